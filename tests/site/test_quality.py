"""What every page keeps to: accessibility, no request to another origin."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from guide.languages.editions import Edition
from guide.site import page_keys
from playwright.sync_api import Browser, Page, Request
from support import search_queries
from support.axe import COLOURS, violations, violations_in_both_schemes
from support.browsing import reader
from support.kinds import PAGES

EVERYWHERE = [prefix + page for prefix in ("", "en/") for page in PAGES]


def test_every_kind_of_page_is_looked_at(editions: tuple[Edition, ...]) -> None:
    templates = {key.path: key.template for key in page_keys(editions[0].guide)}
    paths = {re.split("[?#]", path)[0] for path in PAGES}
    assert {templates.get(path) for path in paths} - {None} == set(templates.values())


FOUND_NOTHING: dict[str, list[str]] = {"light": [], "dark": []}


@pytest.fixture(scope="module")
def desk(browser: Browser, base_url: str) -> Iterator[Page]:
    """A wide screen, on which one page is opened after the other."""
    with reader(browser, base_url=base_url, viewport={"width": 1280, "height": 900}) as page:
        yield page


@pytest.mark.parametrize("path", EVERYWHERE)
def test_axe_finds_nothing_and_no_request_leaves_the_site(
    desk: Page, base_url: str, editions: tuple[Edition, ...], path: str
) -> None:
    asked: list[str] = []
    pictures: set[str] = set()

    def note(request: Request) -> None:
        (pictures.add if request.url.endswith("/first-pages.png") else asked.append)(request.url)

    desk.on("request", note)
    # What differs by the part behind # only would not be loaded anew.
    desk.goto("about:blank")
    desk.goto(path)
    desk.wait_for_load_state("load")
    desk.remove_listener("request", note)
    assert [url for url in (*asked, *pictures) if not url.startswith(base_url)] == []
    assert len(asked) <= 7
    # They come when they come near what is in sight: before the page is loaded, or after.
    assert len(pictures) <= len(editions)
    if path.startswith("en/"):
        assert violations_in_both_schemes(desk) == FOUND_NOTHING
    else:
        assert violations(desk, but=COLOURS) == []


@pytest.mark.parametrize("path", ["matrix/", "en/offices/"])
def test_axe_finds_nothing_on_a_phone(page: Page, path: str) -> None:
    page.goto(path)
    assert violations(page) == []


@pytest.mark.parametrize("prefix", ["", "ja-easy/", "en/", "my/", "ur/"])
def test_axe_finds_nothing_in_the_open_search(page: Page, prefix: str) -> None:
    page.goto(prefix)
    search_queries.open_box(page)
    query = page.locator(".search-box__input")
    found = {}
    for typed in ("", "FRESC", "xyzzyx"):
        query.fill(typed)
        found[typed] = violations_in_both_schemes(page)
    assert found == dict.fromkeys(found, FOUND_NOTHING)
