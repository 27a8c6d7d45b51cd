"""Everything the site says, in one language."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, get_args, get_type_hints

from pydantic import Field

from guide.facts.agencies import Agency, Audience, Service
from guide.facts.center import Center
from guide.facts.coordinators import Coordinators
from guide.facts.dates import PartialDate
from guide.facts.grant import Grant
from guide.facts.offices import Office, Prefecture
from guide.facts.record import Model, Record, has_ended, last_day
from guide.facts.sources import Source
from guide.facts.topics import Hint, Neighbour, Topic
from guide.facts.values import Word


class Guide(Model):
    """Everything the site says, in one language.

    Each field is one file of `data/`, and texts are addressed by the path from here, with ids for
    list positions: `agencies.ID.summary`.
    """

    center: Center
    agencies: Annotated[list[Agency], Field(min_length=1)]
    audiences: Annotated[list[Audience], Field(min_length=1)]
    topics: Annotated[list[Topic], Field(min_length=1)]
    offices: Annotated[list[Office], Field(min_length=1)]
    prefectures: Annotated[list[Prefecture], Field(min_length=1)]
    grant: Grant | None = None
    """None where `data/` has no grant.yaml."""
    coordinators: Coordinators | None = None
    """None where `data/` has no coordinators.yaml."""
    sources: Annotated[list[Source], Field(min_length=1)]
    hints: list[Hint]
    neighbours: list[Neighbour]
    interface: Annotated[dict[str, dict[str, Word]], Field(min_length=1)]

    @classmethod
    def files(cls) -> dict[str, Any]:
        """What each file of `data/` holds, by its name."""
        kinds = get_type_hints(cls, include_extras=True)
        return {
            name: kinds[name] if field.is_required() else get_args(kinds[name])[0]
            for name, field in cls.model_fields.items()
        }

    def agency(self, id: str) -> Agency:
        """The agency with this id."""
        return next(agency for agency in self.agencies if agency.id == id)

    def audience(self, id: str) -> Audience:
        """The audience with this id."""
        return next(audience for audience in self.audiences if audience.id == id)

    def source(self, id: str) -> Source:
        """The source with this id."""
        return next(source for source in self.sources if source.id == id)

    def prefecture(self, id: str) -> Prefecture:
        """The prefecture with this id."""
        return next(prefecture for prefecture in self.prefectures if prefecture.id == id)

    @property
    def services(self) -> list[Service]:
        """Every service of every agency."""
        return [service for agency in self.agencies for service in agency.services]

    def service(self, id: str) -> tuple[Agency, Service]:
        """The service with this id, with the agency that gives it."""
        return next(
            (agency, service)
            for agency in self.agencies
            for service in agency.services
            if service.id == id
        )

    def last_day_of(self, topic: Topic) -> date | None:
        """The last day on which one of the topic's services is there; None: no end is known."""
        days = [last_day(*self.service(desk.service)) for desk in topic.desks]
        return None if None in days else max(filter(None, days))

    def is_for_local_governments(self, topic: Topic) -> bool:
        """Whether all services of a topic are only for those whom the coordinators help."""
        audiences = {id for desk in topic.desks for id in self.service(desk.service)[1].audiences}
        return self.coordinators is not None and audiences == {self.coordinators.audience}

    def offices_for(self, prefecture: str) -> list[Office]:
        """The offices that cover the prefecture with this id, or have, in their order."""
        return [office for office in self.offices if prefecture in office.prefectures]

    def offices_on(self, day: date, prefecture: str) -> list[Office]:
        """Those that cover it on a day; where none does any more, those that have; at least one."""
        offices = self.offices_for(prefecture)
        covering = [one for one in offices if not has_ended(day, one, one.jurisdiction)]
        return covering or offices

    def prefectures_on(self, day: date, office: Office) -> list[str]:
        """The ids of the prefectures that have the office among their `offices_on` a day.

        Where another covers one in its place, it is not shown for it.
        """
        if not has_ended(day, office, office.jurisdiction):
            return office.prefectures
        return [id for id in office.prefectures if office in self.offices_on(day, id)]

    def as_of(self, record: Record) -> PartialDate | None:
        """The day or month a record is as of: its own, else its source's; None if not known."""
        return record.as_of or self.source(record.source.id).as_of
