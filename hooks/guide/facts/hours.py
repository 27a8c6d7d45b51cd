"""When somebody can come or call: days of the week, spans, closed days, exceptions on dates.

What is said of hours in words is made from these in every language (`languages/hours.py`); which
days are closed is counted in `closed_days.py`. Times are Japan's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from guide.facts.dates import Clock, Day, MonthDay
from guide.facts.messages import wrong, wrong_at
from guide.facts.record import Model, Record
from guide.facts.values import FactProse, YesOrNo

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
Times = tuple[time, time]
"""When it opens and closes."""
LONGEST_CLOSURE = 183  # days: half a year; more means that first and last were exchanged
LONGEST_EXCEPTION = 366  # days: more means that a year was mistyped


class Span(Model):
    """From when to when it is open on some days of the week."""

    days: Annotated[list[Weekday], Field(min_length=1)]
    opens: Clock
    closes: Clock

    @field_validator("closes")
    @classmethod
    def _closes_after_it_opens(cls, closes: time, info: ValidationInfo) -> time:
        return _after(info.data.get("opens"), closes)


def _after(opens: time | None, closes: time) -> time:
    if opens is not None and closes <= opens:
        raise wrong("closes-before-opens", opens=f"{opens:%H:%M}")
    return closes


class YearlyClosure(Model):
    """Days on which it is closed every year, over the New Year or within a year."""

    first: MonthDay
    last: MonthDay | None = None
    """The last closed day; left out where it is one day. Before `first` when the span goes over the
    New Year: from "12-29" to "01-03"."""

    @field_validator("last")
    @classmethod
    def _is_possible(cls, last: MonthDay | None, info: ValidationInfo) -> MonthDay | None:
        first = info.data.get("first")
        if first is None or last is None:
            return last
        if last == first:
            raise wrong("last-is-first")
        days = (_in_leap_years(last) - _in_leap_years(first)).days % 366 + 1
        if days > LONGEST_CLOSURE:
            raise wrong("closure-too-long", days=days)
        return last

    def covers(self, day: date) -> bool:
        """Whether the day is closed."""
        written, last = day.isoformat()[5:], self.last or self.first
        if self.first <= last:
            return self.first <= written <= last
        return written >= self.first or written <= last


def _in_leap_years(day: MonthDay) -> date:
    return date.fromisoformat(f"2024-{day}")


class SpecialDates(Model):
    """Dates on which other hours hold, or on which it is closed.

    Dates with several spans stand once for each of them.
    """

    key_field: ClassVar[str] = "first"

    first: Day
    last: Day | None = None
    """The last of the dates; left out where it is one day."""
    opens: Clock | None = None
    """Left out, with `closes`, where it is closed."""
    closes: Clock | None = None
    reason: FactProse | None = None
    """Where the dates stand several times, once is enough."""

    @field_validator("last")
    @classmethod
    def _is_possible(cls, last: date | None, info: ValidationInfo) -> date | None:
        first = info.data.get("first")
        if first is None or last is None:
            return last
        if last < first:
            raise wrong("last-before-first", first=first)
        if last == first:
            raise wrong("last-is-first")
        if (days := (last - first).days + 1) > LONGEST_EXCEPTION:
            raise wrong("exception-too-long", days=days)
        return last

    @field_validator("closes")
    @classmethod
    def _closes_after_it_opens(cls, closes: time | None, info: ValidationInfo) -> time | None:
        return closes and _after(info.data.get("opens"), closes)

    @model_validator(mode="after")
    def _has_both_times_or_none(self) -> SpecialDates:
        if (self.opens is None) != (self.closes is None):
            raise wrong("opens-and-closes")
        return self

    @property
    def dates(self) -> tuple[date, date]:
        """The first and the last of the dates."""
        return self.first, self.last or self.first

    @property
    def times(self) -> list[Times]:
        """From when to when it is open; empty where it is closed."""
        if self.opens is None or self.closes is None:
            return []
        return [(self.opens, self.closes)]


@dataclass(frozen=True)
class UnusualDates:
    """Dates on which other hours hold, with all that is said of them."""

    first: date
    last: date
    times: list[Times]
    """From when to when it is open, in order; empty where it is closed."""
    reason: FactProse | None

    def covers(self, day: date) -> bool:
        """Whether the day is among the dates."""
        return self.first <= day <= self.last


def unusual_dates(exceptions: Iterable[SpecialDates]) -> list[UnusualDates]:
    """The dates of these exceptions, in order; each once, with all its spans."""
    said: dict[tuple[date, date], list[SpecialDates]] = {}
    for one in exceptions:
        said.setdefault(one.dates, []).append(one)
    return [
        UnusualDates(*dates, sorted(span for one in same for span in one.times), same[0].reason)
        for dates, same in sorted(said.items())
    ]


def _do_not_overlap(spans: list[Span]) -> list[Span]:
    for position, one in enumerate(spans):
        for other in spans[:position]:
            days = [day for day in WEEKDAYS if day in one.days and day in other.days]
            if days and _overlap((one.opens, one.closes), (other.opens, other.closes)):
                raise wrong_at((position, "opens"), "spans-overlap", day=days[0])
    return spans


def _overlap(one: Times, other: Times) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _closed_once(closures: list[YearlyClosure]) -> list[YearlyClosure]:
    for position, one in enumerate(closures):
        for other in closures[:position]:
            for first, closure in ((one.first, other), (other.first, one)):
                if closure.covers(_in_leap_years(first)):
                    raise wrong_at((position, "first"), "closures-overlap", day=first)
    return closures


def _said_once(exceptions: list[SpecialDates]) -> list[SpecialDates]:
    """Refuse what contradicts what stands above it; leave the reason of dates in one place."""
    said: list[SpecialDates] = []
    for position, one in enumerate(exceptions):
        same = [other for other in said if other.dates == one.dates]
        for other in said:
            shared = max(one.first, other.first)
            if shared > min(one.dates[1], other.dates[1]):
                continue
            if other.dates != one.dates or not one.times or not other.times:
                raise wrong_at((position, "first"), "exceptions-overlap", day=shared)
            if _overlap(*one.times, *other.times):
                raise wrong_at((position, "opens"), "spans-overlap", day=shared)
        if same and one.reason not in (None, same[0].reason):
            raise wrong_at((position, "reason"), "reason-elsewhere", day=one.first)
        said.append(one.model_copy(update={"reason": None}) if same else one)
    return said


class Hours(Record):
    """When it is open, in Japan time."""

    spans: Annotated[list[Span], Field(min_length=1), AfterValidator(_do_not_overlap)]
    """A day may have several, as with a break at noon; a day without is closed."""
    closed_on_public_holidays: YesOrNo
    """Whether it is closed on Japan's public holidays (祝日)."""
    closed_every_year: Annotated[list[YearlyClosure], AfterValidator(_closed_once)] = []
    exceptions: Annotated[list[SpecialDates], AfterValidator(_said_once)] = []
    """They hold before all else; dates with a break stand in several, as days of the week do."""
    note: FactProse | None = None

    @model_validator(mode="before")
    @classmethod
    def _says_the_week(cls, value: Any) -> Any:
        """Refuse dates alone: every output would say that all other days are closed."""
        if isinstance(value, dict) and value.get("exceptions") and "spans" not in value:
            has_unknown_key = not value.keys() <= cls.model_fields.keys()
            if not has_unknown_key:  # which may be meant for it
                raise wrong("week-needed")
        return value

    def on(self, day: Weekday) -> list[Times]:
        """From when to when it is open on a day of the week, in order; empty: closed."""
        return sorted((span.opens, span.closes) for span in self.spans if day in span.days)

    @property
    def open_weekdays(self) -> list[Weekday]:
        """The days of the week on which it is open, in order."""
        return [day for day in WEEKDAYS if self.on(day)]

    @property
    def closed_weekdays(self) -> list[Weekday]:
        """The days of the week on which it is closed, in order."""
        return [day for day in WEEKDAYS if not self.on(day)]

    @property
    def week(self) -> list[tuple[list[Weekday], list[Times]]]:
        """The days of the week that are open at the same times, with these times, in order."""
        days: dict[tuple[Times, ...], list[Weekday]] = {}
        for day in self.open_weekdays:
            days.setdefault(tuple(self.on(day)), []).append(day)
        return [(same, list(times)) for times, same in days.items()]

    @property
    def unusual(self) -> list[UnusualDates]:
        """The dates with other hours, or closed, in order."""
        return unusual_dates(self.exceptions)

    def still_to_come(self, today: date) -> list[UnusualDates]:
        """Those of the dates that are not over, in order."""
        return [one for one in self.unusual if one.last >= today]
