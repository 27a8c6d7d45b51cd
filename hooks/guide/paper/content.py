"""The guide in one language in, what its four PDFs say out: values for the templates of `print/`.

A text becomes a list of runs, each `{"text": …}` and, where needed, `reading` (furigana above it),
`lang` (the id of the locale it is in, when that is not the PDF's) and `apart` (kept in its own
order between words that run from right to left). The templates hold no language and decide no fact:
which record has ended, whom a service is for, where a fact comes from is all decided here, by the
same functions as on the web pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from urllib.parse import quote, urljoin

import babel

from guide.facts.agencies import Agency, Condition, Service
from guide.facts.grant import Grant, SpecialMeasure
from guide.facts.locales import Locale, Translations
from guide.facts.offices import Office
from guide.facts.record import Record
from guide.facts.values import PartialDate, Telephone, Text
from guide.languages.editions import Edition
from guide.languages.formats import Formats
from guide.languages.ruby import RUBY, without_readings
from guide.pages.render import limit_label, provenances
from guide.site import PageKey, Site, pdf_address

Kind = Literal["guide", "large", "sheet", "pointing"]
PLACEHOLDER = re.compile(r"\{(\w+)\}")

# Words that the templates ask for as they are.
LABELS = {
    "guide": (
        "about.address",
        "about.as_of",
        "about.covers",
        "about.publisher",
        "about.translation_title",
        "about.unknown_title",
        "about.licence_title",
        "agency.about_title",
        "agency.activities_title",
        "agency.phone",
        "agency.services_title",
        "agency.under",
        "agency.unit",
        "agency.website",
        "audience.for",
        "coordinators.enquiries",
        "coordinators.roles_title",
        "grant.body",
        "grant.covered_title",
        "grant.eligible_title",
        "grant.limit",
        "grant.limits_title",
        "grant.purpose_title",
        "grant.rates_title",
        "matrix.service",
        "offices.address",
        "offices.jurisdiction",
        "offices.office",
        "offices.phone",
        "offices.section",
        "print.contents",
        "print.web",
    ),
    "sheet": ("actions.map", "agencies.title", "footer.call_title", "print.web", "site.name"),
    "pointing": (),
}

Run = dict[str, Any]
Runs = list[Run]
Pair = dict[str, Runs]


@dataclass(frozen=True)
class Paper:
    """One PDF to be made."""

    kind: Kind
    locale: Locale
    content: dict[str, Any]
    """For the template `print/KIND.typ`, as JSON has it."""

    @property
    def address(self) -> str:
        """Its address below the site's root: `my/print/fresc-guide.my.pdf`."""
        return pdf_address(self.kind, self.locale)


def papers(site: Site, updated: date, only: str | None = None) -> Iterator[Paper]:
    """Every PDF of every locale, or of one; `updated` is the day of the last change to them."""
    japanese = site.editions[0]
    for edition in site.editions:
        if only in (None, edition.locale.id):
            yield Paper("guide", edition.locale, _guide(site, edition, updated, "print.guide"))
            yield Paper("large", edition.locale, _guide(site, edition, updated, "print.large"))
            yield Paper("sheet", edition.locale, _sheet(site, edition, updated))
            yield Paper("pointing", edition.locale, _pointing(site, japanese, edition, updated))


