"""`make test-changed` changes what stands there, as officials rightly do."""

from __future__ import annotations

import shutil
from pathlib import Path

import changed_data
import pytest
from guide.facts.load import check
from guide.languages.editions import load_editions
from support.building import ROOT


def test_the_copy_is_of_what_stands_there_committed_or_not_without_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "unpacked"
    for file in ("tests/site/test_new.py", "site/index.html", ".build/a", "hooks/__pycache__/a"):
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text("here", encoding="utf-8")
    (root / ".gitignore").write_text("/.build/\n/site/\n__pycache__\n", encoding="utf-8")
    monkeypatch.setattr(changed_data, "ROOT", root)
    copy = root / ".build/changed"
    for _ in range(2):
        changed_data.lay_out(copy)
        files = {str(file.relative_to(copy)) for file in copy.rglob("*") if file.is_file()}
        assert files == {".gitignore", "tests/site/test_new.py"}


def test_its_data_is_right_and_what_had_to_change_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One office is closed, another has ended, one has another number: tests meet them all."""
    monkeypatch.setattr(changed_data, "lay_out", lambda _: None)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    changed_data.main(tmp_path)
    _, problems = check(tmp_path / "data")
    assert problems == []
    before, after = (load_editions(at / "data", only="ja")[0].guide for at in (ROOT, tmp_path))
    numbers = {str(office.phone) for office in after.offices}
    assert len({office.id for office in before.offices} - {one.id for one in after.offices}) == 1
    assert len({str(office.phone) for office in before.offices} - numbers) == 2
    assert any(office.ends for office in after.offices)
