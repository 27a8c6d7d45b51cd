"""Which language a reader is offered, and where: one rule for the offer, the menu, missing addresses.

What the browser asks for, what an address names and what was chosen before are understood alike; the
offer covers nothing and moves nothing; place and filters are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from guide.languages.editions import Edition
from playwright.sync_api import Browser, Page, expect

# How browsers name what our locales are, and what they ask for that we do not have.
MEANT = {
    "zh-TW": "zh-Hant",
    "zh-HK": "zh-Hant",
    "zh-MO": "zh-Hant",
    "zh-Hant-HK": "zh-Hant",
    "zh-Hans-HK": "zh-Hans",
    "zh-CN": "zh-Hans",
    "zh-SG": "zh-Hans",
    "zh": "zh-Hans",
    "yue-HK": "zh-Hant",
    "nan": "zh-Hant",
    "cmn-Hans-CN": "zh-Hans",
    "pt-PT": "pt-BR",
    "pt": "pt-BR",
    "fil": "tl",
    "fil-PH": "tl",
    "en-GB": "en",
    "ur-PK": "ur",
    "my-MM": "my",
}

Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, base_url: str) -> Iterator[Visit]:
    """Opens a path with a browser that asks for these languages, best first."""
    contexts = []

    def visit(path: str, *languages: str, width: int = 360) -> Page:
        context = browser.new_context(
            base_url=base_url,
            service_workers="block",
            locale=languages[0],
            viewport={"width": width, "height": 740},
        )
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(
            f"Object.defineProperty(navigator, 'languages', {{ get: () => {list(languages)} }});"
            """
            window.shift = 0;
            new PerformanceObserver((list) => {
              for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shift += value;
            }).observe({ type: "layout-shift", buffered: true });
            """
        )
        page.goto(path)
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("asked", "meant"), MEANT.items())
def test_the_offer_and_the_missing_page_understand_a_language_alike(
    visit: Visit, asked: str, meant: str
) -> None:
    page = visit("coordinators/", asked)
    offer = page.locator(".language-offer a")
    expect(offer).to_have_attribute("href", re.compile(f"/{meant}/coordinators/$"))
    page.goto("no-such-page/")
    expect(page.locator(".not-found[open]")).to_have_attribute("data-locale", meant)


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("pt-br/offices/nobody/", "pt-BR"),
        ("zh-hant/nothing/", "zh-Hant"),
        ("zh-tw/nothing/", "zh-Hant"),
        ("JA-EASY/nothing/", "ja-easy"),
        ("VI/nothing", "vi"),
        ("fil/nothing/", "tl"),
        ("pt/nothing/", "pt-BR"),
    ],
)
def test_the_language_of_a_missing_address_counts_more_than_the_browsers(
    visit: Visit, path: str, meant: str
) -> None:
    page = visit(path, "ur")
    expect(page.locator(".not-found[open]")).to_have_attribute("data-locale", meant)


def test_the_first_language_that_we_have_is_taken(visit: Visit) -> None:
    page = visit("coordinators/", "fi-FI", "fil-PH", "en")
    expect(page.locator(".language-offer a")).to_have_attribute("lang", "tl")
    expect(visit("", "fi-FI").locator(".language-offer")).to_be_hidden()


def test_readers_of_easy_japanese_are_never_offered_ordinary_japanese(
    visit: Visit, editions: tuple[Edition, ...]
) -> None:
    page = visit(f"ja-easy/topics/{editions[0].guide.topics[0].id}/", "ja-JP")
    expect(page.locator("main .phone").first).to_be_visible()
    expect(page.locator(".language-offer")).to_be_hidden()
    page.goto("en/")
    page.locator(".menu--language summary").click()
    page.locator('.menu--language a[data-locale="ja"]').click()
    page.wait_for_url(re.compile(r"/fresc-guide/$"))
    page.goto("ja-easy/")
    expect(page.locator("main .phone").first).to_be_visible()
    expect(page.locator(".language-offer")).to_be_hidden()


def test_the_offer_keeps_the_place_and_the_filters_as_they_are_now(
    visit: Visit, editions: tuple[Edition, ...]
) -> None:
    guide = editions[0].guide
    office = next(one for one in reversed(guide.offices) if one.prefectures)
    kind, prefecture, id = office.kind, office.prefectures[0], office.id
    page = visit(f"en/offices/?kind={kind}#{id}", "vi")
    offer = page.locator(".language-offer a")
    expect(offer).to_have_attribute("href", re.compile(rf"/vi/offices/\?kind={kind}#{id}$"))
    page.locator("select[name=prefecture]").select_option(prefecture)
    asked = re.compile(rf"/vi/offices/\?kind={kind}&prefecture={prefecture}#{id}$")
    expect(offer).to_have_attribute("href", asked)
    expect(page.locator(".menu--language a[lang=vi]")).to_have_attribute("href", asked)
    offer.click()
    page.wait_for_url(asked)
    left = [one for one in guide.offices_for(prefecture) if one.kind == kind]
    expect(page.locator("tr[data-row]:visible")).to_have_count(len(left))
    expect(page.locator(f"#{id}")).to_be_in_viewport()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", "ja-easy/", "my/matrix/", "ur/", "no-such-page/"])
def test_the_offer_covers_nothing_and_moves_nothing(visit: Visit, path: str, width: int) -> None:
    page = visit(path, "km", width=width)
    page.wait_for_load_state("load")
    if path != "no-such-page/":
        expect(page.locator(".language-offer")).to_be_visible()
        assert page.evaluate(
            """() => {
              const bottom = document.querySelector(".language-offer").getBoundingClientRect().bottom;
              return document.querySelector("main").getBoundingClientRect().top >= bottom - 1;
            }"""
        )
    assert page.evaluate(
        "new Promise((shown) => requestAnimationFrame(() => setTimeout(() => shown(window.shift))))"
    ) < 0.05  # fmt: skip


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("asked", ["ja", "en", "ur", "my"])
def test_the_missing_page_is_short_and_the_readers_own(
    visit: Visit, editions: tuple[Edition, ...], asked: str, width: int
) -> None:
    page = visit("no-such-page/", asked, width=width)
    edition = next(one for one in editions if one.locale.id == asked)
    words = edition.guide.interface
    expect(page.locator("html")).to_have_attribute("lang", edition.locale.lang)
    expect(page.locator("html")).to_have_attribute("dir", edition.locale.direction)
    expect(page).to_have_title(f"{words['not_found']['title']} | {words['site']['name']}")
    expect(page.locator("h1")).to_have_text(words["not_found"]["title"])
    expect(page.locator(".site-header__name")).to_have_text(words["site"]["name"])
    expect(page.locator(".menu--language summary")).to_contain_text(edition.locale.name)
    expect(page.locator(".not-found").first).to_have_attribute("data-locale", asked)
    expect(page.locator("a[href^='tel:']:visible")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollHeight <= 1.6 * innerHeight")
    other = page.locator('.not-found[data-locale="vi"]')
    other.locator("summary").click()
    expect(other.locator(".button")).to_be_visible()
    page.locator(".site-header__name").click()
    page.wait_for_url(re.compile(rf"/fresc-guide/{edition.locale.prefix}$"))


def test_the_missing_page_of_easy_japanese_has_readings_unless_they_were_switched_off(
    visit: Visit,
) -> None:
    page = visit("ja-easy/no-such-page/", "en")
    readings = page.locator(".not-found[open] rt")
    expect(readings.first).to_be_visible()
    page.goto("ja-easy/")
    page.locator("[data-furigana]").click()
    page.goto("ja-easy/no-such-page/")
    expect(page.locator(".not-found[open]")).to_have_attribute("data-locale", "ja-easy")
    expect(readings.first).to_be_hidden()


def test_a_missing_page_without_scripts_is_japanese_and_every_language_can_be_opened(
    browser: Browser, base_url: str, editions: tuple[Edition, ...]
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("no-such-page/")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".not-found[open]")).to_have_attribute("data-locale", "ja")
    assert page.locator(".not-found").count() == len(editions)
    page.locator('.not-found[data-locale="th"] summary').click()
    expect(page.locator('.not-found[data-locale="th"] .button')).to_be_visible()
    context.close()


@pytest.mark.parametrize(("path", "asked"), [("my/", "uk"), ("en/", "my"), ("ur/", "es")])
def test_the_offer_is_lines_and_no_column_in_letters_twice_as_large(
    visit: Visit, path: str, asked: str
) -> None:
    page = visit(path, asked, width=320)
    letters = page.context.new_cdp_session(page)
    letters.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    offer = page.locator(".language-offer")
    expect(offer).to_be_visible()
    link, whole = offer.locator("a").bounding_box(), offer.bounding_box()
    assert link is not None
    assert whole is not None
    assert link["width"] > 200
    assert whole["height"] < 500


@pytest.mark.parametrize(
    "clipboard", ["refuses", "is absent", "never answers", "and the old way refuse"]
)
def test_copying_says_what_happened_whatever_the_browser_allows(
    page: Page, clipboard: str, editions: tuple[Edition, ...]
) -> None:
    page.add_init_script(
        {
            "refuses": "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));",
            "never answers": "navigator.clipboard.writeText = () => new Promise(() => {});",
            "is absent": "Object.defineProperty(navigator, 'clipboard', { value: undefined });",
            "and the old way refuse": "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
            "document.execCommand = () => false;",
        }[clipboard]
    )
    page.goto("en/offices/")
    words = next(one for one in editions if one.locale.id == "en").guide.interface["actions"]
    buttons = page.locator("tr[data-row] [data-copy]")
    button = buttons.last
    button.tap()
    said = words["not_copied" if "old way" in clipboard else "copied"]
    expect(button).to_have_text(said)
    expect(page.locator("body > [role=status]")).to_have_text(said)
    expect(button).to_be_focused()
    buttons.first.tap()
    expect(button).to_have_text(words["copy_address"])


@pytest.mark.parametrize("path", ["ja-easy/offices/", "offices/"])
def test_a_label_that_told_of_copying_has_its_readings_again(page: Page, path: str) -> None:
    page.goto(path)
    if not page.locator("html.furigana").count():
        page.locator("[data-furigana]").tap()
    buttons = page.locator("tr[data-row] [data-copy] span")
    expect(buttons.last.locator("rt").first).to_be_visible()
    before = buttons.last.inner_html()
    buttons.last.tap()
    expect(buttons.last.locator("rt")).to_have_count(0)
    buttons.first.tap()
    expect(buttons.last.locator("rt").first).to_be_visible()
    assert buttons.last.inner_html() == before


@pytest.mark.parametrize("path", ["ja-easy/offices/", "offices/"])
def test_the_one_office_that_a_filter_leaves_has_its_readings(
    page: Page, path: str, editions: tuple[Edition, ...]
) -> None:
    guide = editions[0].guide
    covered = (prefecture.id for prefecture in guide.prefectures)
    alone = next(id for id in covered if len(guide.offices_for(id)) == 1)
    page.goto(path)
    if not page.locator("html.furigana").count():
        page.locator("[data-furigana]").tap()
    expect(page.locator("tr[data-row] th rt").first).to_be_visible()
    page.locator("select[name=prefecture]").select_option(alone)
    expect(page.locator("[data-only] rt").first).to_be_visible()
    if path != "offices/":
        expect(page.locator(".filters output rt").first).to_be_visible()


@pytest.mark.parametrize(("refused", "copied"), [("NotAllowedError", True), ("AbortError", False)])
def test_what_cannot_be_shared_is_copied_unless_the_reader_thought_better_of_it(
    page: Page, refused: str, copied: bool, editions: tuple[Edition, ...]
) -> None:
    page.add_init_script(
        "navigator.share = () => { window.asked = true;"
        f" return Promise.reject(new DOMException('no', '{refused}')); }};"
    )
    page.goto("en/offices/")
    words = next(one for one in editions if one.locale.id == "en").guide.interface["actions"]
    page.locator("[data-copy-link]").tap()
    page.wait_for_function("window.asked")
    told = page.locator("body > [role=status]")
    expect(told).to_have_text(words["copied"] if copied else "")
