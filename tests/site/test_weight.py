"""What a first visit weighs, and that the styles are those that pages need, and no others."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import styles
import theme
import tinycss2
from guide.languages.editions import Edition
from support.building import ROOT

REQUESTS = 5
# In bytes, gzip. The goal is 24,000; what officials and translators write must not be refused for it.
HOME, ROOM_FOR_DATA = 24_000, 500
SHARED = {"guide.css": 7_850, "pages.css": 7_550, "guide.js": 4_400, "pages.js": 1_700}
FETCHED = re.compile(
    r'<link rel="(?:stylesheet|icon|manifest)"[^>]*? href="([^"?]+)|<script src="([^"?]+)'
)
CLASSES = re.compile(r'\sclass="([^"]*)"')


class Markup(HTMLParser):
    """The elements, classes, ids and attributes of a page."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = [value or "" for name, value in attrs if name in {"class", "id"}]
        self.names |= {tag, *(name for name, _ in attrs), *" ".join(values).split()}


def weight(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def homes(site: Path, editions: tuple[Edition, ...]) -> dict[str, Path]:
    return {one.locale.id: site / one.locale.prefix / "index.html" for one in editions}


def test_a_first_visit_is_light(site: Path, editions: tuple[Edition, ...]) -> None:
    heavy = {}
    for locale, page in homes(site, editions).items():
        html = page.read_text(encoding="utf-8")
        files = [page, *(page.parent / "".join(found) for found in FETCHED.findall(html))]
        assert len(files) <= REQUESTS
        if sum(map(weight, files)) > HOME + ROOM_FOR_DATA:
            heavy[locale] = [(file.name, weight(file)) for file in files]
    assert heavy == {}


@pytest.mark.parametrize(("name", "limit"), SHARED.items())
def test_what_all_pages_share_is_light(site: Path, name: str, limit: int) -> None:
    assert weight(site / "assets" / name) <= limit


def test_what_pages_have_of_materials_is_a_word_of_the_sources(site: Path) -> None:
    """What is on a page, and is none, has lost its styles: add what writes it to `styles.SOURCES`."""
    sheet = next(theme.MATERIAL.glob(theme.THEIR_STYLES)).read_text(encoding="utf-8")
    tokens = tinycss2.parse_component_value_list(sheet)
    styled = {word for token in tokens for word in styles.WORD.findall(tinycss2.serialize([token]))}
    pages = [file for file in site.rglob("*.html") if 'lang="ja"' in file.read_text("utf-8")[:99]]
    on_pages = {name for file in pages for name in Markup(file).names}
    assert len(on_pages) > 100
    assert (on_pages & styled) - styles.words(ROOT) == set()


def named(name: str) -> set[str]:
    """The classes that a style sheet of ours names."""
    css = (ROOT / "overrides/assets" / name).read_text(encoding="utf-8")
    return set(
        re.findall(r"\.([a-z][\w-]*)", re.sub(r'/\*.*?\*/|"[^"]*"', "", css, flags=re.DOTALL))
    )


def test_no_style_is_for_what_no_page_has(site: Path) -> None:
    pages = (file.read_text(encoding="utf-8") for file in site.rglob("*.html"))
    on_pages = {name for html in pages for found in CLASSES.findall(html) for name in found.split()}
    words = styles.words(ROOT)
    unknown = (named("guide.css") | named("pages.css")) - on_pages - words
    # What stands behind -- may come from the facts: a tint, a condition, the number of a colour.
    assert {one for one in unknown if f"{one.partition('--')[0]}--" not in words} == set()


def test_the_home_page_has_all_of_its_styles(site: Path, editions: tuple[Edition, ...]) -> None:
    elsewhere = named("pages.css") - named("guide.css")
    for page in homes(site, editions).values():
        on_page = " ".join(CLASSES.findall(page.read_text(encoding="utf-8"))).split()
        assert set(on_page) & elsewhere == set()
        assert Markup(page).names & theme.NOT_AT_HOME == set()
