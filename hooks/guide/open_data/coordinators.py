"""The coordinators, if there are any: `coordinators.json`, `schema/coordinators.json`."""

from __future__ import annotations

from typing import Literal

from guide.open_data.contract import Contract, Fact, Uuid, Words
from guide.open_data.records import Records, named


class Role(Contract):
    id: str
    text: Words


class Coordinators(Fact):
    """The coordinators for the reception environment."""

    id: Literal["coordinators"]
    uuid: Uuid
    name: Words
    name_ja: str
    purpose: Words
    goal: Words
    posted: Words
    officers: int
    contact_for: Words
    roles: list[Role]
    offices: list[str]
    """Ids of the offices where they are posted."""
    enquiries: str
    """Id of the agency to ask."""
    page: Words


def coordinators(records: Records) -> list[Coordinators]:
    """The coordinators, a list of one; empty where the guide has none."""
    coordinators = records.guide.coordinators
    if coordinators is None:
        return []
    present = records.site.going_on(records.guide.offices)
    return [
        Coordinators(
            **records.fact(coordinators),
            id="coordinators",
            uuid=records.uuid("coordinators"),
            **named(coordinators.name),
            purpose=coordinators.purpose,
            goal=coordinators.goal,
            posted=records.said(records.phrases.posted(coordinators)),
            officers=coordinators.officers,
            contact_for=coordinators.contact_for,
            roles=[Role(id=role.id, text=role.text) for role in coordinators.roles],
            offices=[office.id for office in present],
            enquiries=coordinators.enquiries,
            page=records.page("coordinators"),
        )
    ]


# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
TABLE_LEAVES_OUT = dict.fromkeys(
    (
        "Coordinators.name", "Coordinators.purpose", "Coordinators.goal", "Coordinators.posted",
        "Coordinators.officers", "Coordinators.offices",
        "Coordinators.contact_for", "Coordinators.enquiries", "Role",
    ),
    "there is one record of them, and no table",
)  # fmt: skip
