"""A prefecture that is gone, or has another id, is told where it was and nowhere else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from guide.facts.load import check
from guide.facts.messages import speaking
from support.building import ROOT

LINE = '- {{id: {id}, code: "{code}", name: {name}'


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """The real data: those of a guide of the whole country."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def told(data: Path) -> list[str]:
    with speaking("en"):
        return [str(problem) for problem in check(data)[1]]


def without(text: str, id: str) -> str:
    return re.sub(rf"- {{id: {id}, .*\n", "", text)


@pytest.mark.parametrize(
    ("id", "code", "name"),
    [
        ("hokkaido", "01", "北海道"),
        ("iwate", "03", "岩手県"),
        ("kagawa", "37", "香川県"),  # near to Kanagawa
        ("okinawa", "47", "沖縄県"),
    ],
)
@pytest.mark.parametrize("everywhere", [False, True])
def test_a_line_that_was_removed_is_missed(
    country: Path, id: str, code: str, name: str, everywhere: bool
) -> None:
    file, offices = country / "prefectures.yaml", country / "offices.yaml"
    before = file.read_text(encoding="utf-8")
    file.write_text(without(before, id), encoding="utf-8")
    if everywhere:  # as it was said before: "remove it here, too"
        text = offices.read_text(encoding="utf-8")
        several = re.sub(rf"(?<=\[){id}, |, {id}\b", "", text)
        offices.write_text(several.replace(f"[{id}]", "[tokyo]"), encoding="utf-8")
    (said,) = told(country)
    line = before[: before.index(f"{{id: {id},")].count("\n") + 1
    at = min(line, before.count("\n") - 1)
    assert said.startswith(f"data/prefectures.yaml:{at}:")
    assert f"{name} ({code}) is missing" in said
    assert said.endswith(LINE.format(id=id, code=code, name=name) + "}")


def test_a_guide_of_a_region_has_the_prefectures_of_its_offices(data: Path) -> None:
    assert told(data) == []


def test_who_mistypes_a_code_is_told_of_no_missing_prefecture(country: Path) -> None:
    file = country / "prefectures.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('code: "03"', 'code: "04"'), encoding="utf-8")
    assert [line for line in told(country) if "is missing" in line] == []


@pytest.mark.parametrize("used", ["gunma", "gumma"])
def test_an_id_is_that_of_its_code(country: Path, used: str) -> None:
    for name, old, new in (
        ("prefectures", "{id: gunma,", "{id: gumma,"),
        ("offices", " gunma,", f" {used},"),
    ):
        file = country / f"{name}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    (said,) = told(country)
    assert said.startswith("data/prefectures.yaml:")
    assert 'the id of 群馬県 is "gunma"; write it again' in said
