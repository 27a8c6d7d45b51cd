"""When the centre is closed, for "open now" in the browser: rules of the data and a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import holidays

from guide.facts.center import WEEKDAYS, Hours


@dataclass(frozen=True)
class ClosedDays:
    """The days on which the centre is closed although it is open on that day of the week.

    Of days before `since` and after `until` nothing is known, and nothing may be said.
    """

    since: date
    days: tuple[date, ...]
    until: date


def closed_days(hours: Hours, today: date) -> ClosedDays:
    """The closed days from the beginning of this year to the end of the next.

    Japan's public holidays as its law has them today, and the New Year closure, both if the hours
    say so. A year is covered from its beginning, because a reader's clock may be slow.
    """
    since, until = date(today.year, 1, 1), date(today.year + 1, 12, 31)
    public = holidays.country_holidays("JP", years=range(since.year, until.year + 1))
    days = (since + timedelta(days=number) for number in range((until - since).days + 1))
    closed = (
        day
        for day in days
        if WEEKDAYS[day.weekday()] in hours.weekdays
        and ((hours.closed_on_public_holidays and day in public) or _around_new_year(day, hours))
    )
    return ClosedDays(since, tuple(closed), until)


def _around_new_year(day: date, hours: Hours) -> bool:
    if hours.new_year_closure is None:
        return False
    first, last = hours.new_year_closure
    return f"{day:%m-%d}" >= first or f"{day:%m-%d}" <= last
