"""The HSDS files are held against the standard's field tables, typed by hand."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml
from guide.facts.places import Places
from guide.facts.record import has_ended
from guide.languages.editions import Edition, load_editions
from guide.languages.phrases import Phrases, plain
from support.building import ROOT, publish

HSDS = yaml.safe_load((ROOT / "tests/fixtures/hsds-3.0-fields.yaml").read_text(encoding="utf-8"))
OURS = {"page", "source", "as_of", "ends", "other_sources"}


def packages(published: dict[str, bytes]) -> Iterator[str]:
    for path in published:
        if path.startswith("hsds/") and path.endswith("datapackage.json"):
            yield path.removesuffix("datapackage.json")


# Tables that a package has only where somebody is known to speak a language, or to want something.
WHERE_KNOWN = {"language", "required_document"}
# Without coordinators no service has an area.
NO_COORDINATORS = {"service_area"}


def table(published: dict[str, bytes], folder: str, name: str) -> list[dict[str, str]]:
    text = published.get(folder + HSDS[name]["file"], b"").decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def is_uuid(field: str) -> bool:
    return field == "id" or field.endswith("_id")


def complaints(value: Any, kind: str, path: str) -> Iterator[str]:
    """What is wrong with a tree, by the field tables."""
    fields = HSDS[kind]["fields"]
    for field, rule in fields.items():
        required = rule[0] if isinstance(rule, list) else rule
        if required == "!" and not value.get(field):
            yield f"{path}.{field} is missing"
    for field, item in value.items():
        here = f"{path}.{field}"
        if field in OURS:
            continue
        if field not in fields:
            yield f"{here} is no field of {kind}"
            continue
        rule = fields[field]
        if isinstance(rule, list):
            if item not in rule[1:]:
                yield f"{here}: {item} is no code"
        elif rule.startswith("["):
            for position, each in enumerate(item):
                yield from complaints(each, rule[1:-1], f"{here}[{position}]")
        elif rule.startswith("<"):
            yield from complaints(item, rule[1:-1], here)
        elif rule == "number":
            if not isinstance(item, (int, float)):
                yield f"{here}: {item!r} is no number"
        elif not isinstance(item, str) or not item:
            yield f"{here}: {item!r} is no text"
        elif is_uuid(field) and UUID(item).version != 5:
            yield f"{here}: {item} is no UUID of version 5"
        elif rule == "uri" and not item.startswith("https://"):
            yield f"{here}: {item} is no address"


def test_every_tree_keeps_to_the_field_tables(
    published: dict[str, bytes], invented_files: dict[str, bytes]
) -> None:
    for files, folder in all_packages(published, invented_files):
        for file, kind in (("services.json", "service"), ("organizations.json", "organization")):
            for position, tree in enumerate(json.loads(files[folder + file])):
                assert list(complaints(tree, kind, f"{folder}{file}[{position}]")) == []


def all_packages(*guides: dict[str, bytes]) -> Iterator[tuple[dict[str, bytes], str]]:
    """Each package of each guide: the real one's and the invented one's."""
    for files in guides:
        for folder in packages(files):
            yield files, folder


def test_a_wrong_tree_is_noticed() -> None:
    wrong = {"id": "1", "status": "open", "phones": [{"number": 5}], "colour": "red"}
    found = list(complaints({**wrong, "id": str(UUID(int=0, version=4))}, "service", "x"))
    for text in ("x.name is missing", "open is no code", "x.phones[0].id is missing", "colour"):
        assert [one for one in found if text in one], found


def test_every_table_keeps_to_the_field_tables(
    published: dict[str, bytes], invented_files: dict[str, bytes]
) -> None:
    for files, folder in all_packages(published, invented_files):
        for name, kind in HSDS.items():
            rows = table(files, folder, name)
            optional = WHERE_KNOWN if files is published else NO_COORDINATORS
            assert rows or name in optional, name
            for row in rows:
                assert row.keys() <= kind["fields"].keys() | OURS
                for field, rule in kind["fields"].items():
                    required = rule[0] if isinstance(rule, list) else rule
                    if required in ("!", "!!"):
                        assert row[field], f"{folder}{name}.{field}"
                    if is_uuid(field) and row.get(field):
                        assert UUID(row[field]).version == 5


# What the official descriptors say of these columns beside required, unique and their being text.
DESCRIBED = {
    "id": {"format": "uuid"}, "organization_id": {"format": "uuid"}, "website": {"format": "uri"},
    "email": {"format": "email"}, "extension": {"type": "number"}, "timezone": {"type": "number"},
    "valid_from": {"type": "date"}, "valid_to": {"type": "date"}, "opens_at": {"type": "time"},
    "closes_at": {"type": "time"},
}  # fmt: skip


def test_the_descriptor_says_what_the_official_one_says(
    published: dict[str, bytes], invented_files: dict[str, bytes]
) -> None:
    for files, folder in all_packages(published, invented_files):
        package = json.loads(files[folder + "datapackage.json"])
        assert package["hsds_versions"] == ["3.0", "3.1-dev"]
        for resource in package["resources"]:
            known = HSDS[resource["name"]]["fields"]
            for field in resource["schema"]["fields"]:
                name, rules = field["name"], field["constraints"]
                if name in OURS:
                    continue
                rule = known[name]
                codes = rule[1:] if isinstance(rule, list) else None
                required = (rule[0] if isinstance(rule, list) else rule) in ("!", "!!")
                assert rules.get("enum") == codes, name
                assert rules["required"] == required, name
                of_a_term = (resource["name"], name) == ("taxonomy_term", "code")
                assert rules["unique"] == (name == "id" or of_a_term)
                assert field.items() >= DESCRIBED.get(name, {}).items()


TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d\+09:00")


def test_times_are_those_of_rfc_3339(invented_files: dict[str, bytes]) -> None:
    times = [
        row[name]
        for row in table(invented_files, "hsds/en/", "schedule")
        for name in ("opens_at", "closes_at")
        if row[name]
    ]
    assert times
    assert [time for time in times if not TIME.fullmatch(time)] == []


def test_the_scripts_of_chinese_are_kept_apart(published: dict[str, bytes]) -> None:
    for locale in ("zh-Hans", "zh-Hant"):
        terms = table(published, f"hsds/{locale}/", "taxonomy_term")
        assert {row["language"] for row in terms} == {locale}


def test_the_page_of_the_guide_is_not_given_as_that_of_a_service(
    published: dict[str, bytes],
) -> None:
    center, *_ = table(published, "hsds/en/", "organization")
    assert center["website"] == "https://www.moj.go.jp/isa/"
    for row in table(published, "hsds/en/", "service"):
        assert "url" not in row
        assert row["page"].startswith("https://example.org/fresc-guide/en/")


def test_every_row_is_there_once_and_leads_to_rows_that_are_there(
    published: dict[str, bytes],
) -> None:
    for folder in packages(published):
        descriptor = json.loads(published[folder + "datapackage.json"])
        ids = {}
        for resource in descriptor["resources"]:
            rows = table(published, folder, resource["name"])
            columns = [field["name"] for field in resource["schema"]["fields"]]
            header = published[folder + resource["path"]].decode().partition("\r\n")[0]
            assert header.split(",") == columns
            ids[resource["name"]] = [row["id"] for row in rows]
            assert len(set(ids[resource["name"]])) == len(rows)
        for resource in descriptor["resources"]:
            for row in table(published, folder, resource["name"]):
                for key in resource["schema"]["foreignKeys"]:
                    if row[key["fields"]]:
                        assert row[key["fields"]] in ids[key["reference"]["resource"]]
        for row in table(published, folder, "attribute"):
            assert row["link_id"] in ids[row["link_entity"]]


def test_what_stands_elsewhere_is_not_given_as_the_rows_source(
    invented_files: dict[str, bytes],
) -> None:
    def others(name: str) -> dict[str, set[str]]:
        return {
            row["name"]: set(row["other_sources"].splitlines())
            for row in table(invented_files, "hsds/ja/", name)
        }

    work = others("organization")["みなと仕事センター"]
    assert {
        "website: みなと多文化プラザのしおり (2025-04)",
        "phones: 各機関のホームページ (2026-04-01)",
    } <= work
    assert not [line for line in work if line.startswith("parent_organization_id")]
    assert "2025-11-01" not in str(work)  # these have ended
    advice = others("service")["生活相談，法律相談"]
    assert advice == {"phones: 各機関のホームページ (?)"}


def test_the_identifiers_are_the_same_in_every_language(
    published: dict[str, bytes], editions: tuple[Edition, ...]
) -> None:
    folders = list(packages(published))
    assert len(folders) == len(editions)
    for name in HSDS.keys() - WHERE_KNOWN:
        first = [row["id"] for row in table(published, folders[0], name)]
        for folder in folders[1:]:
            assert [row["id"] for row in table(published, folder, name)] == first


def test_the_package_says_what_the_guide_says(invented_files: dict[str, bytes]) -> None:
    services = {row["name"]: row for row in table(invented_files, "hsds/ja/", "service")}
    assert len(services) == 4
    assert services["職業紹介"]["status"] == "inactive"
    assert services["生活相談，法律相談"]["status"] == "active"
    assert services["研修"]["eligibility_description"] == "対象者は、資料から読み取れません"
    (address,) = table(invented_files, "hsds/ja/", "address")
    assert (address["postal_code"], address["city"], address["state_province"]) == (
        "680-0001",
        "鳥取市",
        "鳥取県",
    )
    (schedule,) = (
        row
        for row in table(invented_files, "hsds/ja/", "schedule")
        if row["location_id"] == address["location_id"]
    )
    assert (schedule["byday"], schedule["opens_at"]) == ("TU,WE,TH,FR,SA", "10:00:00+09:00")


def test_offices_and_grant_are_services_with_their_areas(
    published: dict[str, bytes], editions: tuple[Edition, ...]
) -> None:
    guide = editions[0].guide
    services = table(published, "hsds/ja/", "service")
    assert len(services) == len(guide.services) + len(guide.offices) + 2
    phones = {row["number"]: row for row in table(published, "hsds/ja/", "phone")}
    # What has ended has no number and no area any more.
    offices = [one for one in guide.offices if not has_ended(date(2026, 11, 23), one)]
    for office in offices:
        number = office.section_number or ""
        assert phones[office.phone]["extension"] in (number, "" if number[:1] == "0" else number)
    areas = table(published, "hsds/en/", "service_area")
    assert len(areas) == sum(len(office.prefectures) for office in offices)


LAST = date(2027, 6, 30)
ENDS = f"ends: {LAST}"
CENTER, EAST = "みなと多文化プラザ", "東事務所"
# What ends on that day: its file, what stands there, the same with an end; then the rows, by table
# and Japanese name, that are over with it.
ENDINGS = {
    "the centre": (
        ("center.yaml", "opened:", f"{ENDS}\nopened:"),
        {("organization", CENTER), ("location", CENTER)},
    ),
    "its address": (
        ("center.yaml", "  postal_code:", f"  {ENDS}\n  postal_code:"),
        {("location", CENTER)},
    ),
    "an office": (
        ("offices.yaml", "  kind: bureau\n", f"  kind: bureau\n  {ENDS}\n"),
        {("location", EAST)},
    ),
    "an agency": (
        ("agencies.yaml", "  short_name: 仕事センター\n", f"  short_name: 仕事センター\n  {ENDS}\n"),
        {("organization", "みなと仕事センター")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ENDINGS)
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_an_organization_or_a_place_that_is_over_says_so_first(
    case: str, locale: str, data: Path, change: Callable[[str, str, str], None]
) -> None:
    """Programs that know the standard's columns only do not read our `ends`."""
    edited, expected = ENDINGS[case]
    change(*edited)
    guides, places = load_editions(data), Places.read(data)
    edition = next(one for one in guides if one.locale.id == locale)
    said = plain(Phrases(edition).ended_on(LAST))
    for day, rows_over in ((LAST, set()), (LAST + timedelta(1), expected)):
        made = publish(guides, day, places)
        over = {
            (name, japanese["name"])
            for name in ("organization", "location")
            for japanese, row in zip(
                table(made, "hsds/ja/", name), table(made, f"hsds/{locale}/", name), strict=True
            )
            if row["description"].splitlines()[0] == said
        }
        assert over == rows_over
        offered = {
            row["name"] for row in table(made, "hsds/ja/", "location") if row["transportation"]
        }
        assert offered == ({CENTER} if ("location", CENTER) not in rows_over else set())
        center, *_ = table(made, "hsds/ja/", "organization")
        assert bool(center["website"]) == (("organization", CENTER) not in rows_over)
        assert ("website" in center["other_sources"]) <= bool(center["website"])


