"""Records in, the newest day out on which one of them was true, found true, or came to an end.

What the guide publishes bears this day, never the day of a build: a program that keeps a copy then
sees a new date only where a fact is newer, or where a day has changed what is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from guide.facts.guide import Guide
from guide.facts.hours import Hours
from guide.facts.record import Model, Record, model_in

ONE_DAY = timedelta(days=1)


def newest_day(guide: Guide, today: date, *parts: Any) -> date:
    """The newest day of the records in `parts` of the guide, which are models or lists of them.

    A month counts as its first day. What has ended by `today` changed on the day after its last.
    Where no day is known of them, that of the whole guide is given, or else that of the opening.
    """
    for looked_at in (parts, guide):
        days = [day for record in _records(looked_at) for day in _days(guide, today, record)]
        if days:
            return max(days)
    return guide.center.opened


def _days(guide: Guide, today: date, record: Record) -> Iterator[date]:
    if as_of := guide.as_of(record):
        yield date.fromisoformat(f"{as_of}-01"[: len("2021-07-01")])
    if record.checked_on:
        yield record.checked_on
    lasts = [record.ends]
    if isinstance(record, Hours):
        lasts += [dates.last for dates in record.unusual]
    for last in filter(None, lasts):
        if last < today:
            yield last + ONE_DAY


def days_after(today: date, *records: Record) -> list[date]:
    """The day after the last of each of these that has ended by `today`; of nothing in them."""
    lasts = (record.ends for record in records)
    return [last + ONE_DAY for last in lasts if last and last < today]


def _records(value: Any) -> Iterator[Record]:
    """The records in a model, a list or a tuple, however deep they stand."""
    if isinstance(value, Record):
        yield value
    if isinstance(value, Model):
        for name in _holding(type(value)):
            yield from _records(getattr(value, name))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _records(item)


@cache
def _holding(kind: type[Model]) -> tuple[str, ...]:
    """The fields of a model in which others stand."""
    return tuple(name for name, field in kind.model_fields.items() if model_in(field.annotation))
