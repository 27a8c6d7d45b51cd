"""Turn the @svg-maps/japan package into small prefecture outlines for inline SVG.

    python tools/simplify_map.py PATH/TO/package/index.js

In:  the package's index.js (an ES module whose default export is plain JSON).
Out: data/shapes/prefectures.json, one SVG path per prefecture in JIS code order.

Borders are cut into arcs where three outlines meet (or where the coast begins),
and every arc is simplified once. Neighbours therefore keep the very same
vertices and no gaps or overlaps appear between them.
"""

import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]  # closed; the first point is not repeated at the end
Outlines = dict[str, list[Ring]]

OUTPUT = Path(__file__).resolve().parent.parent / "data" / "shapes" / "prefectures.json"

PREFECTURES = [
    "hokkaido",
    "aomori",
    "iwate",
    "miyagi",
    "akita",
    "yamagata",
    "fukushima",
    "ibaraki",
    "tochigi",
    "gunma",
    "saitama",
    "chiba",
    "tokyo",
    "kanagawa",
    "niigata",
    "toyama",
    "ishikawa",
    "fukui",
    "yamanashi",
    "nagano",
    "gifu",
    "shizuoka",
    "aichi",
    "mie",
    "shiga",
    "kyoto",
    "osaka",
    "hyogo",
    "nara",
    "wakayama",
    "tottori",
    "shimane",
    "okayama",
    "hiroshima",
    "yamaguchi",
    "tokushima",
    "kagawa",
    "ehime",
    "kochi",
    "fukuoka",
    "saga",
    "nagasaki",
    "kumamoto",
    "oita",
    "miyazaki",
    "kagoshima",
    "okinawa",
]

# The source files some islands under the wrong prefecture. Each line names where
# the island is filed, where it belongs (None: not in Japan) and its rough centre.
MISFILED_ISLANDS: list[tuple[str, str | None, Point]] = [
    ("okinawa", "kagoshima", (115, 426)),  # Amami Oshima
    ("okinawa", "kagoshima", (111, 430)),  # Kakeroma
    ("okinawa", "kagoshima", (125, 426)),  # Kikai
    ("okinawa", "kagoshima", (104, 438)),  # Tokunoshima
    ("okinawa", "kagoshima", (98, 447)),  # Okinoerabu
    ("kumamoto", "kagoshima", (128, 338)),  # Nagashima
    ("okayama", "kagawa", (209, 284)),  # Shodoshima
    ("saga", "nagasaki", (120, 301)),  # Iki
    ("shimane", None, (142, 211)),  # Ulleungdo, South Korea
]

# In source units:
SMALLEST_ISLAND = 2.0  # area; smaller islets are left out
WELD_DISTANCE = 0.12  # the same border vertex differs by up to this between neighbours
INSET_BEGINS_AT_Y = 400.0  # islands further south (Amami, Okinawa) go into the inset

# In output units:
SCALE = 3.0  # output units per source unit: whole numbers are then precise enough
INSET_SCALE = 1.5  # the inset is drawn this much larger, so that a finger can hit it
LEAST_CORNER = 6.5  # a vertex goes if the triangle with its neighbours is smaller
LEAST_CORNER_SHARE = 0.03  # ... but on islands never more than this share of the area
MARGIN = 4

CREDIT = {
    "title": "@svg-maps/japan 2.0.0",
    "author": "Victor Cazanave",
    "license": "CC-BY-4.0",
    "license_url": "https://creativecommons.org/licenses/by/4.0/",
    "url": "https://github.com/VictorCazanave/svg-maps",
    "based_on": "MapSVG, https://mapsvg.com/maps/japan",
    "changes": (
        "Outlines simplified and rounded; small islets left out; eight islands moved to the "
        "prefecture they belong to and one outside Japan removed; Amami and Okinawa islands "
        "enlarged and moved to an inset."
    ),
}


def main(arguments: list[str]) -> None:
    """Read the package named on the command line and write the shapes file."""
    if len(arguments) != 1:
        sys.exit("usage: python tools/simplify_map.py PATH/TO/package/index.js")
    outlines = read_outlines(Path(arguments[0]))
    refile_islands(outlines)
    outlines = drop_islets(weld_borders(outlines))
    outlines, view_box, frame = lay_out(outlines)
    outlines = simplify(outlines)
    write_shapes(outlines, view_box, frame)


# Reading


