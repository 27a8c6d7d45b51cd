"""Translations in, written into their file; every other byte of it stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from guide.facts.locales import Reviewer, Translation
from guide.languages.clearing import entries

END_OF_TEXTS = "\n# Still to be translated"
EMPTY = "texts: {}"


def with_entries(text: str, made: Mapping[str, Translation]) -> str:
    """The text of a file with these translations by path, in the place of those it has of them.

    New ones come last, before the skeletons. Raises `yaml.YAMLError`.
    """
    new = dict(made)
    for path, key, end in reversed(list(entries(text))):
        if path in made:
            start = text.rfind("\n", 0, key.start_mark.index) + 1
            newline = text.find("\n", end - 1)
            behind = len(text) if newline < 0 else newline + 1
            text = text[:start] + _entry(path, new.pop(path)) + text[behind:]
    if not new:
        return text
    text = text.replace(EMPTY, EMPTY.removesuffix(" {}"), 1)
    at = text.find(END_OF_TEXTS)
    kept, rest = (text, "") if at < 0 else (text[:at], text[at:])
    added = "".join(_entry(path, translation) for path, translation in new.items())
    return kept.rstrip("\n") + "\n" + added + rest


def _entry(path: str, translation: Translation) -> str:
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
    return f"  {path}:\n" + "".join(f"    {line}\n" for line in lines.splitlines())


def _dumped(value: dict[str, Any]) -> str:
    dumped: str = yaml.safe_dump(value, allow_unicode=True, width=10**6, sort_keys=False)
    return dumped
