"""Translations in, written into their file; every other byte of it stays."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from typing import Any

import yaml

from guide.facts.locales import Reviewer, Translation
from guide.languages.clearing import entries

INDENT = 2
INDENTED_COMMENTS = re.compile(r"(?:[ \t]+#.*\n)*")


def with_entries(text: str, made: Mapping[str, Translation]) -> str:
    """The text of a file with these translations by path, in the place of those it has of them.

    New ones come last in `texts`, wherever that stands. What stood in braces, in one line, is
    written in lines. Raises `yaml.YAMLError`.
    """
    if not made:
        return text
    text = _in_lines(text)
    new = dict(made)
    found = list(entries(text))
    indent = found[0][1].start_mark.column if found else INDENT
    for path, key, end in reversed(found):
        if path in made:
            start = text.rfind("\n", 0, key.start_mark.index) + 1
            text = text[:start] + _entry(path, new.pop(path), indent) + text[_behind(text, end) :]
    at = _end_of_texts(text)
    added = "".join(_entry(path, translation, indent) for path, translation in new.items())
    return text[:at] + added + text[at:]


def _in_lines(text: str) -> str:
    """The text of a file, the whole of it and its `texts` without braces; never empty `texts`."""
    root = yaml.compose(text, yaml.BaseLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        content = yaml.load(text, yaml.BaseLoader) or {}
        return _in_lines(_dumped({"texts": {}, **content}))
    for name, texts in root.value:
        if name.value == "texts" and isinstance(texts, yaml.MappingNode) and texts.flow_style:
            start, end = texts.start_mark.index, texts.end_mark.index
            content = yaml.load(text[start:end], yaml.BaseLoader)
            lines = textwrap.indent(_dumped(content), " " * INDENT) if content else ""
            return f"{text[:start].rstrip(' ')}\n{lines}".rstrip("\n") + text[end:]
    ended = text if text.endswith("\n") else f"{text}\n"
    return ended if any(name.value == "texts" for name, _ in root.value) else f"{ended}texts:\n"


def _end_of_texts(text: str) -> int:
    """Where the next entry goes: behind the last one and what is noted below it."""
    root = yaml.compose(text, yaml.BaseLoader)
    named = root.value if isinstance(root, yaml.MappingNode) else []
    (texts,) = (name.end_mark.index for name, _ in named if name.value == "texts")
    last = max((end for _, _, end in entries(text)), default=texts)
    notes = INDENTED_COMMENTS.match(text, _behind(text, last))
    return notes.end() if notes else len(text)


def _behind(text: str, end: int) -> int:
    """Where the line after the one of a value's end begins."""
    newline = text.find("\n", end - 1)
    return len(text) if newline < 0 else newline + 1


def _entry(path: str, translation: Translation, indent: int) -> str:
    """An entry as it stands under `texts`."""
    value: dict[str, Any] = {"source": str(translation.source), "text": str(translation.text)}
    lines = _dumped(value)
    if isinstance(translation.made_by, Reviewer):
        by = translation.made_by
        named = _dumped({"name": by.name}).strip().removeprefix("name: ")
        # Within braces, what YAML would take for more than text stands in quotes.
        quoted = named if named[0] in "'\"" else "'" + by.name.replace("'", "''") + "'"
        lines += f"made_by: {{name: {quoted}, on: {by.on}}}\n"
    elif translation.made_by:
        lines += f"made_by: {translation.made_by}\n"
    margin = " " * indent
    return f"{margin}{path}:\n" + textwrap.indent(lines, margin + " " * INDENT)


def _dumped(value: dict[str, Any]) -> str:
    dumped: str = yaml.safe_dump(value, allow_unicode=True, width=10**6, sort_keys=False)
    return dumped
