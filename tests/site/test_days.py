"""What depends on the day: whether the centre is open, what has ended; on any day of building."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path

import pytest
from guide.languages.editions import Edition
from guide.languages.formats import Formats
from guide.languages.ruby import without_readings
from playwright.sync_api import Browser, Page, expect
from support.building import build

OPEN, CLOSED, NOTHING = "open", "closed", "nothing"

# By the day on which the site is built: moments of readers in Japan, and what they are told.
MOMENTS = {
    "2026-11-28": {  # a Saturday
        "2026-11-28T12:00": CLOSED,
        "2026-11-30T09:00": OPEN,
        "2026-11-30T08:59": CLOSED,
        "2026-11-30T16:59": OPEN,
        "2026-11-30T17:00": CLOSED,
        "2026-11-23T12:00": CLOSED,  # a holiday that has passed: the reader's clock is slow
        "2026-11-24T12:00": OPEN,
        "2025-12-26T12:00": NOTHING,
    },
    "2026-12-29": {
        "2026-12-28T12:00": OPEN,
        "2026-12-29T12:00": CLOSED,
        "2026-12-31T12:00": CLOSED,
        "2027-01-04T12:00": OPEN,
    },
    "2027-01-04": {
        "2026-12-31T12:00": NOTHING,
        "2027-01-03T12:00": CLOSED,
        "2027-01-04T12:00": OPEN,
        "2027-01-11T12:00": CLOSED,
    },
    "2027-03-31": {"2027-03-31T12:00": OPEN, "2027-04-29T12:00": CLOSED},
    "2027-04-01": {"2027-04-01T12:00": OPEN, "2027-05-03T12:00": CLOSED},
    "2028-02-29": {
        "2028-02-29T12:00": OPEN,
        "2028-02-23T12:00": CLOSED,
        "2029-12-28T12:00": OPEN,
        "2029-12-31T23:59": CLOSED,
        # An old copy of the site: its table of holidays has come to its end.
        "2030-01-01T12:00": NOTHING,
        "2030-06-03T12:00": NOTHING,
    },
    "2029-05-06": {"2029-05-06T12:00": CLOSED, "2029-05-07T12:00": OPEN},
}


# Hours unlike the invented centre's own: those of an ordinary public office.
OFFICE_HOURS = """hours:
  spans:
    - days: [monday, tuesday, wednesday, thursday, friday]
      opens: "09:00"
      closes: "17:00"
  closed_on_public_holidays: true
  closed_every_year:
    - {first: "12-29", last: "01-03"}
"""
# Not on Wednesdays, with a break at noon but on Saturdays, and dates on which that is different.
BROKEN_HOURS = """hours:
  spans:
    - days: [monday, tuesday, thursday, friday, saturday]
      opens: "09:00"
      closes: "12:00"
    - days: [monday, tuesday, thursday, friday]
      opens: "13:00"
      closes: "17:00"
  closed_on_public_holidays: true
  closed_every_year:
    - {first: "12-31"}
    - {first: "01-01", last: "01-03"}
  exceptions:
    - {first: 2026-12-28, last: 2026-12-29}
    - {first: 2026-12-30, opens: "12:00", closes: "13:00"}
    - {first: 2027-01-11, opens: "10:00", closes: "12:00"}
    - {first: 2027-01-11, opens: "13:00", closes: "15:00"}
