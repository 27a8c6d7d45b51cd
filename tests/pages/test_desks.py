"""A row of desks says of each service what is true of it, and to each reader what is for them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from support.rendering import between, rendered, shown

Change = Callable[[str, str, str], None]
OVER = "終わりました"
LAST = date(2026, 10, 31)
ENDS = f"      ends: {LAST}\n"


def row(html: str, service: str) -> str:
    """The row in which a service stands."""
    rows = html.split('<li class="desk">')[1:]
    return next(one for one in rows if f'data-service="{service}"' in one)


def of_services(html: str, begin: str, end: str) -> list[bool]:
    """Of each place in a row that begins and ends so, whether it says that its service is over."""
    places = re.findall(f"{begin}.*?(?={end})", html, re.DOTALL)
    return [OVER in shown(one) for one in places]


@pytest.mark.parametrize("page", ["topics", "for", "ways"])
def test_of_several_services_each_that_is_over_says_so_itself(
    data: Path, change: Change, page: str
) -> None:
    """One that goes on stands in the same row: nothing says that all of it is over."""
    change("agencies.yaml", "audience: unreadable", "audience: [resident]")
    change("agencies.yaml", "      name: 研修\n", f"      name: 研修\n{ENDS}")
    change("agencies.yaml", "      ends: 2026-03-31\n", "")
    also = "      activities: [jobs]\n    - {service: training, why: 研修をしています。}\n"
    change("topics.yaml", "      activities: [jobs]\n", also)
    item = "jobs" if page == "topics" else "resident"
    for day, over in ((LAST, False), (date(2026, 11, 1), True)):
        of_agency = row(rendered(data, f"{page}/_each", item, today=day).body, "training")
        assert of_services(of_agency, 'data-service="', '<span class="desk__') == [False, over]
        assert of_services(of_agency, "<h4>", '<ul class="audience"') == [False, over]
        assert of_agency.count(f'data-ends="{LAST}"') == 2, "and the whole row does not"


def test_nobody_is_told_whom_to_ask_for_where_all_of_a_row_is_over(
    data: Path, change: Change
) -> None:
    """The name to say on the telephone is that of an agency that does it."""
    change("agencies.yaml", "      ends: 2026-03-31\n", ENDS)
    named = '<div class="desk__name"'
    before, after = (
        row(rendered(data, "for/_each", "company", "en", day).body, "job-placement")
        for day in (LAST, date(2026, 11, 1))
    )
    assert f'{named} data-until="{LAST}"' in before
    assert named not in after


# Conditions ---------------------------------------------------------------------------------------


def conditions(html: str, service: str) -> set[str]:
    """The conditions in the row before it is opened."""
    return set(
        re.findall(r"chip--([a-z-]+)", between(row(html, service), "<summary>", "</summary>"))
    )


@pytest.mark.parametrize(("page", "item"), [("topics", "living"), ("for", "resident")])
def test_a_row_names_no_condition_that_holds_for_a_part_of_it_only(
    data: Path, change: Change, page: str, item: str
) -> None:
    """Else somebody without an appointment, or an income, is turned away from what needs none."""
    assert conditions(rendered(data, f"{page}/_each", item).body, "living-advice") == set()
    change("agencies.yaml", "[appointment, income]", "[appointment, free]")
    assert conditions(rendered(data, f"{page}/_each", item).body, "living-advice") == {"free"}


def test_a_condition_is_gone_with_what_had_it(data: Path, change: Change) -> None:
    change("topics.yaml", "activities: [living, lawyers]", "activities: [lawyers]")
    lawyers = "      text: 弁護士が相談を受けます。\n"
    change("agencies.yaml", lawyers, lawyers + ENDS)
    before, after = (
        rendered(data, "topics/_each", "living", today=day).body
        for day in (LAST, date(2026, 11, 1))
    )
    assert conditions(before, "living-advice") == {"appointment", "income"}
    assert f'<span class="desk__conditions" data-until="{LAST}">' in before
    assert conditions(after, "living-advice") == set()


# Whom it is for -----------------------------------------------------------------------------------

FOR_ALL, FOR_RESIDENTS, FOR_COMPANIES = "だれでも聞けます。", "住民が聞けます。", "会社が聞けます。"
JOBS = """    - id: jobs
      text: 仕事を紹介しています。
      audience: [resident, company]
      source: {id: website}
"""
HIRING = """- id: hiring
  name: 雇う
  question: 人を雇いたいです。
  icon: material/domain
  desks:
    - service: job-placement
      why: 会社を助けています。
      activities: [companies]
"""


def activities(*named: tuple[str, str, str]) -> str:
    """Activities of an agency: each id, its text, and the ids of those whom it names."""
    form = "    - {{id: {}, text: {}, audience: [{}], source: {{id: website}}}}\n"
    return "".join(form.format(*one) for one in named)


def asked(data: Path, page: str, audience: str) -> set[str]:
    """What an audience reads that it can ask about jobs."""
    html = rendered(data, f"{page}/_each", audience).body
    if page == "ways":
        html = between(html, '<section class="answer" id="jobs"', "</section>\n<section")
    said = shown(row(html, "job-placement"))
    return {one for one in (FOR_ALL, FOR_RESIDENTS, FOR_COMPANIES) if one in said}


@pytest.mark.parametrize("page", ["ways", "for"])
def test_each_audience_reads_what_is_done_for_it(data: Path, change: Change, page: str) -> None:
    """Though the topic names for the service only what is done for another."""
    change(
        "agencies.yaml",
        JOBS,
        activities(
            ("residents", FOR_RESIDENTS, "resident"), ("companies", FOR_COMPANIES, "company")
        ),
    )
    change("topics.yaml", "activities: [jobs]", "activities: [residents]")
    topics = data / "topics.yaml"
    topics.write_text(topics.read_text(encoding="utf-8") + HIRING, encoding="utf-8")
    assert asked(data, page, "resident") == {FOR_RESIDENTS}
    assert asked(data, page, "company") == {FOR_COMPANIES}


@pytest.mark.parametrize("page", ["ways", "for"])
def test_what_names_nobody_is_for_all_of_the_services_audiences(
    data: Path, change: Change, page: str
) -> None:
    change(
        "agencies.yaml",
        JOBS,
        activities(("anybody", FOR_ALL, ""), ("residents", FOR_RESIDENTS, "resident")),
    )
    change("topics.yaml", "activities: [jobs]", "activities: [anybody, residents]")
    assert asked(data, page, "resident") == {FOR_ALL, FOR_RESIDENTS}
    assert asked(data, page, "company") == {FOR_ALL}


@pytest.mark.parametrize("page", ["ways", "for"])
def test_a_desk_of_which_all_is_said_of_others_says_what_is_known(
    data: Path, change: Change, page: str
) -> None:
    """The table says that the service is for companies; its conditions are theirs, too."""
    change("agencies.yaml", JOBS, activities(("residents", FOR_RESIDENTS, "resident")))
    change("topics.yaml", "activities: [jobs]", "activities: [residents]")
    assert asked(data, page, "company") == {FOR_RESIDENTS}
