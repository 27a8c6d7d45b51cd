"""A result has the number of who is found, and is found by what is known of how to reach them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from guide.languages.editions import Edition
from guide.search.index import INDEX, Index
from guide.search.names import Names
from guide.site import Site
from support import search_index


@pytest.fixture
def index(invented: tuple[Edition, ...]) -> dict[str, Any]:
    """The index of the invented centre in English."""
    english = next(one for one in invented if one.locale.id == "en")
    site = Site("https://example.org/", "", date(2026, 11, 28), invented)
    script = Index(site, english, Names(english, invented[0], None, english, {})).scripts()[INDEX]
    return search_index.load(script)


def place(index: dict[str, Any], page: str, anchor: str = "") -> int:
    places = zip(index["page"], index["anchor"], strict=True)
    return list(places).index((index["pages"].index(page), anchor))


@pytest.mark.parametrize(
    ("page", "anchor", "number"),
    [
        ("agencies/advice/", "", "0570-000-004"),
        ("agencies/advice/", "living-advice", "0857-00-0006"),
        ("topics/living/", "living-advice", "0857-00-0006"),
        ("agencies/work/", "", "0857-00-0008"),  # its first number is over
        ("agencies/work/", "training", "0857-00-0008"),
        ("offices/", "east", "0857-00-0002"),
    ],
)
def test_a_result_offers_the_nearest_number(
    index: dict[str, Any], page: str, anchor: str, number: str
) -> None:
    assert index["phones"][place(index, page, anchor)][0] == number


def test_what_is_over_is_not_offered(index: dict[str, Any]) -> None:
    assert "0857-00-0007" not in {phone[0] for phone in index["phones"] if phone}


def test_who_has_a_number_finds_whose_it_is(engine: Any, index: dict[str, Any]) -> None:
    engine.setUp(index)

    def found(query: str) -> list[str]:
        return [index["pages"][one["main"]["page"]] for one in engine.answer(query)["pages"]]

    assert found("0857-00-0005") == ["agencies/advice/"]
    assert found("0857000007") == ["agencies/work/"]
    assert found("+81 857 00 0009") == ["offices/"]
    assert found("0857-00-0001") == [""]


def test_words_for_it_and_languages_lead_there(engine: Any, index: dict[str, Any]) -> None:
    engine.setUp(index)

    def first(query: str) -> str:
        page: str = index["pages"][engine.answer(query)["pages"][0]["main"]["page"]]
        return page

    assert first("Brazilian Portuguese") == "agencies/work/"
    assert "agencies/work/" in [
        index["pages"][one["main"]["page"]]
        for one in engine.answer("enquiry form training")["pages"]
    ]
