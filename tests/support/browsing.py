"""A reader's browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect


@contextmanager
def reader(browser: Browser, **options: Any) -> Iterator[Page]:
    """An empty page of a reader of their own; `options` are those of Playwright's contexts.

    Nothing is kept for use without network. Errors in scripts fail the test in the end.
    """
    context = browser.new_context(service_workers="block", **options)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors


def follow(link: Locator) -> None:
    """Tap a link and wait until the browser shows the page that it leads to.

    What is read at once after a tap alone may still be of the page before, on a slow machine.
    """
    target = link.evaluate("link => link.href")
    link.tap()
    expect(link.page).to_have_url(target)
    link.page.wait_for_load_state()


def open_anew(page: Page, address: str) -> None:
    """Load an address; what differs from the page before only behind the # would not be loaded."""
    if "#" in address:
        page.goto("about:blank")
    page.goto(address)
