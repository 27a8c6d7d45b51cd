"""The main pages are those of mkdocs.yml; what stands there wrongly is said, with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from guide.facts.guide import Guide
from guide.facts.problems import DataError
from guide.languages.editions import Edition
from guide.pages.navigation import main_pages
from support.building import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with the real pages and settings, to be broken."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path


def write_nav(root: Path, *lines: str) -> None:
    nav = ["extra: {pdf: !ENV [PDF, true]}", "nav:", *lines]
    (root / "mkdocs.yml").write_text("\n".join(nav), encoding="utf-8")


@pytest.fixture(scope="session")
def guide(editions: tuple[Edition, ...]) -> Guide:
    return editions[0].guide


def test_pages_come_in_the_order_of_the_file(root: Path, guide: Guide) -> None:
    agency = f"agencies/{guide.agencies[0].id}.md"
    write_nav(root, "- navigation.about: about.md", "- navigation.home: index.md", f"- site.name: {agency}")  # fmt: skip
    assert list(main_pages(guide, root).items()) == [
        ("navigation.about", "about.md"),
        ("navigation.home", "index.md"),
        ("site.name", agency),
    ]


def test_a_page_that_the_guide_is_without_is_left_out(root: Path, guide: Guide) -> None:
    """A template that this guide has no facts for, as that of a grant may be."""
    (root / "content/prizes.md").touch()
    write_nav(root, "- navigation.home: index.md", "- navigation.about: prizes.md")
    assert main_pages(guide, root) == {"navigation.home": "index.md"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- navigation.homes: matrix.md", 'mkdocs.yml:4:3: mkdocs.nav.1.navigation.homes: "navigation.homes" is not a word of data/interface.yaml; did you mean "navigation.home"?'),
        ("- navigation.matrix: matrx.md", '"matrx.md" is not a page of content/; did you mean "matrix.md"?'),
        ("- navigation.matrix: agencies/_each.md", '"agencies/_each.md" is not a page of content/'),
        ("- agencies/nobody.md", "mkdocs.yml:4:3: mkdocs.nav.1: the navigation has one level; write a word"),
        ("- navigation.home: offices.md", 'mkdocs.yml:4:3: mkdocs.nav.1.navigation.home: "navigation.home" is in the navigation already'),
        ("- navigation.offices: index.md", '"index.md" is in the navigation already; keep one of the two lines'),
        ("- navigation.menu: [offices.md]", "the navigation has one level"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_said_with_its_line(
    root: Path, guide: Guide, line: str, expected: str
) -> None:
    write_nav(root, "- navigation.home: index.md", line)
    with pytest.raises(DataError) as mistakes:
        main_pages(guide, root)
    assert expected in str(mistakes.value)


def test_the_home_page_cannot_be_left_out(root: Path, guide: Guide) -> None:
    write_nav(root, "- navigation.about: about.md")
    with pytest.raises(DataError, match="home page is missing"):
        main_pages(guide, root)
