"""One edition in, the records of the open data in its language out.

Texts stay `Text` here, so that `open_data.py` can say them in one language or in all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urljoin

from guide.facts.agencies import Agency, Service
from guide.facts.identifiers import identifier
from guide.facts.locales import SOURCE_LOCALE
from guide.facts.offices import Office
from guide.facts.places import Municipality, Places
from guide.facts.record import Record
from guide.facts.topics import Topic
from guide.facts.values import Telephone, Text, TextStatus
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, Said, plain
from guide.open_data import contract as published
from guide.site import PageKey, Site

NOT_IN_SOURCE = "not-in-source"
POINT_METHOD = (
    "GeoNames' point of the municipality that the address begins with; it lies within the "
    "municipality's outline of the Japan Meteorological Agency"
)


class Records:
    """The records of one edition, for a site that stands somewhere."""

    def __init__(self, site: Site, edition: Edition, places: Places) -> None:
        self.site = site
        self.edition = edition
        self.guide = edition.guide
        self.places = places
        self.words = Phrases(edition)

    def of(self, name: str) -> list[published.Contract]:
        """The records of the dataset `name`, one of `published.KINDS`."""
        makers: dict[str, Callable[[], Iterable[published.Contract]]] = {
            "agencies": lambda: map(self.agency, self.guide.agencies),
            "services": lambda: (
                self.service(agency, service)
                for agency in self.guide.agencies
                for service in agency.services
            ),
            "offices": lambda: map(self.office, self.guide.offices),
            "grant": lambda: [self.grant()],
            "topics": lambda: map(self.topic, self.guide.topics),
            "center": lambda: [self.center()],
            "coordinators": lambda: [self.coordinators()],
        }
        return list(makers[name]())

    def agency(self, agency: Agency) -> published.Agency:
        """An agency, with what its paragraphs say."""
        return published.Agency(
            **self._fact(agency),
            id=agency.id,
            uuid=identifier("agencies", agency.id),
            **_name(agency.name),
            short_name=agency.short_name,
            summary=agency.summary,
            page=self.page("agencies/_each", agency.id),
            under=published.NamedFact(**self._fact(agency.under), **_name(agency.under.name)),
            website=published.Website(**self._fact(agency.website), url=str(agency.website.url)),
            phone=None,
            phone_reason=NOT_IN_SOURCE,
            units=[
                published.Unit(**self._fact(unit), id=unit.id, **_name(unit.name))
                for unit in agency.units
            ],
            activities=[
                published.Activity(
                    **self._fact(activity),
                    id=activity.id,
                    uuid=identifier("agencies", agency.id, "activities", activity.id),
                    unit=activity.unit,
                    text=activity.text,
                    audience=activity.audience,
                    conditions=activity.conditions,
                )
                for activity in agency.activities
            ],
            services=[service.id for service in agency.services],
            languages=None,
            languages_reason=NOT_IN_SOURCE,
        )

    def service(self, agency: Agency, service: Service) -> published.Service:
        """A row of the duties table."""
        unit = agency.unit(service.unit) if service.unit else None
        listed = service.audience if isinstance(service.audience, list) else None
        return published.Service(
            **self._fact(service),
            id=service.id,
            uuid=identifier("services", service.id),
            agency=published.Named(id=agency.id, name=agency.name),
            unit=published.Named(id=unit.id, name=unit.name) if unit else None,
            **_name(service.name),
            audience=None
            if service.audience == "unreadable"
            else [
                published.Named(id=id, name=self.guide.audience(id).name)
                for id in service.audiences
            ],
            audience_reason=None if listed is not None else service.audience,
            audience_note=service.audience_note,
            topics=[
                topic.id
                for topic in self.guide.topics
                if any(desk.service == service.id for desk in topic.desks)
            ],
            page=self.page("agencies/_each", agency.id, service.id),
            languages=None,
            languages_reason=NOT_IN_SOURCE,
        )

    def office(self, office: Office) -> published.Office:
        """An office of the directory."""
        municipality = self.places.of(office.address.source)
        names = {prefecture.id: prefecture for prefecture in self.guide.prefectures}
        return published.Office(
            **self._fact(office),
            id=office.id,
            uuid=identifier("offices", office.id),
            kind=office.kind,
            **_name(office.name),
            section=office.section,
            section_ja=office.section.source,
            serves="local-government",
            phone=published.Phone(**_phone(office.phone, office.section_number)),
            address=published.Address(
                text=_in_one_line(office.address, office.building),
                text_ja=address_in_japanese(office),
                postal_code=None,
                postal_code_reason=NOT_IN_SOURCE,
                country="JP",
            ),
            **_located(municipality),
            jurisdiction=published.Jurisdiction(
                **self._fact(office.jurisdiction),
                prefectures=[
                    published.Prefecture(id=id, code=names[id].code, name=names[id].name)
                    for id in office.jurisdiction.prefectures
                ],
            ),
            page=self.page("offices", anchor=office.id),
            hours=None,
            hours_reason=NOT_IN_SOURCE,
            languages=None,
            languages_reason=NOT_IN_SOURCE,
        )

    def center(self) -> published.Center:
        """The centre."""
        center = self.guide.center
        return published.Center(
            **self._fact(center),
            id="fresc",
            uuid=identifier("center"),
            **_name(center.name),
            short_name=center.short_name,
            english_name=center.english_name.text,
            opened=center.opened.isoformat(),
            phones=[
                published.CenterPhone(
                    **self._fact(phone), id=phone.id, **_phone(phone.number), use=phone.use
                )
                for phone in center.phones
            ],
            hours=published.Hours(
                **self._fact(center.hours),
                opens=f"{center.hours.opens:%H:%M}",
                closes=f"{center.hours.closes:%H:%M}",
                weekdays=list(center.hours.weekdays),
                days=center.hours.days,
                closed=self.closed(),
                closed_on_public_holidays=center.hours.closed_on_public_holidays,
                new_year_closure=list(center.hours.new_year_closure or ()),
            ),
            address=published.CenterAddress(
                **self._fact(center.address),
                text=center.address.text,
                text_ja=center.address.text.source,
                postal_code=center.address.postal_code,
                postal_code_reason=None,
                country="JP",
                note=center.address.note,
            ),
            **_located(self.places.of(center.address.text.source)),
            stations=[
                published.Station(
                    **self._fact(station),
                    id=station.id,
                    name=station.name,
                    lines=station.lines,
                    walk=station.walk,
                )
                for station in center.stations
            ],
            agencies=[agency.id for agency in self.guide.agencies],
            page=self.page("index"),
            languages=None,
            languages_reason=NOT_IN_SOURCE,
        )

    def grant(self) -> published.Grant:
        """The grant."""
        grant = self.guide.grant
        special = grant.special_measure
        return published.Grant(
            **self._fact(grant),
            id="grant",
            uuid=identifier("grant"),
            **_name(grant.name),
            fiscal_year=grant.fiscal_year,
            currency="JPY",
            purpose=grant.purpose,
            eligible=grant.eligible,
            eligible_note=grant.eligible_note,
            limits=[
                published.GrantLimit(
                    **row.model_dump(), label=self.said(self.words.limit_label(row))
                )
                for row in grant.limits
            ],
            limits_note=grant.limits_note,
            kinds=[
                published.GrantKind(
                    id=kind.id,
                    **_name(kind.name),
                    numerator=kind.numerator,
                    denominator=kind.denominator,
                    covers=kind.covers,
                    note=kind.note,
                )
                for kind in grant.kinds
            ],
            donations=grant.donations,
            special_measure=published.SpecialMeasure(
                **self._fact(special),
                name=special.name,
                text=special.text,
                applies_to=special.applies_to,
                multiplier=special.multiplier,
                costs_until=special.costs_until.isoformat(),
                covered=list(special.covered),
            ),
            page=self.page("grant"),
        )

    def topic(self, topic: Topic) -> published.Topic:
        """A topic and the services that help with it."""
        return published.Topic(
            id=topic.id,
            uuid=identifier("topics", topic.id),
            name=topic.name,
            question=topic.question,
            desks=[
                published.Desk(
                    service=desk.service,
                    agency=self.guide.service(desk.service)[0].id,
                    why=desk.why,
                )
                for desk in topic.desks
            ],
            page=self.page("topics/_each", topic.id),
        )

    def coordinators(self) -> published.Coordinators:
        """The coordinators."""
        coordinators = self.guide.coordinators
        return published.Coordinators(
            **self._fact(coordinators),
            id="coordinators",
            uuid=identifier("coordinators"),
            **_name(coordinators.name),
            purpose=coordinators.purpose,
            goal=coordinators.goal,
            posted=self.posted(),
            officers=coordinators.officers,
            contact_for=coordinators.contact_for,
            roles=[published.Role(id=role.id, text=role.text) for role in coordinators.roles],
            offices=[office.id for office in self.guide.offices],
            enquiries=coordinators.enquiries,
            page=self.page("coordinators"),
        )

    def closed(self) -> Text:
        """The days on which the centre is closed."""
        return self.said(self.words.closed(self.guide.center.hours))

    def posted(self) -> Text:
        """Where the coordinators are posted."""
        return self.said(self.words.posted(self.guide.coordinators))

    def page(self, template: str, item: str | None = None, anchor: str | None = None) -> Text:
        """The absolute address of a page of the guide in this language."""
        path = self.edition.locale.prefix + PageKey(template, item).path
        return self._own(urljoin(self.site.url, path) + (f"#{anchor}" if anchor else ""))

    def said(self, words: Said) -> Text:
        """Words as one text, as worthy as the texts that they were put together from."""
        if isinstance(words, Text):
            return words
        # Programs need not know the narrow spaces with which some locales group digits.
        return self._own(" ".join(plain(words).split()), words.status)

    def _own(self, value: str, status: TextStatus | None = None) -> Text:
        locale = self.edition.locale
        default: TextStatus = "source" if locale.id == SOURCE_LOCALE else "translated"
        return Text(value, value, locale.lang, status or default)

    def _fact(self, record: Record) -> dict[str, Any]:
        return {
            "source": published.Citation(id=record.source.id, slide=record.source.slide),
            "as_of": self.guide.as_of(record),
            "ends": record.ends.isoformat() if record.ends else None,
        }


def address_in_japanese(office: Office) -> str:
    """Street and building as they stand on an envelope."""
    return str(_in_one_line(office.address, office.building).source)


def _in_one_line(street: Text, building: Text | None) -> Text:
    """Street and building; missing as soon as one of the two has no translation."""
    if building is None:
        return street
    worst: list[TextStatus] = ["missing", "stale", "translated", "source"]
    status = min(street.status, building.status, key=worst.index)
    return Text(f"{street} {building}", f"{street.source} {building.source}", street.lang, status)


def _name(name: Text) -> dict[str, Any]:
    return {"name": name, "name_ja": name.source}


def _phone(number: Telephone, section_number: str | None = None) -> dict[str, Any]:
    return {
        "number": str(number),
        "e164": number.e164,
        "only_in_japan": number.only_in_japan,
        "uri": number.href,
        "section_number": section_number,
    }


def _located(municipality: Municipality | None) -> dict[str, Any]:
    if municipality is None:
        return {"point": None, "point_reason": "not-located"}
    return {
        "point": published.Point(
            latitude=municipality.latitude,
            longitude=municipality.longitude,
            points_at=municipality.kind,
            name=municipality.name,
            municipality_code=municipality.code,
            step=municipality.step,
            method=POINT_METHOD,
            geonames_id=municipality.geonames_id,
        ),
        "point_reason": None,
    }
