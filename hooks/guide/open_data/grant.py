"""The grant, if there is one: `grant.json`, `grant.csv` (its limits), `schema/grant.json`."""

from __future__ import annotations

from typing import Literal

from guide.facts import grant as facts
from guide.open_data.contract import Contract, Day, Fact, Uuid, Words
from guide.open_data.records import Records, named
from guide.open_data.serialize import FACT_COLUMNS


class GrantLimit(Contract):
    """The most that a body of this size may receive in a fiscal year."""

    id: str
    body: Literal["prefecture", "municipality"]
    label: Words
    residents_from: int | None
    """Least number of foreign residents, inclusive; null: no least number."""
    residents_below: int | None
    """Number of foreign residents it stays under, exclusive; null: no such number."""
    limit: int
    """In yen."""


class GrantKind(Contract):
    """What it pays, and which part of it."""

    id: Literal["setup", "running"]
    name: Words
    name_ja: str
    numerator: int
    denominator: int
    """The rate is numerator/denominator of the necessary cost."""
    covers: Words
    note: Words | None
    """What is to be known of this kind; null: nothing."""


class SpecialMeasure(Fact):
    """A rule beside the ordinary ones, for a time."""

    name: Words
    text: Words
    applies_to: Literal["setup", "running"]
    multiplier: int
    """How many times the ordinary limit it allows."""
    costs_until: Day
    covered: list[Words]


class Grant(Fact):
    """The grant for one-stop consultation desks of local governments."""

    id: Literal["grant"]
    uuid: Uuid
    name: Words
    name_ja: str
    fiscal_year: int
    """It begins in April; once it is over, so are these rules (`ended`), if no `ends` is known."""
    currency: Literal["JPY"]
    purpose: Words
    eligible: Words
    eligible_note: Words
    limits: list[GrantLimit]
    limits_note: Words
    kinds: list[GrantKind]
    donations: Words
    special_measure: SpecialMeasure | None
    """Null: there is none beside the ordinary rules."""
    page: Words


def grant(records: Records) -> list[Grant]:
    """The grant, a list of one; empty where the guide has none."""
    grant = records.guide.grant
    if grant is None:
        return []
    return [
        Grant(
            **records.fact(grant),
            id="grant",
            uuid=records.uuid("grant"),
            **named(grant.name),
            fiscal_year=grant.fiscal_year,
            currency="JPY",
            purpose=grant.purpose,
            eligible=grant.eligible,
            eligible_note=grant.eligible_note,
            limits=[
                GrantLimit(
                    id=row.id,
                    body=row.body,
                    label=records.said(records.phrases.limit_label(row)),
                    residents_from=row.residents_from,
                    residents_below=row.residents_below,
                    limit=row.limit,
                )
                for row in grant.limits
            ],
            limits_note=grant.limits_note,
            kinds=[
                GrantKind(
                    id=kind.id,
                    **named(kind.name),
                    numerator=kind.numerator,
                    denominator=kind.denominator,
                    covers=kind.covers,
                    note=kind.note,
                )
                for kind in grant.kinds
            ],
            donations=grant.donations,
            special_measure=_special_measure(records, grant),
            page=records.page("grant"),
        )
    ]


def _special_measure(records: Records, grant: facts.Grant) -> SpecialMeasure | None:
    special = grant.special_measure
    if special is None:
        return None
    return SpecialMeasure(
        **records.fact(special, grant),
        name=special.name,
        text=special.text,
        applies_to=special.applies_to,
        multiplier=special.multiplier,
        costs_until=special.costs_until.isoformat(),
        covered=[cost.text for cost in special.covered],
    )


COLUMNS = {
    "grant": "name",
    "fiscal_year": "fiscal_year",
    "id": "limits.id",
    "body": "limits.body",
    "label": "limits.label",
    "residents_from": "limits.residents_from",
    "residents_below": "limits.residents_below",
    "limit_yen": "limits.limit",
    **FACT_COLUMNS,
}

# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = {
    "Grant.service": "the service is a row of the duties table, and no part of the grant",
    **dict.fromkeys(
        (
            "SpecialMeasure.example_body", "SpecialMeasure.example_limit",
            "SpecialMeasure.example_ordinary", "SpecialMeasure.example_special",
        ),
        "an example of the rule; the rule itself is there",
    ),
}  # fmt: skip
TABLE_LEAVES_OUT = dict.fromkeys(
    (
        "Grant.service", "Grant.purpose", "Grant.eligible", "Grant.eligible_note",
        "Grant.limits_note", "Grant.donations", "GrantKind", "SpecialMeasure",
        "CoveredCost",
    ),
    "the table is of the limits",
)  # fmt: skip
