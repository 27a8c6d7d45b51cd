"""What the open data says: the one statement of its fields, from which its JSON Schemas are made.

The fields are a promise to programs that we do not know: add, but never remove or change a meaning
(docs/open-data.md).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    WithJsonSchema,
    model_serializer,
)

# What is said to people: a `Text` when a record is made, one or many strings in the files.
Words = Annotated[
    Any,
    WithJsonSchema(
        {
            "description": "In a file of one language: the text. In a file of all languages: the "
            "texts by locale; a language without a translation is left out.",
            "anyOf": [
                {"type": "string"},
                {"type": "object", "additionalProperties": {"type": "string"}},
            ],
        }
    ),
]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
PartialDay = Annotated[str, Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
Uuid = Annotated[str, Field(json_schema_extra={"format": "uuid"})]
Uri = Annotated[str, Field(json_schema_extra={"format": "uri"})]
NotInSource = Literal["not-in-source"]


class Contract(BaseModel):
    """What all parts of the files share: fields are explained by their docstrings."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True, populate_by_name=True)


class Citation(Contract):
    """Where a fact can be read."""

    id: str
    """Of one of the file's `sources`."""
    slide: int | None
    """Number of the slide; null when the source has none."""


class Fact(Contract):
    """Where a fact comes from and when it was true."""

    source: Citation
    as_of: PartialDay | None
    """The day or month on which it was true; null: not known."""
    ends: Day | None
    """The last day on which it is true; null: no end is known."""

    @model_serializer(mode="wrap")
    def _provenance_last(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """The record itself first, then where it comes from."""
        made: dict[str, Any] = serialize(self)
        return made | {name: made.pop(name) for name in Fact.model_fields}


class Source(Contract):
    """A document facts were taken from."""

    id: str
    title: Words
    publisher: Words | None
    """Null: no single body published it."""
    as_of: PartialDay | None
    """Null: not known."""
    covers: Words
    """Which facts were taken from it."""


class Licence(Contract):
    """On what terms the file may be used."""

    url: Uri
    """The terms in full."""
    facts: Words
    """The terms of the facts."""
    texts: Words
    """The terms of our own sentences and translations."""
    texts_url: Uri
    points: str | None
    """Whom to credit for coordinates; null: the file has none."""


class Translation(Contract):
    """What the texts of one language are worth. The Japanese is the authority."""

    made_by: str
    """`machine`, or the name of the person who has read the file."""
    reviewed: list[str]
    """Paths of texts that a person has read against the present Japanese."""
    stale: list[str]
    """Paths of texts whose Japanese has changed since."""
    missing: list[str]
    """Paths of texts that stand here in Japanese."""


class Named(Contract):
    """Something of the guide and what it is called."""

    id: str
    name: Words


class Phone(Contract):
    """A Japanese telephone number."""

    number: str
    """As printed in the source."""
    e164: Annotated[str, Field(pattern=r"^\+81\d{9,10}$")]
    """The same in E.164."""
    only_in_japan: bool
    """True for 0570 numbers (Navi Dial): callers abroad do not reach them."""
    uri: Uri
    """The link to dial it."""
    section_number: str | None
    """所属部署番号, asked for after the call is answered; null: none is needed."""


class Point(Contract):
    """A point in the municipality of the address. It is not the building."""

    latitude: float
    longitude: float
    """Both in WGS 84."""
    points_at: Literal["city", "ward"]
    """What the point stands for; the building may be kilometres away from it."""
    name: str
    """The city or ward, in Japanese."""
    municipality_code: str
    """全国地方公共団体コード of six digits."""
    step: float
    """To how many degrees the source gives the point (0.016667 is a whole arc minute)."""
    method: str
    """How it was found."""
    geonames_id: int


class Address(Contract):
    """Where it is."""

    text: Words
    """Street and building in one line."""
    text_ja: str
    """The same as an envelope needs it."""
    postal_code: str | None
    postal_code_reason: NotInSource | None
    country: Literal["JP"]


class Unit(Fact):
    """A section or desk of an agency."""

    id: str
    name: Words
    name_ja: str


class Activity(Fact):
    """One thing an agency does, in plain words."""

    id: str
    uuid: Uuid
    unit: str | None
    """The id of the unit; null: the source names none."""
    text: Words
    audience: list[str]
    """Whom the paragraph itself names; empty: it names nobody."""
    conditions: list[Literal["appointment", "free", "income", "address-in-japan"]]


class NamedFact(Fact):
    """A name with its source."""

    name: Words
    name_ja: str


class Website(Fact):
    """An official site."""

    url: Uri


class Agency(Fact):
    """One of the agencies that work in the centre."""

    id: str
    uuid: Uuid
    name: Words
    name_ja: str
    """The official name, for showing to a clerk."""
    short_name: Words
    summary: Words
    page: Words
    """Its page in the guide."""
    under: NamedFact
    """The ministry or agency it belongs to."""
    website: Website
    phone: None
    """The agencies' own numbers are not known; call the centre."""
    phone_reason: NotInSource
    units: list[Unit]
    activities: list[Activity]
    services: list[str]
    """Ids of its services, which stand in a file of their own."""
    languages: None
    """Which languages are spoken is not known."""
    languages_reason: NotInSource


class Service(Fact):
    """One row of the duties table."""

    id: str
    uuid: Uuid
    agency: Named
    unit: Named | None
    """Null: the table names none."""
    name: Words
    name_ja: str
    """The wording of the table cell, kept exactly."""
    audience: list[Named] | None
    """Whom it is for; null: see `audience_reason`."""
    audience_reason: Literal["none", "unreadable"] | None
    """`none`: the table has a dash, it is for no public audience (the list is empty);
    `unreadable`: the source cannot be read (the list is null)."""
    audience_note: Words | None
    """What the cell says beyond the list; null: nothing."""
    topics: list[str]
    """Ids of the topics it helps with."""
    page: Words
    languages: None
    languages_reason: NotInSource


class Prefecture(Contract):
    """One of the 47 prefectures."""

    id: str
    code: str
    """JIS X 0401, two digits."""
    name: Words


class Jurisdiction(Fact):
    """The prefectures an office covers."""

    prefectures: list[Prefecture]


class Office(Fact):
    """A regional immigration bureau or branch office with coordinators."""

    id: str
    uuid: Uuid
    kind: Literal["bureau", "branch"]
    name: Words
    name_ja: str
    section: Words
    """The section in charge."""
    section_ja: str
    serves: Literal["local-government"]
    """These contacts are for local governments; residents call the centre."""
    phone: Phone
    address: Address
    point: Point | None
    point_reason: Literal["not-located"] | None
    """`not-located`: no source that we may use has a point for the municipality."""
    jurisdiction: Jurisdiction
    page: Words
    hours: None
    hours_reason: NotInSource
    languages: None
    languages_reason: NotInSource


class CenterPhone(Phone, Fact):
    """A number of the centre and who dials it."""

    id: str
    use: Words


class Hours(Fact):
    """When the centre is open, in Japan time."""

    opens: str
    closes: str
    weekdays: list[
        Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    ]
    """The days of the week on which it is open."""
    days: Words
    """The same in words."""
    closed: Words
    closed_on_public_holidays: bool
    """Whether it is closed on Japan's public holidays."""
    new_year_closure: list[str]
    """First and last day (month and day) of the closure around the New Year; empty: none."""


class CenterAddress(Address, Fact):
    """Where the centre is."""

    note: Words | None
    """What is to be known of the address; null: nothing."""


class Station(Fact):
    """A railway station near the centre."""

    id: str
    name: Words
    lines: Words
    walk: Words


class Center(Fact):
    """The Foreign Residents Support Center itself."""

    id: Literal["fresc"]
    uuid: Uuid
    name: Words
    name_ja: str
    short_name: Words
    english_name: str
    opened: Day
    phones: list[CenterPhone]
    hours: Hours
    address: CenterAddress
    point: Point | None
    point_reason: Literal["not-located"] | None
    stations: list[Station]
    agencies: list[str]
    page: Words
    languages: None
    languages_reason: NotInSource


class GrantLimit(Contract):
    """The most that a body of this size may receive in a fiscal year."""

    id: str
    body: Literal["prefecture", "municipality"]
    label: Words
    residents_from: int | None
    """Least number of foreign residents, inclusive; null: no least number."""
    residents_below: int | None
    """Number of foreign residents it stays under, exclusive; null: no such number."""
    limit: int
    """In yen."""


class GrantKind(Contract):
    """What it pays, and which part of it."""

    id: Literal["setup", "running"]
    name: Words
    name_ja: str
    numerator: int
    denominator: int
    """The rate is numerator/denominator of the necessary cost."""
    covers: Words
    note: Words | None
    """What is to be known of this kind; null: nothing."""


class SpecialMeasure(Fact):
    """A rule beside the ordinary ones, for a time."""

    name: Words
    text: Words
    applies_to: Literal["setup", "running"]
    multiplier: int
    """How many times the ordinary limit it allows."""
    costs_until: Day
    covered: list[Words]


class Grant(Fact):
    """The grant for one-stop consultation desks of local governments."""

    id: Literal["grant"]
    uuid: Uuid
    name: Words
    name_ja: str
    fiscal_year: int
    """It begins in April."""
    currency: Literal["JPY"]
    purpose: Words
    eligible: Words
    eligible_note: Words
    limits: list[GrantLimit]
    limits_note: Words
    kinds: list[GrantKind]
    donations: Words
    special_measure: SpecialMeasure
    page: Words


class Desk(Contract):
    """A service that helps with a topic, and why."""

    service: str
    agency: str
    why: Words


class Topic(Contract):
    """A need a reader may have, leading to services. It adds no fact to them."""

    id: str
    uuid: Uuid
    name: Words
    question: Words
    desks: list[Desk]
    """In the order in which to try them."""
    page: Words


class Role(Contract):
    id: str
    text: Words


class Coordinators(Fact):
    """The coordinators for the reception environment."""

    id: Literal["coordinators"]
    uuid: Uuid
    name: Words
    name_ja: str
    purpose: Words
    goal: Words
    posted: Words
    officers: int
    contact_for: Words
    roles: list[Role]
    offices: list[str]
    """Ids of the offices where they are posted."""
    enquiries: str
    """Id of the agency to ask."""
    page: Words


class Envelope(Contract):
    """What is true of everything in a file."""

    schema_address: Uri = Field(alias="$schema")
    """The JSON Schema this file keeps to."""
    version: Literal["1"]
    """Changes only together with the file's address."""
    generated: Day
    """The day the file was made, in Japan."""
    locale: str | None
    """The language of its texts; null: all languages."""
    licence: Licence
    sources: list[Source]
    translations: dict[str, Translation]
    """By locale. The Japanese is no translation."""


class Dataset(Envelope):
    """A file of records."""

    items: list[Any]


class Collection(Envelope):
    """GeoJSON (RFC 7946) with what is true of all its features."""

    type: Literal["FeatureCollection"]
    features: list[Any]


class File(Contract):
    """One file of the open data."""

    url: Uri
    bytes: int


class Catalogue(Contract):
    """What files there are."""

    schema_address: Uri = Field(alias="$schema")
    version: Literal["1"]
    generated: Day
    locales: list[str]
    documentation: Uri
    licence: Licence
    files: list[File]


class Geometry(Contract):
    """A point of GeoJSON (RFC 7946)."""

    type: Literal["Point"]
    coordinates: tuple[float, float]
    """Longitude and latitude, in this order, in WGS 84."""


class Feature(Contract):
    """An office on the map."""

    type: Literal["Feature"]
    id: Uuid
    geometry: Geometry | None
    """A point in the municipality, not the building; null: not located."""
    properties: Office


KINDS: dict[str, Any] = {
    "agencies": Agency,
    "services": Service,
    "offices": Office,
    "grant": Grant,
    "topics": Topic,
    "center": Center,
    "coordinators": Coordinators,
}


def schemas(address: Callable[[str], str]) -> dict[str, dict[str, Any]]:
    """The JSON Schema (2020-12) of each file by its name; `address` says where one stands."""
    made = {name: _schema(Dataset, "items", kind) for name, kind in KINDS.items()}
    made["offices.geojson"] = _schema(Collection, "features", Feature)
    made["index"] = _schema(Catalogue)
    return {
        name: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": address(name),
            **schema,
            "title": name,
        }
        for name, schema in made.items()
    }


def _schema(
    envelope: type[Contract], list_name: str | None = None, item: type[Contract] | None = None
) -> dict[str, Any]:
    """The schema of a file, whose list `list_name` holds nothing but `item`s."""
    schema = envelope.model_json_schema()
    if list_name and item:
        parts = item.model_json_schema(ref_template="#/$defs/{model}")
        definitions = schema.get("$defs", {}) | parts.pop("$defs", {})
        definitions[item.__name__] = parts
        items = {"type": "array", "items": {"$ref": f"#/$defs/{item.__name__}"}}
        schema["properties"][list_name] = items
        schema["$defs"] = definitions
    return schema
