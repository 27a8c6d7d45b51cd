"""One edition's records in, an Open Referral HSDS 3.0 package in its language out.

The facts become HSDS' tables once. They are written as a tabular data package (a CSV for each table
with `datapackage.json`), and put together as whole trees in `organizations.json` and
`services.json`. What does not fit is listed in docs/open-data.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guide.facts.agencies import Service
from guide.facts.grant import Grant, SpecialMeasure
from guide.facts.offices import Office
from guide.facts.record import Record, last_day
from guide.facts.values import Telephone, Text
from guide.languages.ruby import without_readings
from guide.open_data import hsds_sources
from guide.open_data.envelope import CHECKED
from guide.open_data.hours import schedules
from guide.open_data.hsds_columns import (
    CODES,
    COLUMNS,
    DATES,
    FORMATS,
    NUMBERS,
    REFERENCES,
    TIMES,
    UNIQUE,
    VERSIONS,
)
from guide.open_data.hsds_contact import Columns, Contacts, columns_of
from guide.open_data.hsds_trees import Row, Rows, Tables, legible, organization_trees, service_trees
from guide.open_data.reached import of_phone, still_true
from guide.open_data.records import Records, address_in_japanese, note_of, year_of
from guide.open_data.serialize import plain_csv, to_json


def files(records: Records) -> dict[str, bytes]:
    """The package of one language."""
    tables = Package(records).tables()
    rows = Rows(tables)
    columns_by_table = columns_of(COLUMNS, tables)
    folder = f"hsds/{records.edition.locale.id}/"
    made = {
        folder + path: plain_csv(
            names(columns), ([row.get(name) for name in names(columns)] for row in tables[table])
        ).encode()
        for table, (path, columns) in columns_by_table.items()
    }
    return made | {
        folder + "datapackage.json": to_json(descriptor(records, columns_by_table)),
        folder + "organizations.json": to_json(list(organization_trees(rows))),
        folder + "services.json": to_json(list(service_trees(rows))),
    }


def names(columns: tuple[str, ...]) -> list[str]:
    """The columns without the marks of what is required."""
    return [column.removesuffix("*") for column in columns]


class Package:
    """The facts of one edition as rows of HSDS' tables."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.guide = records.guide
        self.site = records.site
        self.locale = records.edition.locale
        self.uuid = records.uuid
        self.word = records.word
        # The offices at which coordinators are posted, with a service there.
        self.served = self.guide.offices if self.guide.coordinators is not None else []

    def tables(self) -> Tables:
        """All rows by table; a key without a value is left out."""
        made = {
            "organization": self._organizations(),
            "service": self._services(),
            "attribute": self._attributes(),
            "service_at_location": self._services_at_locations(),
            "location": self._locations(),
            "phone": self._phones(),
            "contact": self._contacts(),
            "address": self._addresses(),
            "schedule": self._schedules(),
            "service_area": self._service_areas(),
            "taxonomy_term": self._terms(),
            "taxonomy": self._taxonomies(),
        }
        tables = {
            table: [
                {key: legible(value) for key, value in row.items() if value is not None}
                for row in rows
            ]
            for table, rows in made.items()
        }
        Contacts(self.records, tables).add()
        hsds_sources.add(self.records, tables)
        tables["meta_table_description"] = list(self._descriptions(columns_of(COLUMNS, tables)))
        return tables

    def _organizations(self) -> Iterator[Row]:
        center = self.guide.center
        present = self.site.going_on(self.guide.agencies)
        yield {
            "id": self.uuid("center"),
            "name": center.name,
            "alternate_name": center.short_name,
            "description": self._described(
                [self.word("agencies.lead", agencies=len(present))], center
            ),
            "website": None
            if self.site.has_ended(center)
            else next(iter(self.records.official_site()), None),
            **self._fact(center),
        }
        for agency in self.guide.agencies:
            activities = [activity.text for activity in self.site.going_on(agency.activities)]
            yield {
                "id": self.uuid("agencies", agency.id),
                "name": agency.name,
                "alternate_name": _unless_same(agency.name.source, agency.name),
                "description": self._described([agency.summary, *activities], agency),
                "website": None
                if self.site.has_ended(agency, agency.website)
                else str(agency.website.url),
                "parent_organization_id": None
                if self.site.has_ended(agency.under)
                else self._parent(agency.under.name),
                **self._fact(agency),
            }

    def _parent(self, under: Text) -> str | None:
        """The agency of the guide that has this name; the ministries are none."""
        return next(
            (
                self.uuid("agencies", agency.id)
                for agency in self.guide.agencies
                if agency.name.source == under.source
            ),
            None,
        )

    def _services(self) -> Iterator[Row]:
        for agency in self.guide.agencies:
            for service in agency.services:
                yield {
                    "id": self.uuid("services", service.id),
                    "organization_id": self.uuid("agencies", agency.id),
                    "name": service.name,
                    "alternate_name": _unless_same(service.name.source, service.name),
                    "description": self._why(service),
                    "page": self.records.page("agencies/_each", agency.id, service.id),
                    "status": self._status(agency, service),
                    "eligibility_description": self._eligibility(service),
                    **self._fact(service, agency),
                }
        yield from self._coordinators()
        yield from self._grants()

    def _coordinators(self) -> Iterator[Row]:
        """The coordinators at each office, a service each, because each has an area of its own."""
        coordinators = self.guide.coordinators
        if coordinators is None:
            return
        description = [coordinators.purpose, *(role.text for role in coordinators.roles)]
        for office in self.served:
            yield {
                "id": self._service_at(office),
                "organization_id": self.uuid("agencies", coordinators.enquiries),
                "name": f"{legible(office.name)}: {legible(coordinators.name)}",
                "alternate_name": _unless_same(
                    f"{office.name.source}: {coordinators.name.source}",
                    f"{legible(office.name)}: {legible(coordinators.name)}",
                ),
                "description": "\n".join(map(without_readings, description)),
                "page": self.records.page_of_office(office.id),
                "status": self._status(coordinators, office),
                "eligibility_description": self.word("offices.for_local_governments"),
                **self._fact(coordinators, office),
            }

    def _grants(self) -> Iterator[Row]:
        grant = self.guide.grant
        if grant is None:
            return
        special = grant.special_measure
        year = year_of(self.records, grant)
        eligibility = f"{legible(grant.eligible)}\n{legible(grant.eligible_note)}"
        rows: list[tuple[Grant | SpecialMeasure, tuple[str, ...], Text]] = [
            (grant, ("grant",), grant.purpose)
        ]
        if special is not None:
            rows.append((special, ("grant", "special-measure"), special.text))
        for record, path, description in rows:
            yield {
                "id": self.uuid(*path),
                "organization_id": self.uuid("agencies", self.guide.service(grant.service)[0].id),
                "name": record.name,
                "alternate_name": _unless_same(record.name.source, record.name),
                "description": "\n".join(map(legible, [*year, description])),
                "page": self.records.page("grant"),
                "status": self._status(grant, record),
                "eligibility_description": eligibility,
                **self._fact(record, grant),
            }

    def _why(self, service: Service) -> str | None:
        """What the topics say of the service, each sentence once."""
        desks = [desk for topic in self.guide.topics for desk in topic.desks]
        reasons = [without_readings(desk.why) for desk in desks if desk.service == service.id]
        return "\n".join(dict.fromkeys(reasons)) or None

    def _eligibility(self, service: Service) -> str:
        if service.audience in ("none", "unreadable"):
            return without_readings(self.word(f"audience.{service.audience}"))
        listed = ", ".join(legible(self.guide.audience(id).name) for id in service.audiences)
        return f"{listed}\n{legible(service.audience_note)}" if service.audience_note else listed

    def _attributes(self) -> Iterator[Row]:
        for agency in self.guide.agencies:
            id = self.uuid("agencies", agency.id)
            if not self.site.has_ended(agency.under):
                yield self._attribute("organization", id, "affiliation", agency.under.name.source)
            for service in agency.services:
                id = self.uuid("services", service.id)
                for audience in service.audiences:
                    yield self._attribute("service", id, "audience", audience)
                for topic in self.guide.topics:
                    if any(desk.service == service.id for desk in topic.desks):
                        yield self._attribute("service", id, "topic", topic.id)
        if (coordinators := self.guide.coordinators) is not None:
            for office in self.guide.offices:
                id = self._service_at(office)
                yield self._attribute("service", id, "audience", coordinators.audience)

    def _attribute(self, entity: str, id: str, kind: str, term: str) -> Row:
        return {
            "id": self.uuid("attributes", id, kind, term),
            "link_id": id,
            "taxonomy_term_id": self.uuid("taxonomies", kind, term),
            "link_type": kind,
            "link_entity": entity,
        }

    def _services_at_locations(self) -> Iterator[Row]:
        center = self.uuid("center", "location")
        for service in self.guide.services:
            id = self.uuid("services", service.id)
            yield {
                "id": self.uuid("services", service.id, "at", "center"),
                "service_id": id,
                "location_id": center,
            }
        for office in self.served:
            yield {
                "id": self.uuid("offices", office.id, "at", "office"),
                "service_id": self._service_at(office),
                "location_id": self.uuid("offices", office.id),
            }

    def _locations(self) -> Iterator[Row]:
        center = self.guide.center
        left = self.site.has_ended(center.address, center)
        stations = (
            f"{legible(station.name)} ({legible(station.lines)}): {legible(station.walk)}"
            for station in self.site.going_on(center.stations)
        )
        yield {
            "id": self.uuid("center", "location"),
            "location_type": "physical",
            "organization_id": self.uuid("center"),
            "name": center.name,
            "alternate_name": _unless_same(center.name.source, center.name),
            "description": self._described([center.address.text], center.address, center),
            "transportation": None if left else "\n".join(stations),
            **self._fact(center.address, center),
        }
        for office in self.guide.offices:
            street = " ".join(legible(part) for part in (office.address, office.building) if part)
            yield {
                "id": self.uuid("offices", office.id),
                "location_type": "physical",
                "organization_id": self._looked_after_by(),
                "name": office.name,
                "alternate_name": _unless_same(office.name.source, office.name),
                # HSDS requires a postal code in an address, and these are not known.
                "description": self._described(
                    dict.fromkeys((street, address_in_japanese(office))), office
                ),
                **self._fact(office),
            }

    def _phones(self) -> Iterator[Row]:
        for phone in still_true(self.records, self.guide.center).phones:
            yield {
                "id": self.uuid("center", "phones", phone.id),
                "location_id": self.uuid("center", "location"),
                **_voice(phone.number),
                "description": "\n".join(map(legible, of_phone(self.records, phone))),
            }
        for office in self.site.going_on(self.guide.offices):
            yield {
                "id": self.uuid("offices", office.id, "phone"),
                "location_id": self.uuid("offices", office.id),
                "service_id": self._service_at(office) if self.served else None,
                **_voice(office.phone),
                **self._before_calling(office),
            }

    def _before_calling(self, office: Office) -> Row:
        """What callers of an office have to know: the section's number, and how to dial.

        An extension is a number in HSDS, which has no zeros before it: 020 is only said in words.
        """
        number = office.section_number
        notes = map(legible, note_of(self.records, office.phone, number))
        return {
            "extension": int(number) if number and str(int(number)) == number else None,
            "description": " ".join(notes) or None,
        }

    def _contacts(self) -> Iterator[Row]:
        for agency in self.guide.agencies:
            for service in agency.services:
                if service.unit and not self.site.has_ended(agency.unit(service.unit)):
                    yield {
                        "id": self.uuid("services", service.id, "contact"),
                        "service_id": self.uuid("services", service.id),
                        "department": agency.unit(service.unit).name,
                    }
        for office in self.served:
            yield {
                "id": self.uuid("offices", office.id, "contact"),
                "service_id": self._service_at(office),
                "department": office.section,
            }

    def _addresses(self) -> Iterator[Row]:
        """The centre's, in Japanese in every language: that is how a letter finds it."""
        address = self.guide.center.address
        municipality = self.records.places.of(address.text.source)
        if municipality is not None and not self.site.has_ended(self.guide.center, address):
            yield {
                "id": self.uuid("center", "address"),
                "location_id": self.uuid("center", "location"),
                "address_1": municipality.rest_of(address.text.source),
                "city": municipality.name,
                "state_province": municipality.prefecture,
                "postal_code": address.postal_code,
                "country": "JP",
                "address_type": "physical",
            }

    def _schedules(self) -> Iterator[Row]:
        at = {"location_id": self.uuid("center", "location")}
        hours = still_true(self.records, self.guide.center).hours
        for row in schedules(self.records, hours, ("center", "hours")) if hours else ():
            yield row | at

    def _service_areas(self) -> Iterator[Row]:
        prefectures = {prefecture.id: prefecture.name for prefecture in self.guide.prefectures}
        for office in self.served:
            if self.site.has_ended(office, office.jurisdiction):
                continue
            for id in office.prefectures:
                yield {
                    "id": self.uuid("offices", office.id, "area", id),
                    "service_id": self._service_at(office),
                    "name": prefectures[id],
                }

    def _terms(self) -> Iterator[Row]:
        for audience in self.guide.audiences:
            yield self._term("audience", audience.id, audience.name, audience.i_am)
        for topic in self.guide.topics:
            yield self._term("topic", topic.id, topic.name, topic.question)
        for under in {
            agency.under.name.source: agency.under.name for agency in self.guide.agencies
        }.values():
            yield self._term("affiliation", under.source, under, self.word("agency.under"))

    def _term(self, kind: str, id: str, name: Text, description: Any) -> Row:
        return {
            "id": self.uuid("taxonomies", kind, id),
            "code": f"{kind}:{id}",
            "name": name,
            "description": description,
            "language": "ja" if name.stands_in else self.locale.lang,
            "taxonomy_id": self.uuid("taxonomies", kind),
        }

    def _taxonomies(self) -> Iterator[Row]:
        for kind, name, description in (
            ("audience", "audience.for", "home.audiences_title"),
            ("topic", "open_data.topics", "home.topics_title"),
            ("affiliation", "agency.under", "agency.about_title"),
        ):
            yield {
                "id": self.uuid("taxonomies", kind),
                "name": self.word(name),
                "description": self.word(description),
            }

    def _descriptions(self, tables: Columns) -> Iterator[Row]:
        for table in tables:
            yield {
                "id": self.uuid("tables", table),
                "name": table,
                "language": self.locale.lang,
                "character_set": "UTF-8",
            }

    def _looked_after_by(self) -> str | None:
        """The agency that is asked about the offices, where it is known."""
        coordinators = self.guide.coordinators
        return self.uuid("agencies", coordinators.enquiries) if coordinators is not None else None

    def _service_at(self, office: Office) -> str:
        return self.uuid("offices", office.id, "service")

    def _described(self, lines: Iterable[str], *records: Record) -> str:
        """A description, a line each; before all that these are over, once one of them is."""
        over = filter(None, [self.records.ended(*records)])
        return "\n".join(map(legible, [*over, *lines]))

    def _status(self, *records: Record) -> str:
        return "inactive" if self.records.has_ended(*records) else "active"

    def _fact(self, record: Record, *needs: Record) -> Row:
        """Where a record was read and when it is true; it is over with what it `needs`."""
        last = last_day(record, *needs)
        return {
            "source": self.guide.source(record.source.id).title,
            "as_of": self.guide.as_of(record),
            "ends": last.isoformat() if last else None,
        }


