"""What an editor is told to write in the place of a day, a time or a number as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from guide.facts.examples import in_digits
from guide.facts.problems import DataError
from guide.languages.editions import load_editions

Change = Callable[[str, str, str], None]
TELEPHONE = ("offices.yaml", "phone: 0857-00-0002", "phone: ")
DAY = ("agencies.yaml", "ends: 2026-03-31", "ends: ")
MONTH = ("sources.yaml", "as_of: 2025-04", "as_of: ")
CLOCK = ("center.yaml", 'opens: "10:00"', "opens: ")
NONE_MEANT = {TELEPHONE: "022-256-6080", DAY: "2021-07-05", MONTH: "2021-07", CLOCK: '"09:00"'}


@pytest.mark.parametrize(
    ("place", "typed", "meant"),
    [
        (TELEPHONE, "+81 857 20 0002", "0857-20-0002"),
        (TELEPHONE, "0857(20)0002", "0857-20-0002"),
        (TELEPHONE, "０８５７－２０－０００２", "0857-20-0002"),
        (TELEPHONE, "857-20-0002", "0857-20-0002"),
        (TELEPHONE, "0857-20-0002 (代表)", "0857-20-0002"),
        (DAY, "令和8年3月31日", "2026-03-31"),
        (DAY, "R8.3.31", "2026-03-31"),
        (DAY, "2026年3月31日（火）", "2026-03-31"),
        (DAY, "2026/3/31", "2026-03-31"),
        (DAY, "20260331", "2026-03-31"),
        (DAY, "March 31, 2026", "2026-03-31"),
        (DAY, "令和元年5月1日", "2019-05-01"),
        (MONTH, "令和7年4月", "2025-04"),
        (MONTH, "2025/4", "2025-04"),
        (MONTH, "2025年4月1日", "2025-04-01"),
        (CLOCK, "9時半", '"09:30"'),
        (CLOCK, "午後0時30分", '"12:30"'),
        (CLOCK, "10 a.m.", '"10:00"'),
        (CLOCK, '"24:00"', '"23:59"'),
    ],
)
def test_what_was_meant_is_the_example(
    data: Path, change: Change, place: tuple[str, str, str], typed: str, meant: str
) -> None:
    file, old, key = place
    change(file, old, key + typed)
    assert answered(data).endswith(f"like {meant}")


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        (TELEPHONE, "0857-20-0002/0003"),
        (TELEPHONE, "0857-20-0002 内線20"),
        (TELEPHONE, "5-3363-3015"),
        (TELEPHONE, "+1 202 555 0123"),
        (DAY, "3月31日"),
        (DAY, "26/3/31"),
        (DAY, "3/5/2026"),
        (DAY, "2026-03"),
        (MONTH, "2025"),
        (MONTH, "2025-13"),
        (CLOCK, "9:00-17:00"),
        (CLOCK, "1700"),
    ],
)
def test_what_may_mean_two_things_gets_an_example_of_the_form_only(
    data: Path, change: Change, place: tuple[str, str, str], typed: str
) -> None:
    file, old, key = place
    change(file, old, key + typed)
    assert answered(data).endswith(NONE_MEANT[place])


ON_HOLIDAYS = "\n  closed_on_public_holidays: false"
YEARLY = "\n  closed_on_public_holidays: false\n  closed_every_year: [{%s}]"


@pytest.mark.parametrize(
    ("file", "old", "new", "answers"),
    [
        ("agencies", "ends: 2026-03-31", "ends: 2027-06-31", ["month 6 has 30 days"]),
        ("agencies", "ends: 2026-03-31", "ends: 令和8年2月30日", ["month 2 has 28 days"]),
        ("center", ON_HOLIDAYS, YEARLY % 'first: "02-30"', ["month 2 has 29 days"]),
        (
            "center",
            ON_HOLIDAYS,
            YEARLY % "first: 2026-12-29, last: 2027-01-03",
            ['"12-29"', '"01-03"'],
        ),
    ],
)
def test_a_day_that_is_not_there_and_a_year_too_many_are_told(
    data: Path, change: Change, file: str, old: str, new: str, answers: list[str]
) -> None:
    text = (data / f"{file}.yaml").read_text(encoding="utf-8")
    (data / f"{file}.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_editions(data)
    said = [str(problem.message) for problem in caught.value.problems]
    assert len(said) == len(answers)
    assert all(part in one for one, part in zip(said, answers, strict=True))


@pytest.mark.parametrize(
    ("typed", "field", "example"),
    [
        ("R3", "fiscal_year", "2021"),
        ("令和元年度", "fiscal_year", "2019"),
        ("来年", "fiscal_year", "2026"),
        ("1/2", "numerator", "1"),
        ("1/2", "denominator", "2"),
        ("500万円", "limit", "5000000"),
        ("三百万", "limit", "10000000"),
        ("百人", "residents_from", "1000"),
        ("五枚", "slides", "5"),
    ],
)
def test_a_number_to_copy_is_one_of_its_field(typed: str, field: str, example: str) -> None:
    assert in_digits(typed, field) == example


@pytest.mark.parametrize(("typed", "example"), [("20番", "20"), ("部署３", "3"), ("20-1", "20")])
def test_a_section_number_to_copy_stands_in_quotes(
    data: Path, change: Change, typed: str, example: str
) -> None:
    change("offices.yaml", 'section_number: "12"', f"section_number: {typed}")
    assert answered(data).endswith(f'write it like "{example}"')


def answered(data: Path) -> str:
    """The one mistake in the data, as it is told."""
    with pytest.raises(DataError) as caught:
        load_editions(data)
    (problem,) = caught.value.problems
    return str(problem.message)
