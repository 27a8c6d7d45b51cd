"""What comes out when a reader prints a web page."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

import pypdfium2
import pytest
from guide.facts.values import Telephone
from guide.languages.editions import Edition
from playwright.sync_api import Browser, Page, expect
from support.browsing import reader
from support.building import ROOT
from support.kinds import OFFICE, OTHER, TOPIC

A4 = 718  # px between margins of 10 mm
SHEET = 277 / 190  # how much higher it is than wide, within them
LAYOUT = (ROOT / "tests/support/layout.js").read_text(encoding="utf-8")
# What moves from one colour to another has come there on paper.
COLOURS = """() => [...document.querySelectorAll("html, body, main, main *")].map((part) => {
  getComputedStyle(part).color;
  part.getAnimations().forEach((one) => one.finish());
  const { color, backgroundColor, borderTopColor, fill } = getComputedStyle(part);
  return `${part.localName}.${part.className}: ${color} ${backgroundColor} ${borderTopColor} ${fill}`;
})"""


@pytest.fixture(scope="module")
def paper(browser: Browser, base_url: str) -> Iterator[Page]:
    """A sheet, on which one page is printed after the other."""
    with reader(browser, base_url=base_url, viewport={"width": A4, "height": 1000}) as page:
        page.emulate_media(media="print")
        yield page


def sheets(page: Page) -> list[str]:
    """What stands on each sheet, when the page is printed as it is."""
    edges = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
    with pypdfium2.PdfDocument(page.pdf(format="A4", margin=edges)) as printed:  # type: ignore[arg-type]
        texts = [sheet.get_textpage().get_text_bounded() for sheet in printed]
    return [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize("path", ["matrix/", "offices/", "translations/", "open-data/"])
@pytest.mark.parametrize("prefix", ["", "ja-easy/", "en/", "my/", "ur/"])
def test_tables_are_printed_as_tables_within_the_page(paper: Page, prefix: str, path: str) -> None:
    paper.goto(prefix + path)
    table = paper.locator("main table")
    expect(table.locator("thead th").first).to_be_visible()
    expect(table.locator("thead th").first).to_have_css("color", "rgb(0, 0, 0)")
    expect(table).to_have_css("display", "table")
    expect(table.locator("tbody td").first).to_have_css("display", "table-cell")
    assert paper.evaluate("document.scrollingElement.scrollWidth") <= A4


def test_words_in_the_heads_of_tables_are_printed_whole(
    paper: Page, editions: tuple[Edition, ...]
) -> None:
    found = {}
    for edition in editions:
        paper.goto(f"{edition.locale.prefix}matrix/")
        paper.evaluate(LAYOUT)
        if torn := paper.evaluate("tornWords()"):
            found[edition.locale.id] = torn
    assert found == {}


@pytest.mark.parametrize("path", [f"topics/{TOPIC}/", f"for/{OTHER}/", "offices/", "agencies/"])
def test_what_is_dark_on_the_screen_is_printed_as_what_is_light(
    browser: Browser, base_url: str, path: str
) -> None:
    with reader(browser, base_url=base_url, color_scheme="light") as page:
        page.goto(f"en/{path}")
        page.emulate_media(media="print")
        light = page.evaluate(COLOURS)
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate(COLOURS) == light
        page.emulate_media(media="screen", color_scheme="light")
        page.locator(".menu--pages summary").click()
        page.locator(".colours input[value=dark]").check()
        assert page.locator("html").evaluate("html => getComputedStyle(html).colorScheme") == "dark"
        page.emulate_media(media="print")
        page.keyboard.press("Escape")
        page.mouse.move(0, 0)
        assert page.evaluate(COLOURS) == light


def test_the_windows_of_the_call_panel_are_no_higher_than_its_heading(paper: Page) -> None:
    paper.goto(f"en/topics/{TOPIC}/")
    for media in ("print", "screen"):
        paper.emulate_media(media=media)
        heights = paper.locator(".call__front > *").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().height)"
        )
        assert heights[1] <= heights[0]
    paper.emulate_media(media="print")


def test_the_folded_list_of_prefectures_is_printed_and_folded_again(page: Page) -> None:
    page.goto("offices/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".prefectures li:visible")).to_have_count(47)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".prefectures li:visible")).to_have_count(0)


def test_the_page_for_missing_addresses_is_printed_in_the_language_that_is_open(page: Page) -> None:
    page.goto("my/no-such-page/")
    for event in ("beforeprint", "afterprint"):
        page.evaluate(f"dispatchEvent(new Event('{event}'))")
        expect(page.locator(".not-found[open]")).to_have_attribute("lang", "my")


def test_an_open_card_is_printed_alone_and_the_right_way_up(page: Page) -> None:
    page.goto("en/cards/#center")
    expect(page.locator("#center")).to_be_focused()
    page.locator("#center [data-turn]").tap()
    expect(page.locator("#center")).not_to_have_css("transform", "none")
    page.emulate_media(media="print")
    expect(page.locator("#center")).to_have_css("transform", "none")
    expect(page.locator(".card:visible")).to_have_count(1)
    expect(page.locator(".site-footer")).to_be_hidden()
    expect(page.locator("#center")).to_have_css("outline-style", "none")
    assert page.evaluate("document.scrollingElement.scrollHeight") < 1600


def test_an_open_answer_is_printed_alone_and_all_where_none_is_open(paper: Page) -> None:
    """Not the first on its page: what a browser without `:has()` hides stands behind the open one."""
    way = f"en/ways/{OTHER}/"
    paper.goto(way)
    answers = paper.locator(".answer")
    expect(paper.locator(".answer:visible")).to_have_count(answers.count())
    assert answers.count() > 2
    for id in (answers.nth(1).get_attribute("id"), answers.last.get_attribute("id")):
        paper.goto(f"{way}#{id}")
        expect(paper.locator(f"#{id}")).to_be_visible()
        expect(paper.locator(".answer:visible")).to_have_count(1)
        expect(paper.locator(".question")).to_be_hidden()


@pytest.mark.parametrize("prefix", ["en/", "ja-easy/", "my/", "ur/"])
def test_the_longest_answer_begins_on_the_first_sheet(
    paper: Page, main_phone: Telephone, prefix: str
) -> None:
    way = f"{prefix}ways/{OTHER}/"
    paper.goto(way)
    longest = paper.locator(".answer").evaluate_all(
        "all => all.sort((a, b) => b.offsetHeight - a.offsetHeight)[0].id"
    )
    paper.goto(f"{way}#{longest}")
    expect(paper.locator(f"#{longest}")).to_be_visible()
    first, *others = sheets(paper)
    assert others
    assert main_phone in first


def test_the_head_of_a_table_stands_on_the_sheet_of_its_first_row(paper: Page) -> None:
    """Wherever on a sheet the table begins; a filter may have left one row."""
    paper.goto(f"en/offices/?prefecture={OFFICE.prefectures[0]}")
    row = paper.locator("tr[data-row]:visible")
    expect(row).to_have_count(1)
    caption = " ".join(paper.locator("main table caption").inner_text().split())
    for millimetres in range(0, 280, 30):
        paper.locator("main table").evaluate(
            "(table, down) => { table.parentElement.style.paddingTop = `${down}mm`; }", millimetres
        )
        (with_head,) = [sheet for sheet in sheets(paper) if caption in sheet]
        assert OFFICE.phone in with_head.split(caption)[1], f"{millimetres} mm further down"


def test_lists_of_cards_that_are_folded_are_not_printed(paper: Page) -> None:
    paper.goto("en/cards/")
    paper.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(paper.locator(".cards-list .topics a").first).to_be_visible()
    expect(paper.locator(".cards-list details a").first).to_be_hidden()


@pytest.mark.parametrize("prefix", ["vi/", "my/"])
def test_of_all_cards_two_or_more_are_printed_on_a_sheet(paper: Page, prefix: str) -> None:
    """Where one is chosen, its letters fill the sheet; where none is, most leave room for another."""
    paper.goto(f"{prefix}cards/")
    expect(paper.locator(".card").first).to_be_visible()
    heights = paper.locator(".card").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert median(heights) <= A4 * SHEET / 2
