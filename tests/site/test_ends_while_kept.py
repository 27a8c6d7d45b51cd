"""A page that was kept ends by itself, on the day, what was still going on when it was built."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from support import search_queries
from support.building import ROOT, build
from support.changed import append, edit, lay_out_whole, office

LAST = "2026-12-01"  # a Tuesday on which the centre is open
BEFORE, AFTER = f"{LAST}T12:00+09:00", "2026-12-02T12:00+09:00"

TEL = "tel:+81857000001"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site, built on the last day of the centre, of an office, and of what another covers."""
    root = lay_out_whole(tmp_path_factory.mktemp("kept") / "project")
    for name in ("hooks", "print"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    covers = "    prefectures: [shimane]"
    edit(root, "offices.yaml", covers, f"    ends: {LAST}\n{covers}")
    append(root, "offices.yaml", office(1, "shimane"))
    edit(root, "offices.yaml", "  kind: bureau\n", f"  kind: bureau\n  ends: {LAST}\n")
    edit(root, "center.yaml", "opened:", f"ends: {LAST}\nopened:")
    site = root / "site"
    result = build(root, site, TODAY=LAST, LOCALE="en")
    assert result.returncode == 0, result.stdout
    return site / "en"


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def opened(page: Page, file: Path, moment: str, query: str = "") -> Page:
    page.clock.set_fixed_time(moment)
    page.goto("about:blank")  # else a place on the same page is only scrolled to
    page.goto(file.as_uri() + query)
    expect(page.locator("html.js")).to_be_attached()
    return page


@pytest.mark.parametrize(("moment", "covering"), [(BEFORE, "west"), (AFTER, "tottori-1")])
def test_a_prefecture_leads_to_who_takes_over(
    kept: Path, reader: Page, moment: str, covering: str
) -> None:
    opened(reader, kept / "for/company/index.html", moment)
    choice = reader.locator(".places__32 a")
    expect(choice).to_have_attribute("href", f"../../offices/?prefecture=shimane#{covering}")
    opened(reader, kept / "offices/index.html", moment, "?prefecture=shimane")
    area = reader.locator(f".japan a[href='#{covering}']")
    expect(area).to_have_count(1)
    rows = {row.get_attribute("id") for row in reader.locator("[data-row]:visible").all()}
    if moment == BEFORE:
        assert rows == {"west", "tottori-1"}
    else:
        assert rows == {"tottori-1"}
        assert "West Branch" not in (area.get_attribute("aria-label") or "")


@pytest.mark.parametrize("path", ["", "topics/jobs/", "ways/resident/", "for/resident/"])
def test_a_centre_is_neither_open_nor_called_once_it_is_over(
    kept: Path, reader: Page, path: str
) -> None:
    file = kept / path / "index.html"
    main = reader.locator("main")
    opened(reader, file, BEFORE, "#other")
    expect(main.locator("[data-open]:visible").first).to_be_visible()
    expect(main.locator(".call .phone:visible").first).to_have_attribute("href", TEL)
    expect(reader.locator(".site-footer h2")).to_be_visible()
    opened(reader, file, AFTER, "#other")
    for gone in ("[data-open-now]", ".say", ".call h2", ".call a[href]"):
        expect(main.locator(gone).locator("visible=true")).to_have_count(0)
    expect(main.get_by_text("This has ended.").locator("visible=true").first).to_be_visible()
    expect(reader.locator(".site-footer h2")).to_be_hidden()
    assert reader.get_by_role("region", name="Need help").count() == 0


@pytest.mark.parametrize("moment", [BEFORE, AFTER])
def test_the_search_box_dials_no_number_that_is_over(kept: Path, reader: Page, moment: str) -> None:
    opened(reader, kept / "topics/jobs/index.html", moment)
    search_queries.open_box(reader)
    for query, there in (
        ("0857-00-0001", moment == BEFORE),  # the centre
        ("East Office", moment == BEFORE),
        ("West Branch", True),
    ):
        reader.locator(".search-box__input").fill(query)
        # Of offices on a page, what is said of all of them stands above the one.
        result = reader.locator(".search-result__item .search-result__article").last
        expect(result.locator("a[href^='tel:']")).to_have_count(int(there))


@pytest.mark.parametrize("moment", [BEFORE, AFTER])
def test_nobody_is_sent_to_an_address_once_it_is_over(
    kept: Path, reader: Page, moment: str
) -> None:
    there = moment == BEFORE
    opened(reader, kept / "offices/index.html", moment)
    for leading in (".map-link", "[data-copy*=県]:not([data-copy*=http])"):
        expect(reader.locator(f"#east {leading}")).to_be_visible(visible=there)
        expect(reader.locator(f"#west {leading}")).to_be_visible()
    opened(reader, kept / "index.html", moment, "#center")
    expect(reader.locator("#center")).to_have_attribute("open", "")
    expect(reader.locator("#center .map-link")).to_be_visible(visible=there)
    for card in ("center", "office-east"):
        opened(reader, kept / "cards/index.html", moment, f"#{card}")
        shown = reader.locator(f"#{card}")
        expect(shown).to_be_visible()
        for leading in (".counter-sentence", ".copy"):
            expect(shown.locator(leading)).to_be_visible(visible=there)
        expect(shown.locator(".card__place").first).to_be_visible(visible=there)
        expect(shown.locator(".ended").first).to_be_visible(visible=not there)
        expect(shown.locator("a[href^='tel:']")).to_have_count(
            0 if not there else 1 + (card != "center")
        )


@pytest.mark.parametrize("moment", [BEFORE, AFTER])
def test_the_one_office_that_a_filter_leaves_says_that_it_is_over(
    kept: Path, reader: Page, moment: str
) -> None:
    """So does the prefecture where it is chosen; the office of which nothing ends says nothing."""
    over = moment == AFTER
    for prefecture, code, left, marked in (
        ("tottori", "31", "East Office", over),
        ("shimane", "32", "鳥取第1分室", False),
    ):
        opened(reader, kept / "for/company/index.html", moment)
        mark = reader.locator(f".places__{code} .over").locator("visible=true")
        expect(mark).to_have_count(int(marked))
        opened(reader, kept / "offices/index.html", moment, f"?prefecture={prefecture}")
        summary = reader.locator("[data-only]")
        if prefecture == "shimane" and not over:
            expect(summary).to_be_empty()  # two cover it
            continue
        expect(summary).to_contain_text(left)
        expect(summary.locator("strong", has_text="This has ended.")).to_have_count(int(marked))
    opened(reader, kept / "offices/index.html", moment, "?kind=bureau")
    expect(reader.locator("[data-only] strong")).to_have_count(int(over))
