"""The CSV files open in a spreadsheet and say what the records say."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from guide.facts.places import Places
from guide.languages.editions import Edition, load_editions
from guide.open_data.serialize import plain_csv, spreadsheet
from support.building import publish
from support.json_files import items

TABLES = ["agencies", "services", "offices", "grant", "topics"]


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


def rows_of(published: dict[str, bytes], path: str) -> list[dict[str, str]]:
    text = published[path].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_table_says_what_the_guide_says(invented_files: dict[str, bytes]) -> None:
    east, west = rows_of(invented_files, "en/offices.csv")
    assert (east["phone"], east["section_number"]) == ("0857-00-0002", "12")
    assert (east["name"], east["name_ja"]) == ("East Office", "東事務所")
    assert (west["phone_uri"], west["section_number"]) == ("tel:+81570000003", "")
    assert (east["only_in_japan"], west["only_in_japan"]) == ("false", "true")


def test_the_table_says_for_whom_an_office_is(
    published: dict[str, bytes], invented_files: dict[str, bytes]
) -> None:
    for files, serves in ((published, "local-government"), (invented_files, "")):
        assert {row["serves"] for row in rows_of(files, "en/offices.csv")} == {serves}


def test_the_table_of_the_grant_has_a_row_for_each_limit(
    published: dict[str, bytes], editions: tuple[Edition, ...]
) -> None:
    grant = editions[0].guide.grant
    assert grant
    limits = [row["limit_yen"] for row in rows_of(published, "ja/grant.csv")]
    assert limits == [str(row.limit) for row in grant.limits]


def told(row: dict[str, str], name: str) -> tuple[str, ...]:
    """What a table says of where a cell was read, and until when it is true."""
    return tuple(row[f"{name}_{column}"] for column in ("source", "slide", "as_of", "ends"))


def test_what_stands_elsewhere_is_not_given_as_the_rows_source(
    invented_files: dict[str, bytes],
) -> None:
    east, _ = rows_of(invented_files, "en/offices.csv")
    assert (east["source"], east["slide"], east["as_of"]) == ("leaflet", "3", "2025-10-01")
    assert told(east, "prefectures") == ("website", "", "", "")
    assert "GeoNames" in east["point_method"]
    _, work = rows_of(invented_files, "en/agencies.csv")
    assert (work["source"], work["phone"]) == ("website", "0857-00-0008")
    assert told(work, "phone") == ("website", "", "2026-04-01", "")
    assert told(work, "website") == ("leaflet", "", "2025-04", "")
    assert told(work, "under") == ("leaflet", "2", "2025-04", "")
    service = rows_of(invented_files, "en/services.csv")[0]
    assert (service["slide"], service["unit"]) == ("2", "Reception")
    assert told(service, "unit") == ("leaflet", "1", "2025-04", "")


# By table: the cell, its file, what stands in it; DAY becomes the last day.
PARTS = {
    "agencies": (
        "website", "agencies.yaml", "https://advice.example.jp/,",
        "https://advice.example.jp/, ends: DAY,",
    ),
    "offices": (
        "prefectures", "offices.yaml", "    prefectures: [tottori, okayama]",
        "    ends: DAY\n    prefectures: [tottori, okayama]",
    ),
    "services": (
        "unit", "agencies.yaml", "      name: 総合受付\n", "      name: 総合受付\n      ends: DAY\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("table", PARTS)
def test_a_part_that_has_ended_is_left_out_and_one_that_will_end_says_so(
    data: Path, change: Callable[[str, str, str], None], table: str
) -> None:
    name, file, old, new = PARTS[table]

    def first() -> dict[str, str]:
        made = publish(load_editions(data), places=Places.read(data))
        row = rows_of(made, f"en/{table}.csv")[0]
        assert (row["ends"], row["ended"]) == ("", "false")
        return row

    change(file, old, new.replace("DAY", "2027-03-31"))
    there = first()
    assert there[name]
    assert there[f"{name}_ends"] == "2027-03-31"
    change(file, "2027-03-31", "2026-11-22")
    over = first()
    assert [over[name], *told(over, name)] == ["", "", "", "", ""]


def test_what_ends_with_its_agency_says_so_beforehand_in_each_format(
    data: Path, change: Callable[[str, str, str], None]
) -> None:
    """A program may keep a copy until after that day."""
    last = "2027-03-31"
    change("agencies.yaml", "- id: work\n", f"- id: work\n  ends: {last}\n")
    editions, places = load_editions(data), Places.read(data)
    made = publish(editions, places=places)
    rows = {row["id"]: row for row in rows_of(made, "en/services.csv")}
    services = items(made, "en/services.json")
    hsds = {row["name"]: row for row in rows_of(made, "hsds/en/services.csv")}
    # That of the service itself, where it comes first.
    for id, ends in (("training", last), ("job-placement", "2026-03-31"), ("statistics", "")):
        assert rows[id]["ends"] == (services[id]["ends"] or "") == ends
        assert hsds[services[id]["name"]]["ends"] == ends
    desks = rows_of(made, "en/topics.csv")
    assert {row["ends"] for row in desks if row["service_id"] == "living-advice"} == {""}
    assert {row["ends"] for row in desks if row["agency_id"] == "work"} == {"2026-03-31"}
    work = items(made, "en/agencies.json")["work"]
    assert [one["ends"] for one in work["phones"]] == ["2026-05-31", last]
    assert work["website"]["ends"] == last
    over = publish(editions, date(2027, 4, 1), places)
    (row,) = (row for row in rows_of(over, "en/agencies.csv") if row["id"] == "work")
    assert (row["ends"], row["ended"], row["website"]) == (last, "true", "https://work.example.jp/")


@pytest.mark.parametrize("text", ["=1+1", "+81-11", "-5", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_looks_like_a_formula_is_not_run(text: str) -> None:
    content = spreadsheet(["a"], [[text]]).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content, newline=""))
    assert row["a"] == f"'{text}"
    assert f"'{text}" not in plain_csv(["a"], [[text]])


def test_a_program_learns_what_the_columns_hold(
    published: dict[str, bytes], editions: tuple[Edition, ...]
) -> None:
    """CSV on the Web: each table with its columns in their order, typed by hand for one of them."""
    for locale in (edition.locale.id for edition in editions):
        described = json.loads(published[f"{locale}/csv-metadata.json"])
        for table in described["tables"]:
            header = published[f"{locale}/{table['url']}"].decode("utf-8-sig").split("\r\n")[0]
            columns = table["tableSchema"]["columns"]
            assert [column["titles"] for column in columns] == header.split(",")
        assert [table["url"] for table in described["tables"]] == [f"{one}.csv" for one in TABLES]
    offices = described["tables"][2]["tableSchema"]["columns"]
    assert {one["name"]: one["datatype"] for one in offices if "datatype" in one} == {
        "phone_uri": "anyURI", "only_in_japan": "boolean", "latitude": "decimal",
        "longitude": "decimal", "slide": "integer", "ends": "date", "ended": "boolean",
        "prefectures_slide": "integer", "prefectures_ends": "date",
    }  # fmt: skip
    lists = {
        (table["url"], one["name"])
        for table in described["tables"]
        for one in table["tableSchema"]["columns"]
        if one.get("separator") == "; "
    }
    assert lists == {
        ("services.csv", "audience_ids"), ("services.csv", "audience"),
        ("offices.csv", "prefectures"),
    }  # fmt: skip
    (ends,) = [one["dc:description"] for one in offices if one["name"] == "ends"]
    assert (
        ends["@value"]
        == "The last day on which it, and what it is part of, is true; null: no end is known."
    )
