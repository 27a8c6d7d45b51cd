"""How the offices are told apart on the map: areas of prefectures, each with its colour."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guide.facts.guide import Guide
from guide.facts.offices import Office, Prefecture

# How many colours pages.css has. More offices take them again, each time with another pattern.
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


# What a finger needs, in px, and the width of the map on the narrowest phone.
FINGER, NARROWEST = 24, 288


@dataclass(frozen=True)
class Circle:
    """In the units of the map."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Area:
    """Prefectures that the same offices cover."""

    offices: list[Office]
    """In the order of the data; the first is where the area leads."""
    prefectures: list[Prefecture]
    reach: Circle | None
    """Where a tap means it, too, if it is smaller than a finger."""

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


def areas(
    guide: Guide, in_force: Callable[[Prefecture], list[Office]], shapes: Mapping[str, Any]
) -> Iterator[Area]:
    """The areas of the map, the small ones first: what they reach lies under the others.

    `in_force` says which offices a prefecture has; `shapes` is what `data/shapes/prefectures.json`
    holds.
    """
    found: dict[tuple[str, ...], tuple[list[Office], list[Prefecture]]] = {}
    for prefecture in guide.prefectures:
        offices = in_force(prefecture)
        key = tuple(office.id for office in offices)
        found.setdefault(key, (offices, []))[1].append(prefecture)
    order = [office.id for office in guide.offices]
    outlines = shapes["shapes"]
    finger = float(shapes["view_box"].split()[2]) * FINGER / NARROWEST
    drawn = [
        Area(offices, prefectures, _reach(_drawn(prefectures, outlines), finger))
        for offices, prefectures in found.values()
    ]
    yield from sorted(drawn, key=lambda area: (area.reach is None, order.index(area.offices[0].id)))


def _drawn(prefectures: list[Prefecture], outlines: Mapping[str, str]) -> list[str]:
    """Their outlines; none of a prefecture that the map does not have."""
    return [outlines[one.code] for one in prefectures if one.code in outlines]


def _reach(outlines: Iterable[str], finger: float) -> Circle | None:
    """A circle of the width `finger` around outlines that are narrower or lower; else none."""
    points = [point for outline in outlines for point in _points(outline)]
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if min(max(xs) - min(xs), max(ys) - min(ys)) >= finger:
        return None
    return Circle((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, finger / 2)


def _points(outline: str) -> Iterator[tuple[float, float]]:
    """The corners of an SVG path whose parts are all relative: `m3 4 5 6z`."""
    start = (0.0, 0.0)
    for part in outline.split("z"):
        steps = [float(number) for number in re.findall(r"-?[\d.]+", part)]
        x, y = start
        for index in range(0, len(steps), 2):
            x, y = x + steps[index], y + steps[index + 1]
            start = (x, y) if index == 0 else start
            yield x, y
