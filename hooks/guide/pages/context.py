"""What the templates of a page can use: the facts in its language, addresses, and questions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, partial
from typing import Any

from guide.facts.agencies import Activity, Agency, Service, Unit
from guide.facts.contact import Reachable
from guide.facts.locales import Locale, OfficialForm
from guide.facts.offices import Office
from guide.facts.parts import has_many_services, parts_of_matrix, parts_of_offices
from guide.facts.provenance import Provenance, provenances
from guide.facts.record import Record, last_day
from guide.facts.topics import Topic
from guide.facts.values import Text
from guide.languages import contact
from guide.languages.calling import Calling
from guide.languages.editions import Edition
from guide.languages.hours import in_words
from guide.languages.of_when import confirm_phones, facts_of_center, of_call
from guide.languages.phrases import Phrases, Said, plain, together
from guide.pages import covering, desks, map
from guide.pages.corrections import Corrections
from guide.pages.desks import Desk
from guide.site import PageKey, Pdf, Site, pages_of_offices, pdf_address, relative, zip_name


def of_edition(site: Site, edition: Edition) -> dict[str, Any]:
    """The names that every template knows, the same on all pages of one language."""
    guide = edition.guide
    phrases = Phrases(edition)
    today = site.today
    pages = pages_of_offices(guide)
    matrix_parts = parts_of_matrix(guide)
    number_of_matrix = {
        one.id: str(number) for number, part in enumerate(matrix_parts, 1) for one in part
    }
    office_names: dict[str, list[Office]] = defaultdict(list)
    for office in guide.offices:
        office_names[office.name.source].append(office)

    def reached(one: Reachable, *around: Record) -> list[contact.Row]:
        return contact.rows(phrases, one, today, *around)

    def at_desk(agency: Agency, service: Service) -> list[contact.Row]:
        return contact.at_desk(phrases, agency.turned_to_for(service), today)

    def asked_first(of_agencies: list[tuple[Agency, list[Desk]]]) -> tuple[Agency, Any] | None:
        """Whom to ask for at the centre's number, and until what day, if an end is known: the first
        agency with a desk that is still there; nobody where that desk has a number of its own."""
        for agency, of_agency in of_agencies:
            for one in of_agency:
                if not site.has_ended(agency, one.service):
                    known = contact.has_phone(at_desk(agency, one.service))
                    return None if known else (agency, last_day(agency, one.service))
        return None

    def nothing_known_to_bring(topic: Topic) -> list[Desk]:
        """The topic's desks that go on and of which no source says what to bring."""
        return [
            one
            for one in desks.of_topic(guide, topic)
            if not site.has_ended(one.agency, one.service)
            and not any(
                row.kind == "bring" and not row.over for row in at_desk(one.agency, one.service)
            )
        ]

    def can_call_one(of_desks: Iterable[Desk]) -> bool:
        """Whether one of the desks has a number other than the centre's."""
        return any(contact.has_phone(at_desk(one.agency, one.service)) for one in of_desks)

    def printed(name: Text) -> OfficialForm | None:
        """Where the owner of a name prints it so in this language, if that is known."""
        parts = [part for part in re.split("[（）]", name.source) if part]
        forms = [
            term.official.get(edition.locale.id) for term in site.glossary if term.term in parts
        ]
        return next((one for one in forms if one and one.form in plain(name)), None)

    def units_to_turn_to(agency: Agency) -> list[Unit]:
        """The units of which it is known how they are reached."""
        return [unit for unit in agency.units if reached(unit)]

    def activities_for(
        audience: str, agencies: Iterable[Agency] = guide.agencies
    ) -> list[tuple[Agency, Activity]]:
        """What the source says of these agencies that they do for an audience."""
        return [
            (agency, activity)
            for agency in agencies
            for activity in agency.activities
            if audience in activity.audience
        ]

    def desks_of(topic: Topic, audience: str | None = None) -> list[Desk]:
        """The topic's desks, in order; if an audience is given, those that are for it, as it is."""
        return desks.of_topic(guide, topic, audience)

    def topics_for(audience: str) -> list[Topic]:
        """All topics, those with a desk for this audience first."""
        return sorted(guide.topics, key=lambda topic: not desks_of(topic, audience))

    def language_of(locale: Locale) -> Said:
        """What a language of the guide is called here."""
        if locale.plain_japanese:
            return phrases("print.easy_japanese")
        return phrases.language(locale.cldr or locale.id)

    def prefecture_names(office: Office) -> list[Text]:
        names = {prefecture.id: prefecture.name for prefecture in guide.prefectures}
        return [names[id] for id in office.prefectures]

    def page_of_matrix(agency: Agency) -> PageKey:
        """The page with the table that has an agency's services."""
        if not has_many_services(guide):
            return PageKey("matrix")
        return PageKey("matrix/_each", number_of_matrix[agency.id])

    def offices_called(agency: Agency) -> list[Office]:
        """The offices that bear an agency's name and have not ended."""
        return site.going_on(office_names[agency.name.source])

    def card_of_service(agency: Agency) -> PageKey:
        """The page with the cards of an agency's services."""
        apart = has_many_services(guide)
        return PageKey("cards/agencies/_each", agency.id) if apart else PageKey("cards")

    def card_of_office(office: Office) -> PageKey:
        """The page with the card of an office: the parts of both lists have the same ids."""
        part = pages[office.id].item
        return PageKey("cards/offices/_each", part) if part else PageKey("cards")

    def told_over(text: Said, what: Record | date | None) -> Said:
        """A description that begins with it when the record, or its last day, is over."""
        over = site.is_over(what.ends if isinstance(what, Record) else what)
        return together(phrases("status.ended"), " ", text) if over else text

    def dates_of(groups: Sequence[Provenance]) -> list[Said]:
        """Of when the groups are, each date once."""
        dates = {guide.as_of(group.record): phrases.as_of(group.record) for group in groups}
        return list(dates.values())

    return {
        "printed": printed,
        "site": site,
        "locale": edition.locale,
        "locales": [other.locale for other in site.editions],
        "edition": edition,
        "editions_here_first": sorted(site.editions, key=lambda one: one is not edition),
        "language_of": language_of,
        "translations": edition.translations,
        "guide": guide,
        "t": phrases,
        "fmt": phrases.formats,
        "fill": phrases.fill,
        "ended": site.has_ended,
        "is_over": site.is_over,
        "going_on": site.going_on,
        "last_day": last_day,
        "last_day_of": guide.last_day_of,
        "told_over": told_over,
        "main_phone": site.main_phone(guide),
        "call_until": guide.center.end_of(site.main_phone(guide)),
        "calling": Calling(site.editions, edition),
        "is_for_local_governments": guide.is_for_local_governments,
        "activities_for": activities_for,
        "topics_for": topics_for,
        "desks_of": desks_of,
        "desks_for": partial(desks.of_audience, guide),
        "by_agency": desks.by_agency,
        "conditions_at": partial(desks.conditions_at, today=today),
        "last_day_at": desks.last_day_at,
        "facts_of": desks.facts_of,
        "nothing_known_to_bring": nothing_known_to_bring,
        "can_call_one": can_call_one,
        "hours_in_words": partial(in_words, phrases, today=today),
        "contact": reached,
        "at_desk": at_desk,
        "has_phone": contact.has_phone,
        "asked_first": asked_first,
        "units_to_turn_to": units_to_turn_to,
        "contact_sources": partial(contact.sources, phrases, today=today),
        "more_of_phone": partial(contact.more_of_phone, phrases, today=today),
        "corrections": Corrections(site, edition),
        "provenances": partial(provenances, guide),
        "dates_of": dates_of,
        "of_call": partial(of_call, phrases),
        "confirm_phones": partial(confirm_phones, phrases, today),
        "facts_of_center": partial(facts_of_center, phrases, guide.center, today),
        "prefecture_names": prefecture_names,
        "office_parts": parts_of_offices(guide),
        "part_name": phrases.part_name,
        "together": together,
        "page_of_office": pages,
        "offices_called": offices_called,
        "matrix_parts": matrix_parts,
        "page_of_matrix": page_of_matrix,
        "has_many_services": has_many_services(guide),
        "card_of_service": card_of_service,
        "card_of_office": card_of_office,
        "offices_in_force": partial(site.offices_in_force, guide),
        "covered_until": partial(covering.covered_until, guide),
        "later": partial(covering.later, today=today),
        "shown_for": partial(guide.prefectures_on, today),
        "shown_later": partial(covering.shown_later, guide, today),
        "map_looks": partial(map.looks, guide),
        "map_patterns": map.PATTERNS,
        "zip_name": partial(zip_name, guide),
    }


def of_page(site: Site, key: PageKey, edition: Edition, phrases: Phrases) -> dict[str, Any]:
    """What they also know of one page: where it is and how others are linked from it."""
    here = edition.locale.prefix + key.path

    @cache
    def root(path: str = "") -> str:
        """Relative address of a path below the site's root."""
        target = relative(path, here)
        return target + "/" if path == "" or path.endswith("/") else target

    def url(template: str, item: str | None = None) -> str:
        return to(PageKey(template, item))

    def to(page: PageKey) -> str:
        return root(edition.locale.prefix + page.path)

    def url_in(locale: Locale) -> str:
        return root(locale.prefix + key.path)

    def pdf(kind: str, of: Edition = edition) -> Pdf | None:
        return site.pdfs.get(pdf_address(kind, of))

    return {
        "key": key,
        "here": here,
        "root": root,
        "url": url,
        "to": to,
        "url_in": url_in,
        "ancestors": [(phrases(title), url(above.template)) for above, title in key.above],
        "pdf": pdf,
    }
