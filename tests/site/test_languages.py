"""Every language: nothing untranslated, nothing cut, the right marks, the way from one to another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from guide.facts.values import Telephone
from guide.languages.editions import load_editions
from playwright.sync_api import Browser, Page, expect
from support.axe import COLOURS, violations
from support.browsing import reader
from support.building import ROOT
from support.kinds import AGENCY

EDITIONS = load_editions(ROOT / "data")
LOCALES = {edition.locale.id: edition.locale for edition in EDITIONS}
# A text that has no translation yet is no fault of the site's; it stays Japanese.
COMPLETE = [edition.locale.id for edition in EDITIONS if not edition.count("missing")]
PAGES = ["", f"agencies/{AGENCY}/", "matrix/", "offices/", "grant/"]


@pytest.fixture(scope="module")
def phone(browser: Browser, base_url: str) -> Iterator[Page]:
    """A phone on which one page is opened after the other."""
    with reader(browser, base_url=base_url, viewport={"width": 360, "height": 740}) as page:
        yield page


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("id", LOCALES)
def test_a_page_reads_well_in_every_language(phone: Page, id: str, path: str) -> None:
    locale = LOCALES[id]
    phone.goto(locale.prefix + path)
    expect(phone.locator("html")).to_have_attribute("lang", locale.lang)
    expect(phone.locator("html")).to_have_attribute("dir", locale.direction)
    assert violations(phone, but=COLOURS if path else []) == []
    if id in COMPLETE and locale.lang != "ja":
        assert unmarked_japanese(phone) == []


def unmarked_japanese(page: Page) -> list[str]:
    """The lines of a page with kana in them that are not marked as Japanese."""
    text = page.evaluate(
        """() => {
          const copy = document.body.cloneNode(true);
          for (const part of copy.querySelectorAll("[lang^=ja], script, .languages")) part.remove();
          return copy.textContent;
        }"""
    )
    return re.findall(r".*[\u3041-\u3096\u30a1-\u30fa].*", text)


def test_no_two_languages_of_the_papers_have_one_name(site: Path) -> None:
    for locale in LOCALES.values():
        page = (site / locale.prefix / "print/index.html").read_text(encoding="utf-8")
        names = re.findall(r'href="#in-[^>]*>(.*?)</a>', page)
        here = [re.findall(r'"prints__name">(.*?)</span>', name) for name in names]
        told = [name[0] for name in here if name]
        assert len(names) == len(LOCALES)
        assert len(set(told)) == len(told) >= len(LOCALES) - 2


@pytest.fixture
def visitor(browser: Browser, base_url: str) -> Iterator[Page]:
    """A first visit with a browser that asks for Nepali."""
    context = browser.new_context(base_url=base_url, service_workers="block", locale="ne-NP")
    yield context.new_page()
    context.close()


def test_a_first_visit_is_offered_its_language_and_never_sent_there(visitor: Page) -> None:
    visitor.goto("offices/")
    expect(visitor).to_have_url(re.compile(r"/fresc-guide/offices/$"))
    offer = visitor.locator(".language-offer")
    expect(offer.locator("a")).to_have_attribute("lang", "ne")
    expect(offer.locator("a")).to_have_text("नेपाली")
    offer.locator("a").click()
    visitor.wait_for_url(re.compile(r"/fresc-guide/ne/offices/$"))
    expect(visitor.locator(".language-offer")).to_be_hidden()


def test_a_declined_offer_is_not_made_again(visitor: Page) -> None:
    visitor.goto("")
    visitor.locator(".language-offer button").click()
    expect(visitor.locator(".language-offer")).to_be_hidden()
    visitor.goto("grant/")
    expect(visitor.locator(".language-offer")).to_be_hidden()


def test_a_chosen_language_is_remembered(visitor: Page) -> None:
    visitor.goto("")
    visitor.locator(".menu--language summary").click()
    visitor.locator(".menu--language a[lang=uk]").click()
    visitor.wait_for_url(re.compile(r"/fresc-guide/uk/$"))
    expect(visitor.locator(".language-offer")).to_be_hidden()
    visitor.goto("grant/")
    expect(visitor.locator(".language-offer a")).to_have_attribute("lang", "uk")


@pytest.mark.parametrize("prefix", ["", "ja-easy/"])
def test_who_reads_japanese_is_offered_no_other_japanese(page: Page, prefix: str) -> None:
    page.goto(f"{prefix}topics/work/")
    expect(page.locator("main .phone").first).to_be_visible()
    expect(page.locator(".language-offer")).to_be_hidden()


def test_who_chose_easy_japanese_is_offered_it_on_an_ordinary_page(page: Page) -> None:
    page.goto("")
    page.locator(".menu--language summary").tap()
    page.locator('.menu--language a[data-locale="ja-easy"]').tap()
    page.wait_for_url(re.compile(r"/fresc-guide/ja-easy/$"))
    page.goto("grant/")
    offer = page.locator(".language-offer a")
    expect(offer).to_have_attribute("href", re.compile(r"ja-easy/grant/$"))


def test_a_language_we_do_not_have_is_not_offered(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, service_workers="block", locale="fi-FI")
    page = context.new_page()
    page.goto("")
    expect(page.locator(".language-offer")).to_be_hidden()
    context.close()


def test_plain_japanese_shows_readings_until_they_are_switched_off(page: Page) -> None:
    page.goto("ja-easy/")
    reading = page.locator("main rt").first
    expect(reading).to_be_visible()
    button = page.locator("[data-furigana]")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.tap()
    expect(reading).to_be_hidden()
    page.goto("ja-easy/grant/")
    expect(page.locator("main rt").first).to_be_hidden()


def test_japanese_gives_readings_when_asked(page: Page) -> None:
    page.goto(f"agencies/{AGENCY}/")
    expect(page.locator("main rt")).to_have_count(0)
    page.locator("[data-furigana]").tap()
    expect(page.locator("h1 rt").first).to_have_text(re.compile("^[ぁ-ゖー]+$"))
    page.reload()
    expect(page.locator("h1 rt")).to_be_visible()


def test_readings_stay_out_of_titles_search_and_copied_text(page: Page) -> None:
    name = EDITIONS[0].guide.agency(AGENCY).name
    page.goto(f"ja-easy/agencies/{AGENCY}/")
    assert page.title().startswith(f"{name} | ")
    page.locator(".site-header__search").tap()
    page.locator(".search-box__input").fill(name)
    expect(page.locator(".search-result__link h2").first).to_have_text(name)
    page.reload()
    copied = page.evaluate(
        """() => { getSelection().selectAllChildren(document.querySelector("h1"));
                   return getSelection().toString(); }"""
    )
    assert "".join(copied.split()) == name


def test_urdu_is_mirrored_and_keeps_numbers_in_their_order(
    page: Page, main_phone: Telephone
) -> None:
    page.goto("ur/")
    name, menu = page.locator(".site-header__name"), page.locator(".menu--pages")
    assert (name.bounding_box() or {})["x"] > (menu.bounding_box() or {})["x"]
    phone = page.locator(".call .phone bdi")
    expect(phone).to_have_attribute("dir", "ltr")
    expect(phone).to_have_text(main_phone)
    # Where the corner of the arrow of a row lies, from its middle: on the left, and on the right.
    arrow = """all => new DOMMatrix(getComputedStyle(all[0], '::after').transform)
        .transformPoint({ x: 1, y: -1 }).x"""
    assert page.locator("main .rows a").evaluate_all(arrow) < -1
    page.goto("en/")
    assert page.locator("main .rows a").evaluate_all(arrow) > 1


def test_forced_colours_cut_no_line_of_urdu(browser: Browser, base_url: str) -> None:
    """Each line has a ground there that covers what hangs into it from the line above."""
    lines = """() => [...document.querySelectorAll("main :is(p, li, span, small, a, button, h1, h2, h3)")]
      .filter((part) => part.checkVisibility() && [...part.childNodes].some((node) => /[\\p{Script=Arabic}]/u.test(node.data)))
      .filter((part) => { const { lineHeight, fontSize } = getComputedStyle(part); return parseFloat(lineHeight) < 2.09 * parseFloat(fontSize); })
      .map((part) => part.textContent)"""
    with reader(browser, base_url=base_url, forced_colors="active") as page:
        for path in ("ur/", "ur/topics/work/", "ur/ways/", "ur/offices/"):
            page.goto(path)
            assert page.evaluate(lines) == [], path


def test_papers_in_another_language_are_chosen_and_the_page_stays_as_it_is(page: Page) -> None:
    page.goto("print/")
    page.locator(".languages--here a", has_text="クメール語").tap()
    expect(page.locator("#in-km")).to_be_in_viewport()
    expect(page.locator("#in-km a").first).to_be_visible()
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.endsWith('locale'))")
    assert kept == []
