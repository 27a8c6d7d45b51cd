"""A guide in, what stands beside its pages for browsers and robots out.

The web app manifest of each language, `robots.txt` and `security.txt`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin

from guide.languages.editions import Edition
from guide.languages.ruby import without_readings
from guide.site import Site

# The sizes in pixels of the pictures that devices show for the guide: `assets/icon-192.png`.
ICONS = (192, 512)
COLOUR = "#1d2b6e"  # of the sign in favicon.svg


def files(site: Site) -> Iterator[tuple[str, str]]:
    """Files and their paths below the site's root."""
    for edition in site.editions:
        yield address(edition), _manifest(edition)
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {urljoin(site.url, 'sitemap.xml')}\n"
    if site.repository:
        for path in (".well-known/security.txt", "security.txt"):
            yield path, _security(site)


def address(edition: Edition) -> str:
    """Where the manifest of a language stands below the site's root."""
    return f"{edition.locale.prefix}manifest.webmanifest"


def _manifest(edition: Edition) -> str:
    """What a device needs to show the guide as an app, in one language."""
    locale = edition.locale
    root = "../" if locale.prefix else ""
    pictures = [
        {"src": f"{root}assets/icon-{size}.png", "type": "image/png", "sizes": f"{size}x{size}"}
        for size in ICONS
    ]
    drawing = {"src": f"{root}assets/favicon.svg", "type": "image/svg+xml", "sizes": "any"}
    made = {
        "name": without_readings(edition.word("site.name")),
        "lang": locale.lang,
        "dir": locale.direction,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": COLOUR,
        "background_color": "#ffffff",
        "icons": [*pictures, drawing],
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _security(site: Site) -> str:
    """Where a fault in security is told (RFC 9116): the repository, the only address there is."""
    return (
        f"Contact: {site.repository}\n"
        f"Expires: {_half_a_year_on(site.today)}T00:00:00Z\n"
        "Preferred-Languages: ja, en\n"
        f"Canonical: {urljoin(site.url, '.well-known/security.txt')}\n"
    )


def _half_a_year_on(today: date) -> date:
    """Half a year from now at least and a year at most, and the same day for half a year."""
    return date(today.year + 1, 1, 1) if today.month <= 6 else date(today.year + 1, 7, 1)
