"""Checks of a translation that cannot be argued with: placeholders, numbers, script, brackets.

What they cannot see is whether the meaning is right; `docs/translation.md` tells how that is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache

from guide.facts.characters import PLACEHOLDER, unpaired
from guide.facts.language_tags import SCRIPT_LETTERS
from guide.facts.locales import EasyWords, GlossaryTerm, Locale, Translations
from guide.facts.messages import Message, told
from guide.facts.text_paths import kind_at
from guide.facts.values import SearchWords, Text, Word
from guide.languages import easy_japanese
from guide.languages.chinese import is_of_another_script
from guide.languages.letters import (
    foreign_letters,
    foreign_marks,
    is_in_latin_letters,
    pasted_letters,
    perhaps_foreign_marks,
)
from guide.languages.ruby import RUBY, without_readings
from guide.languages.unfinished import is_no_translation, perhaps_unfinished, unfinished

# Words for the search box: each language has its own.
OF_SEARCH = re.compile(r"^(?:hints|neighbours)\.|\.cities$|^interface\.search\.ignored$")
HYPHENED = re.compile(r"\d+(?:-\d+)+")
HYPHENS = re.compile("[‐‑]")
OTHER_NUMBER = re.compile("(?<!m)[²³]|[¹⁰-⁹¼-¾⅐-⅟①-⓿❶-➓]")
# An ordinal written in kanji may be a digit elsewhere: 第一庁舎, building no. 1.
ORDINAL = re.compile("第([一二三四五六七八九])")


def mistakes(locale: Locale, source: str, text: str) -> Iterator[Message]:
    """What is wrong with `text` as a translation of the Japanese `source`, with the remedy.

    Words for the search box are each language's own: they are held to nothing but the readings of
    Japanese.
    """
    if locale.script != "Jpan" and (reading := RUBY.search(text)):
        yield told("reading-elsewhere", word=reading[1])
        return
    if isinstance(text, SearchWords):
        if locale.plain_japanese and re.search(f"[{easy_japanese.KANJI}]", RUBY.sub("", text)):
            yield told("readings-for-search")
        return
    if is_no_translation(source, text):
        yield told("nothing-translated", value=text)
        return
    yield from unfinished(locale.script, source, text)
    translation, text = text, without_readings(text)
    if placeholders(source) != placeholders(text):
        yield told("placeholders", expected=_listed(PLACEHOLDER.findall(source)))
    found = numbers(text)
    if found != _of_japanese(source) and found != numbers(ORDINAL.sub(_in_digits, source)):
        yield told("numbers", expected=_listed(sorted(numbers(source).elements())))
    if (torn := torn_number(source, text)) and _is_elsewhere(source, text):
        yield told("number-torn", number=torn)
    if foreign := "".join(sorted(_foreign_letters(locale, text))):
        yield told("foreign-letters", language=locale.name, letters=foreign)
    if is_in_latin_letters(locale, source, translation):
        yield told("latin-only", language=locale.name)
    yield from pasted_letters(locale, text)
    yield from foreign_marks(locale, source, text)
    if not isinstance(translation, Word):
        yield from foreign_letters(locale, text)
    for opening, closing in unpaired(text):
        yield told("brackets", opening=opening, closing=closing)
    if locale.plain_japanese:
        yield from _plain_japanese("error", source, translation, ())


def _in_digits(ordinal: re.Match[str]) -> str:
    return f"第{unicodedata.numeric(ordinal[1]):.0f}"


def _listed(parts: list[str]) -> str | Message:
    return " ".join(parts) or told("none")


def placeholders(text: str) -> Counter[str]:
    """The placeholders in a text, such as `{date}`."""
    return Counter(PLACEHOLDER.findall(text))


def numbers(text: str) -> Counter[str]:
    """The numbers in a text, in ASCII digits without grouping; the name COVID-19 is no number.

    ½ has two, ① is one; square metres (m²) have none.
    """
    text = OTHER_NUMBER.sub(_in_parts, text.replace("COVID-19", ""))
    return Counter(re.findall(r"\d+", re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", _in_ascii(text))))


def torn_number(source: str, text: str) -> str | None:
    """The first number of the Japanese with hyphens (a block, 1-6-1) that is not joined so."""
    kept = HYPHENED.findall(HYPHENS.sub("-", _in_ascii(text)))
    return next((number for number in HYPHENED.findall(source) if number not in kept), None)


def _is_elsewhere(source: str, text: str) -> bool:
    """Whether numbers are joined that do not follow one another in the Japanese: 13-6-1.

    A block may be written in parts (6-1, 1-chome), and with other signs (1.6.1).
    """
    in_order = " ".join(["", *re.findall(r"\d+", source), ""])
    joined = HYPHENED.findall(re.sub(r"(?<=\d)[‐‑–—−./](?=\d)", "-", _in_ascii(text)))
    return any(f" {one.replace('-', ' ')} " not in in_order for one in joined)


def _in_parts(sign: re.Match[str]) -> str:
    return f" {unicodedata.normalize('NFKC', sign[0])} "


def _in_ascii(text: str) -> str:
    return re.sub(r"\d", lambda found: str(unicodedata.digit(found[0])), text)


@cache
def _of_japanese(source: str) -> Counter[str]:
    """Its numbers: every language is compared with the same Japanese."""
    return numbers(source)


def _foreign_letters(locale: Locale, text: str) -> set[str]:
    """The letters of scripts that are neither the locale's nor Latin."""
    return {letter for letter in set(text) if _is_foreign(letter, locale.script)}


