"""How somebody is reached, put into the tables of an HSDS package.

HSDS has fields for a part of it: telephones and their languages, e-mail, hours of services and
locations, fees, booking, what to bring. The rest is said in the description of the organization or
the location. The tables and columns of `COLUMNS` are in a package only where it has something to
say in them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from guide.facts.agencies import Agency, Service
from guide.facts.contact import Phone, Reachable, SpokenLanguages
from guide.facts.offices import Office
from guide.languages.contact import KINDS, Kind
from guide.languages.phrases import plain
from guide.open_data.hours import schedules
from guide.open_data.hsds_trees import Row, Tables, legible
from guide.open_data.reached import of_phone, said, still_true
from guide.open_data.records import Records

Columns = Mapping[str, tuple[str, tuple[str, ...]]]

COLUMNS: Columns = {
    "organization": ("organizations.csv", ("email",)),
    "service": (
        "services.csv",
        ("email", "interpretation_services", "application_process", "fees_description"),
    ),
    "service_at_location": ("service_at_location.csv", ("description",)),
    "phone": ("phones.csv", ("organization_id", "contact_id")),
    "contact": ("contacts.csv", ("organization_id", "location_id", "email")),
    "schedule": ("schedules.csv", ("service_id",)),
    "language": (
        "languages.csv",
        ("id*", "service_id", "location_id", "phone_id", "name", "code", "note"),
    ),
    "required_document": ("required_documents.csv", ("id*", "service_id", "document")),
}

# What has fields of its own, by whom it is said of; the rest is said in a description. An e-mail
# address is said there again, with what it is for.
OF_ORGANIZATION: tuple[Kind, ...] = ("phone",)
OF_UNIT: tuple[Kind, ...] = ("phone",)
OF_LOCATION: tuple[Kind, ...] = ("phone", "hours", "languages")


def columns_of(columns: Columns, tables: Tables) -> Columns:
    """The tables and columns of a package: those of `columns`, and those of ours that are used."""
    made = dict(columns)
    for table, (path, names) in COLUMNS.items():
        rows = tables.get(table, [])
        used = tuple(name for name in names if any(row.get(name.removesuffix("*")) for row in rows))
        if used:
            _, before = made.get(table, (path, ()))
            made[table] = (path, (*before, *(name for name in used if name not in before)))
    return made


class Contacts:
    """Adds to the tables of one edition how everybody is reached."""

    def __init__(self, records: Records, tables: Tables) -> None:
        self.records = records
        self.tables = tables
        self.uuid = records.uuid
        tables |= {"language": [], "required_document": []}
        self._by_id = {row["id"]: row for rows in tables.values() for row in rows}

    def add(self) -> None:
        """Put everything into the tables."""
        guide = self.records.guide
        self._center()
        for agency in guide.agencies:
            self._agency(agency)
            for service in agency.services:
                self._service(agency, service)
        for office in guide.offices:
            self._office(office)

    def _center(self) -> None:
        center = still_true(self.records, self.records.guide.center)
        location = self.uuid("center", "location")
        organization = self._by_id[self.uuid("center")]
        self._mail(organization, center)
        self._describe(organization, center, {*OF_LOCATION, "counter"})
        self._describe(self._by_id[location], center, set(KINDS) - {"counter"})
        self._interpreted(self._by_id[location], center)
        self._spoken({"location_id": location}, ("center",), center.languages)
        for phone in still_true(self.records, center).phones:
            self._languages_of(self.uuid("center", "phones", phone.id), phone)

    def _agency(self, agency: Agency) -> None:
        known = still_true(self.records, agency)
        id = self.uuid("agencies", agency.id)
        organization = self._by_id[id]
        self._mail(organization, known)
        self._describe(organization, known, OF_ORGANIZATION)
        self._phones({"organization_id": id}, ("agencies", agency.id), known)
        for unit in agency.units:
            known_unit = still_true(self.records, unit, agency)
            path = ("agencies", agency.id, "units", unit.id)
            self._describe(organization, known_unit, OF_UNIT, before=f"{legible(unit.name)}: ")
            if known_unit.phones or known_unit.mail:
                contact = {
                    "id": self.uuid(*path, "contact"),
                    "organization_id": id,
                    "department": legible(unit.name),
                }
                self._mail(contact, known_unit)
                self.tables["contact"].append(contact)
                self._phones({"contact_id": contact["id"]}, path, known_unit)

    def _service(self, agency: Agency, service: Service) -> None:
        known = still_true(self.records, service, agency)
        path = ("services", service.id)
        at = {"service_id": self.uuid(*path)}
        row = self._by_id[at["service_id"]]
        self._mail(row, known)
        here = self._by_id[self.uuid(*path, "at", "center")]
        self._set(row, "application_process", said(self.records, known, "booking", "form"))
        self._set(row, "fees_description", said(self.records, known, "fee"))
        self._set(here, "description", said(self.records, known, "counter"))
        if known.languages and known.languages.by_interpreter:
            self._set(row, "interpretation_services", said(self.records, known, "languages"))
        self._spoken(at, path, known.languages)
        self._phones(at, path, known)
        self._schedules(at, path, known)
        for item in known.bring.items if known.bring else []:
            document = {
                "id": self.uuid(*path, "bring", item.id),
                "document": legible(item.text),
            }
            self.tables["required_document"].append(document | at)

    def _office(self, office: Office) -> None:
        known = still_true(self.records, office)
        path = ("offices", office.id)
        at = {"location_id": self.uuid(*path)}
        self._describe(self._by_id[at["location_id"]], known, OF_LOCATION)
        self._interpreted(self._by_id[at["location_id"]], known)
        self._spoken(at, path, known.languages)
        self._phones(at, path, known)
        self._schedules(at, path, known)
        if known.mail:
            contact = {
                "id": self.uuid(*path, "mail"),
                "department": legible(office.section),
                **at,
            }
            self._mail(contact, known)
            self.tables["contact"].append(contact)

    def _mail(self, row: Row, known: Reachable) -> None:
        if known.mail:
            row["email"] = known.mail.address

    def _describe(
        self, row: Row, known: Reachable, has_fields: Collection[Kind], before: str = ""
    ) -> None:
        kinds = [kind for kind in KINDS if kind not in has_fields]
        lines = (before + line for line in said(self.records, known, *kinds))
        self._set(row, "description", [*filter(None, [row.get("description")]), *lines])

    def _set(self, row: Row, name: str, lines: Iterable[str]) -> None:
        if text := "\n".join(lines):
            row[name] = text

    def _phones(self, at: Row, path: tuple[str, ...], known: Reachable) -> None:
        for phone in known.phones:
            row = {
                "id": self.uuid(*path, "phones", phone.id),
                **at,
                "number": str(phone.number),
                "type": "voice",
            }
            self._set(row, "description", map(legible, of_phone(self.records, phone)))
            self.tables["phone"].append(row)
            self._languages_of(row["id"], phone)

    def _languages_of(self, id: str, phone: Phone) -> None:
        for tag in phone.languages:
            self._language({"phone_id": id}, id, tag, "contact.phone_languages")

    def _interpreted(self, location: Row, known: Reachable) -> None:
        """Say in words which languages an interpreter speaks: those are none of `language`."""
        if known.languages and known.languages.by_interpreter:
            lines = [location.get("description"), *said(self.records, known, "languages")]
            self._set(location, "description", filter(None, lines))

    def _spoken(self, at: Row, path: tuple[str, ...], known: SpokenLanguages | None) -> None:
        how = "contact.in_person"
        for tag in known.in_person if known else []:
            self._language(at, self.uuid(*path, how), tag, how)

    def _language(self, at: Row, owner: str, tag: str, how: str) -> None:
        """A language; `how` is the word of the interface that says how it is spoken."""
        name = self.records.phrases.language(tag)
        self.tables["language"].append(
            {
                "id": self.uuid("languages", owner, tag),
                **at,
                "name": plain(name),
                "code": tag.partition("-")[0],
                "note": legible(self.records.word(how, languages=name)),
            }
        )

    def _schedules(self, at: Row, path: tuple[str, ...], known: Reachable) -> None:
        if known.hours:
            for row in schedules(self.records, known.hours, (*path, "hours")):
                kept = {key: legible(value) for key, value in row.items() if value is not None}
                self.tables["schedule"].append(kept | at)
