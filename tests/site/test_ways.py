"""From a question to a desk: three questions, topics, cards to show, the directory."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from guide.facts.guide import Guide
from guide.facts.offices import Office
from guide.facts.record import has_ended
from guide.facts.values import Telephone
from guide.languages.editions import Edition
from guide.site import today
from playwright.sync_api import Browser, Page, expect
from support.browsing import follow, reader

LOCALES = ["", "ja-easy/", "en/", "my/", "ur/"]
OTHER_KIND = {"bureau": "branch", "branch": "bureau"}


@pytest.fixture(scope="session")
def office(editions: tuple[Edition, ...]) -> Office:
    """An office that is alone in covering the first of its prefectures."""
    return next(
        office
        for office in editions[0].guide.offices
        if not has_ended(today(), office)
        and [editions[0].guide.offices_for(id) for id in office.prefectures[:1]] == [[office]]
    )


def of_kind(guide: Guide, kind: str) -> int:
    """How many offices are of a kind."""
    return sum(office.kind == kind for office in guide.offices)


@pytest.mark.parametrize("prefix", ["", "ur/"])
def test_every_combination_of_answers_ends_at_a_desk_or_at_the_centres_number(
    browser: Browser,
    base_url: str,
    editions: tuple[Edition, ...],
    main_phone: Telephone,
    prefix: str,
) -> None:
    guide = editions[0].guide
    for_whom = {service.id: service.audiences for service in guide.services}
    lasting = [office.id for office in guide.offices if not has_ended(today(), office)]
    context = browser.new_context(
        base_url=base_url, service_workers="block", java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{prefix}ways/")
    first = page.locator("main .rows a").evaluate_all("links => links.map((a) => a.href)")
    assert len(first) == len(guide.audiences)
    for audience, address in zip(guide.audiences, first, strict=True):
        page.goto(address)
        second = page.locator(".question .topic").evaluate_all("links => links.map((a) => a.hash)")
        assert sorted(second) == sorted(["#other", *(f"#{topic.id}" for topic in guide.topics)])
        for choice in second:
            page.goto(address + choice)
            answer = page.locator(f".answer{choice}")
            expect(answer).to_be_visible()
            expect(page.locator(".answer:visible")).to_have_count(1)
            expect(answer.locator(".phone").first).to_have_attribute("href", main_phone.href)
            shown = answer.locator("[data-service]").evaluate_all(
                "desks => desks.map((desk) => desk.dataset.service)"
            )
            topic = next((topic for topic in guide.topics if f"#{topic.id}" == choice), None)
            offered = [desk.service for desk in topic.desks] if topic else []
            expected = [id for id in offered if audience.id in for_whom[id]]
            assert shown[:1] == expected[:1], "the first to try stands first"
            assert sorted(shown) == sorted(expected), "those of one agency stand together"
            places = answer.locator(".places a").evaluate_all("links => links.map((a) => a.href)")
            if audience.id == "local-government" and shown:
                asked = [re.search(r"prefecture=(.*)#(.*)", place) for place in places]
                ends = {found[1]: found[2] for found in asked if found}
                assert ends.keys() == {prefecture.id for prefecture in guide.prefectures}
                for id, office in ends.items():
                    covering = [one.id for one in guide.offices_for(id)]
                    assert office in ([one for one in covering if one in lasting] or covering)
            else:
                assert places == []
    context.close()


@pytest.mark.parametrize("prefix", LOCALES)
def test_three_taps_lead_a_resident_to_the_telephone(
    page: Page, editions: tuple[Edition, ...], prefix: str
) -> None:
    page.goto(prefix)
    follow(page.locator('main a[href$="ways/"]'))
    # The home page has such a row, too: it leads elsewhere.
    follow(page.locator('main .rows a[href$="foreign-national/"]'))
    page.locator('.topic[href="#work"]').tap()
    desk = page.locator(".answer:visible .desk").first
    guide = editions[0].guide
    desks = next(topic.desks for topic in guide.topics if topic.id == "work")
    theirs = [one for one in desks if "foreign-national" in guide.service(one.service)[1].audiences]
    shown = desk.locator("[data-service]").first
    expect(shown).to_have_attribute("data-service", theirs[0].service)
    expect(page.locator(".answer:visible .call .phone")).to_be_visible()
    page.go_back()
    expect(page.locator(".question")).to_be_visible()


def test_an_official_ends_at_the_office_of_their_prefecture(page: Page, office: Office) -> None:
    page.goto("ways/local-government/#local-desk")
    page.locator(f'.answer:visible a[href*="prefecture={office.prefectures[0]}"]').tap()
    expect(page.locator(f"#{office.id}")).to_be_in_viewport()
    expect(page.locator("[data-only] .phone")).to_have_attribute("href", office.phone.href)


@pytest.mark.parametrize("prefix", LOCALES)
def test_a_topic_says_what_to_ask_what_is_known_and_what_to_show(
    page: Page, editions: tuple[Edition, ...], prefix: str
) -> None:
    edition = next(one for one in editions if one.locale.prefix == prefix)
    guide = editions[0].guide
    topic = next(topic for topic in guide.topics if topic.id == "legal")
    page.goto(f"{prefix}topics/legal/")
    for row in page.locator(".desk summary").all():
        row.tap()
    listed = page.locator(".desk__activities > li")
    expect(listed).to_have_count(sum(len(desk.activities) for desk in topic.desks))
    nothing_to_bring = False
    for desk in topic.desks:
        agency, service = guide.service(desk.service)
        for id in desk.activities:
            for condition in agency.activity(id).conditions:
                expect(listed.locator(f".chip--{condition}").first).to_be_visible()
        nothing_to_bring |= not any(one.bring for one in agency.turned_to_for(service))
    if nothing_to_bring:
        page.locator("#bring summary").tap()
        expect(page.locator("#bring .unknown")).to_be_visible()
    sentence = page.locator(".counter-sentence")
    expect(sentence.locator("[lang=ja]").first).to_have_text(topic.question)
    own = next(topic for topic in edition.guide.topics if topic.id == "legal").question
    if edition.locale.lang != "ja":
        expect(sentence).to_contain_text(own)
    page.locator('a[href$="cards/#topic-legal"]').tap()
    expect(page.locator("#topic-legal")).to_be_visible()
    expect(page.locator(".card:visible")).to_have_count(1)


@pytest.mark.parametrize("way", ["door", "Escape"])
def test_a_card_leads_back_to_its_place_in_the_list(page: Page, way: str) -> None:
    page.goto("vi/about/")
    page.goto("vi/cards/")
    page.locator(".cards-list summary").first.tap()
    chosen = page.locator(".cards-list details").first.locator("a").last
    follow(chosen)
    card = page.locator(".card:target")
    card.locator("[data-turn]").tap()
    expect(card).to_have_class(re.compile("card--turned"))
    for key in ("s", "f", "/"):
        page.keyboard.press(key)
    expect(page.locator(".search-box__input")).to_be_hidden()
    card.locator("[href='#top']").tap() if way == "door" else page.keyboard.press(way)
    expect(page).to_have_url(re.compile("/vi/cards/$"))
    expect(card).to_have_count(0)
    expect(chosen).to_be_focused()
    expect(chosen).to_be_in_viewport()
    follow(chosen)
    expect(card).not_to_have_class(re.compile("card--turned"))
    page.keyboard.press("Escape")
    expect(chosen).to_be_focused()
    page.go_back()
    expect(page).to_have_url(re.compile("/vi/about/$"))


def test_whoever_is_faster_than_the_browser_comes_back_to_the_list_once(page: Page) -> None:
    page.goto("vi/about/")
    page.goto("vi/cards/")
    page.locator(".cards-list summary").first.tap()
    chosen = page.locator(".cards-list details").first.locator("a").last
    chosen.evaluate(
        """link => {
            link.click();
            const escape = () => dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
            escape();
            escape();
        }"""
    )
    expect(chosen).to_be_focused()
    expect(page).to_have_url(re.compile("/vi/cards/$"))
    page.go_back()
    expect(page).to_have_url(re.compile("/vi/about/$"))


def test_a_card_that_was_opened_from_elsewhere_leads_to_the_list(page: Page) -> None:
    page.goto("vi/topics/legal/")
    follow(page.locator('a[href$="cards/#topic-legal"]'))
    page.locator(".card:target [href='#top']").tap()
    expect(page).to_have_url(re.compile("/vi/cards/#top$"))
    expect(page.locator(".cards-list a[href='#topic-legal']")).to_be_focused()


def test_every_service_that_is_for_somebody_and_every_office_has_a_card_and_an_anchor(
    site: Path, editions: tuple[Edition, ...]
) -> None:
    guide = editions[0].guide
    for prefix in LOCALES:
        cards = (site / prefix / "cards/index.html").read_text(encoding="utf-8")
        directory = (site / prefix / "offices/index.html").read_text(encoding="utf-8")
        for agency in guide.agencies:
            page = (site / prefix / f"agencies/{agency.id}/index.html").read_text(encoding="utf-8")
            for service in agency.services:
                assert f'id="{service.id}"' in page
                if service.audience != "none":
                    assert f'id="service-{service.id}"' in cards
                    assert service.name in cards
        for office in guide.offices:
            assert f'id="{office.id}"' in directory
            assert f'id="office-{office.id}"' in cards
            if not has_ended(today(), office):
                assert f'href="{office.phone.href}"' in cards


def test_a_link_an_address_and_a_report_of_a_mistake_are_copied(
    browser: Browser, base_url: str, editions: tuple[Edition, ...], office: Office
) -> None:
    """The report says what the page says; the form on GitHub takes the same, as far as it takes it."""
    context = browser.new_context(
        base_url=base_url,
        service_workers="block",
        permissions=["clipboard-read", "clipboard-write"],
        locale="en",
    )
    page = context.new_page()
    page.goto(f"en/offices/?kind={office.kind}#{office.id}")
    page.locator("[data-copy-link]").click()
    expect(page.locator("[data-copy-link]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    address = page.locator("link[rel=canonical]").get_attribute("href")
    assert copied == f"{address}?kind={office.kind}#{office.id}"
    page.locator(f"#{office.id} [data-copy]").click()
    expect(page.locator(f"#{office.id} [data-copy]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith(office.address)
    offices = editions[0].guide.offices
    page.locator("main .provenance summary").first.click()
    block = page.locator(".corrections").first
    block.locator("button").click()
    expect(block.locator("button")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    form = parse_qs(urlsplit(block.locator("[data-report]").get_attribute("href") or "").query)
    for report in (copied, form["mistake"][0]):
        assert [office.phone for office in offices if office.phone not in report] == []
    assert form["page"][0] in copied
    assert form["page"][0].endswith("/en/offices/")
    assert form["title"] == [page.title()]
    # GitHub refuses addresses of 8,000 characters.
    page.goto("my/matrix/")
    address = page.locator("[data-report]").first.get_attribute("href") or ""
    services = [
        f"agencies.{one.id}.services.{s.id}"
        for one in editions[0].guide.agencies
        for s in one.services
    ]
    assert parse_qs(urlsplit(address).query)["fact"][0].split() == services
    assert len(address) < 8000
    context.close()


def test_the_directorys_filters_combine_count_clear_and_survive(
    page: Page, editions: tuple[Edition, ...], office: Office
) -> None:
    page.goto("en/offices/")
    rows = page.locator("tr[data-row]:visible")
    expect(rows).to_have_count(len(editions[0].guide.offices))
    page.locator("select[name=kind]").select_option(office.kind)
    count = of_kind(editions[0].guide, office.kind)
    expect(rows).to_have_count(count)
    expect(page.locator("output")).to_contain_text(str(count))
    page.locator("select[name=prefecture]").select_option(office.prefectures[0])
    expect(rows).to_have_count(1)
    expect(page.locator("[data-only]")).to_contain_text(office.phone)
    page.reload()
    expect(rows).to_have_count(1)
    page.locator(".menu--language summary").tap()
    page.locator('.menu--language a[lang="vi"]').tap()
    page.wait_for_url(re.compile("/vi/offices/"))
    expect(rows).to_have_count(1)
    page.go_back()
    expect(rows).to_have_count(1)
    page.locator("select[name=kind]").select_option(OTHER_KIND[office.kind])
    expect(page.locator("[data-no-results]")).to_be_visible()
    page.locator(".filters button[type=reset]").tap()
    expect(rows).to_have_count(len(editions[0].guide.offices))


@pytest.mark.parametrize("mark", ["#%", "#%E0%A4%A", "#nothing"])
def test_a_mark_that_means_nothing_stops_no_script(
    page: Page, editions: tuple[Edition, ...], mark: str
) -> None:
    page.goto(f"en/offices/{mark}")
    page.locator("select[name=kind]").select_option("branch")
    rows = page.locator("tr[data-row]:visible")
    expect(rows).to_have_count(of_kind(editions[0].guide, "branch"))


def test_the_map_shows_an_office_that_was_filtered_away(page: Page, office: Office) -> None:
    page.goto(f"offices/?kind={OTHER_KIND[office.kind]}")
    expect(page.locator(f"#{office.id}")).to_be_hidden()
    page.locator(f'.legend a[href="#{office.id}"]').tap()
    expect(page.locator(f"#{office.id}")).to_be_in_viewport()


@pytest.mark.parametrize("prefix", ["ja-easy/", "my/", "ur/", "uk/"])
def test_large_letters_leave_most_of_a_small_screen_to_the_card(
    browser: Browser, base_url: str, prefix: str
) -> None:
    """And whoever reads on comes to the buttons."""
    size = {"width": 320, "height": 480}
    with reader(browser, base_url=base_url, viewport=size) as page:
        letters = page.context.new_cdp_session(page)
        letters.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
        page.goto(f"{prefix}cards/#center")
        doors = page.locator(".card:visible .card__doors")
        top = (doors.bounding_box() or {})["y"]
        assert top >= size["height"] * 2 / 3
        page.locator("[data-turn]:visible").scroll_into_view_if_needed()
        expect(page.locator("[data-turn]:visible")).to_be_in_viewport(ratio=1)


def test_japanese_on_a_card_runs_from_left_to_right_in_urdu(page: Page) -> None:
    page.goto("ur/cards/#service-legal-support")
    directions = page.locator(".card:visible p[lang=ja]").evaluate_all(
        "parts => parts.map((part) => getComputedStyle(part).direction)"
    )
    assert set(directions) == {"ltr"}
