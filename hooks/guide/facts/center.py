"""The centre itself (`data/center.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from pydantic import Field

from guide.facts.contact import Phone, Reachable
from guide.facts.messages import told
from guide.facts.reading import Complaint, Document, records
from guide.facts.record import AgencyId, Identifier, Record
from guide.facts.values import Clock, Day, FactProse, Line, MonthDay, PostalCode, Text


class CenterPhone(Phone):
    """A telephone number of the centre and who dials it."""

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

    postal_code: PostalCode
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

    text: Line


class Center(Reachable):
    """The centre itself."""

    id: Identifier
    """Stands in the names of files (`ID-guide.my.pdf`) and in the identifiers of all records."""
    name: Text
    short_name: Text
    reading: Text
    english_name: EnglishName
    opened: Day
    phones: list[CenterPhone] = Field(min_length=1)  # type: ignore[assignment]
    hours: Hours  # type: ignore[assignment]
    address: CenterAddress
    stations: list[Station]
    confirm_at: AgencyId
    """The agency on whose website readers are asked to confirm numbers and amounts."""


# Rules across records, checked on the plain values


def the_day_of_a_number_is_known(center: Document, sources: Document) -> Iterator[Complaint]:
    """A number that readers dial is shown with its day, so one must be known."""
    if not isinstance(center.value, dict):
        return
    by_id = {
        str(source.get("id")): (at, source) for at, source in enumerate(records(sources.value))
    }
    for position, phone in enumerate(records(center.value.get("phones"))):
        reference = phone.get("source")
        id = reference.get("id") if isinstance(reference, dict) else None
        if "as_of" in phone or not isinstance(id, str) or id not in by_id:
            continue
        at, source = by_id[id]
        if "as_of" not in source:
            yield center, ("phones", position, "source"), told("date-needed")
            yield sources, (at,), told("date-of-source-needed")
