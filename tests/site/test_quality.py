"""What every page keeps to: accessibility, no request to another origin."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from guide.languages.editions import Edition
from guide.site import page_keys
from playwright.sync_api import Browser, Page
from support import search_queries
from support.kinds import PAGES

EVERYWHERE = [prefix + page for prefix in ("", "en/") for page in PAGES]


def test_every_kind_of_page_is_looked_at(editions: tuple[Edition, ...]) -> None:
    templates = {key.path: key.template for key in page_keys(editions[0].guide)}
    paths = {re.split("[?#]", path)[0] for path in PAGES}
    assert {templates.get(path) for path in paths} - {None} == set(templates.values())


def violations(page: Page) -> list[str]:
    """What axe finds once everything that moves has come to rest; half faded in is hard to read."""
    page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))")
    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for violation in found
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", EVERYWHERE)
def test_axe_finds_nothing(browser: Browser, base_url: str, path: str, scheme: str) -> None:
    context = browser.new_context(
        base_url=base_url,
        service_workers="block",
        color_scheme=scheme,
        viewport={"width": 1280, "height": 900},
    )
    page = context.new_page()
    page.goto(path)
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("path", ["matrix/", "en/offices/"])
def test_axe_finds_nothing_on_a_phone(page: Page, path: str) -> None:
    page.goto(path)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["", "FRESC", "xyzzyx"])
@pytest.mark.parametrize("prefix", ["", "ja-easy/", "en/", "my/", "ur/"])
def test_axe_finds_nothing_in_the_open_search(
    browser: Browser, base_url: str, prefix: str, query: str, scheme: str
) -> None:
    context = browser.new_context(
        base_url=base_url,
        service_workers="block",
        color_scheme=scheme,
        viewport={"width": 360, "height": 740},
    )
    page = context.new_page()
    page.goto(prefix)
    search_queries.open_box(page)
    page.locator(".md-search__input").fill(query)
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("path", EVERYWHERE)
def test_no_request_leaves_the_site(page: Page, base_url: str, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path)
    page.wait_for_load_state("load")
    assert [url for url in asked if not url.startswith(base_url)] == []
    assert len(asked) <= 7
