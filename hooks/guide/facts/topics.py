"""Needs of readers and their desks (`data/topics.yaml`); words they type (`data/hints.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, ValidationInfo, field_validator

from guide.facts.agencies import services_of
from guide.facts.document import Complaint, Document, Path_, called, ids, records
from guide.facts.messages import told, wrong
from guide.facts.near import one_there
from guide.facts.record import (
    Identifier,
    Model,
    NamedId,
    OwnId,
    ServiceId,
    plain_end,
    reference,
)
from guide.facts.values import Prose, SearchWords, YesOrNo

# Of the icons that the theme ships, some drawn anew in overrides/.icons/, those for a topic.
TopicIcon = Literal[
    "material/account-search-outline",
    "material/airplane",
    "material/briefcase-outline",
    "material/card-account-details-outline",
    "material/city-variant-outline",
    "material/domain",
    "material/file-document-outline",
    "material/hand-heart-outline",
    "material/heart-outline",
    "material/help-circle-outline",
    "material/home-outline",
    "material/passport",
    "material/phone",
    "material/scale-balance",
    "material/school-outline",
    "material/translate",
]


Tint = Literal["sky", "wheat", "plum", "moss"]
"""Of what colour a topic's tile is: one for each family of topics."""


class TopicDesk(Model):
    """A service that helps with a topic, and why."""

    key_field: ClassVar[str] = "service"
    service: ServiceId
    why: Prose
    activities: list[NamedId] = []
    """What the agency says it does there: activities of the service's agency, in order."""


class Topic(Model):
    """A need a reader may have, leading to services."""

    id: OwnId
    name: Prose
    question: Prose
    """The need in the reader's own words."""
    icon: TopicIcon
    tint: Tint = "sky"
    desks: list[TopicDesk] = Field(min_length=1)
    """In the order in which a reader should try them."""


# The pages that hints may lead to, beside those of topics and services.
HINT_PAGES = ("center", "agencies", "matrix", "offices", "grant", "coordinators", "print", "cards")


class Hint(Model):
    """Words that readers type into the search box and that stand on no page."""

    id: Identifier
    leads_to: Annotated[str, reference("topics, services or pages")]
    """What they lead to: `topics.ID`, `services.ID`, or a page such as `offices`."""
    then: Annotated[str, reference("topics, services or pages")] | None = None
    """Where the same words lead next, for one trouble with two desks."""
    words: SearchWords

    @field_validator("then")
    @classmethod
    def _leads_on(cls, then: str | None, info: ValidationInfo) -> str | None:
        if then and then == info.data.get("leads_to"):
            raise wrong("hint-twice", target=then)
        return then


class Neighbour(Model):
    """What readers look for and no source names a desk for (`data/neighbours.yaml`).

    The search box answers just that.
    """

    id: Identifier
    emergency: YesOrNo = False
    """Whether the words are those of an emergency: no desk is shown beside the answer."""
    words: SearchWords


# Rules across records, checked on the plain values


def a_topic_names_a_service_once(topics: Document) -> Iterator[Complaint]:
    """The service's id is the anchor of its desk."""
    for position, topic in enumerate(records(topics.value)):
        seen = set()
        for desk, record in enumerate(records(topic.get("desks"))):
            service = record.get("service")
            if isinstance(service, str) and service in seen:
                path = (position, "desks", desk, "service")
                yield topics, path, told("desk-twice", service=service)
            if isinstance(service, str):
                seen.add(service)


def an_emergency_is_known(neighbours: Document) -> Iterator[Complaint]:
    """Who types that somebody dies is told at once that this is no line for an emergency."""
    if isinstance(neighbours.value, list) and not any(
        one.get("emergency") not in (None, False, "false") for one in records(neighbours.value)
    ):
        yield neighbours, (), told("no-emergency")


def desks_are_for_somebody(topics: Document, agencies: Document) -> Iterator[Complaint]:
    for_nobody = {
        service.get("id")
        for _, service in services_of(agencies)
        if service.get("audience") == "none" and isinstance(service.get("id"), str)
    }
    for position, topic in enumerate(records(topics.value)):
        for desk, record in enumerate(records(topic.get("desks"))):
            service = record.get("service")
            if isinstance(service, str) and service in for_nobody:
                yield (
                    topics,
                    (position, "desks", desk, "service"),
                    told("desk-for-nobody", service=service),
                )


def desks_name_activities_of_their_agency(
    topics: Document, agencies: Document
) -> Iterator[Complaint]:
    activities = {
        service: called(agency.get("activities"))
        for agency in records(agencies.value)
        for service in ids(agency.get("services"))
    }
    for position, topic in enumerate(records(topics.value)):
        seen: list[Any] = []
        for desk, record in enumerate(records(topic.get("desks"))):
            service = record.get("service")
            # Of a service that is named twice, more would only follow.
            is_first = isinstance(service, str) and service not in seen
            own = activities.get(str(service)) if is_first else None
            seen.append(service)
            listed = record.get("activities")
            for index, id in enumerate(listed if isinstance(listed, list) else []):
                if own is not None and isinstance(id, str) and id not in own:
                    path = (position, "desks", desk, "activities", index)
                    remedy = one_there(own, id)
                    yield (
                        topics,
                        path,
                        told("activity-of-another", id=id, service=service, remedy=remedy),
                    )


def topics_left(topics: Document, agencies: Document) -> Iterator[tuple[Path_, str]]:
    """The topics all of whose desks end, each with the last day of the last one.

    No mistake: pages say that it is over.
    """
    ends = {
        str(service.get("id")): min(filter(None, map(plain_end, (agency, service))), default="")
        for agency, service in services_of(agencies)
    }
    for position, topic in enumerate(records(topics.value)):
        days = [ends.get(str(desk.get("service")), "") for desk in records(topic.get("desks"))]
        if days and all(days):
            yield (position,), max(days)


def services_unreached(topics: Document, agencies: Document) -> Iterator[Path_]:
    """The services for somebody that no topic names, as long as no end of them is known.

    No mistake: they stand on the pages of their agency and of those they are for.
    """
    reached = {
        str(desk.get("service"))
        for topic in records(topics.value)
        for desk in records(topic.get("desks"))
    }
    for position, agency in enumerate(records(agencies.value)):
        for index, service in enumerate(records(agency.get("services"))):
            is_for_somebody = isinstance(service.get("audience"), list)
            ends = plain_end(agency) or plain_end(service)
            if is_for_somebody and not ends and service.get("id") not in reached:
                yield position, "services", index
