"""The rows of the duties table: `services.json`, `services.csv`, `schema/services.json`."""

from __future__ import annotations

from typing import Literal

from guide.facts import agencies as facts
from guide.open_data.contact import (
    ContactPhone,
    NoneSaid,
    Reachable,
    SpokenLanguages,
    Unsaid,
    contact,
    hours,
    languages,
    phones,
)
from guide.open_data.contract import Fact, Named, NotInSource, Uuid, Words
from guide.open_data.hours import Hours
from guide.open_data.records import Records, named
from guide.open_data.serialize import FACT_COLUMNS, fact_columns


class UnitInCharge(Named, Fact):
    """The unit of an agency that a service is of."""


class Service(Reachable):
    """One row of the duties table."""

    id: str
    uuid: Uuid
    agency: Named
    unit: UnitInCharge | None
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
    phones: list[ContactPhone] = NoneSaid
    """Numbers of its own; absent: none is known."""
    hours: Hours | None = Unsaid
    """Absent: not known."""
    languages: SpokenLanguages | None
    languages_reason: NotInSource | None


def services(records: Records) -> list[Service]:
    """The services of all agencies."""
    return [
        _service(records, agency, service)
        for agency in records.guide.agencies
        for service in agency.services
    ]


def _service(records: Records, agency: facts.Agency, service: facts.Service) -> Service:
    guide = records.guide
    unit = agency.unit(service.unit) if service.unit else None
    audience = [Named(id=id, name=guide.audience(id).name) for id in service.audiences]
    return Service(
        **records.fact(service, agency),
        id=service.id,
        uuid=records.uuid("services", service.id),
        agency=Named(id=agency.id, name=agency.name),
        unit=unit and UnitInCharge(**records.fact(unit, agency), id=unit.id, name=unit.name),
        **named(service.name),
        audience=None if service.audience == "unreadable" else audience,
        audience_reason=None if isinstance(service.audience, list) else service.audience,
        audience_note=service.audience_note,
        topics=[
            topic.id
            for topic in guide.topics
            if any(desk.service == service.id for desk in topic.desks)
        ],
        page=records.page("agencies/_each", agency.id, service.id),
        phones=phones(records, service, agency),
        hours=hours(records, service, agency),
        **languages(records, service, agency),
        **contact(records, service, agency),
    )


COLUMNS = {
    "id": "id",
    "agency_id": "agency.id",
    "agency": "agency.name",
    "unit": "unit.name",
    "name": "name",
    "name_ja": "name_ja",
    "audience_ids": "audience.id",
    "audience": "audience.name",
    "audience_reason": "audience_reason",
    "audience_note": "audience_note",
    "page": "page",
    **FACT_COLUMNS,
    # Added later: columns keep their places.
    **fact_columns("unit", "unit"),
}

# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = {"Audience.i_am": "what a reader says on the home page; it adds no fact"}
TABLE_LEAVES_OUT = LEAVES_OUT
