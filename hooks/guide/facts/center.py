"""The centre itself (`data/center.yaml`)."""

from __future__ import annotations

from pydantic import Field

from guide.facts.contact import Phone, Reachable
from guide.facts.hours import Hours
from guide.facts.record import AgencyId, Identifier, Record
from guide.facts.values import Day, Prose, Text


class CenterPhone(Phone):
    """A telephone number of the centre and who dials it."""

    use: Prose


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
