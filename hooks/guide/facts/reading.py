"""Read a YAML file into plain values, remembering where each stands.

Scalars are taken as an editor means them. What YAML would silently turn into something else (`no`,
`9:00`, `010`, an empty value) is reported instead, with the spelling that is safe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import yaml

from guide.facts.problems import Problem

# LibYAML reads ten times as fast; PyYAML's own reader stands in where it is missing.
YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path_ = tuple[str | int, ...]

BOOLEAN_TRAP = re.compile(r"(?i)^(y|n|yes|no|on|off)$")
NULL_TRAP = re.compile(r"(?i)^(~|null|)$")
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

    def complain(self, path: Path_, message: str, of_key: bool = False) -> None:
        """Note a mistake at `path`, in the place of one in the spelling of the same value."""
        self._spelling.pop(path, None)
        self._problems.append(self._problem(path, message, of_key))

    def complain_of_spelling(self, path: Path_, message: str) -> None:
        """Note that YAML reads the value at `path` otherwise than it is meant."""
        self._spelling[path] = self._problem(path, message)

    def complain_of_file(self, message: str, line: int = 1, column: int = 1) -> None:
        """Note a mistake of the file as a whole."""
        self._problems.append(Problem(self.file, line, column, "", message))

    def _problem(self, path: Path_, message: str, of_key: bool = False) -> Problem:
        return Problem(self.file, *self.position(path, of_key), self.name(path), message)


# A mistake: the document it stands in, the path of the value, what to write.
Complaint = tuple[Document, Path_, str]


def ids(value: Any) -> set[str]:
    """The ids of a list of records, as far as they can be read."""
    return {record["id"] for record in records(value) if isinstance(record.get("id"), str)}


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


def read(file: Path, shown_as: Path) -> Document:
    """Read `file`; mistakes name it `shown_as` (its path from the project's root).

    A file that cannot be read as YAML at all yields `value` None and one problem.
    """
    document = Document(shown_as)
    try:
        root = YamlLoader(file.read_text(encoding="utf-8")).get_single_node()
    except FileNotFoundError:
        document.complain_of_file("the file is missing")
        return document
    except UnicodeDecodeError:
        document.complain_of_file("save the file as UTF-8")
        return document
    except yaml.MarkedYAMLError as error:
        _complain_of_syntax(document, error)
        return document
    except yaml.YAMLError as error:
        document.complain_of_file(f"this is not YAML: {error}")
        return document
    if root is None:
        document.complain_of_file("the file is empty")
        return document
    complaints: list[tuple[Path_, str, bool]] = []
    document.value = _construct(root, (), document, complaints)
    for path, message, of_key in complaints:
        if of_key:
            document.complain(path, message, of_key)
        else:
            document.complain_of_spelling(path, message)
    for path, message in _repeated_ids(document.value, ()):
        document.complain(path, message)
    return document


def _complain_of_syntax(document: Document, error: yaml.MarkedYAMLError) -> None:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = error.problem or error.context or "not readable"
    document.complain_of_file(
        f"this is not YAML ({reason}); look at the colon, the quotes and the indentation here "
        "and on the line above",
        line,
        column,
    )


def _construct(node: yaml.Node, path: Path_, document: Document, complaints: list[Any]) -> Any:
    document._marks[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        return _construct_mapping(node, path, document, complaints)
    if isinstance(node, yaml.SequenceNode):
        return [
            _construct(item, (*path, position), document, complaints)
            for position, item in enumerate(node.value)
        ]
    value, complaint = _scalar(cast(yaml.ScalarNode, node))
    if complaint:
        complaints.append((path, complaint, False))
    return value


def _construct_mapping(
    node: yaml.MappingNode, path: Path_, document: Document, complaints: list[Any]
) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        here = (*path, key)
        if key in mapping:
            first = document._key_marks[here][0]
            document._key_marks[here] = (
                key_node.start_mark.line + 1,
                key_node.start_mark.column + 1,
            )
            complaint = f"the key is already on line {first}; keep one of the two"
            complaints.append((here, complaint, True))
            continue
        document._key_marks[here] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        mapping[key] = _construct(value_node, here, document, complaints)
    return mapping


def _scalar(node: yaml.ScalarNode) -> tuple[Any, str | None]:
    """The value of a scalar as an editor means it, and a complaint if YAML means another."""
    value = node.value
    if node.style:  # quoted, or a block
        return value, None
    if NULL_TRAP.match(value):
        return value, "the value is empty; write it, or remove the key"
    if BOOLEAN_TRAP.match(value):
        return value, f'YAML reads {value} without quotes as yes or no; write "{value}"'
    if SEXAGESIMAL.match(value):
        return value, f'YAML reads {value} without quotes as a number; write "{value}"'
    if LEADING_ZERO.match(value):
        return value, f'YAML drops the leading zeros of {value}; write "{value}" in quotes'
    if OTHER_NUMBER.match(value):
        return value, f'YAML reads {value} as a number in its own way; write "{value}" in quotes'
    if INTEGER.match(value):
        return int(value), None
    if value in ("true", "false"):
        return value == "true", None
    return value, None


def _repeated_ids(value: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    """Find records of one list that share an id."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _repeated_ids(item, (*path, key))
    elif isinstance(value, list):
        seen: set[Any] = set()
        for position, item in enumerate(value):
            id = item.get("id") if isinstance(item, dict) else None
            if isinstance(id, str) and id in seen:
                yield (
                    (*path, position, "id"),
                    f'another record above has the id "{id}"; give each its own',
                )
            if isinstance(id, str):
                seen.add(id)
            yield from _repeated_ids(item, (*path, position))
