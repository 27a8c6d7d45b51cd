"""Nothing in the data can become markup: one escape for Markdown, HTML and attributes alike.

Three things in a phrase do become elements: a reading, written `{漢字|かんじ}`; the language mark
of what has no translation; and what keeps values, and the Japanese, apart between words from right
to left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from markupsafe import Markup

from guide.facts.locales import Locale
from guide.facts.values import Text
from guide.languages.noting import note
from guide.languages.phrases import Phrase, Run, parts_of

Html = Markup

# HTML's own five, and what Python-Markdown (with the extensions of mkdocs.yml) gives a meaning
# inside a line. Character references mean the same in Markdown, HTML text and attributes.
SPECIAL = re.compile(r"""[&<>"'`*_{}\[\]\\]""")
# What has a meaning only where a line begins.
LINE_START = re.compile(r"^\s*(?:[-+=#:|~>]+|\d+[.)])(?=\s|$)|^#+|^\s+")
READING_ELEMENT = re.compile(r"<r[tp]>[^<]*(?:</rt>)?")


def escape(value: Any) -> Any:
    """Make a template's value safe wherever it is put; `Html` passes as it is, in a phrase, too.

    What has no translation is wrapped in its own language mark; in an attribute, use the filter
    `plain` first.
    """
    if isinstance(value, Html):
        return value
    if isinstance(value, Text):
        note(value)
        if not value.stands_in:
            return _text(value)
        return _text(value, value.lang, _is_turned(value))
    if isinstance(value, Phrase):
        return Html(_phrase(value))
    return Html(_references(str(value)))


def without_ruby(html: str) -> str:
    """HTML with the readings taken out."""
    return READING_ELEMENT.sub("", html).replace("<ruby>", "").replace("</ruby>", "")


@contextmanager
def on_page(locale: Locale) -> Iterator[None]:
    """Write for a page in this language within the block."""
    token = _from_right_to_left.set(locale.direction == "rtl")
    try:
        yield
    finally:
        _from_right_to_left.reset(token)


_from_right_to_left: ContextVar[bool] = ContextVar("from_right_to_left", default=False)


def _is_turned(text: Text | None) -> bool:
    """Whether a text runs from left to right on a page that runs from right to left."""
    return text is not None and text.stands_in and _from_right_to_left.get()


@cache
def _text(text: str, lang: str | None = None, turned: bool = False) -> Html:
    """A text without values: the same is said on many pages."""
    return Html(_joined(parts_of(text, lang), turned))


def _phrase(phrase: Phrase) -> str:
    html = _joined(phrase.parts, _is_turned(phrase.text))
    return f"<bdi>{html}</bdi>" if phrase.apart else html


def _joined(parts: tuple[Run | Phrase, ...], turned: bool) -> str:
    html, after_value = "", False
    for part in parts:
        html += _phrase(part) if isinstance(part, Phrase) else _run(part, after_value)
        after_value = isinstance(part, Phrase)
    return f'<span dir="ltr">{html}</span>' if turned else html


def _run(run: Run, after_value: bool) -> str:
    """A run as HTML; a reading has brackets for browsers that know no ruby.

    The brackets have no end tags, as HTML allows; without that of the reading, lxml takes one for a
    part of it. After a value no line begins, and what only means something there stays as it is.
    """
    if isinstance(run.text, Html):
        html = str(run.text)
    else:
        html = _special(run.text) if after_value else _references(run.text)
    if run.reading:
        reading = _references(run.reading)
        html = f"<ruby>{html}<rp>(<rt>{reading}</rt><rp>)</ruby>"
    if run.lang:
        html = f'<span lang="{run.lang}" class="untranslated">{html}</span>'
    return html


@cache
def _references(text: str) -> str:
    """The text with every special character written as a character reference."""
    start = found[0] if (found := LINE_START.match(text)) else ""
    return _each(start) + _special(text[len(start) :])


def _special(text: str) -> str:
    return SPECIAL.sub(lambda found: _each(found[0]), text)


def _each(characters: str) -> str:
    return "".join(f"&#{ord(character)};" for character in characters)
