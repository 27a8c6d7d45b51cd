"""Where each fact stands: file and line, for links to correct it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guide.facts.document import Document
from guide.facts.guide import Guide
from guide.facts.reading import read
from guide.facts.record import Model, Record, identity
from guide.facts.text_paths import place_of


def lines(data: Path, guide: Guide) -> dict[str, tuple[str, int]]:
    """The file below `data` and the line of each record, by the record's path."""
    documents: dict[str, Document] = {}
    found = {}
    for path, _ in records_of(guide):
        file = f"{path.split('.')[0]}.yaml"
        if file not in documents:
            documents[file] = read(data / file, Path(file))
        place = place_of(path, documents[file].value)
        found[path] = file, documents[file].position(place)[0]
    return found


def records_of(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Record]]:
    """Every record in a guide, with its path: `agencies.ID.services.ID`."""
    if isinstance(value, Record):
        yield ".".join(path), value
    if isinstance(value, Model):
        for name in type(value).model_fields:
            yield from records_of(getattr(value, name), (*path, name))
    elif isinstance(value, list):
        for item in value:
            if (key := identity(item)) is not None:
                yield from records_of(item, (*path, key))
