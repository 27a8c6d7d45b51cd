"""A guide that has grown: lists that are too long for one page stand on several, and none is lost."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from pathlib import Path

import pytest
from guide.facts.load import check
from support.changed import DAY, Made, append, lay_out_whole, make, office, text_of

AGENCY = """
- id: desk-ID
  name: みなと第ID課
  short_name: 第ID課
  under: {name: みなと県の部局, source: {id: leaflet, slide: 2}}
  website: {url: "https://desk.example.jp/ID", source: {id: leaflet}}
  summary: 相談を受けています。
  source: {id: leaflet, slide: 1}
  activities:
    - id: advice
      text: 相談の案内をしています。
      audience: [resident]
      source: {id: leaflet, slide: 1}
  services:
    - id: first-ID
      name: 第ID課の相談
      audience: [resident]
      source: {id: leaflet, slide: 2}
    - id: second-ID
      name: 第ID課の案内
      audience: [resident]
      source: {id: leaflet, slide: 2}
"""
# Links within a language: a way to a page, a place on it, or both.
LINK = re.compile(r'href="((?:\.\.?/|\.$)?[^":?]*?)(?:\?[^"#]*)?(#[^"]+)?"')


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """What is made of 63 offices and 85 services."""
    root: Path = lay_out_whole(tmp_path_factory.mktemp("grown") / "project")
    covering = [("tottori",)] * 55 + [("tottori", "shimane"), ("okayama",)] + [()] * 4
    offices = (office(id, *prefectures) for id, prefectures in enumerate(covering))
    append(root, "offices.yaml", "".join(offices))
    append(root, "agencies.yaml", "".join(AGENCY.replace("ID", str(id)) for id in range(40)))
    _, problems = check(root / "data", DAY)
    assert not problems, "\n".join(map(str, problems))
    return make(root)


def rows(page: str) -> list[str]:
    return re.findall(r'<tr id="([^"]+)" data-row', page)


def test_each_office_is_listed_on_one_page_by_prefecture(made: Made) -> None:
    for prefix in ("", "en/", "ur/"):
        assert rows(made.pages[f"{prefix}offices/"]) == []
        listed = {
            part: rows(made.pages[f"{prefix}offices/{part}/"])
            for part in ("tottori", "tottori-2", "shimane", "okayama", "other")
        }
        assert max(map(len, listed.values())) == 50
        assert listed["shimane"] == ["west"]
        assert listed["okayama"] == ["tottori-56"]
        assert listed["other"] == [f"tottori-{id}" for id in range(57, 61)]
        assert sorted(listed["tottori"] + listed["tottori-2"]) == sorted(
            ["east", *(f"tottori-{id}" for id in range(56))]
        )


def test_the_list_leads_to_the_prefectures(made: Made) -> None:
    page = made.pages["en/offices/"]
    assert '<form class="filters' not in page
    for part, name in [("tottori", "Tottori"), ("tottori-2", "Tottori 2"), ("okayama", "Okayama")]:
        (link,) = re.findall(rf'<a href="{part}/">(.*?)</a>', page)
        assert text_of(link).strip().startswith(name)
    (link,) = re.findall(r'<a href="other/">(.*?)</a>', page)
    assert text_of(link).strip().startswith("It covers no prefecture")
    title = re.search(r"<h1.*|^# .*", made.pages["en/offices/tottori-2/"], re.MULTILINE)
    assert title
    assert "Tottori 2" in text_of(title[0])


def test_who_covers_more_prefectures_is_named_on_the_pages_of_all(made: Made) -> None:
    assert 'href="../tottori/#east"' in made.pages["offices/okayama/"]
    assert 'href="../tottori-2/#tottori-55"' in made.pages["offices/shimane/"]


def test_each_card_is_on_one_page(made: Made) -> None:
    for prefix in ("", "en/"):
        cards = Counter(
            id
            for address, page in made.pages.items()
            if address.startswith(f"{prefix}cards/")
            for id in re.findall(r'<section class="card" id="([^"]+)"', page)
        )
        assert set(cards.values()) == {1}
        offices = {f"office-{one.id}" for one in made.site.editions[0].guide.offices}
        agencies = made.site.editions[0].guide.agencies
        services = {f"service-{one.id}" for agency in agencies for one in agency.public_services}
        assert offices | services | {"center", "interpreter"} <= cards.keys()
    assert 'id="service-first-7"' in made.pages["en/cards/agencies/desk-7/"]
    assert 'id="office-tottori-7"' in made.pages["en/cards/offices/tottori/"]


def test_no_link_leads_nowhere(made: Made) -> None:
    there = set(made.pages)
    for address, page in made.pages.items():
        there |= {f"{address}#{a or b}" for a, b in re.findall(r'id="([^"]+)"|{: #(\S+)', page)}
    dead = []
    for address, page in made.pages.items():
        for path, place in LINK.findall(page):
            target = posixpath.normpath(posixpath.join("/", address, path)).lstrip("/")
            wanted = (f"{target}/" if target else "") + place
            if (not path or path.endswith("/")) and wanted not in there:
                dead.append((address, path + place))
    assert dead == []


def test_search_and_open_data_lead_to_the_page_of_an_office(made: Made) -> None:
    assert made.found("en", "offices/tottori/", "")["title"].startswith("Tottori: ")
    assert made.found("en", "offices/", "")["title"] == "Offices"
    office = made.items("en/offices.json")["tottori-7"]
    assert office["page"] == "https://example.org/en/offices/tottori/#tottori-7"
    assert (
        '"mainEntityOfPage":"https://example.org/en/offices/tottori-2/#tottori-55"'
        in (made.pages["en/offices/tottori-2/"])
    )
    assert "GovernmentOffice" not in made.pages["en/offices/"]
    catalogue = json.loads(made.files["offices.json"])
    assert len(catalogue["items"]) == 63


def test_each_service_is_in_the_table_of_one_page(made: Made) -> None:
    services = sorted(service.id for service in made.site.editions[0].guide.services)
    for prefix in ("", "en/", "ur/"):
        assert rows(made.pages[f"{prefix}matrix/"]) == []
        listed = [rows(made.pages[f"{prefix}matrix/{number}/"]) for number in (1, 2)]
        assert sorted(listed[0] + listed[1]) == services
        assert max(map(len, listed)) <= 80
    assert '<a href="2/?agency=desk-39">' in made.pages["en/matrix/"]
    assert 'href="../../matrix/2/?agency=desk-39"' in made.pages["en/agencies/desk-39/"]


def test_the_page_for_somebody_names_the_agencies(made: Made) -> None:
    page = made.pages["en/for/resident/"]
    assert page.count('href="../../agencies/desk-7/"') == 1
    assert "first-7" not in page
