"""`python -m guide check`: it knows what the pages need, before they are built."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from guide.__main__ import main
from support.building import ROOT


def test_words_that_pages_need_are_missed_all_at_once(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert main(["check"]) == 0
    file = project / "data/interface.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    without = [one for one in lines if not one.startswith("  copy_link:")]
    assert len(lines) - len(without) == 1
    text = "".join(without).replace("not_found:\n  title:", "not_found:\n  titel:")
    file.write_text(text, encoding="utf-8")
    for translation in (project / "data/translations").iterdir():
        kept, skipped = [], False
        for line in translation.read_text(encoding="utf-8").splitlines(keepends=True):
            if line.startswith("  ") and not line.startswith("    "):
                gone = ("interface.actions.copy_link:", "interface.not_found.title:")
                skipped = line.strip().startswith(gone)
            if not skipped:
                kept.append(line)
        translation.write_text("".join(kept), encoding="utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert 'interface.actions: the word "copy_link" is missing; add it' in said
    assert 'interface.not_found: the word "title" is missing; add it' in said
    assert "data/interface.yaml:" in said


def test_a_hard_word_in_easy_japanese_that_a_page_does_not_explain_is_a_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("content", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    locales = tmp_path / "data/locales.yaml"
    kept = [
        line
        for line in locales.read_text(encoding="utf-8").splitlines(keepends=True)
        if not line.startswith("- ") or "lang: ja," in line
    ]
    locales.write_text("".join(kept), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 0
    file = tmp_path / "data/translations/ja-easy.yaml"
    text, count = re.subn("＜＝[^＞]*＞", "", file.read_text(encoding="utf-8"))
    assert count
    file.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    said = capsys.readouterr().err.splitlines()
    form = (
        r"data/translations/ja-easy\.yaml:\d+:1: \S+: /ja-easy/\S* says (.+) here first; explain it"
    )
    assert len([line for line in said if re.match(form, line)]) > 5
