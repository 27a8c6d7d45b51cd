"""When somebody can come or call: days of the week, spans, closed days, exceptions on dates.

What is said of hours in words is made from these in every language (`languages/hours.py`); which
days are closed is counted in `closed_days.py`. Times are Japan's.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, model_validator

from guide.facts.messages import wrong
from guide.facts.record import Model, Record
from guide.facts.values import Clock, Day, MonthDay, Prose

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


class Span(Model):
    """From when to when it is open on some days of the week."""

    days: Annotated[list[Weekday], Field(min_length=1)]
    opens: Clock
    closes: Clock

    @model_validator(mode="after")
    def _closes_after_it_opens(self) -> Span:
        if self.closes <= self.opens:
            raise wrong("closes-before-opens", opens=f"{self.opens:%H:%M}")
        return self


class YearlyClosure(Model):
    """Days on which it is closed every year, over the New Year or within a year."""

    first: MonthDay
    last: MonthDay | None = None
    """The last closed day; left out where it is one day. Before `first` when the span goes over the
    New Year: from "12-29" to "01-03"."""

    def covers(self, day: date) -> bool:
        """Whether the day is closed."""
        written, last = f"{day:%m-%d}", self.last or self.first
        if self.first <= last:
            return self.first <= written <= last
        return written >= self.first or written <= last


class SpecialDates(Model):
    """Dates on which other hours hold, or on which it is closed."""

    first: Day
    last: Day | None = None
    """The last of the dates; left out where it is one day."""
    opens: Clock | None = None
    """Left out, with `closes`, where it is closed."""
    closes: Clock | None = None
    reason: Prose | None = None

    @model_validator(mode="after")
    def _is_possible(self) -> SpecialDates:
        if self.last is not None and self.last < self.first:
            raise wrong("last-before-first", first=self.first)
        if (self.opens is None) != (self.closes is None):
            raise wrong("opens-and-closes")
        if self.opens is not None and self.closes is not None and self.closes <= self.opens:
            raise wrong("closes-before-opens", opens=f"{self.opens:%H:%M}")
        return self

    def covers(self, day: date) -> bool:
        """Whether the day is among the dates."""
        return self.first <= day <= (self.last or self.first)


def _do_not_overlap(spans: list[Span]) -> list[Span]:
    for day in WEEKDAYS:
        of_day = sorted((one.opens, one.closes) for one in spans for own in one.days if own == day)
        for (_, closes), (opens, _) in pairwise(of_day):
            if opens < closes:
                raise wrong("spans-overlap", day=day)
    return spans


def _dates_once(exceptions: list[SpecialDates]) -> list[SpecialDates]:
    for earlier, later in pairwise(sorted(exceptions, key=lambda one: one.first)):
        if earlier.covers(later.first):
            raise wrong("exceptions-overlap", day=later.first)
    return exceptions


class Hours(Record):
    """When it is open, in Japan time."""

    spans: Annotated[list[Span], Field(min_length=1), AfterValidator(_do_not_overlap)]
    """A day may have several, as with a break at noon; a day without is closed."""
    closed_on_public_holidays: bool
    """Whether it is closed on Japan's public holidays (祝日)."""
    closed_every_year: list[YearlyClosure] = []
    exceptions: Annotated[list[SpecialDates], AfterValidator(_dates_once)] = []
    note: Prose | None = None

    def on(self, day: Weekday) -> list[Span]:
        """The spans of a day of the week, in order."""
        return sorted((one for one in self.spans if day in one.days), key=lambda one: one.opens)

    @property
    def closed_weekdays(self) -> list[Weekday]:
        """The days of the week on which it is closed, in order."""
        return [day for day in WEEKDAYS if not self.on(day)]
