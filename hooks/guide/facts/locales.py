"""The languages of the guide (`data/locales.yaml`); translations, terms and readings."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    Field,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from guide.facts.dates import Day
from guide.facts.language_tags import (
    CldrLocale,
    LanguageTag,
    LocaleId,
    canonical,
    direction_of,
    is_in_cldr,
    say_the_same,
    script_of,
)
from guide.facts.messages import wrong
from guide.facts.person_names import is_a_person
from guide.facts.record import Identifier, Model, reference
from guide.facts.values import SEPARATOR, Line, Text, TranslatedText, WebAddress, YesOrNo

SOURCE_LOCALE = "ja"


def _word_with_kanji(word: str) -> str:
    """Refuse what would not be looked for as it is written: signs, and what needs no reading."""
    if not re.search("[々〆\u3400-\u9fff]", word) or not all(map(_is_in_words, word)):
        raise wrong("word-with-kanji", word=word)
    return word


def _is_in_words(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN" or character in "ー・々〆（）() "


def _hiragana(reading: str) -> str:
    if not re.fullmatch("[\u3041-\u3096ー]+", reading):
        raise wrong("hiragana", reading=reading)
    return reading


LocaleReference = Annotated[str, reference("locales")]
WordWithKanji = Annotated[Line, AfterValidator(_word_with_kanji)]
Hiragana = Annotated[
    str,
    AfterValidator(_hiragana),
    WithJsonSchema({"type": "string", "pattern": r"^[\u3041-\u3096ー]+$"}),
]


class Locale(Model):
    """A language the guide speaks."""

    id: LocaleId
    """Stands in addresses and file names."""
    lang: LanguageTag
    """BCP 47 tag for the page's lang attribute."""
    name: Line
    """Its name in itself."""
    script: Literal[
        "Arab",
        "Beng",
        "Cyrl",
        "Deva",
        "Hang",
        "Hans",
        "Hant",
        "Jpan",
        "Khmr",
        "Latn",
        "Mymr",
        "Sinh",
        "Thai",
    ]
    """ISO 15924 code of the script it is written in."""
    cldr: CldrLocale | None = Field(None, validate_default=True)
    """CLDR locale for dates and numbers, where it differs from the id."""
    direction: Literal["ltr", "rtl"] = Field("ltr", validate_default=True)
    myriads: YesOrNo = False
    """Whether large amounts are written in units of ten thousand (万)."""
    plain_japanese: YesOrNo = False
    """Whether it is やさしい日本語: readings on all kanji, 午前9時 rather than 9:00."""
    publish: YesOrNo = True

    @field_validator("lang")
    @classmethod
    def _of_its_id(cls, lang: str, info: ValidationInfo) -> str:
        id = info.data.get("id")
        if id == SOURCE_LOCALE != lang:
            raise wrong("source-lang", lang=SOURCE_LOCALE)
        if id is not None and not say_the_same(id, lang):
            raise wrong("lang-of-id", id=id, lang=lang)
        return lang

    @field_validator("script")
    @classmethod
    def _of_its_language(cls, script: str, info: ValidationInfo) -> str:
        lang = info.data.get("lang")
        expected = script_of(lang) if lang else None
        if expected is not None and script != expected:
            raise wrong("script-of-language", lang=lang, script=expected)
        return script

    @field_validator("cldr")
    @classmethod
    def _knows_its_language(cls, cldr: str | None, info: ValidationInfo) -> str | None:
        """A language that CLDR does not know is written with the dates of another."""
        id, lang = (info.data.get(name) for name in ("id", "lang"))
        if lang is None or id is None:
            return cldr
        if cldr is None and not is_in_cldr(id):
            known = canonical(lang) if is_in_cldr(canonical(lang)) else "en"
            raise wrong("cldr-needed", id=id, cldr=known)
        if cldr and is_in_cldr(canonical(lang)) and canonical(cldr) != canonical(lang):
            raise wrong("cldr-of-lang", cldr=cldr, lang=lang)
        return cldr

    @field_validator("plain_japanese", "myriads")
    @classmethod
    def _where_it_is_written_so(cls, value: bool, info: ValidationInfo) -> bool:
        """Readings stand on kanji of Japanese only, and 万 is written in Chinese, too."""
        lang = info.data.get("lang")
        if value and lang is not None:
            if canonical(lang) != SOURCE_LOCALE and info.field_name == "plain_japanese":
                raise wrong("only-for-japanese", key=info.field_name)
            if script_of(lang) not in ("Jpan", "Hans"):
                raise wrong("only-for-japanese", key=info.field_name)
        return value

    @field_validator("direction")
    @classmethod
    def _as_its_script_runs(cls, direction: str, info: ValidationInfo) -> str:
        script, lang, name = (info.data.get(key) for key in ("script", "lang", "name"))
        if script is None or lang is None or name is None:
            return direction
        if direction != (remedy := direction_of(lang, script) or runs(name)):
            raise wrong("direction", script=script, remedy=remedy)
        return direction

    @property
    def prefix(self) -> str:
        """What its addresses begin with: nothing for the source language, else `en/`."""
        return "" if self.id == SOURCE_LOCALE else f"{self.id}/"


