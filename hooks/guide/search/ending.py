"""The numbers that a copy of the index, kept or opened from a disk, dials only until a day to come.

As `data-until` does on pages (`overrides/assets/guide.js`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from guide.facts.guide import Guide
from guide.facts.record import last_day
from guide.facts.values import Telephone


def last_days(guide: Guide, today: date) -> dict[str, str]:
    """The last days (ISO), from `today` on, of telephone numbers, by the number.

    One that somebody has without an end goes on.
    """
    ends: dict[str, list[date | None]] = defaultdict(list)
    for number, last in _numbers(guide):
        ends[number].append(last)
    return {
        number: str(last)
        for number, days in ends.items()
        if None not in days and (last := max(filter(None, days))) >= today
    }


def _numbers(guide: Guide) -> Iterator[tuple[Telephone, date | None]]:
    """Every number with the last day on which it is one to dial; None: no end is known."""
    for main in guide.center.phones:
        yield main.number, guide.center.end_of(main)
    for agency in guide.agencies:
        for one in (agency, *agency.units, *agency.services):
            for phone in one.phones:
                yield phone.number, last_day(agency, one, phone)
    for office in guide.offices:
        yield office.phone, last_day(office)
        for phone in office.phones:
            yield phone.number, last_day(office, phone)
