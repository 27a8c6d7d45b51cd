"""What the site is: its pages and their addresses, its editions, the day on which it is made."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from guide.facts.guide import Guide
from guide.facts.record import Record
from guide.languages.editions import Edition

JAPAN_TIME = timezone(timedelta(hours=9))


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
        if day is None or day.isoformat() != given:
            raise SettingError(f'TODAY: "{given}" is not a day; write it like 2026-11-28')
        return day
    return (source_date() or datetime.now(JAPAN_TIME)).date()


def source_date() -> datetime | None:
    """The moment of SOURCE_DATE_EPOCH (seconds since 1970) in Japan; None where it is not set.

    Raises `SettingError`.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    try:
        return datetime.fromtimestamp(int(given), JAPAN_TIME)
    except (ValueError, OverflowError, OSError):
        message = (
            f'SOURCE_DATE_EPOCH: "{given}" is not a number of seconds; write it like 1795824000'
        )
        raise SettingError(message) from None


# Where the pages about one record each stand.
FOLDERS = {"agency": "agencies", "topic": "topics", "audience": "for", "way": "ways"}


@dataclass(frozen=True)
class PageKey:
    """A page in any language: its template, and the id of the record it is about, if any."""

    template: str
    item: str | None = None

    @property
    def path(self) -> str:
        """Its address below the locale's root: `agencies/houterasu/`, `` for home."""
        if self.template == "home":
            return ""
        folder = FOLDERS.get(self.template, self.template)
        return f"{folder}/{self.item}/" if self.item else f"{folder}/"


HOME = PageKey("home")


def page_keys(guide: Guide) -> Iterator[PageKey]:
    """The pages of the guide, the same in every language."""
    yield HOME
    yield from (PageKey("topic", topic.id) for topic in guide.topics)
    yield from (PageKey("audience", audience.id) for audience in guide.audiences)
    yield PageKey("ways")
    yield from (PageKey("way", audience.id) for audience in guide.audiences)
    yield PageKey("cards")
    yield PageKey("agencies")
    yield from (PageKey("agency", agency.id) for agency in guide.agencies)
    yield PageKey("matrix")
    yield PageKey("offices")
    yield PageKey("grant")
    yield PageKey("coordinators")
    yield PageKey("print")
    yield PageKey("about")
    yield PageKey("translations")
    yield PageKey("not-kept")
    yield PageKey("open-data")


@dataclass(frozen=True)
class Pdf:
    """A PDF that has been made."""

    address: str
    """Below the site's root: `my/print/fresc-guide.my.pdf`."""
    file: Path
    pages: int
    size: int
    """In bytes."""


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

    def has_ended(self, record: Record) -> bool:
        """Whether the record's last day has passed."""
        return record.ends is not None and record.ends < self.today


def zip_name(guide: Guide, locale: str) -> str:
    """What the zip file of a language (its id), or of `all`, is called."""
    return f"{guide.center.id}-guide.{locale}.zip"
