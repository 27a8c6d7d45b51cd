"""The search box in a real Chromium: what it shows and fetches, and how it is used.

What it understands is tested without a browser, in `tests/search/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

import pytest
from guide.facts.contact import own_phone
from guide.facts.offices import Office
from guide.facts.record import has_ended
from guide.facts.values import Telephone
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, plain
from guide.languages.ruby import without_readings
from guide.site import today
from playwright.sync_api import Browser, Locator, Page, Route, expect
from support import search_queries

LOCALES = ["", "ja-easy/", "en/", "my/", "ur/"]


def search(page: Page, query: str) -> None:
    search_queries.open_box(page)
    page.locator(".search-box__input").fill(query)


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
    first = page.locator(".search-result__item a").first
    expect(first).to_have_attribute("href", re.compile(rf"/{prefix}{lands}$"))


def result_of(page: Page, office: Office) -> Locator:
    """What the open box shows of an office."""
    link = page.locator(f'a[href$="offices/#{office.id}"]')
    return page.locator(".search-result__section").filter(has=link)


def test_a_telephone_number_leads_to_the_office_that_has_it(
    page: Page, editions: tuple[Edition, ...]
) -> None:
    office = next(one for one in editions[0].guide.offices if not has_ended(today(), one))
    page.goto("")
    search(page, f"+81 {office.phone[1:].replace('-', ' ')}")
    phone = result_of(page, office).locator(".phone")
    expect(phone).to_have_attribute("href", office.phone.href)


@pytest.mark.parametrize("prefix", ["", "ur/"])
def test_a_city_leads_to_the_office_and_its_telephone(
    page: Page, editions: tuple[Edition, ...], prefix: str
) -> None:
    guide = next(one for one in editions if one.locale.prefix == prefix).guide
    city, office = next(
        (prefecture.cities.words[0], office)
        for prefecture in guide.prefectures
        for office in guide.offices_for(prefecture.id)
        if prefecture.cities and not has_ended(today(), office)
    )
    page.goto(prefix)
    search(page, city)
    phone = result_of(page, office).locator(".phone")
    expect(phone).to_have_attribute("href", office.phone.href)


@pytest.mark.parametrize(
    ("prefix", "query", "said"),
    [
        ("", "運転免許の更新", "elsewhere"),
        ("", "ピタゴラスの定理", "none"),
        ("en/", "xylophone", "none"),
    ],
)
def test_what_nobody_should_find_is_not_found_and_help_is_offered(
    page: Page,
    prefix: str,
    query: str,
    said: str,
    editions: tuple[Edition, ...],
    main_phone: Telephone,
) -> None:
    page.goto(prefix)
    search(page, query)
    expect(page.locator(".search-result__item")).to_have_count(0)
    edition = next(one for one in editions if one.locale.prefix == prefix)
    words = edition.guide.interface["search"][said]
    expect(page.locator(".search-result__meta")).to_have_text(words)
    help = page.locator(".search-result__help")
    expect(help.locator(".phone")).to_have_attribute("href", main_phone.href)
    expect(help.locator("li a")).to_have_count(len(edition.guide.topics))


@pytest.mark.parametrize("prefix", LOCALES)
def test_a_result_says_what_where_for_whom_and_calls(
    page: Page, editions: tuple[Edition, ...], main_phone: Telephone, prefix: str
) -> None:
    page.goto(prefix)
    search(
        page,
        {"": "弁護士", "ja-easy/": "弁護士", "en/": "lawyer", "my/": "ရှေ့နေ", "ur/": "وکیل"}[prefix],
    )
    item = page.locator(".search-result__item").first
    section = item.locator(".search-result__section").first
    expect(section.locator("a").first).to_have_attribute(
        "href", re.compile(r"topics/legal/#legal-support$")
    )
    expect(section.locator("p")).to_have_count(2)
    agency, service = editions[0].guide.service("legal-support")
    own = own_phone(agency.turned_to_for(service), today())
    called = own.number if own else main_phone
    expect(section.locator(".phone")).to_have_attribute("href", called.href)
    titles = item.locator("h2").all_inner_texts()
    assert len(titles) == len(set(titles)) == 1
    section.locator("a").first.tap()
    expect(page.locator("#legal-support")).to_be_in_viewport()
    expect(page.locator("main .call .phone")).to_have_attribute("href", main_phone.href)


def test_the_words_that_were_found_are_marked_and_no_reading_is_shown(page: Page) -> None:
    page.goto("ja-easy/")
    search(page, "弁護士")
    expect(page.locator(".search-result__item mark").first).to_be_visible()
    expect(page.locator(".search-result rt")).to_have_count(0)


@pytest.mark.parametrize(
    ("prefix", "query", "likeness"),
    [
        ("vi/", "lương", r"l[uư]ơng"),
        ("es/", "abogado", "abogad"),
        ("en/", "wages", "wage"),
        ("th/", "วีซ่าจะหมด", "วีซ่า|หมด"),  # หม is in หมาย, which means something else
        ("", "会社が給料を払わないと言っています", "[一-鿿ァ-ヴ]|.{4}"),  # ています is no matter
    ],
)
def test_no_word_is_marked_that_only_looks_like_what_was_asked(
    page: Page, prefix: str, query: str, likeness: str
) -> None:
    page.goto(prefix)
    search(page, query)
    expect(page.locator(".search-result__item").first).to_be_visible()
    marks = page.locator(".search-result mark").all_inner_texts()
    assert [mark for mark in marks if not re.search(likeness, mark, re.I)] == []


def test_what_a_call_costs_is_said_once_where_one_number_is_for_several(page: Page) -> None:
    page.goto("en/")
    search(page, "my husband hits me and I want a divorce but my visa depends on him")
    expect(page.locator(".search-result__item .phone").nth(1)).to_be_visible()
    numbers = page.locator(".search-result .phone").all_inner_texts()
    noted = page.locator(".search-result .phone-and-note .phone").all_inner_texts()
    assert sorted(noted) == sorted({number for number in numbers if number.startswith("0570")})


def test_search_is_fetched_on_first_use_and_never_before(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto("en/")
    assert not [url for url in fetched if "search" in url]
    search(page, "visa")
    expect(page.locator(".search-result__item").first).to_be_visible()
    asked = [url for url in fetched if "search" in url]
    assert [url.split("/fresc-guide/")[1].partition("?")[0] for url in asked] == [
        "assets/search.js",
        "en/search/index.js",
    ]


def test_names_in_japanese_are_fetched_for_who_asks_for_one(
    page: Page, editions: tuple[Edition, ...]
) -> None:
    office = editions[0].guide.offices[0]
    page.goto("en/")
    search(page, office.name)
    expect(page.locator(".search-result__section a").first).to_have_attribute(
        "href", re.compile(f"/offices/#{office.id}$")
    )


def test_names_in_japanese_that_did_not_come_are_fetched_with_the_next_query(
    page: Page, editions: tuple[Edition, ...]
) -> None:
    office = editions[0].guide.offices[0]
    page.route("**/search/japanese.js*", lambda route: route.abort(), times=1)
    page.goto("en/")
    with page.expect_event("requestfailed"):
        search(page, office.name)
    page.locator(".search-box__input").fill(f"{office.name} ")
    expect(result_of(page, office)).to_be_visible()


def test_a_story_fetches_what_was_learnt_and_is_answered_without_it(page: Page) -> None:
    """Someone who tells much waits for nothing, and is understood better a moment later."""
    story = "Been in Tokyo four years, the boss keeps my passport in his desk so I cannot go"
    page.route("**/search/learnt.js*", lambda route: route.abort(), times=1)
    page.goto("en/")
    with page.expect_event("requestfailed"):
        search(page, story)
    first = page.locator(".search-result__item a").first
    expect(first).to_be_visible()
    with page.expect_response("**/search/learnt.js*"):
        page.locator(".search-box__input").fill(f"{story}.")
    expect(first).to_have_attribute("href", re.compile(r"/en/topics/work/$"))


def test_a_story_in_latin_letters_fetches_what_was_learnt_of_those(page: Page) -> None:
    """Where others are written, the two are learnt apart, and one of them is enough."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto("ne/")
    with page.expect_response("**/ne/search/latin.js*"):
        search(page, "sahu le tin mahina dekhi talab diyeko chaina, maagda gaali garcha")
    first = page.locator(".search-result__item a").first
    expect(first).to_have_attribute("href", re.compile(r"/ne/topics/work/$"))
    assert not [address for address in fetched if "learnt.js" in address]


