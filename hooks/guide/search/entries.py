"""What can be found: pages, and services and offices on them, with all that leads there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from guide.facts.agencies import Agency, Service
from guide.facts.contact import Reachable
from guide.facts.coordinators import Coordinators
from guide.facts.grant import Grant
from guide.facts.record import Record
from guide.facts.topics import Topic
from guide.languages.editions import Edition
from guide.languages.hours import closed, opening
from guide.languages.phrases import Phrases, Said, plain
from guide.search import reached
from guide.search.entry import Entry
from guide.search.names import Names
from guide.search.offices import Offices
from guide.site import PageKey, Site


class Entries:
    """The entries of one edition of a site."""

    def __init__(self, site: Site, edition: Edition, names: Names) -> None:
        self._site = site
        self._edition = edition
        self._names = names
        self._words = Phrases(edition)
        self._of_offices = Offices(site, edition, names)
        self._phone_at = partial(reached.phone_at, site, edition.guide)

    def __iter__(self) -> Iterator[Entry]:
        guide = self._edition.guide
        yield self._center()
        for topic in guide.topics:
            yield from self._topic(topic)
        for agency in guide.agencies:
            yield from self._agency(agency)
        yield from self._offices()
        yield self._page(
            "agencies/index", "agencies.title", [self._words("agencies.description")], "agencies"
        )
        yield self._page("matrix", "matrix.title", [self._words("matrix.lead")], "matrix")
        if guide.grant:
            yield self._grant(guide.grant)
        if guide.coordinators:
            yield self._coordinators(guide.coordinators)
        for audience in guide.audiences:
            title = plain(self._words("audience.page_title", audience=audience.name))
            yield Entry(PageKey("for/_each", audience.id), "", title, texts=[plain(audience.i_am)])
        yield self._page("ways/index", "ways.title", [])
        yield self._page("cards", "cards.title", [], "cards")
        papers = self._page("print", "print.title", [self._words("print.link")], "print")
        papers.circumstances += reached.languages(self._words, self._site)
        papers.circumstances += reached.countries(self._words, self._site)
        yield papers
        yield self._page("about", "about.title", [self._words("about.description")])

    def apart(self) -> list[Entry]:
        """Those that are fetched when they are asked for, of pages that have another."""
        return self._of_offices.apart()

    def _center(self) -> Entry:
        center = self._edition.guide.center
        shut = closed(self._words, center.hours)
        open_then = not self._site.has_ended(center.hours)
        return Entry(
            PageKey("index"),
            "",
            plain(self._words.bracketed(center.name, center.short_name)),
            self._over(center),
            phone=reached.center_phone(self._site, self._edition.guide),
            other_phones=reached.other_phones(self._site, self._edition.guide),
            texts=[
                *(map(plain, opening(self._words, center.hours)) if open_then else []),
                *([plain(shut)] if shut and open_then else []),
                *(plain(one.text) for one in self._site.going_on([center.address])),
            ],
            names=[
                center.english_name.text,
                *self._names.of("center.name"),
                plain(self._edition.texts["center.reading"].source),
                *(phone.number for phone in center.phones),
            ],
            hints=self._names.hints("center"),
            next_hints=self._names.next_hints("center"),
            circumstances=[*reached.languages(self._words, self._site), *self._known_of(center)],
        )

    def _topic(self, topic: Topic) -> Iterator[Entry]:
        page = PageKey("topics/_each", topic.id)
        at = f"topics.{topic.id}"
        yield Entry(
            page,
            "",
            plain(topic.name),
            self._said_over(self._site.is_over(self._edition.guide.last_day_of(topic))),
            texts=[plain(topic.question)],
            names=[*self._names.of(f"{at}.name"), *self._names.easily_read(f"{at}.question")],
            hints=self._names.hints(at),
            next_hints=self._names.next_hints(at),
        )
        for desk in topic.desks:
            agency, service = self._edition.guide.service(desk.service)
            yield Entry(
                page,
                service.id,
                plain(agency.name),
                [*self._over(agency, service), plain(desk.why), *self._audience(service)],
                self._phone_at(agency.turned_to_for(service), agency, service),
                hints=self._hints_of(service) if self._home(service) is topic else [],
            )

    def _hints_of(self, service: Service) -> list[str]:
        return self._names.hints(f"services.{service.id}")

    def _home(self, service: Service) -> Topic | None:
        """The topic that names a service soonest: where its hints lead."""
        places = [
            (position, number, topic)
            for number, topic in enumerate(self._edition.guide.topics)
            for position, desk in enumerate(topic.desks)
            if desk.service == service.id
        ]
        return min(places, key=lambda place: place[:2])[2] if places else None

    def _agency(self, agency: Agency) -> Iterator[Entry]:
        page = PageKey("agencies/_each", agency.id)
        at = f"agencies.{agency.id}"
        yield Entry(
            page,
            "",
            plain(agency.name),
            self._over(agency),
            phone=self._phone_at([agency], agency),
            texts=[
                plain(agency.summary),
                *(plain(activity.text) for activity in agency.activities),
            ],
            names=[
                *self._names.of(f"{at}.name"),
                *self._names.of(f"{at}.short_name"),
                *reached.numbers_of(agency, *agency.units),
            ],
            circumstances=self._known_of(agency, *agency.units),
        )
        for service in agency.public_services:
            yield Entry(
                page,
                service.id,
                plain(service.name),
                [
                    *self._over(agency, service),
                    plain(agency.short_name),
                    *self._audience(service),
                ],
                self._phone_at(agency.turned_to_for(service), agency, service),
                names=[
                    *self._names.of_service(f"{at}.services.{service.id}.name"),
                    *reached.numbers_of(service),
                ],
                hints=[] if self._home(service) else self._hints_of(service),
                circumstances=self._known_of(service),
            )

    def _offices(self) -> Iterator[Entry]:
        offices = self._site.going_on(self._edition.guide.offices)
        texts = [self._words.list_of_offices(len(offices))]
        if self._edition.guide.coordinators:
            texts.append(self._words("offices.for_local_governments"))
        page = self._page("offices", "offices.title", texts, "offices")
        page.phone = self._of_offices.number_for_residents()
        page.beside = self._of_offices.for_whom()
        if not page.phone:
            page.details = self._of_offices.for_whom()[:1]
        yield page
        yield from self._of_offices.at_once()

    def _grant(self, grant: Grant) -> Entry:
        return Entry(
            PageKey("grant"),
            "",
            plain(grant.name),
            [*self._over(grant), *map(plain, self._words.year_over(grant, self._site.today))],
            texts=[plain(grant.purpose), plain(grant.eligible)],
            names=self._names.of("grant.name"),
            hints=self._names.hints("grant"),
            next_hints=self._names.next_hints("grant"),
        )

    def _coordinators(self, coordinators: Coordinators) -> Entry:
        return Entry(
            PageKey("coordinators"),
            "",
            plain(coordinators.name),
            self._over(coordinators),
            texts=[plain(coordinators.purpose)],
            names=self._names.of("coordinators.name"),
            hints=self._names.hints("coordinators"),
            next_hints=self._names.next_hints("coordinators"),
        )

    def _page(self, template: str, title: str, texts: list[Said], hints: str = "") -> Entry:
        """A page whose title is a word of the interface, as its texts are."""
        return Entry(
            PageKey(template),
            "",
            plain(self._words(title)),
            texts=[plain(text) for text in texts],
            names=self._names.of(f"interface.{title}", english=False),
            hints=self._names.hints(hints) if hints else [],
            next_hints=self._names.next_hints(hints) if hints else [],
        )

    def _audience(self, service: Service) -> list[str]:
        names = [self._edition.guide.audience(id).name for id in service.audiences]
        named = self._words.labelled(self._words("audience.for"), self._words.enumeration(names))
        return [plain(named)] if names else []

    def _over(self, *records: Record) -> list[str]:
        return self._said_over(self._site.has_ended(*records))

    def _said_over(self, over: bool) -> list[str]:
        return [plain(self._words("status.ended"))] if over else []

    def _known_of(self, *found: Reachable) -> list[str]:
        return reached.known_of(self._words, self._site.today, *found)


# What is not searched, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = {
    **dict.fromkeys(
        ("Record.checked_on", "Record.checked_by", "SourceReference", "Source"),
        "a result leads to the page, which says it"
    ),
    **dict.fromkeys(
        (
            "Center.opened", "Center.confirm_at", "Hours.note", "SpecialDates",
            "CenterAddress.postal_code", "CenterAddress.note", "Station",
        ),
        "the home page says it; who looks for the centre finds it by its name and number",
    ),
    **dict.fromkeys(
        (
            "Affiliation", "Website", "Unit", "Activity.unit", "Activity.audience",
            "Activity.conditions", "Service.unit", "Service.audience_note", "Topic.icon",
            "Topic.tint", "TopicDesk.activities",
        ),
        "the page of the agency or topic says it",
    ),
    **dict.fromkeys(
        (
            "Phone.use", "Phone.cost", "Phone.from_abroad", "Mail", "WebForm", "Booking.needed",
            "Booking.how", "Counter", "Fee", "Item",
        ),
        "found by the word for it, such as e-mail; the page says the rest, the index stays small",
    ),
    **dict.fromkeys(
        (
            "Office.kind", "Office.address", "Office.building", "Prefecture.code",
        ),
        "an office is looked for by its name, its section, its area and its number",
    ),
    **dict.fromkeys(
        (
            "Grant.service", "Grant.eligible_note", "Grant.limits_note",
            "Grant.donations", "GrantLimit", "GrantKind", "SpecialMeasure", "CoveredCost",
            "Coordinators.goal", "Coordinators.posted", "Coordinators.officers",
            "Coordinators.offices",
            "Coordinators.contact_for", "Coordinators.audience", "Coordinators.enquiries", "Role",
        ),
        "read on its page, which is found by name and purpose",
    ),
}  # fmt: skip
