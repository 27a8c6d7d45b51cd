"""Orphaned translations in; carried along to where their text is now, or cleared.

Files are changed line by line, so that all else in them stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from guide.facts.locales import Translation
from guide.facts.messages import told
from guide.facts.reading import YamlLoader
from guide.facts.values import Text
from guide.languages.editions import Edition
from guide.languages.orphans import homes

MOST_NAMED = 5
"""Paths that a warning names."""


def warnings(editions: Sequence[Edition], data: Path) -> Iterator[str]:
    """A line for all files that were left with the same orphans, with the remedy."""
    groups: dict[tuple[str, ...], list[Edition]] = {}
    for edition in editions:
        if edition.orphans:
            groups.setdefault(tuple(edition.orphans), []).append(edition)
    for paths, (first, *others) in groups.items():
        place = f"{data.name}/translations/{first.locale.id}.yaml:{first.lines[paths[0]]}"
        named = ", ".join(paths[:MOST_NAMED]) + (" …" if len(paths) > MOST_NAMED else "")
        message = told("orphans", paths=named, count=len(paths), files=len(others) + 1)
        yield f"{place}:3: {message}"


def new_homes(
    orphans: Mapping[str, Translation], known: Mapping[str, Text], written: Collection[str]
) -> dict[str, str]:
    """Where orphans are to go by themselves: the same Japanese stands there, without translation.

    `known` are the texts of the guide by their paths, `written` the paths of the file.
    """
    moved: dict[str, str] = {}
    for path, translation in orphans.items():
        taken = {*written, *moved.values()}
        if new := next(homes(path, translation, known, taken), None):
            moved[path] = new
    return moved


def renamed(
    orphans: Iterable[str], old: str, new: str, known: Collection[str], written: Collection[str]
) -> dict[str, str]:
    """Where orphans are to go because `old` is called `new`: ids, or steps of paths with dots.

    Only to where a text stands and no translation does.
    """
    moved: dict[str, str] = {}
    for path in orphans:
        for candidate in _replaced(path.split("."), old.split("."), new.split(".")):
            if candidate in known and candidate not in {*written, *moved.values()}:
                moved[path] = candidate
                break
    return moved


def stands_in(name: str, paths: Iterable[str]) -> bool:
    """Whether one of the paths has the steps of `name`, an id or a path with dots."""
    steps = name.split(".")
    return any(True for path in paths for _ in _replaced(path.split("."), steps, steps))


def _replaced(steps: list[str], old: list[str], new: list[str]) -> Iterator[str]:
    """The path with `old` replaced by `new` at each of the places where all its steps stand."""
    for start in range(len(steps) - len(old) + 1):
        if steps[start : start + len(old)] == old:
            yield ".".join([*steps[:start], *new, *steps[start + len(old) :]])


def rewritten(text: str, moved: Mapping[str, str], cleared: Collection[str]) -> str:
    """The text of a file with some entries under other paths, and others taken out.

    An entry that shares a line with another is left as it is. Raises `yaml.YAMLError`.
    """
    found = list(entries(text))
    left = len(found)
    for path, key, end in reversed(found):
        if path in moved:
            at = text.index(path, key.start_mark.index)
            text = text[:at] + moved[path] + text[at + len(path) :]
        elif path in cleared:
            start = text.rfind("\n", 0, key.start_mark.index) + 1
            newline = text.find("\n", end - 1)
            behind = len(text) if newline < 0 else newline + 1
            before, after = text[start : key.start_mark.index], text[end:behind].strip()
            if not before.strip() and (not after or after.startswith("#")):
                text = text[:start] + text[behind:]
                left -= 1
    if left or not found:
        return text
    return re.sub("^texts:", "texts: {}", text, count=1, flags=re.MULTILINE)


def entries(text: str) -> Iterator[tuple[str, yaml.Node, int]]:
    """The entries under `texts`: the path, its node, where the entry ends."""
    root = YamlLoader(text).get_single_node()
    for name, texts in root.value if isinstance(root, yaml.MappingNode) else []:
        if name.value == "texts" and isinstance(texts, yaml.MappingNode):
            for key, value in texts.value:
                yield key.value, key, _end(value)


def _end(node: yaml.Node) -> int:
    """Where a value ends; comments behind it are not its own."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _end(node.value[-1][1])
    return int(node.end_mark.index)
