"""How the offices are told apart on the map: areas of prefectures, each with its colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guide.facts.guide import Guide
from guide.facts.offices import Office, Prefecture

# How many colours guide.css has. More offices take them again, each time with another pattern.
COLOURS = 11
# The outlines of what is drawn over a colour, on a square of 14.
PATTERNS = {
    "stripes": "M0 14 14 0H7L0 7zM14 14V7L7 14z",
    "dots": "M7 2.5a4.5 4.5 0 1 0 .01 0z",
    "checks": "M0 0h7v7H0zM7 7h7v7H7z",
    "crosses": "M5 0h4v5h5v4H9v5H5V9H0V5h5z",
}


@dataclass(frozen=True)
class Look:
    """How an office is drawn."""

    colour: int
    """A number from 1 to `COLOURS`."""
    pattern: str | None
    """A key of `PATTERNS`, drawn over it in the colour of the paper."""


@dataclass(frozen=True)
class Area:
    """Prefectures that the same offices cover."""

    offices: list[Office]
    """In the order of the data; the first is where the area leads."""
    prefectures: list[Prefecture]

    @property
    def shared_with(self) -> Office | None:
        """The second office, whose colour stands in stripes over that of the first."""
        return self.offices[1] if len(self.offices) > 1 else None


def looks(guide: Guide) -> dict[str, Look]:
    """The look of each office by its id: no two are alike up to 55 offices."""
    patterns = (None, *PATTERNS)
    return {
        office.id: Look(position % COLOURS + 1, patterns[position // COLOURS % len(patterns)])
        for position, office in enumerate(guide.offices)
    }


def areas(guide: Guide, in_force: Callable[[Prefecture], list[Office]]) -> Iterator[Area]:
    """The areas of the map; `in_force` says which offices a prefecture has."""
    found: dict[tuple[str, ...], Area] = {}
    for prefecture in guide.prefectures:
        offices = in_force(prefecture)
        key = tuple(office.id for office in offices)
        found.setdefault(key, Area(offices, [])).prefectures.append(prefecture)
    order = [office.id for office in guide.offices]
    yield from sorted(found.values(), key=lambda area: order.index(area.offices[0].id))