def test_names_that_come_late_leave_the_results_to_who_walks_through_them(page: Page) -> None:
    held: list[Route] = []
    page.route("**/search/japanese.js*", lambda route: held.append(route))
    page.goto("en/")
    with page.expect_request("**/search/japanese.js*"):
        search(page, "xylophone")
    page.locator(".search-box__input").fill("lawyer")
    page.keyboard.press("ArrowDown")
    link = page.locator(".search-result__link").first
    expect(link).to_be_focused()
    page.evaluate(
        "() => { window.come = new Promise((ran) => "
        "document.querySelector('[data-search-part=japanese]').addEventListener('load', () => ran(true))); }"
    )
    held[0].continue_()
    assert page.evaluate("window.come")
    expect(link).to_be_focused()


def expect_told(
    page: Page, editions: tuple[Edition, ...], prefix: str, query: str, word: str
) -> None:
    """The query is answered by a sentence of the interface, and no page."""
    edition = next(one for one in editions if one.locale.prefix == prefix)
    page.goto(prefix)
    search(page, query)
    told = without_readings(edition.word(word))
    expect(page.locator(".search-result__meta")).to_have_text(told)
    expect(page.locator(".search-result__item")).to_have_count(0)


@pytest.mark.parametrize("alone", [True, False])
def test_the_offices_of_local_governments_are_shown_below_the_number_for_residents(
    page: Page, editions: tuple[Edition, ...], main_phone: Telephone, alone: bool
) -> None:
    """In every language, as their page says it; alone or among other pages."""
    office = next(one for one in editions[0].guide.offices if not has_ended(today(), one))
    assert editions[0].guide.coordinators
    for edition in editions:
        say = Phrases(edition)
        page.goto(edition.locale.prefix)
        title = plain(say("offices.title"))
        search(page, office.phone if alone else f"{title}. {edition.guide.topics[0].name}")
        found = page.locator(".search-result__item", has=page.locator('a[href$="/offices/"]'))
        own = found.locator("> article")
        expect(own.locator(".phone")).to_have_attribute("href", main_phone.href)
        for said in ("offices.for_local_governments", "offices.residents"):
            expect(own.locator(".phone__note")).to_contain_text(plain(say(said)))
        expect(own.locator(".phone__note")).to_be_visible()


