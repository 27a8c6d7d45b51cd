"""The keyboard: Tab through every kind of page from the top to the end, boxes and menus, Firefox.

A stop has to be seen, in the order in which one reads; nothing opens because it has the focus. The
rules of the walk are in `tests/support/walk.js`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from support import search_queries
from support.browsing import open_anew, reader
from support.building import ROOT
from support.kinds import AGENCY, PAGES

SUPPORT = ROOT / "tests/support"
WALK = (SUPPORT / "walk.js").read_text(encoding="utf-8")
# What the browser asks for: with Nepali, the English pages make their offer.
ASKS = {"": "ja", "en/": "ne", "ur/": "ur"}
WIDTHS = {360: 740, 1280: 900}


@pytest.fixture(scope="module", params=WIDTHS)
def width(request: pytest.FixtureRequest) -> int:
    """A telephone, a desk."""
    return int(request.param)


@pytest.fixture(scope="module", params=ASKS)
def prefix(request: pytest.FixtureRequest) -> str:
    """Japanese, English with an offer above it, Urdu from right to left."""
    return str(request.param)


def options(prefix: str, width: int) -> dict[str, Any]:
    """Whoever reads these pages with a keyboard."""
    return {"viewport": {"width": width, "height": WIDTHS[width]}, "locale": ASKS[prefix]}


@pytest.fixture
def at_keys(browser: Browser, base_url: str, prefix: str, width: int) -> Iterator[Page]:
    """A page for somebody with a keyboard, who chooses what is remembered."""
    with reader(browser, base_url=base_url, **options(prefix, width)) as page:
        yield page


@pytest.fixture(scope="module")
def walker(browser: Browser, base_url: str, prefix: str, width: int) -> Iterator[Page]:
    """The same for who goes through one page after the other, and leaves nothing behind."""
    with reader(browser, base_url=base_url, **options(prefix, width)) as page:
        yield page


def walk(page: Page, address: str, key: str) -> list[str]:
    """Press the key through a page; what is wrong with its stops."""
    open_anew(page, address)
    page.evaluate(WALK)
    expected = page.evaluate("guideWalk.expected()")
    # Who begins in the middle of a page leaves it, which may take a few keys, and comes back to its top.
    for _ in range(expected + 6):
        page.keyboard.press(key)
    report = page.evaluate("guideWalk.report()")
    for _ in range(20):
        if report["stops"] >= expected and "never reached" not in str(report["faults"]):
            break
        page.keyboard.press(key)
        report = page.evaluate("guideWalk.report()")
    assert report["stops"] >= expected
    faults: list[str] = report["faults"]
    return faults


@pytest.mark.parametrize("path", PAGES)
def test_every_stop_is_seen_in_the_order_in_which_one_reads(
    walker: Page, prefix: str, path: str
) -> None:
    assert walk(walker, prefix + path, "Tab") == []


@pytest.mark.parametrize("prefix", ["en/"], indirect=True)
@pytest.mark.parametrize("path", ["", "matrix/", "offices/", "cards/", "open-data/"])
def test_the_way_back_is_the_same(walker: Page, prefix: str, path: str) -> None:
    assert walk(walker, prefix + path, "Shift+Tab") == []


def test_the_search_keeps_the_keyboard_until_it_is_closed(walker: Page, prefix: str) -> None:
    walker.goto(prefix)
    begun = walker.locator("main .topic").last
    begun.focus()
    walker.keyboard.press("/")
    query = walker.locator(".search-box__input")
    expect(query).to_be_focused()
    expect(walker.locator(".search-result__help li a").first).to_be_visible()
    walker.keyboard.type("FRESC")
    expect(walker.locator(".search-result__item").first).to_be_visible()
    box = walker.locator(".search-box")
    stops = box.locator("input, button:visible, [tabindex]:visible, a:visible").count()
    for key in ("Tab", "Shift+Tab"):
        for _ in range(stops):
            walker.keyboard.press(key)
            expect(box.locator(":focus")).to_be_in_viewport()
        expect(query).to_be_focused()
    walker.keyboard.press("Escape")
    expect(query).to_be_hidden()
    expect(begun).to_be_focused()


def test_the_search_returns_the_focus_to_its_button(walker: Page, prefix: str) -> None:
    walker.goto(prefix)
    button = walker.locator(".site-header__search")
    button.focus()
    walker.keyboard.press("Enter")
    expect(walker.locator(".search-box__input")).to_be_focused()
    # Emptied, it has no button to empty it.
    expect(walker.locator("button[type=reset].search-box__button")).to_be_hidden()
    walker.locator("[data-search-close]").focus()
    walker.keyboard.press("Enter")
    expect(button).to_be_focused()


# Wide screens have the pages in a row.
@pytest.mark.parametrize(
    ("width", "menu"),
    [(360, "language"), (360, "pages"), (1280, "language")],
    indirect=["width"],
)
def test_an_open_menu_shows_each_of_its_links_and_closes(
    walker: Page, prefix: str, menu: str
) -> None:
    walker.goto(prefix)
    summary = walker.locator(f".menu--{menu} summary")
    links = walker.locator(f".menu--{menu} a")
    summary.focus()
    walker.keyboard.press("Enter")
    for position in range(links.count()):
        walker.keyboard.press("Tab")
        expect(links.nth(position)).to_be_focused()
        expect(links.nth(position)).to_be_in_viewport(ratio=1)
    walker.keyboard.press("Escape")
    expect(links.first).to_be_hidden()
    expect(summary).to_be_focused()
    walker.keyboard.press("Enter")
    stops = walker.locator(f".menu--{menu} :is(a, input:checked)")
    stops.last.focus()
    walker.keyboard.press("Tab")
    expect(links.last).to_be_hidden()


@pytest.mark.parametrize("prefix", ["en/"], indirect=True)
def test_a_declined_offer_leaves_the_focus_in_the_header(at_keys: Page, prefix: str) -> None:
    at_keys.goto(prefix)
    at_keys.locator(".language-offer button").focus()
    at_keys.keyboard.press("Enter")
    expect(at_keys.locator(".language-offer")).to_be_hidden()
    expect(at_keys.locator(".menu--language summary")).to_be_focused()


def test_the_closed_search_is_not_there_for_the_keyboard(walker: Page, prefix: str) -> None:
    walker.goto(prefix)
    search_queries.open_box(walker)
    walker.keyboard.press("Escape")
    box = walker.locator(".search-box")
    assert box.locator("a, button, input").evaluate_all(
        "parts => parts.filter((part) => { part.focus(); return part === document.activeElement; })"
    ) == []  # fmt: skip


def test_the_walk_is_the_same_in_firefox(base_url: str) -> None:
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    assert firefox, "tools/install-system-packages firefox"
    walks = [
        ("", 360, "ja"),
        ("offices/", 360, "ja"),
        ("grant/", 360, "ja"),
        ("offices/?prefecture=kanagawa", 1280, "ja"),
        ("vi/no-such-page/", 1280, "ja"),
        ("en/topics/work/", 360, "ne"),
        ("en/matrix/", 1280, "ne"),
        ("en/ways/school/", 360, "ne"),
        (f"ur/agencies/{AGENCY}/", 360, "ur"),
        ("ur/cards/", 1280, "ur"),
        ("ur/print/", 360, "ur"),
    ]
    node = Path(sys.executable).with_name("node")
    result = subprocess.run(
        [node, SUPPORT / "firefox.mjs", firefox, base_url, SUPPORT / "walk.js", json.dumps(walks)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    reports = json.loads(result.stdout)
    assert [report["faults"] for report in reports] == [[]] * len(walks)
    assert all(report["stops"] > 10 for report in reports)
