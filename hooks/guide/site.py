"""What the site is: its pages and their addresses, its editions, the day on which it is made."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from guide.facts.center import CenterPhone
from guide.facts.guide import Guide
from guide.facts.locales import GlossaryTerm
from guide.facts.messages import told
from guide.facts.newest import newest_day
from guide.facts.offices import Office, Prefecture
from guide.facts.parts import has_many_services, parts_of_matrix, parts_of_offices
from guide.facts.record import Record, has_ended
from guide.languages.editions import Edition

One = TypeVar("One", bound=Record)
JAPAN_TIME = timezone(timedelta(hours=9))
LATEST = 4_102_444_800  # seconds since 1970 to the year 2100


class SettingError(Exception):
    """A setting of the environment that cannot be used; says which, and how to write it."""


def today() -> date:
    """What day it is in Japan: TODAY (an ISO date), else the day of SOURCE_DATE_EPOCH, else now.

    Builds, commands and tests ask here. Raises `SettingError`.
    """
    if given := os.environ.get("TODAY"):
        try:
            day = date.fromisoformat(given)
        except ValueError:
            day = None
        if day is None or day.isoformat() != given or not 2000 <= day.year <= 2100:
            raise SettingError(told("setting-today", given=given))
        return day
    return (source_date() or datetime.now(JAPAN_TIME)).date()


def source_date() -> datetime | None:
    """The moment of SOURCE_DATE_EPOCH (seconds since 1970) in Japan; None where it is not set.

    Raises `SettingError`.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    if given.isdecimal() and int(given) < LATEST:
        return datetime.fromtimestamp(int(given), JAPAN_TIME)
    raise SettingError(told("setting-source-date", given=given))


CARD = "assets/card.png"
"""Where the picture stands that other sites show beside a link."""
EACH = "_each"
# The pages that stand above those of one record each, and the words for their titles.
LISTS = {"agencies/_each": ("agencies/index", "agencies.title"),
         "ways/_each": ("ways/index", "ways.title"),
         "matrix/_each": ("matrix", "matrix.title"),
         "offices/_each": ("offices", "offices.title"),
         "cards/offices/_each": ("cards", "cards.title"),
         "cards/agencies/_each": ("cards", "cards.title")}  # fmt: skip


@dataclass(frozen=True)
class PageKey:
    """A page in any language: where its template stands, and the record it is about, if any.

    Raises `ValueError` where the template is made once per record and none is named, or the other
    way round.
    """

    template: str
    """Below `content/`, without `.md`: `matrix`, `agencies/index`; `agencies/_each` for the pages
    that are about one record each."""
    item: str | None = None
    """The record's id."""

    def __post_init__(self) -> None:
        if (self.item is not None) != self.template.endswith(EACH):
            raise ValueError(f"content/{self.template}.md is not a template for {self.item}")

    @property
    def file(self) -> str:
        """What it would be called below `content/` if it stood there as MkDocs' pages do."""
        return f"{self.template.removesuffix(EACH)}{self.item}.md" if self.item else self.source

    @property
    def source(self) -> str:
        """Its template's file below `content/`."""
        return f"{self.template}.md"

    @cached_property
    def path(self) -> str:
        """Its address below the locale's root, as MkDocs gives it to the file."""
        folder, _, name = self.file.removesuffix(".md").rpartition("/")
        parts = [folder] if name == "index" else [folder, name]
        return "".join(f"{part}/" for part in parts if part)

    @property
    def is_listed(self) -> bool:
        """Whether lists of pages and search engines name it: not what stands in for another."""
        return self != NOT_KEPT

    @property
    def above(self) -> list[tuple[PageKey, str]]:
        """The pages above this one, each with the word for its title."""
        if self == HOME:
            return []
        template, title = LISTS.get(self.template, (None, ""))
        between = [(PageKey(template), title)] if template else []
        return [(HOME, "navigation.home"), *between]


HOME = PageKey("index")
NOT_KEPT = PageKey("not-kept")
"""What the service worker shows in the place of a page that it has not kept."""


def page_keys(guide: Guide) -> Iterator[PageKey]:
    """The pages of the guide, the same in every language, in the order of the sitemap."""
    yield HOME
    yield from (PageKey("topics/_each", topic.id) for topic in guide.topics)
    yield from (PageKey("for/_each", audience.id) for audience in guide.audiences)
    yield PageKey("ways/index")
    yield from (PageKey("ways/_each", audience.id) for audience in guide.audiences)
    yield PageKey("cards")
    if has_many_services(guide):
        with_cards = (agency for agency in guide.agencies if agency.public_services)
        yield from (PageKey("cards/agencies/_each", agency.id) for agency in with_cards)
    parts = parts_of_offices(guide)
    yield from (PageKey("cards/offices/_each", part.id) for part in parts if part.offices)
    yield PageKey("agencies/index")
    yield from (PageKey("agencies/_each", agency.id) for agency in guide.agencies)
    yield PageKey("matrix")
    if has_many_services(guide):
        matrix = range(1, len(parts_of_matrix(guide)) + 1)
        yield from (PageKey("matrix/_each", str(number)) for number in matrix)
    yield PageKey("offices")
    yield from (PageKey("offices/_each", part.id) for part in parts)
    if guide.grant:
        yield PageKey("grant")
    if guide.coordinators:
        yield PageKey("coordinators")
    yield PageKey("print")
    yield PageKey("about")
    yield PageKey("translations")
    yield NOT_KEPT
    yield PageKey("open-data")


