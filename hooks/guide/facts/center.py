"""The centre itself (`data/center.yaml`)."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from guide.facts.record import AgencyId, Identifier, Record
from guide.facts.values import Clock, Day, FactProse, MonthDay, Telephone, Text


class CenterPhone(Record):
    """A telephone number of the centre and who dials it."""

    id: Identifier
    number: Telephone
    use: FactProse


Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


class Hours(Record):
    """When the centre is open, in Japan time."""

    opens: Clock
    closes: Clock
    weekdays: list[Weekday] = Field(min_length=1)
    """The days of the week on which it is open; `days` says the same in words."""
    days: FactProse
    closed: FactProse
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
    note: FactProse | None = None


class Station(Record):
    """A railway station near the centre."""

    id: Identifier
    name: Text
    lines: Text
    walk: FactProse


class EnglishName(Record):
    """The name the centre gives itself in English; it is the same in every locale."""

    text: str = Field(min_length=1)


class Center(Record):
    """The centre itself."""

    id: Identifier
    """Stands in the names of files (`ID-guide.my.pdf`) and in the identifiers of all records."""
    name: Text
    short_name: Text
    reading: Text
    english_name: EnglishName
    opened: Day
    phones: list[CenterPhone] = Field(min_length=1)
    hours: Hours
    address: CenterAddress
    stations: list[Station]
    confirm_at: AgencyId
    """The agency on whose website readers are asked to confirm numbers and amounts."""
