"""The days and times of facts: dates to the day or the month, days of every year, times of day."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, WithJsonSchema

from guide.facts.checked import CheckedText
from guide.facts.messages import wrong


class PartialDate(CheckedText):
    """An ISO 8601 date to the day or only to the month: `2021-07-05` or `2021-07`."""

    pattern = r"^\d{4}-\d{2}(-\d{2})?$"

    @classmethod
    def _checked(cls, value: Any) -> Self:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", value):
            try:
                day = date.fromisoformat(value if len(value) > 7 else f"{value}-01")
            except ValueError:
                raise wrong("partial-date", value=value) from None
            _of_our_time(day)
            return cls(value)
        raise wrong("partial-date", value=value)


def _day(value: Any) -> date:
    """Read an ISO 8601 calendar date, and only that (pydantic would take timestamps, too)."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise wrong("day", value=value) from None
        return _of_our_time(day)
    raise wrong("day", value=value)


def _of_our_time(day: date) -> date:
    """The day, unless its year is mistyped. Raises what is told of it."""
    if not 1900 <= day.year <= 2100:
        raise wrong("mistyped-year", year=day.year)
    return day


def _clock(value: Any) -> time:
    """Read a 24-hour time of day such as "09:00"."""
    if isinstance(value, str) and re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", value):
        return time.fromisoformat(value)
    raise wrong("clock", value=value)


def _month_day(value: Any) -> str:
    """Read a day of every year such as "12-29"."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{2}-[0-9]{2}", value):
        try:
            date.fromisoformat(f"2024-{value}")
            return value
        except ValueError:
            pass
    raise wrong("month-day", value=value)


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
