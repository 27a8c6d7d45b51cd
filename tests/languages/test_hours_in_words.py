"""Dates on which other hours hold are said whole, until they are over."""

from __future__ import annotations

from datetime import date

import pytest
from guide.facts.hours import SpecialDates
from guide.languages.editions import Edition
from guide.languages.hours import in_words
from guide.languages.phrases import Phrases, plain

FIRST, LAST, AFTER = date(2027, 3, 1), date(2027, 3, 3), date(2027, 3, 4)


def special(edition: Edition, today: date, **dates: object) -> list[str]:
    """What is said on a day of these dates with other hours."""
    one = SpecialDates.model_validate({"first": str(FIRST), "last": str(LAST), **dates})
    hours = edition.guide.center.hours.model_copy(update={"exceptions": [one]})
    return [plain(line) for line in in_words(Phrases(edition), hours, today).special]


def test_a_closure_of_several_days_says_from_when_to_when(invented: tuple[Edition, ...]) -> None:
    japanese, english, urdu = invented
    assert special(japanese, FIRST) == ["2027年3月1日から2027年3月3日まで：休み"]
    (line,) = special(english, FIRST)
    assert line.startswith("March 1, 2027 to March 3, 2027: ")
    (line,) = special(urdu, FIRST)
    assert line.index("1 مارچ") < line.index("3 مارچ")


def test_other_hours_of_several_days_come_with_their_reason(invented: tuple[Edition, ...]) -> None:
    dates = {"opens": "10:00", "closes": "11:30", "reason": "工事"}
    assert special(invented[0], FIRST, **dates) == [
        "2027年3月1日から2027年3月3日まで：10:00から11:30まで（工事）"
    ]


@pytest.mark.parametrize(("today", "lines"), [(FIRST, 1), (LAST, 1), (AFTER, 0)])
def test_they_are_said_on_their_last_day_and_not_on_the_next(
    invented: tuple[Edition, ...], today: date, lines: int
) -> None:
    for edition in invented:
        assert len(special(edition, today)) == lines
