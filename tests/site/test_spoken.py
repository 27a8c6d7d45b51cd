"""What a screen reader is told: Chromium's accessibility tree of every kind of page.

What axe finds by itself is in `test_quality.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from support.browsing import open_anew
from support.browsing import reader as one_reader
from support.kinds import OFFICE, PAGES

ASKS = {"": "ja", "ja-easy/": "ja", "en/": "ne", "ur/": "ur"}
CONTROLS = {"link", "button", "textbox", "combobox", "checkbox", "DisclosureTriangle", "dialog"}
# Of these a page may have several, if their names tell them apart.
LANDMARKS = {"navigation", "region", "form", "search", "complementary"}
ONCE = {"banner", "main", "contentinfo"}
# What is seen at once, and told by its name alone.
SEEN = {"image", "table"}
# Marks that only the eye needs.
ORNAMENTS = {"›", "/"}


@pytest.fixture(scope="module", params=ASKS)
def reader(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A page in one language after the other; the English ones make an offer."""
    context = browser.new_context(
        base_url=f"{base_url}{request.param}", service_workers="block", locale=ASKS[request.param]
    )
    yield context.new_page()
    context.close()


def tree(page: Page) -> list[tuple[str, str, int]]:
    """Role, name and level of each thing that is told, in order."""
    session = page.context.new_cdp_session(page)
    told: list[tuple[str, str, int]] = []
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        if not node["ignored"]:
            known: dict[str, Any] = {
                one["name"]: one["value"].get("value") for one in node["properties"]
            }
            name = node.get("name", {}).get("value", "")
            told.append((node["role"]["value"], name.strip(), known.get("level") or 0))
    session.detach()
    return told


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_told_in_order_and_by_name(reader: Page, path: str) -> None:
    open_anew(reader, path)
    expect(reader.locator("h1")).to_be_visible()
    told = tree(reader)
    levels = [level for role, _, level in told if role == "heading"]
    assert levels.count(1) == 1
    assert [next_ for level, next_ in pairwise(levels) if next_ > level + 1] == []
    named = [(role, name) for role, name, _ in told if role in LANDMARKS | ONCE]
    assert [one for one in named if named.count(one) > 1] == []
    assert [role for role, name in named if role in LANDMARKS and not name] == []
    # A card fills the screen: nothing is told beside it.
    assert {role for role, _ in named} >= ({"main"} if "cards/#" in path else {"banner", "main"})
    assert [role for role, name, _ in told if role in CONTROLS | SEEN and not name] == []
    assert ORNAMENTS & {name for _, name, _ in told} == set()
    assert "dialog" not in {role for role, _, _ in told}


@pytest.fixture(scope="module", params=["", "ja-easy/"])
def with_readings(
    request: pytest.FixtureRequest, browser: Browser, base_url: str
) -> Iterator[Page]:
    """A phone on which readings are shown, for one page after the other."""
    with one_reader(
        browser,
        base_url=f"{base_url}{request.param}",
        viewport={"width": 360, "height": 740},
        locale="ja",
    ) as page:
        page.goto("")
        button = page.locator("[data-furigana]")
        if not request.param:
            button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        yield page


@pytest.mark.parametrize("path", PAGES)
def test_no_reading_is_said_after_its_word_in_a_name(with_readings: Page, path: str) -> None:
    page = with_readings
    open_anew(page, path)
    expect(page.locator("ruby").first).to_be_attached()
    names = [name for role, name, _ in tree(page) if role in LANDMARKS | SEEN | {"heading"}]
    words = page.locator("ruby").evaluate_all(
        "all => all.map((one) => [...one.childNodes].filter((part) => part.nodeName !== 'RP').map((part) => part.textContent).join(''))"
    )
    assert words
    assert [name for name in names for word in words if word in name] == []


def test_a_card_tells_that_its_address_was_copied(reader: Page) -> None:
    reader.goto(f"cards/#office-{OFFICE.id}")
    button = reader.locator(".card:target [data-copy]")
    button.click()
    expect(button).to_be_focused()
    said = button.inner_text().strip()
    expect(reader.locator("body > [role=status]")).to_have_text(said)
    told = tree(reader)
    assert "status" in {role for role, _, _ in told}
    assert [name for role, name, _ in told if role == "StaticText"].count(said) == 2


def test_the_open_search_is_a_dialog_with_a_name(reader: Page) -> None:
    reader.goto("")
    reader.locator(".site-header__search").click()
    expect(reader.locator(".search-box__input")).to_be_focused()
    dialogs = [name for role, name, _ in tree(reader) if role == "dialog"]
    assert len(dialogs) == 1
    assert re.search(r"\w", dialogs[0])
