"""The typed values facts are made of: texts, telephones, numbers, addresses of pages.

Each is a plain Python value with the rules of its kind, so that the models of the subjects say
what a fact is and not how its spelling is checked.
"""

from __future__ import annotations

import re
from functools import cache
from sys import intern
from typing import Annotated, Any, ClassVar, Literal, Self

import phonenumbers
from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    HttpUrl,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import core_schema

from guide.facts.characters import (
    complain_about_fact,
    complain_about_reading,
    complain_about_text,
)
from guide.facts.checked import CheckedText
from guide.facts.examples import as_telephone, in_digits
from guide.facts.messages import wrong

TextStatus = Literal["source", "translated", "stale", "missing"]


class Text(str):
    """A text for readers: Japanese in the data, another language after localizing.

    `source` is the Japanese text it was made from, `lang` the BCP 47 tag of what the string holds
    now, and `status` says whether it is the source itself, a translation, a stale translation (its
    source has changed since), or missing.
    """

    __slots__ = ("lang", "source", "status")  # there are many thousands

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
        complain_about_fact(value)
        return cls(value)


class TranslatedText(Text):
    """What stands for a text in another language, before it is known of what kind that is."""

    __slots__ = ()

    @classmethod
    def _checked(cls, value: str) -> TranslatedText:
        complain_about_text(value)
        return cls(value)


class Prose(Text):
    """A sentence of our own: written with 「、」; official names and wording may keep 「，」.

    It describes: a translation that is stale may go on being shown, with a notice.
    """

    __slots__ = ()

    is_fact: ClassVar[bool] = False

    @classmethod
    def _checked(cls, value: str) -> Prose:
        complain_about_text(value)
        complain_about_fact(value)
        if "，" in value:
            raise wrong("ideographic-comma")
        return cls(value)


class FactProse(Prose):
    """A fact in our own words: hours, a way, who dials a number, a condition."""

    __slots__ = ()

    is_fact: ClassVar[bool] = True


class Word(Text):
    """A word or sentence of the interface."""

    __slots__ = ()

    is_fact: ClassVar[bool] = False

    @classmethod
    def _checked(cls, value: str) -> Word:
        complain_about_text(value)
        complain_about_reading(value)
        return cls(value)


SEPARATOR = re.compile("[,、，،၊]")


class SearchWords(Text):
    """What readers type to find a record, separated by commas or 「、」; never shown.

    Each language has words of its own, so the rules that hold a translation to its source (numbers,
    readings, length, glossary) do not apply.
    """

    __slots__ = ()

    is_fact: ClassVar[bool] = False

    @classmethod
    def _checked(cls, value: str) -> SearchWords:
        complain_about_text(value)
        complain_about_reading(value)
        words = cls(value)
        if not words.words:
            raise wrong("no-words")
        if "\u3000" in value:
            raise wrong("wide-space")
        if not all(part.strip() for part in SEPARATOR.split(value)):
            raise wrong("separator-twice")
        return words

    @property
    def words(self) -> list[str]:
        """The words and phrases one by one."""
        return [word for part in SEPARATOR.split(self) if (word := part.strip())]


@cache
def _e164(number: str) -> str:
    """The same few numbers stand on all pages, and in all data."""
    parsed = phonenumbers.parse(number, "JP")
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


class Telephone(CheckedText):
    """A Japanese telephone number as it is printed, e.g. `022-256-6080`."""

    pattern = r"^0\d{1,4}(-\d{1,4})?-\d{3,6}$"

    @property
    def e164(self) -> str:
        """The number in E.164, e.g. `+81222566080`."""
        return _e164(str(self))

    @property
    def is_navi_dial(self) -> bool:
        """Whether it is a Navi Dial number: charged, and not reached from abroad."""
        return self.startswith("0570")

    @property
    def only_in_japan(self) -> bool:
        """Whether callers abroad do not reach it: Navi Dial, freephone and the like."""
        return self.startswith(("0120", "0170", "0180", "0570", "0800", "0990"))

    @property
    def href(self) -> str:
        """The `tel:` link, in E.164: a foreign SIM card in Japan dials it right, too."""
        return f"tel:{self.e164}"

    @classmethod
    def _checked(cls, value: Any) -> Self:
        if not isinstance(value, str) or not _is_telephone(value):
            meant = as_telephone(value) or "022-256-6080"
            raise wrong("telephone", value=value, example=meant)
        return cls(value)


def _is_telephone(value: str) -> bool:
    if not re.fullmatch(r"0[0-9]+(-[0-9]+){1,2}", value):
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(value, "JP"))
    except phonenumbers.NumberParseException:
        return False


def _whole_number(value: Any, info: ValidationInfo) -> int:
    """Read a number of yen, people, slides: digits, of which a trillion has too many."""
    if isinstance(value, str) and re.fullmatch("[0-9]{1,12}", value):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**12:
        return value
    raise wrong("whole-number", given=value, example=in_digits(value, info.field_name or ""))


def _yes_or_no(value: Any) -> bool:
    """Read true or false, and nothing that a parser would take for it."""
    if value not in (True, False, "true", "false"):
        raise wrong("yes-or-no-needed")
    return value in (True, "true")


def _digits(example: str) -> BeforeValidator:
    """A validator of digits (and hyphens) that are written like the example."""
    form = re.sub("[0-9]", "[0-9]", example)

    def checked(value: Any) -> str:
        if not isinstance(value, str) or not re.fullmatch(form, value):
            raise wrong("written-like", value=value, example=example)
        return value

    return BeforeValidator(checked)


def _one_line(value: str) -> str:
    """The line, as one string for all: the Japanese stands again in each file of translations."""
    complain_about_text(value)
    return intern(value)


def _web_address(value: Any) -> Any:
    """Take the address of one public site: the pages link there."""
    if isinstance(value, str) and WEB_ADDRESS.fullmatch(value):
        host, port = value.removeprefix("https://").partition("/")[0].partition(":")[::2]
        if not port or int(port) < 65_536:
            top = host.rpartition(".")[2]
            if not top.isdecimal() and top not in ("localhost", "local", "internal", "invalid"):
                return value
    raise wrong("web-address", given=value)


# A host of letters with a dot in it, no user, and what RFC 3986 allows behind it.
WEB_ADDRESS = re.compile(
    r"https://([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(:[0-9]{1,5})?"
    r"(/[A-Za-z0-9._~:/?#\[\]@!$&()*+,;=%-]*)?"
)
Line = Annotated[str, AfterValidator(_one_line), WithJsonSchema({"type": "string", "minLength": 1})]
"""A line of text that is the same in every language."""
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]
WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
PostalCode = Annotated[
    str,
    _digits("160-0004"),
    WithJsonSchema({"type": "string", "pattern": r"^\d{3}-\d{4}$"}),
]
WebAddress = Annotated[HttpUrl, BeforeValidator(_web_address)]
