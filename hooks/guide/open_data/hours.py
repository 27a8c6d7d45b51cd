"""Hours in each format: the fields of the JSON files, and what JSON-LD, HSDS, GIF and vCards say.

They take the hours of whatever has some: the centre, an agency, an office, a telephone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from guide.facts import hours as facts
from guide.facts.closed_days import yearly_closures
from guide.facts.hours import Weekday
from guide.facts.record import Record
from guide.facts.values import Text
from guide.languages import hours as languages
from guide.languages.phrases import together
from guide.languages.ruby import without_readings
from guide.open_data.contract import Contract, Day, Fact, Words
from guide.open_data.records import Records

HOURS_FROM_UTC = 9  # Japan has no summer time.
JAPANESE_LETTERS: dict[Weekday, str] = dict(zip(facts.WEEKDAYS, "月火水木金土日", strict=True))


class Span(Contract):
    """From when to when it is open on some days of the week."""

    days: list[Weekday]
    opens: str
    closes: str


class YearlyClosure(Contract):
    """Days on which it is closed every year."""

    first: str
    """Month and day, as 12-29."""
    last: str
    """Month and day; before `first` when the closure goes over the New Year."""


class SpecialDates(Contract):
    """Dates on which other hours hold, or on which it is closed; they stand once for each span."""

    first: Day
    last: Day
    opens: str | None
    """Null, with `closes`: it is closed."""
    closes: str | None
    """Null, with `opens`: it is closed."""
    reason: Words | None
    """Null: none is given."""


class Hours(Fact):
    """When it is open, in Japan time."""

    text: Words
    """All of the following in words."""
    spans: list[Span]
    """A day of the week may stand in several; one that stands in none is closed."""
    closed_every_year: list[YearlyClosure]
    exceptions: list[SpecialDates]
    """They hold before all else that is said here."""
    note: Words | None
    """What else is to be known; null: nothing."""
    opens: str | None
    """When it is open at the same times on all its days; null: see `spans`."""
    closes: str | None
    """When it is open at the same times on all its days; null: see `spans`."""
    weekdays: list[Weekday]
    """The days of the week on which it is open."""
    days: Words
    """The same in words."""
    closed: Words | None
    """The days on which it is closed, in words; null: none."""
    closed_on_public_holidays: bool
    """Whether it is closed on Japan's public holidays."""
    new_year_closure: list[str]
    """First and last day (month and day) of the closure around the New Year; empty: none."""


def hours(records: Records, hours: facts.Hours, *whose: Record) -> Hours:
    """Hours as the JSON files have them; they are over with those whose they are."""
    opens, closes = _same_times(hours)
    closed = languages.closed_days(records.phrases, hours)
    return Hours(
        **records.fact(hours, *whose),
        text=in_one(records, hours),
        spans=[
            Span(days=span.days, opens=_clock(span.opens), closes=_clock(span.closes))
            for span in hours.spans
        ],
        closed_every_year=[
            YearlyClosure(first=one.first, last=one.last or one.first)
            for one in hours.closed_every_year
        ],
        exceptions=list(_special_dates(hours)),
        note=hours.note,
        opens=opens,
        closes=closes,
        weekdays=hours.open_weekdays,
        days=records.said(languages.days(records.phrases, hours.open_weekdays)),
        closed=closed and records.said(closed),
        closed_on_public_holidays=hours.closed_on_public_holidays,
        new_year_closure=_new_year_closure(hours),
    )


def _special_dates(hours: facts.Hours) -> Iterator[SpecialDates]:
    for one in hours.unusual:
        times: list[tuple[str, str] | tuple[None, None]] = [(None, None)]
        if one.times:
            times = [(_clock(opens), _clock(closes)) for opens, closes in one.times]
        for opens, closes in times:
            yield SpecialDates(
                first=one.first.isoformat(),
                last=one.last.isoformat(),
                opens=opens,
                closes=closes,
                reason=one.reason,
            )


def _new_year_closure(hours: facts.Hours) -> list[str]:
    """The closure on both sides of the New Year, or on one, as it was before there were others."""
    old, new = (
        next((one for one in hours.closed_every_year if one.covers(day)), None)
        for day in (date(2024, 12, 31), date(2024, 1, 1))
    )
    first, last = old or new, new or old
    return [first.first, last.last or last.first] if first and last else []


def _same_times(hours: facts.Hours) -> tuple[str, str] | tuple[None, None]:
    """When it opens and closes, where that is the same on all its days."""
    times = {span for _, spans in hours.week for span in spans}
    if len(times) > 1:
        return None, None
    ((opens, closes),) = times
    return _clock(opens), _clock(closes)


def _clock(value: time) -> str:
    return f"{value:%H:%M}"


def in_one(records: Records, hours: facts.Hours) -> Text:
    """Hours in words, with line ends between."""
    first, *others = languages.in_words(records.phrases, hours, records.site.today).lines
    return records.said(together(first, *(part for line in others for part in ("\n", line))))


