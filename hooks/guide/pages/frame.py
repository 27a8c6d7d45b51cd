"""What the theme's templates in `overrides/` need around a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from markupsafe import escape as html_escape

from guide.facts.locales import SOURCE_LOCALE
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, plain
from guide.pages import missing
from guide.pages.markup import Html
from guide.pages.render import Page, Renderer
from guide.site import HOME, Site

# The picture that other sites show beside a link.
CARD = "assets/card.png"


def of_page(page: Page, site: Site, addresses: Mapping[str, str]) -> dict[str, Any]:
    """The frame of one page; `addresses` are its addresses below the site's root by locale."""
    return {
        **_words(page.edition),
        "title": html_escape(page.title),
        "description": html_escape(page.description),
        "header": Html(page.header),
        "is_home": page.key == HOME,
        "trail": Html(page.trail),
        "footer": Html(page.footer),
        "image": urljoin(site.url, CARD),
        "alternates": alternates(site, addresses),
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


def alternates(site: Site, addresses: Mapping[str, str]) -> list[tuple[str, str]]:
    """Language tags and absolute addresses of a page in every language, and x-default.

    Search engines know no tag for easy Japanese: a locale that shares its lang with an earlier one
    is left out.
    """
    found: dict[str, str] = {}
    for edition in site.editions:
        found.setdefault(edition.locale.lang, urljoin(site.url, addresses[edition.locale.id]))
    return [*found.items(), ("x-default", found[SOURCE_LOCALE])]


def _words(edition: Edition) -> dict[str, Any]:
    words = Phrases(edition)
    return {"locale": edition.locale, "skip": html_escape(plain(words("navigation.skip")))}
