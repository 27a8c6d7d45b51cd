"""Guide in one language in, Markdown pages out: which pages there are, and how each is rendered.

A page is one language-neutral template of `content/`; what is on it comes from the guide. The parts
it is put together from are in `overrides/components/`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2

from guide.facts.agencies import Activity, Agency, Service, Unit
from guide.facts.closed_days import UnlikeTheWeek, unlike_the_week
from guide.facts.contact import Reachable
from guide.facts.hours import WEEKDAYS, Hours
from guide.facts.locales import Locale
from guide.facts.offices import Office
from guide.facts.provenance import provenances
from guide.facts.record import Record, last_day
from guide.facts.topics import Topic
from guide.facts.values import Text
from guide.languages import contact
from guide.languages.editions import Edition
from guide.languages.hours import in_words
from guide.languages.phrases import Phrases, Said, noting_texts, plain, together
from guide.languages.ruby import without_readings
from guide.languages.worth import makers
from guide.pages import map
from guide.pages.markup import Html, escape
from guide.site import PageKey, Pdf, Site, map_address, page_keys, pdf_address, zip_name

MainPages = Sequence[tuple[Text, PageKey]]
"""The titles, in one language, and the pages of the navigation."""


@dataclass(frozen=True)
class Page:
    """A rendered page: Markdown for its body, HTML for the frame around it."""

    key: PageKey
    edition: Edition
    title: str
    description: str
    body: str
    header: str
    notice: str
    footer: str
    texts: tuple[Text, ...]
    """What was said on it, in order, each text once."""

    @property
    def address(self) -> str:
        """Its address below the site's root: `en/agencies/ID/`."""
        return self.edition.locale.prefix + self.key.path