@pytest.mark.parametrize(
    ("prefix", "query"), [("en/", "calling from overseas"), ("", "海外から電話"), ("ur/", None)]
)
def test_where_the_centre_is_found_each_of_its_numbers_is_with_who_dials_it(
    page: Page, editions: tuple[Edition, ...], prefix: str, query: str | None
) -> None:
    edition = next(one for one in editions if one.locale.prefix == prefix)
    center = edition.guide.center
    page.goto(prefix)
    search(page, query or f"+81-{center.phones[-1].number[1:]}")
    found = page.locator(
        ".search-result__item", has=page.locator(f'a[href$="fresc-guide/{prefix}"]')
    )
    others = [one for one in center.phones if one != center.main_phone(today())]
    assert others
    expect(found.locator(".phone")).to_have_count(len(center.phones))
    for phone in others:
        number = found.locator(".phone-and-note", has_text=phone.number)
        expect(number).to_contain_text(without_readings(phone.use))
        expect(number.locator("a")).to_have_attribute("href", phone.number.href)


@pytest.mark.parametrize(
    ("prefix", "query"),
    [
        ("", "運転免許の切替"),
        ("ja-easy/", "うんてんめんきょ"),
        ("en/", "driving licence"),
        ("vi/", "bằng lái xe"),
        ("ur/", "ڈرائیونگ لائسنس"),
    ],
)
def test_what_no_desk_is_known_for_is_said_with_the_centres_number(
    page: Page, editions: tuple[Edition, ...], main_phone: Telephone, prefix: str, query: str
) -> None:
    expect_told(page, editions, prefix, query, "search.elsewhere")
    expect(page.locator(".search-result__help .phone")).to_have_attribute("href", main_phone.href)
    # Whom a source of ours names for daily life, and of when that is.
    edition = next(one for one in editions if one.locale.prefix == prefix)
    assert edition.guide.grant
    as_of = edition.guide.as_of(edition.guide.grant)
    assert as_of
    say = Phrases(edition)
    date = say.formats.date(as_of)
    named = plain(say("search.elsewhere_local", date=date))
    expect(page.locator(".search-result__help p").last).to_contain_text(named)


