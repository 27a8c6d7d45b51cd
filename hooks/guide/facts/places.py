"""Which municipality an address names, and a point for it (`tools/locate_municipalities.py`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Municipality:
    """A city, or one of Tokyo's special wards, with a point somewhere inside it."""

    code: str
    """全国地方公共団体コード, six digits."""
    prefecture: str
    name: str
    kind: str
    """ "city" or "ward"."""
    latitude: float
    longitude: float
    step: float
    """To how many degrees the source gives the point."""
    geonames_id: int
    wards: dict[str, str]
    """The codes of those wards of a large city that an address of the guide names, by name."""

    def rest_of(self, address: str) -> str:
        """What follows the prefecture and the municipality in a Japanese address."""
        return address.removeprefix(self.prefecture).removeprefix(self.name)

    def ward_of(self, address: str) -> str | None:
        """The ward of the city that follows its name in a Japanese address; None: it names none."""
        rest = self.rest_of(address)
        return next((ward for ward in self.wards if rest.startswith(ward)), None)

    def code_of(self, ward: str | None) -> str:
        """全国地方公共団体コード of a ward of the city; None: of the municipality itself."""
        return self.wards[ward] if ward else self.code


class Places:
    """The municipalities that addresses of the guide name, and who is to be credited for them."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.credit: dict[str, str] = table["credit"]
        self.prefectures: dict[str, str] = table["prefectures"]
        """The official names of the prefectures by their codes (JIS X 0401, two digits)."""
        self._known = [
            Municipality(
                place["code"],
                place["prefecture"],
                place["name"],
                place["kind"],
                place["point"]["latitude"],
                place["point"]["longitude"],
                place["point"]["step"],
                place["point"]["geonames_id"],
                place.get("wards", {}),
            )
            for place in table["places"]
        ]

    @classmethod
    def read(cls, data: Path) -> Places:
        """The table in the folder `data`."""
        return cls(json.loads((data / "shapes/places.json").read_text(encoding="utf-8")))

    def of(self, address: str) -> Municipality | None:
        """The municipality that a Japanese address begins with; None when the table lacks it."""
        found = [one for one in self._known if address.startswith(one.prefecture + one.name)]
        return max(found, key=lambda one: len(one.name), default=None)


def prefecture_code(two_digits: str) -> str:
    """全国地方公共団体コード of a prefecture: its JIS X 0401 code, 000 and the check digit."""
    return with_check_digit(f"{two_digits}000")


def with_check_digit(five_digits: str) -> str:
    """全国地方公共団体コード: a code of JIS X 0401 and 0402 with its check digit."""
    weighted = zip(range(6, 1, -1), five_digits, strict=True)
    total = sum(weight * int(digit) for weight, digit in weighted)
    return f"{five_digits}{(11 - total % 11) % 10}"


def outlines(data: Path) -> set[str]:
    """The codes of the prefectures that the map has an outline of."""
    table = json.loads((data / "shapes/prefectures.json").read_text(encoding="utf-8"))
    return set(table["shapes"])
