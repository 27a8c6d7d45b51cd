"""Guide in one language in, Markdown pages out: which pages there are, and how each is rendered.

A page is one language-neutral template of `content/`; what is on it comes from the guide. The parts
it is put together from are in `overrides/components/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2

from guide.facts.closed_days import UnlikeTheWeek, unlike_the_week
from guide.facts.hours import WEEKDAYS, Hours
from guide.facts.values import Text
from guide.languages import contact
from guide.languages.editions import Edition
from guide.languages.noting import note_again, noting_texts
from guide.languages.phrases import plain
from guide.languages.worth import makers, mark
from guide.pages import context, map, shared
from guide.pages.markup import Html, escape, on_page
from guide.pages.shared import Shared
from guide.site import HOME, PageKey, Site, map_address, page_keys

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
    trail: str
    footer: str
    texts: tuple[Text, ...]
    """What was said on it, in order, each text once."""

    @property
    def address(self) -> str:
        """Its address below the site's root: `en/agencies/ID/`."""
        return self.edition.locale.prefix + self.key.path


@dataclass(frozen=True)
class Around:
    """What all pages of a language have around them."""

    header: Shared
    footer: Shared
    texts: tuple[Text, ...]
    """What is said there, in order, each text once."""


class Renderer:
    """Renders pages from the templates of `content/` and `overrides/components/`.

    `icons` is a folder of SVG files, the theme's; a drawing of ours, in `overrides/.icons/`, takes
    the place of one. `shapes` are the prefectures' outlines (see `tools/simplify_map.py`).
    `has_changes` says, once a page asks, whether there are files of changed facts to link.
    """

    def __init__(
        self,
        root: Path,
        icons: Path,
        shapes: dict[str, Any],
        site: Site,
        has_changes: Callable[[], bool] = lambda: False,
    ) -> None:
        self.site = site
        self._has_changes = has_changes
        self._icons = (root / "overrides/.icons", icons)
        self._icon = cache(self._read_icon)
        self._shapes = shapes
        self._known_by_locale: dict[str, dict[str, Any]] = {}
        self._bare_by_locale: dict[str, Around] = {}
        self._made_once: dict[tuple[str, str], tuple[Html, tuple[Text, ...]]] = {}
        center = site.editions[0].guide.center
        answers_until = center.end_of(center.main_phone(site.today))
        self._unlike_the_week = unlike_the_week(center.hours, site.today, answers_until)
        self._opening_times = _opening_times(center.hours, self._unlike_the_week)
        self._environment = templates_of(root)
        _forget_changed(self._environment)

    def pages(self, edition: Edition, main_pages: MainPages = ()) -> Iterator[Page]:
        """Every page in one language; `main_pages` are those of the navigation."""
        around = self._around(edition, main_pages)
        for key in page_keys(edition.guide):
            yield self._page(key, edition, around)

    def component(self, template: str, key: PageKey, edition: Edition, **more: Any) -> str:
        """A template of `overrides/components/` as on this page; `more` is what it also needs."""
        return self._render(template, self._context(key, edition) | more)

    def let_go(self) -> None:
        """Forget what is the same on all pages of a language; it is made anew where it is asked."""
        for made in (self._known_by_locale, self._bare_by_locale, self._made_once):
            made.clear()

    def page(self, key: PageKey, edition: Edition) -> Page:
        """One page in one language, with no navigation."""
        id = edition.locale.id
        if id not in self._bare_by_locale:
            self._bare_by_locale[id] = self._around(edition, ())
        return self._page(key, edition, self._bare_by_locale[id])

    def _page(self, key: PageKey, edition: Edition, around: Around) -> Page:
        context = self._context(key, edition)
        with noting_texts() as said, on_page(edition.locale):
            module: Any = self._environment.get_template(key.source).make_module(context)
        used = list(dict.fromkeys([*said, *around.texts]))
        context |= {
            "makers": list(
                makers(context["t"], edition, used, "translation.machine", "translation.reviewed")
            ),
            "mark": mark(context["t"], edition, used),
            "any_missing": any(text.stands_in for text in used),
            "stale_texts": [text for text in used if text.is_old],
        }
        return Page(
            key=key,
            edition=edition,
            title=plain(module.title),
            description=plain(module.description),
            body=str(module),
            header=around.header.on(key, context["root"]),
            trail=self._render("trail.html", context),
            footer=around.footer.on(key, context["root"]),
            texts=tuple(used),
        )

    def _around(self, edition: Edition, main_pages: MainPages) -> Around:
        """The header and footer of all pages of a language."""
        context = self._context(HOME, edition) | {"main_pages": main_pages} | shared.marks(edition)
        with noting_texts() as used:
            header = Shared(self._render("site-header.html", context))
            footer = Shared(self._render("site-footer.html", context))
        return Around(header, footer, tuple(used))

    def _render(self, template: str, context: dict[str, Any]) -> str:
        with on_page(context["locale"]):
            return self._environment.get_template(template).render(context)

    def _context(self, key: PageKey, edition: Edition) -> dict[str, Any]:
        known = self._known(edition)
        return known | context.of_page(self.site, key, edition, known["t"])

    def _known(self, edition: Edition) -> dict[str, Any]:
        """What the templates know on every page of a language."""
        id = edition.locale.id
        if id not in self._known_by_locale:
            offices_in_force = partial(self.site.offices_in_force, edition.guide)
            self._known_by_locale[id] = {
                **context.of_edition(self.site, edition),
                "icon": self._icon,
                "once": partial(self._once, edition),
                "shapes": self._shapes,
                "has_changes": self._has_changes,
                "map_areas": partial(map.areas, edition.guide, offices_in_force, self._shapes),
                "unlike_the_week": self._unlike_the_week,
                "opening_times": self._opening_times,
            }
        return self._known_by_locale[id]

    def _once(self, edition: Edition, template: str) -> Html:
        """A component that is the same wherever it stands in a language; its texts are noted."""
        id = edition.locale.id, template
        if id not in self._made_once:
            with noting_texts() as texts:
                html = Html(self._render(template, self._known(edition)))
            self._made_once[id] = html, tuple(texts)
        html, said = self._made_once[id]
        note_again(said)
        return html

    def _read_icon(self, name: str) -> Html:
        """The SVG of an icon, hidden from assistive technology (its words stand beside it)."""
        files = (folder / f"{name}.svg" for folder in self._icons)
        svg = next(file for file in files if file.exists()).read_text(encoding="utf-8").strip()
        svg = svg.replace(' xmlns="http://www.w3.org/2000/svg"', "")
        return Html(svg.replace("<svg ", '<svg class="icon" aria-hidden="true" ', 1))


def templates_of(root: Path) -> jinja2.Environment:
    """What reads and renders the templates of the project in the folder `root`."""
    return _environment((root / "content").resolve(), (root / "overrides/components").resolve())


@cache
def _environment(*folders: Path) -> jinja2.Environment:
    """What renders the templates in the folders; it compiles them once for a process."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=escape,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    made.filters |= {
        "plain": plain,
        "map_address": map_address,
        "place_in_japanese": contact.place_in_japanese,
        "of_kind": lambda rows, *kinds: [row for row in rows if row.kind in kinds],
    }
    return made


def _forget_changed(environment: jinja2.Environment) -> None:
    """Let templates that an editor has changed be compiled anew; it is not asked at every use."""
    compiled = environment.cache or {}
    for name, template in list(compiled.items()):
        if not template.is_up_to_date:
            del compiled[name]


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
    **dict.fromkeys(
        ("Prefecture.cities", "Hint", "Neighbour"), "words for the search box; they add no fact"
    ),
    "Grant.service": "leads from the duties table to the grant; the pages link both by hand",
    **dict.fromkeys(
        ("SpecialMeasure.applies_to", "SpecialMeasure.multiplier"), "said in words in its text"
    ),
    "Source.slides": "each fact names its slide",
}
