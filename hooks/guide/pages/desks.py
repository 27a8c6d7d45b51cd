"""Which desks stand on a page: those of a topic, those for an audience, together by agency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from guide.facts.agencies import Activity, Agency, Condition, Service
from guide.facts.guide import Guide
from guide.facts.record import Record, has_ended, last_day
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


@dataclass(frozen=True)
class Conditions:
    """What holds whatever somebody comes to some desks for."""

    ids: list[Condition]
    until: date | None
    """The last day on which something is done there; None: no end is known."""


def of_topic(guide: Guide, topic: Topic, audience: str | None = None) -> list[Desk]:
    """The desks of a topic, in the order in which a reader should try them.

    If an audience is given, those that are for it, each with what is done there for it.
    """
    desks = []
    for desk in topic.desks:
        agency, service = guide.service(desk.service)
        activities = tuple(agency.activity(id) for id in desk.activities)
        desks.append(Desk(agency, service, desk.why, activities))
    if audience is None:
        return desks
    return [_for(audience, guide, one) for one in desks if audience in one.service.audiences]


def of_audience(guide: Guide, audience: str) -> list[Desk]:
    """The desks for an audience; what is done there for it is what the topics say of them."""
    return [
        _for(audience, guide, Desk(agency, service, None, _said_in_topics(guide, service)))
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


def last_day_at(desks: Iterable[Desk]) -> date | None:
    """The last day on which one of these desks is there; None: no end is known."""
    return _last(last_day(desk.agency, desk.service) for desk in desks)


def conditions_at(desks: Sequence[Desk], today: date) -> Conditions:
    """The conditions of all that is done at these desks: none that holds for a part of it only."""
    there = [desk for desk in desks if not has_ended(today, desk.agency, desk.service)]
    done = [[one for one in desk.activities if not has_ended(today, one)] for desk in there]
    if not all(done):  # of a desk of which nothing is said, no condition is known
        return Conditions([], None)
    each = [activity.conditions for activities in done for activity in activities]
    shared = [one for one in each[0] if all(one in other for other in each)] if each else []
    lasts = (
        last_day(desk.agency, desk.service, activity)
        for desk, activities in zip(there, done, strict=True)
        for activity in activities
    )
    return Conditions(shared, _last(lasts))


def facts_of(desks: Iterable[Desk]) -> list[Record]:
    """What is said of these desks, for its sources."""
    return [fact for desk in desks for fact in (desk.service, *desk.activities)]


def _last(days: Iterable[date | None]) -> date | None:
    """The last of the days; None where there is none, or one of them is not known."""
    found = list(days)
    known = [day for day in found if day is not None]
    return max(known, default=None) if len(known) == len(found) else None


def _for(audience: str, guide: Guide, desk: Desk) -> Desk:
    """The desk as an audience of its service needs it: without what is done there for others.

    Where the topic names only that, what other topics say of the service takes its place. Where
    nothing at all names this audience, the words stay, which say themselves whom they name.
    """

    def theirs(activities: Iterable[Activity]) -> tuple[Activity, ...]:
        return tuple(one for one in activities if not one.audience or audience in one.audience)

    if not desk.activities:
        return desk
    elsewhere = _said_in_topics(guide, desk.service)
    return replace(desk, activities=theirs(desk.activities) or theirs(elsewhere) or desk.activities)


def _said_in_topics(guide: Guide, service: Service) -> tuple[Activity, ...]:
    """What all topics say is done for a service, each once."""
    agency, _ = guide.service(service.id)
    named = (
        id
        for topic in guide.topics
        for desk in topic.desks
        if desk.service == service.id
        for id in desk.activities
    )
    return tuple(agency.activity(id) for id in dict.fromkeys(named))
