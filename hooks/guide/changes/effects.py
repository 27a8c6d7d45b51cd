"""The editions of two states in; out: pages touched, translations left behind, reviews lost."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guide.build import Build
from guide.facts.locales import SOURCE_LOCALE, Reviewer
from guide.languages.editions import Edition
from guide.pages.render import Page

# What no reader sees: where a line stands in a file, what the script fills into a report.
UNSEEN = re.compile(r'#L\d+| data-now="[^"]*"')
IDS = re.compile(r'\bid="([^"]+)"|\{:[^}\n]*#([\w-]+)')
LINKS = re.compile(r'\bhref="(?!\w+:|//)([^"]*)"')


@dataclass(frozen=True)
class Pages:
    """What becomes of the pages."""

    touched: dict[str, set[str]]
    """The addresses below the language's root, each with the languages in which it changes."""
    lost: list[str]
    """Addresses, with places on pages, that were there in Japanese and are not any more."""
    dead: list[str]
    """Links that lead nowhere: the page and what it links."""


def pages(base: Build, head: Build) -> Pages:
    """Compare the pages of two builds that are made on the same day.

    What changes in Japanese changes in every language; so the others are only made where something
    of their own has changed.
    """
    old, new = (_rendered(build, SOURCE_LOCALE) for build in (base, head))
    in_japanese = _different(old, new)
    touched: dict[str, set[str]] = {}
    for locale in dict.fromkeys([*head.editions, *base.editions]):
        if locale not in base.editions:
            addresses = {page.key.path for page in _rendered(head, locale).values()}
        elif locale not in head.editions:
            addresses = {page.key.path for page in _rendered(base, locale).values()}
        elif _own(base, locale) == _own(head, locale):
            addresses = in_japanese
        else:
            addresses = _different(_rendered(base, locale), _rendered(head, locale))
        for address in addresses:
            touched.setdefault(address, set()).add(locale)
    there = set(_places(new.values()))
    lost = [place for place in _places(old.values()) if place not in there]
    gone = {place for place in lost if "#" not in place}
    lost = [place for place in lost if "#" not in place or place.partition("#")[0] not in gone]
    return Pages(touched, lost, list(_dead(new.values(), there)))


def _own(build: Build, locale: str) -> tuple[object, ...]:
    """What only the pages of one language show: its line, its translations, its official names."""
    edition = build.editions[locale]
    official = [(term.term, term.official.get(locale)) for term in build.site.glossary]
    return edition.locale, edition.translations, official


def _rendered(build: Build, locale: str) -> dict[str, Page]:
    return {page.key.path: page for page in build.renderer.pages(build.editions[locale])}


def _different(old: dict[str, Page], new: dict[str, Page]) -> set[str]:
    """The addresses of pages that are not alike, or not in both."""
    return {
        address
        for address in {**old, **new}
        if address not in old or address not in new or _said(old[address]) != _said(new[address])
    }


def _said(page: Page) -> list[str]:
    parts = (page.title, page.description, page.header, page.trail, page.body, page.footer)
    return [UNSEEN.sub("", part) for part in parts]


def _places(rendered: Iterable[Page]) -> Iterator[str]:
    """The addresses of pages, and of the places on them."""
    for page in rendered:
        yield page.key.path
        for found in IDS.finditer(page.body):
            yield f"{page.key.path}#{found[1] or found[2]}"


def _dead(rendered: Iterable[Page], there: set[str]) -> Iterator[str]:
    """The links between Japanese pages that lead nowhere."""
    for page in rendered:
        for link in dict.fromkeys(LINKS.findall(page.body)):
            address, _, place = link.partition("#")
            target = posixpath.normpath(posixpath.join(f"/{page.key.path}", address)).lstrip("/")
            if address and not address.endswith("/"):
                continue  # a file, such as a PDF
            target = f"{target}/" if target else ""
            if target.split("/")[0] in _folders(there):
                wanted = f"{target}#{place}" if place and place != "top" else target
                if wanted not in there:
                    yield f"/{page.key.path} → {link}"


def _folders(there: set[str]) -> set[str]:
    """The first steps of all addresses; what begins otherwise is in another language or no page."""
    return {place.partition("#")[0].split("/")[0] for place in there}


@dataclass(frozen=True)
class Left:
    """What becomes of the translations into one language: paths of texts."""

    stale: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    """Those that were stale or missing."""
    reworded: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()


def left(base: Edition | None, head: Edition) -> Left:
    """Compare the translations of two editions in one language; `base` is None for a new one."""
    old = base.texts if base else {}
    new = head.texts

    def becoming(status: str) -> tuple[str, ...]:
        return tuple(
            path
            for path, text in new.items()
            if text.status == status and (path not in old or old[path].status != status)
        )

    return Left(
        becoming("stale"),
        becoming("missing"),
        tuple(path for path in becoming("translated") if path in old),
        tuple(
            path
            for path, text in new.items()
            if path in old and text.status == old[path].status == "translated" and text != old[path]
        ),
        tuple(path for path in head.orphans if base is None or path not in base.orphans),
    )


def reviews_lost(base: Edition, head: Edition) -> dict[Reviewer, list[str]]:
    """The texts of `head` that somebody had read and that stand below that name no more.

    They count as unread, or as read by somebody else: a text has one name.
    """
    kept = {(by.name, path) for by, paths in head.reviews.items() for path in paths}
    return {
        by: lost
        for by, paths in base.reviews.items()
        if (lost := [path for path in paths if path in head.texts and (by.name, path) not in kept])
    }
