"""The search box in a real Chromium: what it shows and fetches, and how it is used.

What it understands is tested without a browser, in `tests/search/`.
"""

from __future__ import annotations

import re

import pytest
from guide.languages.editions import Edition
from playwright.sync_api import Page, Route, expect
from support import search_queries

CENTER = "tel:+81570011000"
LOCALES = ["", "ja-easy/", "en/", "my/", "ur/"]


def search(page: Page, query: str) -> None:
    search_queries.open_box(page)
    page.locator(".md-search__input").fill(query)


@pytest.mark.parametrize(
    ("prefix", "query", "lands"),
    [
        ("", "びざ", "topics/visa/"),
        ("en/", "boss does not pay", "topics/work/"),
        ("ur/", "وکیل", "topics/legal/"),
    ],
)
def test_a_result_leads_to_its_page(page: Page, prefix: str, query: str, lands: str) -> None:
    page.goto(prefix)
    search(page, query)
    first = page.locator(".md-search-result__item a").first
    expect(first).to_have_attribute("href", re.compile(rf"/{prefix}{lands}$"))


def test_a_telephone_number_leads_to_the_office_that_has_it(page: Page) -> None:
    page.goto("")
    search(page, "+81 22 256 6080")
    expect(page.locator(".md-search-result__item .phone").first).to_have_attribute(
        "href", "tel:+81222566080"
    )


@pytest.mark.parametrize(("prefix", "city"), [("", "神戸"), ("ur/", "کوبے")])
def test_a_city_leads_to_the_office_and_its_telephone(page: Page, prefix: str, city: str) -> None:
    page.goto(prefix)
    search(page, city)
    office = page.locator(".md-search-result__section").filter(
        has=page.locator('a[href$="offices/#kobe"]')
    )
    expect(office.locator(".phone")).to_have_attribute("href", "tel:+81783914747")


@pytest.mark.parametrize(
    ("prefix", "query"),
    [("", "天気予報"), ("en/", "pizza")],
)
def test_what_nobody_should_find_is_not_found_and_help_is_offered(
    page: Page, prefix: str, query: str, editions: tuple[Edition, ...]
) -> None:
    page.goto(prefix)
    search(page, query)
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    edition = next(one for one in editions if one.locale.prefix == prefix)
    none = edition.guide.interface["search"]["none"]
    expect(page.locator(".md-search-result__meta")).to_have_text(none)
    help = page.locator("[data-search-help]")
    expect(help.locator(".phone")).to_have_attribute("href", CENTER)
    expect(help.locator("li a")).to_have_count(len(edition.guide.topics))


@pytest.mark.parametrize("prefix", LOCALES)
def test_a_result_says_what_where_for_whom_and_calls(page: Page, prefix: str) -> None:
    page.goto(prefix)
    search(
        page,
        {"": "弁護士", "ja-easy/": "弁護士", "en/": "lawyer", "my/": "ရှေ့နေ", "ur/": "وکیل"}[prefix],
    )
    item = page.locator(".md-search-result__item").first
    section = item.locator(".md-search-result__section").first
    expect(section.locator("a").first).to_have_attribute(
        "href", re.compile(r"topics/legal/#legal-support$")
    )
    expect(section.locator("p")).to_have_count(2)
    expect(section.locator(".phone")).to_have_attribute("href", CENTER)
    titles = item.locator("h1").all_inner_texts()
    assert len(titles) == len(set(titles)) == 1
    section.locator("a").first.tap()
    expect(page.locator("#legal-support")).to_be_in_viewport()
    expect(page.locator("#legal-support .phone")).to_have_attribute("href", CENTER)


def test_the_words_that_were_found_are_marked_and_no_reading_is_shown(page: Page) -> None:
    page.goto("ja-easy/")
    search(page, "弁護士に相談")
    expect(page.locator(".md-search-result__item mark").first).to_be_visible()
    expect(page.locator(".md-search-result rt")).to_have_count(0)


def test_search_is_fetched_on_first_use_and_never_before(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto("en/")
    assert not [url for url in fetched if "search" in url]
    search(page, "visa")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    asked = [url for url in fetched if "search" in url]
    assert [url.split("/fresc-guide/")[1] for url in asked] == [
        "assets/search.js",
        "en/search/index.js",
    ]


def test_a_search_that_cannot_be_fetched_says_so(page: Page) -> None:
    page.route("**/search/index.js", lambda route: route.abort())
    page.goto("en/")
    page.locator("[data-search-open]").tap()
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("by phone"))


@pytest.mark.parametrize("late", ["**/assets/search.js", "**/search/index.js"])
def test_what_is_typed_too_early_is_answered_when_the_search_has_arrived(
    page: Page, late: str
) -> None:
    held: list[Route] = []
    page.route(late, lambda route: held.append(route))
    page.goto("en/")
    with page.expect_request(late):
        page.locator("[data-search-open]").tap()
    box = page.locator(".md-search__input")
    box.press_sequentially("visa")
    for key in ("ArrowDown", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    page.locator("button[type=reset].md-search__button").tap()
    expect(box).to_be_focused()
    page.keyboard.type("lawyer")
    held[0].continue_()
    expect(page.locator(".md-search-result__item h1").first).to_have_text("Legal problems")
    expect(box).to_have_value("lawyer")
    assert page.url.endswith("/en/")


def test_a_search_that_arrives_at_the_second_try_works_like_any_other(page: Page) -> None:
    page.route("**/search/index.js", lambda route: route.abort(), times=1)
    page.goto("en/")
    with page.expect_event("requestfailed"):
        page.locator("[data-search-open]").tap()
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("by phone"))
    page.keyboard.press("Escape")
    search(page, "lawyer")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()


def test_the_keyboard_opens_walks_follows_and_closes(page: Page) -> None:
    page.goto("en/")
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("lawyer")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__input")).not_to_be_in_viewport()
    expect(page.locator("[data-search-open]")).to_be_focused()
    page.keyboard.press("f")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/en/topics/legal/$"))


@pytest.mark.parametrize("prefix", LOCALES)
def test_the_closed_box_takes_no_focus(page: Page, prefix: str) -> None:
    page.goto(prefix)
    box = page.locator("[data-md-component=search]")
    phone = page.locator("main .phone").first
    for _ in range(12):
        page.keyboard.press("Tab")
        expect(box.locator(":focus")).to_have_count(0)
        if phone.evaluate("phone => phone === document.activeElement"):
            break
    expect(phone).to_be_focused()


def test_pasted_words_are_searched_and_a_link_may_carry_a_query(page: Page) -> None:
    page.goto("en/?q=lawyer")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(page.locator(".md-search__input")).to_have_value("lawyer")
    page.locator("button[type=reset].md-search__button").tap()
    expect(page.locator(".md-search-result__item")).to_have_count(0)