@cache
def _is_foreign(character: str, script: str) -> bool:
    if not unicodedata.category(character).startswith("L"):
        return False
    if is_of_another_script(character, script):
        return True
    own = SCRIPT_LETTERS[script] + SCRIPT_LETTERS["Latn"] + ("FEMININE", "MASCULINE", "MODIFIER")
    return not unicodedata.name(character, "").startswith(own)


def doubts(
    locale: Locale, translations: Translations, glossary: list[GlossaryTerm], easy: EasyWords
) -> Iterator[tuple[str, Message]]:
    """Paths of texts, and what a translator should look at again there; none of it is a mistake.

    A term of the glossary whose form does not occur, or in words that mislead; a text far longer or
    shorter than others.
    """
    for path, translation in translations.texts.items():
        if OF_SEARCH.search(path):
            continue
        if locale.plain_japanese:
            for doubt in _plain_japanese(
                "warning", translation.source, translation.text, easy.known
            ):
                yield path, doubt
        kind = kind_at(path) or Text
        for doubt in perhaps_unfinished(translation.source, kind(translation.text)):
            yield path, doubt
        text = without_readings(translation.text)
        for doubt in perhaps_foreign_marks(locale, translation.source, text):
            yield path, doubt
        if issubclass(kind, Word):
            for doubt in foreign_letters(locale, text):
                yield path, doubt
        torn = torn_number(translation.source, text)
        if torn and not _is_elsewhere(translation.source, text):
            yield path, told("number-torn", number=torn)
        for term in glossary:
            if not _speaks_of(term, translation.source, glossary):
                continue
            forms = term.forms.get(locale.id, [])
            if forms and not any(form.casefold() in text.casefold() for form in forms):
                yield path, told("term-elsewhere", term=term.term, form=forms[0])
            for misleading in term.avoid.get(locale.id, []):
                if misleading.casefold() in text.casefold():
                    yield path, told("term-misleads", term=term.term, form=misleading)
        if not len(translation.source) / 4 - 4 <= len(text) <= 8 * len(translation.source) + 30:
            yield path, told("unusual-length")


def _plain_japanese(
    wanted: easy_japanese.Level, source: str, text: str, known: Collection[str]
) -> Iterator[Message]:
    """What easy_japanese.py finds, of one level; `known` are words that readers know."""
    for level, finding in easy_japanese.findings(source, text, known):
        if level == wanted:
            yield finding


def terms_in(source: str, glossary: list[GlossaryTerm]) -> list[GlossaryTerm]:
    """The terms of the glossary that a Japanese text has."""
    return [term for term in glossary if _speaks_of(term, source, glossary)]


def _speaks_of(term: GlossaryTerm, source: str, glossary: list[GlossaryTerm]) -> bool:
    """Whether a Japanese text has the term outside longer terms of the glossary."""
    for other in glossary:
        if term.term in other.term and term.term != other.term:
            source = source.replace(other.term, "")
    return term.term in source
