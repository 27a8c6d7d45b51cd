"""Offices that are too many for one index: their prefectures are found at once, they themselves soon."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.changed import Scripts, append, lay_out_whole, office, search_scripts


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scripts]:
    """Those of 62 offices."""
    root = lay_out_whole(tmp_path_factory.mktemp("many") / "project")
    append(root, "offices.yaml", "".join(office(id, "tottori") for id in range(60)))
    return search_scripts(root)


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
    assert not any("tottori" in anchor for anchor in index["anchor"])
    title = index["title"][index["page"].index(index["pages"].index("offices/tottori/"))]
    prefecture = title.split(":")[0]
    assert "offices/tottori/" in found(asked, engine, prefecture)
    assert engine.asksForNames(prefecture, engine.answer(prefecture)["pages"])
    engine.setUpNames(asked["apart"])
    offices = found(asked, engine, "鳥取第7分室")
    assert offices["offices/tottori/"][0] == "tottori-7"


def test_a_number_that_is_not_in_the_index_is_asked_for(asked: Scripts, engine: Any) -> None:
    number = "0857-33-0041"
    assert engine.asksForNames(number, engine.answer(number)["pages"])
    engine.setUpNames(asked["apart"])
    assert found(asked, engine, number) == {"offices/tottori/": ["tottori-41"]}
    (result,) = engine.answer(number)["pages"]
    assert result["parts"][0]["phone"][0] == number
    assert found(asked, engine, "0857-33-0058") == {"offices/tottori-2/": ["tottori-58"]}


def test_who_asks_for_something_else_fetches_no_offices(asked: Scripts, engine: Any) -> None:
    title = asked["index"]["title"][asked["index"]["page"].index(0)]
    pages = engine.answer(title)["pages"]
    assert pages
    assert not engine.asksForNames(title, pages)


def test_few_offices_stand_in_the_index(tmp_path: Path, engine: Any) -> None:
    few = search_scripts(lay_out_whole(tmp_path / "project"))["en"]
    assert "more" not in few["apart"]
    engine.setUp(few["index"])
    pages = engine.answer("0857-00-0002")["pages"]
    assert pages[0]["parts"][0]["anchor"] == "east"
    assert not engine.asksForNames("0857-00-0002", pages)
