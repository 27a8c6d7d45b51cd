"""A telephone number never stands without what a caller has to know to get through.

That is the number of the section to ask for, and of 0570 numbers (Navi Dial) that a call costs and is
not possible from abroad: on pages and their Markdown, in search results, papers and open data alike.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from guide.facts.record import has_ended
from guide.facts.values import Telephone
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, plain
from guide.paper.content import papers
from guide.search.index import INDEX
from guide.site import Site, today
from playwright.sync_api import Page, expect
from support import search_index, search_queries
from support.pdf_text import bare, by_structure

NAVI = re.compile(r"0570-\d{3}-?\d{3}")


def needed(edition: Edition) -> dict[str, list[str]]:
    """By number that is not over, the words that have to stand beside it; none for most."""
    say = Phrases(edition)
    guide = edition.guide
    offices = [office for office in guide.offices if not has_ended(today(), office)]
    numbers = [phone.number for phone in guide.center.phones]
    numbers += [office.phone for office in offices]
    navi = plain(say("phone.navi_dial"))
    words = {str(number): [navi] if NAVI.fullmatch(number) else [] for number in numbers}
    for office in offices:
        if office.section_number:
            section = plain(say("offices.section_number", number=office.section_number))
            words[office.phone].append(section)
    return words


def lasting(edition: Edition) -> set[str]:
    """The numbers of the offices that have not ended."""
    return {one.phone for one in edition.guide.offices if not has_ended(today(), one)}


def text_of(html: str) -> str:
    """What is read in a piece of a page."""
    html = re.sub(r"<r[tp]>[^<]*|<[^>]*>", "", html)
    html = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), html)
    return re.sub("[\u2066-\u2069\u200e\u200f]", "", html).replace("\xa0", " ")


def test_there_is_something_to_ask_about(invented: tuple[Edition, ...]) -> None:
    words = needed(invented[0])
    assert len(words["0857-00-0001"]) == 0
    assert len(words["0857-00-0002"]) == len(words["0570-000-003"]) == 1


def test_pages_say_numbers_whole(site: Path, editions: tuple[Edition, ...]) -> None:
    for edition in editions:
        words = needed(edition)
        seen = set()
        root = site / edition.locale.prefix
        folders = [
            root / part for part in ("topics", "ways", "for", "agencies", "cards", "offices")
        ]
        pages = [*root.glob("*.html"), *(page for one in folders for page in one.rglob("*.html"))]
        for page in pages:
            html = page.read_text(encoding="utf-8")
            html = re.sub(r"<script.*?</script>|<code.*?</code>", "", html, flags=re.DOTALL)
            for place in re.finditer(r">(0[\d-]+)</bdi>", html):
                number = place[1]
                if page.name == "404.html" or number not in words:
                    continue
                begun = html.rindex('<span class="telephone">', 0, place.start())
                assert "</bdi>" not in html[begun : place.start()], (page, number)
                beside = text_of(html[place.end() : place.end() + 3000])
                for word in words[number]:
                    assert text_of(word) in beside[: len(word) + 400], (page, number, word)
                seen.add(number)
        assert lasting(edition) <= seen


def test_the_page_for_missing_addresses_says_them_whole(
    site: Path, editions: tuple[Edition, ...], main_phone: Telephone
) -> None:
    html = (site / "404.html").read_text(encoding="utf-8")
    for edition in editions:
        (part,) = re.findall(
            rf'<details[^>]*data-locale="{edition.locale.id}".*?</details>', html, re.DOTALL
        )
        assert main_phone in text_of(part)
        for word in needed(edition)[main_phone]:
            assert text_of(word) in text_of(part)


def test_markdown_says_them_whole(site: Path, editions: tuple[Edition, ...]) -> None:
    for edition in editions:
        seen = set()
        root = site / edition.locale.prefix
        for file in [root / "index.md", root / "cards/index.md", root / "offices/index.md"]:
            text = file.read_text(encoding="utf-8").replace("\\", "")
            for number, words in needed(edition).items():
                for place in re.finditer(rf"\[{number}\]\(tel:[^)]*\)", text):
                    line = text[place.end() :].split("\n", 1)[0]
                    assert [word for word in words if text_of(word) not in text_of(line)] == [], (
                        file
                    )
                    seen.add(number)
        assert lasting(edition) <= seen


def test_search_results_have_them_whole(site: Path, editions: tuple[Edition, ...]) -> None:
    for edition in editions:
        script = (site / edition.locale.prefix / INDEX).read_text(encoding="utf-8")
        index = search_index.load(script)
        words = needed(edition)
        for number, *known in [one for one in [*index["phones"], index["phone"]] if one]:
            shown = (known and known[0]) or index["notes"].get(number, "")
            assert [word for word in words.get(number, []) if word not in shown] == []


@pytest.mark.parametrize("prefix", ["", "en/", "ur/"])
def test_a_result_and_the_summary_of_the_filters_show_them_whole(
    page: Page, editions: tuple[Edition, ...], prefix: str
) -> None:
    edition = next(one for one in editions if one.locale.prefix == prefix)
    guide, words = edition.guide, needed(edition)
    alone = [
        (prefecture.id, office)
        for prefecture in guide.prefectures
        for office in guide.offices_for(prefecture.id)
        if len(guide.offices_for(prefecture.id)) == 1 and not has_ended(today(), office)
    ]
    prefecture, office = max(alone, key=lambda one: len(words[one[1].phone]))
    page.goto(f"{prefix}offices/?prefecture={prefecture}")
    summary = page.locator("[data-only]")
    search_queries.open_box(page)
    page.locator(".search-box__input").fill(office.phone)
    result = page.locator(".search-result__item").first
    for word in (office.phone, *words[office.phone]):
        expect(summary).to_contain_text(word)
        expect(result).to_contain_text(word)


def nodes(content: Any) -> Iterator[dict[str, Any]]:
    """Every object in JSON, however deep."""
    if isinstance(content, dict):
        yield content
    inner = content.values() if isinstance(content, dict) else content
    for value in inner if isinstance(content, dict | list) else []:
        yield from nodes(value)


def test_linked_data_says_them_whole(site: Path, editions: tuple[Edition, ...]) -> None:
    for edition in editions:
        words = {re.sub("^0", "+81", n.replace("-", "")): w for n, w in needed(edition).items()}
        for path in ("index.html", "offices/index.html"):
            html = (site / edition.locale.prefix / path).read_text(encoding="utf-8")
            data = json.loads(re.findall(r'ld\+json">(.*?)</script>', html, re.DOTALL)[0])
            told = [one for one in nodes(data) if one.get("telephone") in words]
            assert told
            for one in told:
                beside = " ".join(json.dumps(one, ensure_ascii=False).split())
                for word in words[one["telephone"]]:
                    assert " ".join(word.split()) in beside, (edition.locale.id, path)


def test_open_data_has_them_whole(
    published: dict[str, bytes], editions: tuple[Edition, ...]
) -> None:
    guide = editions[0].guide
    sections = {one.phone: one.section_number for one in guide.offices if one.section_number}
    for path, content in published.items():
        if path.endswith("json") and "/schema/" not in f"/{path}":
            for one in nodes(json.loads(content)):
                if "only_in_japan" in one:
                    assert one["only_in_japan"] == bool(NAVI.fullmatch(one["number"])), path
                    assert one["section_number"] == sections.get(one["number"]), path
        elif path.endswith("phones.csv"):
            words = needed(next(one for one in editions if f"/{one.locale.id}/" in f"/{path}"))
            for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))):
                beside = " ".join(row["description"].split())
                for word in words.get(row["number"], []):
                    assert " ".join(word.split()) in beside, path
                assert row["extension"] == sections.get(row["number"], ""), path
    places = [
        one for one in nodes(json.loads(published["gif/offices.json"])) if "連絡先電話番号" in one
    ]
    words = needed(editions[0])
    for place in places:
        remark = place["連絡先備考（その他、SNSなど）"]
        assert [word for word in words.get(place["連絡先電話番号"], []) if word not in remark] == []


def test_address_cards_say_them_whole(
    published: dict[str, bytes], editions: tuple[Edition, ...]
) -> None:
    for edition in editions:
        for office in edition.guide.offices:
            card = published[f"{edition.locale.id}/offices/{office.id}.vcf"].decode()
            card = card.replace("\r\n ", "").replace("\\", "")
            for word in needed(edition).get(office.phone, []):
                assert " ".join(word.split()) in " ".join(card.split()), (
                    edition.locale.id,
                    office.id,
                )


def test_papers_say_them_whole(site: Path, editions: tuple[Edition, ...]) -> None:
    day = date(2026, 11, 23)
    made = Site("https://example.org/", "https://example.org/repository", day, editions)
    offices = [one for one in editions[0].guide.offices if not has_ended(day, one)]
    sections = {one.phone: one.section_number for one in offices}
    for edition in editions:
        for paper in papers(made, edition.locale.id):
            for one in nodes(paper.content):
                number = str(one.get("number", ""))
                if NAVI.fullmatch(number):
                    assert one["note"], (edition.locale.id, paper.kind)
                if sections.get(number):
                    assert one["section_number"], (edition.locale.id, paper.kind)
    for edition in editions[:3]:
        text = bare(
            by_structure(
                site / edition.locale.prefix / f"print/fresc-guide.{edition.locale.id}.pdf"
            )
        )
        for number, words in needed(edition).items():
            for word in words:
                beside = text[text.index(number) :][:400]
                assert bare(word) in beside, (edition.locale.id, number)
