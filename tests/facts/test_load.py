"""Mistakes in the data are answered with file, line, column, path and remedy, all at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from guide.facts.problems import DataError
from guide.languages.editions import load_editions

Change = Callable[[str, str, str], None]


def mistakes(data: Path) -> list[str]:
    """What is said about the data, one line a mistake."""
    with pytest.raises(DataError) as caught:
        load_editions(data)
    return [str(problem) for problem in caught.value.problems]


def test_the_real_data_is_right(data: Path) -> None:
    guide = load_editions(data)[0].guide
    assert len(guide.agencies) == 8
    assert sum(len(agency.services) for agency in guide.agencies) == 19
    assert len(guide.offices) == 11
    assert len(guide.prefectures) == 47
    assert guide.coordinators.officers == 51


# file, what stands there, what an editor writes, and the end of the answer
MISTAKES = {
    "telephone": (
        "offices.yaml",
        "phone: 022-256-6080",
        "phone: 22-256",
        'offices.sendai.phone: "22-256" is not a Japanese telephone number; '
        "write it like 022-256-6080",
    ),
    "telephone of the wrong length": (
        "offices.yaml",
        "phone: 022-256-6080",
        "phone: 022-256-60800",
        'offices.sendai.phone: "022-256-60800" is not a Japanese telephone number; '
        "write it like 022-256-6080",
    ),
    "impossible date": (
        "grant.yaml",
        "costs_until: 2022-03-31",
        "costs_until: 2022-02-31",
        'grant.special_measure.costs_until: "2022-02-31" is not a date; write it like 2021-07-05',
    ),
    "impossible month": (
        "sources.yaml",
        "as_of: 2021-07",
        "as_of: 2021-13",
        'sources.slides-2021-07.as_of: "2021-13" is not a date; write it like 2021-07-05 '
        "or 2021-07",
    ),
    "unknown key": (
        "offices.yaml",
        "phone: 022-256-6080",
        "phoen: 022-256-6080",
        'offices.sendai.phoen: the key is not known; did you mean "phone"?',
    ),
    "missing key": (
        "offices.yaml",
        "  phone: 022-256-6080\n",
        "",
        'offices.sendai: "phone" is missing; add it',
    ),
    "duplicate key": (
        "offices.yaml",
        "phone: 022-256-6080",
        "phone: 022-256-6080\n  phone: 022-256-6081",
        "offices.sendai.phone: the key is already on line 24; keep one of the two",
    ),
    "duplicate id": (
        "offices.yaml",
        "- id: sendai",
        "- id: sapporo",
        'offices.sapporo.id: another record above has the id "sapporo"; give each its own',
    ),
    "service id of another agency": (
        "agencies.yaml",
        "- id: legal-support",
        "- id: job-placement",
        "agencies.employment-service-center.services.job-placement.id: houterasu has a service "
        'with the id "job-placement"; give each service its own',
    ),
    "hint that leads nowhere": (
        "hints.yaml",
        "leads_to: topics.visa",
        "leads_to: topics.vis",
        'hints.visa.leads_to: "topics.vis" is not the id of any of the hint targets; '
        'did you mean "topics.visa"?',
    ),
    "activity of another agency": (
        "topics.yaml",
        "activities: [worker-consultation]",
        "activities: [legal-advice]",
        'topics.work.desks.0.activities.0: "legal-advice" is not an activity of the agency of '
        "working-conditions; write one of: employer-consultation, employer-support, "
        "worker-consultation",
    ),
    "dangling source": (
        "center.yaml",
        "source: {id: slides-2021-07, slide: 1}",
        "source: {id: slides-2020-07, slide: 1}",
        'center.source.id: "slides-2020-07" is not the id of any of the sources; write one of: '
        "announcement-2020-06, immigration-organisation, official-sites, slides-2021-07",
    ),
    "slide that does not exist": (
        "center.yaml",
        "source: {id: slides-2021-07, slide: 1}",
        "source: {id: slides-2021-07, slide: 9}",
        "center.source: slides-2021-07 has 5 slides, so there is no slide 9",
    ),
    "unit of another agency": (
        "agencies.yaml",
        "    - id: guidance\n",
        "    - id: guidance\n      unit: residency-support\n",
        'agencies.houterasu.activities.guidance.unit: "residency-support" is not one of this '
        "agency's units; add it to units, or remove the key",
    ),
    "prefecture of two offices": (
        "offices.yaml",
        "prefectures: [okinawa]",
        "prefectures: [okinawa, hyogo]",
        'offices.naha.jurisdiction.prefectures.1: "hyogo" is already covered by kobe; a '
        "prefecture has one office",
    ),
    "full-width digits": (
        "center.yaml",
        "四谷1-6-1",
        "四谷１-6-1",
        "center.address.text: full-width １; write 1",
    ),
    "empty text": (
        "center.yaml",
        "reading: フレスク",
        'reading: " "',
        "center.reading: the text is empty; write it, or remove the key",
    ),
    "nothing after the colon": (
        "center.yaml",
        "reading: フレスク",
        "reading:",
        "center.reading: the text is empty; write it, or remove the key",
    ),
    "no": (
        "interface.yaml",
        "name: FRESCガイド",
        "name: no",
        'interface.site.name: YAML reads no without quotes as yes or no; write "no"',
    ),
    "time of day": (
        "center.yaml",
        'opens: "09:00"',
        "opens: 9:00",
        'center.hours.opens: "9:00" is not a time of day; write it in quotes like "09:00"',
    ),
    "leading zero": (
        "prefectures.yaml",
        'code: "01"',
        "code: 01",
        'prefectures.hokkaido.code: YAML drops the leading zeros of 01; write "01" in quotes',
    ),
    "number for a text": (
        "center.yaml",
        "reading: フレスク",
        "reading: 2020",
        'center.reading: text is needed here; write "2020" in quotes',
    ),
    "text for a number": (
        "coordinators.yaml",
        "officers: 51",
        "officers: 51人",
        'coordinators.officers: "51人" is not a whole number; write digits only, such as 10000000',
    ),
    "markup": (
        "center.yaml",
        "reading: フレスク",
        "reading: <b>フレスク</b>",
        'center.reading: "<" looks like markup; write plain text',
    ),
    "audience that does not exist": (
        "agencies.yaml",
        "      audience: unreadable",
        "      audience: [students]",
        'agencies.tokyo-immigration.services.resident-records.audience.0: "students" is not the '
        "id of any of the audiences; write one of: employer, foreign-national, "
        "japanese-national, local-government, school",
    ),
    "not a web address": (
        "agencies.yaml",
        "https://www.houterasu.or.jp/",
        "www.houterasu.or.jp",
        'agencies.houterasu.website.url: "www.houterasu.or.jp" is not a web address; write it '
        "like https://www.example.go.jp/",
    ),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_answered_with_place_and_remedy(case: str, data: Path, change: Change) -> None:
    file, right, wrong, answer = MISTAKES[case]
    change(file, right, wrong)
    said = mistakes(data)
    assert any(line.startswith(f"data/{file}:") and line.endswith(answer) for line in said), said


def test_the_place_is_the_line_and_column_of_the_value(data: Path, change: Change) -> None:
    change("offices.yaml", "phone: 022-256-6080", "phone: 22-256")
    lines = (data / "offices.yaml").read_text(encoding="utf-8").splitlines()
    line = lines.index("  phone: 22-256") + 1
    assert mistakes(data)[0].startswith(f"data/offices.yaml:{line}:10: offices.sendai.phone: ")


def test_one_mistake_does_not_hide_another(data: Path, change: Change) -> None:
    change("offices.yaml", "phone: 022-256-6080", "phone: 22-256")
    change("offices.yaml", "- id: nagoya", "- id: tokyo")
    change("offices.yaml", "  kind: bureau\n  address: 香川県", "  address: 香川県")
    change("center.yaml", "reading: フレスク", "reading: ")
    change("grant.yaml", "ends: 2022-03-31 #", "ends: 2022-13-31 #")
    change("topics.yaml", "service: job-placement", "service: job-placements")
    said = "\n".join(mistakes(data))
    for path in (
        "offices.sendai.phone",
        "offices.tokyo.id",
        "offices.takamatsu",
        "center.reading",
        "grant.ends",
        "topics.jobs.desks.0.service",
    ):
        assert f": {path}: " in said


def test_an_id_that_is_no_text_is_a_mistake_like_any_other(data: Path, change: Change) -> None:
    change("audiences.yaml", "- id: school", "- id: 5")
    assert any("audiences.5.id" in line for line in mistakes(data))


def test_a_file_that_is_not_yaml_is_named_with_its_line(data: Path, change: Change) -> None:
    change("center.yaml", "reading: フレスク", "reading: [フレスク")
    assert any(
        line.startswith("data/center.yaml:") and "not YAML" in line for line in mistakes(data)
    )


def test_a_missing_file_is_named(data: Path) -> None:
    (data / "grant.yaml").unlink()
    assert "data/grant.yaml:1:1: the file is missing" in mistakes(data)


def test_three_kinds_of_no_audience_stay_apart(data: Path) -> None:
    guide = load_editions(data)[0].guide
    assert guide.service("border-control-systems")[1].audience == "none"
    assert guide.service("resident-records")[1].audience == "unreadable"
    assert guide.service("legal-support")[1].audience == ["foreign-national"]


def test_a_record_takes_its_date_from_its_source_unless_it_has_its_own(data: Path) -> None:
    guide = load_editions(data)[0].guide
    assert guide.as_of(guide.agencies[0]) == "2021-07"
    assert guide.as_of(guide.grant) == "2021-07-05"
    assert guide.as_of(guide.offices[0].jurisdiction) is None


def test_every_service_for_somebody_can_be_reached_from_a_topic(data: Path) -> None:
    guide = load_editions(data)[0].guide
    reached = {desk.service for topic in guide.topics for desk in topic.desks}
    services = [service for agency in guide.agencies for service in agency.services]
    assert {service.id for service in services if service.audiences} == reached
