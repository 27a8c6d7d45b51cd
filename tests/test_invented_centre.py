"""The guide of another centre, built whole from nothing but its own data."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path

import pikepdf
import pytest
from support.building import ROOT, build
from support.invented import lay_out


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented centre, with its PDFs."""
    folder = tmp_path_factory.mktemp("another")
    project = folder / "project"
    project.mkdir()
    for name in ("content", "hooks", "overrides", "print"):
        shutil.copytree(ROOT / name, project / name)
    lay_out(project / "data")
    shutil.copy(ROOT / "mkdocs.yml", project)
    result = build(project, folder / "site", PDF="true", TODAY="2026-11-28")
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


def test_its_pages_papers_and_data_are_its_own(site: Path) -> None:
    for prefix in ("", "en/", "ur/"):
        for page in ("", "agencies/advice/", "agencies/work/", "topics/jobs/", "offices/"):
            assert (site / prefix / page / "index.html").is_file()
        for page in ("grant/", "coordinators/"):
            assert not (site / prefix / page).exists()
        locale = prefix.strip("/") or "ja"
        for kind in (f"guide.{locale}", f"guide.{locale}.large", f"sheet.{locale}"):
            assert (site / prefix / f"print/minato-{kind}.pdf").is_file()
        assert (site / prefix / f"print/minato-guide.{locale}.zip").is_file()
        assert json.loads((site / f"data/v1/{locale}/center.json").read_bytes())["items"]
    assert not list(site.glob("data/v1/**/*grant*"))
    assert not list(site.glob("data/v1/**/*coordinators*"))


def test_nothing_that_is_built_names_the_real_centre(site: Path) -> None:
    real = re.compile("FRESC|フレスク|外国人在留支援|出入国在留|法テラス|0570-011000|四谷|交付金")
    for file in site.rglob("*"):
        if file.suffix in {".html", ".md", ".js", ".json", ".csv", ".vcf", ".txt", ".xml"}:
            # Where the source stands is told in mkdocs.yml, not in the data.
            text = file.read_text(encoding="utf-8").replace("fresc-guide", "")
            assert not real.search(text), f"{file.relative_to(site)}: {real.search(text)}"


def test_its_readers_are_told_its_own_hours_and_numbers(site: Path) -> None:
    html = (site / "en/index.html").read_text(encoding="utf-8")
    assert 'href="tel:+81857000001"' in html
    assert "Tuesday to Saturday" in html
    (linked,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert '"https://schema.org/Saturday"' in linked
    assert "schema.org/Monday" not in linked


def test_a_missing_translation_of_its_texts_is_japanese_from_right_to_left(site: Path) -> None:
    html = (site / "ur/agencies/work/index.html").read_text(encoding="utf-8")
    assert '<span lang="ja" class="untranslated">仕事をさがす人と会社を助けています。' in html


@pytest.mark.parametrize(
    ("prefix", "home", "index"), [("", 7_350, 2_200), ("en/", 7_050, 2_370), ("ur/", 8_000, 3_400)]
)
def test_what_stands_around_the_facts_is_light(
    site: Path, prefix: str, home: int, index: int
) -> None:
    """In bytes, gzip. Of the real centre's pages, the facts may be more one day: these stay."""
    assert len(gzip.compress((site / prefix / "index.html").read_bytes(), 9)) <= home
    assert len(gzip.compress((site / prefix / "search/index.js").read_bytes(), 9)) <= index


@pytest.mark.parametrize(("kind", "pages"), [("sheet", 1), ("guide", 9)])
def test_its_papers_are_short(site: Path, kind: str, pages: int) -> None:
    with pikepdf.open(site / f"en/print/minato-{kind}.en.pdf") as pdf:
        assert len(pdf.pages) <= pages
