"""For what no desk is known for, whom a source names: of when that is, and only while it is so."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from support.changed import edit, lay_out_whole, search_scripts


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out_whole(tmp_path / "project")


def said(root: Path, today: date) -> dict[str, str]:
    return {
        locale: one["apart"].get("local", "") for locale, one in search_scripts(root, today).items()
    }


def test_it_is_said_with_its_date_in_every_language(root: Path) -> None:
    texts = said(root, date(2026, 11, 28))
    assert len(texts) > 2
    assert all("2026" in text or "۲۰۲۶" in text for text in texts.values()), texts


def test_a_grant_that_has_ended_names_nobody(root: Path) -> None:
    assert set(said(root, date(2027, 4, 1)).values()) == {""}


def test_whoever_looks_for_a_hospital_hears_of_no_fiscal_year(root: Path) -> None:
    """The year of the rules is for who applies; of a grant without an end it may go on."""
    edit(root, "grant.yaml", "ends: 2027-03-31\npurpose", "purpose")
    during, after = (said(root, day)["en"] for day in (date(2027, 3, 31), date(2027, 4, 1)))
    assert during
    assert after == during


def test_a_service_that_has_ended_names_nobody(root: Path) -> None:
    """The one that gives the grant: nobody is supported by it any more."""
    (service,) = re.findall(r"\nservice: (\S+)", (root / "data/grant.yaml").read_text("utf-8"))
    first = f"- id: {service}\n"
    edit(root, "agencies.yaml", first, f"{first}      ends: 2026-10-31\n")
    assert set(said(root, date(2026, 11, 28)).values()) == {""}