class Writer:
    """Writes the texts of one edition as runs, and notes which it has written."""

    def __init__(self, site: Site, edition: Edition) -> None:
        self.site = site
        self.edition = edition
        self.guide = edition.guide
        self.formats = Formats(edition.locale)
        self.used: list[Text] = []
        self._apart = edition.locale.direction == "rtl"

    def __call__(self, name: str, /, **values: str) -> Runs:
        """The word of the interface called `name`, with values for its placeholders."""
        group, word = name.split(".")
        return self.text(self.guide.interface[group][word], **values)

    def text(self, text: str, /, **values: str | Runs) -> Runs:
        """A text with its placeholders replaced; a value may be text or runs."""
        if isinstance(text, Text) and text not in self.used:
            self.used.append(text)
        missing = {"lang": "ja"} if isinstance(text, Text) and text.status == "missing" else {}
        runs: Runs = []
        for position, part in enumerate(PLACEHOLDER.split(text)):
            if position % 2 and part in values:
                value = values[part]
                inner = self.text(value) if isinstance(value, str) else value
                runs += [run | {"apart": True} for run in inner] if self._apart else inner
            else:
                runs += [run | missing for run in _runs(f"{{{part}}}" if position % 2 else part)]
        return runs

    def enumeration(self, texts: Iterable[str]) -> Runs:
        """Texts joined as the locale lists them."""
        items = [self.text(text) for text in texts]
        joined = self.formats.joined([f"\0{position}\0" for position in range(len(items))])
        runs: Runs = []
        for position, part in enumerate(joined.split("\0")):
            runs += items[int(part)] if position % 2 else _runs(part)
        return runs

    def japanese(self, *texts: Text | None) -> Runs | None:
        """The official Japanese of a translated name, for a clerk to read; else None."""
        given = [text for text in texts if text is not None]
        if all(text.status == "source" or without_readings(text) == text.source for text in given):
            return None
        return [{"text": " ".join(text.source for text in given), "lang": "ja"}]

    def ended(self, record: Record) -> Runs | None:
        """That the record is over, once its last day has passed."""
        if not self.site.has_ended(record) or record.ends is None:
            return None
        until = self("status.ended_on", date=self.formats.date(record.ends))
        return [*self("status.ended"), *_runs(" "), *until]

    def provenance(self, records: Sequence[Record]) -> list[dict[str, Runs | None]]:
        """Where facts come from and when they were true, each source and date once."""
        groups = provenances(self.guide, records)
        return [
            {
                "names": self.enumeration(group.names) if len(groups) > 1 and group.names else None,
                "source": self._source(group.record),
                "as_of": self._as_of(group.record),
            }
            for group in groups
        ]

    def _source(self, record: Record) -> Runs:
        title = self.text(self.guide.source(record.source.id).title)
        slide = record.source.slide
        number = [*_runs(" "), *self("provenance.slide", number=str(slide))] if slide else []
        return [*self("provenance.source"), *_runs(" "), *title, *number]

    def _as_of(self, record: Record) -> Runs:
        as_of = self.guide.as_of(record)
        if as_of is None:
            return self("provenance.as_of_unknown")
        return self("provenance.as_of", date=self.formats.date(as_of))

    def audience(self, service: Service) -> Runs:
        """Whom a service is for; says so when it is for nobody, or when that cannot be read."""
        if service.audience == "none":
            return self("audience.none")
        if service.audience == "unreadable":
            return self("audience.unreadable")
        return self.enumeration(self.guide.audience(id).name for id in service.audience)

    def condition(self, condition: Condition) -> Runs:
        """A condition of use in short words."""
        return self("conditions." + condition.replace("-", "_"))

    def yen(self, amount: int) -> Runs:
        """An amount of yen with its unit."""
        return self("units.yen", amount=self.formats.amount(amount))

    def web(self, template: str, item: str | None = None) -> dict[str, Any]:
        """The absolute address of a page in this language, to be shown as a QR code."""
        path = self.edition.locale.prefix + PageKey(template, item).path
        return _address(urljoin(self.site.url, path))


def _runs(text: str) -> Runs:
    """A text, whose readings are written `{漢字|かんじ}`, as runs."""
    runs: Runs = []
    end = 0
    for found in RUBY.finditer(text):
        if found.start() > end:
            runs.append({"text": text[end : found.start()]})
        runs.append({"text": found[1], "reading": found[2]})
        end = found.end()
    if end < len(text):
        runs.append({"text": text[end:]})
    return runs


def _address(url: str) -> dict[str, Any]:
    """An address that is shown as a QR code (see `scanned`)."""
    return {"url": url, "qr": True}


