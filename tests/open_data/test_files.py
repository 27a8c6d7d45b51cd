"""The open data says what the guide says, in files that programs and spreadsheets can rely on."""

from __future__ import annotations

import ast
import contextlib
import copy
import csv
import html
import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from guide.facts.places import Places
from guide.facts.record import has_ended
from guide.languages.editions import Edition, load_editions
from guide.languages.ruby import without_readings
from guide.open_data.files import FOLDER
from guide.site import today
from jsonschema import Draft202012Validator
from support.building import publish
from support.json_files import items, read

DATASETS = ["agencies", "services", "offices", "grant", "topics", "center", "coordinators"]
SCHEMAS = [*DATASETS, "offices.geojson"]
FORMATS = Draft202012Validator.FORMAT_CHECKER

# Frozen by hand: an identifier that has been published must never change.
PUBLISHED_IDS = {
    ("offices.json", "yokohama"): "1cd175f3-70b2-51df-a52b-652e58663061",
    ("agencies.json", "houterasu"): "8292016a-a3fc-5554-978a-cc11f55ef9ca",
    ("services.json", "grant-support"): "1964a690-6fd0-5017-93d5-52f8cecf02a6",
    ("center.json", "fresc"): "7da8263d-763f-560b-8570-15a6c9feecb3",
}


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


def test_what_is_not_known_is_null_with_its_reason(
    invented_files: dict[str, bytes],
    published: dict[str, bytes],
    editions: tuple[Edition, ...],
) -> None:
    office = items(invented_files, "ja/offices.json")["west"]
    assert (office["address"]["postal_code"], office["address"]["postal_code_reason"]) == (
        None,
        "not-in-source",
    )
    assert (office["hours"], office["hours_reason"]) == (None, "not-in-source")
    center = items(invented_files, "ja/center.json")["minato"]
    assert center["address"]["postal_code"] == "680-0001"
    agencies = items(published, "ja/agencies.json")
    for known in editions[0].guide.agencies:
        agency = agencies[known.id]
        without = "ended" if known.phones else "not-in-source"
        assert agency["phone_reason"] == (None if agency["phone"] else without)
        assert agency["phone"] is None or known.phones
        assert agency["languages_reason"] == (None if known.languages else "not-in-source")
        assert (agency["languages"] is None) == (known.languages is None)


def test_no_audience_and_an_unreadable_one_are_kept_apart(
    invented_files: dict[str, bytes],
) -> None:
    services = items(invented_files, "ja/services.json")
    reasons = {
        id: (one["audience"], one["audience_reason"])
        for id, one in services.items()
        if one["audience_reason"]
    }
    assert reasons == {"statistics": ([], "none"), "training": (None, "unreadable")}
    assert len(services) == 4


def test_every_record_has_its_source_and_date(published: dict[str, bytes]) -> None:
    for name in set(DATASETS) - {"topics"}:
        data = read(published, f"ja/{name}.json")
        known = {source["id"] for source in data["sources"]}
        for item in data["items"]:
            assert item["source"]["id"] in known
            assert {"as_of", "ends"} <= item.keys()


def test_dates_are_to_the_day_or_month_or_not_known(invented_files: dict[str, bytes]) -> None:
    office = items(invented_files, "ja/offices.json")["east"]
    assert office["as_of"] == "2025-10-01"
    assert office["jurisdiction"]["as_of"] is None
    assert items(invented_files, "ja/agencies.json")["advice"]["as_of"] == "2025-04"
    service = items(invented_files, "ja/services.json")["job-placement"]
    assert service["ends"] == "2026-03-31"


def test_identifiers_never_change(published: dict[str, bytes], editions: Any) -> None:
    for (file, id), uuid in PUBLISHED_IDS.items():
        for folder in ["", *(f"{edition.locale.id}/" for edition in editions)]:
            if record := items(published, folder + file).get(id):  # else it has been removed
                assert record["uuid"] == uuid


def test_a_file_of_all_languages_says_what_the_files_of_each_say(
    published: dict[str, bytes], editions: tuple[Edition, ...]
) -> None:
    everywhere = items(published, "offices.json")
    names = {id: agency["name"] for id, agency in items(published, "agencies.json").items()}
    for edition in editions:
        locale = edition.locale.id
        own = items(published, f"{locale}/offices.json")
        for office in edition.guide.offices:
            for field, text in (("name", office.name), ("section", office.section)):
                said = own[office.id][field]
                assert said == without_readings(text)
                assert everywhere[office.id][field].get(locale) == (
                    None if text.stands_in else said
                )
            assert everywhere[office.id]["page"][locale] == own[office.id]["page"]
        for agency in edition.guide.agencies:
            assert names[agency.id].get(locale) == (
                None if agency.name.stands_in else without_readings(agency.name)
            )


def test_a_missing_translation_is_japanese_and_said_to_be_missing(data: Path) -> None:
    file = data / "translations/en.yaml"
    text = file.read_text(encoding="utf-8")
    text, count = re.subn(r"  offices\.east\.section:\n    source: .*\n    text: .*\n", "", text)
    assert count == 1
    file.write_text(text, encoding="utf-8")
    made = publish([one for one in load_editions(data) if one.locale.id in ("ja", "en")])
    english = read(made, "en/offices.json")
    assert english["translations"]["en"]["missing"] == ["offices.east.section"]
    assert items(made, "en/offices.json")["east"]["section"] == "相談係"
    assert items(made, "offices.json")["east"]["section"] == {"ja": "相談係"}
    assert read(made, "offices.json")["translations"] == english["translations"]


