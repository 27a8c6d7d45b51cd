"""The one-page sheet, for a notice board or a counter."""

from __future__ import annotations

from typing import Any

from guide.languages.contact import Kind
from guide.languages.of_when import said_of
from guide.paper.contact import contact, sources_of
from guide.paper.parts import beginning, way_to, with_notices
from guide.paper.writer import Writer

# Words that its template asks for as they are.
LABELS = ("actions.map", "agencies.title", "footer.call_title", "print.web", "site.name")
# Of what is known of the centre, that for which one page has room.
GOING_THERE: tuple[Kind, ...] = ("booking", "counter", "languages", "fee")


def content(w: Writer) -> dict[str, Any]:
    """What the sheet says."""
    center, agencies = w.guide.center, w.guide.agencies
    made = beginning(w, w("print.sheet"), LABELS) | {
        "lead": w("agencies.lead", agencies=w.formats.number(len(w.site.going_on(agencies)))),
        "contact": contact(w, center, kinds=GOING_THERE)["rows"],
        "desks": [
            {
                "name": agency.short_name,
                "japanese": w.japanese(agency.short_name),
                "summary": agency.summary,
                "ended": w.ended(agency),
            }
            for agency in agencies
        ],
        "provenance": w.provenance(
            [
                *said_of(w, center),
                *way_to(center),
                *agencies,
                *sources_of(w, center, GOING_THERE),
            ],
            named=False,
        ),
    }
    return with_notices(made, w, w)
