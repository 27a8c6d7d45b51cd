"""Letters and marks that do not belong to a language, though its script may have them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from guide.facts.characters import PLACEHOLDER
from guide.facts.language_tags import SCRIPT_LETTERS
from guide.facts.locales import Locale
from guide.facts.messages import Message, told
from guide.facts.values import Word

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
# Latin letters that look like Cyrillic ones: "пiшки" with the i of another keyboard. An acronym may
# have an ending: ATMын, ATMу.
LIKE_CYRILLIC = dict(zip("aceiopxyjABCEHIKMOPTXY", "асеіорхујАВСЕНІКМОРТХУ", strict=True))
MIXED_WORD = re.compile(
    "(?<![^\\W\\d_])(?![A-Z]{2})(?=[A-Za-z]*[\u0400-\u04ff])(?=[\u0400-\u04ff]*[A-Za-z])"
    f"[{''.join(LIKE_CYRILLIC)}\u0400-\u04ff]+(?![^\\W\\d_])"
)
# How fonts and PDFs write letters, not texts: ﬁ for fi, Arabic by its place in the word. Signs of
# honour (ﷺ) may stand.
OF_FONTS = re.compile("[\ufb00-\ufb4f]|[\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc]+")
SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
# What makes Japanese a sentence, or a phrase; a place's name or an address has none of it.
PHRASE = re.compile("[をへ。]|です|ます|ませ|する|した|して|から|まで|など|について")


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


def pasted_letters(locale: Locale, text: str) -> Iterator[Message]:
    """Letters that only look right: of another keyboard, or as a PDF gives them."""
    if found := OF_FONTS.search(text):
        remedy = unicodedata.normalize("NFKC", found[0])
        yield told("looks-like", found=found[0], remedy=remedy)
    if found := SARA_AM.search(text):
        yield told("looks-like", found=found[0], remedy=f"{found[1]}\u0e33")
    if locale.script != "Cyrl":
        return
    for found in MIXED_WORD.finditer(text):
        remedy = "".join(LIKE_CYRILLIC.get(letter, letter) for letter in found[0])
        yield told("looks-like", found=found[0], remedy=remedy)


def is_in_latin_letters(locale: Locale, source: str, text: str) -> bool:
    """Whether a word or sentence of the Japanese has no letter of a language that is not Latin.

    Names of places and addresses may be in Latin letters everywhere.
    """
    is_said = isinstance(text, Word) or PHRASE.search(source)
    if locale.script == "Latn" or not is_said or not _has_letter(source, "Jpan"):
        return False
    written = PLACEHOLDER.sub("", text)
    return _has_letter(written, "Latn") and not _has_letter(written, locale.script)


def _has_letter(text: str, script: str) -> bool:
    names = SCRIPT_LETTERS[script]
    return any(unicodedata.name(letter, "").startswith(names) for letter in text)


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