def test_every_text_in_a_file_that_has_no_translation_of_today_is_named(
    data: Path, change: Callable[[str, str, str], None]
) -> None:
    """Also those of other records that stand in it, and those within a sentence."""
    change("audiences.yaml", "name: 会社", "name: 会社など")
    change("sources.yaml", "title: みなと多文化プラザのしおり", "title: みなとのしおり")
    closed = "  exceptions: [{first: 2026-12-10, reason: 工事のため}]\n"
    change("center.yaml", 'closes: "18:30"\n', f'closes: "18:30"\n{closed}')
    made = publish([one for one in load_editions(data) if one.locale.id in ("ja", "en")])
    for name in ("agencies", "services", "offices", "topics", "center"):
        told = read(made, f"en/{name}.json")["translations"]["en"]
        of_the_audience = {"audiences.company.name"} if name == "services" else set()
        assert set(told["stale"]) == {"sources.leaflet.title", *of_the_audience}, name
        reasons = [path for path in told["missing"] if path.endswith(".reason")]
        assert len(reasons) == (name == "center"), name
    terms = csv.DictReader(io.StringIO(made["hsds/en/taxonomy_terms.csv"].decode()))
    languages = {term["name"]: term["language"] for term in terms}
    assert (languages["会社など"], languages["Residents"]) == ("ja", "en")


def test_easy_japanese_has_no_marks_of_readings(published: dict[str, bytes]) -> None:
    for path, content in published.items():
        if "ja-easy" in path and not path.endswith(".json"):
            assert not re.search(r"\{[^{}|]+\|", content.decode()), path
    for name in DATASETS:
        assert "|" not in json.dumps(read(published, f"ja-easy/{name}.json")["items"])


def test_no_file_moves_with_the_day_of_a_build(
    invented: tuple[Edition, ...], invented_files: dict[str, bytes], invented_places: Places
) -> None:
    """From 23 November to 3 December 2026 nothing ends, and nothing is as of a newer day."""
    later = publish(invented, date(2026, 12, 3), invented_places)
    moved = [path for path, content in later.items() if content != invented_files[path]]
    assert moved == []


def test_a_file_bears_the_newest_day_of_its_facts(
    invented: tuple[Edition, ...], invented_files: dict[str, bytes], invented_places: Places
) -> None:
    """What ends at the end of May 2026 changes the files of the first of June, and no later ones."""
    assert read(invented_files, "en/agencies.json")["generated"] == "2026-06-01"
    assert read(invented_files, "index.json")["generated"] == "2026-06-01"
    assert read(invented_files, "gif/offices.json")["作成日"] == "2026-06-01"
    package = read(invented_files, "hsds/en/datapackage.json")
    assert package["created"] == "2026-06-01T00:00:00+09:00"
    on_the_last_day = publish(invented[:1], date(2026, 5, 31), invented_places)
    assert read(on_the_last_day, "ja/agencies.json")["generated"] == "2026-04-01"


def test_a_card_bears_the_newest_day_of_what_is_on_it(invented_files: dict[str, bytes]) -> None:
    for card, day in (("agencies/work", "20260601"), ("offices/east", "20251001")):
        assert f"\r\nREV:{day}T000000+0900\r\n".encode() in invented_files[f"en/{card}.vcf"]


def test_the_page_shows_what_the_files_say(site: Path, editions: tuple[Edition, ...]) -> None:
    """The program runs, the examples are parts of real records, the page is linked."""
    has_unreadable = any(one.audience == "unreadable" for one in editions[0].guide.services)
    for edition in editions:
        locale = edition.locale
        page = (site / locale.prefix / "open-data/index.html").read_text(encoding="utf-8")
        shown_code = re.findall(r'<pre class="example"[^>]*><code>(.*?)</code></pre>', page, re.S)
        program, *examples = shown_code
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(re.sub(r"https://[^\"]*/data/", f"{site.as_uri()}/data/", html.unescape(program)))
        assert ast.literal_eval(printed.getvalue()) == {
            office.id: office.phone
            for office in edition.guide.offices
            if not has_ended(today(), office)
        }
        shown_of = ["offices"] + ["services"] * has_unreadable
        for example, name in zip(examples, shown_of, strict=True):
            shown = json.loads(html.unescape(re.sub("<[^>]+>", "", example)))
            file = site / FOLDER / locale.id / f"{name}.json"
            record = next(
                item
                for item in json.loads(file.read_text(encoding="utf-8"))["items"]
                if item["id"] == shown["id"]
            )
            assert part_of(shown, record), shown
        for name in ("changes.json", "ja/changes.atom", "en/changes.atom"):
            is_linked = re.search(f'<a href="[./]*/data/v1/{name}"', page) is not None
            assert is_linked == (site / FOLDER / name).exists(), (locale.id, name)
        about = (site / locale.prefix / "about/index.html").read_text(encoding="utf-8")
        assert 'href="../open-data/"' in about


def part_of(shown: Any, record: Any) -> bool:
    """Whether everything in `shown` stands in `record`."""
    if isinstance(shown, dict):
        return all(key in record and part_of(value, record[key]) for key, value in shown.items())
    return bool(shown == record)
