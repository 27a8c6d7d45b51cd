"""The pages of the guide on paper, ordinary and large, as a printer and who holds them meet them."""

from __future__ import annotations

import dataclasses
import re
from itertools import combinations, groupby
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from guide.languages.editions import Edition, load_editions
from guide.languages.phrases import Phrase, Phrases, Run, phrase, plain
from guide.languages.ruby import without_readings
from guide.paper.content import papers
from guide.paper.typeset import typeset
from guide.paper.writer import as_json
from guide.site import Site, pdf_address, today
from PIL import Image
from support.building import ROOT
from support.pdf_text import bare

POINTS = 72 / 25.4  # in a millimetre
UNPRINTED = 6  # mm from each edge of the sheet, where office printers do not print
INK = 240  # what is darker
Box = tuple[float, float, float, float]  # left, bottom, right and top
LOCALES = [edition.locale.id for edition in load_editions(ROOT / "data")]


def guide_of(
    site: Path, editions: tuple[Edition, ...], locale: str, kind: str
) -> pypdfium2.PdfDocument:
    """The guide of the built site in a language."""
    edition = next(one for one in editions if one.locale.id == locale)
    assert kind in ("guide", "large")
    return pypdfium2.PdfDocument(site / pdf_address(kind, edition))


def edges(page: pypdfium2.PdfPage) -> tuple[float, float, float, float]:
    """How far its ink stays from the left, the top, the right and the bottom, in millimetres."""
    drawn: Image.Image = page.render(scale=2, grayscale=True).to_pil()
    box = drawn.point(lambda light: 255 if light < INK else 0).getbbox()
    assert box, "a page has ink"
    left, top, right, bottom = box
    sides = (left, top, drawn.width - right, drawn.height - bottom)
    return tuple(side / 2 / POINTS for side in sides)


def unprinted(document: pypdfium2.PdfDocument) -> dict[int, tuple[float, ...]]:
    """The pages that have ink where printers do not print."""
    return {
        number: sides
        for number, page in enumerate(document, 1)
        if min(sides := edges(page)) < UNPRINTED
    }


@pytest.mark.parametrize("kind", ["guide", "large"])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_printer_prints_all_of_every_page(
    site: Path, editions: tuple[Edition, ...], locale: str, kind: str
) -> None:
    """The head of a page grew with what it says, up to the edge of the sheet and over it."""
    assert not unprinted(guide_of(site, editions, locale, kind))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_page_on_its_side_has_room_for_holes_above_and_below(
    site: Path, editions: tuple[Edition, ...], locale: str
) -> None:
    """It is bound there; a hole is 12 mm from the edge and 6 wide, and went through its foot."""
    document = guide_of(site, editions, locale, "guide")
    turned = [page for page in document if page.get_width() > page.get_height()]
    assert turned
    for page in turned:
        _, top, _, bottom = edges(page)
        assert min(top, bottom) > 17


@pytest.mark.parametrize("kind", ["guide", "large"])
def test_heads_have_room_for_long_names_one_below_the_other(
    tmp_path: Path, invented: tuple[Edition, ...], kind: str
) -> None:
    """Of a chapter and of what goes on in it: they lay across one another."""
    site = Site("https://example.org/", "https://example.com/", today(), invented)
    paper = next(one for one in papers(site, "en") if one.kind == kind)
    chapter, agency = (" ".join([word] * 24) for word in ("Chapter", "Agency"))
    agencies = paper.content["agencies"]
    long = [
        one | {"name": [{"text": agency}], "services": one["services"] * 12}
        for one in agencies["items"]
    ]
    named = agencies | {"title": [{"text": chapter}], "items": long}
    paper = dataclasses.replace(paper, content=paper.content | {"agencies": named})
    locales = [edition.locale for edition in invented]
    document = pypdfium2.PdfDocument(typeset([paper], locales, tmp_path, 0)[0].file)
    assert not unprinted(document)
    assert any("Agency" in text and "Chapter" in text for text in map(top_of, document))
    for number, page in enumerate(document, 1):
        assert not [pair for pair in combinations(lines(page), 2) if cross(*pair)], number


def top_of(page: pypdfium2.PdfPage) -> str:
    """What stands in the uppermost fifth of a page."""
    width, height = page.get_size()
    return str(page.get_textpage().get_text_bounded(0, height * 4 / 5, width, height))


def lines(page: pypdfium2.PdfPage) -> list[Box]:
    """Where the lines of a page's text stand."""
    text = page.get_textpage()
    return [text.get_rect(index) for index in range(text.count_rects())]


def cross(one: Box, other: Box) -> bool:
    """Whether two lines lie across one another, by more than a point."""
    return all(
        min(one[side + 2], other[side + 2]) - max(one[side], other[side]) > 1 for side in (0, 1)
    )


@pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale != "ur"])
def test_whom_a_service_is_for_stands_below_its_name(
    site: Path, editions: tuple[Edition, ...], locale: str
) -> None:
    """A page that began with the audience alone, copied, told it of the service that came next."""
    edition = next(one for one in editions if one.locale.id == locale)
    say = Phrases(edition)
    told = {
        letters(without_readings(plain(say.labelled(say("audience.for"), say.audience(service)))))
        for service in edition.guide.services
    }
    named = {
        letters(without_readings(text))
        for agency in edition.guide.agencies
        for text in (
            *(service.name for service in agency.services),
            *(activity.text for activity in agency.activities),
        )
    }
    checked = 0
    for number, page in enumerate(guide_of(site, editions, locale, "large"), 1):
        text = letters(page.get_textpage().get_text_range())
        places = [text.index(one) for one in told if one in text]
        if places:
            before = text[: min(places)]
            assert any(name in before for name in named), f"page {number}"
            checked += 1
    assert checked


def letters(text: str) -> str:
    """The text as it is bare, without hyphens: PDFium leaves out those at the end of a line."""
    return bare(text).replace("-", "")


@pytest.mark.parametrize("kind", ["guide", "large"])
@pytest.mark.parametrize("locale", ["ja", "ja-easy", "zh-Hans"])
def test_a_date_stands_in_one_line(
    site: Path, editions: tuple[Edition, ...], locale: str, kind: str
) -> None:
    """As a telephone number does; "2021" ended a line, and 年7月 began the next."""
    document = guide_of(site, editions, locale, kind)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert re.search(r"\d+年\d+月", text)
    broken = r"\d{4}\s*\n\s*年|年\s*\n\s*\d+月|月\s*\n\s*\d+日|年\d+\s*\n\s*月|月\d+\s*\n\s*日"
    assert not re.findall(broken, text)


def test_a_date_is_cut_out_of_its_text_with_its_readings(invented: tuple[Edition, ...]) -> None:
    locale = invented[0].locale
    said = phrase("今日は2021年7月、12月29日から")
    assert ["".join(run["text"] for run in runs) for runs in dates(as_json(said, locale))] == [
        "2021年7月",
        "12月29日",
    ]
    read = Phrase((Run("7"), Run("月", "がつ"), Run("6日", "むいか"), Run("まで")))
    assert [len(runs) for runs in dates(as_json(read, locale))] == [3]


def dates(runs: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The runs of each date."""
    marked = groupby(runs, key=lambda run: run.get("date"))
    return [list(group) for number, group in marked if number is not None]
