"""Read a YAML file into plain values, remembering where each stands.

Scalars are taken as an editor means them. What YAML would silently turn into something else (`no`,
`9:00`, `010`, an empty value) is reported instead, with the spelling that is safe.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from sys import intern
from typing import Any

import yaml

from guide.facts.document import Document, Path_
from guide.facts.messages import Message, told
from guide.facts.slips import find_slip, key_in_comment, slip_in_brackets
from guide.facts.text_file import Unreadable, read_text

# LibYAML reads ten times as fast; PyYAML's own reader stands in where it is missing.
YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

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


def read(file: Path, shown_as: Path, tags: bool = False) -> Document:
    """Read `file`; mistakes name it `shown_as` (its path from the project's root).

    A file that cannot be read as YAML at all yields `value` None and one problem. With `tags`,
    YAML's tags (`!ENV`) are passed over: data has none, other files of YAML may.
    """
    document = Document(shown_as)
    if not file.exists():
        document.complain_of_file(told("file-missing"))
        return document
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
        self._lines = document._lines = text.split("\n")
        self._events: Iterator[Any] = yaml.parse(text, Loader=YamlLoader)
        self._lacks_dash = False  # whether the next key begins a record of the list being read
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
            return self._mapping(path, in_braces=bool(event.flow_style))
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
            while self._lacks_dash:
                items.append(self._record_without_dash((*path, len(items))))
        return items

    def _record_without_dash(self, path: Path_) -> dict[str, Any]:
        self._lacks_dash = False
        key = next(self._events)
        self._put_back(key)
        self._document._marks[path] = _place(key.start_mark)
        self._complain(self._document.complain, path, told("slip-dash-missing", key=key.value))
        return self._mapping(path)

    def _mapping(self, path: Path_, in_braces: bool = False) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        marks = self._document._key_marks
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise Unreadable(told("key-not-word"), *_place(event.start_mark))
            key, mark = intern(event.value), event.start_mark
            here = (*path, key)
            first = marks.get(here)
            if in_braces and mapping and self._is_text_after_comma(event):
                text = (*path, next(reversed(mapping)))
                cut = told("slip-bracket-in-text", found=",")
                self._complain(self._document.complain_for_good, text, cut)
                self._skip(next(self._events))
            elif first is None:
                marks[here] = _place(mark)
                mapping[key] = self._value(next(self._events), here)
            elif not in_braces and self._begins_record(path, mapping, key):
                self._put_back(event)
                self._lacks_dash = True
                break
            else:
                marks[here] = _place(mark)
                complain = partial(self._document.complain, of_key=True)
                self._complain(complain, here, self._why_twice(marks[here][0], first[0]))
                self._skip(next(self._events))
        return mapping

    def _why_twice(self, line: int, first: int) -> Message:
        if owner := key_in_comment(self._lines, line):
            return told("key-in-comment", key=owner[0], line=owner[1])
        return told("key-twice", first=first)

    def _is_text_after_comma(self, key: Any) -> bool:
        """Whether what YAML takes for a key is the rest of a text that has a comma in it."""
        behind = self._lines[key.end_mark.line][key.end_mark.column :].lstrip()
        if behind.startswith(":") or re.fullmatch("[a-z_]+", key.value):
            return False
        return slip_in_brackets(self._lines, key.start_mark.line + 1) is None

    def _begins_record(self, path: Path_, mapping: dict[str, Any], key: str) -> bool:
        """Whether a key that stands twice begins the next record of a list, without its dash.

        That is the first key of this one, with others between the two and another behind.
        """
        in_list = bool(path) and isinstance(path[-1], int)
        if not in_list or key != next(iter(mapping)) or len(mapping) == 1:
            return False
        if not mapping[next(reversed(mapping))]:  # `source:`, and its keys not indented
            return False
        value, behind = next(self._events), next(self._events)
        self._put_back(value, behind)
        return isinstance(value, yaml.ScalarEvent) and isinstance(behind, yaml.ScalarEvent)

    def _put_back(self, *events: Any) -> None:
        """Have the events read again."""
        self._events = chain(events, self._events)

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
