"""Empty entries to fill in: what a translator has typed is never lost, and a slip is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from guide.__main__ import main
from guide.facts.locales import Translation
from guide.languages.entries import with_entries
from guide.translators import bring_back, export, work_on
from test_po import DAY

PATHS = ("center.stations.minato.name", "center.stations.minato.lines")
Command = Callable[..., str]


@pytest.fixture
def run(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command and returns what it says; in Urdu, two texts are not translated yet."""
    file = data / "translations/ur.yaml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    for path in PATHS:
        at = lines.index(f"  {path}:\n")
        del lines[at : at + 3]
    file.write_text("".join(lines), "utf-8")
    monkeypatch.chdir(data.parent)

    def said(*command: str, status: int = 0) -> str:
        assert main([*command]) == status
        return "".join(capsys.readouterr())

    said("translations", "ur")
    return said


def skeleton(path: str, japanese: str, text: str = "") -> str:
    return f"#  {path}:\n#    source: {japanese}\n#    text:{text}\n"


def typed(file: Path, old: str, new: str) -> None:
    whole = file.read_text("utf-8")
    assert whole.count(old) == 1
    file.write_text(whole.replace(old, new), "utf-8")


def test_what_is_typed_behind_the_signs_of_a_comment_is_kept_and_told(
    data: Path, run: Command
) -> None:
    file = data / "translations/ur.yaml"
    filled = skeleton(PATHS[0], "みなと駅", " میناتو")
    typed(file, skeleton(PATHS[0], "みなと駅"), filled)
    for _ in range(2):
        said = run("translations", "ur")
        assert f"is kept, but not used yet; remove the # of their lines: {PATHS[0]}\n" in said
        assert filled in file.read_text("utf-8")
        assert skeleton(PATHS[1], "みなと線") in file.read_text("utf-8")


def test_what_is_typed_there_outlives_a_po_file(data: Path, run: Command, tmp_path: Path) -> None:
    filled = skeleton(PATHS[0], "みなと駅", " میناتو")
    typed(data / "translations/ur.yaml", skeleton(PATHS[0], "みなと駅"), filled)
    work = work_on(data, "ur", DAY)
    po = export(work, "po", tmp_path, DAY)
    before = po.read_text("utf-8")
    here = before.index(f'msgctxt "{PATHS[1]}"')
    po.write_text(before[:here] + before[here:].replace('msgstr ""', 'msgstr "لائن"', 1), "utf-8")
    said = " ".join(map(str, bring_back(work, po, None)))
    assert "1 translations written" in said
    assert f"not used yet; remove the # of their lines: {PATHS[0]}" in said
    whole = work.file.read_text("utf-8")
    assert filled in whole
    assert f"#  {PATHS[1]}:" not in whole


def test_where_only_the_first_sign_is_left_it_is_named(data: Path, run: Command) -> None:
    """YAML takes the two lines for those of the text above, which is right as it is."""
    file = data / "translations/ur.yaml"
    half = f"#  {PATHS[0]}:\n    source: みなと駅\n    text: میناتو\n"
    typed(file, skeleton(PATHS[0], "みなと駅"), half)
    line = file.read_text("utf-8")[: file.read_text("utf-8").index(half)].count("\n") + 1
    for command in (["check"], ["translations", "ur"]):
        said = run(*command, status=1)
        assert f'belongs to "{PATHS[0]}", which still has its # on line {line}; remove it' in said
        assert "keep one of the two" not in said


def test_where_nothing_is_missing_there_is_nothing_to_fill_in(data: Path, run: Command) -> None:
    work = work_on(data, "ur", DAY)
    missing = [item for item in work.edition.pending() if item.status == "missing"]
    made = {
        one.path: Translation(
            source=one.new_source, text=" ".join(["نیا", *re.findall("[0-9]+", one.new_source)])
        )
        for one in missing
    }
    work.file.write_text(with_entries(work.file.read_text("utf-8"), made), "utf-8")
    assert "No text is missing in " in run("translations", "ur")
    assert "Still to be translated" not in work.file.read_text("utf-8")
