"""For what no desk is known for, whom a source names: of when that is, and only while it is so."""

from __future__ import annotations

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


def test_a_year_that_is_over_is_said(root: Path) -> None:
    """The rules are for a fiscal year; of a grant without an end it may go on."""
    edit(root, "grant.yaml", "ends: 2027-03-31\npurpose", "purpose")
    during, after = (said(root, day)["en"] for day in (date(2027, 3, 31), date(2027, 4, 1)))
    assert during
    assert after.startswith(during)
    assert "2026" in after.removeprefix(during)