class Renderer:
    """Renders pages from the templates of `content/` and `overrides/components/`.

    `icons` is a folder of SVG files, such as the theme's; `shapes` the prefectures' outlines (see
    `tools/simplify_map.py`).
    """

    def __init__(self, root: Path, icons: Path, shapes: dict[str, Any], site: Site) -> None:
        self.site = site
        self._editions = {edition.locale.id: edition for edition in site.editions}
        self._icons = icons
        self._icon = cache(self._read_icon)
        self._shapes = shapes
        hours = site.editions[0].guide.center.hours
        self._unlike_the_week = unlike_the_week(hours, site.today)
        self._opening_times = _opening_times(hours, self._unlike_the_week)
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([root / "content", root / "overrides" / "components"]),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=escape,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.do"],
        )
        self._environment.filters |= {
            "plain": plain,
            "map_address": map_address,
            "activity_of": lambda id, agency: agency.activity(id),
            "place_in_japanese": contact.place_in_japanese,
            "of_kind": lambda rows, *kinds: [row for row in rows if row.kind in kinds],
        }

    def pages(self, edition: Edition, main_pages: MainPages = ()) -> Iterator[Page]:
        """Every page in one language; `main_pages` are those of the navigation."""
        for key in page_keys(edition.guide):
            yield self.page(key, edition, main_pages)

    def component(self, template: str, key: PageKey, edition: Edition, **more: Any) -> str:
        """A template of `overrides/components/` as on this page; `more` is what it also needs."""
        return self._render(template, self._context(key, edition) | more)

    def page(self, key: PageKey, edition: Edition, main_pages: MainPages = ()) -> Page:
        """One page in one language."""
        context = self._context(key, edition) | {"main_pages": main_pages}
        with noting_texts() as used:
            module: Any = self._environment.get_template(key.source).make_module(context)
            header = self._render("site-header.html", context)
            footer = self._render("site-footer.html", context)
        context |= {
            "makers": list(
                makers(context["t"], edition, used, "translation.machine", "translation.reviewed")
            ),
            "any_missing": any(text.stands_in for text in used),
            "stale_texts": [text for text in used if text.is_old],
        }
        return Page(
            key=key,
            edition=edition,
            title=plain(module.title),
            description=plain(module.description),
            body=str(module),
            header=header,
            notice=self._render("translation-notice.html", context),
            footer=footer,
            texts=tuple(used),
        )

    def _render(self, template: str, context: dict[str, Any]) -> str:
        return self._environment.get_template(template).render(context)

    def _context(self, key: PageKey, edition: Edition) -> dict[str, Any]:
        guide = edition.guide
        here = edition.locale.prefix + key.path
        phrases = Phrases(edition)

        def root(path: str = "") -> str:
            """Relative address of a path below the site's root."""
            target = posixpath.relpath(f"/{path}", f"/{here}")
            return target + "/" if path == "" or path.endswith("/") else target

        def url(template: str, item: str | None = None) -> str:
            return root(edition.locale.prefix + PageKey(template, item).path)

        def url_in(locale: Locale) -> str:
            return root(locale.prefix + key.path)

        def word_in(locale: Locale, name: str) -> str:
            return without_readings(self._editions[locale.id].word(name))

        def pdf(kind: str) -> Pdf | None:
            return self.site.pdfs.get(pdf_address(kind, edition))

        def activities_for(audience: str) -> list[tuple[Agency, Activity]]:
            return [
                (agency, activity)
                for agency in guide.agencies
                for activity in agency.activities
                if audience in activity.audience
            ]

        def services_for(audience: str) -> list[tuple[Agency, Service]]:
            return [
                (agency, service)
                for agency in guide.agencies
                for service in agency.services
                if audience in service.audiences
            ]

        def desks_for(topic: Topic, audience: str) -> list[tuple[Agency, Service, Text]]:
            """The topic's services that are for this audience, in order."""
            desks = [(*guide.service(desk.service), desk.why) for desk in topic.desks]
            return [desk for desk in desks if audience in desk[1].audiences]

        def topics_for(audience: str) -> list[Topic]:
            """All topics, those with a desk for this audience first."""
            return sorted(guide.topics, key=lambda topic: not desks_for(topic, audience))

        today = self.site.today
        offices_in_force = partial(self.site.offices_in_force, guide)

        def reached(one: Reachable, *around: Record) -> list[contact.Row]:
            return contact.rows(phrases, one, today, *around)

        def at_desk(agency: Agency, service: Service) -> list[contact.Row]:
            return contact.at_desk(phrases, agency.turned_to_for(service), today)

        def any_has_phone(desks: list[tuple[Agency, Service]]) -> bool:
            return any(contact.has_phone(at_desk(*desk)) for desk in desks)

        def units_to_turn_to(agency: Agency) -> list[Unit]:
            """The units of which it is known how they are reached."""
            return [unit for unit in agency.units if reached(unit)]

        def prefecture_names(office: Office) -> list[Text]:
            names = {prefecture.id: prefecture.name for prefecture in guide.prefectures}
            return [names[id] for id in office.prefectures]

        def told_over(text: Said, what: Record | date | None) -> Said:
            """A description that begins with it when the record, or its last day, is over."""
            last = what.ends if isinstance(what, Record) else what
            over = self.site.is_over(last)
            return together(phrases("status.ended"), " ", text) if over else text

        return {
            "site": self.site,
            "locale": edition.locale,
            "locales": [other.locale for other in self.site.editions],
            "edition": edition,
            "translations": edition.translations,
            "guide": guide,
            "key": key,
            "here": here,
            "t": phrases,
            "fmt": phrases.formats,
            "url": url,
            "url_in": url_in,
            "root": root,
            "word_in": word_in,
            "ended": self.site.has_ended,
            "is_over": self.site.is_over,
            "going_on": self.site.going_on,
            "last_day": last_day,
            "last_day_of": guide.last_day_of,
            "is_for_local_governments": guide.is_for_local_governments,
            "told_over": told_over,
            "main_phone": self.site.main_phone(guide),
            "pdf": pdf,
            "zip_name": partial(zip_name, guide),
            "icon": self._icon,
            "shapes": self._shapes,
            "fill": phrases.fill,
            "activities_for": activities_for,
            "services_for": services_for,
            "desks_for": desks_for,
            "topics_for": topics_for,
            "hours_in_words": partial(in_words, phrases, today=today),
            "contact": reached,
            "at_desk": at_desk,
            "has_phone": contact.has_phone,
            "any_has_phone": any_has_phone,
            "units_to_turn_to": units_to_turn_to,
            "contact_sources": partial(contact.sources, phrases, today=today),
            "more_of_phone": partial(contact.more_of_phone, phrases, today=today),
            "unlike_the_week": self._unlike_the_week,
            "opening_times": self._opening_times,
            "provenances": partial(provenances, guide),
            "prefecture_names": prefecture_names,
            "offices_in_force": offices_in_force,
            "map_looks": partial(map.looks, guide),
            "map_areas": partial(map.areas, guide, offices_in_force, self._shapes),
            "map_patterns": map.PATTERNS,
        }

    def _read_icon(self, name: str) -> Html:
        """The SVG of an icon, hidden from assistive technology (its words stand beside it)."""
        svg = (self._icons / f"{name}.svg").read_text(encoding="utf-8")
        svg = svg.replace(' xmlns="http://www.w3.org/2000/svg"', "")
        return Html(
            svg.replace("<svg ", '<svg class="icon" aria-hidden="true" focusable="false" ', 1)
        )


def _opening_times(hours: Hours, dates: UnlikeTheWeek) -> str:
    """When it is open, for guide.js: by the number of the weekday, as JavaScript counts them, and
    by date; a closed date has no times."""
    week = {(WEEKDAYS.index(day) + 1) % 7: hours.on(day) for day in hours.open_weekdays}
    return " ".join(
        f"{day}={span}"
        for day, times in (week | dates.dates).items()
        for span in ([f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in times] or [""])
    )


# What is not said on pages, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = {
    **dict.fromkeys(("Prefecture.cities", "Hint"), "words for the search box; they add no fact"),
    "Grant.service": "leads from the duties table to the grant; the pages link both by hand",
    **dict.fromkeys(
        ("SpecialMeasure.applies_to", "SpecialMeasure.multiplier"), "said in words in its text"
    ),
    "Source.slides": "each fact names its slide",
}
