"""The offices: `offices.json`, `offices.csv`, `offices.geojson`, and the schemas of both."""

from __future__ import annotations

from typing import Any, Literal

from guide.facts import offices as facts
from guide.open_data.contact import (
    ContactPhone,
    NoneSaid,
    Reachable,
    SpokenLanguages,
    contact,
    hours,
    languages,
    phones,
)
from guide.open_data.contract import (
    Address,
    Contract,
    Fact,
    NotInSource,
    Phone,
    Point,
    Uuid,
    Words,
)
from guide.open_data.hours import Hours
from guide.open_data.records import Records, address_in_japanese, in_one_line, named, phone
from guide.open_data.serialize import FACT_COLUMNS, fact_columns


class Prefecture(Contract):
    """One of the 47 prefectures."""

    id: str
    code: str
    """JIS X 0401, two digits."""
    name: Words


class Jurisdiction(Fact):
    """The prefectures an office covers."""

    prefectures: list[Prefecture]


class Office(Reachable):
    """A regional immigration bureau or branch office with coordinators."""

    id: str
    uuid: Uuid
    kind: Literal["bureau", "branch"]
    name: Words
    name_ja: str
    section: Words
    """The section in charge."""
    section_ja: str
    serves: str | None
    """Id of the audience whom these contacts are for; others call the centre. Null: not known."""
    phone: Phone
    phones: list[ContactPhone] = NoneSaid
    """Numbers beside that; absent: none is known."""
    address: Address
    point: Point | None
    point_reason: Literal["not-located"] | None
    """`not-located`: no source that we may use has a point for the municipality."""
    jurisdiction: Jurisdiction
    """Without prefectures, and with the source of the office: it covers none."""
    page: Words
    hours: Hours | None
    hours_reason: NotInSource | None
    languages: SpokenLanguages | None
    languages_reason: NotInSource | None


class Geometry(Contract):
    """A point of GeoJSON (RFC 7946)."""

    type: Literal["Point"]
    coordinates: tuple[float, float]
    """Longitude and latitude, in this order, in WGS 84."""


class Feature(Contract):
    """An office on the map."""

    type: Literal["Feature"]
    id: Uuid
    geometry: Geometry | None
    """A point in the municipality, not the building; null: not located."""
    properties: Office


def offices(records: Records) -> list[Office]:
    """The offices of the directory."""
    return [_office(records, office) for office in records.guide.offices]


def _office(records: Records, office: facts.Office) -> Office:
    coordinators = records.guide.coordinators
    return Office(
        **records.fact(office),
        id=office.id,
        uuid=records.uuid("offices", office.id),
        kind=office.kind,
        **named(office.name),
        section=office.section,
        section_ja=office.section.source,
        serves=coordinators.audience if coordinators is not None else None,
        phone=Phone(**phone(office.phone, office.section_number)),
        phones=phones(records, office),
        address=Address(
            text=in_one_line(office.address, office.building),
            text_ja=address_in_japanese(office),
            postal_code=None,
            postal_code_reason="not-in-source",
            country="JP",
        ),
        **records.point(office.address),
        jurisdiction=_jurisdiction(records, office),
        page=records.page_of_office(office.id),
        hours=hours(records, office),
        hours_reason=None if office.hours else "not-in-source",
        **languages(records, office),
        **contact(records, office),
    )


def _jurisdiction(records: Records, office: facts.Office) -> Jurisdiction:
    prefectures = map(records.guide.prefecture, office.prefectures)
    return Jurisdiction(
        **records.fact(office.jurisdiction or office, office),
        prefectures=[Prefecture(id=one.id, code=one.code, name=one.name) for one in prefectures],
    )


COLUMNS = {
    "id": "id",
    "name": "name",
    "name_ja": "name_ja",
    "kind": "kind",
    "section": "section",
    "section_ja": "section_ja",
    "phone": "phone.number",
    "phone_uri": "phone.uri",
    "section_number": "phone.section_number",
    "only_in_japan": "phone.only_in_japan",
    "address": "address.text",
    "address_ja": "address.text_ja",
    "prefectures": "jurisdiction.prefectures.name",
    "latitude": "point.latitude",
    "longitude": "point.longitude",
    "point_of": "point.name",
    "serves": "serves",
    "page": "page",
    **FACT_COLUMNS,
    # Added later: columns keep their places.
    **fact_columns("prefectures", "jurisdiction"),
    "point_method": "point.method",
}


def geojson(data: dict[str, Any], schema: str) -> dict[str, Any]:
    """The dataset as GeoJSON (RFC 7946) that keeps to the JSON Schema at the address `schema`."""
    return {
        **{key: value for key, value in data.items() if key != "items"},
        "$schema": schema,
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": office["uuid"],
                "geometry": _geometry(office["point"]),
                "properties": office,
            }
            for office in data["items"]
        ],
    }


def _geometry(point: dict[str, Any] | None) -> dict[str, Any] | None:
    if point is None:
        return None
    return {"type": "Point", "coordinates": [point["longitude"], point["latitude"]]}


# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = {"Prefecture.cities": "words for the search box; they add no fact"}
TABLE_LEAVES_OUT = LEAVES_OUT | {"Prefecture.code": "the table has the prefectures' names"}
GEOJSON_LEAVES_OUT = LEAVES_OUT | dict.fromkeys(
    (
        "Center", "EnglishName", "CenterPhone", "CenterAddress", "Station", "Agency", "Affiliation",
        "Website", "Unit", "Activity", "Service", "Audience", "Topic", "TopicDesk",
        "Hint", "Neighbour", "Grant", "GrantLimit", "GrantKind", "SpecialMeasure", "CoveredCost",
        "Coordinators.name", "Coordinators.purpose", "Coordinators.goal", "Coordinators.posted",
        "Coordinators.officers", "Coordinators.offices",
        "Coordinators.contact_for", "Coordinators.enquiries", "Role",
    ),
    "the map has the offices only",
)  # fmt: skip