def scanned(content: Any) -> set[str]:
    """The addresses in a paper's content that are shown as QR codes."""
    if isinstance(content, dict):
        found = {content["url"]} if content.get("qr") else set()
        return found.union(*(scanned(value) for value in content.values()))
    if isinstance(content, list):
        return set().union(*(scanned(value) for value in content))
    return set()


def _phone(number: Telephone) -> dict[str, str]:
    return {"number": str(number), "href": number.href}


# What all PDFs share -----------------------------------------------------------------------------


def _paper(w: Writer, updated: date, title: Runs, words: str) -> dict[str, Any]:
    """The beginning of every PDF's content; `content["notices"]` is added when all is written."""
    return {
        "locale": w.edition.locale.id,
        "title": title,
        "site": w("site.name"),
        "words": {name: w(name) for name in LABELS[words]},
        "home": w.web("index"),
        "independent": w("footer.independent"),
        "updated": w("print.updated", date=w.formats.date(updated)),
        "center": _center(w),
    }


def _with_notices(content: dict[str, Any], w: Writer, beside: Writer) -> dict[str, Any]:
    """The content with what its translation is worth; to be called when all has been written.

    `w` says it, of what `beside` has written.
    """
    translations = beside.edition.translations
    return content | {
        "notices": list(_notices(w, beside.used, translations)) if translations else [],
        "stale": [beside.text(text) for text in beside.used if text.status == "stale"],
    }


def _notices(w: Writer, used: list[Text], translations: Translations) -> Iterator[Runs]:
    stale = any(text.status == "stale" for text in used)
    missing = any(text.status == "missing" for text in used)
    made_by = translations.made_by
    if made_by == "machine":
        yield w("print.machine")
    else:
        yield w("print.reviewed", name=made_by.name, date=w.formats.date(made_by.on))
    yield w("translation.authority")
    if missing:
        yield w("translation.missing")
    if stale:
        yield w("translation.stale")


def _center(w: Writer) -> dict[str, Any]:
    center, formats = w.guide.center, w.formats
    hours, address = center.hours, center.address
    new_year = [formats.day_of_year(day) for day in hours.new_year_closure or ()]
    opens, closes = formats.time(hours.opens), formats.time(hours.closes)
    return {
        "heading": w("home.center_title"),
        "name": w.text(center.name),
        "short_name": w.text(center.short_name),
        "japanese": w.japanese(center.name),
        "english": [{"text": center.english_name.text, "lang": "en"}],
        "opened": w("home.opened", date=formats.date(center.opened), reading=center.reading),
        "phones": [
            {**_phone(phone.number), "use": w.text(phone.use), "ended": w.ended(phone)}
            for phone in center.phones
        ],
        "hours": [
            *w.text(hours.days),
            *_runs(" "),
            *w("center.from_to", opens=opens, closes=closes),
        ],
        "closed": [
            *w("center.closed"),
            *_runs(" "),
            *w.text(hours.closed, first=new_year[0], last=new_year[1]),
        ],
        "hours_ended": w.ended(hours),
        "address": [
            *w("center.postal_code", code=address.postal_code),
            *_runs(" "),
            *w.text(address.text),
        ],
        "address_japanese": w.japanese(address.text),
        "address_ended": w.ended(address),
        "address_note": w.text(address.note) if address.note else None,
        "map": _address(
            "https://www.google.com/maps/search/?api=1&query=" + quote(address.text.source)
        ),
        "stations": [
            {
                "text": [
                    *w.text(station.name),
                    *_runs(" ("),
                    *w.text(station.lines),
                    *_runs("): "),
                    *w.text(station.walk),
                ],
                "ended": w.ended(station),
            }
            for station in center.stations
        ],
        "provenance": w.provenance([center.phones[0], address]),
        "confirm": _confirm(w),
        "web": w.web("index"),
    }


def _confirm(w: Writer) -> dict[str, Any]:
    """Asks to confirm the telephone numbers on the official site."""
    as_of = w.guide.as_of(w.guide.center.phones[0])
    return {
        "text": w("footer.confirm", date=w.formats.date(as_of) if as_of else ""),
        **_official_site(w),
    }


