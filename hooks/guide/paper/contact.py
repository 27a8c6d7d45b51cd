"""How somebody is reached, on paper: the rows that the pages have, too."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from guide.facts.agencies import Agency, Service
from guide.facts.contact import Phone, Reachable
from guide.facts.provenance import Named
from guide.facts.record import Record
from guide.languages.contact import KINDS, Kind, Row, at_desk, rows, sources
from guide.paper.writer import Writer

BESIDE_PHONES_AND_HOURS: tuple[Kind, ...] = tuple(
    kind for kind in KINDS if kind not in ("phone", "hours")
)


def contact(
    w: Writer, one: Reachable, *around: Record, kinds: Collection[Kind] = KINDS
) -> dict[str, Any]:
    """All that is known of how somebody is reached, with its sources.

    `around` is what it belongs to, such as the agency of a unit.
    """
    return _contact(w, _of_kinds(w, one, kinds, *around))


def contact_at_desk(w: Writer, agency: Agency, service: Service) -> dict[str, Any]:
    """What a reader has to know who goes to the desk of a service."""
    return _contact(w, at_desk(w, agency.turned_to_for(service), w.site.today))


def sources_of(w: Writer, one: Reachable, kinds: Collection[Kind]) -> list[Named]:
    """Where the rows of some kinds come from."""
    return sources(w, _of_kinds(w, one, kinds), w.site.today)


def _of_kinds(w: Writer, one: Reachable, kinds: Collection[Kind], *around: Record) -> list[Row]:
    return [row for row in rows(w, one, w.site.today, *around) if row.kind in kinds]


def _contact(w: Writer, rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "rows": [_row(w, row) for row in rows],
        "provenance": w.provenance(sources(w, rows, w.site.today)),
    }


def _row(w: Writer, row: Row) -> dict[str, Any]:
    first, *others = row.lines
    number = row.record.number if isinstance(row.record, Phone) else None
    return {
        "label": row.label,
        "first": first,
        "lines": others,
        "note": w("phone.navi_dial") if number and number.is_navi_dial else None,
        "href": row.link,
        # Numbers and addresses run from left to right, also where they are no link any more.
        "address": row.kind in ("phone", "mail", "form"),
        "ended": w.ended(row.record),
    }