def pages_of_offices(guide: Guide) -> dict[str, PageKey]:
    """The page that lists each office, by the office's id."""
    split = {
        office.id: PageKey("offices/_each", part.id)
        for part in parts_of_offices(guide)
        for office in part.offices
    }
    return split or {office.id: PageKey("offices") for office in guide.offices}


@dataclass(frozen=True)
class Pdf:
    """A PDF that has been made."""

    address: str
    """Below the site's root: `my/print/ID-guide.my.pdf`, with the centre's id."""
    file: Path
    pages: int
    size: int
    """In bytes."""

    @property
    def first_pages(self) -> str:
        """Address of a picture of its language's first pages, in the order of `PDF_FILES`."""
        return self.address.rpartition("/")[0] + "/first-pages.png"


PDF_FILES = {
    "guide": "{center}-guide.{locale}.pdf",
    "large": "{center}-guide.{locale}.large.pdf",
    "sheet": "{center}-sheet.{locale}.pdf",
    "pointing": "{center}-pointing.{locale}.pdf",
}


def pdf_address(kind: str, edition: Edition) -> str:
    """Where a PDF of one language stands below the site's root; `kind` is a key of `PDF_FILES`."""
    locale = edition.locale
    name = PDF_FILES[kind].format(center=edition.guide.center.id, locale=locale.id)
    return f"{locale.prefix}print/{name}"


@dataclass(frozen=True)
class Site:
    """What all pages share: where the site stands, the day it is built, its editions."""

    url: str
    """Absolute, ending in a slash."""
    repository: str
    """Address of the GitHub repository, without a slash at its end."""
    today: date
    """In Japan; decides what has ended."""
    editions: tuple[Edition, ...]
    pdfs: Mapping[str, Pdf] = field(default_factory=dict)
    """What can be downloaded, by address; empty where none have been made."""
    first_pages: Mapping[str, Path] = field(default_factory=dict)
    """A picture of the first pages of a language's PDFs, by address."""
    lines: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """In which file of `data/`, and in which line of it, each fact stands, by its path."""
    glossary: tuple[GlossaryTerm, ...] = ()
    """How terms are translated; says which names their owners print so."""
    _days: dict[PageKey, date] = field(default_factory=dict, compare=False, repr=False)
    """What `newest_day` has answered: a page is asked for in every language."""

    def is_over(self, last: date | None) -> bool:
        """Whether a last day has passed; None: no end is known."""
        return last is not None and last < self.today

    def has_ended(self, *records: Record | None) -> bool:
        """Whether the last day of one of these has passed: of a service, or of its agency."""
        return has_ended(self.today, *records)

    def going_on(self, records: Iterable[One]) -> list[One]:
        """Those that have not ended, in their order."""
        return [record for record in records if not self.has_ended(record)]

    def newest_day(self, key: PageKey) -> date:
        """The newest day of the facts on a page (see `facts/newest.py`), in any language."""
        key = key if key.template in OF_SOME_FACTS else HOME
        if key not in self._days:
            guide = self.editions[0].guide
            self._days[key] = newest_day(guide, self.today, guide.center, *_shown(guide, key))
        return self._days[key]

    def main_phone(self, guide: Guide) -> CenterPhone:
        """The number that readers call first."""
        return guide.center.main_phone(self.today)

    def phone_to_call(self, guide: Guide) -> CenterPhone | None:
        """The same as long as there is a number to call."""
        phone = self.main_phone(guide)
        return None if self.has_ended(guide.center, phone) else phone

    def offices_in_force(self, guide: Guide, prefecture: Prefecture) -> list[Office]:
        """The offices that cover a prefecture today; those that have only where none does."""
        return guide.offices_on(self.today, prefecture.id)


# The templates of pages that are about a part of the facts; the others are about all.
OF_SOME_FACTS = {"agencies/_each", "offices", "offices/_each", "grant", "coordinators"}


def _shown(guide: Guide, key: PageKey) -> Iterable[object]:
    """The parts of the guide, beside the centre, that a page is about."""
    match key.template:
        case "agencies/_each":
            return [guide.agency(str(key.item))]
        case "offices":
            return guide.offices
        case "offices/_each":
            return next(part.offices for part in parts_of_offices(guide) if part.id == key.item)
        case "grant":
            return [guide.grant]
        case "coordinators":
            return [guide.coordinators, *guide.offices]
    return [guide.agencies, guide.offices, guide.grant, guide.coordinators]


def map_address(address: str) -> str:
    """Where a map on the web looks for an address, given in Japanese."""
    return f"https://www.google.com/maps/search/?api=1&query={quote(address)}"


def zip_name(guide: Guide, locale: str) -> str:
    """What the zip file of a language (its id), or of `all`, is called."""
    return f"{guide.center.id}-guide.{locale}.zip"


def relative(path: str, folder: str) -> str:
    """The way from a folder to a path, both below the site's root: `../offices/`, `.`.

    As `posixpath.relpath` gives it, which asks at every link where this program runs.
    """
    target, start = ([part for part in one.split("/") if part] for one in (path, folder))
    same = 0
    while same < min(len(target), len(start)) and target[same] == start[same]:
        same += 1
    return "/".join([".."] * (len(start) - same) + target[same:]) or "."