def _official_site(w: Writer) -> dict[str, Any]:
    return {
        "site": w("footer.official_site"),
        "url": str(w.guide.agency(w.guide.center.confirm_at).website.url),
    }


# The guide, ordinary and large -------------------------------------------------------------------


def _guide(site: Site, edition: Edition, updated: date, name: str) -> dict[str, Any]:
    w = Writer(site, edition)
    content = _paper(w, updated, w("site.name"), "guide") | {
        "subtitle": w(name),
        "as_of": [
            {"source": w.text(source.title), "date": _date_of(w, source.as_of)}
            for source in w.guide.sources
        ],
        "topics": _topics(w),
        "agencies": {
            "title": w("agencies.title"),
            "web": w.web("agencies/index"),
            "lead": w("agencies.lead", agencies=w.formats.number(len(w.guide.agencies))),
            "items": [_agency(w, agency) for agency in w.guide.agencies],
        },
        "matrix": _matrix(w),
        "offices": _offices(w),
        "coordinators": _coordinators(w),
        "grant": _grant(w, w.guide.grant),
        "about": _about(w),
    }
    return _with_notices(content, w, w)


def _date_of(w: Writer, as_of: PartialDate | None) -> Runs:
    return w.text(w.formats.date(as_of)) if as_of else w("about.unknown")


def _topics(w: Writer) -> dict[str, Any]:
    def desk(id: str, why: Text) -> dict[str, Any]:
        agency, service = w.guide.service(id)
        return {
            "agency": w.text(agency.name),
            "agency_japanese": w.japanese(agency.name),
            "why": w.text(why),
            **_service(w, agency, service),
        }

    return {
        "title": w("print.topics"),
        "web": w.web("index"),
        "items": [
            {
                "name": w.text(topic.name),
                "question": w.text(topic.question),
                "desks": [desk(desk_.service, desk_.why) for desk_ in topic.desks],
                "provenance": w.provenance(
                    [w.guide.service(desk_.service)[1] for desk_ in topic.desks]
                ),
            }
            for topic in w.guide.topics
        ],
    }


def _service(w: Writer, agency: Agency, service: Service) -> dict[str, Any]:
    unit = agency.unit(service.unit) if service.unit else None
    return {
        "name": w.text(service.name),
        "japanese": w.japanese(service.name),
        "unit": w.text(unit.name) if unit else None,
        "unit_japanese": w.japanese(unit.name) if unit else None,
        "audience": w.audience(service),
        "note": w.text(service.audience_note) if service.audience_note else None,
        "ended": w.ended(service),
    }


def _agency(w: Writer, agency: Agency) -> dict[str, Any]:
    def activity_unit(id: str | None) -> dict[str, Runs | None]:
        if id is None:
            return {"unit": None, "unit_japanese": None}
        name = agency.unit(id).name
        return {"unit": w.text(name), "unit_japanese": w.japanese(name)}

    return {
        "name": w.text(agency.name),
        "japanese": w.japanese(agency.name),
        "ended": w.ended(agency),
        "summary": w.text(agency.summary),
        "web": w.web("agencies/_each", agency.id),
        "activities": [
            {
                "text": w.text(activity.text),
                **activity_unit(activity.unit),
                "audience": w.enumeration(w.guide.audience(id).name for id in activity.audience)
                if activity.audience
                else None,
                "conditions": [w.condition(condition) for condition in activity.conditions],
                "ended": w.ended(activity),
            }
            for activity in agency.activities
        ],
        "activities_provenance": w.provenance(agency.activities),
        "services": [_service(w, agency, service) for service in agency.services],
        "services_provenance": w.provenance(agency.services),
        "under": {
            "text": w.text(agency.under.name),
            "japanese": w.japanese(agency.under.name),
            "ended": w.ended(agency.under),
            "provenance": w.provenance([agency.under]),
        },
        "website": {
            "url": str(agency.website.url),
            "ended": w.ended(agency.website),
            "provenance": w.provenance([agency.website]),
        },
        "no_own_phone": w("agency.no_own_phone"),
    }


