"""What the theme's templates in `overrides/` need around a page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from markupsafe import escape as html_escape

from guide.facts.locales import SOURCE_LOCALE
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, plain
from guide.pages.markup import Html
from guide.pages.render import Page, Renderer


def of_page(page: Page, renderer: Renderer) -> dict[str, Any]:
    """The frame of one page."""
    site = renderer.site
    return {
        **_words(page.edition),
        "title": html_escape(page.title),
        "description": html_escape(page.description),
        "header": Html(page.header),
        "notice": Html(page.notice),
        "footer": Html(page.footer),
        "url": urljoin(site.url, page.address),
        "image": urljoin(site.url, "assets/card.png"),
        "alternates": alternates(page, renderer),
    }


def of_site(renderer: Renderer) -> dict[str, Any]:
    """The frame of what is there once for all languages: the sitemap and the 404 page."""
    return {
        **_words(renderer.site.editions[0]),
        "not_found": Html(renderer.not_found()),
        "alternates_of": lambda page: alternates(page, renderer),
        "url_of": lambda page: urljoin(renderer.site.url, page.address),
    }


def alternates(page: Page, renderer: Renderer) -> list[tuple[str, str]]:
    """Language tags and absolute addresses of the page in every language, and x-default.

    Search engines know no tag for easy Japanese: a locale that shares its lang with an earlier one
    is left out.
    """
    found: dict[str, str] = {}
    for edition in renderer.site.editions:
        address = urljoin(renderer.site.url, edition.locale.prefix + page.key.path)
        found.setdefault(edition.locale.lang, address)
    return [*found.items(), ("x-default", found[SOURCE_LOCALE])]


def _words(edition: Edition) -> dict[str, Any]:
    words = Phrases(edition)
    return {
        "locale": edition.locale,
        "site_name": html_escape(plain(words("site.name"))),
        "skip": html_escape(plain(words("navigation.skip"))),
    }
