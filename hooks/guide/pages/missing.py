"""The parts of the one page for missing addresses, which speaks every language.

It is served at any address, so its links are absolute paths below the site's root.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from guide.facts.locales import Locale
from guide.languages.editions import Edition
from guide.pages.render import Renderer
from guide.site import HOME, PageKey


def header(renderer: Renderer) -> str:
    """Its header, in Japanese until a script knows the reader's language."""
    edition = renderer.site.editions[0]
    return renderer.component("missing-header.html", HOME, edition, **_links(renderer, edition))


def body(renderer: Renderer) -> str:
    """What it says, in every language."""
    return "\n".join(
        renderer.component("not-found.html", HOME, edition, **_links(renderer, edition))
        for edition in renderer.site.editions
    )


def _links(renderer: Renderer, edition: Edition) -> dict[str, Any]:
    root = urlsplit(renderer.site.url).path

    def url(template: str) -> str:
        return root + edition.locale.prefix + PageKey(template).path

    def url_in(locale: Locale) -> str:
        return root + locale.prefix

    return {"url": url, "url_in": url_in}
