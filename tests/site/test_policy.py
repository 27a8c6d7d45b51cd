"""What a page may load and run, that the site keeps to it, and what is left where scripts do not run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from guide.languages.editions import Edition
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from support import search_queries
from support.kinds import OFFICE, PAGES

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)
INLINE = re.compile(r"<style|\s(?:style|on[a-z]+)=", re.IGNORECASE)
NOTE = """document.addEventListener("securitypolicyviolation", (event) => {
  (window.violations ??= []).push(`${event.violatedDirective}: ${event.blockedURI}`);
});"""
# What a reader can touch and that does nothing by itself.
CONTROLS = "button, form, input, select, textarea, [role=button]"


@pytest.fixture
def watched(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """A browser in which every page notes what its policy refuses."""
    context = browser.new_context(base_url=base_url, viewport={"width": 360, "height": 740})
    context.add_init_script(NOTE)
    yield context
    context.close()


def refused(page: Page) -> list[str]:
    noted: list[str] = page.evaluate("window.violations ?? []")
    return noted


def test_every_page_has_the_policy_and_nothing_that_it_would_refuse(site: Path) -> None:
    files = list(site.rglob("*.html"))
    assert site / "404.html" in files
    for file in files:
        html = file.read_text(encoding="utf-8")
        policy = POLICY.search(html)
        assert policy, file
        assert policy.end() < min(html.index("<script"), html.index("<link"))
        assert "unsafe" not in policy[1]
        assert '<meta name="referrer" content="no-referrer">' in html
        assert '<meta name="format-detection" content="telephone=no,' in html
        for attributes, text in SCRIPT.findall(html):
            if "src=" in attributes or "ld+json" in attributes:
                continue
            raise AssertionError(f"{file} has a script of its own: {text[:80]}")
        tags = re.sub(r">[^<]*<", "><", SCRIPT.sub("", html))
        assert not INLINE.search(tags), file


@pytest.mark.parametrize("prefix", ["", "ja-easy/", "en/", "ur/"])
def test_no_page_breaks_it(watched: BrowserContext, prefix: str) -> None:
    page = watched.new_page()
    for path in PAGES:
        page.goto(prefix + path)
        assert refused(page) == [], path


def test_neither_search_readings_filters_copying_nor_the_offline_copies_break_it(
    watched: BrowserContext, editions: tuple[Edition, ...]
) -> None:
    page = watched.new_page()
    page.goto("offices/")
    page.locator("[data-furigana]").click()
    expect(page.locator("main rt").first).to_be_visible()
    page.locator("select[name=prefecture]").select_option("okinawa")
    offices = editions[0].guide.offices_for("okinawa")
    expect(page.locator("tr[data-row]:visible")).to_have_count(len(offices))
    page.locator("[data-copy-link]:visible, [data-copy]:visible").first.click()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    search_queries.open_box(page)
    page.locator(".search-box__input").fill("弁護士")
    expect(page.locator(".search-result__item").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("topics/legal/"))
    expect(page.locator("html.js")).to_have_count(1)
    assert refused(page) == []


@pytest.mark.parametrize(
    ("made", "directive"),
    [
        ("Object.assign(document.createElement('script'), { text: 'ran = true' })", "script-src"),
        ("Object.assign(document.createElement('img'), { src: 'https://example.com/' })", "img"),
        ("Object.assign(document.createElement('style'), { textContent: 'p {}' })", "style-src"),
        ("Object.assign(document.createElement('iframe'), { src: 'about/' })", "frame-src"),
    ],
)
def test_what_somebody_slips_into_a_page_does_not_run(
    watched: BrowserContext, made: str, directive: str
) -> None:
    page = watched.new_page()
    page.goto("en/")
    page.evaluate(f"document.body.append({made})")
    page.wait_for_function("() => window.violations?.length > 0")
    assert refused(page)[0].startswith(directive)
    assert page.evaluate("window.ran === undefined")


# ---- Where scripts do not run -------------------------------------------------------------------


def expect_whole(page: Page, path: str) -> None:
    """The page says what it says, and shows nothing that would do nothing."""
    expect(page.locator("h1").first).to_be_visible()
    dead = page.locator(CONTROLS).filter(visible=True)
    expect(dead, path).to_have_count(0)


@pytest.mark.parametrize("prefix", ["", "ja-easy/", "en/", "ur/"])
def test_without_scripts_a_page_is_whole_and_shows_no_dead_button(
    browser: Browser, base_url: str, prefix: str
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    for path in PAGES:
        page.goto(prefix + path)
        expect_whole(page, path)
    page.goto(f"{prefix}offices/")
    expect(page.locator("tr[data-row]").first).to_be_visible()
    page.locator("details.menu--language summary").click()
    expect(page.locator("details.menu--language nav")).to_be_visible()
    context.close()


@pytest.mark.parametrize("text", ["const unread = /(?<", "", None])
@pytest.mark.parametrize("path", ["", "offices/", f"en/cards/#office-{OFFICE.id}", "no-such-page/"])
def test_where_the_script_cannot_be_read_no_dead_button_is_shown_either(
    browser: Browser, base_url: str, path: str, text: str | None
) -> None:
    with without(browser, base_url, "guide.js", text) as page:
        page.goto(path)
        expect_whole(page, path)


@pytest.mark.parametrize("text", ["const unread = /(?<", "", None])
@pytest.mark.parametrize("path", ["offices/", "my/matrix/", f"en/cards/#office-{OFFICE.id}"])
def test_without_the_script_of_other_pages_nothing_that_needs_it_is_shown(
    browser: Browser, base_url: str, path: str, text: str | None
) -> None:
    with without(browser, base_url, "pages.js", text) as page:
        page.goto(path)
        expect(page.locator("html.js")).to_have_count(1)
        dead = page.locator(".filters select, .filters button, [data-turn], .hear")
        expect(dead.filter(visible=True)).to_have_count(0)


@contextmanager
def without(browser: Browser, base_url: str, name: str, text: str | None) -> Iterator[Page]:
    """A page to which a script comes as `text`, which does nothing, or not at all."""
    context = browser.new_context(base_url=base_url, service_workers="block")
    page = context.new_page()
    if text is None:
        page.route(f"**/{name}*", lambda route: route.abort())
    else:
        page.route(f"**/{name}*", lambda route: route.fulfill(body=text))
    yield page
    context.close()


@pytest.fixture
def waiting(browser: Browser, base_url: str) -> Iterator[tuple[Page, list[Route]]]:
    """A page to which pages.js does not come until the route in the list is let go."""
    context = browser.new_context(
        base_url=base_url, service_workers="block", viewport={"width": 360, "height": 740}
    )
    page, held = context.new_page(), list[Route]()
    page.route("**/pages.js*", lambda route: held.append(route))
    yield page, held
    context.close()


def test_while_the_script_of_other_pages_is_late_the_rest_works_and_no_choice_is_lost(
    waiting: tuple[Page, list[Route]],
) -> None:
    page, held = waiting
    page.goto("en/offices/", wait_until="commit")
    expect(page.locator("html.js")).to_have_count(1)
    expect(page.locator(".filters select").first).to_be_hidden()
    search_queries.open_box(page)
    page.locator("[data-search-close]").click()
    height = (page.locator(".filters").bounding_box() or {})["height"]
    held[0].continue_()
    expect(page.locator(".filters select").first).to_be_visible()
    assert (page.locator(".filters").bounding_box() or {})["height"] >= height
    page.locator("select[name=prefecture]").select_option("okinawa")
    expect(page).to_have_url(re.compile("prefecture=okinawa"))


@pytest.mark.parametrize(
    "path", ["no-such-page/", "my/matrix/?audience=employer", "ur/topics/work/#bring"]
)
def test_no_page_waits_for_the_script_of_other_pages(
    waiting: tuple[Page, list[Route]], path: str
) -> None:
    page, _ = waiting
    page.goto(path, wait_until="commit")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("body")).to_have_css("visibility", "visible")
