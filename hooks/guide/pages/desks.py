"""Which desks stand on a page: those of a topic, those for an audience, together by agency."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from guide.facts.agencies import Activity, Agency, Condition, Service
from guide.facts.guide import Guide
from guide.facts.record import Record
from guide.facts.topics import Topic
from guide.facts.values import Text


@dataclass(frozen=True)
class Desk:
    """A service as a place to turn to."""

    agency: Agency
    service: Service
    why: Text | None
    """What it does for who comes with the page's topic."""
    activities: tuple[Activity, ...]
    """What the agency says it does there."""


def of_topic(guide: Guide, topic: Topic) -> list[Desk]:
    """The desks of a topic, in the order in which a reader should try them."""
    desks = []
    for desk in topic.desks:
        agency, service = guide.service(desk.service)
        activities = tuple(agency.activity(id) for id in desk.activities)
        desks.append(Desk(agency, service, desk.why, activities))
    return desks


def of_audience(guide: Guide, audience: str) -> list[Desk]:
    """The desks for an audience; what is done there is what the topics say of them."""
    in_topics = [desk for topic in guide.topics for desk in of_topic(guide, topic)]
    return [
        Desk(agency, service, None, _activities(service, in_topics))
        for agency in guide.agencies
        for service in agency.services
        if audience in service.audiences
    ]


def by_agency(desks: Iterable[Desk]) -> list[tuple[Agency, list[Desk]]]:
    """The desks of each agency together, the agencies in the order of their first desks."""
    found: dict[str, tuple[Agency, list[Desk]]] = {}
    for desk in desks:
        found.setdefault(desk.agency.id, (desk.agency, []))[1].append(desk)
    return list(found.values())


def conditions_at(desks: Iterable[Desk]) -> list[Condition]:
    """The conditions of what is done at these desks, each once."""
    found = (one for desk in desks for activity in desk.activities for one in activity.conditions)
    return list(dict.fromkeys(found))


def facts_of(desks: Iterable[Desk]) -> list[Record]:
    """What is said of these desks, for its sources."""
    return [fact for desk in desks for fact in (desk.service, *desk.activities)]


def _activities(service: Service, desks: Iterable[Desk]) -> tuple[Activity, ...]:
    same = (desk for desk in desks if desk.service.id == service.id)
    return tuple({one.id: one for desk in same for one in desk.activities}.values())
