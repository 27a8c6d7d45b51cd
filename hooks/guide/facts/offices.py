"""The regional offices (`data/offices.yaml`) and the prefectures (`data/prefectures.yaml`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from guide.facts.contact import Reachable
from guide.facts.document import Complaint, Document, Path_, ids, records
from guide.facts.messages import told, wrong
from guide.facts.record import (
    Identifier,
    Model,
    OwnId,
    PrefectureId,
    Record,
    last_day,
    plain_end,
)
from guide.facts.values import SearchWords, Telephone, Text


def _prefecture_code(value: str) -> str:
    if not re.fullmatch("0[1-9]|[1-3][0-9]|4[0-7]", value):
        raise wrong("prefecture-code", value=value)
    return value


def _section_number(value: str) -> str:
    if not re.fullmatch("[0-9]{1,6}", value):
        meant = re.fullmatch("[^0-9]*([0-9]{1,6})[^0-9]*", unicodedata.normalize("NFKC", value))
        raise wrong("written-like", value=value, example=f'"{meant[1] if meant else 20}"')
    return value


PrefectureCode = Annotated[
    str,
    AfterValidator(_prefecture_code),
    WithJsonSchema({"type": "string", "pattern": r"^(0[1-9]|[1-3]\d|4[0-7])$"}),
]
SectionNumber = Annotated[
    str, AfterValidator(_section_number), WithJsonSchema({"type": "string", "pattern": r"^\d+$"})
]


class Prefecture(Model):
    """A prefecture."""

    id: Identifier
    code: PrefectureCode
    """The two digits of JIS X 0401, in quotes."""
    name: Text
    cities: SearchWords | None = None
    """Cities in it that readers may search for."""


class Jurisdiction(Record):
    """The prefectures an office covers."""

    prefectures: list[PrefectureId] = Field(min_length=1)


class Office(Reachable):
    """One of the regional immigration bureaus and branch offices with coordinators."""

    id: OwnId
    name: Text
    kind: Literal["bureau", "branch"]
    address: Text
    building: Text | None = None
    section: Text
    """The section in charge."""
    phone: Telephone
    section_number: SectionNumber | None = None
    """所属部署番号, asked for in addition to the telephone number."""
    jurisdiction: Jurisdiction | None = None
    """Left out for an office that covers no prefecture, such as one at an airport."""

    @property
    def prefectures(self) -> list[str]:
        """The ids of the prefectures it covers, or has covered."""
        return self.jurisdiction.prefectures if self.jurisdiction else []

    @property
    def covers_until(self) -> date | None:
        """The last day on which it covers them; None: no end is known. It may go on itself."""
        return last_day(self, self.jurisdiction)


# Rules across records, checked on the plain values


def addresses_begin_with_a_prefecture(
    center: Document, offices: Document, names: Collection[str]
) -> Iterator[Complaint]:
    """`names` are the official ones: without it nobody knows which of the towns of a name it is."""
    main = center.value.get("address") if isinstance(center.value, dict) else None
    addresses: list[tuple[Document, Path_, Any]] = [
        (center, ("address", "text"), main.get("text") if isinstance(main, dict) else None),
        *(
            (offices, (position, "address"), office.get("address"))
            for position, office in enumerate(records(offices.value))
        ),
    ]
    for document, path, address in addresses:
        if isinstance(address, str) and names and not address.startswith(tuple(names)):
            yield document, path, told("address-prefecture")


def offices_elsewhere(offices: Document, prefectures: Document) -> Iterator[tuple[Path_, str, str]]:
    """Where an office's address stands that is in none of its prefectures; it, and these.

    No mistake: an office may stand outside of what it covers.
    """
    names = {one.get("id"): str(one.get("name")) for one in records(prefectures.value)}
    for position, office in enumerate(records(offices.value)):
        covered = [names.get(one, "") for one in _prefectures_of(office.get("jurisdiction"))]
        address = str(office.get("address"))
        if all(covered) and not address.startswith(tuple(covered)):
            yield (position, "address"), address, "、".join(covered)


def each_prefecture_has_an_office(offices: Document, prefectures: Document) -> Iterator[Complaint]:
    """Told only where every prefecture that an office names is known: else it would follow."""
    known = ids(prefectures.value)
    listed = [
        prefecture
        for office in records(offices.value)
        if "jurisdiction" in office
        for prefecture in _prefectures_of(office["jurisdiction"])
    ]
    if not isinstance(offices.value, list) or not all(one in known for one in listed):
        return
    for position, prefecture in enumerate(records(prefectures.value)):
        id = prefecture.get("id")
        if isinstance(id, str) and id not in listed:
            yield prefectures, (position,), told("prefecture-uncovered")


def prefectures_left(offices: Document) -> Iterator[tuple[Path_, str, list[str]]]:
    """Where the last day stands after which prefectures have no office, that day, and their ids.

    No mistake: what is over may be true before it is known who takes over. Pages say it is over.
    """
    left: dict[tuple[str, Path_], list[str]] = {}
    for prefecture, lasts in _last_days(offices).items():
        if all(day for day, _ in lasts):
            left.setdefault(max(lasts), []).append(prefecture)
    for (day, path), prefectures in left.items():
        yield path, day, prefectures


def shared_prefectures(offices: Document) -> dict[str, list[int]]:
    """The prefectures that several offices cover, none of which ends; the places of these."""
    lasting = {
        prefecture: [int(path[0]) for day, path in lasts if not day]
        for prefecture, lasts in _last_days(offices).items()
    }
    return {prefecture: places for prefecture, places in lasting.items() if len(places) > 1}


def offices_by_prefecture(offices: Document) -> dict[str, set[Any]]:
    """The ids of the offices that cover each prefecture, or have."""
    found: dict[str, set[Any]] = {}
    for office in records(offices.value):
        for prefecture in filter(None, _prefectures_of(office.get("jurisdiction"))):
            found.setdefault(prefecture, set()).add(office.get("id"))
    return found


def early_prefectures(offices: Document, today: str) -> dict[str, tuple[str, int, list[int]]]:
    """The prefectures that one office covers up to a day to come, and others without end.

    For each that day, the place of the office that ends last, and those of the others.
    """
    early = {}
    for prefecture, lasts in _last_days(offices).items():
        lasting = [int(path[0]) for day, path in lasts if not day]
        to_come = [(day, int(path[0])) for day, path in lasts if day >= today]
        if lasting and to_come:
            early[prefecture] = (*max(to_come), lasting)
    return early


def _last_days(offices: Document) -> dict[str, list[tuple[str, Path_]]]:
    """For each prefecture, of each of its offices, the last day, empty for none, and where."""
    found: dict[str, list[tuple[str, Path_]]] = {}
    for position, office in enumerate(records(offices.value)):
        jurisdiction = office.get("jurisdiction")
        places = {(position,): office, (position, "jurisdiction"): jurisdiction}
        ends = [(day, (*path, "ends")) for path, one in places.items() if (day := plain_end(one))]
        for prefecture in filter(None, _prefectures_of(jurisdiction)):
            found.setdefault(prefecture, []).append(min(ends, default=("", (position,))))
    return found


def _prefectures_of(jurisdiction: Any) -> list[str | None]:
    """The ids of prefectures; None for what is none."""
    listed = jurisdiction.get("prefectures") if isinstance(jurisdiction, dict) else None
    if not isinstance(listed, list) or not listed:
        return [None]
    return [one if isinstance(one, str) else None for one in listed]
