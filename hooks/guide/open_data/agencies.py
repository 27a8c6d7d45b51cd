"""The agencies: `agencies.json`, `agencies.csv`, `schema/agencies.json`."""

from __future__ import annotations

from typing import Literal

from guide.facts import agencies as facts
from guide.open_data.contact import (
    ContactPhone,
    NoneSaid,
    OwnPhone,
    Reachable,
    SpokenLanguages,
    Unsaid,
    contact,
    hours,
    languages,
    main_phone,
    phones,
)
from guide.open_data.contract import Fact, NotInSource, Uri, Uuid, Words
from guide.open_data.hours import Hours
from guide.open_data.records import Records, named
from guide.open_data.serialize import FACT_COLUMNS, fact_columns


class NamedFact(Fact):
    """A name with its source."""

    name: Words
    name_ja: str


class Unit(Reachable):
    """A section or desk of an agency."""

    id: str
    name: Words
    name_ja: str
    phones: list[ContactPhone] = NoneSaid
    """Its own numbers; absent: none is known."""
    hours: Hours | None = Unsaid
    """Absent: not known."""
    languages: SpokenLanguages | None = Unsaid
    """Absent: which languages are spoken is not known."""


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


class Website(Fact):
    """An official site."""

    url: Uri


class Agency(Reachable):
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
    phone: OwnPhone | None
    """Its own number; null: see `phone_reason`, call the centre."""
    phone_reason: NotInSource | Literal["ended"] | None
    """`not-in-source`: none is known; `ended`: all of its `phones` are over, or the agency is."""
    phones: list[ContactPhone] = NoneSaid
    """All its own numbers, with what they are for; absent: none is known."""
    hours: Hours | None = Unsaid
    """Its own hours; absent: not known, those of the centre are in `center.json`."""
    units: list[Unit]
    activities: list[Activity]
    services: list[str]
    """Ids of its services, which stand in a file of their own."""
    languages: SpokenLanguages | None
    """Null: which languages are spoken is not known."""
    languages_reason: NotInSource | None


def agencies(records: Records) -> list[Agency]:
    """The agencies, with what their paragraphs say."""
    return [_agency(records, agency) for agency in records.guide.agencies]


def _agency(records: Records, agency: facts.Agency) -> Agency:
    return Agency(
        **records.fact(agency),
        id=agency.id,
        uuid=records.uuid("agencies", agency.id),
        **named(agency.name),
        short_name=agency.short_name,
        summary=agency.summary,
        page=records.page("agencies/_each", agency.id),
        under=NamedFact(**records.fact(agency.under, agency), **named(agency.under.name)),
        website=Website(**records.fact(agency.website, agency), url=str(agency.website.url)),
        **main_phone(records, agency),
        phones=phones(records, agency),
        hours=hours(records, agency),
        units=[_unit(records, agency, unit) for unit in agency.units],
        activities=[
            Activity(
                **records.fact(activity, agency),
                id=activity.id,
                uuid=records.uuid("agencies", agency.id, "activities", activity.id),
                unit=activity.unit,
                text=activity.text,
                audience=activity.audience,
                conditions=activity.conditions,
            )
            for activity in agency.activities
        ],
        services=[service.id for service in agency.services],
        **languages(records, agency),
        **contact(records, agency),
    )


def _unit(records: Records, agency: facts.Agency, unit: facts.Unit) -> Unit:
    return Unit(
        **records.fact(unit, agency),
        id=unit.id,
        **named(unit.name),
        phones=phones(records, unit, agency),
        hours=hours(records, unit, agency),
        languages=languages(records, unit, agency)["languages"],
        **contact(records, unit, agency),
    )


COLUMNS = {
    "id": "id",
    "name": "name",
    "name_ja": "name_ja",
    "under": "under.name",
    "under_ja": "under.name_ja",
    "summary": "summary",
    "website": "website.url",
    "page": "page",
    **FACT_COLUMNS,
    # Added later: columns keep their places.
    "phone": "phone.number",
    "phone_uri": "phone.uri",
    **fact_columns("under", "under"),
    **fact_columns("website", "website"),
    **fact_columns("phone", "phone"),
}

# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
TABLE_LEAVES_OUT = {
    "Agency.short_name": "the table has the full name",
    "Activity": "several to an agency, and a row has one cell for each column",
    **dict.fromkeys(
        (
            "Phone.use", "Phone.languages", "Phone.cost", "Phone.from_abroad", "Mail", "WebForm",
            "Booking", "Counter", "SpokenLanguages", "Fee", "Item", "Hours", "Span",
            "YearlyClosure", "SpecialDates",
        ),
        "the tables have the number to call; the JSON of the same records has all the rest",
    ),
}  # fmt: skip
