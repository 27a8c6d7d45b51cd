"""What a fact is: the one statement of the rules of `data/*.yaml`.

The JSON Schemas in `data/schema/` are generated from these models (`make schema`). Facts are in
Japanese; `localize.py` makes the same models speak other languages. How the source is read, and
why three kinds of "no audience" are kept apart, is told in `docs/data.md`.
"""

from __future__ import annotations

import difflib
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationInfo, model_validator
from pydantic.functional_validators import AfterValidator
from pydantic_core import PydanticCustomError

from guide.facts.values import (
    Clock,
    Day,
    MonthDay,
    PartialDate,
    Prose,
    SearchWords,
    Telephone,
    Text,
)

SOURCE_LOCALE = "ja"

Identifier = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        description="A stable, readable slug; it stands in addresses, so never change it.",
    ),
]


def reference(kind: str) -> AfterValidator:
    """A validator that accepts only the id of an existing record of `kind`.

    The known ids come with the validation context (see `load.py`), so that a dangling reference is
    found where it stands, together with every other mistake.
    """

    def known(value: str, info: ValidationInfo) -> str:
        ids = (info.context or {}).get(kind)
        if ids is not None and value not in ids:
            raise PydanticCustomError(
                "reference",
                '"{value}" is not the id of any of the {kind}; {remedy}',
                {"value": value, "kind": kind, "remedy": _one_of(sorted(ids), value)},
            )
        return value

    return AfterValidator(known)


def _one_of(ids: list[str], value: str) -> str:
    """A remedy that names the ids, or where they are many the one that was probably meant."""
    close = difflib.get_close_matches(value, ids, 1)
    if len(ids) > 20 and close:
        return f'did you mean "{close[0]}"?'
    return f"write one of: {', '.join(ids)}"


AgencyId = Annotated[Identifier, reference("agencies")]
AudienceId = Annotated[Identifier, reference("audiences")]
OfficeId = Annotated[Identifier, reference("offices")]
PrefectureId = Annotated[Identifier, reference("prefectures")]
ServiceId = Annotated[Identifier, reference("services")]
SourceId = Annotated[Identifier, reference("sources")]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class SourceReference(Model):
    """Where a fact can be read."""

    id: SourceId
    slide: int | None = Field(None, ge=1)
    """Number of the slide, for a source that has slides."""

    @model_validator(mode="after")
    def _slide_exists(self, info: ValidationInfo) -> SourceReference:
        slides = (info.context or {}).get("slides", {}).get(self.id)
        if self.slide is not None and isinstance(slides, int) and self.slide > slides:
            raise PydanticCustomError(
                "slide",
                "{id} has {slides} slides, so there is no slide {slide}",
                {"id": self.id, "slides": slides, "slide": self.slide},
            )
        return self


class Record(Model):
    """A fact or a group of facts with one source."""

    source: SourceReference
    as_of: PartialDate | None = None
    """The day or month the fact was true; the source's own when left out."""
    ends: Day | None = None
    """The last day on which the fact is true; afterwards the site marks it as ended."""


class Source(Model):
    """A document facts were taken from."""

    id: Identifier
    title: Text
    publisher: Text | None = None
    """Left out when no single body published it."""
    as_of: PartialDate | None = None
    """When it was published or read; left out when that is not known."""
    slides: int | None = Field(None, ge=1)
    """How many slides it has, for slides."""
    url: HttpUrl | None = None
    covers: Prose
    """Which facts were taken from it."""


class Audience(Model):
    """Somebody a service is for."""

    id: Identifier
    name: Text
    """The word of the duties table, e.g. 企業."""
    i_am: Prose
    """What such a reader says of themselves on the home page."""


class Unit(Record):
    """A section or desk of an agency, as named in the source."""

    id: Identifier
    name: Text


Condition = Literal["appointment", "free", "income", "address-in-japan"]


class Activity(Record):
    """One thing an agency does, from its paragraph on slides 1 and 2, in plain words."""

    id: Identifier
    unit: Identifier | None = None
    """The unit of the same agency that does it, where the source names one."""
    text: Prose
    audience: list[AudienceId] = []
    """Whom the paragraph itself names; empty when it names nobody."""
    conditions: list[Condition] = []


class Service(Record):
    """One row of the duties table (slide 3)."""

    id: Identifier
    unit: Identifier | None = None
    name: Text
    """The wording of the table cell, kept exactly."""
    audience: list[AudienceId] | Literal["none", "unreadable"]
    """A list; `none` for the printed dash (no public audience); `unreadable` where the source
    cannot be read. Never guess."""
    audience_note: Prose | None = None
    """What the cell says beyond the list, e.g. 企業等."""

    @property
    def audiences(self) -> list[str]:
        """The ids of those it is for; empty for both kinds of "no audience"."""
        return self.audience if isinstance(self.audience, list) else []


