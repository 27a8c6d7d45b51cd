"""The centre itself (`data/center.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, get_args

from pydantic import Field

from guide.facts.reading import Complaint, Document, records
from guide.facts.record import AgencyId, Identifier, Record, last_day
from guide.facts.values import Clock, Day, MonthDay, Prose, Telephone, Text


class CenterPhone(Record):
    """A telephone number of the centre and who dials it."""

    id: Identifier
    number: Telephone
    callers: Literal["in-japan", "abroad", "anywhere"]
    """Where those are who dial it. `abroad`: for them, and for telephones that do not reach the
    other numbers."""
    use: Prose
    """Who dials it, in words."""


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

    def end_of(self, phone: CenterPhone) -> date | None:
        """The last day on which a number of the centre can be dialled; None: no end is known."""
        return last_day(self, phone)

    def main_phone(self, today: date) -> CenterPhone:
        """The number that readers call first: the first one for callers in Japan.

        One that has ended by `today` gives way to the next, and the first to none.
        """
        going_on = [one for one in self.phones if one.ends is None or one.ends >= today]
        in_japan = [one for one in going_on if one.callers != "abroad"]
        return (in_japan or going_on or self.phones)[0]


# Rules across records, checked on the plain values


def numbers_reach_their_callers(center: Document) -> Iterator[Complaint]:
    phones = _phones(center)
    for position, phone in enumerate(phones):
        number, callers = phone.get("number"), phone.get("callers")
        if callers in ("abroad", "anywhere") and Telephone(str(number)).only_in_japan:
            yield (
                center,
                ("phones", position, "number"),
                f'"{number}" (Navi Dial) cannot be dialled from abroad; '
                "write a number that can, or callers: in-japan",
            )
    if phones and all(phone.get("callers") == "abroad" for phone in phones):
        yield (
            center,
            ("phones",),
            "no number is for callers in Japan; write callers: in-japan or anywhere for one",
        )


def the_main_phone_has_not_ended(center: Document, today: date | None) -> Iterator[Complaint]:
    """The number that stands large on every page; `today` is the day of the edit, None any day."""
    for position, phone in enumerate(_phones(center)):
        ends = phone.get("ends")
        if phone.get("callers") == "abroad":
            continue
        if today and isinstance(ends, str) and ends < today.isoformat():
            yield (
                center,
                ("phones", position, "ends"),
                f"this is the number that readers call first, and it ended on {ends}; "
                "write the new number above it, or remove ends",
            )
        return


def _phones(center: Document) -> list[dict[str, object]]:
    return records(center.value.get("phones")) if isinstance(center.value, dict) else []
