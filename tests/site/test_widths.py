"""The matrix: every kind of page in every language, at each width, with large and spaced letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from guide.facts.locales import Locale
from guide.languages.editions import load_editions
from playwright.sync_api import Browser, CDPSession, Page
from support.building import ROOT
from support.kinds import PAGES

LOCALES = [edition.locale for edition in load_editions(ROOT / "data")]
# The widths at which each kind of text is laid out, in px: those of telephones, a tablet and a desk.
WIDTHS = {
    "plain": [1280, 1024, 768, 360, 320],
    "spacing": [1280, 768, 360, 320],
    "200 %": [1280, 768, 360, 320],
}
LETTERS = 16  # px, what browsers come with


@pytest.fixture(scope="module")
def frame(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page with a frame in which others are laid out."""
    context = browser.new_context(
        base_url=base_url, service_workers="block", viewport={"width": 1300, "height": 900}
    )
    page = context.new_page()
    empty = "<!doctype html><iframe style='border: 0; height: 740px'></iframe>"
    page.route(
        f"{base_url}frame", lambda route: route.fulfill(content_type="text/html", body=empty)
    )
    page.goto("frame")
    page.add_script_tag(path=ROOT / "tests/support/layout.js")
    yield page
    context.close()


@pytest.fixture(scope="module")
def letters(frame: Page) -> CDPSession:
    """Sets how large the reader's letters are, as in the browser's settings."""
    return frame.context.new_cdp_session(frame)


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: locale.id)
def test_no_page_is_wider_than_its_screen_cut_or_too_small_to_tap(
    frame: Page, letters: CDPSession, base_url: str, locale: Locale
) -> None:
    def faults(text: str) -> list[str]:
        found: list[str] = frame.evaluate(
            "([text, widths]) => faults(text, widths)", [text, WIDTHS[text]]
        )
        return found

    found = []
    for path in PAGES:
        frame.evaluate("openPage", f"{base_url}{locale.prefix}{path}")
        of_page = faults("plain") + faults("spacing") + frame.evaluate("wrongTexts()")
        letters.send("Page.setFontSizes", {"fontSizes": {"standard": LETTERS * 2}})
        of_page += faults("200 %")
        letters.send("Page.setFontSizes", {"fontSizes": {"standard": LETTERS}})
        found += [f"{locale.prefix}{path} {fault}" for fault in of_page]
    assert "\n".join(found) == ""
