"""One page of data that an editor has changed, as readers get it: nothing else is made."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from guide.facts.lines import lines
from guide.languages.editions import Edition, load_editions
from guide.pages.render import Page, Renderer
from guide.site import PageKey, Site

from support.building import ROOT
from support.changed import DAY, ICONS


def rendered(
    data: Path,
    template: str,
    item: str | None = None,
    locale: str = "ja",
    today: date = DAY,
    editions: tuple[Edition, ...] = (),
) -> Page:
    """The page of this template, and of this record, as on the day `today`.

    `editions` are those of the data, where they have been read already.
    """
    editions = editions or load_editions(data)
    where = lines(data, editions[0].guide)
    site = Site("https://example.org/", "https://example.com/repo", today, editions, lines=where)
    shapes = json.loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
    edition = next(one for one in editions if one.locale.id == locale)
    return Renderer(ROOT, ICONS, shapes, site).page(PageKey(template, item), edition)


def between(html: str, begin: str, end: str) -> str:
    """What stands between two pieces of a page, each the first of its kind."""
    return html[html.index(begin) :].partition(end)[0]


def shown(html: str) -> str:
    """What readers see of a piece of a page: without tags, drawings, and what is hidden."""
    html = re.sub(r"<svg.*?</svg>|<(\w+)[^>]* hidden>.*?</\1>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()
