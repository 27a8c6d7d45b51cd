"""Letters and marks that do not belong to a language, though its script may have them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from guide.facts.locales import Locale
from guide.facts.messages import Message, told

# Marks of Japanese and Chinese, and their full-width forms.
WIDE_MARKS = re.compile("[\u3000-\u303f\u30fb\uff01-\uff60\uffe0-\uffe6]")
NAMED_SIGN = re.compile("[「『](.)[」』]")
# Letters that look like the language's own; the remedy for each.
MISTAKEN = {
    "ur": {"ك": "ک", "ي": "ی"},
    "fa": {"ك": "ک", "ي": "ی"},
    "vi": {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ"},
    "tr": {"ș": "ş", "Ș": "Ş", "ț": "t", "Ț": "T"},
}
# Letters of a neighbour's language in the same script.
OF_NEIGHBOURS = {"uk": "ыэъёЫЭЪЁ", "mn": "іїєґІЇЄҐ", "bn": "ৰৱ"}
# Burmese in the encoding Zawgyi: the vowel before its letter, a killer for what joins two letters,
# letters of other languages for joined ones.
ZAWGYI = re.compile(
    "(?<![\u1000-\u1021\u1025\u1029\u103b-\u103f])\u1031|\u1039(?![\u1000-\u1021])"
    "|[\u1033\u1034\u1060-\u1097]"
)


def foreign_marks(locale: Locale, source: str, text: str) -> Iterator[Message]:
    """The marks of Japanese that a language does not have."""
    is_east_asian = locale.script in ("Hans", "Hant", "Jpan", "Hang")
    if not is_east_asian and (marks := _marks(source, text)):
        yield told("foreign-marks", language=locale.name, marks=marks)


def foreign_letters(locale: Locale, text: str) -> Iterator[Message]:
    """The letters of its own script that a language does not have."""
    language = locale.lang.split("-")[0]
    for letter, remedy in MISTAKEN.get(language, {}).items():
        if letter in text:
            yield told("mistaken-letter", language=locale.name, letter=letter, remedy=remedy)
    if letters := "".join(sorted(set(text) & set(OF_NEIGHBOURS.get(language, "")))):
        yield told("foreign-letters", language=locale.name, letters=letters)
    if language == "my" and ZAWGYI.search(text):
        yield told("zawgyi")


def perhaps_foreign_marks(locale: Locale, source: str, text: str) -> Iterator[Message]:
    """Korean may quote with 「」, seldom has full-width marks; “ may open or close elsewhere."""
    if locale.script == "Hang" and (marks := _marks(source, text, but="「」『』《》〈〉【】〔〕")):
        yield told("foreign-marks", language=locale.name, marks=marks)
    if "„" not in text and text.count("“") != text.count("”"):
        yield told("brackets", opening="“", closing="”")


def _marks(source: str, text: str, but: str = "") -> str:
    """The wide marks in a text, by name where they are blank; a sign that the Japanese names, and
    one such as 〒, may stand."""
    kept = {*but, *NAMED_SIGN.findall(source)}
    found = sorted(set(WIDE_MARKS.findall(text)) - kept)
    signs = [mark for mark in found if unicodedata.category(mark) != "So"]
    return " ".join("U+3000" if mark == "\u3000" else mark for mark in signs)
