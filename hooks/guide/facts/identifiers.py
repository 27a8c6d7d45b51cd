"""One UUID for each record, the same in every language, at every build and on every site."""

from __future__ import annotations

from functools import cache
from uuid import UUID, uuid5

# Made once as uuid5(NAMESPACE_URL, "urn:fresc-guide"). Never change it: all identifiers hang on it.
NAMESPACE = UUID("d5fb6411-5681-59d6-b673-e695552bb5a8")


@cache
def identifier(*path: str) -> str:
    """The UUID (version 5) of what stands at `path`, such as `"offices", "sendai"`."""
    return str(uuid5(NAMESPACE, "/".join(path)))
