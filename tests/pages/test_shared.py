"""What is rendered once for all pages of a language is right on each of them."""

from __future__ import annotations

import re
from datetime import date
from json import loads
from pathlib import Path
from posixpath import normpath

import material
import pytest
from guide.languages.editions import Edition
from guide.languages.ruby import without_readings
from guide.pages.render import Page, Renderer
from guide.site import HOME, PageKey, Site
from support.building import ROOT

ICONS = Path(material.__file__).parent / "templates/.icons"
SHAPES = loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pages(invented: tuple[Edition, ...]) -> list[Page]:
    """Those of the invented centre in English, with two main pages."""
    site = Site("https://example.org/", "https://example.com/", date(2026, 11, 28), invented)
    main = [
        (invented[1].word("navigation.home"), HOME),
        (invented[1].word("matrix.title"), PageKey("matrix")),
    ]
    return list(Renderer(ROOT, ICONS, SHAPES, site).pages(invented[1], main))


def test_a_main_page_and_no_other_says_that_one_is_there(pages: list[Page]) -> None:
    for page in pages:
        marked = re.findall(r'href="([^"]*)" aria-current="page"', page.header + page.footer)
        is_main = page.key in (HOME, PageKey("matrix"))
        assert len(marked) == (3 if is_main else 0), page.address
        assert {normpath(f"/{page.address}{to}") for to in marked} <= {normpath(f"/{page.address}")}


def test_each_language_leads_to_the_same_page(
    pages: list[Page], invented: tuple[Edition, ...]
) -> None:
    for page in pages:
        links = re.findall(r'href="([^"]*)" lang="[^"]*" (?:dir="[^"]*" )?data-locale', page.header)
        wanted = {normpath(f"/{one.locale.prefix}{page.key.path}") for one in invented}
        assert {normpath(f"/{page.address}{to}") for to in links} == wanted, page.address
        assert "\x00" not in page.header + page.footer


def test_a_page_says_what_is_said_around_it(pages: list[Page]) -> None:
    """So its notice can name the texts of the header and footer, too, whose translation is old."""
    said = [{without_readings(text) for text in page.texts} for page in pages]
    assert all("Search" in texts for texts in said)
