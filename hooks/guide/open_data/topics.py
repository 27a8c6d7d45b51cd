"""The topics: `topics.json`, `topics.csv` (a row for each of their desks), `schema/topics.json`."""

from __future__ import annotations

from guide.facts import topics as facts
from guide.facts.record import last_day
from guide.open_data.contract import Contract, Day, Uuid, Words
from guide.open_data.records import Records


class Desk(Contract):
    """A service that helps with a topic, and why."""

    service: str
    agency: str
    why: Words
    ends: Day | None
    """The last day of the service, or of its agency; null: no end is known."""
    ended: bool
    """Whether the service or its agency had ended on the day the file was made."""


class Topic(Contract):
    """A need a reader may have, leading to services. It adds no fact to them."""

    id: str
    uuid: Uuid
    name: Words
    question: Words
    desks: list[Desk]
    """In the order in which to try them."""
    page: Words


def topics(records: Records) -> list[Topic]:
    """The topics, each with the services that help with it."""
    return [_topic(records, topic) for topic in records.guide.topics]


def _topic(records: Records, topic: facts.Topic) -> Topic:
    return Topic(
        id=topic.id,
        uuid=records.uuid("topics", topic.id),
        name=topic.name,
        question=topic.question,
        desks=[_desk(records, desk) for desk in topic.desks],
        page=records.page("topics/_each", topic.id),
    )


def _desk(records: Records, desk: facts.TopicDesk) -> Desk:
    agency, service = records.guide.service(desk.service)
    last = last_day(agency, service)
    return Desk(
        service=service.id,
        agency=agency.id,
        why=desk.why,
        ends=last.isoformat() if last else None,
        ended=records.site.has_ended(agency, service),
    )


COLUMNS = {
    "topic_id": "id",
    "topic": "name",
    "question": "question",
    "service_id": "desks.service",
    "agency_id": "desks.agency",
    "why": "desks.why",
    "page": "page",
    "ended": "desks.ended",
    # Added later: columns keep their places.
    "ends": "desks.ends",
}

# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = {
    **dict.fromkeys(("Topic.icon", "Topic.tint"), "how the pages look"),
    "TopicDesk.activities": "what the pages repeat beside a desk; the activities are the agencies'",
    **dict.fromkeys(
        ("Hint", "Neighbour"), "words for the search box, which stand on no page; they add no fact"
    ),
}
TABLE_LEAVES_OUT = LEAVES_OUT
