"""The centre: `center.json`, `schema/center.json`."""

from __future__ import annotations

from typing import Literal

from guide.open_data.contact import (
    ContactPhone,
    Reachable,
    SpokenLanguages,
    contact,
    languages,
    phone_fields,
)
from guide.open_data.contract import Address, Day, Fact, NotInSource, Point, Uuid, Words
from guide.open_data.hours import Hours, hours
from guide.open_data.records import Records, named


class CenterPhone(ContactPhone):
    """A number of the centre and who dials it."""

    callers: Literal["in-japan", "abroad", "anywhere"]
    """Where those are who dial it."""


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


class Center(Reachable):
    """The centre itself."""

    id: str
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
    languages: SpokenLanguages | None
    languages_reason: NotInSource | None


def center(records: Records) -> list[Center]:
    """The centre, a list of one."""
    center = records.guide.center
    return [
        Center(
            **records.fact(center),
            id=center.id,
            uuid=records.uuid("center"),
            **named(center.name),
            short_name=center.short_name,
            english_name=center.english_name.text,
            opened=center.opened.isoformat(),
            phones=[
                CenterPhone(**phone_fields(records, one, center), callers=one.callers)
                for one in center.phones
            ],
            hours=hours(records, center.hours, center),
            address=CenterAddress(
                **records.fact(center.address, center),
                text=center.address.text,
                text_ja=center.address.text.source,
                postal_code=center.address.postal_code,
                postal_code_reason=None,
                country="JP",
                note=center.address.note,
            ),
            **records.point(center.address.text),
            stations=[
                Station(
                    **records.fact(station, center),
                    id=station.id,
                    name=station.name,
                    lines=station.lines,
                    walk=station.walk,
                )
                for station in center.stations
            ],
            agencies=[agency.id for agency in records.guide.agencies],
            page=records.page("index"),
            **languages(records, center),
            **contact(records, center),
        )
    ]


# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = {
    "Center.reading": "how the short name is read aloud, for the furigana of the pages",
    "Center.confirm_at": "where the pages send readers; the agency's website is in its own record",
}
TABLE_LEAVES_OUT = dict.fromkeys(
    ("Center", "EnglishName", "CenterPhone", "CenterAddress", "Station"),
    "there is one centre, and no table of it",
)
