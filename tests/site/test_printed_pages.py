"""What comes out when a reader prints a web page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from support.browsing import reader

A4 = 718  # px between margins of 10 mm


@pytest.fixture(scope="module")
def paper(browser: Browser, base_url: str) -> Iterator[Page]:
    """A sheet, on which one page is printed after the other."""
    with reader(browser, base_url=base_url, viewport={"width": A4, "height": 1000}) as page:
        page.emulate_media(media="print")
        yield page


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


def test_the_folded_list_of_prefectures_is_printed_and_folded_again(page: Page) -> None:
    page.goto("offices/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".prefectures li:visible")).to_have_count(47)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".prefectures li:visible")).to_have_count(0)


def test_an_open_card_is_printed_alone(page: Page) -> None:
    page.goto("en/cards/#center")
    expect(page.locator("#center")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".card:visible")).to_have_count(1)
    expect(page.locator(".site-footer")).to_be_hidden()
    assert page.evaluate("document.scrollingElement.scrollHeight") < 1600
