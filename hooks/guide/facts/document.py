"""A YAML file as plain values, with the place of each, and the mistakes that were found in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guide.facts.messages import Message
from guide.facts.problems import Problem
from guide.facts.slips import Slip, slip_in_brackets

Path_ = tuple[str | int, ...]
"""Where a value stands in a file: keys, and positions in lists from 0."""


@dataclass
class Document:
    """A YAML file: its values, the mistakes in its spelling, and where each value stands."""

    file: Path
    value: Any = None
    _problems: list[Problem] = field(default_factory=list)
    _spelling: dict[Path_, Problem] = field(default_factory=dict)
    _closed: set[Path_] = field(default_factory=set)
    _told: set[Path_] = field(default_factory=set)
    _marks: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    _key_marks: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    _lines: Sequence[str] = ()

    def position(self, path: Path_, of_key: bool = False) -> tuple[int, int]:
        """Line and column (from 1) of the value at `path`, or of the nearest thing around it.

        With `of_key`, the position of the key rather than of its value.
        """
        if of_key and path in self._key_marks:
            return self._key_marks[path]
        while path not in self._marks and path:
            path = path[:-1]
        return self._marks.get(path, (1, 1))

    def name(self, path: Path_) -> str:
        """The path as editors read it: file name, ids in place of positions, keys.

        A record without an id, such as a topic's desk, is named by the service that it stands for.
        """
        words, value = [self.file.stem], self.value
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                value = None
            has_id = isinstance(step, int) and isinstance(value, dict)
            words.append(str(value.get("id", value.get("service", step)) if has_id else step))
        return ".".join(words)

    @property
    def problems(self) -> list[Problem]:
        """Every mistake noted so far."""
        return [*self._problems, *self._spelling.values()]

    def complain(self, path: Path_, message: Message, of_key: bool = False) -> None:
        """Note a mistake at `path`, in the place of one in the spelling of the same value."""
        if not any(path[:length] in self._closed for length in range(len(path) + 1)):
            self._spelling.pop(path, None)
            self._told.add(path)
            self._problems.append(self.problem(path, message, of_key))

    def has_told(self, path: Path_) -> bool:
        """Whether a mistake has been noted of the value at `path` itself."""
        return path in self._told

    def complain_for_good(self, path: Path_, message: Message) -> None:
        """Note a mistake after which no other is told of the value at `path`, or in it."""
        self.complain(path, message)
        self._closed.add(path)
        for inner in [one for one in self._spelling if one[: len(path)] == path]:
            del self._spelling[inner]

    def slip_at(self, path: Path_, of_wrong_kind: bool) -> Slip | None:
        """A slip in the brackets around or in the value at `path`, from which its mistake follows.

        Full-width brackets are a slip where the value is of a wrong kind; else they may be text.
        """
        return slip_in_brackets(self._lines, self.position(path)[0], wide=of_wrong_kind)

    def complain_of_slip(self, path: Path_, slip: Slip) -> None:
        """Note a slip from which the mistake at `path` follows; once, whatever follows from it."""
        self._told.add(path)
        problem = Problem(self.file, slip.line, slip.column, self.name(path), slip.message)
        if not any((one.line, one.column) == (slip.line, slip.column) for one in self._problems):
            self._problems.append(problem)
        for other in [one for one, found in self._spelling.items() if found.line == slip.line]:
            del self._spelling[other]

    def complain_of_spelling(self, path: Path_, message: Message) -> None:
        """Note that YAML reads the value at `path` otherwise than it is meant."""
        self._spelling[path] = self.problem(path, message)

    def complain_of_file(self, message: Message, line: int = 1, column: int = 1) -> None:
        """Note a mistake of the file as a whole."""
        self._problems.append(Problem(self.file, line, column, "", message))

    def problem(self, path: Path_, message: Message, of_key: bool = False) -> Problem:
        """A mistake at `path`, without noting it."""
        return Problem(self.file, *self.position(path, of_key), self.name(path), message)


# A mistake: the document it stands in, the path of the value, what to write.
Complaint = tuple[Document, Path_, Message]


def ids(value: Any) -> set[str]:
    """The ids of a list of records, as far as they can be read."""
    return {record["id"] for record in records(value) if isinstance(record.get("id"), str)}


def by_id(value: Any) -> dict[str, tuple[int, dict[str, Any]]]:
    """The records of a list with their places; of an id that stands twice, the first."""
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    for position, record in enumerate(records(value)):
        if isinstance(id := record.get("id"), str):
            found.setdefault(id, (position, record))
    return found


# What names a record in its own words.
NAMES = ("name", "short_name", "title", "term", "text")


def called(value: Any) -> dict[str, list[str]]:
    """The ids of a list of records, each with what the record is called in its own words."""
    return {
        record["id"]: [record[key] for key in NAMES if isinstance(record.get(key), str)]
        for record in records(value)
        if isinstance(record.get("id"), str)
    }


def records(value: Any) -> list[dict[str, Any]]:
    """The items of a list in their places, with an empty record for what is not one."""
    items = value if isinstance(value, list) else []
    return [item if isinstance(item, dict) else {} for item in items]


def mappings(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, dict[str, Any]]]:
    """Every mapping in a value, however deep, with its path."""
    if isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            yield from mappings(item, (*path, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from mappings(item, (*path, position))
