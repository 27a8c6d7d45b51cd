"""Where the parts of a row of HSDS were read, put into the tables of a package: `other_sources`."""

from __future__ import annotations

from collections.abc import Iterator

from guide.facts.agencies import Agency
from guide.facts.record import Record
from guide.open_data.elsewhere import Parts, contacts, elsewhere
from guide.open_data.hsds_trees import Row, Tables, legible
from guide.open_data.records import Records

# Which field, or table beside the row, says a fact; what is not named stands in the description.
OF_ORGANIZATION = {"phones": "phones", "mail": "email"}
OF_LOCATION = {"phones": "phones", "languages": "languages", "hours": "schedules"}
OF_SERVICE = {
    "phones": "phones", "mail": "email", "form": "application_process", "hours": "schedules",
    "booking": "application_process", "counter": "service_at_locations", "languages": "languages",
    "fee": "fees_description", "bring": "required_documents",
}  # fmt: skip
NAMED = ("organization", "service", "location")
PARENT = "parent_organization_id"


def add(records: Records, tables: Tables) -> None:
    """Name, in each row, the sources of what was read elsewhere than the row's own facts."""
    rows = {row["id"]: row for name in NAMED for row in tables[name]}
    for path, own, parts in _rows(records):
        row: Row = rows[records.uuid(*path)]
        lines = [
            _line(records, name, part)
            for name, part in elsewhere(records, own, parts)
            # Most of what agencies belong to are ministries, which have no row.
            if name != PARENT or PARENT in row
        ]
        if lines:
            row["other_sources"] = "\n".join(lines)


def _line(records: Records, name: str, part: Record) -> str:
    ends = f"; ends {part.ends}" if part.ends else ""
    title = legible(records.guide.source(part.source.id).title)
    return f"{name}: {title} ({records.guide.as_of(part) or '?'}{ends})"


def _rows(records: Records) -> Iterator[tuple[tuple[str, ...], Record, Parts]]:
    """The path of each row, the record that its `source` is of, and what stands in it beside."""
    guide = records.guide
    center, coordinators = guide.center, guide.coordinators
    over = records.site.has_ended(center)
    left = records.site.has_ended(center, center.address)
    yield (
        ("center",),
        center,
        [
            *(("website", site) for site in records.official_websites() if not over),
            *contacts(records, center.model_copy(update={"phones": [], "hours": None}),
                      OF_ORGANIZATION, "description"),
        ],
    )  # fmt: skip
    yield (
        ("center", "location"),
        center.address,
        [
            *(("transportation", station) for station in center.stations if not left),
            *contacts(records, center, OF_LOCATION, "description"),
        ],
    )
    for agency in guide.agencies:
        yield ("agencies", agency.id), agency, _of_agency(records, agency)
        for service in agency.services:
            unit = agency.unit(service.unit) if service.unit else None
            parts = contacts(records, service, OF_SERVICE, "description", agency)
            yield ("services", service.id), service, [("contacts", unit), *parts]
    for office in guide.offices:
        parts = contacts(records, office, OF_LOCATION, "description")
        yield ("offices", office.id), office, parts
        if coordinators is not None:
            covers = None if records.site.has_ended(office) else office.jurisdiction
            at = [("service_areas", covers), ("contacts", office), ("phones", office)]
            yield ("offices", office.id, "service"), coordinators, at


def _of_agency(records: Records, agency: Agency) -> Parts:
    """The site, whom it belongs to, what it does, how it and its units are reached."""
    if not records.site.has_ended(agency):
        yield "website", agency.website
    yield from ((name, agency.under) for name in ("attributes", PARENT))
    for activity in agency.activities:
        yield "description", activity
    yield from contacts(records, agency, OF_ORGANIZATION, "description")
    for unit in agency.units:
        yield from contacts(
            records, unit, {"phones": "contacts", "mail": "contacts"}, "description", agency
        )
