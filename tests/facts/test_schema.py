"""The schemas for editors are what the models say, and the data keeps to them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from guide.facts import schema
from guide.facts.reading import read
from support.building import ROOT

FILES = sorted((ROOT / "data").rglob("*.yaml"))


def test_the_schemas_have_not_drifted() -> None:
    assert schema.drifted(ROOT / "data/schema") == []


def test_drift_is_noticed(data: Path) -> None:
    (data / "schema/offices.json").write_text("{}", encoding="utf-8")
    (data / "schema/old.json").write_text("{}", encoding="utf-8")
    (data / "schema/topics.json").write_bytes("{}".encode("utf-16"))
    assert schema.drifted(data / "schema") == ["offices.json", "old.json", "topics.json"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_file_names_its_schema_and_keeps_to_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    marker = "# yaml-language-server: $schema="
    assert text.startswith(marker)
    named = file.parent / text.splitlines()[0].removeprefix(marker)
    jsonschema.validate(read(file, file).value, json.loads(named.read_text(encoding="utf-8")))
