"""What the day of an edit decides: dates still to come, and a main telephone that has ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from guide.facts.load import check
from guide.facts.problems import DataError
from guide.languages.editions import load_editions

Change = Callable[[str, str, str], None]
EDITED = date(2026, 11, 28)
PHONE = "    callers: anywhere\n"


def told(data: Path, today: date | None) -> list[str]:
    return [str(problem.message) for problem in check(data, today)[1]]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("offices.yaml", "as_of: 2025-10-01", "as_of: 2026-11-29"),
        ("offices.yaml", "as_of: 2025-10-01", "as_of: 2026-12"),
        ("sources.yaml", "as_of: 2025-04", "as_of: 2099-01"),
    ],
)
def test_what_is_true_only_later_is_a_mistake_on_the_day_of_the_edit(
    data: Path, change: Change, file: str, old: str, new: str
) -> None:
    change(file, old, new)
    (message,) = [one for one in told(data, EDITED) if "to come" in one]
    given = new.removeprefix("as_of: ")
    assert message == (
        f'"{given}" is still to come; write the day on which this was read to be true'
    )


def test_what_is_true_since_today_or_this_month_is_right(data: Path, change: Change) -> None:
    change("offices.yaml", "as_of: 2025-10-01", "as_of: 2026-11-28")
    change("sources.yaml", "as_of: 2025-04", "as_of: 2026-11")
    assert told(data, EDITED) == []


def test_a_centre_has_opened_on_the_day_of_the_edit(data: Path, change: Change) -> None:
    change("center.yaml", "opened: 2024-04-02", "opened: 2026-11-29")
    assert told(data, EDITED) == [
        '"2026-11-29" is still to come; write the day on which the centre opened'
    ]
    assert told(data, date(2026, 11, 29)) == told(data, None) == []


def test_a_page_of_an_owner_is_not_read_after_the_day_of_the_edit(
    data: Path, change: Change
) -> None:
    page = "page: https://plaza.example.jp/en/, as_of: 2026-11-29"
    form = f"  official:\n    en: {{form: Minato Multicultural Plaza, {page}}}\n"
    change(
        "glossary.yaml",
        '["Minato Multicultural Plaza"]\n',
        f'["Minato Multicultural Plaza"]\n{form}',
    )
    with pytest.raises(DataError, match=r'official\.en\.as_of: "2026-11-29" is still to come'):
        load_editions(data, today=EDITED)
    assert load_editions(data)


def test_what_has_ended_may_have_the_name_of_what_took_its_place(
    data: Path, change: Change
) -> None:
    change("offices.yaml", "name: 西分室\n", "name: 東事務所\n  ends: 2026-12-31\n")
    assert told(data, EDITED) == []


def test_a_main_telephone_that_has_ended_is_a_mistake_for_who_edits_and_none_for_a_build(
    data: Path, change: Change
) -> None:
    change("center.yaml", PHONE, PHONE + "    ends: 2026-11-27\n")
    (message,) = told(data, EDITED)
    assert message == (
        "this is the number that readers call first, and it ended on 2026-11-27; "
        "write the new number above it, or remove ends"
    )
    assert told(data, date(2026, 11, 27)) == []
    assert told(data, None) == []


def test_an_ended_number_below_the_main_one_is_right(data: Path, change: Change) -> None:
    new = "  - {id: new, number: 0857-00-0009, callers: in-japan, use: 新しい番号, source: {id: leaflet}}\n"
    change("center.yaml", "  - id: main\n", f"{new}  - id: main\n")
    change("center.yaml", PHONE, PHONE + "    ends: 2026-11-27\n")
    assert told(data, EDITED) == []
