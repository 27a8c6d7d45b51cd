"""A page in, what it says as schema.org JSON-LD out, for search engines.

What is not known is left out: the languages spoken, the area that the agencies serve, where in the
municipality an office stands.
"""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from guide.facts.agencies import Agency, Service
from guide.facts.center import Center
from guide.facts.offices import Office
from guide.facts.parts import has_many_services
from guide.open_data.hours import in_one, linked
from guide.open_data.linked_contact import (
    at_the_desk,
    beside_telephones,
    centre_phone,
    contact_points,
    first_of_all,
    office_number,
    place_hours,
    telephone,
)
from guide.open_data.linked_page import dataset, nodes_of_page, website_id
from guide.open_data.nodes import (
    Node,
    address,
    as_json,
    description,
    in_its_language,
    names,
    once,
    said,
    written_once,
)
from guide.open_data.reached import still_true
from guide.open_data.records import Records
from guide.site import PageKey

Place = TypeVar("Place", Center, Office)


class LinkedData:
    """The things of one edition as nodes of a graph."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.guide = records.guide
        self.site = records.site
        self.made: dict[str, Node] = {}
        self._written: dict[str, str] = {}

    def of_page(self, key: PageKey, title: str, description: str) -> str:
        """The JSON of one page of this edition, safe inside a script element."""
        things = self.things(key)
        page = nodes_of_page(self.records, key, title, description, things)
        written = (written_once(self._written, thing) for thing in things)
        graph = ",".join([*map(as_json, page), *written])
        return f'{{"@context":"https://schema.org","@graph":[{graph}]}}'

    def things(self, key: PageKey) -> list[Node]:
        """What the page is about."""
        guide, item = self.guide, key.item
        match key.template:
            case "index":
                return [self.center]
            case "agencies/index":
                return [self.center, *map(self.agency, guide.agencies)]
            case "agencies/_each":
                agency = guide.agency(str(item))
                services = [(agency, service) for service in agency.services]
                return [self.agency(agency), *self._services(services), self.center]
            case "topics/_each":
                topic = next(topic for topic in guide.topics if topic.id == item)
                return self._with_agencies([guide.service(desk.service) for desk in topic.desks])
            case "for/_each" if has_many_services(guide):
                return [self.center]
            case "for/_each":
                return self._with_agencies(
                    [
                        (agency, service)
                        for agency in guide.agencies
                        for service in agency.services
                        if item in service.audiences
                    ]
                )
            case "offices" | "offices/_each":
                listed = map(self.office, self.records.offices_on[key])
                return [*listed, *self._parent_of_offices(), self.center]
            case "open-data":
                return [dataset(self.records)]
        return []

    def _parent_of_offices(self) -> list[Node]:
        """The agency that is asked about the offices; none where there are no coordinators."""
        coordinators = self.guide.coordinators
        if coordinators is None:
            return []
        return [self.agency(self.guide.agency(coordinators.enquiries))]

    def _with_agencies(self, pairs: list[tuple[Agency, Service]]) -> list[Node]:
        """Services, those who give them, and the centre where they are found."""
        agencies = {agency.id: agency for agency, _ in pairs}
        return [*self._services(pairs), *map(self.agency, agencies.values()), self.center]

    def _services(self, pairs: list[tuple[Agency, Service]]) -> list[Node]:
        return [self.service(*pair) for pair in pairs if not self.site.has_ended(*pair)]

    @cached_property
    def center(self) -> Node:
        """The centre, where it is and when it answers."""
        center = self.guide.center
        hours = linked(self.records, center.hours, said(in_one(self.records, center.hours)))
        over = self.site.has_ended(center, center.hours)
        known = still_true(self.records, center)
        points = [telephone(self.records, phone, known.hours) for phone in known.phones]
        points += beside_telephones(self.records, _without_hours(center))
        official = [] if self.site.has_ended(center) else self.records.official_site()
        place = (
            {}
            if self.site.has_ended(center, center.address)
            else {
                "address": address(
                    self.records, center.address.text, postal_code=center.address.postal_code
                )
            }
        )
        return {
            "@type": "GovernmentOrganization",
            "@id": self._id("center"),
            **names(center.name, center.short_name),
            **({"url": official[0]} if official else {}),
            "mainEntityOfPage": str(self.records.page("index")),
            "subjectOf": {"@id": website_id(self.records)},
            **description(self.records, center),
            **self._main_phone,
            **place,
            "location": {
                "@type": "Place",
                "@id": self._id("center", "location"),
                "name": in_its_language(center.name),
                **place,
                **({} if over else hours),
            },
            **({"contactPoint": points} if points else {}),
        }

    @cached_property
    def _main_phone(self) -> Node:
        """The number that readers call first; nothing when no number is left."""
        phone = self.site.phone_to_call(self.guide)
        return {"telephone": phone.number.e164} if phone else {}

    @once
    def agency(self, agency: Agency) -> Node:
        """An agency; its parent only where that is an agency of the guide, too."""
        parent = next(
            (one for one in self.guide.agencies if one.name.source == agency.under.name.source),
            None,
        )
        points = contact_points(self.records, agency)
        gone = self.site.has_ended(agency, agency.website)
        if self.site.has_ended(agency.under):
            parent = None
        return {
            "@type": "GovernmentOrganization",
            "@id": self._id("agencies", agency.id),
            **names(agency.name, agency.short_name),
            **description(self.records, agency, agency.summary),
            **({} if gone else {"url": str(agency.website.url)}),
            "mainEntityOfPage": str(self.records.page("agencies/_each", agency.id)),
            **(
                {}
                if self.site.has_ended(agency)
                else {"location": {"@id": self._id("center", "location")}}
            ),
            **first_of_all(self.records, agency),
            **({"contactPoint": points} if points else {}),
            **({"parentOrganization": self._parent(parent)} if parent else {}),
        }

    def _id(self, *path: str) -> str:
        return f"urn:uuid:{self.records.uuid(*path)}"

    def _parent(self, agency: Agency) -> Node:
        return {
            "@type": "GovernmentOrganization",
            "@id": self._id("agencies", agency.id),
            "name": in_its_language(agency.name),
        }

    @once
    def service(self, agency: Agency, service: Service) -> Node:
        """A service, for whom it is, and how to ask for it; no way for one that is for nobody."""
        audience = [
            {"@type": "Audience", "audienceType": said(self.guide.audience(id).name)}
            for id in service.audiences
        ]
        page = str(self.records.page("agencies/_each", agency.id, service.id))
        return {
            "@type": "GovernmentService",
            "@id": self._id("services", service.id),
            **names(service.name),
            "mainEntityOfPage": page,
            "provider": {"@id": self._id("agencies", agency.id)},
            **({"audience": audience} if audience else {}),
            **({} if service.audience == "none" else self._channel(agency, service)),
        }

    def _channel(self, agency: Agency, service: Service) -> Node:
        """How the public asks for a service: by its own number, else by the centre's."""
        return {
            "availableChannel": {
                "@type": "ServiceChannel",
                **centre_phone(self.records),
                "serviceLocation": {"@id": self._id("center", "location")},
                **at_the_desk(self.records, agency, service),
            },
        }

    @once
    def office(self, office: Office) -> Node:
        """An office, the section to ask, and the prefectures it covers."""
        areas = [
            {"@type": "AdministrativeArea", "name": said(self.guide.prefecture(id).name)}
            for id in office.prefectures
            if not self.site.has_ended(office.jurisdiction)
        ]
        coordinators = self.guide.coordinators
        parent = self._id("agencies", coordinators.enquiries) if coordinators is not None else None
        contact = office_number(self.records, office)
        over = self.site.has_ended(office)
        others = contact_points(self.records, _without_hours(office))
        where = address(self.records, office.address, office.building)
        return {
            "@type": "GovernmentOffice",
            "@id": self._id("offices", office.id),
            **names(office.name),
            "mainEntityOfPage": str(self.records.page_of_office(office.id)),
            **description(self.records, office),
            # Search engines show it to everybody: not a number that only some are to call.
            **({} if over or coordinators else {"telephone": office.phone.e164}),
            **({} if over else {"address": where}),
            **({} if over or not areas else {"areaServed": areas}),
            **place_hours(self.records, office),
            **({} if over else {"contactPoint": [contact, *others] if others else contact}),
            **({"parentOrganization": {"@id": parent}} if parent else {}),
        }


