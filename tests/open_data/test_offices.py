"""The offices, where they are on the map, and every telephone number."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from guide.facts.places import Places, prefecture_code
from guide.languages.editions import Edition, load_editions
from support.building import ROOT, publish
from support.json_files import items, read


def test_telephones_are_those_of_the_guide(
    published: dict[str, bytes], editions: tuple[Edition, ...]
) -> None:
    """Whether these are the documents' is compared in `tests/facts/test_source_facts.py`."""
    guide = editions[0].guide
    offices = items(published, "ja/offices.json")
    assert {id: office["phone"]["number"] for id, office in offices.items()} == {
        office.id: office.phone for office in guide.offices
    }
    center = items(published, "ja/center.json")[guide.center.id]
    assert [phone["number"] for phone in center["phones"]] == [
        phone.number for phone in guide.center.phones
    ]


def test_a_number_that_is_reached_only_in_japan_says_so(
    invented_files: dict[str, bytes],
) -> None:
    offices = items(invented_files, "en/offices.json")
    assert offices["west"]["phone"] == {
        "number": "0570-000-003",
        "e164": "+81570000003",
        "only_in_japan": True,
        "uri": "tel:+81570000003",
        "section_number": None,
    }
    assert offices["east"]["phone"]["only_in_japan"] is False
    assert offices["east"]["phone"]["e164"] == "+81857000002"
    assert offices["east"]["phone"]["section_number"] == "12"


def test_a_freephone_number_is_described_as_one_of_those(
    data: Path, change: Callable[[str, str, str], None]
) -> None:
    """A program that believes the schema takes it for no number of Navi Dial."""
    change("offices.yaml", "phone: 0570-000-003", "phone: 0120-000-003")
    files = publish(load_editions(data), places=Places.read(data))
    assert items(files, "en/offices.json")["west"]["phone"]["only_in_japan"] is True
    schema = read(files, "schema/offices.json")["$defs"]["Phone"]["properties"]["only_in_japan"]
    tables = read(files, "en/csv-metadata.json")["tables"]
    (offices,) = (one["tableSchema"]["columns"] for one in tables if one["url"] == "offices.csv")
    (column,) = (one for one in offices if one["name"] == "only_in_japan")
    for said in (schema["description"], column["dc:description"]["@value"]):
        assert {"0570", "0120"} <= set(re.findall(r"\d{4}", said))


def test_the_map_has_longitude_before_latitude_and_lies_in_japan(
    published: dict[str, bytes], editions: tuple[Edition, ...]
) -> None:
    for folder in ["", *(f"{edition.locale.id}/" for edition in editions)]:
        collection = read(published, f"{folder}offices.geojson")
        assert collection["type"] == "FeatureCollection"
        assert len(collection["features"]) == len(editions[0].guide.offices)
        for feature in filter(lambda one: one["geometry"], collection["features"]):
            longitude, latitude = feature["geometry"]["coordinates"]
            assert 122 < longitude < 154
            assert 20 < latitude < 46


def test_a_point_says_what_it_points_at_and_how_exact_it_is(
    published: dict[str, bytes],
) -> None:
    """An office in a municipality that the table lacks has none until the table is made anew."""
    table = json.loads((ROOT / "data/shapes/places.json").read_text(encoding="utf-8"))
    known = tuple(place["prefecture"] + place["name"] for place in table["places"])
    for office in items(published, "ja/offices.json").values():
        point = office["point"]
        assert (point is not None) == office["address"]["text_ja"].startswith(known)
        if point is None:
            continue
        assert point["name"] in office["address"]["text_ja"]
        assert point["points_at"] == ("ward" if point["name"].endswith("区") else "city")
        assert point["step"] in (0.016667, 0.001, 0.00001)
        assert "GeoNames" in point["method"]
    assert "GeoNames" in read(published, "ja/offices.json")["licence"]["points"]


def test_an_office_without_a_point_has_none(invented_files: dict[str, bytes]) -> None:
    offices = items(invented_files, "ja/offices.json")
    assert offices["east"]["point"]["latitude"] == 35.5
    assert (offices["west"]["point"], offices["west"]["point_reason"]) == (None, "not-located")
    east, west = read(invented_files, "offices.geojson")["features"]
    assert east["geometry"]["coordinates"] == [134.25, 35.5]
    assert west["geometry"] is None


def test_prefectures_have_their_check_digits() -> None:
    """From the Ministry's own table."""
    codes = {"01": "010006", "13": "130001", "20": "200000", "26": "260002", "47": "470007"}
    assert {two: prefecture_code(two) for two in codes} == codes
