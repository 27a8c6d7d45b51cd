"""Every telephone number, address, amount and date of the source is found on the built pages.

A fact that an editor has since taken from a newer source is not compared with the old one: only
records that still cite these sources are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from pathlib import Path
from typing import TypeVar

import pytest
import yaml
from guide.facts.record import Record, has_ended
from guide.languages.editions import load_editions
from guide.site import today
from support.building import ROOT

FACTS = yaml.safe_load((ROOT / "tests/fixtures/source-facts.yaml").read_text(encoding="utf-8"))
PREFIXES = ["", "en/"]
SOURCES = {"slides-2021-07", "announcement-2020-06"}
GUIDE = load_editions(ROOT / "data")[0].guide
Kind = TypeVar("Kind", bound=Record)


def of_these_sources(records: Iterable[Kind]) -> list[Kind]:
    return [record for record in records if record.source.id in SOURCES]


def skip_unless_current(records: Sequence[Record | None]) -> None:
    """What is compared with the sources: the records that still cite them, and are not over."""
    there = [record for record in records if record]
    if len(there) < max(1, len(records)) or len(of_these_sources(there)) < len(there):
        pytest.skip("an editor has removed this, or taken it from a newer source")
    if has_ended(today(), *there):
        pytest.skip("this is over")


def words(site: Path, page: str, only: str = r"<main.*</main>") -> str:
    """The text of a page without its tags."""
    html = (site / page / "index.html").read_text(encoding="utf-8")
    found = re.search(only, html, re.DOTALL)
    assert found, f"{page}: {only}"
    text = unescape(re.sub(r"<[^>]+>", " ", found[0])).replace("\u202f", " ")
    return re.sub(r"\s+", " ", text)


def test_these_sources_say_no_other_number_office_or_duty() -> None:
    """So one that is typed wrong is told, and one that is rightly gone or newer is not."""
    offices = {str(one.name): str(one.phone) for one in of_these_sources(GUIDE.offices)}
    numbers = {str(one.number) for one in of_these_sources(GUIDE.center.phones)}
    assert offices.keys() <= FACTS["offices"].keys()
    assert numbers | set(offices.values()) <= set(FACTS["telephones"])
    duties = [
        (agency.id, str(service.name))
        for agency in GUIDE.agencies
        for service in of_these_sources(agency.services)
    ]
    assert set(duties) <= {(agency, duty) for agency, duty, _ in FACTS["duties"]}


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("number", FACTS["telephones"])
def test_telephones(site: Path, prefix: str, number: str) -> None:
    on_pages: list[tuple[str, Record]] = [
        *((str(one.number), one) for one in GUIDE.center.phones),
        *((str(one.phone), one) for one in GUIDE.offices),
    ]
    skip_unless_current([record for one, record in on_pages if one == number])
    html = "".join(
        (site / prefix / page / "index.html").read_text(encoding="utf-8")
        for page in ("", "offices")
    )
    digits = number.replace("-", "")
    href = f"+81{digits[1:]}"
    assert re.search(rf'href="tel:{re.escape(href)}"[^>]*>.*?{number}</bdi>', html)


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("name", FACTS["offices"])
def test_each_office_has_its_own_address_section_and_telephone(
    site: Path, prefix: str, name: str
) -> None:
    skip_unless_current([office for office in GUIDE.offices if office.name == name])
    html = (site / prefix / "offices/index.html").read_text(encoding="utf-8")
    rows = [row for row in re.findall(r"<tr id=.*?</tr>", html, re.DOTALL) if name in row]
    row = next(row for row in rows if re.search(rf"<th.*{name}.*</th>", row, re.DOTALL))
    for fact in FACTS["offices"][name]:
        shown = fact.replace("所属部署番号：", "") if prefix else fact
        assert shown in unescape(row)


@pytest.mark.parametrize(("page", "facts"), [
    ("grant", "grant"), ("coordinators", "coordinators"), ("", "center"),
])  # fmt: skip
def test_amounts_dates_and_numbers(site: Path, page: str, facts: str) -> None:
    records: dict[str, list[Record | None]] = {
        "grant": [GUIDE.grant],
        "coordinators": [GUIDE.coordinators],
        "center": [GUIDE.center, GUIDE.center.address, GUIDE.center.hours],
    }
    skip_unless_current(records[facts])
    japanese, english = words(site, page), words(site, f"en/{page}")
    for fact, translated in FACTS[facts]:
        assert fact in japanese
        assert translated in english


@pytest.mark.parametrize(("agency", "duty", "audience"), FACTS["duties"])
def test_each_duty_has_its_audience(site: Path, agency: str, duty: str, audience: str) -> None:
    skip_unless_current(
        [
            service
            for one in GUIDE.agencies
            for service in one.services
            if one.id == agency and service.name == duty
        ]
    )
    html = (site / "matrix/index.html").read_text(encoding="utf-8")
    rows = re.findall(rf'<tr[^>]*data-agency="{agency}".*?</tr>', html, re.DOTALL)
    row = next(row for row in rows if f">{duty}</a>" in unescape(row))
    named = re.findall(r'matrix__name">([^<]+)<', row)
    assert sorted(named) == sorted(audience.split() if audience not in "-?" else [])
    assert ("対象者はいません" in row) == (audience == "-")
    assert ("資料から読み取れません" in row) == (audience == "?")
    assert duty in words(site, f"agencies/{agency}")
