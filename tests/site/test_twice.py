"""Who taps twice, by habit or with a hand that trembles, means it once: a layer that has gone, or come, takes
nothing that lies on the same spot along.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from support.browsing import reader
from support.kinds import OFFICE

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "locale": "ne"}
# Every tap, and those that did what is done at the place where they came; how often a script went back.
COUNTED = """
  Object.assign(window, { tapped: 0, arrived: 0, returned: 0 });
  addEventListener("click", () => { window.tapped += 1; }, true);
  addEventListener("click", (event) => { window.arrived += Number(!event.defaultPrevented); });
  const back = history.back.bind(history);
  history.back = () => { window.returned += 1; back(); };
"""


class Thumb:
    """A reader's, with a clock of its own: what it does at once is at once on a slow machine, too."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._events = page.context.new_cdp_session(page)
        self._now = time.time()  # seconds since 1970

    def tap(self, thing: Locator, times: int = 1, after: float = 1) -> None:
        """Tap the middle of `thing`, `after` seconds from the last tap, and again 0.09 s later.

        What stands there after the first tap is not asked for.
        """
        thing.scroll_into_view_if_needed()
        box = thing.bounding_box()
        assert box
        at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        self._now += after
        for _ in range(times):
            self._touch("touchStart", [at])
            self._touch("touchEnd", [])
            self._now += 0.09

    def tap_twice(self, thing: Locator) -> None:
        """Tap two times on one spot, and wait until the page has had both taps."""
        before = self._page.evaluate("tapped")
        self.tap(thing, times=2)
        self._page.wait_for_function("count => tapped === count", arg=before + 2)

    def _touch(self, kind: str, points: list[dict[str, float]]) -> None:
        touch = {"type": kind, "touchPoints": points, "timestamp": self._now}
        self._events.send("Input.dispatchTouchEvent", touch)


@pytest.fixture(params=["en/", "ur/", "ja-easy/"])
def phone(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A phone on the pages of one language after the other, from left to right and from right to left."""
    with reader(browser, base_url=f"{base_url}{request.param}", **PHONE) as page:
        page.add_init_script(COUNTED)
        page.goto("about/")
        yield page


@pytest.fixture
def thumb(phone: Page) -> Thumb:
    return Thumb(phone)


def test_the_search_box_closes_and_the_place_and_the_choice_stay(phone: Page, thumb: Thumb) -> None:
    place = f"offices/?prefecture={OFFICE.prefectures[0]}"
    phone.goto(place)
    thumb.tap(phone.locator("[data-search-open]").first)
    expect(phone.locator(".search-box__input")).to_be_focused()
    phone.evaluate("arrived = 0")
    thumb.tap_twice(phone.locator("[data-search-close]"))
    assert phone.evaluate("arrived") == 1
    expect(phone.locator(".search-box")).to_be_hidden()
    expect(phone).to_have_url(re.compile(f"{re.escape(place)}$"))
    # Whoever means what lies there comes to it.
    thumb.tap(phone.locator(".site-header__name"))
    expect(phone).not_to_have_url(re.compile("offices"))
    phone.go_back()
    phone.go_back()
    expect(phone).to_have_url(re.compile("/about/$"))


def test_the_search_box_that_is_closed_twice_at_once_goes_back_once(
    phone: Page, thumb: Thumb
) -> None:
    phone.goto("offices/")
    thumb.tap(phone.locator("[data-search-open]").first)
    expect(phone.locator(".search-box__input")).to_be_focused()
    phone.locator("[data-search-close]").evaluate("door => { door.click(); door.click(); }")
    assert phone.evaluate("returned") == 1
    expect(phone.locator(".search-box")).to_be_hidden()
    expect(phone).to_have_url(re.compile("/offices/$"))
    # And it opens, closes and leads back as before.
    expect(phone.locator("[data-search-open]").first).to_be_focused()
    thumb.tap(phone.locator("[data-search-open]").first)
    expect(phone.locator(".search-box__input")).to_be_focused()
    phone.go_back()
    expect(phone.locator(".search-box")).to_be_hidden()
    phone.go_back()
    expect(phone).to_have_url(re.compile("/about/$"))


@pytest.mark.parametrize("row", range(2))
def test_a_card_opens_and_nothing_on_it_is_tapped(phone: Page, thumb: Thumb, row: int) -> None:
    phone.goto("cards/")
    phone.evaluate("arrived = 0")
    chosen = phone.locator(".cards-list .topics a, .cards-list .rows a").nth(-1 - row)
    card = chosen.evaluate("link => link.hash")
    thumb.tap_twice(chosen)
    expect(phone.locator(card)).to_be_visible()
    assert phone.evaluate("arrived") == 1


def test_a_card_closes_and_the_list_stays(phone: Page, thumb: Thumb) -> None:
    phone.goto("cards/")
    thumb.tap(phone.locator(".cards-list .topics a").first)
    door = phone.locator(".card:target [href='#top']")
    expect(door).to_be_visible()
    thumb.tap_twice(door)
    expect(phone.locator(".card:target")).to_have_count(0)
    expect(phone).to_have_url(re.compile("/cards/$"))
    assert phone.locator("main details[open]").count() == 0


def test_a_card_is_turned_once(phone: Page, thumb: Thumb) -> None:
    phone.goto("cards/")
    thumb.tap(phone.locator(".cards-list .topics a").first)
    turn = phone.locator(".card:target [data-turn]")
    expect(turn).to_be_visible()
    thumb.tap_twice(turn)
    expect(phone.locator(".card--turned:target")).to_be_visible()


def test_the_offer_of_another_language_goes_and_nothing_below_it_is_tapped(
    phone: Page, thumb: Thumb
) -> None:
    phone.goto("")
    phone.evaluate("arrived = 0")
    home = phone.url
    thumb.tap_twice(phone.locator(".language-offer button"))
    expect(phone.locator(".language-offer")).to_be_hidden()
    expect(phone.locator(".search-box")).to_be_hidden()
    assert phone.url == home
    assert phone.evaluate("arrived") == 1


def test_what_is_tapped_soon_after_something_else_is_tapped(phone: Page, thumb: Thumb) -> None:
    phone.goto("")
    menu = phone.locator(".menu--pages")
    thumb.tap_twice(menu.locator("summary"))
    expect(menu).not_to_have_attribute("open")
    thumb.tap(menu.locator("summary"))
    for name in ("dark", "light", "device"):
        thumb.tap(menu.locator(f"label:has([value={name}])"), after=0.1)
        expect(menu.locator(f"[value={name}]")).to_be_checked()
