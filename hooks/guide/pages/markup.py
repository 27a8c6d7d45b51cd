"""Nothing in the data can become markup: one escape for Markdown, HTML and attributes alike.

Two things in a text do become elements: a reading, written `{漢字|かんじ}`, and the language mark
of a text that has no translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from markupsafe import Markup

from guide.facts.values import Text
from guide.languages.ruby import RUBY, without_readings

Html = Markup

# HTML's own five, and what Python-Markdown (with the extensions of mkdocs.yml) gives a meaning
# inside a line. Character references mean the same in Markdown, HTML text and attributes.
SPECIAL = re.compile(r"""[&<>"'`*_{}\[\]\\]""")
# What has a meaning only where a line begins.
LINE_START = re.compile(r"^\s*(?:[-+=#:|~>]+|\d+[.)])(?=\s|$)|^#+|^\s+")
READING_ELEMENT = re.compile(r"<(r[tp])>.*?</\1>")

_used: ContextVar[list[Text] | None] = ContextVar("used", default=None)


@contextmanager
def noting_texts() -> Iterator[list[Text]]:
    """Collect, in order and each once, the texts that are rendered within the block."""
    texts: list[Text] = []
    token = _used.set(texts)
    try:
        yield texts
    finally:
        _used.reset(token)


def escape(value: Any) -> Any:
    """Make a template's value safe wherever it is put; `Html` passes as it is.

    A text that has no translation is wrapped in its own language mark; in an attribute, use the
    filter `plain` first.
    """
    if isinstance(value, Html):
        return value
    if not isinstance(value, Text):
        return Html(_references(str(value)))
    _note(value)
    html = _with_ruby(value)
    if value.status == "missing":
        return Html(f'<span lang="ja" class="untranslated">{html}</span>')
    return Html(html)


def plain(value: Any) -> str:
    """The value as bare text, without readings and language marks; for attributes and titles."""
    if isinstance(value, Html):
        return Html(READING_ELEMENT.sub("", value)).striptags()
    if isinstance(value, Text):
        _note(value)
        return without_readings(value)
    return str(value)


def without_ruby(html: str) -> str:
    """HTML with the readings taken out."""
    return READING_ELEMENT.sub("", html).replace("<ruby>", "").replace("</ruby>", "")


def _note(text: Text) -> None:
    texts = _used.get()
    if texts is not None and text not in texts:
        texts.append(text)


def _with_ruby(text: str) -> str:
    """The text escaped, its readings as `<ruby>`, with brackets for browsers that know no ruby."""
    html, end = "", 0
    for found in RUBY.finditer(text):
        base, reading = (_references(part) for part in found.groups())
        html += _references(text[end : found.start()])
        html += f"<ruby>{base}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>"
        end = found.end()
    return html + _references(text[end:])


def _references(text: str) -> str:
    """The text with every special character written as a character reference."""
    start = found[0] if (found := LINE_START.match(text)) else ""
    return _each(start) + SPECIAL.sub(lambda found: _each(found[0]), text[len(start) :])


def _each(characters: str) -> str:
    return "".join(f"&#{ord(character)};" for character in characters)