def _matrix(w: Writer) -> dict[str, Any]:
    def row(agency: Agency, service: Service) -> dict[str, Any]:
        return {
            **_service(w, agency, service),
            "no_unit": None if service.unit else w("matrix.no_unit"),
            # A cell names the audience itself, so that it can be read without its column's head.
            "cells": [
                w.text(audience.name) if audience.id in service.audiences else None
                for audience in w.guide.audiences
            ]
            if service.audiences
            else None,
        }

    return {
        "title": w("matrix.title"),
        "lead": w("matrix.lead"),
        "caption": w("matrix.caption"),
        "web": w.web("matrix"),
        "audiences": [w.text(audience.name) for audience in w.guide.audiences],
        "agencies": [
            {
                "name": w.text(agency.name),
                "japanese": w.japanese(agency.name),
                "services": [row(agency, service) for service in agency.services],
            }
            for agency in w.guide.agencies
        ],
        "provenance": w.provenance(w.guide.services),
    }


def _offices(w: Writer) -> dict[str, Any]:
    offices = w.guide.offices
    names = {prefecture.id: prefecture.name for prefecture in w.guide.prefectures}

    def item(office: Office) -> dict[str, Any]:
        place = [office.address] + ([office.building] if office.building else [])
        number = office.section_number
        return {
            "name": w.text(office.name),
            "japanese": w.japanese(office.name),
            "ended": w.ended(office),
            **_phone(office.phone),
            "section_number": w("offices.section_number", number=number) if number else None,
            "section_number_note": w("offices.section_number_note") if number else None,
            "section": w.text(office.section),
            "section_japanese": w.japanese(office.section),
            "address": [run for text in place for run in (*w.text(text), *_runs(" "))][:-1],
            "address_japanese": w.japanese(*place),
            "jurisdiction": w.enumeration(names[id] for id in office.jurisdiction.prefectures),
            "jurisdiction_ended": w.ended(office.jurisdiction),
        }

    return {
        "title": w("offices.title"),
        "lead": w("offices.lead", offices=w.formats.number(len(offices))),
        "for_local_governments": w("offices.for_local_governments"),
        "residents": w("offices.residents"),
        "caption": w("offices.caption"),
        "web": w.web("offices"),
        "items": [item(office) for office in offices],
        "provenance": w.provenance(offices),
        "jurisdiction_provenance": w.provenance([office.jurisdiction for office in offices]),
        "confirm": {"text": w("confirm.phone"), **_official_site(w)},
    }


def _coordinators(w: Writer) -> dict[str, Any]:
    coordinators = w.guide.coordinators
    posted = w.text(
        coordinators.posted,
        offices=w.formats.number(len(w.guide.offices)),
        officers=w.formats.number(coordinators.officers),
    )
    return {
        "title": w.text(coordinators.name),
        "japanese": w.japanese(coordinators.name),
        "ended": w.ended(coordinators),
        "purpose": w.text(coordinators.purpose),
        "goal": w.text(coordinators.goal),
        "posted_title": w("coordinators.posted_title"),
        "posted": posted,
        "contact_for": w.text(coordinators.contact_for),
        "roles": [w.text(role.text) for role in coordinators.roles],
        "enquiries": w.text(w.guide.agency(coordinators.enquiries).name),
        "web": w.web("coordinators"),
        "provenance": w.provenance([coordinators]),
    }


