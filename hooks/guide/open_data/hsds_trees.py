"""The rows of an HSDS package in, whole trees out, as HSDS' schemas describe them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guide.languages.ruby import without_readings

Row = dict[str, Any]
Tables = dict[str, list[Row]]


def service_trees(tables: Tables) -> Iterator[Row]:
    """Each service with its organization, its locations and all that belongs to it."""
    organizations = {row["id"]: row for row in tables["organization"]}
    for service in tables["service"]:
        of = {"service_id": service["id"]}
        yield _tree(
            service,
            organization=_reached(tables, organizations[service["organization_id"]]),
            phones=_phones(tables, of),
            schedules=_rows(tables, "schedule", of),
            service_areas=_rows(tables, "service_area", of),
            languages=_rows(tables, "language", of),
            required_documents=_rows(tables, "required_document", of),
            contacts=_contacts(tables, of),
            service_at_locations=[
                _tree(row, location=location_tree(tables, row["location_id"]))
                for row in _rows(tables, "service_at_location", of)
            ],
            attributes=_attribute_trees(tables, service["id"]),
        )


def organization_trees(tables: Tables) -> Iterator[Row]:
    """Each organization with the locations it looks after."""
    for organization in tables["organization"]:
        id = organization["id"]
        yield _tree(
            _reached(tables, organization),
            locations=[
                location_tree(tables, row["id"])
                for row in _rows(tables, "location", {"organization_id": id})
            ],
            attributes=_attribute_trees(tables, id),
        )


def location_tree(tables: Tables, id: str) -> Row:
    """A location with its address, telephones and hours."""
    (location,) = _rows(tables, "location", {"id": id})
    at = {"location_id": id}
    return _tree(
        location,
        addresses=_rows(tables, "address", at),
        phones=_phones(tables, at),
        schedules=_rows(tables, "schedule", at),
        languages=_rows(tables, "language", at),
        contacts=_contacts(tables, at),
    )


def _reached(tables: Tables, organization: Row) -> Row:
    """An organization with its telephones and contacts."""
    of = {"organization_id": organization["id"]}
    return _tree(organization, phones=_phones(tables, of), contacts=_contacts(tables, of))


def _phones(tables: Tables, where: Row) -> list[Row]:
    return [
        _tree(row, languages=_rows(tables, "language", {"phone_id": row["id"]}))
        for row in _rows(tables, "phone", where)
    ]


def _contacts(tables: Tables, where: Row) -> list[Row]:
    return [
        _tree(row, phones=_phones(tables, {"contact_id": row["id"]}))
        for row in _rows(tables, "contact", where)
    ]


def _attribute_trees(tables: Tables, id: str) -> list[Row]:
    terms = {row["id"]: row for row in tables["taxonomy_term"]}
    return [
        _tree(row, taxonomy_term=terms[row["taxonomy_term_id"]])
        for row in _rows(tables, "attribute", {"link_id": id})
    ]


def _tree(row: Row, **branches: Any) -> Row:
    """The row with its branches; empty ones are left out."""
    return row | {name: branch for name, branch in branches.items() if branch}


def _rows(tables: Tables, table: str, where: Row) -> list[Row]:
    return [row for row in tables[table] if where.items() <= row.items()]


def legible(value: Any) -> Any:
    """A text without markup and readings; anything else as it is."""
    return without_readings(value) if isinstance(value, str) else value
