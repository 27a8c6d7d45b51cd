"""The programs that docs and pages give to be copied lead to nothing that has ended."""

from __future__ import annotations

import ast
import html
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from support.building import ROOT
from support.changed import NORTH, Made, append, edit, lay_out_whole, make

LAST = date(2026, 10, 31)
COVERS = "    prefectures: [shimane]"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out_whole(tmp_path / "project")


def shown(language: str) -> str:
    """The first program of docs/open-data.md in a language."""
    text = (ROOT / "docs/open-data.md").read_text(encoding="utf-8")
    program: str = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)[0]
    return program


def run(program: str, folder: Path) -> str:
    """What a program in Python prints that runs in a folder."""
    command = [sys.executable, "-X", "utf8", "-c", program]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


def test_a_prefecture_leads_to_the_office_that_covers_it_today(root: Path, tmp_path: Path) -> None:
    edit(root, "offices.yaml", COVERS, f"    ends: {LAST}\n{COVERS}")
    append(root, "offices.yaml", NORTH.replace("PREFECTURES", "shimane"))

    def answer(made: Made) -> str:
        (tmp_path / "offices.json").write_bytes(made.files["ja/offices.json"])
        program = re.sub(r"^curl .*? \| jq", "jq", shown("sh")).replace("aomori", "shimane")
        command = f"{program.strip()} offices.json"
        done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, check=True)
        return done.stdout.decode()

    assert answer(make(root, LAST)) == "西分室 0570-000-003\n北分室 0857-00-0004\n"
    assert answer(make(root)) == "北分室 0857-00-0004\n"


def test_a_table_leads_to_the_services_of_today(root: Path, tmp_path: Path) -> None:
    """The only service for companies has ended on 31 March 2026."""

    def answer(made: Made) -> str:
        (tmp_path / "services.csv").write_bytes(made.files["en/services.csv"])
        return run(shown("python").replace("school", "company"), tmp_path)

    assert answer(make(root, date(2026, 3, 31))) == "Minato Work Center Job placement\n"
    assert answer(make(root)) == ""


def test_the_program_on_the_page_has_the_numbers_of_today(root: Path, tmp_path: Path) -> None:
    edit(root, "offices.yaml", "  kind: bureau\n", f"  kind: bureau\n  ends: {LAST}\n")

    def answer(made: Made) -> dict[str, str]:
        (tmp_path / "offices.json").write_bytes(made.files["en/offices.json"])
        page = made.pages["en/open-data/"]
        (program,) = re.findall(r"<code>(import .*?)</code>", page, re.DOTALL)
        file = (tmp_path / "offices.json").as_uri()
        program = re.sub(r"https://[^\"]*", file, html.unescape(program))
        numbers: dict[str, str] = ast.literal_eval(run(program, tmp_path))
        return numbers

    assert answer(make(root, LAST)) == {"east": "0857-00-0002", "west": "0570-000-003"}
    made = make(root)
    assert answer(made) == {"west": "0570-000-003"}
    (example,) = re.findall(r'"phone": {\s+"number": "([^"]*)"', made.pages["en/open-data/"])
    assert example == "0570-000-003"