def test_no_extension_loses_its_zeros(data: Path, change: Callable[[str, str, str], None]) -> None:
    """In HSDS it is a number; one that begins with 0 is said in words alone."""
    for written, extension in (("12", "12"), ("012", "")):
        if written != "12":
            change("offices.yaml", 'section_number: "12"', f'section_number: "{written}"')
        made = publish(load_editions(data), places=Places.read(data))
        (row,) = (
            row
            for row in table(made, "hsds/ja/", "phone")
            if f"所属部署番号：{written}" in row["description"]
        )
        assert row["extension"] == extension


def test_the_grant_is_active_until_its_fiscal_year_is_over(editions: tuple[Edition, ...]) -> None:
    grant = editions[0].guide.grant
    assert grant
    last = grant.year_ends
    for day, status in ((last, "active"), (last + timedelta(1), "inactive")):
        made = publish(editions[:1], today=day)
        by_name = {row["name"]: row for row in table(made, "hsds/ja/", "service")}
        assert by_name[grant.name]["status"] == status
        assert f"（{grant.fiscal_year}年度）" in by_name[grant.name]["description"]
        # It has ended in all formats or in none.
        (ours,) = json.loads(made["ja/grant.json"])["items"]
        (gif,) = json.loads(made["gif/grant.json"])["データ"]
        assert ours["ended"] == gif["拡張"]["終了"] == (status == "inactive")


def test_nothing_is_said_of_an_office_that_is_not_known(published: dict[str, bytes]) -> None:
    for tree in json.loads(published["hsds/en/services.json"]):
        for at in tree.get("service_at_locations", []):
            assert "latitude" not in at["location"]
            assert "languages" not in at["location"]
            if at["location"]["name"] != "Foreign Residents Support Center":
                assert "addresses" not in at["location"]
                assert "schedules" not in at["location"]
