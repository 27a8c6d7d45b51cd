"""On which dates it is closed, or open at other times than on other days of that weekday.

Rules of the data (`hours.py`) and a calendar of Japan's public holidays in, dates out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import holidays

from guide.facts.hours import WEEKDAYS, Hours, Times

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class UnlikeTheWeek:
    """The dates that are unlike other days of their weekday.

    Of days before `since` and after `until` nothing is known, and nothing may be said.
    """

    since: date
    until: date
    dates: dict[date, list[Times]]
    """From when to when it is open on each, in order; empty: closed."""


def unlike_the_week(hours: Hours, today: date, ends: date | None = None) -> UnlikeTheWeek:
    """The dates from the beginning of this year to the end of the next, or to that of the hours.

    Or to the day `ends` of whose hours they are, if it comes first. A year is covered from its
    beginning, because a reader's clock may be slow.
    """
    since, until = date(today.year, 1, 1), date(today.year + 1, 12, 31)
    until = min(until, hours.ends or until, ends or until)
    public = holidays.country_holidays("JP", years=range(since.year, until.year + 1))
    unusual = hours.unusual
    dates = {}
    for day in _days(since, until):
        usual = hours.on(WEEKDAYS[day.weekday()])
        special = next((one for one in unusual if one.covers(day)), None)
        if special is not None:
            times = special.times
        elif _closed_yearly(hours, day) or (hours.closed_on_public_holidays and day in public):
            times = []
        else:
            continue
        if times != usual:
            dates[day] = times
    return UnlikeTheWeek(since, until, dates)


def yearly_closures(hours: Hours, today: date) -> Iterator[tuple[date, date]]:
    """First and last day of each yearly closure that is not over, this year and the next.

    Closures that follow one another are one; days for which the hours name an exception are none.
    """
    if not hours.closed_every_year:
        return
    begins, ends = date(today.year - 1, 7, 1), date(today.year + 2, 6, 30)
    unusual = hours.unusual
    first = None
    for day in _days(begins, ends):
        closed = _closed_yearly(hours, day) and not any(one.covers(day) for one in unusual)
        if closed and first is None:
            first = day
        if not closed and first is not None:
            if day > today and first.year <= today.year + 1:
                yield first, day - ONE_DAY
            first = None


def _closed_yearly(hours: Hours, day: date) -> bool:
    return any(closure.covers(day) for closure in hours.closed_every_year)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + number * ONE_DAY for number in range((last - first).days + 1))
