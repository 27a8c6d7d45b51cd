"""The days and times of facts: dates to the day or the month, days of every year, times of day."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, WithJsonSchema

from guide.facts.checked import CheckedText
from guide.facts.examples import as_clock, as_day, as_day_of_year, as_partial_date, month_too_short
from guide.facts.messages import wrong


class PartialDate(CheckedText):
    """An ISO 8601 date to the day or only to the month: `2021-07-05` or `2021-07`."""

    pattern = r"^\d{4}-\d{2}(-\d{2})?$"

    @classmethod
    def _checked(cls, value: Any) -> Self:
        if day := _calendar_day(value) or _calendar_day(f"{value}-01"):
            _of_our_time(day)
            return cls(value)
        _has_such_a_day(value)
        if meant := as_partial_date(value):
            raise wrong("day", value=value, example=meant)
        raise wrong("partial-date", value=value)


def _day(value: Any) -> date:
    """Read an ISO 8601 calendar date, and only that (pydantic would take timestamps, too)."""
    if day := _calendar_day(value):
        return _of_our_time(day)
    _has_such_a_day(value)
    raise wrong("day", value=value, example=as_day(value) or "2021-07-05")


def _has_such_a_day(value: Any) -> None:
    """Raises what is told of a day that its month does not have."""
    if too_short := month_too_short(value):
        month, days = too_short
        raise wrong("no-such-day", value=value, month=month, days=days)


def _calendar_day(value: Any) -> date | None:
    """The day, if it is written like 2021-07-05 and there is such a one."""
    if not isinstance(value, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _of_our_time(day: date) -> date:
    """The day, unless its year is mistyped. Raises what is told of it."""
    if not 1900 <= day.year <= 2100:
        raise wrong("mistyped-year", year=day.year)
    return day


def _clock(value: Any) -> time:
    """Read a 24-hour time of day such as "09:00"."""
    if isinstance(value, str) and re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        return time.fromisoformat(value)
    raise wrong("clock", value=value, example=as_clock(value) or "09:00")


def _month_day(value: Any) -> str:
    """Read a day of every year such as "12-29"."""
    if isinstance(value, str) and _calendar_day(f"2024-{value}"):
        return value
    _has_such_a_day(value)
    raise wrong("month-day", value=value, example=as_day_of_year(value) or "12-29")


Day = Annotated[date, BeforeValidator(_day)]
Clock = Annotated[
    time,
    BeforeValidator(_clock),
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}),
]
MonthDay = Annotated[
    str,
    BeforeValidator(_month_day),
    WithJsonSchema({"type": "string", "pattern": r"^\d{2}-\d{2}$"}),
]
