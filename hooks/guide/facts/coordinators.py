"""The coordinators in the regional offices (`data/coordinators.yaml`)."""

from __future__ import annotations

from pydantic import Field

from guide.facts.record import AgencyId, AudienceId, Identifier, Model, Record
from guide.facts.values import FactProse, Prose, Text, WholeNumber


class Role(Model):
    """One of the coordinators' roles."""

    id: Identifier
    text: Prose


class Coordinators(Record):
    """The coordinators for the reception environment."""

    name: Text
    purpose: Prose
    goal: Prose
    posted: FactProse
    """Where they are posted, with {officers} and {offices} for the numbers."""
    officers: WholeNumber = Field(ge=1)
    """How many there are, in all offices together."""
    offices: WholeNumber = Field(ge=1)
    """At how many offices, as the same source says: those of `offices.yaml` may be more by now."""
    contact_for: Prose
    audience: AudienceId
    """Whom they, and the offices where they are posted, are for."""
    roles: list[Role] = Field(min_length=1)
    enquiries: AgencyId