def _without_hours(one: Place) -> Place:
    """A place that says its hours itself."""
    return one.model_copy(update={"hours": None})


# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = {
    **dict.fromkeys(
        (
            "SourceReference.slide", "Source.title", "Source.publisher", "Source.slides",
            "Source.url", "Source.covers", "Record.checked_by",
        ),
        "schema.org has no place for where a fact was read; the page says it",
    ),
    **dict.fromkeys(
        ("Grant", "GrantLimit", "GrantKind", "SpecialMeasure", "CoveredCost"),
        "search engines are told of the centre, the agencies, their services and the offices",
    ),
    **dict.fromkeys(
        (
            "Coordinators.name", "Coordinators.purpose", "Coordinators.goal", "Coordinators.posted",
            "Coordinators.officers", "Coordinators.offices",
            "Coordinators.contact_for", "Coordinators.audience", "Role",
        ),
        "search engines are told of the offices where they are posted",
    ),
    **dict.fromkeys(
        ("Unit", "Activity", "Service.audience_note"),
        "an agency has its summary, a service its name and audience",
    ),
    **dict.fromkeys(
        ("Topic", "TopicDesk.why", "TopicDesk.activities", "Audience.i_am"),
        "a page is about its services and agencies; its title names the need",
    ),
    **dict.fromkeys(
        ("Hint", "Neighbour", "Prefecture.cities"), "words for the search box; they add no fact"
    ),
    **dict.fromkeys(("Station", "CenterAddress.note"), "the page tells the way"),
    **dict.fromkeys(
        ("Center.reading", "EnglishName", "Center.opened"),
        "not needed to find and reach the centre",
    ),
    **dict.fromkeys(("Office.kind", "Prefecture.code"), "schema.org has no such property"),
}  # fmt: skip
