"""Lists that are too long for one page, and the parts that they are split into then.

A page may have 60 kB, compressed (docs/performance.md says what it has). An office takes half a
kilobyte of the list of offices, and of the cards, as a service does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.facts.guide import Guide
from guide.facts.offices import Office, Prefecture

MOST_OFFICES = 50
"""On one page. If there are more, they are split by prefecture."""
MOST_SERVICES = 80
"""On one page. If there are more, pages list their agencies, and the page of each has its own."""
NO_PREFECTURE = "other"


@dataclass(frozen=True)
class Part:
    """The offices that share a page: those of a prefecture, by the first that each covers."""

    prefecture: Prefecture | None
    """None: they cover none."""
    number: int
    """From 1, where a prefecture has more of them than a page may list."""
    offices: list[Office]
    """None for a prefecture whose offices are all listed with another."""
    elsewhere: list[Office]
    """Those that cover the prefecture, too, but are listed with another; in its first part."""

    @property
    def id(self) -> str:
        """As it stands in addresses: `tokyo`, `tokyo-2`."""
        name = self.prefecture.id if self.prefecture else NO_PREFECTURE
        return name if self.number == 1 else f"{name}-{self.number}"


def parts_of_offices(guide: Guide) -> list[Part]:
    """The parts of the list of offices; none where it fits on one page."""
    if len(guide.offices) <= MOST_OFFICES:
        return []
    return [
        part
        for prefecture in (*guide.prefectures, None)
        for part in _parts_of(prefecture, guide.offices)
    ]


def _parts_of(prefecture: Prefecture | None, offices: list[Office]) -> Iterator[Part]:
    wanted = [prefecture.id] if prefecture else []
    found = [office for office in offices if office.prefectures[:1] == wanted]
    elsewhere = [one for one in offices if prefecture and prefecture.id in one.prefectures[1:]]
    for start in range(0, len(found) or bool(prefecture), MOST_OFFICES):
        number, end = start // MOST_OFFICES + 1, start + MOST_OFFICES
        yield Part(prefecture, number, found[start:end], elsewhere if number == 1 else [])


def has_many_services(guide: Guide) -> bool:
    """Whether there are more services than one page may tell of, beyond their names."""
    return len(guide.services) > MOST_SERVICES
