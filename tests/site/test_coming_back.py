"""A page that the browser had put aside is shown as it was left, without being loaded again: phones do so."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from support.browsing import reader
from support.kinds import TOPIC


@pytest.fixture(scope="module")
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A phone whose browser keeps the pages that it left, which Playwright's does not."""
    keeping = browser.browser_type.launch(
        executable_path=shutil.which("google-chrome") or shutil.which("chromium"),
        args=["--no-sandbox"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "locale": "en"}
    with reader(keeping, base_url=base_url, **phone) as page:
        page.add_init_script(
            "addEventListener('pageshow', ({ persisted }) => { window.cameBack = persisted; });"
        )
        yield page
    keeping.close()


def go_back(page: Page) -> None:
    """Go back to a page that the browser had put aside."""
    page.evaluate("setTimeout(() => history.back())")
    page.wait_for_function("window.cameBack")


@pytest.mark.parametrize("menu", ["language", "pages"])
def test_the_menu_that_led_away_is_closed(page: Page, menu: str) -> None:
    page.goto(f"en/topics/{TOPIC}/")
    page.locator(f".menu--{menu} summary").tap()
    link = page.locator(f".menu--{menu} a:not([aria-current]):visible").first
    target = link.evaluate("link => link.href")
    link.tap()
    page.wait_for_url(target)
    go_back(page)
    expect(page.locator(f".menu--{menu} nav")).to_be_hidden()
    expect(page.locator("main .call .phone").first).to_be_in_viewport()


def test_what_was_chosen_meanwhile_is_shown(page: Page) -> None:
    page.goto("ja-easy/")
    expect(page.locator("main rt").first).to_be_visible()
    page.locator(".menu--pages summary").tap()
    page.locator(".menu--pages a[href='offices/']").tap()
    page.wait_for_url(re.compile("/ja-easy/offices/$"))
    page.locator("[data-furigana]").tap()
    page.locator(".menu--pages summary").tap()
    page.locator(".colours label:has([value=dark])").tap()
    go_back(page)
    expect(page.locator("[data-furigana]")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("main rt").first).to_be_hidden()
    expect(page.locator("[name=colours][value=dark]")).to_be_checked()
    assert page.locator("html").evaluate("html => getComputedStyle(html).colorScheme") == "dark"
