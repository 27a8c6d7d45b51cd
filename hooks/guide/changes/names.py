"""Changes of facts in; out: where a name still stands that somebody no longer bears.

It is a hint, not a mistake: what an older document calls somebody may stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guide.facts.compare import Change
from guide.facts.document import Document, Path_

FIELDS = ("name", "short_name")
OF_BODIES = ("agencies", "center", "offices")
"""The files whose records are somebody: others have names that are everyday words."""
SHORTEST = 3
"""Characters of a name that is looked for: a shorter one is a part of other words."""
KEPT = ("hints", "neighbours", "readings", "readings-settled", "sources")
"""The files in which an old name does no harm: words to search for, readings, titles."""


@dataclass(frozen=True)
class OldName:
    """A text in which an old name stands."""

    place: tuple[Document, Path_]
    old: str
    new: str


def old_names(changes: Iterable[Change], documents: Mapping[str, Document]) -> Iterator[OldName]:
    """Each text of the facts with each name that it has and that is another one now."""
    renamed = dict(_renamed(changes))
    if not renamed:
        return
    for name, document in documents.items():
        for path, text in () if name in KEPT else _texts(document.value):
            for old, new in renamed.items():
                # The new name may contain the old one.
                if old in text.replace(new, ""):
                    yield OldName((document, path), old, new)


def _renamed(changes: Iterable[Change]) -> Iterator[tuple[str, str]]:
    """The names that somebody bore, each with the one that has taken its place."""
    for change in changes:
        of_body = change.place[0].file.stem in OF_BODIES and change.field in FIELDS
        old, new = change.was, change.now
        if of_body and isinstance(old, str) and isinstance(new, str) and len(old) >= SHORTEST:
            yield old, new


def _texts(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Every text in a value, however deep, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(item, (*path, key))
