"""Lists that are too long for one page, and the parts that they are split into then.

A page may have 60 kB, compressed (docs/performance.md says what it has). An office takes half a
kilobyte of the list of offices, and of the cards, as a service does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from guide.facts.agencies import Agency
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
    first, elsewhere = defaultdict(list), defaultdict(list)
    for office in guide.offices:
        covered = office.prefectures
        first[covered[0] if covered else None].append(office)
        for prefecture in covered[1:]:
            elsewhere[prefecture].append(office)
    return [
        *(
            part
            for one in guide.prefectures
            for part in _parts_of(one, first[one.id], elsewhere[one.id])
        ),
        *_parts_of(None, first[None], []),
    ]


def _parts_of(
    prefecture: Prefecture | None, offices: list[Office], elsewhere: list[Office]
) -> Iterator[Part]:
    for start in range(0, len(offices) or bool(elsewhere), MOST_OFFICES):
        number, end = start // MOST_OFFICES + 1, start + MOST_OFFICES
        yield Part(prefecture, number, offices[start:end], elsewhere if number == 1 else [])


def parts_of_matrix(guide: Guide) -> list[list[Agency]]:
    """The agencies whose services share a page of the table of all; one part if they fit on it."""
    parts: list[list[Agency]] = []
    room = 0
    for agency in guide.agencies:
        if not parts or len(agency.services) > room:
            parts.append([])
            room = MOST_SERVICES
        parts[-1].append(agency)
        room -= len(agency.services)
    return parts


def has_many_services(guide: Guide) -> bool:
    """Whether there are more services than one page may tell of, beyond their names."""
    return len(guide.services) > MOST_SERVICES
