"""The centre itself (`data/center.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from guide.facts.contact import Phone, Reachable
from guide.facts.hours import Hours
from guide.facts.messages import told
from guide.facts.reading import Complaint, Document, records
from guide.facts.record import AgencyId, Identifier, Record
from guide.facts.values import Day, FactProse, Line, PostalCode, Text


class CenterPhone(Phone):
    """A telephone number of the centre and who dials it."""

    use: FactProse


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
    hours: Hours
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
