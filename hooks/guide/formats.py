"""Dates, times, amounts and rates as each locale writes them (Unicode CLDR, through Babel)."""

from __future__ import annotations

from datetime import date, time

import babel
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from guide.model import Locale
from guide.values import PartialDate


class Formats:
    """The ways one locale writes values."""

    def __init__(self, locale: Locale) -> None:
        self._cldr = babel.Locale.parse(locale.cldr or locale.id, sep="-")
        self._myriads = locale.myriads

    def date(self, value: PartialDate | date) -> str:
        """A date to the day, or to the month where only that is known: `July 2021`."""
        if isinstance(value, date):
            return format_date(value, "long", self._cldr)
        if len(value) > len("2021-07"):
            return format_date(date.fromisoformat(value), "long", self._cldr)
        return format_skeleton("yMMMM", date.fromisoformat(f"{value}-01"), locale=self._cldr)

    def day_of_year(self, value: str) -> str:
        """A day of every year, given as `12-29`."""
        return format_skeleton("MMMMd", date.fromisoformat(f"2024-{value}"), locale=self._cldr)

    def time(self, value: time) -> str:
        """A time of day."""
        return format_time(value, "short", locale=self._cldr)

    def number(self, value: int) -> str:
        """A whole number with the locale's grouping."""
        return str(format_decimal(value, locale=self._cldr))

    def amount(self, yen: int) -> str:
        """An amount of yen without its unit; `1,000万` where the locale counts in myriads."""
        if self._myriads and yen % 10_000 == 0:
            return f"{self.number(yen // 10_000)}万"
        return self.number(yen)

    def enumeration(self, items: list[str]) -> str:
        """Items joined as the locale lists them: `A, B, and C`."""
        return format_list(items, locale=self._cldr)
