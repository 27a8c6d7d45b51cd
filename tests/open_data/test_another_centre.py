"""The open data of another centre: its own name and identifiers, no grant, no coordinators."""

from __future__ import annotations

import json
import re
from datetime import date

from guide.facts.identifiers import identifier
from guide.facts.places import Places
from guide.languages.editions import Edition
from guide.open_data.linked_data import LinkedData
from guide.open_data.records import Records
from guide.site import PageKey, Site
from jsonschema import Draft202012Validator
from support.json_files import items, read
from test_hsds import test_every_row_is_there_once_and_leads_to_rows_that_are_there as rows_lead
from test_linked_data import everything_in

UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def test_what_the_guide_does_not_have_is_in_no_file(invented_files: dict[str, bytes]) -> None:
    assert [path for path in invented_files if re.search("grant[^/]*$|coordinators", path)] == []
    urls = [file["url"] for file in read(invented_files, "index.json")["files"]]
    assert len(urls) == len(invented_files) - 1
    services = json.loads(invented_files["hsds/en/services.json"])
    assert len(services) == len(items(invented_files, "en/services.json"))


def test_whom_the_offices_serve_is_not_known(invented_files: dict[str, bytes]) -> None:
    for name in ("offices.json", "offices.geojson"):
        data = read(invented_files, name)
        Draft202012Validator(
            read(invented_files, f"schema/{name.removesuffix('.json')}.json")
        ).validate(data)
    assert {office["serves"] for office in items(invented_files, "offices.json").values()} == {None}
    assert {
        one["施設情報"]["説明"] for one in read(invented_files, "gif/offices.json")["データ"]
    } == {None}
    card = invented_files["en/offices/east.vcf"].decode()
    assert "local governments" not in card


def test_nothing_leads_to_what_is_not_there(
    invented_files: dict[str, bytes], invented: tuple[Edition, ...], invented_places: Places
) -> None:
    rows_lead(invented_files)
    site = Site("https://example.org/", "", date(2026, 11, 23), invented)
    records = Records(site, invented[0], invented_places)
    script = LinkedData(records).of_page(PageKey("offices"), "title", "")
    nodes = json.loads(script)["@graph"]
    known = {node["@id"] for node in everything_in(nodes) if "@type" in node and "@id" in node}
    assert {node["@id"] for node in everything_in(nodes) if "@id" in node} == known


def test_its_files_are_called_after_it(invented_files: dict[str, bytes]) -> None:
    assert "en/center/minato.vcf" in invented_files
    assert list(items(invented_files, "center.json")) == ["minato"]
    assert read(invented_files, "hsds/en/datapackage.json")["name"] == "minato-guide-hsds-en"
    assert [path for path in invented_files if "fresc" in path] == []


def test_its_identifiers_are_its_own(
    invented_files: dict[str, bytes], published: dict[str, bytes]
) -> None:
    found = {uuid for content in invented_files.values() for uuid in UUID.findall(content)}
    assert len(found) > 30
    assert (
        found & {uuid for content in published.values() for uuid in UUID.findall(content)} == set()
    )
    assert identifier("fresc", "offices", "sendai") != identifier("minato", "offices", "sendai")
