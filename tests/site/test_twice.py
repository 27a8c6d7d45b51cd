"""Who taps twice, by habit or with a hand that trembles, means it once: a layer that has gone, or come, takes
nothing that lies on the same spot along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from support.browsing import reader
from support.kinds import OFFICE

BETWEEN = 90  # ms from one tap to the next
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "locale": "ne"}
# Everything that can be tapped and shows that it was, beyond what is looked for below.
ARRIVED = """() => {
  window.arrived = 0;
  addEventListener("click", (event) => { window.arrived += Number(!event.defaultPrevented); });
}"""


@pytest.fixture(params=["en/", "ur/", "ja-easy/"])
def phone(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A phone on the pages of one language after the other, from left to right and from right to left."""
    with reader(browser, base_url=f"{base_url}{request.param}", **PHONE) as page:
        page.goto("about/")
        yield page


def tap_twice(thing: Locator) -> None:
    """Two taps on the middle of `thing`, whatever stands there after the first."""
    thing.scroll_into_view_if_needed()
    box = thing.bounding_box()
    assert box
    at = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    thing.page.touchscreen.tap(*at)
    thing.page.wait_for_timeout(BETWEEN)
    thing.page.touchscreen.tap(*at)
    thing.page.wait_for_timeout(2 * BETWEEN)


def test_the_search_box_closes_and_the_place_and_the_choice_stay(phone: Page) -> None:
    place = f"offices/?prefecture={OFFICE.prefectures[0]}"
    phone.goto(place)
    phone.locator("[data-search-open]").first.tap()
    expect(phone.locator(".search-box__input")).to_be_focused()
    tap_twice(phone.locator("[data-search-close]"))
    expect(phone.locator(".search-box")).to_be_hidden()
    expect(phone).to_have_url(re.compile(f"{re.escape(place)}$"))
    # Whoever means what lies there comes to it.
    phone.wait_for_timeout(500)
    phone.locator(".site-header__name").tap()
    expect(phone).not_to_have_url(re.compile("offices"))
    phone.go_back()
    phone.go_back()
    expect(phone).to_have_url(re.compile("/about/$"))


def test_the_search_box_that_is_closed_twice_at_once_goes_back_once(phone: Page) -> None:
    phone.goto("offices/")
    phone.locator("[data-search-open]").first.tap()
    expect(phone.locator(".search-box__input")).to_be_focused()
    phone.locator("[data-search-close]").evaluate("door => { door.click(); door.click(); }")
    expect(phone.locator(".search-box")).to_be_hidden()
    phone.wait_for_timeout(2 * BETWEEN)
    expect(phone).to_have_url(re.compile("/offices/$"))
    # And it opens, closes and leads back as before.
    phone.locator("[data-search-open]").first.tap()
    expect(phone.locator(".search-box__input")).to_be_focused()
    phone.go_back()
    expect(phone.locator(".search-box")).to_be_hidden()
    phone.go_back()
    expect(phone).to_have_url(re.compile("/about/$"))


@pytest.mark.parametrize("row", range(2))
def test_a_card_opens_and_nothing_on_it_is_tapped(phone: Page, row: int) -> None:
    phone.goto("cards/")
    phone.evaluate(ARRIVED)
    chosen = phone.locator(".cards-list .topics a, .cards-list .rows a").nth(-1 - row)
    card = chosen.evaluate("link => link.hash")
    tap_twice(chosen)
    expect(phone.locator(card)).to_be_visible()
    assert phone.evaluate("window.arrived") == 1


def test_a_card_closes_and_the_list_stays(phone: Page) -> None:
    phone.goto("cards/")
    phone.locator(".cards-list .topics a").first.tap()
    door = phone.locator(".card:target [href='#top']")
    expect(door).to_be_visible()
    phone.wait_for_timeout(500)
    tap_twice(door)
    expect(phone.locator(".card:target")).to_have_count(0)
    expect(phone).to_have_url(re.compile("/cards/$"))
    assert phone.locator("main details[open]").count() == 0


def test_a_card_is_turned_once(phone: Page) -> None:
    phone.goto("cards/")
    phone.locator(".cards-list .topics a").first.tap()
    turn = phone.locator(".card:target [data-turn]")
    expect(turn).to_be_visible()
    phone.wait_for_timeout(500)
    tap_twice(turn)
    expect(phone.locator(".card--turned:target")).to_be_visible()


def test_the_offer_of_another_language_goes_and_nothing_below_it_is_tapped(phone: Page) -> None:
    phone.goto("")
    phone.evaluate(ARRIVED)
    home = phone.url
    tap_twice(phone.locator(".language-offer button"))
    expect(phone.locator(".language-offer")).to_be_hidden()
    expect(phone.locator(".search-box")).to_be_hidden()
    assert phone.url == home
    assert phone.evaluate("window.arrived") == 1


def test_what_is_tapped_soon_after_something_else_is_tapped(phone: Page) -> None:
    phone.goto("")
    menu = phone.locator(".menu--pages")
    tap_twice(menu.locator("summary"))
    expect(menu).not_to_have_attribute("open")
    menu.locator("summary").tap()
    for name in ("dark", "light", "device"):
        menu.locator(f"label:has([value={name}])").tap()
        expect(menu.locator(f"[value={name}]")).to_be_checked()
