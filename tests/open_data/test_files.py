"""The open data says what the guide says, in files that programs and spreadsheets can rely on."""

from __future__ import annotations

import copy
import csv
import html
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, publish
from guide.facts.places import Places, prefecture_code
from guide.languages.editions import Edition, load_editions
from guide.languages.ruby import without_readings
from guide.open_data.files import FOLDER
from guide.open_data.serialize import plain_csv, spreadsheet
from jsonschema import Draft202012Validator

DATASETS = ["agencies", "services", "offices", "grant", "topics", "center", "coordinators"]
TABLES = ["agencies", "services", "offices", "grant", "topics"]
SCHEMAS = [*DATASETS, "offices.geojson"]
FORMATS = Draft202012Validator.FORMAT_CHECKER

# Frozen by hand: an identifier that has been published must never change.
PUBLISHED_IDS = {
    ("offices.json", "yokohama"): "1cd175f3-70b2-51df-a52b-652e58663061",
    ("agencies.json", "houterasu"): "8292016a-a3fc-5554-978a-cc11f55ef9ca",
    ("services.json", "grant-support"): "1964a690-6fd0-5017-93d5-52f8cecf02a6",
    ("center.json", "fresc"): "7da8263d-763f-560b-8570-15a6c9feecb3",
}


def read(published: dict[str, bytes], path: str) -> Any:
    return json.loads(published[path])


def items(published: dict[str, bytes], path: str) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in read(published, path)["items"]}


