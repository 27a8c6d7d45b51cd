"""What nobody has checked for a year is listed; what has been checked says so beside its date."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from guide import freshness
from guide.changes.states import state
from guide.facts.problems import DataError
from guide.languages.editions import load_editions
from test_reviews import page, site_of

DAY = date(2026, 11, 28)
Change = Callable[[str, str, str], None]
WEST = "phone: 0570-000-003\n"


def listed(data: Path, day: date = DAY) -> str:
    return freshness.report(state(data, load_editions(data), None), day)


def unchecked(data: Path, day: date) -> int:
    """How many there are; each of them is named."""
    text, _ = listed(data, day).split("Facts that are over")
    found = re.search(r"nobody has checked for a year: (\d+)", text)
    assert found
    assert len(re.findall(r"^  - `data/", text, re.M)) == int(found[1]) > 10
    return int(found[1])


def test_what_nobody_has_checked_for_a_year_is_listed(data: Path, change: Change) -> None:
    assert "<strong>East Office</strong>\n" not in listed(data, date(2026, 9, 1))
    later = date(2028, 1, 1)
    assert "`data/agencies.yaml:1` <strong>Kurashi no Mado</strong>\n" in listed(data, later)
    before = unchecked(data, later)
    change("offices.yaml", WEST, f"{WEST}  checked_on: 2027-12-01\n  checked_by: 総務係\n")
    assert unchecked(data, later) == before - 1


def test_what_is_over_is_listed_apart(data: Path, change: Change) -> None:
    change("offices.yaml", WEST, f"{WEST}  ends: 2026-11-27\n")
    _, over = listed(data).split("Facts that are over")
    assert "<strong>West Branch</strong>: 2026-11-27" in over


def test_readers_see_who_has_checked_a_fact_and_when(data: Path, change: Change) -> None:
    change("offices.yaml", WEST, f"{WEST}  checked_on: 2026-11-01\n  checked_by: 総務係\n")
    english = unescape(page(site_of(data), "en", "offices").body)
    assert "Checked on November 1, 2026 (<bdi>総務係</bdi>)" in english
    assert "<bdi>2026年11月1日</bdi>" not in english


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("checked_by: 総務係", '"checked_on" is missing'),
        ("checked_on: 2026-11-29", '"2026-11-29" is still to come'),
        ("checked_on: 2026-11", "is not a date"),
        ("as_of: 2026-10\n  checked_on: 2026-09-30", "checked on 2026-09-30, before it was true"),
    ],
)
def test_a_wrong_check_is_a_mistake_at_its_line(
    data: Path, change: Change, line: str, complaint: str
) -> None:
    change("offices.yaml", WEST, f"{WEST}  {line}\n")
    with pytest.raises(DataError, match=complaint) as caught:
        load_editions(data, today=DAY)
    assert {str(one.file) for one in caught.value.problems} == {"data/offices.yaml"}
