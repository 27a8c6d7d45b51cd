"""When the centre is closed, for "open now" in the browser: a rule of the data and a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import holidays

from guide.model import Hours


@dataclass(frozen=True)
class ClosedDays:
    """The days between Monday and Friday on which the centre is closed."""

    days: tuple[date, ...]
    until: date
    """The last day that is known of."""


def closed_days(hours: Hours, today: date) -> ClosedDays:
    """The centre's closed weekdays from `today` to the end of next year.

    Japan's public holidays, as its law has them today, and the New Year closure of the data.
    """
    until = date(today.year + 1, 12, 31)
    public = holidays.country_holidays("JP", years=range(today.year, until.year + 1))
    days = (today + timedelta(days=number) for number in range((until - today).days + 1))
    closed = (
        day
        for day in days
        if day.weekday() < 5 and (day in public or _in_new_year_closure(day, hours))
    )
    return ClosedDays(tuple(closed), until)


def _in_new_year_closure(day: date, hours: Hours) -> bool:
    first, last = hours.new_year_closure
    return f"{day:%m-%d}" >= first or f"{day:%m-%d}" <= last
