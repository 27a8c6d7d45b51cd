"""HTML that is the same on all pages of a language but for addresses: rendered once, with marks.

A mark stands between two control characters, which no data may have. Each page puts in its own.
"""

from __future__ import annotations

from collections.abc import Callable

from guide.facts.locales import Locale
from guide.languages.editions import Edition
from guide.site import PageKey

END = "\x00"
CURRENT = "\x01"
OWN_PATH = "\x02"
"""Stands for the path of whatever page it is on."""


def marks(edition: Edition) -> dict[str, Callable[..., str]]:
    """What the templates of one language put in the place of what a page knows of itself."""

    def root(path: str = "") -> str:
        return f"{END}{path}{END}"

    def url(template: str, item: str | None = None) -> str:
        return root(edition.locale.prefix + PageKey(template, item).path)

    def url_in(locale: Locale) -> str:
        return root(locale.prefix + OWN_PATH)

    def current(page: PageKey) -> str:
        """What tells a link that it leads to the page on which it stands."""
        return root(CURRENT + page.path)

    return {"root": root, "url": url, "url_in": url_in, "current": current}


class Shared:
    """Rendered HTML with marks in it."""

    def __init__(self, html: str) -> None:
        self._parts = html.split(END)

    def on(self, page: PageKey, root: Callable[[str], str]) -> str:
        """The HTML on one page, where `root` gives the relative address of a path."""
        parts = self._parts.copy()
        for place in range(1, len(parts), 2):
            mark = parts[place]
            if mark.startswith(CURRENT):
                parts[place] = ' aria-current="page"' * (mark == CURRENT + page.path)
            else:
                parts[place] = root(mark.replace(OWN_PATH, page.path))
        return "".join(parts)
