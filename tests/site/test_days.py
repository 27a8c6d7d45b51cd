"""What depends on the day: whether the centre is open, what has ended; on any day of building."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from guide.facts.opening_hours import closed_days
from guide.languages.editions import Edition
from playwright.sync_api import Browser, expect
from support.building import ROOT, build

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


@pytest.mark.parametrize("today", MOMENTS)
def test_the_day_of_building_and_of_reading_decide_what_is_told(
    browser: Browser, tmp_path: Path, today: str
) -> None:
    site = tmp_path / "site"
    result = build(ROOT, site, TODAY=today, LOCALE="en")
    assert result.returncode == 0, result.stdout
    context = browser.new_context(timezone_id="America/New_York")
    page = context.new_page()
    for moment, told in MOMENTS[today].items():
        page.clock.set_fixed_time(f"{moment}+09:00")
        page.goto((site / "en/index.html").as_uri())
        place = page.locator("[data-open-now]").first
        expect(place.locator("[data-open]")).to_be_visible(visible=told == OPEN)
        expect(place.locator("[data-shut]")).to_be_visible(visible=told == CLOSED)
        expect(place).to_be_visible(visible=told != NOTHING)
        if told != NOTHING:
            expect(place.locator("[data-clock]")).to_have_attribute("data-clock", moment[11:])
    context.close()


@pytest.mark.parametrize(
    ("today", "now", "over"),
    [
        ("2026-03-31", "2026-03-31T23:59+09:00", False),
        ("2026-03-31", "2026-04-01T00:00+09:00", True),
        ("2026-04-01", "2026-04-01T00:00+09:00", True),
    ],
)
def test_what_ends_is_over_from_the_next_day_on_even_on_a_page_built_before(
    browser: Browser, project: Path, tmp_path: Path, today: str, now: str, over: bool
) -> None:
    result = build(project, tmp_path / "site", TODAY=today, LOCALE="en")
    assert result.returncode == 0, result.stdout
    page = browser.new_page()
    page.clock.set_fixed_time(now)
    page.goto((tmp_path / "site/en/agencies/work/index.html").as_uri())
    mark = page.locator('[data-ends="2026-03-31"]').first
    expect(mark).to_be_visible(visible=over)
    page.close()


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("2026-11-28T18:29", OPEN),  # a Saturday
        ("2026-11-28T18:30", CLOSED),
        ("2026-11-30T12:00", CLOSED),  # a Monday
        ("2026-11-03T12:00", OPEN),  # a holiday, and this centre keeps none
        ("2026-12-31T12:00", OPEN),
    ],
)
def test_another_centre_has_its_own_hours(
    browser: Browser, project: Path, tmp_path: Path, moment: str, told: str
) -> None:
    result = build(project, tmp_path / "site", TODAY="2026-11-28", LOCALE="en")
    assert result.returncode == 0, result.stdout
    page = browser.new_page()
    page.clock.set_fixed_time(f"{moment}+09:00")
    page.goto((tmp_path / "site/en/index.html").as_uri())
    place = page.locator("[data-open-now]").first
    expect(place.locator("[data-open]")).to_be_visible(visible=told == OPEN)
    expect(place.locator("[data-shut]")).to_be_visible(visible=told == CLOSED)
    page.close()


def test_the_table_of_closed_days_covers_this_year_and_the_next(
    editions: tuple[Edition, ...],
) -> None:
    hours = editions[0].guide.center.hours.model_copy(
        update={"closed_on_public_holidays": True, "new_year_closure": ("12-29", "01-03")}
    )
    closed = closed_days(hours, date(2026, 11, 28))
    assert (closed.since, closed.until) == (date(2026, 1, 1), date(2027, 12, 31))
    for day in ("2026-01-01", "2026-11-23", "2026-12-29", "2027-05-03", "2027-12-31"):
        assert date.fromisoformat(day) in closed.days
    for day in ("2026-11-24", "2026-12-28", "2027-01-04"):
        assert date.fromisoformat(day) not in closed.days


@pytest.mark.parametrize(
    ("open_on", "holidays", "new_year", "closed"),
    [
        (["saturday"], True, ("12-29", "01-03"), {"2026-01-03", "2027-01-02"}),
        (["monday"], False, None, set()),
    ],
)
def test_closed_days_follow_the_hours_of_the_data(
    invented: tuple[Edition, ...],
    open_on: list[str],
    holidays: bool,
    new_year: tuple[str, str] | None,
    closed: set[str],
) -> None:
    hours = invented[0].guide.center.hours.model_copy(
        update={
            "weekdays": open_on,
            "closed_on_public_holidays": holidays,
            "new_year_closure": new_year,
        }
    )
    days = {day.isoformat() for day in closed_days(hours, date(2026, 11, 28)).days}
    assert days >= closed if closed else days == set()
    assert all(date.fromisoformat(day).weekday() in (5, 0) for day in days)


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