Node = dict[str, Any]
SCHEMA_ORG = "https://schema.org/"
SHUT = (time(), time())


def linked(records: Records, hours: facts.Hours, said: Any) -> Node:
    """The properties of a schema.org `Place` for its hours; `said` describes them in words.

    A closed day opens and closes at 00:00, as search engines ask for it. Public holidays are a day
    of the week of their own.
    """
    usual: list[Node] = [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [SCHEMA_ORG + day.capitalize() for day in days],
            "opens": _clock(opens),
            "closes": _clock(closes),
            "description": said,
            **({"validThrough": hours.ends.isoformat()} if hours.ends else {}),
        }
        for days, times in hours.week
        for opens, closes in times
    ]
    if hours.closed_on_public_holidays:
        usual.append(
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": [f"{SCHEMA_ORG}PublicHolidays"],
                "opens": _clock(SHUT[0]),
                "closes": _clock(SHUT[1]),
            }
        )
    special = [
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": first.isoformat(),
            "validThrough": last.isoformat(),
            "opens": _clock(opens),
            "closes": _clock(closes),
        }
        for first, last, opens, closes in _dates(records, hours)
    ]
    return {"openingHoursSpecification": usual} | (
        {"specialOpeningHoursSpecification": special} if special else {}
    )


def _dates(records: Records, hours: facts.Hours) -> Iterator[tuple[date, date, time, time]]:
    """The closures and the exceptions to come; a closed day is 00:00 to 00:00."""
    for first, last in _closures(records, hours):
        yield first, last, *SHUT
    for one in _exceptions(records, hours):
        for times in one.times or [SHUT]:
            yield one.first, one.last, *times


def _closures(records: Records, hours: facts.Hours) -> Iterator[tuple[date, date]]:
    """This and next year's closures that begin while the hours are in force."""
    for first, last in yearly_closures(hours, records.site.today):
        if hours.ends is None or first <= hours.ends:
            yield first, last


def _exceptions(records: Records, hours: facts.Hours) -> Iterator[facts.UnusualDates]:
    """The dates unlike the week that begin while the hours are in force."""
    for one in hours.still_to_come(records.site.today):
        if hours.ends is None or one.first <= hours.ends:
            yield one


def schedules(records: Records, hours: facts.Hours, path: tuple[str, ...]) -> Iterator[Node]:
    """The rows of HSDS' table `schedule`, without what they belong to.

    `path` names the hours in the rows' identifiers, such as `"center", "hours"`. Dates on which it
    is closed have neither `opens_at` nor `closes_at`: HSDS has no other way to say so.
    """
    said = in_one(records, hours)
    weekly = [(days, span) for days, times in hours.week for span in times]
    for number, (days, (opens, closes)) in enumerate(weekly):
        yield {
            "id": records.uuid(*path, *([str(number)] if number else [])),
            "timezone": HOURS_FROM_UTC,
            "freq": "WEEKLY",
            "byday": ",".join(day[:2].upper() for day in days),
            "description": records.said(languages.days(records.phrases, days)),
            "opens_at": _at(opens),
            "closes_at": _at(closes),
            "notes": said,
            "valid_to": hours.ends.isoformat() if hours.ends else None,
        }
    shut = records.word("hours.shut")
    for first, last in _closures(records, hours):
        yield _on_dates(records, path, first, last) | {"description": shut}
    for one in _exceptions(records, hours):
        said = records.said(languages.special(records.phrases, one))
        for number, times in enumerate(one.times or [None]):
            row = _on_dates(records, path, one.first, one.last, number)
            if times:
                row |= {"opens_at": _at(times[0]), "closes_at": _at(times[1])}
            yield row | {"description": said}


def _on_dates(
    records: Records, path: tuple[str, ...], first: date, last: date, number: int = 0
) -> Node:
    """What a row says of its dates; `number` is that of the span on them, from 0."""
    return {
        "id": records.uuid(*path, first.isoformat(), *([str(number)] if number else [])),
        "timezone": HOURS_FROM_UTC,
        "valid_from": first.isoformat(),
        "valid_to": last.isoformat(),
    }


def _at(value: time) -> str:
    """A time as RFC 3339 has it, which the official descriptors ask for."""
    return f"{value:%H:%M:%S}+{HOURS_FROM_UTC:02}:00"


def in_gif(records: Records, hours: facts.Hours) -> Node:
    """The items of GIF's DS-451-7 for hours.

    開始時刻 and 終了時刻 are null where it is not open at the same times on all its days. All that
    is known is said in 利用可能日時説明.
    """
    opens, closes = _same_times(hours)
    return {
        "利用可能曜日": "".join(JAPANESE_LETTERS[day] for day in hours.open_weekdays),
        "開始時刻": opens,
        "終了時刻": closes,
        "利用可能日時説明": without_readings(in_one(records, hours)),
    }
