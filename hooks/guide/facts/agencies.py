"""The agencies, what they do, and for whom (`data/agencies.yaml`, `data/audiences.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from guide.facts.contact import Reachable
from guide.facts.document import Complaint, Document, called, ids, records
from guide.facts.messages import told, wrong
from guide.facts.near import meant, one_of, with_their_names
from guide.facts.record import AudienceId, Identifier, Model, NamedId, OwnId, Record
from guide.facts.values import FactProse, Prose, Text, WebAddress


class Audience(Model):
    """Somebody a service is for."""

    id: OwnId
    name: Text
    """The word of the duties table, e.g. 企業."""
    i_am: Prose
    """What such a reader says of themselves on the home page."""


class Unit(Reachable):
    """A section or desk of an agency, as named in the source."""

    id: Identifier
    name: Text


Condition = Literal["appointment", "free", "income", "address-in-japan"]


def _is_in_a_list(value: Any) -> Any:
    """Refuse the word for "no audience" in the place of one of several."""
    if isinstance(value, str) and (word := meant(value, NO_AUDIENCE, 0.9)):
        raise wrong("audience-in-brackets", word=word)
    return value


def _is_of_an_activity(value: Any) -> Any:
    """Refuse the words for "no audience" where it is left out instead."""
    words = value if isinstance(value, list) else [value]
    if any(isinstance(word, str) and meant(word, NO_AUDIENCE, 0.9) for word in words):
        raise wrong("audience-none-here")
    return value


NO_AUDIENCE = with_their_names(["none", "unreadable"])


class Activity(Record):
    """One thing an agency does, in plain words."""

    id: OwnId
    unit: NamedId | None = None
    """The unit of the same agency that does it, where the source names one."""
    text: Prose
    audience: Annotated[list[AudienceId], BeforeValidator(_is_of_an_activity)] = []
    """Whom the paragraph itself names; empty when it names nobody."""
    conditions: list[Condition] = []


# Said by a rule below: pydantic would tell what is wrong with each member of the union.
AT_LEAST_ONE = Field(json_schema_extra={"minItems": 1})


class Service(Reachable):
    """One row of the duties table."""

    id: OwnId
    unit: NamedId | None = None
    name: Text
    """The wording of the table cell, kept exactly."""
    audience: (
        Annotated[list[Annotated[AudienceId, BeforeValidator(_is_in_a_list)]], AT_LEAST_ONE]
        | Literal["none", "unreadable"]
    )
    """A list; `none` for the printed dash (no public audience); `unreadable` where the source
    cannot be read. Never guess."""
    audience_note: FactProse | None = None
    """What the cell says beyond the list, e.g. 企業等."""

    @property
    def audiences(self) -> list[str]:
        """The ids of those it is for; empty for both kinds of "no audience"."""
        return self.audience if isinstance(self.audience, list) else []


class Affiliation(Record):
    """The ministry or agency that an agency belongs to, and how: as part of it, or under it."""

    name: Text


class Website(Record):
    """An official site."""

    url: WebAddress


class Agency(Reachable):
    """One of the agencies that work in the centre."""

    id: OwnId
    name: Text
    short_name: Text
    """How it is called in lists and on small screens."""
    under: Affiliation
    website: Website
    summary: Prose
    """One sentence on what it is or helps with; says nothing that the activities do not say."""
    units: list[Unit] = []
    activities: list[Activity] = Field(min_length=1)
    services: list[Service] = Field(min_length=1)

    def unit(self, id: str) -> Unit:
        """The unit with this id."""
        return next(unit for unit in self.units if unit.id == id)

    def activity(self, id: str) -> Activity:
        """The activity with this id."""
        return next(activity for activity in self.activities if activity.id == id)

    @property
    def public_services(self) -> list[Service]:
        """Its services that a reader may ask for: not those for no public audience."""
        return [service for service in self.services if service.audience != "none"]

    def turned_to_for(self, service: Service) -> list[Reachable]:
        """Whom a reader turns to for one of its services, nearest first.

        What is known of the service itself comes before what is known of its unit, and that
        before what is known of the agency: so a telephone of the unit serves all its services.
        """
        return [service, *([self.unit(service.unit)] if service.unit else []), self]

    @property
    def phones_are_known(self) -> bool:
        """Whether a number of it, of a unit or of a service of it is known, even one now over."""
        return any(one.phones for one in (self, *self.units, *self.services))


# Rules across records, checked on the plain values


def services_of(agencies: Document) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each agency with each of its services, as plain values, for rules across files."""
    for agency in records(agencies.value):
        for service in records(agency.get("services")):
            yield agency, service


def units_belong_to_their_agency(document: Document) -> Iterator[Complaint]:
    for position, agency in enumerate(records(document.value)):
        units = called(agency.get("units"))
        for part in ("activities", "services"):
            for index, record in enumerate(records(agency.get(part))):
                if isinstance(record.get("unit"), str) and record["unit"] not in units:
                    yield (
                        document,
                        (position, part, index, "unit"),
                        told(
                            "unit-of-another",
                            unit=record["unit"],
                            remedy=one_of(units, record["unit"]),
                        ),
                    )


def services_are_for_somebody_or_say_why(document: Document) -> Iterator[Complaint]:
    for position, agency in enumerate(records(document.value)):
        for index, service in enumerate(records(agency.get("services"))):
            if service.get("audience") == []:
                yield (
                    document,
                    (position, "services", index, "audience"),
                    told("audience-empty"),
                )


def ids_of_an_agency_differ(document: Document) -> Iterator[Complaint]:
    """Activities and services share a page, where their ids are the anchors."""
    for position, agency in enumerate(records(document.value)):
        taken = ids(agency.get("activities"))
        for index, service in enumerate(records(agency.get("services"))):
            if isinstance(service.get("id"), str) and service["id"] in taken:
                yield (
                    document,
                    (position, "services", index, "id"),
                    told("id-of-an-activity", id=service["id"]),
                )


def service_ids_are_unique(document: Document) -> Iterator[Complaint]:
    owners: dict[str, str] = {}
    for position, agency in enumerate(records(document.value)):
        for index, service in enumerate(records(agency.get("services"))):
            id, owner = service.get("id"), str(agency.get("id"))
            if isinstance(id, str) and owners.setdefault(id, owner) != owner:
                yield (
                    document,
                    (position, "services", index, "id"),
                    told("service-of-another", owner=owners[id], id=id),
                )