@pytest.mark.parametrize(
    ("prefix", "query"),
    [
        ("en/", "i want to kill myself because i lost my job and visa"),
        ("ja-easy/", "しにたいです。しごとも ビザも ありません"),
        ("id/", "saya mau bunuh diri, kehilangan kerja dan visa"),
        ("th/", "อยากฆ่าตัวตาย ตกงานและวีซ่าหมด"),
        ("ur/", "میں خودکشی کرنا چاہتا ہوں، نوکری اور ویزا دونوں ختم"),
        ("uk/", "хочу вбити себе, втратила роботу і візу"),
    ],
)
def test_who_wishes_to_die_is_told_so_whatever_else_is_said(
    page: Page, editions: tuple[Edition, ...], prefix: str, query: str
) -> None:
    expect_told(page, editions, prefix, query, "search.emergency")


@pytest.mark.parametrize(
    ("prefix", "query"),
    [("", "救急車"), ("en/", "ambulance"), ("my/", "လူနာတင်ကား"), ("uk/", "викликати швидку")],
)
def test_an_emergency_is_told_that_this_is_no_line_for_it_and_given_no_desk(
    page: Page, editions: tuple[Edition, ...], prefix: str, query: str
) -> None:
    expect_told(page, editions, prefix, query, "search.emergency")
    expect(
        page.locator(".search-result .phone:visible, .search-result__help:visible")
    ).to_have_count(0)


@pytest.mark.parametrize(
    ("prefix", "query"),
    [
        ("pt-BR/", "terremoto forte, colega preso embaixo da prensa na fábrica"),
        ("ne/", "malai kotha ma thunera rakheko cha, kutchan, police pathaidinu"),
        ("km/", "មិត្តខ្ញុំដួលសន្លប់នៅកន្លែងធ្វើការ បេះដូងមិនដើរទេ"),
    ],
)
def test_what_may_be_an_emergency_is_told_so_whether_or_not_desks_are_shown(
    page: Page, editions: tuple[Edition, ...], prefix: str, query: str
) -> None:
    """Whoever is in danger must not take the numbers for such a line."""
    edition = next(one for one in editions if one.locale.prefix == prefix)
    page.goto(prefix)
    search(page, query)
    told = page.locator(".search-result__meta")
    expect(told).to_have_text(without_readings(edition.word("search.emergency")))
    calm = page.evaluate("getComputedStyle(document.body).color")
    expect(told).not_to_have_css("color", calm)


# How far down the number of the second result ends, for each query; 0 where there is one result. The
# word that this is no line for an emergency, above the results, may take a line of it.
END_OF_SECOND_NUMBER = """(queries) => queries.map((query) => {
  const input = document.querySelector(".search-box__input");
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  const number = document.querySelectorAll(".search-result__item")[1]?.querySelector(".phone");
  const line = document.querySelector('[data-told="beside"]') ? 30 : 0;
  return number ? number.getBoundingClientRect().bottom - line : 0;
})"""


def test_the_numbers_of_two_desks_for_one_trouble_are_seen_above_the_keyboard(
    page: Page, editions: tuple[Edition, ...]
) -> None:
    """In every language: 390 × 740 px, of which a keyboard covers 300."""
    page.set_viewport_size({"width": 390, "height": 740})
    asked = [search_queries.load(file)[1] for file in (search_queries.FRESH, search_queries.UNSEEN)]
    below = {}
    for edition in editions:
        known = chain.from_iterable(queries[edition.locale.id] for queries in asked)
        troubles = [query for query in known if len(query.leads_to) > 1]
        page.goto(edition.locale.prefix)
        search_queries.open_box(page)
        search_queries.ask(page, troubles, again=False)
        ends = page.evaluate(END_OF_SECOND_NUMBER, [query.text for query in troubles])
        assert any(ends), edition.locale.id
        found = zip(troubles, ends, strict=True)
        below |= {query.text: end for query, end in found if end > 740 - 300}
    assert below == {}


FIRED = {
    "": ("会社を解雇されて在留期限がもうすぐ切れます", "解雇"),
    "en/": ("my boss fired me and my visa expires next month", "fired"),
    "ur/": ("باس نے نوکری سے نکال دیا اور ویزا ختم ہونے والا ہے", "باس"),
    "my/": ("အလုပ်ရှင်က အလုပ်ထုတ်လိုက်ပြီး ဗီဇာ သက်တမ်းကုန်တော့မယ်", "အလုပ်ထုတ်"),
}