class Affiliation(Record):
    """The ministry or agency that an agency belongs to, as the duties table groups it."""

    name: Text


class Website(Record):
    """An official site."""

    url: HttpUrl


class Agency(Record):
    """One of the agencies that work in the centre."""

    id: Identifier
    name: Text
    short_name: Text
    """How it is called in lists and on small screens."""
    under: Affiliation
    website: Website
    summary: Prose
    """One sentence on what it is or helps with; says nothing that the activities do not say."""
    units: list[Unit] = []
    activities: list[Activity] = Field(min_length=1)
    services: list[Service] = Field(min_length=1)

    def unit(self, id: str) -> Unit:
        """The unit with this id."""
        return next(unit for unit in self.units if unit.id == id)

    def activity(self, id: str) -> Activity:
        """The activity with this id."""
        return next(activity for activity in self.activities if activity.id == id)


# Of the icons that the theme ships, those that suit a topic.
TopicIcon = Literal[
    "material/account-search-outline",
    "material/airplane",
    "material/briefcase-outline",
    "material/card-account-details-outline",
    "material/city-variant-outline",
    "material/domain",
    "material/file-document-outline",
    "material/hand-heart-outline",
    "material/heart-outline",
    "material/help-circle-outline",
    "material/home-outline",
    "material/passport",
    "material/phone",
    "material/scale-balance",
    "material/school-outline",
    "material/translate",
]


class TopicDesk(Model):
    """A service that helps with a topic, and why."""

    service: ServiceId
    why: Prose
    activities: list[Identifier] = []
    """What the agency says it does there: activities of the service's agency, in order."""


class Topic(Model):
    """A need a reader may have, leading to services."""

    id: Identifier
    name: Prose
    question: Prose
    """The need in the reader's own words."""
    icon: TopicIcon
    desks: list[TopicDesk] = Field(min_length=1)
    """In the order in which a reader should try them."""


class Hint(Model):
    """Words that readers type into the search box and that stand on no page."""

    id: Identifier
    leads_to: Annotated[str, reference("hint targets")]
    """What they lead to: `topics.ID`, `services.ID`, or a page such as `offices`."""
    words: SearchWords


class Prefecture(Model):
    """One of the 47 prefectures."""

    id: Identifier
    code: str = Field(pattern=r"^(0[1-9]|[1-3]\d|4[0-7])$")
    """The two digits of JIS X 0401, in quotes."""
    name: Text
    cities: SearchWords | None = None
    """Cities in it that readers may search for."""


class Jurisdiction(Record):
    """The prefectures an office covers."""

    prefectures: list[PrefectureId] = Field(min_length=1)


class Office(Record):
    """One of the regional immigration bureaus and branch offices with coordinators (slide 5)."""

    id: Identifier
    name: Text
    kind: Literal["bureau", "branch"]
    address: Text
    building: Text | None = None
    section: Text
    """The section in charge."""
    phone: Telephone
    section_number: str | None = Field(None, pattern=r"^\d+$")
    """所属部署番号, asked for in addition to the telephone number."""
    jurisdiction: Jurisdiction


class CenterPhone(Record):
    """A telephone number of the centre and who dials it."""

    id: Identifier
    number: Telephone
    use: Prose


Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


class Hours(Record):
    """When the centre is open, in Japan time."""

    opens: Clock
    closes: Clock
    weekdays: list[Weekday] = Field(min_length=1)
    """The days of the week on which it is open; `days` says the same in words."""
    days: Prose
    closed: Prose
    """The days on which it is closed, with {first} and {last} for the New Year closure."""
    closed_on_public_holidays: bool
    """Whether it is closed on Japan's public holidays (祝日)."""
    new_year_closure: tuple[MonthDay, MonthDay] | None = None
    """First and last day closed around the New Year, e.g. ["12-29", "01-03"]; left out when it is
    not closed then."""


class CenterAddress(Record):
    """Where the centre is."""

    postal_code: str = Field(pattern=r"^\d{3}-\d{4}$")
    text: Text
    note: Prose | None = None


class Station(Record):
    """A railway station near the centre."""

    id: Identifier
    name: Text
    lines: Text
    walk: Prose


class EnglishName(Record):
    """The name the centre gives itself in English; it is the same in every locale."""

    text: str = Field(min_length=1)


class Center(Record):
    """The Foreign Residents Support Center itself."""

    name: Text
    short_name: Text
    reading: Text
    english_name: EnglishName
    opened: Day
    phones: list[CenterPhone] = Field(min_length=1)
    hours: Hours
    address: CenterAddress
    stations: list[Station]


class GrantLimit(Model):
    """The most that a body of this size may receive in a fiscal year."""

    id: Identifier
    body: Literal["prefecture", "municipality"]
    residents_from: int | None = Field(None, ge=0)
    """Least number of foreign residents, inclusive; municipalities only."""
    residents_below: int | None = Field(None, ge=1)
    """Number of foreign residents it stays under, exclusive; municipalities only."""
    limit: int = Field(gt=0)
    """In yen."""