def runs(name: str) -> str:
    """In which direction the letters of a name run, `ltr` or `rtl`."""
    ways = map(unicodedata.bidirectional, name)
    return "rtl" if next((way for way in ways if way in ("L", "R", "AL")), "L") != "L" else "ltr"


def _is_not_to_come(day: date, info: ValidationInfo) -> date:
    """Refuse a day after the one that the context calls today."""
    today = (info.context or {}).get("today")
    if today is not None and day > today:
        raise wrong("as-of-to-come", as_of=day)
    return day


class OfficialForm(Model):
    """How the owner of a name prints it on a public page of its own."""

    form: Line
    page: WebAddress
    as_of: Annotated[Day, AfterValidator(_is_not_to_come)]
    """When the page was read."""


class GlossaryTerm(Model):
    """A term that is translated in the same way everywhere."""

    id: Identifier
    term: Line
    """The Japanese."""
    forms: dict[LocaleReference, Annotated[list[Line], Field(min_length=1)]]
    """By locale, what may stand for it: a word, its stem where the language inflects, or several;
    the first is the one to use."""
    official: dict[LocaleReference, OfficialForm] = {}
    """By locale, where the owner's page shows the form; what is not here is our translation."""
    avoid: dict[LocaleReference, Annotated[list[Line], Field(min_length=1)]] = {}
    """By locale, words that were once used for it and mislead."""

    @model_validator(mode="after")
    def _uses_what_is_official(self) -> Self:
        for locale, official in self.official.items():
            if official.form not in self.forms.get(locale, []):
                raise wrong("official-form-unused", form=official.form, locale=locale)
        return self


class Reading(Model):
    """How a Japanese name is read, for the furigana of the Japanese pages."""

    word: WordWithKanji
    reading: Hiragana
    """In hiragana."""


class SettledReading(Reading):
    """A reading on which an analyser disagrees, settled by hand (`tools/check_readings.py`)."""

    reason: Line


def _one_word(word: Text) -> Text:
    """Refuse several words in one: there would be no rule for any of them."""
    if parts := SEPARATOR.findall(word):
        raise wrong("slip-comma", found=parts[0])
    return word


EasyWord = Annotated[Text, AfterValidator(_one_word)]


class EasyWords(Model):
    """What the rules of easy Japanese have to know."""

    known: list[EasyWord] = []
    """Words in Latin letters and katakana that readers know, or that are names."""
    explained: list[EasyWord] = []
    """Hard words that must stay, because a clerk knows them; a page explains each at first."""
    names: list[EasyWord] = []
    """Names that such words are a part of; there they need no explanation."""


EARLIEST = date(2020, 1, 1)


def _can_have_been(value: date, info: ValidationInfo) -> date:
    """Refuse a day before there was a centre, or after the one that the context calls today."""
    today = (info.context or {}).get("today")
    if value < EARLIEST:
        raise wrong("reviewed-too-early", day=value)
    if today is not None and value > today:
        raise wrong("reviewed-in-future", day=value)
    return value


class Reviewer(Model):
    """The person who has read a translation against the Japanese, and when."""

    name: Annotated[Line, AfterValidator(is_a_person)]
    on: Annotated[Day, AfterValidator(_can_have_been)]


MadeBy = Literal["machine"] | Reviewer


class Translation(Model):
    """A text in another language beside the Japanese it was made from."""

    source: Line
    text: TranslatedText
    made_by: MadeBy | None = None
    """Only where it differs from the file's."""

    @field_validator("text", mode="before")
    @classmethod
    def _has_values_of_the_source(cls, text: object, info: ValidationInfo) -> object:
        """Refuse `{Count}` or `{số}` where the Japanese has `{count}`, and say what it has."""
        values = re.findall(r"\{[a-z_]+\}", info.data.get("source", ""))
        odd = re.findall(r"\{[^{}|]*\}", text) if isinstance(text, str) else []
        for found in odd:
            if values and not re.fullmatch(r"\{[a-z_]+\}", found):
                expected = " ".join(dict.fromkeys(values))
                raise wrong("value-unknown", found=found, expected=expected)
        return text


class Translations(Model):
    """One file of `data/translations/`: the texts of one locale by their paths."""

    made_by: MadeBy
    """`machine` until a named person has reviewed it."""
    texts: dict[str, Translation]
