"""The languages of the guide (`data/locales.yaml`); translations, terms and readings."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from guide.facts.record import Identifier, Model
from guide.facts.values import Day, Text, complain_about_text

SOURCE_LOCALE = "ja"
# What mkdocs-static-i18n builds: a language of two letters, then a script or variant of four.
LOCALE_ID = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?")


def _can_be_built(id: str) -> str:
    """Refuse what the plugin that builds the languages would refuse later, without a line."""
    if not LOCALE_ID.fullmatch(id):
        raise PydanticCustomError(
            "locale",
            'the site cannot be built for "{id}"; write two letters, then a script or a country if '
            "need be, like tl, zh-Hans or pt-BR (lang and cldr may have three letters: fil)",
            {"id": id},
        )
    return id


LocaleId = Annotated[
    str,
    AfterValidator(_can_be_built),
    WithJsonSchema({"type": "string", "pattern": f"^{LOCALE_ID.pattern}$"}),
]


class Locale(Model):
    """A language the guide speaks."""

    id: LocaleId
    """Stands in addresses and file names."""
    lang: str
    """BCP 47 tag for the page's lang attribute."""
    name: str
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
    cldr: str | None = None
    """CLDR locale for dates and numbers, where it differs from the id."""
    direction: Literal["ltr", "rtl"] = "ltr"
    myriads: bool = False
    """Whether large amounts are written in units of ten thousand (万)."""
    plain_japanese: bool = False
    """Whether it is やさしい日本語: readings on all kanji, 午前9時 rather than 9:00."""
    publish: bool = True

    @property
    def prefix(self) -> str:
        """What its addresses begin with: nothing for the source language, else `en/`."""
        return "" if self.id == SOURCE_LOCALE else f"{self.id}/"


class GlossaryTerm(Model):
    """A term that is translated in the same way everywhere."""

    id: Identifier
    term: str = Field(min_length=1)
    """The Japanese."""
    forms: dict[str, list[str]]
    """By locale, what may stand for it: a word, its stem where the language inflects, or several;
    the first is the one to use."""


class Reading(Model):
    """How a Japanese name is read, for the furigana of the Japanese pages."""

    word: str = Field(min_length=1)
    reading: str = Field(pattern=r"^[\u3041-\u3096ー]+$")
    """In hiragana."""


class SettledReading(Reading):
    """A reading on which an analyser disagrees, settled by hand (`tools/check_readings.py`)."""

    reason: str = Field(min_length=1)


class EasyWords(Model):
    """What the rules of easy Japanese have to know."""

    known: list[Text] = []
    """Words in Latin letters and katakana that readers know, or that are names."""
    explained: list[Text] = []
    """Hard words that must stay, because a clerk knows them; a page explains each at first."""
    names: list[Text] = []
    """Names that such words are a part of; there they need no explanation."""


def _is_a_name(value: str) -> str:
    complain_about_text(value)
    return value


EARLIEST = date(2020, 1, 1)


def _can_have_been(value: date, info: ValidationInfo) -> date:
    """Refuse a day before there was a centre, or after the one that the context calls today."""
    today = (info.context or {}).get("today")
    if value < EARLIEST:
        raise PydanticCustomError(
            "reviewed_too_early",
            "nobody can have read a translation on {day}; write the day on which it was read",
            {"day": value.isoformat()},
        )
    if today is not None and value > today:
        raise PydanticCustomError(
            "reviewed_in_future",
            "{day} is in the future; write the day on which the translation was read",
            {"day": value.isoformat()},
        )
    return value


class Reviewer(Model):
    """The person who has read a translation against the Japanese, and when."""

    name: Annotated[
        str,
        AfterValidator(_is_a_name),
        WithJsonSchema({"type": "string", "minLength": 1}),
    ]
    on: Annotated[Day, AfterValidator(_can_have_been)]


MadeBy = Literal["machine"] | Reviewer


class Translation(Model):
    """A text in another language beside the Japanese it was made from."""

    source: str = Field(min_length=1)
    text: Text
    made_by: MadeBy | None = None
    """Only where it differs from the file's."""


class Translations(Model):
    """One file of `data/translations/`: the texts of one locale by their paths."""

    made_by: MadeBy
    """`machine` until a named person has reviewed it."""
    texts: dict[str, Translation]