@pytest.mark.parametrize("prefix", FIRED)
def test_beside_a_desk_stand_the_words_of_the_story_that_lead_to_it(
    page: Page, prefix: str
) -> None:
    story, word = FIRED[prefix]
    page.goto(prefix)
    search(page, story)
    work = page.locator(".search-result__item", has=page.locator('a[href$="topics/work/"]'))
    expect(work.locator("q")).to_contain_text(word)
    expect(work.locator("h2")).not_to_contain_text(word)
    page.locator(".search-box__input").fill(word)
    expect(page.locator(".search-result q")).to_have_count(0)


def test_a_browser_that_cannot_tell_words_apart_shows_the_desks_without(page: Page) -> None:
    """Firefox before version 125."""
    page.add_init_script("delete Intl.Segmenter")
    page.goto("")
    search_queries.open_box(page)
    # Once what was learnt has come; only then are there words to show.
    [shown] = search_queries.ask(page, [search_queries.Query(FIRED[""][0], ())])
    assert "topics/work/" in shown
    assert page.locator(".search-result q").count() == 0


def test_no_line_of_what_a_desk_does_is_cut_in_urdu(page: Page) -> None:
    """Its letters hang far below their line: dots were lost, which make another word."""
    page.goto("ur/")
    search(page, FIRED["ur/"][0])
    expect(page.locator(".search-result__item q").first).to_be_visible()
    # Where more is said than three lines hold, the rest is meant to be cut.
    cut = """parts => parts.filter((one) => one.clientHeight).map((one) => one.scrollHeight - one.clientHeight)
      .filter((below) => below > 3 && below < 20)"""
    assert page.locator(".search-result__section p").evaluate_all(cut) == []


def test_what_a_call_costs_is_read_in_lines_beside_or_below_the_number(page: Page) -> None:
    """It was one letter wide where letters are twice as large."""
    page.goto("en/")
    search(page, "lawyer")
    expect(page.locator(".search-result .phone__note")).to_be_visible()
    for width in (180, 320, 390):
        page.set_viewport_size({"width": width, "height": 740})
        note = page.locator(".search-result .phone__note").bounding_box()
        assert note is not None
        assert note["width"] >= 80
        assert note["height"] <= 80


@pytest.mark.parametrize("prefix", ["en/", "ur/"])
def test_a_number_with_the_keyboard_is_read_as_well_as_without(page: Page, prefix: str) -> None:
    page.goto(prefix)
    search(page, {"en/": "lawyer", "ur/": "وکیل"}[prefix])
    number = page.locator(".search-result .phone").first
    colour = "one => getComputedStyle(one).color"
    before = number.evaluate(colour)
    number.focus()
    assert number.evaluate(colour) == before


def expect_dead_end(page: Page, edition: Edition, main_phone: Telephone) -> None:
    """The box says that it does not work, and shows whom to call and where to look."""
    failed = without_readings(edition.word("search.failed"))
    expect(page.locator(".search-result__meta")).to_have_text(failed)
    help = page.locator(".search-result__help")
    expect(help.locator(".phone")).to_have_attribute("href", main_phone.href)
    topics = help.locator("li a")
    expect(topics).to_have_count(len(edition.guide.topics))
    expect(topics.first).to_be_visible()


@pytest.fixture
def old_phone(browser: Browser, base_url: str) -> Iterator[Page]:
    """A phone whose browser may fail to read a script: that is no fault of the test."""
    context = browser.new_context(
        base_url=base_url, service_workers="block", viewport={"width": 360, "height": 740}
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("**/assets/search.js*", None),
        ("**/search/index.js*", None),
        ("**/assets/search.js*", "const unread = /(?<"),
        ("**/search/index.js*", "guideSearch({"),
        ("**/assets/search.js*", ""),
        ("**/search/index.js*", ""),
        ("**/search/index.js*", "guideSearch({})"),
    ],
)
def test_a_search_that_does_not_come_or_cannot_be_read_leads_on(
    old_phone: Page,
    editions: tuple[Edition, ...],
    main_phone: Telephone,
    script: str,
    text: str | None,
) -> None:
    page = old_phone
    if text is None:
        page.route(script, lambda route: route.abort())
    else:
        page.route(script, lambda route: route.fulfill(body=text, content_type="text/javascript"))
    page.goto("en/")
    page.keyboard.press("/")
    page.keyboard.type("visa")
    expect_dead_end(page, next(one for one in editions if one.locale.id == "en"), main_phone)
    for key in ("ArrowDown", "Enter", "x"):
        page.keyboard.press(key)
    expect(page.locator(".search-box__input")).to_have_value("visax")
    page.locator(".search-result__help li a").first.click()
    expect(page).to_have_url(re.compile("/en/topics/"))