"""


def write_hours(project: Path, hours: str) -> None:
    """Give the centre of the project other hours."""
    file = project / "data/center.yaml"
    text = file.read_text(encoding="utf-8")
    text, count = re.subn(r"hours:\n(  .*\n)+?(?=  source:)", hours, text)
    assert count == 1
    file.write_text(text, encoding="utf-8")


def told_at(page: Page, site: Path, moment: str) -> str:
    """What the English home page says at a moment in Japan: open, closed, or nothing."""
    page.clock.set_fixed_time(f"{moment}+09:00")
    page.goto((site / "en/index.html").as_uri())
    place = page.locator("[data-open-now]").first
    if not place.is_visible():
        return NOTHING
    shown = {
        said: place.locator(part).is_visible()
        for said, part in ((OPEN, "[data-open]"), (CLOSED, "[data-shut]"))
    }
    assert list(shown.values()).count(True) == 1
    return next(said for said, is_shown in shown.items() if is_shown)


@pytest.mark.parametrize("clock", ["00:10", "12:44", "21:44"])
def test_the_clock_is_written_as_the_hours_beside_it(
    page: Page, editions: tuple[Edition, ...], clock: str
) -> None:
    """In every language: browsers do not know all of them, or have other digits."""
    wrong = {}
    page.clock.set_fixed_time(f"2026-11-24T{clock}+09:00")
    for edition in editions:
        page.goto(edition.locale.prefix)
        expected = without_readings(Formats(edition.locale).time(time.fromisoformat(clock)))
        shown = page.locator("[data-clock]").first.evaluate("clock => clock.textContent")
        if shown != expected:
            wrong[edition.locale.id] = (shown, expected)
    assert wrong == {}


@pytest.mark.parametrize("today", MOMENTS)
def test_the_day_of_building_and_of_reading_decide_what_is_told(
    browser: Browser, project: Path, tmp_path: Path, today: str
) -> None:
    write_hours(project, OFFICE_HOURS)
    site = tmp_path / "site"
    result = build(project, site, TODAY=today, LOCALE="en")
    assert result.returncode == 0, result.stdout
    page = browser.new_page(timezone_id="America/New_York")
    told = {moment: told_at(page, site, moment) for moment in MOMENTS[today]}
    page.close()
    assert told == MOMENTS[today]


def test_another_centre_has_its_own_hours(browser: Browser, project: Path, tmp_path: Path) -> None:
    result = build(project, tmp_path / "site", TODAY="2026-11-28", LOCALE="en")
    assert result.returncode == 0, result.stdout
    page = browser.new_page()
    expected = {
        "2026-11-28T18:29": OPEN,  # a Saturday
        "2026-11-28T18:30": CLOSED,
        "2026-11-30T12:00": CLOSED,  # a Monday
        "2026-11-03T12:00": OPEN,  # a holiday, and this centre keeps none
        "2026-12-31T12:00": OPEN,
    }
    told = {moment: told_at(page, tmp_path / "site", moment) for moment in expected}
    page.close()
    assert told == expected


def test_a_break_at_noon_a_closed_weekday_and_special_dates_are_kept(
    browser: Browser, project: Path, tmp_path: Path
) -> None:
    write_hours(project, BROKEN_HOURS)
    result = build(project, tmp_path / "site", TODAY="2026-11-28", LOCALE="en")
    assert result.returncode == 0, result.stdout
    page = browser.new_page()
    expected = {
        "2026-12-01T11:59": OPEN,  # a Tuesday
        "2026-12-01T12:00": CLOSED,
        "2026-12-01T13:00": OPEN,
        "2026-12-02T10:00": CLOSED,  # a Wednesday
        "2026-12-05T11:59": OPEN,  # a Saturday
        "2026-12-05T13:00": CLOSED,
        "2026-12-28T10:00": CLOSED,
        "2026-12-29T10:00": CLOSED,
        "2026-12-30T12:30": OPEN,  # a Wednesday with hours of its own
        "2026-12-30T13:00": CLOSED,
        "2026-12-31T10:00": CLOSED,
        "2027-01-11T11:59": OPEN,  # a holiday with hours of its own, in two parts
        "2027-01-11T12:30": CLOSED,
        "2027-01-11T13:00": OPEN,
        "2027-01-11T15:00": CLOSED,
        "2027-01-12T09:00": OPEN,
    }
    told = {moment: told_at(page, tmp_path / "site", moment) for moment in expected}
    page.close()
    assert told == expected


@pytest.mark.parametrize(
    ("today", "moments"),
    [
        ("2026-03-31", {"2026-03-31T23:59+09:00": False, "2026-04-01T00:00+09:00": True}),
        ("2026-04-01", {"2026-04-01T00:00+09:00": True}),
    ],
)
def test_what_ends_is_over_from_the_next_day_on_even_on_a_page_built_before(
    browser: Browser, project: Path, tmp_path: Path, today: str, moments: dict[str, bool]
) -> None:
    center = project / "data/center.yaml"
    text = center.read_text(encoding="utf-8")
    ending = "callers: anywhere\n    ends: 2026-03-31\n"
    center.write_text(text.replace("callers: anywhere\n", ending), encoding="utf-8")
    result = build(project, tmp_path / "site", TODAY=today, LOCALE="en")
    assert result.returncode == 0, result.stdout
    page = browser.new_page()
    for moment, over in moments.items():
        page.clock.set_fixed_time(moment)
        page.goto((tmp_path / "site/en/agencies/work/index.html").as_uri())
        mark = page.locator('[data-ends="2026-03-31"]').first
        expect(mark).to_be_visible(visible=over)
        page.goto((tmp_path / "site/en/topics/jobs/index.html").as_uri())
        struck = page.locator("main .phone:not([href])").filter(visible=True)
        expect(struck.first).to_be_visible() if over else expect(struck).to_have_count(0)
        dialled = page.locator("[href^='tel:+81857000001']")
        expect(dialled).to_have_count(0) if over else expect(dialled.first).to_be_visible()
        expect(page.locator(".site-footer .phone")).to_contain_text("0857-00-0001")
    page.close()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TODAY", "2026-13-01", 'TODAY: "2026-13-01" is not a day; write it like 2026-11-28'),
        ("TODAY", "20261128", 'TODAY: "20261128" is not a day; write it like 2026-11-28'),
        ("SOURCE_DATE_EPOCH", "abc", 'SOURCE_DATE_EPOCH: "abc" is not a number of seconds'),
    ],
)
def test_a_wrong_day_is_an_error_that_says_so(
    project: Path, tmp_path: Path, name: str, value: str, said: str
) -> None:
    result = build(project, tmp_path / "site", **({"TODAY": ""} | {name: value}))
    assert result.returncode != 0
    assert said in result.stdout
    assert "Traceback" not in result.stdout + result.stderr
    assert not (tmp_path / "site/index.html").exists()
