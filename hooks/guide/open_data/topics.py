"""The topics: `topics.json`, `topics.csv` (a row for each of their desks), `schema/topics.json`."""

from __future__ import annotations

from guide.facts import topics as facts
from guide.open_data.contract import Contract, Uuid, Words
from guide.open_data.records import Records


class Desk(Contract):
    """A service that helps with a topic, and why."""

    service: str
    agency: str
    why: Words
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
    guide, site = records.guide, records.site
    return Topic(
        id=topic.id,
        uuid=records.uuid("topics", topic.id),
        name=topic.name,
        question=topic.question,
        desks=[
            Desk(
                service=desk.service,
                agency=guide.service(desk.service)[0].id,
                why=desk.why,
                ended=site.has_ended(*guide.service(desk.service)),
            )
            for desk in topic.desks
        ],
        page=records.page("topics/_each", topic.id),
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
