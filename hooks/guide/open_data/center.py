"""The centre: `center.json`, `schema/center.json`."""

from __future__ import annotations

from typing import Literal

from guide.facts import center as facts
from guide.facts.values import Text
from guide.open_data.contract import Address, Day, Fact, NotInSource, Phone, Point, Uuid, Words
from guide.open_data.records import Records, named, phone


class CenterPhone(Phone, Fact):
    """A number of the centre and who dials it."""

    id: str
    callers: Literal["in-japan", "abroad", "anywhere"]
    """Where those are who dial it."""
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
    languages: None
    languages_reason: NotInSource


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
                CenterPhone(
                    **records.fact(one, center),
                    id=one.id,
                    **phone(one.number),
                    callers=one.callers,
                    use=one.use,
                )
                for one in center.phones
            ],
            hours=_hours(records, center.hours),
            address=CenterAddress(
                **records.fact(center.address),
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
                    **records.fact(station),
                    id=station.id,
                    name=station.name,
                    lines=station.lines,
                    walk=station.walk,
                )
                for station in center.stations
            ],
            agencies=[agency.id for agency in records.guide.agencies],
            page=records.page("index"),
            languages=None,
            languages_reason="not-in-source",
        )
    ]


def _hours(records: Records, hours: facts.Hours) -> Hours:
    return Hours(
        **records.fact(hours),
        opens=f"{hours.opens:%H:%M}",
        closes=f"{hours.closes:%H:%M}",
        weekdays=list(hours.weekdays),
        days=hours.days,
        closed=closed(records),
        closed_on_public_holidays=hours.closed_on_public_holidays,
        new_year_closure=list(hours.new_year_closure or ()),
    )


def closed(records: Records) -> Text:
    """The days on which the centre is closed, in words."""
    return records.said(records.phrases.closed(records.guide.center.hours))


# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = {
    "Center.reading": "how the short name is read aloud, for the furigana of the pages",
    "Center.confirm_at": "where the pages send readers; the agency's website is in its own record",
}
TABLE_LEAVES_OUT = dict.fromkeys(
    ("Center", "EnglishName", "CenterPhone", "Hours", "CenterAddress", "Station"),
    "there is one centre, and no table of it",
)
