"""Hours: what is impossible is answered at its line in both languages; dates follow the rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
import yaml
from guide.facts.closed_days import unlike_the_week, yearly_closures
from guide.facts.hours import Hours
from guide.facts.load import check
from guide.facts.messages import speaking
from support.building import ROOT

Change = Callable[[str, str, str], None]

SPAN = """    - days: [tuesday, wednesday, thursday, friday, saturday]
      opens: "10:00"
      closes: "18:30"
"""
KEPT = "  closed_on_public_holidays: false\n"


def yearly(*closures: str) -> tuple[str, str]:
    return KEPT, KEPT + "  closed_every_year:\n" + "".join(f"    - {one}\n" for one in closures)


def exceptions(*dates: str) -> tuple[str, str]:
    return KEPT, KEPT + "  exceptions:\n" + "".join(f"    - {one}\n" for one in dates)


TWICE_EN = (
    "2026-12-28 is in two exceptions; name each date once, or, for two spans of a date, both times "
    "with the same first and last, with opens and closes"
)
TWICE_JA = (
    "2026-12-28 が2回あります。1つの日は1回だけ書いてください。1日に2つの時間があるときだけ、"
    "同じ first と last、それぞれの opens と closes で2回書きます"
)
# What is written for what stands there; the path, and what is said in English and in Japanese.
IMPOSSIBLE = {
    "closes before it opens": (
        ('closes: "18:30"', 'closes: "08:30"'),
        "spans.0.closes",
        "closes must be after opens (10:00)",
        "closes は opens（10:00）より後の時刻にしてください",
    ),
    "closes when it opens": (
        ('closes: "18:30"', 'closes: "10:00"'),
        "spans.0.closes",
        "closes must be after opens (10:00)",
        "closes は opens（10:00）より後の時刻にしてください",
    ),
    "a full-width digit": (
        ('opens: "10:00"', 'opens: "1０:00"'),
        "spans.0.opens",
        '"1０:00" is not a time of day; write it in quotes like "10:00"',
        '「1０:00」は時刻ではありません。"10:00" のように引用符で囲んで書いてください',
    ),
    "a day of the week twice": (
        ("[tuesday, wednesday,", "[tuesday, wednesday, tuesday,"),
        "spans.0.days.2",
        '"tuesday" is already in this list; name it once',
        "「tuesday」はこの一覧にもうあります。1回だけ書いてください",
    ),
    "no day of the week": (
        ("[tuesday, wednesday, thursday, friday, saturday]", "[]"),
        "spans.0.days",
        "the list is empty; write at least one item",
        "一覧が空です。1つ以上書いてください",
    ),
    "spans that overlap": (
        (SPAN, SPAN + '    - {days: [friday], opens: "18:00", closes: "20:00"}\n'),
        "spans.1.opens",
        "two spans of friday overlap; each begins when the one before has ended",
        "friday の時間が重なっています。前の時間が終わってから、次を始めてください",
    ),
    "the same span twice": (
        (SPAN, SPAN + SPAN),
        "spans.1.opens",
        "two spans of tuesday overlap; each begins when the one before has ended",
        "tuesday の時間が重なっています。前の時間が終わってから、次を始めてください",
    ),
    "a day of the year that does not exist": (
        yearly('{first: "02-30"}'),
        "closed_every_year.0.first",
        'there is no "02-30": month 2 has 29 days; write the day that is meant',
        "「02-30」という日はありません。2月は29日までです。正しい日を書いてください",
    ),
    "a day of the year in words": (
        yearly("{first: 12月29日}"),
        "closed_every_year.0.first",
        '"12月29日" is not a day of the year; write it in quotes like "12-29"',
        '「12月29日」は月と日ではありません。"12-29" のように引用符で囲んで書いてください',
    ),
    "a closure without its first day": (
        yearly('{last: "01-03"}'),
        "closed_every_year.0",
        '"first" is missing; add it',
        "「first」がありません。書き加えてください",
    ),
    "a list for a closure, as it was": (
        yearly('["12-29", "01-03"]'),
        "closed_every_year.0",
        "keys are needed here, such as {first: …, last: …}; write them in braces, or indented "
        "under this one",
        "ここには {first: …, last: …} のようにキーを書きます。{ } の中か、この下に字下げして書いてください",
    ),
    "first and last of a closure exchanged": (
        yearly('{first: "01-03", last: "12-29"}'),
        "closed_every_year.0.last",
        "this closes 362 days of every year; are first and last exchanged?",
        "毎年362日の休みになります。first と last が逆ではありませんか",
    ),
    "a closure of one day named twice": (
        yearly('{first: "08-13", last: "08-13"}'),
        "closed_every_year.0.last",
        "last is the same day as first; for one day, remove last",
        "last が first と同じ日です。1日だけのときは last を消してください",
    ),
    "closures that overlap over the New Year": (
        yearly('{first: "12-29", last: "01-03"}', '{first: "01-01"}'),
        "closed_every_year.1.first",
        "01-01 is in two of the yearly closures; name each day once",
        "01-01 が毎年の休みに2回あります。1つの日は1回だけ書いてください",
    ),
    "closures that overlap, the later first": (
        yearly('{first: "08-15"}', '{first: "08-13", last: "08-16"}'),
        "closed_every_year.1.first",
        "08-15 is in two of the yearly closures; name each day once",
        "08-15 が毎年の休みに2回あります。1つの日は1回だけ書いてください",
    ),
    "dates that end before they begin": (
        exceptions("{first: 2027-03-05, last: 2027-03-01}"),
        "exceptions.0.last",
        "last must not be before first (2027-03-05)",
        "last は first（2027-03-05）より前にできません",
    ),
    "dates whose year was mistyped": (
        exceptions("{first: 2026-12-28, last: 2072-01-04}"),
        "exceptions.0.last",
        "these are 16444 days, more than a year; is the year of last right?",
        "16444日間で、1年より長くなります。last の年は正しいですか",
    ),
    "one date named as two": (
        exceptions("{first: 2026-12-28, last: 2026-12-28}"),
        "exceptions.0.last",
        "last is the same day as first; for one day, remove last",
        "last が first と同じ日です。1日だけのときは last を消してください",
    ),
    "a date that does not exist": (
        exceptions("{first: 2026-02-29}"),
        "exceptions.0.first",
        'there is no "2026-02-29": month 2 has 28 days; write the day that is meant',
        "「2026-02-29」という日はありません。2月は28日までです。正しい日を書いてください",
    ),
    "a date twice": (
        exceptions("{first: 2026-12-24, last: 2026-12-28}", "{first: 2026-12-28}"),
        "exceptions.1.first",
        TWICE_EN,
        TWICE_JA,
    ),
    "a date twice, once closed": (
        exceptions('{first: 2026-12-28, opens: "10:00", closes: "12:00"}', "{first: 2026-12-28}"),
        "exceptions.1.first",
        TWICE_EN,
        TWICE_JA,
    ),
    "spans of a date that overlap": (
        exceptions(
            '{first: 2026-12-28, opens: "13:00", closes: "15:00"}',
            '{first: 2026-12-28, opens: "10:00", closes: "13:30"}',
        ),
        "exceptions.1.opens",
        "two spans of 2026-12-28 overlap; each begins when the one before has ended",
        "2026-12-28 の時間が重なっています。前の時間が終わってから、次を始めてください",
    ),
    "two reasons of one date": (
        exceptions(
            '{first: 2026-12-28, opens: "13:00", closes: "15:00", reason: 工事のため}',
            '{first: 2026-12-28, opens: "10:00", closes: "12:00", reason: 点検のため}',
        ),
        "exceptions.1.reason",
        "another reason stands with the first span of 2026-12-28; write the reason there, and "
        "remove it here",
        "2026-12-28 のはじめの時間と reason がちがいます。理由ははじめの時間に書き、ここでは消してください",
    ),
    "only one of two times": (
        exceptions('{first: 2026-12-28, opens: "10:00"}'),
        "exceptions.0",
        "write opens and closes, or neither where it is closed",
        "opens と closes を両方書いてください。休みのときは、どちらも書きません",
    ),
    "a date that closes before it opens": (
        exceptions('{first: 2026-12-28, opens: "15:00", closes: "10:00"}'),
        "exceptions.0.closes",
        "closes must be after opens (15:00)",
        "closes は opens（15:00）より後の時刻にしてください",
    ),
    "the key for it in words, as it was": (
        (KEPT, KEPT + "  days: 火曜日から土曜日\n"),
        "days",
        "the key is not known; known here: source, as_of, ends, checked_on, checked_by, spans, closed_on_public_holidays, "
        "closed_every_year, exceptions, note",
        "このキーはありません。ここで使えるキー：source, as_of, ends, checked_on, checked_by, spans, "
        "closed_on_public_holidays, closed_every_year, exceptions, note",
    ),
}


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_what_is_impossible_is_answered_at_its_line(case: str, data: Path, change: Change) -> None:
    (right, written), path, english, japanese = IMPOSSIBLE[case]
    change("center.yaml", right, written)
    (problem,) = check(data)[1]
    with speaking("en"):
        said = str(problem)
    with speaking("ja"):
        in_japanese = str(problem)
    assert said.endswith(f" center.hours.{path}: {english}")
    assert in_japanese.endswith(japanese)
    (line,) = re.findall(r"^data/center\.yaml:(\d+):", said)
    key = next(part for part in reversed(path.split(".")) if not part.isdecimal())
    lines = (data / "center.yaml").read_text(encoding="utf-8").splitlines()
    assert key in lines[int(line) - 1] or key in lines[int(line) - 2]


def test_a_closure_without_a_week_is_answered_with_what_to_do_in_its_place(data: Path) -> None:
    """A key that is misspelt is told as such, and the activity that is proposed is right."""
    offices, agencies = data / "offices.yaml", data / "agencies.yaml"
    right, right_agencies = offices.read_text("utf-8"), agencies.read_text("utf-8")
    closed = "    exceptions: [{first: 2030-03-01, last: 2030-03-05, reason: 工事のため}]\n"
    closed += "    source: {id: leaflet, slide: 3}\n"
    offices.write_text(f"{right}  hours:\n{closed}", "utf-8")
    (problem,) = check(data)[1]
    with speaking("en"):
        assert "offices.west.hours: dates alone cannot be said" in str(problem)
    with speaking("ja"):
        assert "日付だけでは書けません" in str(problem)
    offices.write_text(f"{right}  hours:\n    span: []\n{closed}", "utf-8")
    assert "week-needed" not in {problem.message.name for problem in check(data)[1]}
    offices.write_text(right, "utf-8")
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    (example,) = re.findall("(    - id: closed-(?:.*\n)+?)```", page)
    example = example.replace("example-notice-2030-04", "leaflet")
    agencies.write_text(right_agencies.replace("  activities:\n", f"  activities:\n{example}", 1))
    assert check(data)[1] == []


def hours(**other: Any) -> Hours:
    """Open from Monday to Friday, at no other time than `other` says."""
    days = ["monday", "tuesday", "wednesday", "thursday", "friday"]
    usual = {
        "spans": [{"days": days, "opens": "09:00", "closes": "17:00"}],
        "closed_on_public_holidays": False,
        "source": {"id": "leaflet"},
    }
    return Hours.model_validate(usual | other)


NEW_YEARS: dict[str, list[dict[str, str]]] = {
    "over the New Year": [{"first": "12-29", "last": "01-03"}],
    "in two parts": [{"first": "12-29", "last": "12-31"}, {"first": "01-01", "last": "01-03"}],
    "day by day": [{"first": f"{day}"} for day in
                   ("12-29", "12-30", "12-31", "01-01", "01-02", "01-03")],
}  # fmt: skip


@pytest.mark.parametrize("form", NEW_YEARS)
def test_a_closure_at_the_new_year_is_the_same_in_every_form(form: str) -> None:
    closing = hours(closed_every_year=NEW_YEARS[form])
    dates = unlike_the_week(closing, date(2026, 11, 28)).dates
    assert [f"{day}" for day in dates if day > date(2026, 11, 28)] == [
        "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-12-29", "2027-12-30",
        "2027-12-31",
    ]  # fmt: skip
    assert list(yearly_closures(closing, date(2026, 11, 28))) == [
        (date(2026, 12, 29), date(2027, 1, 3)),
        (date(2027, 12, 29), date(2028, 1, 3)),
    ]


@pytest.mark.parametrize(
    ("first", "last", "closed"),
    [
        ("01-01", "01-03", ["2026-01-01", "2026-01-02", "2027-01-01"]),
        ("12-29", "12-31", ["2026-12-29", "2026-12-30", "2026-12-31",
                            "2027-12-29", "2027-12-30", "2027-12-31"]),
        ("08-13", None, ["2026-08-13", "2027-08-13"]),
        ("02-29", None, []),
    ],
)  # fmt: skip
def test_a_closure_within_a_year_closes_no_other_day(
    first: str, last: str | None, closed: list[str]
) -> None:
    closing = hours(closed_every_year=[{"first": first, "last": last}])
    assert [f"{day}" for day in unlike_the_week(closing, date(2026, 11, 28)).dates] == closed


def test_a_leap_day_is_closed_in_leap_years() -> None:
    closing = hours(closed_every_year=[{"first": "02-29"}])
    assert list(yearly_closures(closing, date(2028, 1, 1))) == [
        (date(2028, 2, 29), date(2028, 2, 29))
    ]


def test_public_holidays_of_this_year_and_the_next_are_closed() -> None:
    dates = unlike_the_week(hours(closed_on_public_holidays=True), date(2026, 11, 28))
    assert (dates.since, dates.until) == (date(2026, 1, 1), date(2027, 12, 31))
    for day in ("2026-01-01", "2026-11-23", "2027-05-03"):
        assert dates.dates[date.fromisoformat(day)] == []
    for day in ("2026-11-24", "2026-12-28", "2026-11-22"):  # the last is a Sunday
        assert date.fromisoformat(day) not in dates.dates


def test_an_exception_holds_before_the_other_rules() -> None:
    dates = unlike_the_week(
        hours(
            closed_on_public_holidays=True,
            closed_every_year=NEW_YEARS["over the New Year"],
            exceptions=[
                {"first": "2026-12-28"},
                {"first": "2026-12-30", "opens": "10:00", "closes": "12:00"},
                {"first": "2027-01-09", "last": "2027-01-11", "opens": "09:00", "closes": "17:00"},
            ],
        ),
        date(2026, 11, 28),
    ).dates
    assert dates[date(2026, 12, 28)] == []
    assert dates[date(2026, 12, 29)] == []
    assert dates[date(2026, 12, 30)] == [(time(10), time(12))]
    assert dates[date(2027, 1, 9)] == [(time(9), time(17))]  # a Saturday
    assert date(2027, 1, 11) not in dates  # a holiday, open as on every Monday


def test_a_date_may_have_a_break_as_a_day_of_the_week_has() -> None:
    broken = hours(
        exceptions=[
            {"first": "2026-12-28", "opens": "13:00", "closes": "15:00"},
            {"first": "2027-01-04", "last": "2027-01-05", "opens": "10:00", "closes": "12:00"},
            {"first": "2027-01-04", "last": "2027-01-05", "opens": "12:00", "closes": "15:00"},
            {"first": "2026-12-28", "opens": "10:00", "closes": "12:00"},
        ],
    )
    assert unlike_the_week(broken, date(2026, 11, 28)).dates == {
        date(2026, 12, 28): [(time(10), time(12)), (time(13), time(15))],
        date(2027, 1, 4): [(time(10), time(12)), (time(12), time(15))],
        date(2027, 1, 5): [(time(10), time(12)), (time(12), time(15))],
    }


def test_the_reason_of_a_date_with_a_break_is_said_once() -> None:
    span = {"first": "2026-12-28", "reason": "工事のため"}
    broken = hours(
        exceptions=[
            span | {"opens": "10:00", "closes": "12:00"},
            span | {"opens": "13:00", "closes": "15:00"},
        ]
    )
    assert [one.reason for one in broken.exceptions] == ["工事のため", None]
    assert [one.reason for one in broken.unusual] == ["工事のため"]


def test_a_yearly_closure_leaves_out_the_day_that_is_an_exception() -> None:
    closing = hours(
        closed_every_year=NEW_YEARS["over the New Year"],
        exceptions=[{"first": "2026-12-30", "opens": "10:00", "closes": "12:00"}],
    )
    assert list(yearly_closures(closing, date(2026, 12, 31))) == [
        (date(2026, 12, 31), date(2027, 1, 3)),
        (date(2027, 12, 29), date(2028, 1, 3)),
    ]


def test_after_their_end_nothing_is_known_of_hours() -> None:
    ended = unlike_the_week(hours(ends="2026-12-25"), date(2026, 11, 28))
    assert ended.until == date(2026, 12, 25)


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/editing.ja.md"])
def test_the_example_for_editors_is_right(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(hours:\n.*?)```", text, re.DOTALL)
    given = yaml.load(example, yaml.BaseLoader)["hours"]
    given["closed_on_public_holidays"] = given["closed_on_public_holidays"] == "true"
    read = Hours.model_validate(given)
    assert read.closed_weekdays == ["wednesday", "sunday"]
    assert len(read.closed_every_year) == len(read.unusual) == 2


def test_days_of_the_year_may_stand_without_quotes(data: Path, change: Change) -> None:
    change("center.yaml", *yearly("{first: 12-29, last: 01-03}"))
    guide, problems = check(data)
    assert problems == []
    assert guide is not None
    (closure,) = guide.center.hours.closed_every_year
    assert (closure.first, closure.last) == ("12-29", "01-03")
