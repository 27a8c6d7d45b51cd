"""What readers do, in a real Chromium on a phone of 360 px."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

import pytest
from guide.facts.guide import Guide
from guide.facts.offices import Office
from guide.facts.record import has_ended
from guide.languages.editions import Edition
from guide.languages.phrases import plain
from guide.site import page_keys, today
from playwright.sync_api import Browser, Page, expect
from support.browsing import follow, reader

PREFIXES = ["", "en/"]
REMOVE = "all => all.forEach((one) => one.remove())"
# The notice of a page whose translation lacks something, or is old, stands open.
SHUT = "all => all.forEach((one) => one.removeAttribute('open'))"
# How many services a page shows in one glance; more of them take more room.
SERVICES = 19
# How many topics a first screen shows.
TOPICS = 9
ENDS = "all => all.map((one) => one.getBoundingClientRect().bottom)"
# Pixels below the first screen: a line more that officials or translators may write.
ROOM_FOR_DATA = 30
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


@pytest.fixture(scope="module")
def guide(editions: tuple[Edition, ...]) -> Guide:
    """What the guide says in Japanese; ids, numbers and addresses are those of every language."""
    return editions[0].guide


@pytest.fixture(scope="module")
def center(guide: Guide) -> str:
    """What is dialled by who taps the number that readers call first."""
    return guide.center.main_phone(today()).number.href


@pytest.fixture(scope="module")
def office(guide: Guide) -> Office:
    """An office to call that shares its prefectures with no other; with a section number, if any."""
    alone = [
        one
        for one in guide.offices
        if one.prefectures
        and all(guide.offices_for(id) == [one] for id in one.prefectures)
        and not has_ended(today(), one)
    ]
    return min(alone, key=lambda one: one.section_number is None)


def calls(guide: Guide) -> list[str]:
    """Those of the pages with a number that are there, and whose last day has not passed."""
    over = {
        *(f"topics/{one.id}/" for one in guide.topics
          if (guide.last_day_of(one) or date.max) < today()),
        *(f"agencies/{one.id}/" for one in guide.agencies if has_ended(today(), one)),
    }  # fmt: skip
    there = {key.path for key in page_keys(guide)} - over
    return [path for path in CALLS if not path or path in there]


def services(guide: Guide, audience: str = "", agency: str = "") -> list[str]:
    """The ids of the services that are left by a choice in the matrix; "" is everybody, or all."""
    return [
        service.id
        for one in guide.agencies
        for service in one.services
        if agency in {"", one.id} and audience in {"", *service.audiences}
    ]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_topic_leads_to_the_desk_and_its_telephone_in_two_taps(
    page: Page, guide: Guide, center: str, prefix: str
) -> None:
    for topic in guide.topics:
        if (guide.last_day_of(topic) or date.max) < today():
            continue
        page.goto(prefix)
        follow(page.locator(f'.topic[href$="topics/{topic.id}/"]'))
        expect(page.locator(f'main .phone[href="{center}"]').first).to_be_visible()
        desks = page.locator(".desk")
        agencies = {guide.service(desk.service)[0].id for desk in topic.desks}
        expect(desks).to_have_count(len(agencies))
        for agency in agencies:
            desk = desks.filter(has=page.locator(f'a[href*="agencies/{agency}/"]'))
            expect(desk.locator("a").first).to_be_hidden()
            desk.locator("summary").tap()
            expect(desk.locator("a").first).to_be_visible()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_who_i_am_leads_to_my_services_and_only_those(
    page: Page, guide: Guide, center: str, prefix: str
) -> None:
    for audience in guide.audiences:
        page.goto(prefix)
        follow(page.locator(f'main a[href$="for/{audience.id}/"]'))
        mine = page.locator(".desk__why").evaluate_all(
            "all => all.map((one) => one.dataset.service)"
        )
        assert mine == services(guide, audience.id)
        expect(page.locator(f'main .phone[href="{center}"]').first).to_be_visible()


def ways_of_officials(guide: Guide) -> list[str]:
    """The pages from which officials are led to a coordinator: of a topic, and of who they are."""
    topics = [one for one in guide.topics if guide.is_for_local_governments(one)]
    audiences = [guide.coordinators.audience] if guide.coordinators else []
    return [*(f"topics/{one.id}/" for one in topics), *(f"for/{one}/" for one in audiences)]


def test_a_local_government_reaches_its_regional_office_in_three_taps(
    page: Page, guide: Guide, office: Office
) -> None:
    for way in ways_of_officials(guide):
        page.goto("")
        follow(page.locator(f'main a[href$="{way}"]'))
        follow(page.locator('main a[href$="offices/"]').first)
        page.locator("select[name=prefecture]").select_option(office.prefectures[0])
        expect(page.locator("[data-only] .phone")).to_have_attribute("href", office.phone.href)


def test_an_official_reaches_the_coordinator_of_a_prefecture_in_two_taps(
    page: Page, editions: tuple[Edition, ...], office: Office
) -> None:
    english = next(one for one in editions if one.locale.id == "en").guide
    prefecture = plain(english.prefecture(office.prefectures[0]).name)
    for way in ways_of_officials(english):
        page.goto("en/")
        follow(page.locator(f'main a[href$="{way}"]'))
        expect(page.locator("main .phone--big")).to_have_count(0)
        places = page.locator("#where ~ .places a")
        first, second, *_ = places.evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().y)"
        )
        assert first == second, "two stand side by side on a phone"
        places.get_by_text(prefecture, exact=True).tap()
        row = page.locator(f"#{office.id}")
        expect(row.locator(f'.phone[href="{office.phone.href}"]')).to_be_in_viewport()
        if office.section_number:
            expect(row.locator(".section-number")).to_contain_text(office.section_number)


def test_the_call_panel_stands_in_the_first_screen_in_every_language(
    page: Page, editions: tuple[Edition, ...]
) -> None:
    """The whole of it; and where another language is offered above, the number and what to say."""

    def end(parts: str) -> float:
        return max(page.locator(parts).evaluate_all(ENDS))

    for edition in editions:
        for path in calls(edition.guide):
            page.goto(edition.locale.prefix + path)
            page.locator(".translation-notice").evaluate_all(SHUT)
            offer = page.locator(".language-offer")
            assert offer.is_visible() == (edition.locale.lang != "ja")
            assert end("main .call .phone") <= 740, (edition.locale.id, path)
            said = end("main .call .phone, main .call .say__lines")
            assert said <= 740 + ROOM_FOR_DATA, (edition.locale.id, path, said)
            offer.evaluate_all(REMOVE)
            panel = end("main .call")
            assert panel <= 740 + ROOM_FOR_DATA, (edition.locale.id, path, panel)
            bar = page.locator(".site-header__bar").bounding_box()
            assert bar is not None
            assert bar["height"] <= 70, f"{edition.locale.id}: the header has two lines"


def test_the_topics_stand_in_the_first_screen_of_the_home_page(
    page: Page, editions: tuple[Edition, ...]
) -> None:
    for edition in editions:
        page.goto(edition.locale.prefix)
        page.locator(".language-offer").evaluate_all(REMOVE)
        page.locator(".translation-notice").evaluate_all(SHUT)
        ends = page.locator("main .topic").evaluate_all(ENDS)
        assert len(ends) == len(edition.guide.topics)
        assert max(ends[:TOPICS]) <= 740 + ROOM_FOR_DATA, (edition.locale.id, ends)


def test_the_telephone_hours_address_and_map_stand_on_the_home_page(
    page: Page, guide: Guide
) -> None:
    page.goto("")
    expect(page.locator(".call .phone")).to_be_in_viewport()
    card = page.locator("#center")
    card.locator("summary").first.tap()
    for span in guide.center.hours.spans:
        opens, closes = (f"{at:%H:%M}".removeprefix("0") for at in (span.opens, span.closes))
        expect(card).to_contain_text(f"{opens}から{closes}まで")
    address = guide.center.address
    expect(card).to_contain_text(f"〒{address.postal_code} {address.text}")
    expect(card.locator(".map-link")).to_have_attribute(
        "href", re.compile(f"query={quote(address.text)}$")
    )


def test_the_matrix_is_filtered_and_the_choice_stands_in_the_address(
    page: Page, guide: Guide
) -> None:
    # An agency whose services are not all for the same, so that both choices leave something out.
    agency = max(guide.agencies, key=lambda one: len({str(x.audience) for x in one.services}))
    audience = next(one.id for one in guide.audiences if services(guide, one.id, agency.id))
    rows = page.locator("tr[data-row]:visible")

    def leaves(audience: str, agency: str) -> None:
        left = services(guide, audience, agency)
        expect(page.locator("output")).to_have_text(re.compile(rf"：{len(left)}$"))
        assert rows.evaluate_all("all => all.map((one) => one.id)") == left

    page.goto("matrix/")
    leaves("", "")
    page.locator("select[name=audience]").select_option(audience)
    leaves(audience, "")
    page.locator("select[name=agency]").select_option(agency.id)
    leaves(audience, agency.id)
    expect(page).to_have_url(re.compile(rf"\?audience={audience}&agency={agency.id}$"))
    page.reload()
    leaves(audience, agency.id)
    page.get_by_role("button", name="条件を消す").tap()
    leaves("", "")
    expect(page).to_have_url(re.compile(r"/matrix/$"))


def test_the_matrix_is_seen_in_one_glance_on_a_large_screen(
    browser: Browser, base_url: str, editions: tuple[Edition, ...]
) -> None:
    """At 1280 × 1100 from the top of the page, at 1280 × 900 by itself; no head is torn in a word."""
    with reader(browser, base_url=base_url, viewport={"width": 1280, "height": 1100}) as page:
        for edition in editions:
            page.goto(f"{edition.locale.prefix}matrix/")
            page.locator(".language-offer").evaluate_all(REMOVE)
            page.locator(".translation-notice").evaluate_all(SHUT)
            rows = page.locator("tr[data-row]").evaluate_all(
                "all => all.map((one) => one.getBoundingClientRect().height)"
            )
            box = page.locator("table.matrix").bounding_box()
            assert box is not None
            height = box["height"] - sum(sorted(rows)[SERVICES:])
            end = box["y"] + height
            assert (end <= 1100, height <= 900) == (True, True), (edition.locale.id, box, rows)
            if edition.locale.id in {"ja", "en", "zh-Hans", "zh-Hant", "ko", "vi"}:
                assert end <= 900, (edition.locale.id, end)
            if edition.locale.script in {"Latn", "Cyrl"}:
                heads = page.locator("th.matrix__audience:not(:has(.untranslated))")
                assert heads.evaluate_all(TORN) == []


def test_the_office_has_its_number_before_its_card(page: Page, office: Office) -> None:
    page.goto(f"offices/#{office.id}")
    row = page.locator(f"#{office.id}")
    number, card = (row.locator(part).first.bounding_box() for part in (".phone", ".to-card"))
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


def test_a_filter_that_nothing_fits_says_so(page: Page, guide: Guide) -> None:
    audience, agency = next(
        (audience.id, agency.id)
        for audience in guide.audiences
        for agency in guide.agencies
        if not services(guide, audience.id, agency.id)
    )
    page.goto(f"matrix/?audience={audience}&agency={agency}")
    expect(page.locator("[data-no-results]")).to_be_visible()


def test_an_unknown_choice_in_the_address_shows_everything(page: Page, guide: Guide) -> None:
    page.goto("matrix/?audience=<script>&agency=nobody")
    expect(page.locator("tr[data-row]:visible")).to_have_count(len(guide.services))


def test_a_picture_that_does_not_come_leaves_its_link(page: Page) -> None:
    """Without network, pages are copies that the browser keeps; pictures are not among them."""
    page.route("**/*.png", lambda route: route.abort())
    page.goto("en/print/")
    papers = page.locator("#in-en a")
    papers.first.scroll_into_view_if_needed()
    expect(papers.locator("img")).to_have_count(0)
    expect(papers).to_have_count(4)


def test_the_map_leads_to_the_office_of_a_prefecture(
    page: Page, guide: Guide, office: Office
) -> None:
    page.goto("offices/")
    area = page.locator(f'.japan a[href="#{office.id}"]')
    covered = [one.name for one in guide.prefectures if one.id in office.prefectures]
    expect(area).to_have_attribute("aria-label", f"{office.name}：{'、'.join(covered)}")
    area.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"#{office.id}$"))
    expect(page.locator(f"#{office.id}")).to_be_in_viewport()


def test_another_language_keeps_the_page_the_place_and_the_choice(page: Page, guide: Guide) -> None:
    service = next(one for one in guide.services if one.audiences)
    audience = service.audiences[0]
    choice = f"?audience={audience}#{service.id}"
    page.goto(f"matrix/{choice}")
    page.locator(".menu--language summary").tap()
    page.locator(".menu--language a[lang=en]").tap()
    expect(page).to_have_url(re.compile(f"/en/matrix/{re.escape(choice)}$"))
    rows = page.locator("tr[data-row]:visible")
    expect(rows).to_have_count(len(services(guide, audience)))
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


def test_without_javascript_everything_is_there(
    browser: Browser, base_url: str, editions: tuple[Edition, ...], guide: Guide, center: str
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    for path in ("", "matrix/", "offices/", f"topics/{guide.topics[0].id}/", "en/offices/"):
        page.goto(path)
        expect(page.locator(".phone:visible").first).to_have_attribute("href", center)
        expect(page.locator("form:visible")).to_have_count(0)
        expect(page.locator("[data-search-open]:visible")).to_have_count(0)
        if path == "matrix/":
            rows = page.locator("tr[data-row]:visible")
            expect(rows).to_have_count(len(guide.services))
        if path.endswith("offices/"):
            rows = page.locator("table.offices tbody tr:visible")
            expect(rows).to_have_count(len(guide.offices))
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
