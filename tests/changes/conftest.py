"""A repository of the invented centre to propose changes in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.building import ROOT
from support.changed import edit, lay_out_whole
from support.proposed import git

READER = "{name: Aoi Sato, on: 2026-01-15}"


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the invented centre; nobody writes into it."""
    root = lay_out_whole(tmp_path_factory.mktemp("repository") / "project")
    shutil.copy(ROOT / "mkdocs.yml", root)
    edit(root, "translations/ur.yaml", "made_by: machine", f"made_by: {READER}")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "data")
    git(root, "commit", "--quiet", "--message", "The last good data")
    return root


@pytest.fixture
def root(committed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it to change."""
    copy = shutil.copytree(committed, tmp_path / "project", symlinks=True)
    monkeypatch.chdir(copy)
    monkeypatch.setenv("TODAY", "2026-11-28")
    return Path(copy)
