"""The lists of the open data for programs (OpenAPI, DCAT) name what is there, and nothing else."""

from __future__ import annotations

import re

import pytest
from guide.languages.editions import Edition
from jsonschema import Draft202012Validator
from support.json_files import read

ROOT = "https://example.org/fresc-guide/data/v1/"
SCHEMAS = [
    "agencies", "services", "offices", "offices.geojson", "grant", "topics", "center",
    "coordinators",
]  # fmt: skip


def test_every_file_is_described_by_one_path(published: dict[str, bytes]) -> None:
    described = read(published, "openapi.json")
    assert described["openapi"] == "3.1.0"
    assert described["servers"] == [{"url": ROOT.rstrip("/")}]
    known = described["components"]["parameters"]
    paths = set()
    for template, path in described["paths"].items():
        names = re.findall(r"\{(\w+)\}", template)
        parameters = [
            known[one["$ref"].rpartition("/")[2]] if "$ref" in one else one
            for one in path.get("parameters", [])
        ]
        assert [one["name"] for one in parameters] == names
        made = {template.removeprefix("/")}
        for parameter in parameters:
            name, values = parameter["name"], parameter["schema"]["enum"]
            made = {one.replace(f"{{{name}}}", value) for one in made for value in values}
        assert not made & paths
        paths |= made
        for answer in path["get"]["responses"]["200"]["content"].values():
            assert answer.get("schema", {"$ref": "schema/index.json"})["$ref"] in published
    assert paths == published.keys() - {"openapi.json"}
    operations = [path["get"]["operationId"] for path in described["paths"].values()]
    assert len(operations) == len(set(operations))


def test_the_catalogue_of_dcat_has_each_dataset_with_its_files(
    published: dict[str, bytes], editions: tuple[Edition, ...]
) -> None:
    catalogue = read(published, "catalogue.jsonld")
    assert catalogue["@type"] == "dcat:Catalog"
    datasets = {one["@id"].removeprefix(f"{ROOT}#"): one for one in catalogue["dataset"]}
    assert datasets.keys() == {
        "center", "agencies", "services", "topics", "offices", "grant", "coordinators", "contacts",
        "hsds",
    }  # fmt: skip
    for dataset in datasets.values():
        assert dataset["title"].keys() == {edition.locale.lang for edition in editions}
        assert dataset["modified"] < "2026-11-23"
        for file in dataset["distribution"]:
            content = published[file["downloadURL"].removeprefix(ROOT)]
            assert file["byteSize"] == str(len(content))
    offices = {one["downloadURL"].removeprefix(ROOT) for one in datasets["offices"]["distribution"]}
    assert {"offices.json", "offices.geojson", "ur/offices.csv", "ja/offices.json"} <= offices
    assert {"gif/offices.json", "gif/offices.csv"} <= offices
    versions = {one["conformsTo"] for one in datasets["contacts"]["distribution"]}
    assert {version.rpartition("/")[2] for version in versions} == {"rfc6350", "rfc2426"}
    hsds = {one["downloadURL"].removeprefix(ROOT) for one in datasets["hsds"]["distribution"]}
    assert {"hsds/ur/datapackage.json", "hsds/ja/services.json"} <= hsds
    (service,) = [catalogue["service"]]
    assert service["endpointDescription"].removeprefix(ROOT) in published


def test_the_catalogue_tells_its_datasets_and_languages_apart(published: dict[str, bytes]) -> None:
    catalogue = read(published, "catalogue.jsonld")
    said = [one["description"]["en"] for one in catalogue["dataset"]]
    assert len(set(said)) == len(said)
    for one in (catalogue, *catalogue["dataset"]):
        assert one["publisher"]["name"]["en"]
    for one in (
        catalogue,
        *(file for data in catalogue["dataset"] for file in data["distribution"]),
    ):
        for key in ("language", "linguisticSystem"):
            assert len(set(one[key])) == len(one[key])
    files = {
        file["downloadURL"].removeprefix(ROOT): file
        for dataset in catalogue["dataset"]
        for file in dataset["distribution"]
    }
    plain, easy = (files[f"{locale}/offices.csv"] for locale in ("ja", "ja-easy"))
    assert plain["language"] == easy["language"] == ["ja"]
    assert plain["title"]["ja"] == "offices.csv (日本語)"
    assert easy["title"] != plain["title"]
    assert files["tl/offices.csv"]["linguisticSystem"][0].startswith("http://id.loc.gov/")
    assert "zh" in files["zh-Hant/offices.csv"]["linguisticSystem"][0]
    assert catalogue["service"]["endpointURL"].removeprefix(ROOT) in published


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_has_an_example_that_keeps_to_it(published: dict[str, bytes], name: str) -> None:
    schema = read(published, f"schema/{name}.json")
    shown = [(kind, one["examples"]) for kind, one in schema["$defs"].items() if "examples" in one]
    ((kind, (example,)),) = shown
    whole = {"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]}
    Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
        example
    )
