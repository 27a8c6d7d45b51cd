"""The languages of the guide (`data/locales.yaml`); translations, terms and readings."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Literal, Self

import babel
from pydantic import (
    AfterValidator,
    Field,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from guide.facts.dates import Day
from guide.facts.messages import wrong
from guide.facts.near import language, languages
from guide.facts.record import Identifier, Model, reference
from guide.facts.values import SEPARATOR, Line, Text, WebAddress, YesOrNo

SOURCE_LOCALE = "ja"
# What mkdocs-static-i18n builds: a language of two letters, then a script or variant of four.
LOCALE_ID = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?")


def _can_be_built(id: str) -> str:
    """Refuse what the plugin that builds the languages would refuse later, without a line."""
    if not LOCALE_ID.fullmatch(id):
        built = {tag for tag in languages() if LOCALE_ID.fullmatch(tag)}
        raise wrong("locale-id", id=id, remedy=language(id, built, "two-letters"))
    return id


LocaleId = Annotated[
    str,
    AfterValidator(_can_be_built),
    WithJsonSchema({"type": "string", "pattern": f"^{LOCALE_ID.pattern}$"}),
]


def _language_tag(tag: str) -> str:
    if not re.fullmatch("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", tag):
        raise wrong("language-tag", tag=tag, remedy=language(tag, languages()))
    return tag


def _known_to_cldr(id: str) -> str:
    try:
        babel.Locale.parse(id, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        raise wrong("cldr-locale", id=id, remedy=language(id, languages())) from None
    return id


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


LanguageTag = Annotated[str, AfterValidator(_language_tag)]
CldrLocale = Annotated[str, AfterValidator(_known_to_cldr)]
LocaleReference = Annotated[str, reference("locales")]
WordWithKanji = Annotated[Line, AfterValidator(_word_with_kanji)]
Hiragana = Annotated[
    str,
    AfterValidator(_hiragana),
    WithJsonSchema({"type": "string", "pattern": r"^[\u3041-\u3096ー]+$"}),
]


def _script_of(lang: str) -> str | None:
    """The script that a BCP 47 tag names, else the usual one of its language, where it is known."""
    language, *others = lang.split("-")
    named = next((one for one in others if len(one) == 4), None)
    usual = babel.core.get_global("likely_subtags").get(language, "").split("_")
    script = named or (usual[1] if len(usual) > 1 else None)
    return {"Kore": "Hang"}.get(script, script) if script else None


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
    cldr: CldrLocale | None = None
    """CLDR locale for dates and numbers, where it differs from the id."""
    direction: Literal["ltr", "rtl"] = Field("ltr", validate_default=True)
    myriads: YesOrNo = False
    """Whether large amounts are written in units of ten thousand (万)."""
    plain_japanese: YesOrNo = False
    """Whether it is やさしい日本語: readings on all kanji, 午前9時 rather than 9:00."""
    publish: YesOrNo = True

    @field_validator("script")
    @classmethod
    def _of_its_language(cls, script: str, info: ValidationInfo) -> str:
        lang = info.data.get("lang")
        expected = _script_of(lang) if lang else None
        if expected is not None and script != expected:
            raise wrong("script-of-language", lang=lang, script=expected)
        return script

    @field_validator("direction")
    @classmethod
    def _as_its_script_runs(cls, direction: str, info: ValidationInfo) -> str:
        script = info.data.get("script")
        if script is not None and direction != ("rtl" if script == "Arab" else "ltr"):
            raise wrong("direction", script=script, remedy="rtl" if script == "Arab" else "ltr")
        return direction

    @property
    def prefix(self) -> str:
        """What its addresses begin with: nothing for the source language, else `en/`."""
        return "" if self.id == SOURCE_LOCALE else f"{self.id}/"


class OfficialForm(Model):
    """How the owner of a name prints it on a public page of its own."""

    form: Line
    page: WebAddress
    as_of: Day
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


def _is_a_person(name: str) -> str:
    if name.casefold() == "machine":
        raise wrong("machine-as-reviewer", name=name)
    return name


class Reviewer(Model):
    """The person who has read a translation against the Japanese, and when."""

    name: Annotated[Line, AfterValidator(_is_a_person)]
    on: Annotated[Day, AfterValidator(_can_have_been)]


MadeBy = Literal["machine"] | Reviewer


class Translation(Model):
    """A text in another language beside the Japanese it was made from."""

    source: Line
    text: Text
    made_by: MadeBy | None = None
    """Only where it differs from the file's."""


class Translations(Model):
    """One file of `data/translations/`: the texts of one locale by their paths."""

    made_by: MadeBy
    """`machine` until a named person has reviewed it."""
    texts: dict[str, Translation]