def read_outlines(module: Path) -> Outlines:
    """Take index.js; give the rings of all 47 prefectures, in JIS order."""
    text = module.read_text(encoding="utf-8").strip()
    package = json.loads(text.removeprefix("export default").rstrip(";"))
    found = {place["id"]: rings_of_path(place["path"]) for place in package["locations"]}
    if unknown := sorted(set(found) - set(PREFECTURES)):
        sys.exit(f"unknown prefecture ids: {', '.join(unknown)}")
    if missing := [slug for slug in PREFECTURES if not found.get(slug)]:
        sys.exit(f"missing prefectures: {', '.join(missing)}")
    return {slug: found[slug] for slug in PREFECTURES}


def rings_of_path(path: str) -> list[Ring]:
    """Take SVG path data made of relative m and z only; give absolute rings."""
    if foreign := set(re.findall(r"[A-Za-z]", path)) - {"m", "z"}:
        sys.exit(f"path commands other than m and z: {sorted(foreign)}")
    rings: list[Ring] = []
    x = y = 0.0
    for part in path.split("m")[1:]:
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+", part)]
        ring: Ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        x, y = ring[0]  # z returns there, and the next m counts from there
        if ring not in rings:  # the source draws Hachijojima twice
            rings.append(ring)
    return rings


def refile_islands(outlines: Outlines) -> None:
    """Move every misfiled island to its prefecture, in place."""
    for filed, belongs, place in MISFILED_ISLANDS:
        near = [ring for ring in outlines[filed] if math.dist(centre(ring), place) < 1.5]
        if len(near) != 1:
            sys.exit(f"{len(near)} islands of {filed} near {place}; the source has changed")
        outlines[filed].remove(near[0])
        if belongs:
            outlines[belongs].append(near[0])


# Cleaning


def weld_borders(outlines: Outlines) -> Outlines:
    """Give the outlines with vertices that nearly coincide made identical."""
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)

    def welded(point: Point) -> Point:
        column, row = (math.floor(value / WELD_DISTANCE) for value in point)
        nearby = [
            known
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for known in cells.get((i, j), [])
        ]
        nearest = min(nearby, key=lambda known: math.dist(known, point), default=None)
        if nearest and math.dist(nearest, point) <= WELD_DISTANCE:
            return nearest
        cells[column, row].append(point)
        return point

    return {
        slug: [without_spikes([welded(point) for point in ring]) for ring in rings]
        for slug, rings in outlines.items()
    }


def without_spikes(ring: Ring) -> Ring:
    """Give the ring without repeated vertices and without there-and-back lines."""
    clean: Ring = []
    for point in ring:
        if clean and point == clean[-1]:
            continue
        if len(clean) > 1 and point == clean[-2]:
            clean.pop()
            continue
        clean.append(point)
    while len(clean) > 1 and clean[0] == clean[-1]:
        clean.pop()
    return clean


def without_loops(ring: Ring) -> Ring:
    """Give the ring without the loops it closes by touching itself.

    Rounding pinches narrow inlets shut; what lies behind is a lagoon (Akita's
    Hachirogata is land today anyway) or a headland of a few units.
    """
    clean: Ring = []
    for point in ring:
        if point in clean:
            start = clean.index(point)
            loop = clean[start:]
            if area(loop) > area(ring) / 2:  # the loop is the land: drop what led to it
                clean = loop
                continue
            del clean[start:]
        clean.append(point)
    return clean


def drop_islets(outlines: Outlines) -> Outlines:
    """Give the outlines without small islets, largest ring first; no prefecture is emptied."""
    kept: Outlines = {}
    for slug, rings in outlines.items():
        largest, *others = sorted(rings, key=area, reverse=True)
        kept[slug] = [largest, *(ring for ring in others if area(ring) >= SMALLEST_ISLAND)]
    return kept


# Layout


def lay_out(outlines: Outlines) -> tuple[Outlines, str, str]:
    """Move the far south into a top-left inset and scale to whole output units.

    Gives the moved outlines, the viewBox and the path of the inset's frame line.
    """
    everything = [ring for rings in outlines.values() for ring in rings]
    left, top, right, bottom = bounds(ring for ring in everything if not in_far_south(ring))
    far = bounds(ring for ring in everything if in_far_south(ring))
    far_scale = SCALE * INSET_SCALE

    def moved(ring: Ring) -> Ring:
        x0, y0, scale = (far[0], far[1], far_scale) if in_far_south(ring) else (left, top, SCALE)
        return [
            (round((x - x0) * scale) + MARGIN, round((y - y0) * scale) + MARGIN) for x, y in ring
        ]

    laid_out = {
        slug: [without_loops(without_spikes(moved(ring))) for ring in rings]
        for slug, rings in outlines.items()
    }
    width, height = (
        math.ceil(length * SCALE) + 2 * MARGIN for length in (right - left, bottom - top)
    )

    # The frame leaves a gap to the islands and cuts its corner, as on printed maps.
    frame_right = math.ceil((far[2] - far[0]) * far_scale) + 8 * MARGIN
    frame_bottom = math.ceil((far[3] - far[1]) * far_scale) + 6 * MARGIN
    cut = frame_bottom // 3
    frame = f"M{frame_right} 0V{frame_bottom - cut}L{frame_right - cut} {frame_bottom}H0"
    return laid_out, f"0 0 {width} {height}", frame


