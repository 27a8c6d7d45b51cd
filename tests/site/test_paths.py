"""What readers do, in a real Chromium on a phone of 360 px."""

from __future__ import annotations

import re

import pytest
from guide.languages.editions import Edition
from playwright.sync_api import Browser, Page, expect
from support.browsing import follow, reader

CENTER = "tel:+81570011000"
PREFIXES = ["", "en/"]
REMOVE = "all => all.forEach((one) => one.remove())"
# The words of the heads of columns that stand on more than one line.
TORN = """heads => heads.flatMap((head) => {
  const text = head.firstChild;
  return [...text.data.matchAll(/\\S+/g)].map(({ 0: word, index }) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return [word, range.getClientRects().length];
  }).filter(([, lines]) => lines > 1);
})"""
# Pages with a number: one of each kind, those with the longest names.
CALLS = [
    "",
    "topics/work/",
    "topics/hiring/",
    "topics/records/",
    "for/foreign-national/",
    "for/school/",
    "agencies/labour-bureau/",
    "agencies/human-rights/",
]


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize(
    ("topic", "agency"),
    [
        ("visa", "visa-information"),
        ("residence", "tokyo-immigration"),
        ("work", "labour-bureau"),
        ("jobs", "employment-service-center"),
        ("legal", "houterasu"),
        ("rights", "human-rights"),
        ("records", "isa"),
        ("hiring", "jetro"),
        ("local-desk", "isa"),
    ],
)
def test_a_topic_leads_to_the_desk_and_its_telephone_in_two_taps(
    page: Page, prefix: str, topic: str, agency: str
) -> None:
    page.goto(prefix)
    follow(page.locator(f'.topic[href$="topics/{topic}/"]'))
    phone = page.locator("main .phone").first
    expect(phone).to_have_attribute("href", CENTER)
    expect(phone).to_be_visible()
    desk = page.locator(".desk").filter(has=page.locator(f'a[href*="agencies/{agency}/"]')).first
    expect(desk.locator("a").first).to_be_hidden()
    desk.locator("summary").tap()
    expect(desk.locator("a").first).to_be_visible()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_who_i_am_leads_to_my_services_and_only_those(page: Page, prefix: str) -> None:
    page.goto(prefix)
    follow(page.locator('a[href$="for/school/"]'))
    expect(page.locator(".desk__why")).to_have_count(3)
    expect(page.locator(".call .phone")).to_have_attribute("href", CENTER)


def test_a_local_government_reaches_its_regional_office_in_three_taps(page: Page) -> None:
    page.goto("")
    follow(page.locator('a[href$="for/local-government/"]'))
    follow(page.locator('main a[href$="offices/"]').first)
    page.locator("select[name=prefecture]").select_option("okinawa")
    expect(page.locator("[data-only] .phone")).to_have_attribute("href", "tel:+81988324186")


@pytest.mark.parametrize("way", ["topics/local-desk/", "for/local-government/"])
def test_an_official_reaches_the_coordinator_of_a_prefecture_in_two_taps(
    page: Page, way: str
) -> None:
    page.goto("en/")
    follow(page.locator(f'main a[href$="{way}"]'))
    expect(page.locator("main .phone--big")).to_have_count(0)
    places = page.locator("#where ~ .places a")
    first, second, *_ = places.evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().y)"
    )
    assert first == second, "two stand side by side on a phone"
    places.filter(has_text="Kanagawa").first.tap()
    office = page.locator("#yokohama")
    expect(office.locator(".phone")).to_be_in_viewport()
    expect(office).to_contain_text("20")


