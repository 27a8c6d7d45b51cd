"""The amounts of the grant, which a local government must not read a digit short."""

from __future__ import annotations

import pytest
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, plain
from playwright.sync_api import Browser
from support.browsing import reader

# Only letters grow, as on an iPhone that is told so: widths in em do not know.
LARGE_LETTERS = "html { font-size: 200% !important }"
LINES = """(cells) => cells.map((cell) => {
  const all = document.createRange();
  all.selectNodeContents(cell);
  return new Set([...all.getClientRects()].map(({ top }) => Math.round(top))).size;
})"""
BEYOND_THE_SCREEN = """(cells) => cells.filter((cell) => {
  const { left, right } = cell.getBoundingClientRect();
  return left < 0 || right > innerWidth;
}).length"""


@pytest.mark.parametrize("prefix", ["", "en/", "tl/", "si/", "ur/"])
def test_an_amount_is_in_one_line_and_on_the_screen_with_large_letters(
    browser: Browser, base_url: str, prefix: str
) -> None:
    """Those are the languages whose table was widest, by its words and by its amounts."""
    screen = {"width": 320, "height": 740}
    with reader(browser, base_url=base_url, viewport=screen, bypass_csp=True) as page:
        page.goto(f"{prefix}grant/")
        cells = page.locator("table.limits :is(th, td)")
        page.add_style_tag(content=LARGE_LETTERS)
        assert cells.evaluate_all(BEYOND_THE_SCREEN) == 0
        assert set(page.locator("table.limits td").evaluate_all(LINES)) == {1}


@pytest.mark.parametrize("locale", ["ja", "en", "ur"])
def test_bars_say_their_amounts(
    browser: Browser, base_url: str, editions: tuple[Edition, ...], locale: str
) -> None:
    edition = next(one for one in editions if one.locale.id == locale)
    assert edition.guide.grant
    with reader(browser, base_url=base_url) as page:
        page.goto(f"{edition.locale.prefix}grant/")
        bars = page.locator(".chart").inner_text()
    t = Phrases(edition)
    for row in edition.guide.grant.limits:
        assert plain(t.yen(row.limit)) in bars