def descriptor(records: Records, columns: Columns) -> Row:
    """`datapackage.json`: which tables there are and what their columns are."""
    locale = records.edition.locale
    return {
        "profile": "tabular-data-package",
        "name": f"{records.guide.center.id}-guide-hsds-{locale.id.lower()}",
        "title": legible(records.word("site.name")),
        "description": legible(records.word("about.lead")),
        "version": VERSIONS[0],
        "hsds_versions": VERSIONS,
        "homepage": str(records.page("open-data")),
        "created": f"{records.newest_day}T00:00:00+09:00",
        "language": locale.lang,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "Creative Commons Attribution 4.0",
            }
        ],
        "sources": [{"title": legible(source.title)} for source in records.guide.sources],
        "resources": [_resource(table, *columns[table]) for table in columns],
    }


def _resource(table: str, path: str, columns: tuple[str, ...]) -> Row:
    return {
        "name": table,
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": {
            "fields": [_field(table, column) for column in columns],
            "primaryKey": "id",
            "foreignKeys": [
                {
                    "fields": name,
                    "reference": {"resource": REFERENCES[name], "fields": "id"},
                }
                for name in names(columns)
                if name in REFERENCES
            ],
        },
    }


def _field(table: str, column: str) -> Row:
    """A column as the official descriptors have it."""
    name = column.removesuffix("*")
    kinds = {"number": NUMBERS, "date": DATES, "time": TIMES}
    kind = next((kind for kind, names in kinds.items() if name in names), "string")
    is_id = name == "id" or name.endswith("_id")
    form = "uuid" if is_id else FORMATS.get(name)
    # A code is one of a taxonomy; elsewhere it is that of a language, which many may speak.
    unique = name in UNIQUE and (name == "id" or table == "taxonomy_term")
    codes = {"enum": CODES[name]} if name in CODES else {}
    return {
        "name": name,
        "type": kind,
        **({"format": form} if form else {}),
        "constraints": {"required": column.endswith("*"), "unique": unique, **codes},
    }


