"""Offices that are too many for one index: their prefectures are found at once, they themselves soon."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from guide.build import Build
from guide.languages.editions import load_editions
from guide.search.index import INDEX, JAPANESE_NAMES
from guide.site import Site
from support import search_index
from support.changed import DAY, ICONS, append, lay_out_whole

OFFICE = """
- id: desk-ID
  name: 砂丘第ID分室
  kind: branch
  address: 鳥取県鳥取市ひがし町ID
  section: 相談係
  phone: 0857-33-NUMBER
  source: {id: leaflet, slide: 3}
  jurisdiction:
    source: {id: website}
    prefectures: [tottori]
"""
Scripts = dict[str, dict[str, Any]]


def scripts_of(root: Path) -> dict[str, Scripts]:
    """By language: the index, and what is fetched apart, of the guide in `root`."""
    site = Site("https://example.org/", "", DAY, load_editions(root / "data"))
    build = Build(root, site, ICONS)
    made = {}
    for locale, edition in build.editions.items():
        written = build.scripts(locale)
        made[locale] = {
            "index": search_index.load(written[edition.locale.prefix + INDEX]),
            "apart": search_index.names(written[edition.locale.prefix + JAPANESE_NAMES]),
        }
    return made


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scripts]:
    """Those of 62 offices."""
    root = lay_out_whole(tmp_path_factory.mktemp("many") / "project")
    offices = (OFFICE.replace("ID", str(id)).replace("NUMBER", f"{id:04}") for id in range(60))
    append(root, "offices.yaml", "".join(offices))
    return scripts_of(root)


@pytest.fixture(params=["ja", "en", "ur"])
def asked(request: pytest.FixtureRequest, scripts: dict[str, Scripts], engine: Any) -> Scripts:
    """The scripts of a language, whose index the engine has."""
    engine.setUp(scripts[request.param]["index"])
    return scripts[request.param]


def found(asked: Scripts, engine: Any, query: str) -> dict[str, list[str]]:
    """The offices that a query finds, by the path of their page."""
    pages = asked["index"]["pages"]
    results = engine.answer(query)["pages"]
    return {pages[one["main"]["page"]]: [at["anchor"] for at in one["parts"]] for one in results}


def test_every_page_can_be_shown_as_a_result(asked: Scripts) -> None:
    """A result is a page, with the offices on it below."""
    index, apart = asked["index"], asked["apart"]["more"]
    with_entry = {page for page, at in zip(index["page"], index["anchor"], strict=True) if not at}
    assert with_entry >= {*index["page"], *apart["page"]}
    assert "offices/tottori-2/" in index["pages"]


def test_a_prefecture_is_found_at_once_and_its_offices_once_they_have_come(
    asked: Scripts, engine: Any
) -> None:
    index = asked["index"]
    assert not any("desk" in anchor for anchor in index["anchor"])
    title = index["title"][index["page"].index(index["pages"].index("offices/tottori/"))]
    prefecture = title.split(":")[0]
    assert "offices/tottori/" in found(asked, engine, prefecture)
    assert engine.asksForNames(prefecture, engine.answer(prefecture)["pages"])
    engine.setUpNames(asked["apart"])
    offices = found(asked, engine, "砂丘第7分室")
    assert offices["offices/tottori/"][0] == "desk-7"


def test_a_number_that_is_not_in_the_index_is_asked_for(asked: Scripts, engine: Any) -> None:
    number = "0857-33-0041"
    assert engine.asksForNames(number, engine.answer(number)["pages"])
    engine.setUpNames(asked["apart"])
    assert found(asked, engine, number) == {"offices/tottori/": ["desk-41"]}
    assert found(asked, engine, "0857-33-0058") == {"offices/tottori-2/": ["desk-58"]}


def test_who_asks_for_something_else_fetches_no_offices(asked: Scripts, engine: Any) -> None:
    title = asked["index"]["title"][asked["index"]["page"].index(0)]
    pages = engine.answer(title)["pages"]
    assert pages
    assert not engine.asksForNames(title, pages)


def test_few_offices_stand_in_the_index(tmp_path: Path, engine: Any) -> None:
    few = scripts_of(lay_out_whole(tmp_path / "project"))["en"]
    assert "more" not in few["apart"]
    engine.setUp(few["index"])
    pages = engine.answer("0857-00-0002")["pages"]
    assert pages[0]["parts"][0]["anchor"] == "east"
    assert not engine.asksForNames("0857-00-0002", pages)
