"""The chapter of the guide on paper about the grant."""

from __future__ import annotations

from typing import Any

from guide.facts.grant import Grant, SpecialMeasure
from guide.languages.phrases import together
from guide.paper.parts import official_site
from guide.paper.writer import Writer


def grant(w: Writer, grant: Grant) -> dict[str, Any]:
    """The grant, as of its fiscal year."""
    year, special = str(grant.fiscal_year), grant.special_measure
    return {
        "title": grant.name,
        "japanese": w.japanese(grant.name),
        "ended": w.ended(grant) or next(iter(w.year_over(grant, w.site.today)), None),
        "confirm": {"text": w.confirm_grant(grant), **official_site(w)},
        "purpose": grant.purpose,
        "eligible": [grant.eligible, grant.eligible_note],
        "limits_note": grant.limits_note,
        "limits_caption": w("grant.limits_caption", year=year),
        "limits": [{"body": w.limit_label(row), "limit": w.yen(row.limit)} for row in grant.limits],
        "kinds": [
            {
                "name": kind.name,
                "japanese": w.japanese(kind.name),
                "rate": w("grant.rate", numerator=kind.numerator, denominator=kind.denominator),
                "covers": together(w("grant.necessary_cost"), " ", kind.covers),
                "note": kind.note,
            }
            for kind in grant.kinds
        ],
        "donations": grant.donations,
        "special": _special_measure(w, special) if special else None,
        "web": w.web("grant"),
        "provenance": w.provenance([grant, *([special] if special else [])]),
    }


def _special_measure(w: Writer, special: SpecialMeasure) -> dict[str, Any]:
    total = w.yen(special.example_ordinary + special.example_special)
    return {
        "name": special.name,
        "ended": w.ended(special),
        "text": special.text,
        "costs_until": w("grant.costs_until", date=w.formats.date(special.costs_until)),
        "example": w("grant.example_title", body=special.example_body),
        "sums": [
            {"label": w("grant.limits_title"), "amount": w.yen(special.example_limit)},
            {"label": w("grant.example_ordinary"), "amount": w.yen(special.example_ordinary)},
            {"label": w("grant.example_special"), "amount": w.yen(special.example_special)},
            {"label": w("grant.example_total"), "amount": w("grant.at_most", amount=total)},
        ],
        "covered": [cost.text for cost in special.covered],
    }