def test_the_call_panel_stands_in_the_first_screen_in_every_language(
    page: Page, editions: tuple[Edition, ...]
) -> None:
    """The whole of it; and where another language is offered above, the number and what to say."""

    def ends(parts: str) -> list[float]:
        return page.locator(parts).evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().bottom)"
        )

    for edition in editions:
        for path in CALLS:
            page.goto(edition.locale.prefix + path)
            offer = page.locator(".language-offer")
            assert offer.is_visible() == (edition.locale.lang != "ja")
            below_offer = ends("main .call .phone, main .call .say__lines")
            assert below_offer
            assert max(below_offer) <= 740, (edition.locale.id, path, below_offer)
            offer.evaluate_all(REMOVE)
            assert max(ends("main .call")) <= 740, (edition.locale.id, path, ends("main .call"))
            bar = page.locator(".site-header__bar").bounding_box()
            assert bar is not None
            assert bar["height"] <= 70, f"{edition.locale.id}: the header has two lines"


def test_every_topic_stands_in_the_first_screen_of_the_home_page(
    page: Page, editions: tuple[Edition, ...]
) -> None:
    for edition in editions:
        page.goto(edition.locale.prefix)
        page.locator(".language-offer").evaluate_all(REMOVE)
        ends = page.locator("main .topic").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().bottom)"
        )
        assert len(ends) == len(edition.guide.topics)
        assert max(ends) <= 740, (edition.locale.id, max(ends))


def test_the_telephone_hours_address_and_map_stand_on_the_home_page(page: Page) -> None:
    page.goto("")
    expect(page.locator(".call .phone")).to_be_in_viewport()
    card = page.locator("#center")
    card.locator("summary").first.tap()
    expect(card).to_contain_text("月曜日から金曜日：9:00から17:00まで")
    expect(card).to_contain_text("〒160-0004")
    expect(card.locator(".map-link")).to_have_attribute("href", re.compile(r"query=%E6%9D%B1"))


def test_the_matrix_is_filtered_and_the_choice_stands_in_the_address(page: Page) -> None:
    page.goto("matrix/")
    expect(page.locator("output")).to_have_text("業務の数：19")
    page.locator("select[name=audience]").select_option("employer")
    expect(page.locator("output")).to_have_text("業務の数：9")
    page.locator("select[name=agency]").select_option("jetro")
    expect(page.locator("output")).to_have_text("業務の数：2")
    expect(page).to_have_url(re.compile(r"\?audience=employer&agency=jetro$"))
    expect(page.locator("tr[data-row]:visible")).to_have_count(2)
    page.reload()
    expect(page.locator("tr[data-row]:visible")).to_have_count(2)
    page.get_by_role("button", name="条件を消す").tap()
    expect(page.locator("tr[data-row]:visible")).to_have_count(19)
    expect(page).to_have_url(re.compile(r"/matrix/$"))


def test_the_matrix_is_seen_in_one_glance_on_a_large_screen(
    browser: Browser, base_url: str, editions: tuple[Edition, ...]
) -> None:
    """At 1280 × 1100 from the top of the page, at 1280 × 900 by itself; no head is torn in a word."""
    with reader(browser, base_url=base_url, viewport={"width": 1280, "height": 1100}) as page:
        for edition in editions:
            page.goto(f"{edition.locale.prefix}matrix/")
            page.locator(".language-offer").evaluate_all(REMOVE)
            box = page.locator("table.matrix").bounding_box()
            assert box is not None
            end = box["y"] + box["height"]
            assert (end <= 1100, box["height"] <= 900) == (True, True), (edition.locale.id, box)
            if edition.locale.id in {"ja", "en", "zh-Hans", "zh-Hant", "ko", "vi"}:
                assert end <= 900, (edition.locale.id, end)
            if edition.locale.script in {"Latn", "Cyrl"}:
                assert page.locator("th.matrix__audience").evaluate_all(TORN) == []


def test_the_office_has_its_number_before_its_card(page: Page) -> None:
    page.goto("offices/#sapporo")
    office = page.locator("#sapporo")
    number, card = (office.locator(part).bounding_box() for part in (".phone", ".to-card"))
    assert number is not None
    assert card is not None
    assert number["y"] < card["y"]