def closed(schema: Any) -> Any:
    """A copy of a schema that allows no field but those it names."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    if "properties" in schema and isinstance(schema.get("type"), str):
        made["additionalProperties"] = False
    return made


def file_of(schema: str) -> str:
    return schema if schema.endswith(".geojson") else f"{schema}.json"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_file_keeps_to_its_schema_and_no_field_is_undocumented(
    published: dict[str, bytes], editions: tuple[Edition, ...], name: str
) -> None:
    schema = read(published, f"schema/{name}.json")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(closed(schema), format_checker=FORMATS)
    for folder in ["", *(f"{edition.locale.id}/" for edition in editions)]:
        data = read(published, folder + file_of(name))
        assert data["$schema"] == schema["$id"]
        assert data["generated"] == "2026-11-23"
        assert [error.message for error in validator.iter_errors(data)] == []


def test_the_schema_of_a_wrong_file_complains(published: dict[str, bytes]) -> None:
    data = read(published, "ja/offices.json")
    broken = copy.deepcopy(data)
    broken["items"][0]["phone"]["e164"] = "011-261-9658"
    validator = Draft202012Validator(read(published, "schema/offices.json"))
    assert validator.is_valid(data)
    assert not validator.is_valid(broken)


def test_it_is_always_told_what_a_null_means(published: dict[str, bytes]) -> None:
    for name in SCHEMAS:
        schema = read(published, f"schema/{name}.json")
        for kind, definition in schema["$defs"].items():
            for field, rule in definition.get("properties", {}).items():
                nullable = {"type": "null"} in rule.get("anyOf", [])
                reason = f"{field}_reason" in definition["properties"]
                explained = rule.get("description") or reason or field.endswith("_reason")
                assert explained or not nullable, f"{name}: {kind}.{field}"


def test_the_catalogue_lists_every_file(published: dict[str, bytes]) -> None:
    catalogue = read(published, "index.json")
    schema = read(published, "schema/index.json")
    Draft202012Validator(closed(schema), format_checker=FORMATS).validate(catalogue)
    root = "https://example.org/fresc-guide/" + FOLDER
    listed = {file["url"].removeprefix(root): file["bytes"] for file in catalogue["files"]}
    assert listed == {
        path: len(content) for path, content in published.items() if path != "index.json"
    }


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


def test_what_is_not_known_is_null_with_its_reason(frozen: dict[str, bytes]) -> None:
    office = items(frozen, "ja/offices.json")["sapporo"]
    assert (office["address"]["postal_code"], office["address"]["postal_code_reason"]) == (
        None,
        "not-in-source",
    )
    assert (office["hours"], office["hours_reason"]) == (None, "not-in-source")
    assert items(frozen, "ja/center.json")["fresc"]["address"]["postal_code"] == "160-0004"
    for agency in items(frozen, "ja/agencies.json").values():
        assert (agency["phone"], agency["phone_reason"]) == (None, "not-in-source")
        assert (agency["languages"], agency["languages_reason"]) == (None, "not-in-source")


def test_no_audience_and_an_unreadable_one_are_kept_apart(frozen: dict[str, bytes]) -> None:
    services = items(frozen, "ja/services.json")
    reasons = {
        id: (one["audience"], one["audience_reason"])
        for id, one in services.items()
        if one["audience_reason"]
    }
    assert reasons == {
        "border-control-systems": ([], "none"),
        "resident-records": (None, "unreadable"),
    }
    assert len(services) == 19


def test_every_record_has_its_source_and_date(published: dict[str, bytes]) -> None:
    for name in set(DATASETS) - {"topics"}:
        data = read(published, f"ja/{name}.json")
        known = {source["id"] for source in data["sources"]}
        for item in data["items"]:
            assert item["source"]["id"] in known
            assert {"as_of", "ends"} <= item.keys()


def test_dates_are_to_the_day_or_month_or_not_known(frozen: dict[str, bytes]) -> None:
    office = items(frozen, "ja/offices.json")["naha"]
    assert office["as_of"] == "2021-07-01"
    assert office["jurisdiction"]["as_of"] is None
    assert items(frozen, "ja/agencies.json")["isa"]["as_of"] == "2021-07"
    assert items(frozen, "ja/grant.json")["grant"]["ends"] == "2022-03-31"


def test_identifiers_never_change(published: dict[str, bytes], editions: Any) -> None:
    for (file, id), uuid in PUBLISHED_IDS.items():
        for folder in ["", *(f"{edition.locale.id}/" for edition in editions)]:
            assert items(published, folder + file)[id]["uuid"] == uuid


def test_a_file_of_all_languages_says_what_the_files_of_each_say(
    published: dict[str, bytes], editions: tuple[Edition, ...]
) -> None:
    everywhere = items(published, "offices.json")
    for edition in editions:
        locale = edition.locale.id
        for id, office in items(published, f"{locale}/offices.json").items():
            for field in ("name", "section", "page"):
                assert everywhere[id][field][locale] == office[field]
    for edition in editions:
        for agency in edition.guide.agencies:
            names = items(published, "agencies.json")[agency.id]["name"]
            assert names[edition.locale.id] == without_readings(agency.name)


def test_a_missing_translation_is_japanese_and_said_to_be_missing(data: Path) -> None:
    file = data / "translations/en.yaml"
    text = file.read_text(encoding="utf-8")
    text, count = re.subn(r"  offices\.sendai\.section:\n    source: .*\n    text: .*\n", "", text)
    assert count == 1
    file.write_text(text, encoding="utf-8")
    made = publish(load_editions(data))
    english = read(made, "en/offices.json")
    assert english["translations"]["en"]["missing"] == ["offices.sendai.section"]
    assert items(made, "en/offices.json")["sendai"]["section"] == "審査部門"
    assert items(made, "offices.json")["sendai"]["section"] == {"ja": "審査部門"}
    assert read(made, "offices.json")["translations"] == english["translations"]


@pytest.mark.parametrize("name", TABLES)
def test_a_spreadsheet_opens_each_table(
    published: dict[str, bytes], editions: tuple[Edition, ...], name: str
) -> None:
    for edition in editions:
        content = published[f"{edition.locale.id}/{name}.csv"]
        assert content.startswith(b"\xef\xbb\xbf")
        text = content.decode("utf-8-sig")
        assert "\n" not in text.replace("\r\n", "")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert rows
        for row in rows:
            assert None not in row
            assert None not in row.values()
            assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_a_table_says_what_the_guide_says(frozen: dict[str, bytes]) -> None:
    text = frozen["en/offices.csv"].decode("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert rows["yokohama"]["phone"] == "0570-045259"
    assert rows["yokohama"]["section_number"] == "20"
    assert rows["sendai"]["phone_uri"] == "tel:+81222566080"
    assert rows["sendai"]["name_ja"] == "仙台出入国在留管理局"
    text = frozen["ja/grant.csv"].decode("utf-8-sig")
    limits = [row["limit_yen"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert limits == ["10000000", "10000000", "5000000", "3000000", "2000000"]


@pytest.mark.parametrize("text", ["=1+1", "+81-11", "-5", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_looks_like_a_formula_is_not_run(text: str) -> None:
    content = spreadsheet(["a"], [[text]]).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content, newline=""))
    assert row["a"] == f"'{text}"
    assert f"'{text}" not in plain_csv(["a"], [[text]])


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


def test_easy_japanese_has_no_marks_of_readings(published: dict[str, bytes]) -> None:
    for path, content in published.items():
        if "ja-easy" in path and not path.endswith(".json"):
            assert not re.search(r"\{[^{}|]+\|", content.decode()), path
    for name in DATASETS:
        assert "|" not in json.dumps(read(published, f"ja-easy/{name}.json")["items"])


def test_the_day_of_the_build_is_said(editions: tuple[Edition, ...]) -> None:
    made = publish(editions[:1], today=date(2027, 1, 2))
    assert read(made, "ja/grant.json")["generated"] == "2027-01-02"


def test_the_page_shows_what_the_files_say(site: Path, editions: tuple[Edition, ...]) -> None:
    """The examples are parts of real records, and every file it links is there."""
    for edition in editions:
        locale = edition.locale
        page = (site / locale.prefix / "open-data/index.html").read_text(encoding="utf-8")
        examples = re.findall(r'<pre class="example"[^>]*><code>(.*?)</code></pre>', page, re.S)
        assert len(examples) == 2
        for example, name in zip(examples, ("offices", "services"), strict=True):
            shown = json.loads(html.unescape(example))
            file = site / FOLDER / locale.id / f"{name}.json"
            record = next(
                item
                for item in json.loads(file.read_text(encoding="utf-8"))["items"]
                if item["id"] == shown["id"]
            )
            assert part_of(shown, record), shown
        about = (site / locale.prefix / "about/index.html").read_text(encoding="utf-8")
        assert 'href="../open-data/"' in about


def part_of(shown: Any, record: Any) -> bool:
    """Whether everything in `shown` stands in `record`."""
    if isinstance(shown, dict):
        return all(key in record and part_of(value, record[key]) for key, value in shown.items())
    return bool(shown == record)
