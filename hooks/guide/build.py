"""Data in, every file of the site out: what MkDocs, the commands and the tests call.

MkDocs finds the addresses, copies the theme and frames the pages (`hooks/main.py`); what stands in
them and beside them is asked for here. Nothing here knows MkDocs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import minify

from guide.facts.history import Past, past_changes
from guide.facts.lines import lines
from guide.facts.locales import SOURCE_LOCALE
from guide.facts.messages import told
from guide.facts.places import Places
from guide.languages.editions import Edition, load_editions, load_glossary, load_readings
from guide.languages.formats import Formats
from guide.offline import copies
from guide.open_data import files as open_data
from guide.open_data.linked_data import LinkedData
from guide.open_data.records import Records
from guide.pages import frame, manifest, plain
from guide.pages.render import MainPages, Page, Renderer
from guide.paper.content import papers
from guide.search import index as search
from guide.search.learnt import learnt
from guide.search.names import Names
from guide.site import PageKey, SettingError, Site, page_keys, today, zip_name


def load_site(root: Path, url: str, repository: str, only: str | None = None) -> Site:
    """Read and check the data of the project in the folder `root`.

    `only` is the id of the one language that is wanted beside Japanese. Raises `DataError` with
    every mistake in every file, and `SettingError`.
    """
    day = today()
    # Not as on that day: what was right when it was written can be built on any.
    editions = load_editions(root / "data", only=only)
    if only and only not in {one.locale.id for one in editions}:
        raise SettingError(told("setting-locale", given=only))
    data = root / "data"
    return Site(
        url,
        repository,
        day,
        editions,
        lines=lines(data, editions[0].guide),
        glossary=tuple(load_glossary(data)),
    )


@dataclass
class Build:
    """One build of a site, language by language."""

    root: Path
    """The project's folder."""
    site: Site
    icons: Path
    """A folder of SVG files, such as the theme's."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Those that devices and other sites show of the guide, by path; a preview does without."""
    is_preview: bool = False
    """A preview does without the open data, and what is told of it."""
    pages: dict[str, Page] = field(default_factory=dict)
    """What has been rendered, by its file below the site's root: `en/offices/index.html`."""
    _linked_data: dict[str, LinkedData] = field(default_factory=dict)
    """What search engines are told, by the locale whose pages are being made."""

    @property
    def editions(self) -> dict[str, Edition]:
        """The guide in each language, by the locale's id, Japanese first."""
        return {edition.locale.id: edition for edition in self.site.editions}

    @cached_property
    def keys(self) -> dict[str, PageKey]:
        """The pages by their files below `content/`, in the order of the sitemap."""
        return {key.file: key for key in page_keys(self.site.editions[0].guide)}

    @cached_property
    def renderer(self) -> Renderer:
        """What renders the pages."""
        file = self.root / "data/shapes/prefectures.json"
        shapes = json.loads(file.read_text("utf-8"))
        return Renderer(self.root, self.icons, shapes, self.site, lambda: self.history is not None)

    @cached_property
    def records(self) -> list[Records]:
        """The records of the open data in each language."""
        places = Places.read(self.root / "data")
        return [Records(self.site, edition, places) for edition in self.site.editions]

    @cached_property
    def readings(self) -> dict[str, str]:
        """How Japanese names are read, by the name."""
        return load_readings(self.root / "data")

    @cached_property
    def history(self) -> list[Past] | None:
        """The facts that have changed, the newest first; None without the whole git history."""
        return None if self.is_preview else past_changes(self.root)

    def render(self, locale: str, main_pages: MainPages = ()) -> None:
        """Render the pages of one language; `main_pages` are those of the navigation."""
        self._let_go_of_language()
        for page in self.renderer.pages(self.editions[locale], main_pages):
            self.pages[f"{page.address}index.html"] = page

    def _let_go_of_language(self) -> None:
        """Forget what was made for all pages of one language: they have been written."""
        self.renderer.let_go()
        self._linked_data.clear()

    def frame(self, page: Page, content: str) -> dict[str, Any]:
        """What the theme's template puts around a page; `content` is the HTML of its body."""
        framed = frame.of_page(page, self.site)
        if self.history is not None:
            framed["formats"] += frame.feeds(page)
        if not self.is_preview:
            locale = page.edition.locale.id
            if locale not in self._linked_data:
                records = next(one for one in self.records if one.edition is page.edition)
                self._linked_data[locale] = LinkedData(records)
            linked = self._linked_data[locale]
            framed["linked_data"] = linked.of_page(page.key, page.title, page.description)
        return framed | {"content": content}

    def frame_of_missing(self) -> dict[str, Any]:
        """What the theme's template puts around, and on, the one page for missing addresses."""
        return frame.of_missing(self.renderer)

    def sitemap_entry(self, path: str) -> dict[str, Any] | None:
        """What the sitemap says of the page whose file is `path`; None: it does not name it."""
        page = self.pages[path]
        if not page.key.is_listed:
            return None
        return {
            "day": self.site.newest_day(page.key),
            "alternates": frame.alternates(self.site, page),
        }

    def mirror(self, page: Page, content: str, folder: Path) -> None:
        """Write a page as plain Markdown to the site in `folder`; `content` is its body's HTML."""
        _write(
            folder / page.address / "index.md", plain.markdown(page, content, self.site).encode()
        )

    def let_go(self, path: str) -> None:
        """Keep of a page, by its file, only what lists say of it: it has been written."""
        self.pages[path] = replace(
            self.pages[path], body="", header="", trail="", footer="", texts=()
        )

    def scripts(self, locale: str) -> dict[str, str]:
        """What a page loads when it is asked for, by its place below the site's root.

        It is the index of the language's search box and what was learnt for it, and, with the
        Japanese, a script for all that adds the readings of names.
        """
        edition = self.editions[locale]
        made = {
            edition.locale.prefix + name: script
            for name, script in self._search(edition).scripts().items()
        }
        for name, weights in learnt(locale).items():
            known = json.dumps(weights, ensure_ascii=False)
            made[edition.locale.prefix + name] = self._script(
                "search/learnt.js", "LEARNT_AT_BUILD", known
            )
        if locale == SOURCE_LOCALE:
            readings = json.dumps(self.readings, ensure_ascii=False)
            made["assets/readings.js"] = self._script(
                "readings-of-names.js", "READINGS_AT_BUILD", readings
            )
        return made

    def _script(self, template: str, blank: str, value: str) -> str:
        """A template of `overrides/assets/`, made small, with what stands for `blank` filled in."""
        script = (self.root / "overrides/assets" / template).read_text(encoding="utf-8")
        made: str = minify.string("text/javascript", script.replace(blank, value))
        return made

    def _search(self, edition: Edition) -> search.Index:
        easy = (other for other in self.site.editions if other.locale.plain_japanese)
        names = Names(
            edition,
            self.editions[SOURCE_LOCALE],
            next(easy, None),
            self.editions.get("en"),
            self.readings,
        )
        return search.Index(self.site, edition, names)

    def rehearse(self) -> None:
        """Make the Japanese pages, papers and index, for nobody.

        So a check knows with which values each text is said.
        """
        self.render(SOURCE_LOCALE)
        self.frame_of_missing()
        self.scripts(SOURCE_LOCALE)
        for _ in papers(self.site, SOURCE_LOCALE):
            pass

    def complete(self, folder: Path) -> None:
        """Add to the built site in `folder` what pages can do without: open data, copies."""
        self._let_go_of_language()
        lists = plain.lists(self.pages.values(), self.site) | dict(manifest.files(self.site))
        for path, text in lists.items():
            _write(folder / path, text.encode())
        for path, content in open_data.files(self.records, self.history):
            _write(folder / path, content)
        for path, picture in self.pictures.items():
            _write(folder / path, picture)
        self._add_offline_copies(folder)

    def _add_offline_copies(self, folder: Path) -> None:
        prefixes = [edition.locale.prefix for edition in self.site.editions]
        paths = [key.path for key in self.keys.values()]
        written = {
            id: {
                "hours": formats.each_hour(),
                "months": formats.each_month(),
                "first": formats.first_of_month,
            }
            for id, formats in ((id, Formats(one.locale)) for id, one in self.editions.items())
        }
        known = json.dumps(copies.known(folder, prefixes, paths) | {"written": written})
        worker = self._script("service-worker.js", "KNOWN_AT_BUILD", known)
        _write(folder / "service-worker.js", worker.encode())
        for edition in self.site.editions:
            target = (
                folder
                / edition.locale.prefix
                / "print"
                / zip_name(edition.guide, edition.locale.id)
            )
            copies.write_zip(target, folder, self.site.url, edition.locale.prefix, prefixes)

    def summary(self) -> Iterator[str]:
        """What has been made, and how far the translations are."""
        yield f"{len(self.pages)} pages in {len(self.site.editions)} locales"
        if self.history is None and not self.is_preview:
            yield "left out: data/v1/changes.json and its feeds, for want of git's whole history"
        for edition in self.site.editions[1:]:
            numbers = [f"{edition.count(status)} {status}" for status in ("missing", "stale")]
            texts = f"{edition.count('translated')} texts"
            yield f"{edition.locale.id}: {', '.join([texts, *numbers])}"


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
