"""The regional offices (`data/offices.yaml`) and the prefectures (`data/prefectures.yaml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from guide.facts.contact import Reachable
from guide.facts.messages import told, wrong
from guide.facts.reading import Complaint, Document, records
from guide.facts.record import Identifier, Model, OwnId, PrefectureId, Record
from guide.facts.values import SearchWords, Telephone, Text


def _prefecture_code(value: str) -> str:
    if not re.fullmatch("0[1-9]|[1-3][0-9]|4[0-7]", value):
        raise wrong("prefecture-code", value=value)
    return value


def _section_number(value: str) -> str:
    if not re.fullmatch("[0-9]{1,6}", value):
        raise wrong("written-like", value=value, example="20")
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
    jurisdiction: Jurisdiction


# Rules across records, checked on the plain values


def each_prefecture_has_one_office(offices: Document, prefectures: Document) -> Iterator[Complaint]:
    covered: dict[str, str] = {}
    for position, office in enumerate(records(offices.value)):
        jurisdiction = office.get("jurisdiction")
        listed = jurisdiction.get("prefectures") if isinstance(jurisdiction, dict) else None
        for index, prefecture in enumerate(listed if isinstance(listed, list) else []):
            if not isinstance(prefecture, str):
                continue
            owner = covered.setdefault(prefecture, str(office.get("id")))
            if owner != office.get("id"):
                yield (
                    offices,
                    (position, "jurisdiction", "prefectures", index),
                    told("prefecture-covered-twice", prefecture=prefecture, owner=owner),
                )
    for position, prefecture in enumerate(records(prefectures.value)):
        id = prefecture.get("id")
        if isinstance(offices.value, list) and isinstance(id, str) and id not in covered:
            yield (
                prefectures,
                (position,),
                told("prefecture-uncovered"),
            )
