"""What the theme's templates in `overrides/` need around a page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cache
from typing import Any

import babel
from babel.core import get_global
from markupsafe import escape as html_escape

from guide.facts.locales import SOURCE_LOCALE, Locale
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, plain
from guide.pages import manifest, missing
from guide.pages.markup import Html
from guide.pages.render import Page, Renderer
from guide.site import CARD, HOME, PageKey, Site

# The datasets that say what pages say, by the folder or the name of their templates.
DATASETS = {
    "index": "center",
    "agencies": "agencies",
    "topics": "topics",
    "for": "services",
    "matrix": "services",
    "offices": "offices",
    "grant": "grant",
    "coordinators": "coordinators",
}


def of_page(page: Page, site: Site) -> dict[str, Any]:
    """The frame of one page."""
    return {
        **_words(page.edition),
        "title": html_escape(page.title),
        "description": html_escape(page.description),
        "header": Html(page.header),
        "is_home": page.key == HOME,
        "trail": Html(page.trail),
        "footer": Html(page.footer),
        "image": site.url + CARD,
        "is_listed": page.key.is_listed,
        "alternates": alternates(site, page),
        "formats": list(formats(page)),
        "territory": territory(page.edition.locale),
        "manifest": posixpath.relpath(
            manifest.address(page.edition), page.address.rstrip("/") or "."
        ),
    }


def of_missing(renderer: Renderer) -> dict[str, Any]:
    """The frame of the one page for missing addresses, with its body in every language."""
    edition = renderer.site.editions[0]
    return {
        **_words(edition),
        "title": html_escape(plain(edition.word("not_found.title"))),
        "header": Html(missing.header(renderer)),
        "not_found": Html(missing.body(renderer)),
    }


def alternates(site: Site, page: Page) -> list[tuple[str, str]]:
    """Language tags and absolute addresses of a page in every language, and x-default.

    Search engines know no tag for easy Japanese: a locale that shares its lang with an earlier one
    is not among them, and its pages name no others, so that each page that is named names back.
    """
    found: dict[str, str] = {}
    for edition in site.editions:
        found.setdefault(edition.locale.lang, site.url + edition.locale.prefix + page.key.path)
    own = site.url + page.address
    if own not in found.values() or not page.key.is_listed:
        return []
    return [*found.items(), ("x-default", found[SOURCE_LOCALE])]


def formats(page: Page) -> Iterator[tuple[str, str]]:
    """The same for programs: media types and addresses, as seen from the page."""
    yield "text/markdown", "index.md"
    template, item, locale = page.key.template, page.key.item, page.edition.locale.id
    here = page.address.rstrip("/") or "."
    if dataset := DATASETS.get(template.partition("/")[0]):
        yield "application/json", posixpath.relpath(f"data/v1/{locale}/{dataset}.json", here)
    center = page.edition.guide.center.id
    card = {
        "index": f"center/{center}.vcf",
        "agencies/_each": f"agencies/{item}.vcf",
        "offices": "contacts.vcf",
    }.get(template)
    if card:
        yield "text/vcard", posixpath.relpath(f"data/v1/{locale}/{card}", here)


def feeds(page: Page) -> list[tuple[str, str]]:
    """The feed of changed facts, on the pages where somebody would look for it."""
    if page.key not in (HOME, PageKey("open-data")):
        return []
    locale = page.edition.locale
    path = f"data/v1/{SOURCE_LOCALE if locale.lang == SOURCE_LOCALE else 'en'}/changes.atom"
    return [("application/atom+xml", posixpath.relpath(path, page.address.rstrip("/") or "."))]


def territory(locale: Locale) -> str:
    """A language and its territory as the Open Graph protocol writes them: `pt_BR`.

    Where the data names no territory, it is that of most who speak it (CLDR).
    """
    return _territory((locale.cldr or locale.lang).replace("-", "_"))


@cache
def _territory(tag: str) -> str:
    own = babel.Locale.parse(tag)
    likely = get_global("likely_subtags")
    most = babel.Locale.parse(likely.get(str(own)) or likely[own.language])
    return f"{own.language}_{own.territory or most.territory}"


def _words(edition: Edition) -> dict[str, Any]:
    words = Phrases(edition)
    return {"locale": edition.locale, "skip": html_escape(plain(words("navigation.skip")))}
