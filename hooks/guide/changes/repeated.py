"""Changes of facts in; out: new telephone numbers that stand at another record, too.

Whoever copies from a list slips a line. It is a hint, not a mistake: two desks may share a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from guide.facts.compare import Change
from guide.facts.document import Document, Path_, mappings

Place = tuple[Document, Path_]
FIELDS = ("phone", "number")


def repeated_numbers(
    changes: Iterable[Change], documents: Mapping[str, Document]
) -> Iterator[tuple[Place, Place]]:
    """The record with the new number, and another one that has it; not in another section."""
    places: dict[str, list[tuple[Place, str]]] = {}
    for document in documents.values():
        for path, record in mappings(document.value):
            for number, section in _numbers(record):
                places.setdefault(number, []).append(((document, path), section))
    for change in changes:
        if change.new is None or change.kind == "reordered":
            continue
        document, path = change.new
        if change.field in FIELDS:
            path = path[:-1]
        for inner, record in mappings(document.value):
            if inner[: len(path)] != path:
                continue
            own = document, inner
            for number, section in _numbers(record):
                others = [
                    place
                    for place, other in places[number]
                    if place != own and (section == other or "" in (section, other))
                ]
                yield from ((own, other) for other in others[:1])


def _numbers(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The telephone numbers of a record itself, each with the section to ask for."""
    for field in FIELDS:
        if isinstance(number := record.get(field), str):
            yield number.replace("-", ""), str(record.get("section_number", ""))