def _grant(w: Writer, grant: Grant) -> dict[str, Any]:
    year = str(grant.fiscal_year)
    as_of = w.guide.as_of(grant)

    def limit(row: Any) -> dict[str, Runs]:
        name, values = limit_label(row, w.formats)
        return {"body": w(name, **values), "limit": w.yen(row.limit)}

    return {
        "title": w.text(grant.name),
        "japanese": w.japanese(grant.name),
        "ended": w.ended(grant),
        "confirm": {
            "text": w("grant.confirm", year=year, date=w.formats.date(as_of) if as_of else ""),
            **_official_site(w),
        },
        "purpose": w.text(grant.purpose),
        "eligible": [w.text(grant.eligible), w.text(grant.eligible_note)],
        "limits_note": w.text(grant.limits_note),
        "limits_caption": w("grant.limits_caption", year=year),
        "limits": [limit(row) for row in grant.limits],
        "kinds": [
            {
                "name": w.text(kind.name),
                "japanese": w.japanese(kind.name),
                "rate": w(
                    "grant.rate",
                    numerator=str(kind.numerator),
                    denominator=str(kind.denominator),
                ),
                "covers": [*w("grant.necessary_cost"), *_runs(" "), *w.text(kind.covers)],
                "note": w.text(kind.note) if kind.note else None,
            }
            for kind in grant.kinds
        ],
        "donations": w.text(grant.donations),
        "special": _special_measure(w, grant.special_measure),
        "web": w.web("grant"),
        "provenance": w.provenance([grant, grant.special_measure]),
    }


def _special_measure(w: Writer, special: SpecialMeasure) -> dict[str, Any]:
    total = w.yen(special.example_ordinary + special.example_special)
    at_most = w.text(w.guide.interface["grant"]["at_most"], amount=total)
    body = w.text(special.example_body)
    return {
        "name": w.text(special.name),
        "ended": w.ended(special),
        "text": w.text(special.text),
        "costs_until": w("grant.costs_until", date=w.formats.date(special.costs_until)),
        "example": w.text(w.guide.interface["grant"]["example_title"], body=body),
        "sums": [
            {"label": w("grant.limits_title"), "amount": w.yen(special.example_limit)},
            {"label": w("grant.example_ordinary"), "amount": w.yen(special.example_ordinary)},
            {"label": w("grant.example_special"), "amount": w.yen(special.example_special)},
            {"label": w("grant.example_total"), "amount": at_most},
        ],
        "covered": [w.text(cost) for cost in special.covered],
    }


def _about(w: Writer) -> dict[str, Any]:
    return {
        "title": w("about.sources_title"),
        "lead": w("about.sources_lead"),
        "web": w.web("about"),
        "sources": [
            {
                "title": w.text(source.title),
                "japanese": w.japanese(source.title),
                "publisher": w.text(source.publisher) if source.publisher else w("about.unknown"),
                "as_of": _date_of(w, source.as_of),
                "url": str(source.url) if source.url else None,
                "covers": w.text(source.covers),
            }
            for source in w.guide.sources
        ],
        "unknown": w("about.unknown_text"),
        "translation": w("about.translation_text"),
        "licence": w("about.licence_facts"),
    }


# The one-page sheet ------------------------------------------------------------------------------


def _sheet(site: Site, edition: Edition, updated: date) -> dict[str, Any]:
    w = Writer(site, edition)
    agencies = w.guide.agencies
    content = _paper(w, updated, w("print.sheet"), "sheet") | {
        "lead": w("agencies.lead", agencies=w.formats.number(len(agencies))),
        "desks": [
            {
                "name": w.text(agency.short_name),
                "japanese": w.japanese(agency.short_name),
                "summary": w.text(agency.summary),
                "ended": w.ended(agency),
            }
            for agency in agencies
        ],
        "provenance": [
            group | {"names": None}
            for group in w.provenance([w.guide.center.phones[0], w.guide.center.address, *agencies])
        ],
    }
    return _with_notices(content, w, w)


# The pointing sheet ------------------------------------------------------------------------------


