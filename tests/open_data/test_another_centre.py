"""The open data of another centre: its own name and identifiers, no grant, no coordinators."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from guide.facts.identifiers import identifier
from guide.facts.places import Places
from guide.languages.editions import Edition
from guide.open_data.linked_data import LinkedData
from guide.open_data.records import Records
from guide.site import PageKey, Site
from jsonschema import Draft202012Validator
from support.building import ROOT, publish
from support.json_files import items, read
from test_hsds import test_every_row_is_there_once_and_leads_to_rows_that_are_there as rows_lead
from test_linked_data import everything_in

UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


@pytest.fixture(scope="module")
def others(frozen_editions: tuple[Edition, ...]) -> tuple[Edition, ...]:
    """The editions of a centre called `other`."""
    guides = [edition.guide for edition in frozen_editions]
    changed = [
        guide.model_copy(
            update={
                "center": guide.center.model_copy(update={"id": "other"}),
                "grant": None,
                "coordinators": None,
            }
        )
        for guide in guides
    ]
    return tuple(
        replace(edition, guide=guide)
        for edition, guide in zip(frozen_editions, changed, strict=True)
    )


@pytest.fixture(scope="module")
def made(others: tuple[Edition, ...]) -> dict[str, bytes]:
    return publish(others)


def test_what_the_guide_does_not_have_is_in_no_file(made: dict[str, bytes]) -> None:
    assert [path for path in made if re.search("grant[^/]*$|coordinators", path)] == []
    urls = [file["url"] for file in read(made, "index.json")["files"]]
    assert len(urls) == len(made) - 1
    services = json.loads(made["hsds/en/services.json"])
    assert len(services) == len(items(made, "en/services.json"))


def test_whom_the_offices_serve_is_not_known(made: dict[str, bytes]) -> None:
    for name in ("offices.json", "offices.geojson"):
        data = read(made, name)
        Draft202012Validator(read(made, f"schema/{name.removesuffix('.json')}.json")).validate(data)
    assert {office["serves"] for office in items(made, "offices.json").values()} == {None}
    assert {one["施設情報"]["説明"] for one in read(made, "gif/offices.json")["データ"]} == {None}
    card = made["en/offices/sendai.vcf"].decode()
    assert "local governments" not in card


def test_nothing_leads_to_what_is_not_there(
    made: dict[str, bytes], others: tuple[Edition, ...]
) -> None:
    rows_lead(made)
    site = Site("https://example.org/", "", date(2026, 11, 23), others)
    records = Records(site, others[0], Places.read(ROOT / "data"))
    script = LinkedData(records).of_page(PageKey("offices"), "title", "")
    nodes = json.loads(script)["@graph"]
    known = {node["@id"] for node in everything_in(nodes) if "@type" in node and "@id" in node}
    assert {node["@id"] for node in everything_in(nodes) if "@id" in node} == known


def test_its_files_are_called_after_it(made: dict[str, bytes]) -> None:
    assert "en/center/other.vcf" in made
    assert list(items(made, "center.json")) == ["other"]
    assert read(made, "hsds/en/datapackage.json")["name"] == "other-guide-hsds-en"
    assert [path for path in made if "fresc" in path] == []


def test_its_identifiers_are_its_own(made: dict[str, bytes], frozen: dict[str, bytes]) -> None:
    found = {uuid for content in made.values() for uuid in UUID.findall(content)}
    assert len(found) > 100
    assert found & {uuid for content in frozen.values() for uuid in UUID.findall(content)} == set()
    assert identifier("fresc", "offices", "sendai") != identifier("other", "offices", "sendai")