@pytest.mark.parametrize("prefix", LOCALES)
@pytest.mark.parametrize("late", ["**/assets/search.js*", "**/search/index.js*"])
def test_a_search_that_is_long_in_coming_leads_on_and_answers_when_it_comes(
    page: Page, editions: tuple[Edition, ...], main_phone: Telephone, prefix: str, late: str
) -> None:
    held: list[Route] = []
    page.route(late, lambda route: held.append(route))
    page.clock.install()
    page.goto(prefix)
    with page.expect_request(late):
        page.locator(".site-header__search").tap()
    page.locator(".search-box__input").fill("FRESC")
    page.clock.run_for(10_000)
    edition = next(one for one in editions if one.locale.prefix == prefix)
    expect_dead_end(page, edition, main_phone)
    held[0].continue_()
    expect(page.locator(".search-result__item").first).to_be_visible()
    expect(page.locator(".search-result__help")).to_be_hidden()


@pytest.mark.parametrize("late", ["**/assets/search.js*", "**/search/index.js*"])
def test_what_is_typed_too_early_is_answered_when_the_search_has_arrived(
    page: Page, late: str
) -> None:
    held: list[Route] = []
    page.route(late, lambda route: held.append(route))
    page.goto("en/")
    with page.expect_request(late):
        page.locator(".site-header__search").tap()
    box = page.locator(".search-box__input")
    box.press_sequentially("visa")
    for key in ("ArrowDown", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    page.locator("button[type=reset].search-box__button").tap()
    expect(box).to_be_focused()
    page.keyboard.type("lawyer")
    held[0].continue_()
    result = page.locator(".search-result__item a").first
    expect(result).to_have_attribute("href", re.compile(r"/en/topics/legal/$"))
    expect(box).to_have_value("lawyer")
    assert page.url.endswith("/en/")


def test_a_search_that_arrives_at_the_second_try_works_like_any_other(
    page: Page, editions: tuple[Edition, ...]
) -> None:
    page.route("**/search/index.js*", lambda route: route.abort(), times=1)
    page.goto("en/")
    with page.expect_event("requestfailed"):
        page.locator(".site-header__search").tap()
    failed = next(one for one in editions if one.locale.id == "en").word("search.failed")
    expect(page.locator(".search-result__meta")).to_have_text(failed)
    page.keyboard.press("Escape")
    search(page, "lawyer")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-result__link").first).to_be_focused()


def test_the_keyboard_opens_walks_follows_and_closes(page: Page) -> None:
    page.goto("en/")
    page.keyboard.press("/")
    expect(page.locator(".search-box__input")).to_be_focused()
    page.keyboard.type("lawyer")
    expect(page.locator(".search-result__item").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-result__link").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".search-box__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".search-box__input")).not_to_be_in_viewport()
    expect(page.locator(".site-header__search")).to_be_focused()
    page.keyboard.press("f")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/en/topics/legal/$"))


def test_a_search_that_failed_is_tried_again_with_what_is_typed_next(
    page: Page, editions: tuple[Edition, ...]
) -> None:
    asked: list[Route] = []
    page.route("**/search/index.js*", lambda route: asked.append(route))
    page.goto("en/")
    with page.expect_request("**/search/index.js*"):
        page.locator(".site-header__search").tap()
    page.keyboard.type("law")
    assert len(asked) == 1  # while one is under way, no other is
    asked[0].abort()
    failed = next(one for one in editions if one.locale.id == "en").word("search.failed")
    expect(page.locator(".search-result__meta")).to_have_text(failed)
    page.unroute("**/search/index.js*")
    page.keyboard.type("yer")
    expect(page.locator(".search-result__item").first).to_be_visible()


