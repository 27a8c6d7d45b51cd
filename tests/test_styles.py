"""What is taken of another's style sheet: what pages can use, and what cannot be told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import styles
import theme
from mkdocs.exceptions import Abort
from support.building import ROOT

KNOWN = frozenset(["desk", "p", "table", "href", "top"])


def used(sheet: str, beside: str = "") -> str:
    return styles.used(sheet, KNOWN, beside)


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".desk{a:b}.tab{a:b}", ".desk{a:b}"),
        (".tab,p.desk>table{a:b}", "p.desk>table{a:b}"),
        ("p .tab{a:b}blockquote{a:b}[data-tab]{a:b}#tab{a:b}", ""),
        ("p[href]{a:b}#top{a:b}", "p[href]{a:b}#top{a:b}"),
        ("p:hover{a:b}p::before{a:b}", "p:hover{a:b}p::before{a:b}"),
        ("p:not(.tab){a:b}:is(.tab,p){a:b}*{a:b}", "p:not(.tab){a:b}:is(.tab,p){a:b}*{a:b}"),
        ("@media print{.tab{a:b}p{a:b}}@media print{.tab{a:b}}", "@media print{p{a:b}}"),
        ("@page{margin:1cm}", "@page{margin:1cm}"),
    ],
)
def test_a_rule_stays_where_a_page_may_have_what_it_names(sheet: str, left: str) -> None:
    assert used(sheet) == left


def test_variables_and_animations_stay_where_something_uses_them() -> None:
    sheet = (
        "p{--ink:var(--dark);--dark:#000;--tab:var(--tabs);--tabs:1;color:var(--ink)}"
        "@keyframes tab{to{a:b}}@keyframes open{to{a:b}}.tab{animation:tab 1s}p{animation:1s open}"
    )
    left = "p{--ink:var(--dark);--dark:#000;color:var(--ink)}@keyframes open{to{a:b}}p{animation:1s open}"
    assert used(sheet) == left
    assert "--tabs:1" in used(sheet, beside=".desk { width: var(--tab); }")


@pytest.mark.parametrize("sheet", ["p{a:b}}", "p", "p[{a:b}", '."\n{a:b}', "@media print{p}"])
def test_what_cannot_be_read_is_told_with_its_place(sheet: str) -> None:
    with pytest.raises(Abort, match="cannot be read at line 1, column"):
        used(sheet)


def test_a_class_that_a_template_begins_to_use_is_kept(tmp_path: Path) -> None:
    template = tmp_path / "overrides/components/tabs.html"
    template.parent.mkdir(parents=True)
    template.write_text('<ul class="md-tabs"><li>', encoding="utf-8")
    sheet = ".md-tabs li{a:b}"
    assert styles.used(sheet, KNOWN, "") == ""
    assert styles.used(sheet, KNOWN | styles.words(tmp_path), "") == sheet


def test_pages_ask_for_another_version_when_more_of_the_sheet_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "OURS", shutil.copytree(ROOT / "overrides", tmp_path / "overrides"))
    before = theme.version()
    (tmp_path / "overrides/404.html").write_text('<ul class="md-tabs">', encoding="utf-8")
    assert theme.version() != before


def test_a_sheet_is_parted_by_what_its_rules_name() -> None:
    sheet = (
        "@page{a:b}p,td p{a:b}@media print{th{animation:td 1s}p{a:b}}"
        "@keyframes td{to{a:b}}@keyframes p{to{a:b}}"
    )
    assert styles.parted(sheet, frozenset({"td", "th"}), "") == (
        "@page{a:b}p{a:b}@media print{p{a:b}}@keyframes td{to{a:b}}",
        "td p{a:b}@media print{th{animation:td 1s}}",
    )


def test_variables_stand_where_they_are_used_and_never_behind_ours() -> None:
    sheet = ":root{--ink:#000;--line:#111;--edge:#222;--side:1}p{color:var(--ink)}td{a:var(--line) var(--edge) var(--side)}"
    ours = ":root { --edge: #333; } p { width: var(--side); }"
    assert styles.parted(sheet, frozenset({"td"}), ours) == (
        ":root{--ink:#000;--side:1}p{color:var(--ink)}",
        ":root{--line:#111}td{a:var(--line) var(--edge) var(--side)}",
    )
