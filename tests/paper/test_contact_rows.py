"""The papers of the invented centre say how everybody is reached, and what of it is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from guide.languages.editions import Edition
from guide.paper.content import Paper, papers
from guide.paper.typeset import typeset
from guide.site import Site

DAY = date(2026, 11, 23)
Runs = list[dict[str, str]]


@pytest.fixture(scope="module")
def english(invented: tuple[Edition, ...]) -> dict[str, Paper]:
    """The English papers by their kind."""
    site = Site("https://example.org/", "https://example.org/repository", DAY, invented)
    return {paper.kind: paper for paper in papers(site, "en")}


def said(runs: Runs) -> str:
    return "".join(run["text"] for run in runs)


def words(content: Any) -> Iterator[str]:
    """Everything that a part of the content says, text by text."""
    if isinstance(content, list) and content and all("text" in one for one in content):
        yield said(content)
    elif isinstance(content, dict | list):
        for value in content.values() if isinstance(content, dict) else content:
            yield from words(value)


def rows(contact: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {said(row["first"]): row for row in contact["rows"]}


def test_an_agency_has_its_own_number_and_what_is_over(english: dict[str, Paper]) -> None:
    agencies = english["guide"].content["agencies"]["items"]
    advice, work = agencies
    assert advice["no_own_phone"] is None
    known = rows(work["contact"])
    assert known["0857-00-0008"]["href"] == "tel:+81857000008"
    assert known["0857-00-0008"]["ended"] is None
    old = known["0857-00-0007"]
    assert old["href"] is None
    assert "2026" in said(old["ended"])
    everything = list(words(work["contact"]))
    for fact in ("jobs@work.example.jp", "Free of charge", "CV"):
        assert fact in everything
    assert any("2026" in one for one in words(work["contact"]["provenance"]))


def test_a_unit_and_a_service_have_theirs(english: dict[str, Paper]) -> None:
    advice, _ = english["guide"].content["agencies"]["items"]
    (desk,) = advice["units"]
    assert "desk@advice.example.jp" in rows(desk["contact"])
    living, _ = advice["services"]
    assert "0857-00-0006" in rows(living["contact"])
    # From a need, the reader is sent to the nearest number, here the service's own.
    topics = english["guide"].content["topics"]["items"]
    desks = [one for topic in topics for one in topic["desks"]]
    living = next(one for one in desks if said(one["name"]) == said(living["name"]))
    assert "0857-00-0006" in rows(living["contact"])
    assert "0570-000-004" not in rows(living["contact"])


def test_offices_and_the_centre_have_theirs(english: dict[str, Paper]) -> None:
    content = english["guide"].content
    east, west = content["offices"]["items"]
    assert {"0857-00-0009", "east@office.example.jp"} <= rows(east["contact"]).keys()
    assert "https://office.example.jp/west" in rows(west["contact"])
    assert "ask@plaza.example.jp" in rows(content["center"]["contact"])
    (phone,) = content["center"]["phones"]
    assert "Spoken on the phone: Japanese, English, and Urdu" in map(said, phone["more"])
    sheet = list(words(english["sheet"].content["contact"]))
    assert "Floor 2 Information desk" in sheet


def test_where_nothing_is_known_the_centre_is_called(editions: tuple[Edition, ...]) -> None:
    site = Site("https://example.org/", "https://example.org/repository", DAY, editions)
    (content,) = (one.content for one in papers(site, "ja") if one.kind == "guide")
    for agency in content["agencies"]["items"]:
        assert agency["no_own_phone"]
        assert agency["contact"]["rows"] == []


@pytest.mark.parametrize("locale", ["ja", "en", "ur"])
def test_the_papers_can_be_set(invented: tuple[Edition, ...], tmp_path: Path, locale: str) -> None:
    site = Site("https://example.org/", "https://example.org/repository", DAY, invented)
    made = typeset(papers(site, locale), [one.locale for one in invented], tmp_path, 0)
    pages = {re.sub(r".*minato-|\.pdf", "", pdf.address): pdf.pages for pdf in made}
    assert len(pages) == 4
    assert pages[f"sheet.{locale}"] == 1
