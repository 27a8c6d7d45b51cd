"""A slip in a page's template is told with its file, its line and what to write."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from guide.languages.editions import Edition
from guide.pages import templates
from support.building import ROOT

PAGE = """\
{% set title = t("site.name") %}
{% set description = t("site.name") %}

# {{ title }} {: #top }
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with the real pages and papers, to be broken."""
    for folder in templates.FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def test_nothing_is_wrong_in_ours(root: Path) -> None:
    assert templates.mistakes(root) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<<<<<<< HEAD", '"<<<<<<<" marks a conflict of two changes; keep one of the two'),
        ('{{ url("matrx") }}', '"matrx.md" is not a page of content/; did you mean "matrix.md"?'),
        ('{{ url("nowhere") }}', '"nowhere.md" is not a page of content/; name one'),
        ("{{ title {: #top }", "the page cannot be read from here on"),
        ("{% if title %}", "the page cannot be read from here on"),
        ("{{ t(\u201csite.name\u201d) }}", 'because of \u201c; write straight quotes: "'),
        ("{{ title | plian }}", '"plian" is nothing that a page can do with a value; did you mean "plain"?'),
        ('{% include "shear.html" %}', '"shear.html" is not a file of overrides/components/'),
    ],
)  # fmt: skip
def test_a_slip_is_told_at_its_line(root: Path, line: str, expected: str) -> None:
    (root / "content/prizes.md").write_text(f"{PAGE}{line}\n", encoding="utf-8")
    (found,) = templates.mistakes(root)
    assert str(found).startswith("content/prizes.md:5:1: ")
    assert expected in str(found)


@pytest.mark.parametrize("name", ["title", "description"])
def test_a_page_needs_its_title_and_its_description(root: Path, name: str) -> None:
    page = PAGE.replace(f"set {name} =", "set other =")
    (root / "content/prizes.md").write_text(page, encoding="utf-8")
    (found,) = templates.mistakes(root)
    assert f"the page has no {name}; begin the file with {{% set title" in str(found)


def test_a_page_that_is_no_utf8_is_told(root: Path) -> None:
    (root / "content/prizes.md").write_bytes("{% set title = '局' %}".encode("cp932"))
    (found,) = templates.mistakes(root)
    assert "content/prizes.md:1:" in str(found)
    assert "this is not UTF-8" in str(found)


@pytest.mark.parametrize("file", ["overrides/main.html", "overrides/assets/guide.css", "print/parts.typ"])  # fmt: skip
def test_an_unfinished_merge_is_told_in_every_file_that_a_reader_gets(
    root: Path, file: str
) -> None:
    text = (root / file).read_text(encoding="utf-8")
    (root / file).write_text(f"<<<<<<< HEAD\n{text}=======\n>>>>>>> x\n", encoding="utf-8")
    (found,) = templates.mistakes(root)
    assert str(found).startswith(f"{file}:1:1: ")


def test_a_page_of_the_guide_that_is_missing_is_told_by_its_file(
    root: Path, editions: tuple[Edition, ...]
) -> None:
    assert templates.missing(root, editions[0].guide) == []
    (root / "content/about.md").unlink()
    (found,) = templates.missing(root, editions[0].guide)
    assert str(found).startswith("content/about.md:1:1: the guide has this page")