def in_far_south(ring: Ring) -> bool:
    """Tell whether a ring in source units belongs in the inset."""
    return centre(ring)[1] > INSET_BEGINS_AT_Y


# Simplifying


def simplify(outlines: Outlines) -> Outlines:
    """Give the outlines with fewer vertices, shared borders still shared."""
    junctions = find_junctions(ring for rings in outlines.values() for ring in rings)
    return {
        slug: [simplify_ring(ring, junctions) for ring in rings] for slug, rings in outlines.items()
    }


def find_junctions(rings: Iterable[Ring]) -> set[Point]:
    """Give the vertices where borders fork: those with other than two neighbours."""
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for here, there in zip(ring, ring[1:] + ring[:1], strict=True):
            neighbours[here].add(there)
            neighbours[there].add(here)
    return {point for point, others in neighbours.items() if len(others) != 2}


def simplify_ring(ring: Ring, junctions: set[Point]) -> Ring:
    """Give the ring with each of its arcs, from junction to junction, simplified."""
    least_corner = LEAST_CORNER
    fixed = {point for point in ring if point in junctions}
    if len(fixed) < 2:
        # An island, or a piece tied on at one point: keep its two far ends instead.
        start = next(iter(fixed), min(ring))
        fixed = {start, max(ring, key=lambda point: math.dist(point, start))}
        least_corner = min(least_corner, LEAST_CORNER_SHARE * area(ring))
    first = next(index for index, point in enumerate(ring) if point in fixed)
    simple: Ring = []
    arc: list[Point] = []
    for point in ring[first:] + ring[: first + 1]:
        arc.append(point)
        if point in fixed and len(arc) > 1:
            simple += simplify_arc(arc, least_corner)[:-1]
            arc = [point]
    return simple


def simplify_arc(arc: list[Point], least_corner: float) -> list[Point]:
    """Give the arc without its insignificant vertices (Visvalingam); both ends stay."""
    # Neighbours walk a shared arc in opposite directions; ties must fall the same way.
    turned = arc[-1] < arc[0]
    line = arc[::-1] if turned else arc[:]
    while len(line) > 2:
        corners = [area(line[i - 1 : i + 2]) for i in range(1, len(line) - 1)]
        smallest = min(corners)
        if smallest >= least_corner:
            break
        del line[corners.index(smallest) + 1]
    return line[::-1] if turned else line


# Geometry


def area(ring: Ring) -> float:
    """Give the area inside the ring."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def centre(ring: Ring) -> Point:
    """Give the mean of the ring's vertices."""
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def bounds(rings: Iterable[Ring]) -> tuple[float, float, float, float]:
    """Give left, top, right and bottom of all rings together."""
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


# Writing


def write_shapes(outlines: Outlines, view_box: str, frame: str) -> None:
    """Write the shapes file, one prefecture a line so that changes are easy to read."""
    codes = {slug: f"{number:02}" for number, slug in enumerate(PREFECTURES, 1)}
    shapes = ",\n".join(f'"{codes[slug]}":"{path_data(rings)}"' for slug, rings in outlines.items())
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(
        "{\n"
        f'"credit":{json.dumps(CREDIT, indent=1)},\n'
        f'"view_box":"{view_box}",\n'
        f'"inset":"{frame}",\n'
        f'"shapes":{{\n{shapes}\n}}\n'
        "}\n",
        encoding="utf-8",
    )
    print(f"{len(outlines)} prefectures, {OUTPUT.stat().st_size} bytes, viewBox {view_box}")


def path_data(rings: list[Ring]) -> str:
    """Give rings with whole-number vertices as compact relative SVG path data."""
    data = ""
    origin: Point = (0, 0)
    for ring in rings:
        steps = [
            (int(x - from_x), int(y - from_y))
            for (from_x, from_y), (x, y) in zip([origin, *ring], ring, strict=False)
        ]
        numbers = " ".join(f"{dx} {dy}" for dx, dy in steps)
        data += f"m{numbers}z".replace(" -", "-")
        origin = ring[0]  # z returns there
    return data


if __name__ == "__main__":
    main(sys.argv[1:])
