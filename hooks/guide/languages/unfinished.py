"""Texts that are no translations: what stands in the place of one, or has come to harm on its way.

A reader would be shown them as they are: a dash as the name of an office, letters lost to `?`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from guide.facts.characters import PLACEHOLDER
from guide.facts.messages import Message, told
from guide.facts.values import Word

# What a translator leaves to come back to. In small letters it may be a word (Spanish "todo").
TO_DO = re.compile(r"(?:TODO|FIXME|TBD|TBA|XXX+|N/A)\b[\W\d_]*(?:$|(?<=:).*)")
LOST = re.compile(r"\S*\?{2,}\S*|\w*[^\W\d_]\?[^\W\d_]\w*")
# Scripts that put no space behind a question mark.
WITHOUT_SPACES = ("Hans", "Hant", "Jpan", "Khmr", "Mymr", "Thai")
ADDRESS = re.compile(r"\b(?:\w+://|www\.)\S+|(?<!\S)\S+@[\w-]+\.\w\S*")
DOMAIN = re.compile(r"[a-z][a-z0-9.-]*\.(?:com|info|io|jp|net|org)\b", re.IGNORECASE | re.ASCII)
# How programs write values, line breaks and patterns.
OF_PROGRAMS = re.compile(r"\$(?=\{)|(?<![\d%])%(?:\d\$)?[sdif](?!\w)|\\.?")
DOLLARS = re.compile("[$＄]|ドル")
LONG = 10
"""From so many letters on, one letter is too little for them in any language."""


def is_no_translation(source: str, text: str) -> bool:
    """Whether there is nothing in `text` that could translate the Japanese `source`."""
    is_one_letter = len(text) < LONG and letters(text) == 1 and not PLACEHOLDER.search(text)
    holds_a_place = stands_for_nothing(source, text) and not isinstance(text, Word)
    return holds_a_place or (is_one_letter and letters(source) >= LONG)


def unfinished(script: str, source: str, text: str) -> Iterator[Message]:
    """What shows that `text`, in this script, is no whole translation of the Japanese `source`."""
    if found := lost_letters(script, text):
        yield told("lost-letters", found=found)
    if (address := ADDRESS.search(text)) and not ADDRESS.search(source):
        yield told("not-in-japanese", found=address[0])
    for sign in OF_PROGRAMS.finditer(text):
        if sign[0] not in source and not (sign[0] == "$" and DOLLARS.search(source)):
            yield told("not-in-japanese", found=sign[0])


def perhaps_unfinished(source: str, text: str) -> Iterator[Message]:
    """The same of what may be right: a sign for a word of the interface, a name like `x.com`."""
    if isinstance(text, Word) and stands_for_nothing(source, text):
        yield told("nothing-translated", value=text)
    if not DOMAIN.search(source) and not ADDRESS.search(text) and (found := DOMAIN.search(text)):
        yield told("not-in-japanese", found=found[0])


def stands_for_nothing(source: str, text: str) -> bool:
    """Whether a text only holds the place of a translation."""
    if TO_DO.match(text):
        return True
    is_filled = PLACEHOLDER.search(text) or any(map(str.isalnum, text))
    return not is_filled and any(map(str.isalnum, source))


def letters(text: str) -> int:
    """How many letters and digits a text has, without marks above and below."""
    return sum(unicodedata.category(character)[0] in "LN" for character in text)


def lost_letters(script: str, text: str) -> str | None:
    """Where letters have become `?`, or UTF-8 was read as another encoding."""
    if "?" in text:
        for found in LOST.finditer(ADDRESS.sub("", text)):
            if "??" in found[0] or script not in WITHOUT_SPACES:
                return found[0]
    if _is_misread(text):
        return next(word for word in text.split() if not word.isascii())
    return None


def _is_misread(text: str) -> bool:
    """Whether all that is not ASCII is UTF-8 read as the encoding of Windows: é as Ã©."""
    if text.isascii():
        return False
    try:
        return bool(text.encode("cp1252").decode("utf-8"))
    except UnicodeError:
        return False