def test_the_papers_of_the_chosen_language_stand_alone_on_a_phone(page: Page) -> None:
    page.goto("en/print/")
    papers = page.locator(".prints tbody tr:visible")
    expect(papers).to_have_count(1)
    expect(papers).to_have_attribute("id", "in-en")
    page.locator('.languages--here a[href="#in-km"]').tap()
    expect(papers).to_have_count(1)
    expect(papers).to_have_attribute("id", "in-km")
    pictures = papers.locator("a > img")
    expect(pictures).to_have_count(4)
    for picture in pictures.all():
        expect(picture).to_have_js_property("naturalWidth", 4 * 144)
        expect(picture).to_have_js_property("offsetHeight", 65)
    places = "images => images.map(image => getComputedStyle(image).objectPosition)"
    assert len(set(pictures.evaluate_all(places))) == 4


def test_a_filter_that_nothing_fits_says_so(page: Page) -> None:
    page.goto("matrix/?audience=school&agency=jetro")
    expect(page.locator("[data-no-results]")).to_be_visible()


def test_an_unknown_choice_in_the_address_shows_everything(page: Page) -> None:
    page.goto("matrix/?audience=<script>&agency=nobody")
    expect(page.locator("tr[data-row]:visible")).to_have_count(19)


def test_a_picture_that_does_not_come_leaves_its_link(page: Page) -> None:
    """Without network, pages are copies that the browser keeps; pictures are not among them."""
    page.route("**/*.png", lambda route: route.abort())
    page.goto("en/print/")
    papers = page.locator("#in-en a")
    papers.first.scroll_into_view_if_needed()
    expect(papers.locator("img")).to_have_count(0)
    expect(papers).to_have_count(4)


def test_the_map_leads_to_the_office_of_a_prefecture(page: Page) -> None:
    page.goto("offices/")
    office = page.locator('.japan a[href="#kobe"]')
    expect(office).to_have_attribute("aria-label", "神戸支局: 兵庫県")
    office.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#kobe$"))
    expect(page.locator("#kobe")).to_be_in_viewport()


def test_another_language_keeps_the_page_the_place_and_the_choice(page: Page) -> None:
    page.goto("matrix/?audience=school#visa-enquiries")
    page.locator(".menu--language summary").tap()
    page.locator(".menu--language a[lang=en]").tap()
    expect(page).to_have_url(re.compile(r"/en/matrix/\?audience=school#visa-enquiries$"))
    expect(page.locator("tr[data-row]:visible")).to_have_count(3)
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_keyboard_alone_reaches_search_menu_and_telephone(page: Page) -> None:
    page.goto("")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".md-skip")).not_to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".find")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".call .phone")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator(".search-box__input")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator(".menu--language summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".menu--language a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".menu--language summary")).to_be_focused()
    expect(page.locator(".menu--language a").first).to_be_hidden()


@pytest.mark.parametrize("path", ["", "matrix/", "offices/", "topics/work/", "en/offices/"])
def test_without_javascript_everything_is_there(
    browser: Browser, base_url: str, editions: tuple[Edition, ...], path: str
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(path)
    expect(page.locator(".phone:visible").first).to_have_attribute("href", CENTER)
    expect(page.locator("form:visible")).to_have_count(0)
    expect(page.locator("[data-search-open]:visible")).to_have_count(0)
    if path == "matrix/":
        expect(page.locator("tr[data-row]:visible")).to_have_count(19)
    if path.endswith("offices/"):
        expect(page.locator("table.offices tbody tr:visible")).to_have_count(11)
        page.locator(".prefectures summary").click()
        expect(page.locator(".prefectures li:visible")).to_have_count(47)
    page.locator(".menu--language summary").click()
    expect(page.locator(".menu--language a:visible")).to_have_count(len(editions))
    context.close()


def test_a_missing_page_answers_in_every_language_the_readers_own_first(
    page: Page, editions: tuple[Edition, ...]
) -> None:
    page.goto("en/agencies/nobody/")
    expect(page.locator(".not-found")).to_have_count(len(editions))
    expect(page.locator(".not-found").first).to_have_attribute("lang", "en")
    page.locator(".not-found .button").first.tap()
    expect(page).to_have_url(re.compile(r"/fresc-guide/en/$"))
