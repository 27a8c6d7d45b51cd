"""Colons and brackets are those of the reader's language, also where a template sets them."""

from __future__ import annotations

import re
from datetime import date
from json import loads
from pathlib import Path

import material
import pytest
from guide.languages.editions import Edition
from guide.languages.phrases import plain
from guide.languages.ruby import without_readings
from guide.pages.markup import without_ruby
from guide.pages.render import Renderer
from guide.paper.content import papers
from guide.paper.typeset import typeset
from guide.site import PageKey, Site
from support.building import ROOT
from support.pdf_text import by_pdfium

SHAPES = loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
ICONS = Path(material.__file__).parent / "templates/.icons"
# Signs of other languages behind a Japanese letter: "四谷駅 (JR): 歩いて1分".
FOREIGN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff）」]\s*(?:\(|:(?=\s)).*")
NO_WORDS = re.compile(r"<svg.*?</svg>|<pre.*?</pre>|<[^>]*>", re.DOTALL)
# What tells GitHub of a fact is written for programmers, too.
NOT_READ = re.compile(r'data-now="[^"]*"')


@pytest.fixture(scope="module")
def site(invented: tuple[Edition, ...]) -> Site:
    return Site("https://example.org/", "https://example.com/", date(2026, 3, 1), invented)


def test_japanese_pages_have_japanese_signs(site: Site) -> None:
    japanese = site.editions[0]
    for page in Renderer(ROOT, ICONS, SHAPES, site).pages(japanese):
        html = without_ruby(NOT_READ.sub("", page.header + page.body + page.footer))
        spoken = " ".join(re.findall(r'aria-label="([^"]*)"', html))
        for said in (page.title, page.description, spoken, NO_WORDS.sub("", html)):
            assert not FOREIGN.search(said), (page.key, FOREIGN.search(said))


def test_what_is_added_on_the_home_page_has_them(site: Site) -> None:
    """The station with its lines and the way from it, the centre with its short name."""
    page = Renderer(ROOT, ICONS, SHAPES, site).page(PageKey("index"), site.editions[0])
    center = site.editions[0].guide.center
    said = NO_WORDS.sub("", page.body)
    for station in center.stations:
        assert f"{station.name}（{station.lines}）：{station.walk}" in said
    assert f"{center.name}（{center.short_name}）" in said


@pytest.mark.parametrize("kind", ["guide", "large", "sheet", "pointing"])
def test_japanese_papers_have_japanese_signs(tmp_path: Path, site: Site, kind: str) -> None:
    japanese = site.editions[0]
    paper = next(one for one in papers(site, "ja") if one.kind == kind)
    read = by_pdfium(typeset([paper], [one.locale for one in site.editions], tmp_path, 0)[0].file)
    # A pointing sheet also has the reader's language beside it.
    lines = [line for line in read.splitlines() if not re.search("[A-Za-z]{4}", line)]
    assert plain(japanese.guide.center.short_name) in without_readings(read)
    for line in lines:
        assert not FOREIGN.search(line), line
