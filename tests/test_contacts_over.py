"""How somebody was reached, and is no longer: no page, paper or file offers it; the rest stays."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import material
import pytest
from guide.facts.places import Places
from guide.languages.editions import load_editions
from guide.open_data.linked_data import LinkedData
from guide.open_data.records import Records
from guide.pages.render import Renderer
from guide.paper.content import papers
from guide.site import PageKey, Site
from support.building import ROOT, publish

Change = Callable[[str, str, str], None]
DAY = date(2026, 11, 28)
PHONES = """  - id: old
    number: 0857-00-0011
    callers: anywhere
    use: 前の番号
    cost: 前の料金
    ends: 2026-01-01
    source: {id: leaflet, slide: 1}
  - id: new
    number: 0857-00-0012
    callers: anywhere
    use: 新しい番号
    cost: 新しい料金
    source: {id: leaflet, slide: 1}
mail: {address: ask"""
EASY = """made_by: machine
texts:
  center.mail.use:
    source: 急がない質問
    text: "{急|いそ}がない{質問|しつもん}"
"""


def site_of(data: Path) -> Site:
    return Site("https://example.org/", "https://example.org/repo", DAY, load_editions(data))


@pytest.fixture
def three_numbers(data: Path, change: Change) -> Site:
    """The centre has had a second number, and has a third."""
    change("center.yaml", "mail: {address: ask", PHONES)
    return site_of(data)


def page(site: Site, template: str, item: str | None = None) -> str:
    icons = Path(material.__file__).parent / "templates/.icons"
    shapes = json.loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
    renderer = Renderer(ROOT, icons, shapes, site)
    return renderer.page(PageKey(template, item), site.editions[0]).body


def linked(site: Site, places: Places, locale: str, key: PageKey) -> str:
    edition = next(one for one in site.editions if one.locale.id == locale)
    return LinkedData(Records(site, edition, places)).of_page(key, "", "")


def test_what_is_known_of_a_number_stands_beside_that_number(three_numbers: Site) -> None:
    body = page(three_numbers, "index")
    phones = re.findall(r"<li>.*?</li>", body[body.index('<ul class="phones">') :], re.DOTALL)
    for number, cost in (("0857-00-0011", "前の料金"), ("0857-00-0012", "新しい料金")):
        (line,) = (one for one in phones if number in one)
        assert cost in line


def test_no_file_offers_a_number_that_has_ended(
    three_numbers: Site, invented_places: Places
) -> None:
    files = publish(three_numbers.editions, DAY, invented_places)
    offering = {
        path
        for path, content in files.items()
        if b"0857-00-0012" in content or b"+81857000012" in content
    }
    offering_the_old = {path for path, content in files.items() if b"0857-00-0011" in content}
    assert any(path.endswith(".vcf") for path in offering)
    assert any("hsds" in path for path in offering)
    assert {path for path in offering_the_old if not path.endswith("center.json")} == set()
    made = linked(three_numbers, invented_places, "ja", PageKey("index"))
    assert "+81857000012" in made
    assert "+81857000011" not in made


def test_a_unit_and_an_agency_that_have_ended_are_not_called_from_paper(
    data: Path, change: Change
) -> None:
    change("agencies.yaml", "- id: advice\n", "- id: advice\n  ends: 2026-01-01\n")
    site = site_of(data)
    (guide,) = (one for one in papers(site, "ja") if one.kind == "guide")
    agency: Any = guide.content["agencies"]["items"][0]
    parts = [agency["contact"]] + [
        one["contact"] for one in (*agency["units"], *agency["services"])
    ]
    rows = [row for part in parts for row in part["rows"]]
    assert len(rows) > 10
    assert {row["href"] for row in rows} == {None}


def test_a_unit_that_has_ended_says_so_on_paper(data: Path, change: Change) -> None:
    change("agencies.yaml", "    - id: desk\n", "    - id: desk\n      ends: 2026-01-01\n")
    (guide,) = (one for one in papers(site_of(data), "ja") if one.kind == "guide")
    (unit,) = guide.content["agencies"]["items"][0]["units"]
    assert "2026年1月1日" in "".join(run["text"] for run in unit["ended"])


def test_a_card_cites_nothing_for_what_it_does_not_say(data: Path) -> None:
    body = page(site_of(data), "cards")
    card = body[body.index('id="service-training"') :].partition("</section>")[0]
    assert "0857-00-0007" not in card
    numbers = re.findall(r"0857-00-\d{4}", card)
    assert len(set(numbers)) == len(re.findall("電話番号", card))


def test_search_engines_read_no_raw_readings(data: Path, invented_places: Places) -> None:
    locales = data / "locales.yaml"
    easy = "- {id: ja-easy, lang: ja, cldr: ja, script: Jpan, name: やさしい日本語, plain_japanese: true}\n"  # fmt: skip
    locales.write_text(locales.read_text(encoding="utf-8") + easy, encoding="utf-8")
    (data / "translations/ja-easy.yaml").write_text(EASY, encoding="utf-8")
    made = linked(site_of(data), invented_places, "ja-easy", PageKey("index"))
    assert "急がない質問" in made
    assert "|" not in made


def test_search_engines_learn_how_one_writes_to_a_service_and_when_it_is_closed(
    data: Path, change: Change, invented_places: Places
) -> None:
    site = site_of(data)
    made = linked(site, invented_places, "ja", PageKey("agencies/_each", "work"))
    assert "training@work.example.jp" in made
    closed = "      closed_every_year: [{first: 12-29, last: 01-03}]\n"
    of_the_number = 'closes: "17:00"}]\n'
    change("center.yaml", of_the_number, of_the_number + closed)
    graph = json.loads(linked(site_of(data), invented_places, "ja", PageKey("index")))
    (center,) = (one for one in graph["@graph"] if one.get("contactPoint"))
    hours = [
        times
        for point in center["contactPoint"]
        for times in point.get("hoursAvailable", [])
        if times.get("validFrom") == "2026-12-29"
    ]
    assert hours