def _pointing(site: Site, source: Edition, edition: Edition, updated: date) -> dict[str, Any]:
    """Japanese beside the reader's language.

    The Japanese one is for the clerk who does not know yet which language is needed: it begins with
    all languages, each in itself, to be pointed at, and goes on in easy Japanese.
    """
    is_source = edition.locale.id == source.locale.id
    plain = next((one for one in site.editions if one.locale.plain_japanese), edition)
    beside = plain if is_source else edition
    ours, theirs = Writer(site, source), Writer(site, beside)
    w = ours if is_source else theirs

    def pair(runs: Iterable[Runs]) -> Pair:
        japanese, other = runs
        return {"ja": japanese, "other": _in(beside.locale, other)}

    def word(name: str, **values: str) -> Pair:
        return pair(one(name, **values) for one in (ours, theirs))

    content = _paper(w, updated, w("print.pointing"), "pointing") | {
        "other": beside.locale.id,
        "how": [word("pointing.resident"), word("pointing.clerk")],
        "languages": _languages(site, ours) if is_source else None,
        "basics": {
            "title": word("pointing.basics"),
            "rows": [
                word("pointing.answer_yes"),
                word("pointing.answer_no"),
                word("pointing.unclear"),
                word("pointing.again"),
                word("pointing.slowly"),
                word("pointing.write"),
                word("pointing.interpreter"),
                word("pointing.wait"),
            ],
        },
        "people": {
            "title": word("pointing.people"),
            "numbers": [str(number) for number in range(1, 5)],
            "more": word("pointing.or_more", people="5"),
        },
        "i_am": {
            "title": word("pointing.i_am"),
            "rows": [
                pair(
                    one.text(audience.i_am)
                    for one, audience in zip((ours, theirs), both, strict=True)
                )
                for both in zip(ours.guide.audiences, theirs.guide.audiences, strict=True)
            ],
        },
        "topics": {
            "title": word("pointing.about"),
            "items": [
                {
                    "name": pair([ours.text(ja.name), theirs.text(other.name)]),
                    "question": pair([ours.text(ja.question), theirs.text(other.question)]),
                    "desks": [
                        _pointing_desk(ours, theirs, pair, desk.service) for desk in ja.desks
                    ],
                }
                for ja, other in zip(ours.guide.topics, theirs.guide.topics, strict=True)
            ],
        },
        "conditions": {
            "title": word("conditions.title"),
            "rows": [
                word("conditions.appointment"),
                word("conditions.free"),
                word("conditions.income"),
                word("conditions.address_in_japan"),
            ],
        },
        "centers": [
            pair([ours.text(ours.guide.center.name), theirs.text(theirs.guide.center.name)]),
            pair([_center(ours)["address"], _center(theirs)["address"]]),
        ],
        "provenance": [
            group | {"names": None}
            for group in w.provenance([*w.guide.services, w.guide.center.phones[0]])
        ],
    }
    return _with_notices(content, w, theirs)


def _pointing_desk(ours: Writer, theirs: Writer, pair: Any, service: str) -> dict[str, Pair]:
    ja_agency, ja_service = ours.guide.service(service)
    agency, other = theirs.guide.service(service)
    return {
        "agency": pair([ours.text(ja_agency.name), theirs.text(agency.name)]),
        "service": pair([ours.text(ja_service.name), theirs.text(other.name)]),
    }


def _languages(site: Site, w: Writer) -> dict[str, Any]:
    """Every other language: its name in itself and in Japanese, and a sentence to point at."""
    names = babel.Locale.parse("ja").languages
    rows = []
    for edition in site.editions[1:]:
        their = Writer(site, edition)
        tag = babel.Locale.parse(edition.locale.cldr or edition.locale.id, sep="-")
        japanese = names.get(str(tag)) or tag.get_display_name("ja") or ""
        rows.append(
            {
                "name": [{"text": edition.locale.name, "lang": edition.locale.id}],
                "japanese": _runs("" if edition.locale.plain_japanese else japanese),
                "mine": _in(edition.locale, their("pointing.mine")),
                "web": their.web("print"),
            }
        )
    return {"title": w("pointing.which"), "rows": rows}


def _in(locale: Locale, runs: Runs) -> Runs:
    """Runs marked with the locale they are in, where they are not marked otherwise."""
    return [{"lang": locale.id} | run for run in runs]