def _voice(number: Telephone) -> Row:
    return {"number": str(number), "type": "voice"}


def _unless_same(japanese: str, said: str) -> str | None:
    """The official Japanese, where the name is said in other words."""
    return None if japanese == legible(said) else japanese


# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = CHECKED | {
    **dict.fromkeys(
        (
            "Grant.limits_note", "Grant.donations", "GrantLimit", "GrantKind",
            "SpecialMeasure.applies_to", "SpecialMeasure.multiplier", "SpecialMeasure.costs_until",
            "SpecialMeasure.example_body", "SpecialMeasure.example_limit",
            "SpecialMeasure.example_ordinary", "SpecialMeasure.example_special",
            "CoveredCost",
        ),
        "HSDS has no structure for what a service pays; grant.json has it",
    ),
    **dict.fromkeys(
        ("Activity.unit", "Activity.audience", "Activity.conditions"),
        "the activities are sentences of an organization's description",
    ),
    **dict.fromkeys(
        (
            "Coordinators.goal", "Coordinators.posted", "Coordinators.officers",
            "Coordinators.offices",
            "Coordinators.contact_for",
        ),
        "of the coordinators as a whole; the services are those at each office",
    ),
    **dict.fromkeys(
        (
            "SourceReference.slide", "Source.publisher", "Source.slides", "Source.url",
            "Source.covers",
        ),
        "HSDS has no place for sources; our column has the title",
    ),
    **dict.fromkeys(
        ("Center.reading", "EnglishName", "Agency.short_name"),
        "there is one alternate name, the official Japanese or the centre's short name",
    ),
    **dict.fromkeys(("Office.kind", "Center.opened", "Prefecture.code"), "HSDS has no such field"),
    **dict.fromkeys(("Topic.icon", "Topic.tint", "TopicDesk.activities"), "how pages look"),
    **dict.fromkeys(
        ("Hint", "Neighbour", "Prefecture.cities"), "words for the search box; they add no fact"
    ),
    "CenterPhone.callers": "the description of the number says it in words",
    "CenterAddress.note": "about the postal code's date; HSDS has no place for it",
}  # fmt: skip
