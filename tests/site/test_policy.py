"""What a page may load and run, that the site keeps to it, and what is left where scripts do not run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from guide.languages.editions import Edition
from playwright.sync_api import Browser, BrowserContext, Page, expect
from support import search_queries
from support.kinds import PAGES

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
@pytest.mark.parametrize(
    ("name", "path"),
    [
        *[("guide", path) for path in ("", "offices/", "en/cards/#office-naha", "no-such-page/")],
        *[("pages", path) for path in ("en/offices/", "en/matrix/", "en/cards/#office-naha")],
    ],
)
def test_where_a_script_cannot_be_read_no_dead_button_is_shown_either(
    browser: Browser, base_url: str, name: str, path: str, text: str | None
) -> None:
    context = browser.new_context(base_url=base_url, service_workers="block")
    page = context.new_page()
    if text is None:
        page.route(f"**/{name}.js*", lambda route: route.abort())
    else:
        page.route(f"**/{name}.js*", lambda route: route.fulfill(body=text))
    page.goto(path)
    expect_whole(page, path)
    context.close()
