"""Changes of facts in; out: the new telephone numbers that somebody should look at again.

Whoever copies from a list slips a line, and then the number is another desk's or another city's. It
is a hint, not a mistake: two desks may share a number, an area may reach over a border.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import phonenumbers

from guide.facts.compare import Change
from guide.facts.document import Document, Path_, ids, mappings, records
from guide.facts.messages import Language

Place = tuple[Document, Path_]
FIELDS = ("phone", "number")
ADDRESS = "address"


@dataclass(frozen=True)
class Elsewhere:
    """A number whose area is in another prefecture than the address beside it."""

    record: Place
    """That has the number."""
    prefecture: Place
    """Of the address."""
    number: str

    def area(self, language: Language) -> str:
        """What the area of the number is called."""
        return _area(self.number, language)


def repeated_numbers(
    changes: Iterable[Change], documents: Mapping[str, Document]
) -> Iterator[tuple[Place, Place]]:
    """The record with the new number, and another one that has it; not in another section."""
    places: dict[str, list[tuple[Place, str]]] = {}
    for document in documents.values():
        for path, record in mappings(document.value):
            for number, section in _numbers(record):
                places.setdefault(_digits(number), []).append(((document, path), section))
    for own, record in _changed_records(changes, FIELDS):
        for number, section in _numbers(record):
            others = [
                place
                for place, other in places[_digits(number)]
                if place != own and (section == other or "" in (section, other))
            ]
            yield from ((own, other) for other in others[:1])


def numbers_elsewhere(
    changes: Iterable[Change], documents: Mapping[str, Document]
) -> Iterator[Elsewhere]:
    """The numbers that are not where their address is; of which one of the two is new.

    Nothing is said of a number without an area, such as 0570, and of an area that is not known.
    """
    prefectures = documents.get("prefectures")
    told: set[tuple[str, str]] = set()
    for own, record in _changed_records(changes, (*FIELDS, ADDRESS)):
        there = prefectures and _prefecture_of(_address_around(*own), prefectures)
        for number, _ in _numbers(record):
            key = own[0].name(own[1]), number
            if prefectures and there and key not in told and _is_elsewhere(number, *there):
                told.add(key)
                yield Elsewhere(own, there, number)


def _changed_records(
    changes: Iterable[Change], fields: tuple[str, ...]
) -> Iterator[tuple[Place, dict[str, Any]]]:
    """What is in a value that is new; for one of the `fields`, the record that has it."""
    for change in changes:
        if change.new is None or change.kind == "reordered":
            continue
        document, path = change.new
        of_record = next((at for at, step in enumerate(path) if step in fields), len(path))
        for inner, record in mappings(document.value):
            if inner[:of_record] == path[:of_record]:
                yield (document, inner), record


def _numbers(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The telephone numbers of a record itself, each with the section to ask for."""
    for field in FIELDS:
        if isinstance(number := record.get(field), str):
            yield number, str(record.get("section_number", ""))


def _digits(number: str) -> str:
    return number.replace("-", "")


def _address_around(document: Document, path: Path_) -> str:
    """The address of a record, or of the nearest around it that has one; else empty."""
    around = [document.value]
    for step in path:
        around.append(around[-1][step])
    for record in reversed(around):
        address = record.get(ADDRESS) if isinstance(record, dict) else None
        address = address.get("text") if isinstance(address, dict) else address
        if isinstance(address, str):
            return address
    return ""


def _prefecture_of(address: str, prefectures: Document) -> Place | None:
    for position, one in enumerate(records(prefectures.value)):
        if isinstance(name := one.get("name"), str) and name and address.startswith(name):
            return prefectures, (position,)
    return None


def _is_elsewhere(number: str, prefectures: Document, path: Path_) -> bool:
    """Whether the area of the number is in another prefecture; the ids are their names in Latin."""
    area = _area(number, "en").rpartition(", ")[2].casefold()
    own = records(prefectures.value)[int(path[0])].get("id")
    return area in ids(prefectures.value) and area != own


def _area(number: str, language: Language) -> str:
    # Reads the areas of the whole world, which takes a second: only where there is a new number.
    from phonenumbers import geocoder

    try:
        return geocoder.description_for_number(phonenumbers.parse(number, "JP"), language)
    except phonenumbers.NumberParseException:
        return ""
