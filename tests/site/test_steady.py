"""Nothing moves under the reader's eyes while a page comes in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from support.browsing import open_anew
from support.kinds import AGENCY, GUIDE, OFFICIAL, PAGES

# Beside one of each kind: what else a link leads to, or a filter leaves.
ADDRESSES = [
    *PAGES,
    "cards/#center",
    f"agencies/{AGENCY}/#{GUIDE.agency(AGENCY).services[-1].id}",
    f"matrix/?audience={OFFICIAL}&agency={AGENCY}",
]
# The sum of all shifts up to now, once two frames have been painted.
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries()) sum += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum))));
})"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("prefix", "readings"), [("", ""), ("", "on"), ("ja-easy/", ""), ("ur/", "")]
)
def test_nothing_moves_while_a_page_comes_in(
    browser: Browser, base_url: str, prefix: str, readings: str, width: int
) -> None:
    context = browser.new_context(
        base_url=base_url, service_workers="block", viewport={"width": width, "height": 740}
    )
    page = context.new_page()
    if readings:
        page.goto("")
        page.locator("[data-furigana]").click()
    moved = {}
    for path in ADDRESSES:
        open_anew(page, prefix + path)
        expect(page.locator("h1")).to_be_visible()
        moved[path] = page.evaluate(SHIFTS)
    assert {path: sum for path, sum in moved.items() if sum > 0.05} == {}
    context.close()
