"""What comes out when a reader prints a web page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

A4 = 718  # px between margins of 10 mm


@pytest.mark.parametrize("path", ["matrix/", "offices/", "translations/", "open-data/"])
@pytest.mark.parametrize("prefix", ["", "ja-easy/", "en/", "my/", "ur/"])
def test_tables_are_printed_as_tables_within_the_page(page: Page, prefix: str, path: str) -> None:
    page.set_viewport_size({"width": A4, "height": 1000})
    page.goto(prefix + path)
    page.emulate_media(media="print")
    table = page.locator("main table")
    expect(table.locator("thead th").first).to_be_visible()
    expect(table.locator("thead th").first).to_have_css("color", "rgb(0, 0, 0)")
    expect(table).to_have_css("display", "table")
    expect(table.locator("tbody td").first).to_have_css("display", "table-cell")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= A4


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
