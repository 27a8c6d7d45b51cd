"""Who covers a prefecture once an office of it does no more, while that day is still to come.

A page may have been kept until then: it knows beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from guide.facts.guide import Guide
from guide.facts.offices import Office, Prefecture
from guide.facts.record import has_ended


@dataclass(frozen=True)
class Later:
    """What is to come once one of several offices covers their prefecture no more."""

    until: date
    """The last day before it."""
    offices: list[Office]
    """Those that go on covering it, at least one."""


def later(offices: Sequence[Office], today: date) -> Later | None:
    """What is to come of the offices of a prefecture; None while all, or none of them, go on."""
    ends = [one.covers_until for one in offices if one.covers_until]
    if not ends or min(ends) < today:
        return None
    after = min(ends) + timedelta(days=1)
    lasting = [one for one in offices if not has_ended(after, one, one.jurisdiction)]
    return Later(min(ends), lasting) if lasting else None


def covered_until(guide: Guide, prefecture: Prefecture) -> date | None:
    """The last day on which an office covers a prefecture; None: no end is known."""
    ends = [office.covers_until for office in guide.offices_for(prefecture.id)]
    known = [day for day in ends if day is not None]
    return max(known, default=None) if len(known) == len(ends) else None


def shown_later(guide: Guide, today: date, office: Office) -> list[str] | None:
    """The ids of the prefectures for which an office is shown once it covers them no more.

    Those that nobody else covers. None where nothing is to change.
    """
    last = office.covers_until
    if last is None or last < today:
        return None
    left = guide.prefectures_on(last + timedelta(days=1), office)
    return left if left != office.prefectures else None
