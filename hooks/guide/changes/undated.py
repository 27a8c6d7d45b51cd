"""Changes of facts in; out: the records that change while their date and source stay as they were.

An editor who has read a new value somewhere has to say where and of which day it is. That is a
hint, not a mistake: a slip of the pen in the old value is mended with the old document in hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guide.facts.compare import Change
from guide.facts.document import Document, Path_

PROVENANCE = ("as_of", "source")
# When it ends and who has checked it says nothing new of what it is.
BESIDE = ("ends", "checked_on", "checked_by")


def undated(changes: Iterable[Change]) -> Iterator[tuple[Document, Path_]]:
    """The place of each record whose values change, while date, source and its date stay."""
    changed: dict[str, tuple[Document, Path_]] = {}
    dated: set[str] = set()
    sources: set[str] = set()
    for change in changes:
        document, path = change.place
        if document.file.stem == "sources":
            sources.add(document.name(path[:1]))
        elif (record := _record_around(change)) is not None:
            own = path[len(record) :]
            if own[0] in PROVENANCE:
                dated.add(document.name(record))
            elif own[0] not in BESIDE:
                changed.setdefault(document.name(record), (document, record))
    for name, (document, path) in changed.items():
        source = _at(document, (*path, "source", "id"))
        if name not in dated and f"sources.{source}" not in sources:
            yield document, path


def _record_around(change: Change) -> Path_ | None:
    """The path of the innermost record with a source in which a value changes.

    None where there is none, and for a record that comes or goes with its source.
    """
    document, path = change.place
    if change.kind in ("added", "removed") and _has_source(document, path):
        return None
    around = (path[:length] for length in range(len(path) - 1, -1, -1))
    return next((one for one in around if _has_source(document, one)), None)


def _has_source(document: Document, path: Path_) -> bool:
    value = _at(document, path)
    return isinstance(value, dict) and isinstance(value.get("source"), dict)


def _at(document: Document, path: Path_) -> Any:
    value = document.value
    for step in path:
        value = value[step]
    return value