def test_a_result_on_the_very_page_closes_the_box_and_shows_the_page_from_its_top(
    page: Page,
) -> None:
    page.goto("en/topics/work/")
    page.evaluate("scrollTo(0, 500)")
    page.evaluate("window.isTheSame = true")
    search(page, "unpaid wages")
    page.locator(".search-result__link").first.tap()
    expect(page.locator(".search-box__input")).to_be_hidden()
    expect(page.locator("h1")).to_be_in_viewport()
    assert page.evaluate("window.isTheSame && scrollY") == 0
    page.go_back()
    expect(page.locator(".search-box__input")).to_have_value("unpaid wages")
    page.locator(".search-box__input").fill("xylophone")
    page.locator('.search-result__help a[href="./"]').tap()
    expect(page.locator(".search-box__input")).to_be_hidden()
    expect(page.locator("h1")).to_be_in_viewport()
    page.reload()
    expect(page.locator(".search-box__input")).to_be_hidden()


@pytest.mark.parametrize("prefix", LOCALES)
def test_the_closed_box_takes_no_focus(page: Page, prefix: str) -> None:
    page.goto(prefix)
    box = page.locator(".search-box")
    phone = page.locator("main .phone").first
    for _ in range(12):
        page.keyboard.press("Tab")
        expect(box.locator(":focus")).to_have_count(0)
        if phone.evaluate("phone => phone === document.activeElement"):
            break
    expect(phone).to_be_focused()


@pytest.mark.parametrize("prefix", LOCALES)
def test_what_was_typed_outlives_a_reload(page: Page, prefix: str) -> None:
    page.goto(prefix)
    search(page, "visa")
    page.reload()
    expect(page.locator(".search-box__input")).to_have_value("visa")
    expect(page.locator(".search-box__input")).to_be_focused()


@pytest.mark.parametrize("address", ["en/", "en/?q=visa"])
def test_what_was_cleared_stays_so_after_a_reload(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "visa") if "q=" not in address else None
    expect(page.locator(".search-result__item").first).to_be_visible()
    page.locator("button[type=reset].search-box__button").tap()
    page.reload()
    expect(page.locator(".search-box__input")).to_be_focused()
    expect(page.locator(".search-box__input")).to_have_value("")


def test_other_words_are_answered_from_the_top(page: Page) -> None:
    page.goto("en/")
    search(page, "work")
    output = page.locator(".search-box__output")
    expect(page.locator(".search-result__item").nth(2)).to_be_attached()
    output.evaluate("part => part.scrollTop = 300")
    page.locator(".search-box__input").fill("visa")
    expect(page.locator(".search-result__item").first).to_be_in_viewport()
    assert output.evaluate("part => part.scrollTop") == 0


def test_pasted_words_are_searched_and_a_link_may_carry_a_query(page: Page) -> None:
    page.goto("en/?q=lawyer")
    expect(page.locator(".search-box__input")).to_be_focused()
    expect(page.locator(".search-result__item").first).to_be_visible()
    expect(page.locator(".search-box__input")).to_have_value("lawyer")
    page.locator("button[type=reset].search-box__button").tap()
    expect(page.locator(".search-result__item")).to_have_count(0)


# ---- Composing ----------------------------------------------------------------------------------

# Chromium and Firefox say that a key belongs to a word that is being composed; Safari ends the
# composition first and then sends the key that ended it, with the code 229.
COMPOSED = {"Chromium": {"isComposing": True}, "Safari": {"keyCode": 229}}


@pytest.mark.parametrize("way", COMPOSED)
@pytest.mark.parametrize(
    ("prefix", "word"), [("", "びざ"), ("ko/", "비자"), ("zh-Hans/", "签证"), ("zh-Hant/", "簽證")]
)
def test_keys_of_a_word_being_composed_are_left_to_the_input_method(
    page: Page, prefix: str, word: str, way: str
) -> None:
    page.goto(prefix)
    search_queries.open_box(page)
    client = page.context.new_cdp_session(page)
    end = len(word)
    client.send(
        "Input.imeSetComposition", {"text": word, "selectionStart": end, "selectionEnd": end}
    )
    box = page.locator(".search-box__input")
    expect(box).to_have_value(word)
    result = page.locator(".search-result__link").first
    expect(result).to_be_visible()
    for key in ("ArrowDown", "ArrowUp", "Escape", "Enter", "/", "s"):
        box.dispatch_event("keydown", {"key": key, **COMPOSED[way]})
        expect(box).to_be_focused()
        expect(result).to_be_visible()
    assert page.url.endswith(f"/fresc-guide/{prefix}")
    client.send("Input.insertText", {"text": word})
    expect(box).to_have_value(word)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/{prefix}topics/visa/"))


