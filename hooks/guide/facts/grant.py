"""The grant for consultation desks of local governments (`data/grant.yaml`)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from guide.facts.record import Identifier, Model, Record, ServiceId
from guide.facts.values import Day, FactProse, Prose, Text, WholeNumber


class GrantLimit(Model):
    """The most that a body of this size may receive in a fiscal year."""

    id: Identifier
    body: Literal["prefecture", "municipality"]
    residents_from: WholeNumber | None = Field(None, ge=0)
    """Least number of foreign residents, inclusive; municipalities only."""
    residents_below: WholeNumber | None = Field(None, ge=1)
    """Number of foreign residents it stays under, exclusive; municipalities only."""
    limit: WholeNumber = Field(gt=0)
    """In yen."""


class GrantKind(Model):
    """Set-up or running: what it pays and how much of it."""

    id: Literal["setup", "running"]
    name: Text
    numerator: WholeNumber = Field(ge=1)
    denominator: WholeNumber = Field(ge=1)
    """The rate is numerator/denominator of the necessary cost, written as in the source."""
    covers: FactProse
    note: FactProse | None = None


class CoveredCost(Model):
    """A kind of cost that a special measure pays for."""

    id: Identifier
    text: FactProse


class SpecialMeasure(Record):
    """A rule beside the ordinary ones, for a time."""

    name: FactProse
    text: FactProse
    applies_to: Literal["setup", "running"]
    multiplier: WholeNumber = Field(ge=2)
    """How many times the ordinary limit it allows."""
    costs_until: Day
    """Last day of the costs it covers."""
    example_body: Text
    example_limit: WholeNumber = Field(gt=0)
    """Yen of the ordinary limit in the worked example."""
    example_ordinary: WholeNumber = Field(gt=0)
    """Yen of the ordinary part in the worked example."""
    example_special: WholeNumber = Field(gt=0)
    """Yen of the special part in the worked example."""
    covered: list[CoveredCost] = Field(min_length=1)


class Grant(Record):
    """The grant for one-stop consultation desks of local governments."""

    name: Text
    service: ServiceId
    """The row of the duties table that gives it."""
    fiscal_year: WholeNumber = Field(ge=2018, le=2100)
    purpose: Prose
    eligible: FactProse
    eligible_note: FactProse
    limits: list[GrantLimit] = Field(min_length=1)
    limits_note: FactProse
    kinds: list[GrantKind] = Field(min_length=1)
    donations: FactProse
    special_measure: SpecialMeasure
