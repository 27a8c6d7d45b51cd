"""The parts of a grant fit together, or the check says which line to change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from guide.facts.load import check
from support.changed import GRANT


def told(data: Path, grant: str) -> list[str]:
    (data / "grant.yaml").write_text(grant, encoding="utf-8")
    return [f"{problem.path}: {problem.message}" for problem in check(data, date(2026, 11, 28))[1]]


def test_a_grant_that_fits_together_is_taken(data: Path) -> None:
    assert told(data, GRANT) == []
    assert told(data, GRANT[: GRANT.index("special_measure:")]) == []


YEAR = (
    "is before fiscal 2027 (April 2027 to March 2028); write the day of this grant, such as "
    "2028-03-31, or remove what is over"
)
LATER = (
    "fiscal {year} begins more than a year after the day of the source, {as_of}; write {meant}, or "
    "the day and the source of the new fiscal year"
)
# what stands there, what an editor writes, and the answers
MISTAKES = {
    "a number of residents in words": (
        "residents_from: 100,",
        "residents_from: 百人,",
        [
            'grant.limits.large.residents_from: "百人" is not a whole number; write digits only, '
            "such as 1000"
        ],
    ),
    "a multiplier that changes nothing": (
        "multiplier: 2",
        "multiplier: 1",
        ["grant.special_measure.multiplier: 1 is too small; write 2 or more"],
    ),
    "a new year with the old end": (
        "fiscal_year: 2026",
        "fiscal_year: 2027",
        [
            f"grant.ends: 2027-03-31 {YEAR}",
            f"grant.special_measure.ends: 2027-03-30 {YEAR}",
            f"grant.special_measure.costs_until: 2027-03-31 {YEAR}",
        ],
    ),
    "a year with its digits in the wrong order": (
        "fiscal_year: 2026\nsource: {id: leaflet, slide: 1}\nas_of: 2026-05-01\nends: 2027-03-31\n",
        "fiscal_year: 2062\nsource: {id: leaflet, slide: 1}\nas_of: 2026-05-01\n",
        [f"grant.fiscal_year: {LATER.format(year=2062, as_of='2026-05-01', meant=2026)}"],
    ),
    "a year of which the source, known to the month, cannot know": (
        "fiscal_year: 2026\nsource: {id: leaflet, slide: 1}\nas_of: 2026-05-01\nends: 2027-03-31\n",
        "fiscal_year: 2027\nsource: {id: leaflet, slide: 1}\nas_of: 2026-03\n",
        [f"grant.fiscal_year: {LATER.format(year=2027, as_of='2026-03', meant=2025)}"],
    ),
    "more than the whole": (
        "numerator: 1,",
        "numerator: 3,",
        [
            "grant.kinds.running.numerator: 3/2 is more than the whole cost; "
            "write the smaller number here"
        ],
    ),
    "a kind that is not there": (
        "  - {id: running, name: 運営, numerator: 1, denominator: 2, covers: 続ける費用}\n",
        "",
        [
            'grant.special_measure.applies_to: "running" is not one of the kinds above; '
            "write one of: setup, or add the kind"
        ],
    ),
    "a service for nobody": (
        "service: living-advice",
        "service: statistics",
        [
            'grant.service: "statistics" is for nobody (audience: none), so nobody could ask for the '
            "grant there; name the service that gives it"
        ],
    ),
    "a service that has ended": (
        "service: living-advice",
        "service: job-placement",
        [
            'grant.service: "job-placement" ended on 2026-03-31, before this grant (2027-03-31); '
            "name the service that gives it, or write ends: 2026-03-31 here"
        ],
    ),
    "a gap": (
        "residents_below: 100,",
        "residents_below: 90,",
        [
            "grant.limits.middle.residents_below: between this limit and the one from 100 residents "
            "is a gap; write residents_below: 100"
        ],
    ),
    "an overlap": (
        "residents_below: 100,",
        "residents_below: 110,",
        [
            "grant.limits.middle.residents_below: this limit and the one from 100 residents "
            "overlap; write residents_below: 100"
        ],
    ),
    "an open end in the middle": (
        "residents_below: 100, ",
        "",
        [
            "grant.limits.middle: this limit and the one from 100 residents overlap; "
            "write residents_below: 100"
        ],
    ),
    "the wrong way round": (
        "residents_from: 50, residents_below: 100",
        "residents_from: 100, residents_below: 50",
        [
            "grant.limits.middle.residents_from: from 100 to below 50 there is nobody; write the "
            "smaller number here, the larger in residents_below"
        ],
    ),
    "a size that is not said": (
        "residents_from: 100, limit: 800",
        "limit: 800",
        [
            "grant.limits.large: write residents_from or residents_below, to say how large a "
            "municipality"
        ],
    ),
    "a size of a prefecture": (
        "body: prefecture,",
        "body: prefecture, residents_from: 5,",
        [
            "grant.limits.prefecture.residents_from: a prefecture's limit does not depend on "
            "residents; remove the line"
        ],
    ),
    "two limits for prefectures": (
        "limits:\n",
        "limits:\n  - {id: first, body: prefecture, limit: 900}\n",
        [
            "grant.limits.prefecture.body: there is a limit for prefectures above; keep one of the "
            "two"
        ],
    ),
    "an example above the limit": (
        "example_ordinary: 800",
        "example_ordinary: 900",
        [
            "grant.special_measure.example_ordinary: 900 is above the limit of the example; "
            "write 800 or less"
        ],
    ),
    "an example above the special limit": (
        "example_special: 800",
        "example_special: 900",
        [
            "grant.special_measure.example_special: 900 is above the limit of the example; "
            "write 800 or less"
        ],
    ),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_what_does_not_fit_is_answered_at_its_line(case: str, data: Path) -> None:
    old, new, answers = MISTAKES[case]
    assert GRANT.count(old) == 1
    assert sorted(told(data, GRANT.replace(old, new))) == sorted(answers)


COORDINATORS = """\
name: 担当官
purpose: 相談を受けます。
goal: よいまちにします。
posted: '{offices}に{officers}人がいます。'
officers: 2
offices: 1
contact_for: 市町村の窓口
audience: AUDIENCE
roles: [{id: advice, text: 話を聞きます。}]
enquiries: advice
source: {id: leaflet, slide: 1}
"""


@pytest.mark.parametrize(("audience", "answers"), [("resident", 0), ("company", 1)])
def test_the_service_is_for_those_whom_the_coordinators_are_for(
    data: Path, audience: str, answers: int
) -> None:
    coordinators = COORDINATORS.replace("AUDIENCE", audience)
    (data / "coordinators.yaml").write_text(coordinators, encoding="utf-8")
    file = data / "agencies.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("audience: unreadable", "audience: [company]"), encoding="utf-8")
    said = told(data, GRANT)
    assert len(said) == answers
    assert all("is not for company, who receive the grant" in one for one in said)
