"""The offices, where they are on the map, and every telephone number."""

from __future__ import annotations

import json

import yaml
from guide.facts.places import Places, prefecture_code
from guide.languages.editions import Edition
from support.building import ROOT, publish
from support.json_files import items, read


def test_telephones_are_those_of_the_documents(frozen: dict[str, bytes]) -> None:
    facts = yaml.safe_load((ROOT / "tests/fixtures/source-facts.yaml").read_text(encoding="utf-8"))
    printed = {office["phone"]["number"] for office in items(frozen, "ja/offices.json").values()}
    center = items(frozen, "ja/center.json")["fresc"]
    printed |= {phone["number"] for phone in center["phones"]}
    text = json.dumps(facts, ensure_ascii=False)
    assert len(printed) == 13
    assert [number for number in printed if number not in text] == []


def test_a_number_that_is_reached_only_in_japan_says_so(
    frozen: dict[str, bytes],
) -> None:
    offices = items(frozen, "en/offices.json")
    assert offices["yokohama"]["phone"] == {
        "number": "0570-045259",
        "e164": "+81570045259",
        "only_in_japan": True,
        "uri": "tel:+81570045259",
        "section_number": "20",
    }
    assert offices["sapporo"]["phone"]["e164"] == "+81112619658"
    assert offices["sapporo"]["phone"]["section_number"] is None


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


def test_a_point_says_what_it_points_at_and_how_exact_it_is(frozen: dict[str, bytes]) -> None:
    for office in items(frozen, "ja/offices.json").values():
        point = office["point"]
        assert point["name"] in office["address"]["text_ja"]
        assert point["points_at"] == ("ward" if office["id"] == "tokyo" else "city")
        assert point["step"] in (0.016667, 0.001, 0.00001)
        assert "GeoNames" in point["method"]
    assert "GeoNames" in read(frozen, "ja/offices.json")["licence"]["points"]


def test_an_office_without_a_point_has_none(editions: tuple[Edition, ...]) -> None:
    nowhere = Places({"credit": {"title": "", "url": "", "license": ""}, "places": []})
    made = publish(editions[:1], places=nowhere)
    office = items(made, "ja/offices.json")["naha"]
    assert (office["point"], office["point_reason"]) == (None, "not-located")
    assert {one["geometry"] for one in read(made, "offices.geojson")["features"]} == {None}


def test_prefectures_have_their_check_digits() -> None:
    """From the Ministry's own table."""
    codes = {"01": "010006", "13": "130001", "20": "200000", "26": "260002", "47": "470007"}
    assert {two: prefecture_code(two) for two in codes} == codes
