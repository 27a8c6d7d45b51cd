"""How somebody is reached, on paper: the rows that the pages have, too."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from guide.facts.agencies import Agency, Service
from guide.facts.contact import Phone, Reachable
from guide.facts.record import Record
from guide.languages.contact import KINDS, Kind, Row, at_desk, rows
from guide.paper.writer import Writer

BESIDE_PHONES_AND_HOURS: tuple[Kind, ...] = tuple(
    kind for kind in KINDS if kind not in ("phone", "hours")
)


def contact(w: Writer, one: Reachable, kinds: Collection[Kind] = KINDS) -> dict[str, Any]:
    """All that is known of how somebody is reached, with its sources."""
    return _contact(w, [row for row in rows(w, one) if row.kind in kinds])


def records_of(w: Writer, one: Reachable, kinds: Collection[Kind]) -> list[Record]:
    """Where the rows of some kinds come from."""
    return [row.record for row in rows(w, one) if row.kind in kinds]


def contact_at_desk(w: Writer, agency: Agency, service: Service) -> dict[str, Any]:
    """What a reader has to know who goes to the desk of a service."""
    return _contact(w, at_desk(w, agency.turned_to_for(service), w.site.has_ended))


def more_of(w: Writer, phone: Phone) -> list[Any]:
    """What is known of a number beside its use, a line each."""
    without_use = phone.model_copy(update={"use": None})
    (row,) = rows(w, Reachable(source=phone.source, phones=[without_use]))
    return list(row.lines[1:])


def _contact(w: Writer, rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "rows": [_row(w, row) for row in rows],
        "provenance": w.provenance([row.record for row in rows]),
    }


def _row(w: Writer, row: Row) -> dict[str, Any]:
    first, *others = row.lines
    ended = w.ended(row.record)
    return {
        "label": row.label,
        "first": first,
        "lines": others,
        # What is over is not offered.
        "href": None if ended else row.link,
        "opens": row.link is not None,
        "ended": ended,
    }