class GrantKind(Model):
    """Set-up or running: what it pays and how much of it."""

    id: Literal["setup", "running"]
    name: Text
    numerator: int = Field(ge=1)
    denominator: int = Field(ge=1)
    """The rate is numerator/denominator of the necessary cost, written as in the source."""
    covers: Prose
    note: Prose | None = None


class SpecialMeasure(Record):
    """A rule beside the ordinary ones, for a time."""

    name: Prose
    text: Prose
    applies_to: Literal["setup", "running"]
    multiplier: int = Field(ge=2)
    """How many times the ordinary limit it allows."""
    costs_until: Day
    """Last day of the costs it covers."""
    example_body: Text
    example_limit: int = Field(gt=0)
    """Yen of the ordinary limit in the worked example."""
    example_ordinary: int = Field(gt=0)
    """Yen of the ordinary part in the worked example."""
    example_special: int = Field(gt=0)
    """Yen of the special part in the worked example."""
    covered: list[Prose] = Field(min_length=1)


class Grant(Record):
    """The grant for one-stop consultation desks of local governments (slide 4)."""

    name: Text
    service: ServiceId
    """The row of the duties table that gives it."""
    fiscal_year: int = Field(ge=2018, le=2100)
    purpose: Prose
    eligible: Prose
    eligible_note: Prose
    limits: list[GrantLimit] = Field(min_length=1)
    limits_note: Prose
    kinds: list[GrantKind] = Field(min_length=1)
    donations: Prose
    special_measure: SpecialMeasure


class Role(Model):
    """One of the coordinators' roles."""

    id: Identifier
    text: Prose


class Coordinators(Record):
    """The coordinators for the reception environment (slide 5)."""

    name: Text
    purpose: Prose
    goal: Prose
    posted: Prose
    """Where they are posted, with {officers} and {offices} for the numbers."""
    officers: int = Field(ge=1)
    """How many there are, in all offices together."""
    contact_for: Prose
    roles: list[Role] = Field(min_length=1)
    enquiries: AgencyId


class Locale(Model):
    """A language the guide speaks."""

    id: str = Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]+)*$")
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


class Reviewer(Model):
    """The person who has read a translation against the Japanese, and when."""

    name: str = Field(min_length=1)
    on: Day


class Translation(Model):
    """A text in another language beside the Japanese it was made from."""

    source: str = Field(min_length=1)
    text: Text
    made_by: Literal["machine"] | Reviewer | None = None
    """Only where it differs from the file's."""


class Translations(Model):
    """One file of `data/translations/`: the texts of one locale by their paths."""

    made_by: Literal["machine"] | Reviewer
    """`machine` until a named person has reviewed it."""
    texts: dict[str, Translation]


class Guide(Model):
    """Everything the site says, in one language.

    Each field is one file of `data/`, and texts are addressed by the path from here, with ids for
    list positions: `agencies.houterasu.summary`.
    """

    center: Center
    agencies: list[Agency]
    audiences: list[Audience]
    topics: list[Topic]
    offices: list[Office]
    prefectures: list[Prefecture]
    grant: Grant
    coordinators: Coordinators
    sources: list[Source]
    hints: list[Hint]
    interface: dict[str, dict[str, Text]]

    DATA_FILES: ClassVar[tuple[str, ...]] = (
        "center",
        "agencies",
        "audiences",
        "topics",
        "offices",
        "prefectures",
        "grant",
        "coordinators",
        "sources",
        "hints",
        "interface",
    )

    def agency(self, id: str) -> Agency:
        """The agency with this id."""
        return next(agency for agency in self.agencies if agency.id == id)

    def audience(self, id: str) -> Audience:
        """The audience with this id."""
        return next(audience for audience in self.audiences if audience.id == id)

    def source(self, id: str) -> Source:
        """The source with this id."""
        return next(source for source in self.sources if source.id == id)

    @property
    def services(self) -> list[Service]:
        """Every service of every agency."""
        return [service for agency in self.agencies for service in agency.services]

    def service(self, id: str) -> tuple[Agency, Service]:
        """The service with this id, with the agency that gives it."""
        return next(
            (agency, service)
            for agency in self.agencies
            for service in agency.services
            if service.id == id
        )

    def office_for(self, prefecture: str) -> Office:
        """The office that covers the prefecture with this id."""
        return next(
            office for office in self.offices if prefecture in office.jurisdiction.prefectures
        )

    def as_of(self, record: Record) -> PartialDate | None:
        """The day or month a record is as of: its own, else its source's; None if not known."""
        return record.as_of or self.source(record.source.id).as_of


def identity(item: Any, position: int) -> str:
    """How an item of a list is called in a path: its id, or else its position from 0."""
    return str(getattr(item, "id", position))
