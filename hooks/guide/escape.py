"""Nothing in the data can become markup: one escape for Markdown, HTML and attributes alike."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from guide.values import Text

Html = Markup

# HTML's own five, and what Python-Markdown (with the extensions of mkdocs.yml) gives a meaning
# inside a line. Character references mean the same in Markdown, HTML text and attributes.
SPECIAL = re.compile(r"""[&<>"'`*_{}\[\]\\]""")
# What has a meaning only where a line begins.
LINE_START = re.compile(r"^\s*(?:[-+=#:|~>]+|\d+[.)])(?=\s|$)|^#+|^\s+")


def escape(value: Any) -> Any:
    """Make a template's value safe wherever it is put; `Html` passes as it is.

    A text that has no translation is wrapped in its own language mark; in an attribute, use the
    filter `plain` first.
    """
    if isinstance(value, Html):
        return value
    if isinstance(value, Text) and value.status == "missing":
        return Html(f'<span lang="ja" class="untranslated">{_references(value)}</span>')
    return Html(_references(str(value)))


def plain(value: Any) -> str:
    """The value as bare text, without language marks; for attributes and titles."""
    return Html(value).striptags() if isinstance(value, Html) else str(value)


def _references(text: str) -> str:
    """The text with every special character written as a character reference."""
    start = found[0] if (found := LINE_START.match(text)) else ""
    return _each(start) + SPECIAL.sub(lambda found: _each(found[0]), text[len(start) :])


def _each(characters: str) -> str:
    return "".join(f"&#{ord(character)};" for character in characters)
