"""The typed values facts are made of: texts, telephones, partial dates.

Each is a plain Python value with the rules of its kind, so that the models of the subjects say
what a fact is and not how its spelling is checked.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time
from typing import Annotated, Any, ClassVar, Literal

import phonenumbers
from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

TextStatus = Literal["source", "translated", "stale", "missing"]

# Sinhala, Bengali, Urdu and others are spelled with these two.
JOINERS = "\u200c\u200d"
# What stands in braces: a word with its reading, a value that the site puts in.
BRACED = re.compile(r"\{[^{}|]+\|[^{}|]+\}|\{[a-z_]+\}")
FULL_WIDTH = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")


class Text(str):
    """A text for readers: Japanese in the data, another language after localizing.

    `source` is the Japanese text it was made from, `lang` the BCP 47 tag of what the string holds
    now, and `status` says whether it is the source itself, a translation, a stale translation (its
    source has changed since), or missing.
    """

    is_fact: ClassVar[bool] = True
    """Whether it is a fact (a name, an address, a wording), of which a stale translation is never
    shown: somebody would go to the wrong place."""

    source: str
    lang: str
    status: TextStatus

    def __new__(
        cls, value: str, source: str | None = None, lang: str = "ja", status: TextStatus = "source"
    ) -> Text:
        text = super().__new__(cls, value)
        text.source = value if source is None else source
        text.lang = lang
        text.status = status
        return text

    @property
    def stands_in(self) -> bool:
        """Whether it is the Japanese in the place of a translation that is missing or too old."""
        return self.status in ("missing", "stale") and self == self.source

    @property
    def is_old(self) -> bool:
        """Whether it is a translation whose Japanese has changed since."""
        return self.status == "stale" and not self.stands_in

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls._checked, core_schema.str_schema(strict=True)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}

    @classmethod
    def _checked(cls, value: str) -> Text:
        complain_about_text(value)
        return cls(value)


class Prose(Text):
    """A sentence of our own: written with 「、」; official names and wording may keep 「，」.

    It describes: a translation that is stale may go on being shown, with a notice.
    """

    is_fact: ClassVar[bool] = False

    @classmethod
    def _checked(cls, value: str) -> Prose:
        complain_about_text(value)
        if "，" in value:
            raise PydanticCustomError(
                "prose", "write 「、」 in place of 「，」 in our own sentences"
            )
        return cls(value)


class FactProse(Prose):
    """A fact in our own words: hours, a way, who dials a number, a condition."""

    is_fact: ClassVar[bool] = True


class Word(Text):
    """A word or sentence of the interface."""

    is_fact: ClassVar[bool] = False


class SearchWords(Text):
    """What readers type to find a record, separated by commas or 「、」; never shown.

    Each language has words of its own, so the rules that hold a translation to its source (numbers,
    readings, length, glossary) do not apply.
    """

    is_fact: ClassVar[bool] = False

    @property
    def words(self) -> list[str]:
        """The words and phrases one by one."""
        return [word for part in re.split(r"[,、，،၊]", self) if (word := part.strip())]


def complain_about_text(value: str) -> None:
    """Raise a PydanticCustomError, with the remedy, when `value` is no clean line of text."""
    if not value.strip():
        raise PydanticCustomError("text", "the text is empty; write it, or remove the key")
    if value != value.strip():
        raise PydanticCustomError("text", "remove the spaces around the text")
    if found := FULL_WIDTH.search(value):
        raise PydanticCustomError(
            "text",
            "full-width {found}; write {remedy}",
            {"found": found[0], "remedy": unicodedata.normalize("NFKC", found[0])},
        )
    if any(
        unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co") and character not in JOINERS
        for character in value
    ):
        raise PydanticCustomError("text", "line breaks and invisible characters are not allowed")
    if re.search("[{}]", BRACED.sub("", value)):
        raise PydanticCustomError(
            "text",
            "these braces are not closed, or hold neither a reading, like {form}, nor one of the "
            "values that the site puts in",
            {"form": "{漢字|かんじ}"},
        )
    if found := re.search(r"[<>]|&[#\w]+;", value):
        raise PydanticCustomError(
            "text", '"{found}" looks like markup; write plain text', {"found": found[0]}
        )


class Telephone(str):
    """A Japanese telephone number as it is printed, e.g. `022-256-6080`."""

    @property
    def e164(self) -> str:
        """The number in E.164, e.g. `+81222566080`."""
        return phonenumbers.format_number(
            phonenumbers.parse(self, "JP"), phonenumbers.PhoneNumberFormat.E164
        )

    @property
    def only_in_japan(self) -> bool:
        """Whether callers abroad do not reach it: so with 0570 numbers (Navi Dial)."""
        return self.startswith("0570")

    @property
    def href(self) -> str:
        """The `tel:` link, in E.164: a foreign SIM card in Japan dials it right, too."""
        return f"tel:{self.e164}"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls._checked, core_schema.str_schema(strict=True)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^0\d{1,4}(-\d{1,4})?-\d{3,6}$"}

    @classmethod
    def _checked(cls, value: str) -> Telephone:
        wrong = PydanticCustomError(
            "telephone",
            '"{value}" is not a Japanese telephone number; write it like 022-256-6080',
            {"value": value},
        )
        if not re.fullmatch(r"0\d+(-\d+){1,2}", value):
            raise wrong
        try:
            number = phonenumbers.parse(value, "JP")
        except phonenumbers.NumberParseException:
            raise wrong from None
        if not phonenumbers.is_valid_number(number):
            raise wrong
        return cls(value)


class PartialDate(str):
    """An ISO 8601 date to the day or only to the month: `2021-07-05` or `2021-07`."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls._checked, core_schema.str_schema(strict=True)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"}

    @classmethod
    def _checked(cls, value: str) -> PartialDate:
        if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", value):
            try:
                date.fromisoformat(value if len(value) > 7 else f"{value}-01")
                return cls(value)
            except ValueError:
                pass
        raise PydanticCustomError(
            "partial_date",
            '"{value}" is not a date; write it like 2021-07-05 or 2021-07',
            {"value": value},
        )


def _day(value: Any) -> date:
    """Read an ISO 8601 calendar date, and only that (pydantic would take timestamps, too)."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError(
        "day", '"{value}" is not a date; write it like 2021-07-05', {"value": value}
    )


def _clock(value: Any) -> time:
    """Read a 24-hour time of day such as "09:00"."""
    if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        return time.fromisoformat(value)
    raise PydanticCustomError(
        "clock", '"{value}" is not a time of day; write it in quotes like "09:00"', {"value": value}
    )


def _month_day(value: Any) -> str:
    """Read a day of every year such as "12-29"."""
    if isinstance(value, str) and re.fullmatch(r"\d{2}-\d{2}", value):
        try:
            date.fromisoformat(f"2024-{value}")
            return value
        except ValueError:
            pass
    raise PydanticCustomError(
        "month_day",
        '"{value}" is not a day of the year; write it in quotes like "12-29"',
        {"value": value},
    )


Day = Annotated[date, BeforeValidator(_day)]
Clock = Annotated[
    time,
    BeforeValidator(_clock),
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}),
]
MonthDay = Annotated[
    str,
    BeforeValidator(_month_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{2}-\d{2}$"}),
]
