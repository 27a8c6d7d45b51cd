"""The centre itself (`data/center.yaml`)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from guide.facts.contact import Phone, Reachable
from guide.facts.dates import Day
from guide.facts.document import Complaint, Document, by_id, records
from guide.facts.hours import Hours
from guide.facts.messages import told, wrong
from guide.facts.record import AgencyId, Identifier, Record, has_ended, last_day
from guide.facts.values import FactProse, Line, PostalCode, Telephone, Text


class CenterPhone(Phone):
    """A telephone number of the centre and who dials it."""

    callers: Literal["in-japan", "abroad", "anywhere"]
    """Where those are who dial it. `abroad`: for them, and for telephones that do not reach the
    other numbers."""
    use: FactProse
    """Who dials it, in words."""


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


def _in_latin_letters(name: str) -> str:
    if not all(unicodedata.name(one).startswith("LATIN") for one in name if one.isalpha()):
        raise wrong("latin-letters", name=name)
    return name


class EnglishName(Record):
    """The name the centre gives itself in English; it is the same in every locale."""

    text: Annotated[Line, AfterValidator(_in_latin_letters)]


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
        going_on = [one for one in self.phones if not has_ended(today, one)]
        in_japan = [one for one in going_on if one.callers != "abroad"]
        return (in_japan or going_on or self.phones)[0]

    def once_main_phones(self, today: date) -> list[CenterPhone]:
        """The numbers that readers called first, until these ended."""
        over = ((one, one.ends) for one in self.phones if has_ended(today, one))
        return [one for one, last in over if last and self.main_phone(last) == one]


# Rules across records, checked on the plain values


def the_day_of_a_number_is_known(center: Document, sources: Document) -> Iterator[Complaint]:
    """A number that readers dial is shown with its day, so one must be known."""
    without_a_day = {
        id: at for id, (at, source) in by_id(sources.value).items() if "as_of" not in source
    }
    for position, phone in enumerate(_phones(center)):
        reference = phone.get("source")
        id = str(reference.get("id")) if isinstance(reference, dict) else ""
        if "as_of" not in phone and id in without_a_day:
            yield center, ("phones", position, "source"), told("date-needed")
            yield sources, (without_a_day[id],), told("date-of-source-needed")


def numbers_reach_their_callers(center: Document) -> Iterator[Complaint]:
    phones = _phones(center)
    for position, phone in enumerate(phones):
        number, callers = phone.get("number"), phone.get("callers")
        if callers in ("abroad", "anywhere") and Telephone(str(number)).only_in_japan:
            yield (
                center,
                ("phones", position, "number"),
                told("not-from-abroad", number=number),
            )
    if phones and all(phone.get("callers") == "abroad" for phone in phones):
        yield (
            center,
            ("phones",),
            told("no-number-in-japan"),
        )


def it_has_opened(center: Document, today: date | None) -> Iterator[Complaint]:
    """Pages say that it has; `today` is the day of the edit, None any day."""
    opened = center.value.get("opened") if isinstance(center.value, dict) else None
    if today and isinstance(opened, str) and opened > today.isoformat():
        yield center, ("opened",), told("opened-to-come", day=opened)


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
                told("main-phone-ended", ends=ends),
            )
        return


def _phones(center: Document) -> list[dict[str, object]]:
    return records(center.value.get("phones")) if isinstance(center.value, dict) else []
