"""A reader's browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page


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
