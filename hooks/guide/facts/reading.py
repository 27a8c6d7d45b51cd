"""Read a YAML file into plain values, remembering where each stands.

Scalars are taken as an editor means them. What YAML would silently turn into something else (`no`,
`9:00`, `010`, an empty value) is reported instead, with the spelling that is safe.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from guide.facts.messages import Message, told
from guide.facts.problems import Problem
from guide.facts.slips import find_slip
from guide.facts.text_file import Unreadable, read_text

# LibYAML reads ten times as fast; PyYAML's own reader stands in where it is missing.
YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path_ = tuple[str | int, ...]
# Between these no word ends, so that two lines must not be joined with a space.
JOINED = re.compile(
    "[\u3001-\u30ff\u3400-\u9fff\uff00-\uffef] [\u3001-\u30ff\u3400-\u9fff\uff00-\uffef]"
)
DEEPEST = 12
"""Steps that a path may have; those of ours have under ten."""

BOOLEAN_TRAP = re.compile(r"(?i)^(y|n|yes|no|on|off)$")
NULL_TRAP = re.compile(r"(?i)^(~|null)$")
SEXAGESIMAL = re.compile(r"^\d{1,2}(:\d{2})+$")
INTEGER = re.compile(r"^-?(0|[1-9]\d*)$")
LEADING_ZERO = re.compile(r"^-?0\d+$")
OTHER_NUMBER = re.compile(
    r"(?i)^[-+]?(0[xob][0-9a-f_]+|\d[\d_]*_[\d_]*|\+\d+|(\d+\.\d*|\.\d+)(e[-+]?\d+)?|\d+e[-+]?\d+|\.(inf|nan))$"
)


@dataclass
class Document:
    """A YAML file: its values, the mistakes in its spelling, and where each value stands."""

    file: Path
    value: Any = None
    _problems: list[Problem] = field(default_factory=list)
    _spelling: dict[Path_, Problem] = field(default_factory=dict)
    _closed: set[Path_] = field(default_factory=set)
    _marks: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    _key_marks: dict[Path_, tuple[int, int]] = field(default_factory=dict)

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
        """The path as editors read it: file name, ids in place of positions, keys."""
        words, value = [self.file.stem], self.value
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                value = None
            has_id = isinstance(step, int) and isinstance(value, dict)
            words.append(str(value.get("id", step)) if has_id else str(step))
        return ".".join(words)

    @property
    def problems(self) -> list[Problem]:
        """Every mistake noted so far."""
        return [*self._problems, *self._spelling.values()]

    def complain(self, path: Path_, message: Message, of_key: bool = False) -> None:
        """Note a mistake at `path`, in the place of one in the spelling of the same value."""
        if not any(path[:length] in self._closed for length in range(len(path) + 1)):
            self._spelling.pop(path, None)
            self._problems.append(self.problem(path, message, of_key))

    def complain_for_good(self, path: Path_, message: Message) -> None:
        """Note a mistake after which no other is told of the value at `path`."""
        self.complain(path, message)
        self._closed.add(path)

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


def records(value: Any) -> list[dict[str, Any]]:
    """The items of a list in their places, with an empty record for what is not one."""
    items = value if isinstance(value, list) else []
    return [item if isinstance(item, dict) else {} for item in items]


def read(file: Path, shown_as: Path, tags: bool = False) -> Document:
    """Read `file`; mistakes name it `shown_as` (its path from the project's root).

    A file that cannot be read as YAML at all yields `value` None and one problem. With `tags`,
    YAML's tags (`!ENV`) are passed over: data has none, other files of YAML may.
    """
    document = Document(shown_as)
    try:
        _Reader(document, read_text(file), tags).read()
    except Unreadable as error:
        document.complain_of_file(error.message, error.line, error.column)
    for path, message in _repeated_ids(document.value, ()):
        document.complain(path, message)
    return document


def _place(mark: Any) -> tuple[int, int]:
    """Line and column from 1 of a mark of YAML's; the beginning where there is none."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Reader:
    """Puts the events of YAML's parser together to plain values, noting each one's place."""

    def __init__(self, document: Document, text: str, tags: bool) -> None:
        self._document = document
        self._tags = tags
        self._text = text
        self._lines = text.split("\n")
        self._events = yaml.parse(text, Loader=YamlLoader)
        self._complaints: list[tuple[Callable[[Path_, Message], None], Path_, Message]] = []

    def read(self) -> None:
        """Fill the document. Raises `Unreadable`."""
        try:
            value = self._only_document()
        except yaml.MarkedYAMLError as error:
            slip = find_slip(self._text, *_place(error.problem_mark or error.context_mark))
            raise Unreadable(slip.message, slip.line, slip.column) from None
        self._document.value = value
        for complain, path, message in self._complaints:
            complain(path, message)

    def _only_document(self) -> Any:
        if not any(isinstance(event, yaml.DocumentStartEvent) for event in self._events):
            raise Unreadable(told("file-empty"))
        value = self._value(next(self._events), ())
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise Unreadable(told("one-document"), *_place(event.start_mark))
        return value

    def _value(self, event: Any, path: Path_) -> Any:
        mark = event.start_mark
        if len(path) > DEEPEST:
            raise Unreadable(told("too-deep"), *_place(mark))
        self._document._marks[path] = _place(mark)
        if isinstance(event, yaml.AliasEvent):
            self._complain_of_mark(path, f"*{event.anchor}")
            return None
        if event.anchor is not None:
            self._complain_of_mark(path, f"&{event.anchor}")
        elif event.tag is not None and not self._tags:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._complain(self._document.complain_for_good, path, told("tag", tag=tag))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._scalar(event, path)

    def _complain_of_mark(self, path: Path_, found: str) -> None:
        self._complain(self._document.complain_for_good, path, told("reference-mark", found=found))

    def _complain(
        self, how: Callable[[Path_, Message], None], path: Path_, message: Message
    ) -> None:
        """Note a mistake once all values are known, which its words need."""
        self._complaints.append((how, path, message))

    def _sequence(self, path: Path_) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path_) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        marks = self._document._key_marks
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise Unreadable(told("key-not-word"), *_place(event.start_mark))
            key, mark = str(event.value), event.start_mark
            here = (*path, key)
            first = marks.get(here)
            marks[here] = _place(mark)
            if first is None:
                mapping[key] = self._value(next(self._events), here)
            else:
                complain = partial(self._document.complain, of_key=True)
                self._complain(complain, here, told("key-twice", first=first[0]))
                self._skip(next(self._events))
        return mapping

    def _skip(self, event: Any) -> None:
        """Pass over the value that begins with the event."""
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth == 0:
                return
            event = next(self._events)

    def _scalar(self, event: Any, path: Path_) -> Any:
        if path and event.start_mark.line != event.end_mark.line and JOINED.search(event.value):
            self._complain(self._document.complain_for_good, path, told("several-lines"))
            return event.value
        value, complaint = meant(event)
        if complaint:
            self._complain(self._document.complain_of_spelling, path, complaint)
        elif not event.style and self._is_cut(event):
            self._complain(self._document.complain_of_spelling, path, told("cut-at-hash"))
        return value

    def _is_cut(self, event: Any) -> bool:
        """Whether a comment behind a plain value looks as if it were a part of it."""
        rest = self._lines[event.end_mark.line][event.end_mark.column :].lstrip()
        is_text = not event.value.isascii() or " " in event.value
        return rest.startswith("#") and (is_text or not rest.startswith(("# ", "##")))


