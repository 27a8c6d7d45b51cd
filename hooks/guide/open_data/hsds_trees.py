"""The rows of an HSDS package in, whole trees out, as HSDS' schemas describe them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guide.languages.ruby import without_readings

Row = dict[str, Any]
Tables = dict[str, list[Row]]


class Rows:
    """The tables of a package, whose rows are found by an id that they have."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._found: dict[tuple[str, str], dict[str, list[Row]]] = {}

    def having(self, table: str, column: str, id: str) -> list[Row]:
        """The rows of a table that have this id in a column, in their order."""
        if (table, column) not in self._found:
            found = self._found[table, column] = {}
            for row in self.tables[table]:
                if column in row:
                    found.setdefault(row[column], []).append(row)
        return self._found[table, column].get(id, [])


def service_trees(rows: Rows) -> Iterator[Row]:
    """Each service with its organization, its locations and all that belongs to it."""
    for service in rows.tables["service"]:
        of = "service_id", service["id"]
        (organization,) = rows.having("organization", "id", service["organization_id"])
        yield _tree(
            service,
            organization=_reached(rows, organization),
            phones=_phones(rows, *of),
            schedules=rows.having("schedule", *of),
            service_areas=rows.having("service_area", *of),
            languages=rows.having("language", *of),
            required_documents=rows.having("required_document", *of),
            contacts=_contacts(rows, *of),
            service_at_locations=[
                _tree(row, location=_location_tree(rows, row["location_id"]))
                for row in rows.having("service_at_location", *of)
            ],
            attributes=_attribute_trees(rows, service["id"]),
        )


def organization_trees(rows: Rows) -> Iterator[Row]:
    """Each organization with the locations it looks after."""
    for organization in rows.tables["organization"]:
        id = organization["id"]
        yield _tree(
            _reached(rows, organization),
            locations=[
                _location_tree(rows, row["id"])
                for row in rows.having("location", "organization_id", id)
            ],
            attributes=_attribute_trees(rows, id),
        )


def _location_tree(rows: Rows, id: str) -> Row:
    """A location with its address, telephones and hours."""
    (location,) = rows.having("location", "id", id)
    at = "location_id", id
    return _tree(
        location,
        addresses=rows.having("address", *at),
        phones=_phones(rows, *at),
        schedules=rows.having("schedule", *at),
        languages=rows.having("language", *at),
        contacts=_contacts(rows, *at),
    )


def _reached(rows: Rows, organization: Row) -> Row:
    """An organization with its telephones and contacts."""
    of = "organization_id", organization["id"]
    return _tree(organization, phones=_phones(rows, *of), contacts=_contacts(rows, *of))


def _phones(rows: Rows, column: str, id: str) -> list[Row]:
    return [
        _tree(row, languages=rows.having("language", "phone_id", row["id"]))
        for row in rows.having("phone", column, id)
    ]


def _contacts(rows: Rows, column: str, id: str) -> list[Row]:
    return [
        _tree(row, phones=_phones(rows, "contact_id", row["id"]))
        for row in rows.having("contact", column, id)
    ]


def _attribute_trees(rows: Rows, id: str) -> list[Row]:
    return [
        _tree(row, taxonomy_term=_term(rows, row["taxonomy_term_id"]))
        for row in rows.having("attribute", "link_id", id)
    ]


def _term(rows: Rows, id: str) -> Row:
    (term,) = rows.having("taxonomy_term", "id", id)
    return term


def _tree(row: Row, **branches: Any) -> Row:
    """The row with its branches; empty ones are left out."""
    return row | {name: branch for name, branch in branches.items() if branch}


def legible(value: Any) -> Any:
    """A text without markup and readings; anything else as it is."""
    return without_readings(value) if isinstance(value, str) else value