@pytest.mark.parametrize("way", COMPOSED)
def test_an_open_menu_leaves_them_to_the_input_method_too(page: Page, way: str) -> None:
    page.goto("")
    menu = page.locator("details.menu--language")
    menu.locator("summary").tap()
    menu.locator("summary").dispatch_event("keydown", {"key": "Escape", **COMPOSED[way]})
    expect(menu.locator("nav")).to_be_visible()


# ---- Going back ---------------------------------------------------------------------------------


def test_going_back_closes_the_search_and_forward_opens_it_as_it_was(page: Page) -> None:
    page.goto("en/about/")
    page.goto("en/")
    search(page, "lawyer")
    result = page.locator(".search-result__item").first
    expect(result).to_be_visible()
    page.go_back()
    expect(page.locator(".search-box__input")).to_be_hidden()
    expect(page.locator(".site-header__search")).to_be_focused()
    assert page.url.endswith("/en/")
    page.go_forward()
    expect(result).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".search-box__input")).to_be_hidden()
    page.go_back()
    expect(page).to_have_url(re.compile("/en/about/$"))


@pytest.mark.parametrize("start", ["en/", "en/?q=lawyer", "en/topics/legal/"])
def test_whoever_comes_back_from_a_result_finds_the_results(page: Page, start: str) -> None:
    page.goto(start)
    search(page, "lawyer") if "q=" not in start else None
    desk = page.locator(".search-result__section a").first
    desk.tap()
    page.wait_for_url(re.compile("/en/topics/legal/#legal-support$"))
    expect(page.locator("#legal-support")).to_be_in_viewport()
    page.go_back()
    expect(desk).to_be_visible()
    expect(page.locator(".search-box__input")).to_have_value("lawyer")
    page.keyboard.press("Escape")
    expect(page.locator(".search-box__input")).to_be_hidden()
    assert page.url.endswith(start.replace("?q=lawyer", ""))


def test_a_search_that_a_link_opened_stays_closed(page: Page) -> None:
    """Neither a reload nor going back opens it again, nor the same page in another language."""
    page.goto("en/offices/?kind=bureau&q=visa")
    expect(page.locator(".search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    box = page.locator(".search-box__input")
    expect(box).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/en/offices/\?kind=bureau$"))
    other = page.locator(".menu--language a[data-locale=my]")
    expect(other).to_have_attribute("href", re.compile(r"\?kind=bureau$"))
    page.reload()
    expect(page.locator("select[name=kind]")).to_have_value("bureau")
    expect(box).to_be_hidden()
    page.locator(".site-footer__top a, a.site-footer__top").first.tap()
    expect(page).to_have_url(re.compile("#"))
    page.go_back()
    expect(page).to_have_url(re.compile("kind=bureau$"))
    expect(box).to_be_hidden()


def test_the_search_works_where_the_history_takes_no_more_steps(page: Page) -> None:
    """Safari refuses more than a hundred of them in half a minute."""
    page.goto("en/")
    page.evaluate(
        """() => {
          const full = () => { throw new DOMException("too often", "SecurityError"); };
          Object.assign(history, { pushState: full, replaceState: full });
        }"""
    )
    box = page.locator(".search-box__input")
    result = page.locator(".search-result__item").first
    for words in ("lawyer", "visa"):
        search(page, words)
        expect(result).to_be_visible()
        page.locator("button[type=reset].search-box__button").tap()
        expect(result).to_be_hidden()
        expect(box).to_be_focused()
        page.locator("[data-search-close]").tap()
        expect(box).to_be_hidden()


def test_a_search_closed_and_opened_again_at_once_stays_open(page: Page) -> None:
    page.goto("en/")
    search(page, "lawyer")
    page.evaluate(
        """() => {
          document.querySelector("[data-search-close]").click();
          document.querySelector("[data-search-open]").click();
          return new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
        }"""
    )
    expect(page.locator(".search-result__item").first).to_be_visible()
    page.go_back()
    expect(page.locator(".search-box__input")).to_be_hidden()


def test_results_use_the_height_of_a_wide_screen(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("en/")
    search(page, "visa")
    expect(page.locator(".search-result__item").first).to_be_visible()
    bottom = page.locator(".search-box__output").evaluate(
        "part => part.getBoundingClientRect().bottom"
    )
    assert bottom == pytest.approx(900, abs=2)
