"""One UUID for each record, the same in every language, at every build and on every site."""

from __future__ import annotations

from functools import cache
from uuid import NAMESPACE_URL, uuid5


@cache
def identifier(center: str, *path: str) -> str:
    """The UUID (version 5) of what stands at `path`, such as `"offices", "ID"`.

    `center` is the id of the guide's centre: so two guides never give the same one. Never change
    how it is made: programs know records by it.
    """
    namespace = uuid5(NAMESPACE_URL, f"urn:{center}-guide")
    return str(uuid5(namespace, "/".join(path)))
