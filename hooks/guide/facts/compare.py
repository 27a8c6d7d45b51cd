"""The plain values of two states of `data/` in, each difference out: also of broken data.

Both `make diff` and the feed of changed facts ask it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from guide.facts.document import Document, Path_

# By what a record is known in its list, the first that each of them has.
KEYS = ("id", "service", "word", "first")


@dataclass(frozen=True)
class Change:
    """A value that is not as it was."""

    kind: Literal["changed", "added", "removed", "reordered"]
    old: tuple[Document, Path_] | None
    """Where it stood; None for what is new."""
    new: tuple[Document, Path_] | None
    """Where it stands; None for what is gone."""
    was: Any = None
    """The plain value that it had."""
    now: Any = None

    @property
    def place(self) -> tuple[Document, Path_]:
        """Where it stands, or stood."""
        place = self.new or self.old
        assert place is not None
        return place

    @property
    def field(self) -> str:
        """The last key of its path; empty for a whole file."""
        keys = [step for step in self.place[1] if isinstance(step, str)]
        return keys[-1] if keys else ""


def changes(
    base: Mapping[str, Document], head: Mapping[str, Document], wholes: Collection[str] = ()
) -> Iterator[Change]:
    """What is not as it was in the files `base`, by their names; in the order of these.

    The values of the fields `wholes` are compared as wholes, not part by part.
    """
    for name in sorted({*base, *head}):
        old, new = base.get(name), head.get(name)
        if old is None and new is not None and new.value is not None:
            yield Change("added", None, (new, ()), now=new.value)
        elif new is None and old is not None and old.value is not None:
            yield Change("removed", (old, ()), None, was=old.value)
        elif old and new and old.value is not None and new.value is not None:
            yield from _compare(old, (), old.value, new, (), new.value, wholes)


def _compare(
    old: Document,
    old_path: Path_,
    was: Any,
    new: Document,
    new_path: Path_,
    now: Any,
    wholes: Collection[str],
) -> Iterator[Change]:
    if was == now:
        return
    pairs: list[tuple[Any, Any, Any]]
    if new_path[-1:] and new_path[-1] in wholes:
        yield Change("changed", (old, old_path), (new, new_path), was, now)
        return
    if isinstance(was, dict) and isinstance(now, dict):
        pairs = [(key, key if key in was else None, key if key in now else None)
                 for key in dict.fromkeys([*now, *was])]  # fmt: skip
    elif keys := _keys_of_both(was, now):
        ours, theirs = keys
        pairs = [(key, ours.get(key), theirs.get(key)) for key in dict.fromkeys([*theirs, *ours])]
        kept = [key for key in ours if key in theirs]
        if kept != [key for key in theirs if key in ours]:
            yield Change("reordered", (old, old_path), (new, new_path), was, now)
    else:
        yield Change("changed", (old, old_path), (new, new_path), was, now)
        return
    for _, before, after in pairs:
        if before is None:
            yield Change("added", None, (new, (*new_path, after)), now=now[after])
        elif after is None:
            yield Change("removed", (old, (*old_path, before)), None, was=was[before])
        else:
            there, here = (*old_path, before), (*new_path, after)
            yield from _compare(old, there, was[before], new, here, now[after], wholes)


def _keys_of_both(was: Any, now: Any) -> tuple[dict[str, int], dict[str, int]] | None:
    """The places of the records of two lists by their keys; None where they cannot be paired.

    Records without keys, such as the times of a week, are paired by their places if as many. Else
    one without a key, or with that of another above, stands for itself: it comes or goes.
    """
    if not isinstance(was, list) or not isinstance(now, list):
        return None
    ours, theirs = ([_key(item) for item in value] for value in (was, now))
    if all(None not in keys and len({*keys}) == len(keys) for keys in (ours, theirs)):
        return _places(ours), _places(theirs)
    if len(was) == len(now) and all(isinstance(item, dict) for item in (*was, *now)):
        places = {str(place): place for place in range(len(was))}
        return places, places
    return (_places(ours), _places(theirs)) if any(ours) and any(theirs) else None


def _key(item: Any) -> str | None:
    record = item if isinstance(item, dict) else {}
    return next((str(record[key]) for key in KEYS if isinstance(record.get(key), str)), None)


def _places(keys: list[str | None]) -> dict[str, int]:
    """The places by the keys, of which the second and later of the same are numbered."""
    return {f"{key or ''}{'#' * keys[:place].count(key)}": place for place, key in enumerate(keys)}


def renamed(changes: list[Change]) -> Iterator[tuple[Change, Change]]:
    """Records that are gone, each with a new one of the same list that has most in common with it.

    It may be the same under another id; none is paired twice.
    """
    added = [change for change in changes if change.kind == "added" and _has_id(change.now)]
    for gone in changes:
        if gone.kind == "removed" and _has_id(gone.was):
            alike = [change for change in added if _list_of(change) == _list_of(gone)]
            if alike:
                likest = max(alike, key=lambda change: _in_common(gone.was, change.now))
                added.remove(likest)
                yield gone, likest


def _has_id(record: Any) -> bool:
    return isinstance(record, dict) and isinstance(record.get("id"), str)


def _list_of(change: Change) -> str:
    document, path = change.place
    return document.name(path[:-1])


def _in_common(one: dict[str, Any], other: dict[str, Any]) -> int:
    return sum(other.get(key) == value for key, value in one.items())