def meant(scalar: Any) -> tuple[Any, Message | None]:
    """The value of a scalar as an editor means it, and a complaint if YAML means another."""
    value = scalar.value
    if scalar.style:  # quoted, or a block
        return value, None
    if not value:
        return value, told("value-empty")
    if NULL_TRAP.match(value):
        return value, told("read-as-nothing", value=value)
    if BOOLEAN_TRAP.match(value):
        return value, told("yes-or-no", value=value)
    if SEXAGESIMAL.match(value):
        return value, told("sexagesimal", value=value)
    if LEADING_ZERO.match(value):
        return value, told("leading-zeros", value=value)
    if OTHER_NUMBER.match(value):
        return value, told("other-number", value=value)
    if INTEGER.match(value):
        return int(value), None
    if value in ("true", "false"):
        return value == "true", None
    return value, None


def _repeated_ids(value: Any, path: Path_) -> Iterator[tuple[Path_, Message]]:
    """Find records of one list that share an id."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _repeated_ids(item, (*path, key))
    elif isinstance(value, list):
        seen: set[Any] = set()
        for position, item in enumerate(value):
            id = item.get("id") if isinstance(item, dict) else None
            if isinstance(id, str) and id in seen:
                yield (*path, position, "id"), told("id-twice", id=id)
            if isinstance(id, str):
                seen.add(id)
            yield from _repeated_ids(item, (*path, position))
