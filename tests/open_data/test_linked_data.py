"""The JSON-LD of the built pages has the shapes that schema.org names, and only what is known."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from guide.facts.places import Places
from guide.languages.editions import Edition, load_editions
from guide.open_data.linked_data import LinkedData
from guide.open_data.records import Records
from guide.site import HOME, PageKey, Site, page_keys
from support.building import ROOT
from support.changed import lay_out_whole

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# For each type, the properties that schema.org allows it and that we use.
SHAPES = {
    "WebPage": {
        "url", "name", "description", "inLanguage", "about", "dateModified", "isPartOf",
        "breadcrumb",
    },
    "Dataset": {
        "name", "description", "mainEntityOfPage", "license", "isAccessibleForFree",
        "dateModified", "distribution",
    },
    "DataDownload": {"contentUrl", "encodingFormat"},
    "WebSite": {"url", "name", "description", "inLanguage"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "GovernmentOrganization": {
        "name", "alternateName", "description", "url", "telephone", "address", "location",
        "contactPoint", "mainEntityOfPage", "parentOrganization", "email", "subjectOf",
    },
    "GovernmentOffice": {
        "name", "alternateName", "mainEntityOfPage", "telephone", "address", "areaServed",
        "contactPoint", "parentOrganization", "openingHoursSpecification",
        "specialOpeningHoursSpecification", "description",
    },
    "GovernmentService": {
        "name", "alternateName", "mainEntityOfPage", "provider", "audience", "availableChannel",
    },
    "ServiceChannel": {
        "servicePhone", "serviceLocation", "availableLanguage", "description",
    },
    "ContactPoint": {
        "name", "telephone", "email", "url", "description", "contactType", "hoursAvailable",
        "availableLanguage",
    },
    "Place": {
        "name", "address", "openingHoursSpecification", "specialOpeningHoursSpecification",
    },
    "PostalAddress": {
        "addressCountry", "addressRegion", "addressLocality", "streetAddress", "postalCode",
    },
    "OpeningHoursSpecification": {
        "dayOfWeek", "opens", "closes", "description", "validFrom", "validThrough",
    },
    "Audience": {"audienceType"},
    "AdministrativeArea": {"name"},
}  # fmt: skip


Nodes = list[dict[str, Any]]
Graph = Callable[..., Nodes]


def nodes_in(script: str) -> Nodes:
    data = json.loads(script)
    assert data["@context"] == "https://schema.org"
    nodes: Nodes = data["@graph"]
    return nodes


@pytest.fixture
def graph(invented: tuple[Edition, ...], invented_places: Places) -> Graph:
    """A function that makes the nodes of a page of the invented centre."""
    site = Site("https://example.org/", "", date(2026, 11, 23), invented)

    def of(template: str, item: str | None = None, locale: str = "ja") -> Nodes:
        edition = next(one for one in invented if one.locale.id == locale)
        linked = LinkedData(Records(site, edition, invented_places))
        return nodes_in(linked.of_page(PageKey(template, item), "title", ""))

    return of


def of_type(nodes: Nodes, kind: str) -> Nodes:
    return [node for node in nodes if node["@type"] == kind]


def everything_in(value: Any) -> Iterator[dict[str, Any]]:
    """The value and all that is inside it, as far as it is a node."""
    if isinstance(value, list):
        for item in value:
            yield from everything_in(item)
    elif isinstance(value, dict):
        yield value
        for item in value.values():
            yield from everything_in(item)


def test_every_page_has_it_with_known_shapes_and_no_loose_end(
    site: Path, editions: tuple[Edition, ...]
) -> None:
    pages = [file.parent for file in site.rglob("index.html")]
    assert len(pages) == sum(len(list(page_keys(edition.guide))) for edition in editions)
    for page in pages:
        (script,) = SCRIPT.findall((page / "index.html").read_text(encoding="utf-8"))
        nodes = nodes_in(script)
        known = {node["@id"] for node in everything_in(nodes) if "@type" in node and "@id" in node}
        for node in everything_in(nodes):
            if "@type" in node:
                assert node.keys() - {"@type", "@id"} <= SHAPES[node["@type"]], page
            elif "@id" in node:
                assert node["@id"] in known, f"{page}: {node}"
            else:
                assert node.keys() == {"@value", "@language"}
            # The same thing on the pages of other languages: no name without its language.
            if "@id" in node and node.get("@type") not in {None, "WebPage", "WebSite"}:
                said = [node["name"], *node.get("alternateName", []), node.get("description", {})]
                assert all(isinstance(one, dict) for one in said), f"{page}: {node}"


def test_a_page_says_its_language(site: Path, editions: tuple[Edition, ...]) -> None:
    guide = editions[0].guide
    agency = f"agencies/{guide.agencies[0].id}"
    for prefix, lang in (("", "ja"), ("en/", "en"), ("ja-easy/", "ja"), ("zh-Hant/", "zh-Hant")):
        html = (site / f"{prefix}{agency}/index.html").read_text(encoding="utf-8")
        (page,) = of_type(nodes_in(SCRIPT.findall(html)[0]), "WebPage")
        assert page["inLanguage"] == lang
        assert page["url"] == f"https://example.org/fresc-guide/{prefix}{agency}/"
        assert page["dateModified"] >= (guide.as_of(guide.agencies[0]) or "")
        (website,) = of_type(nodes_in(SCRIPT.findall(html)[0]), "WebSite")
        assert website["url"] == f"https://example.org/fresc-guide/{prefix}"
        assert page["isPartOf"]["@id"] == website["@id"]


def test_the_guide_is_not_the_centre(graph: Graph) -> None:
    for locale in ("ja", "en"):
        nodes = graph("index", locale=locale)
        (website,) = of_type(nodes, "WebSite")
        (center,) = of_type(nodes, "GovernmentOrganization")
        assert center["url"] == "https://advice.example.jp/"
        assert center["subjectOf"]["@id"] == website["@id"] != center["@id"]
        assert center["mainEntityOfPage"] == website["url"]
        for node in everything_in(graph("offices", locale=locale)):
            if node.get("@type") in {"GovernmentOffice", "GovernmentService"}:
                assert "url" not in node


def test_the_open_data_are_there_for_search_engines_of_datasets(
    graph: Graph, invented_files: dict[str, bytes]
) -> None:
    (data,) = of_type(graph("open-data", locale="en"), "Dataset")
    assert len(data["description"]["@value"]) > 50
    for file in data["distribution"]:
        assert file["contentUrl"].removeprefix("https://example.org/data/v1/") in invented_files


def test_a_page_says_where_it_stands(graph: Graph) -> None:
    (page,) = of_type(graph("agencies/_each", "work", "en"), "WebPage")
    steps = page["breadcrumb"]["itemListElement"]
    assert [(step["position"], step["item"]) for step in steps] == [
        (1, "https://example.org/en/"),
        (2, "https://example.org/en/agencies/"),
        (3, "https://example.org/en/agencies/work/"),
    ]
    assert "breadcrumb" not in of_type(graph("index"), "WebPage")[0]


def test_a_page_bears_the_newest_day_of_what_it_is_about(graph: Graph) -> None:
    days = {
        page: of_type(graph(*page), "WebPage")[0]["dateModified"]
        for page in [("agencies/_each", "work"), ("agencies/_each", "advice"), ("offices",)]
    }
    # A number of `work` ended on the last of May; nothing else is as new.
    assert list(days.values()) == ["2026-06-01", "2025-04-01", "2025-10-01"]


def test_an_agency_page_has_its_services(graph: Graph) -> None:
    nodes = graph("agencies/_each", "advice", "en")
    services = {node["name"]["@value"]: node for node in of_type(nodes, "GovernmentService")}
    service = services["Advice on living and the law"]
    agency = next(node for node in nodes if node["@id"] == service["provider"]["@id"])
    assert agency["name"] == {
        "@value": "Minato Living Advice Office (Kurashi no Mado)",
        "@language": "en",
    }
    official = {"@value": "みなと生活相談所（くらしの窓）", "@language": "ja"}
    assert official in agency["alternateName"]
    assert [one["audienceType"] for one in service["audience"]] == ["Residents"]
    (phone,) = service["availableChannel"]["servicePhone"]
    assert phone["telephone"] == "+81857000006"


def test_nobody_is_sent_to_a_desk_that_is_for_nobody(
    invented: tuple[Edition, ...], invented_places: Places
) -> None:
    site = Site("https://example.org/", "", date(2026, 11, 23), invented)
    english = next(one for one in invented if one.locale.id == "en")
    linked = LinkedData(Records(site, english, invented_places))
    audiences = set()
    for agency in english.guide.agencies:
        for service in agency.services:
            audiences.add(service.audience == "none")
            node = linked.service(
                agency.model_copy(update={"phones": []}),
                service.model_copy(update={"phones": [], "unit": None}),
            )
            assert ("availableChannel" in node) == (service.audience != "none")
            if "availableChannel" in node:
                # The desk has no number of its own: this one is the centre's.
                phone = node["availableChannel"]["servicePhone"]
                assert phone["name"] == "Minato Multicultural Plaza"
    assert audiences == {True, False}


@pytest.mark.parametrize(("locale", "told"), [("ja", "地方公共団体のため"), ("en", "local gov")])
def test_a_number_for_local_governments_is_not_given_to_everybody(
    tmp_path: Path, invented_places: Places, locale: str, told: str
) -> None:
    """It is not, where the centre has coordinators."""
    editions = load_editions(lay_out_whole(tmp_path) / "data")
    site = Site("https://example.org/", "", date(2026, 11, 23), editions)
    edition = next(one for one in editions if one.locale.id == locale)
    linked = LinkedData(Records(site, edition, invented_places))
    for office in edition.guide.offices:
        node = linked.office(office)
        assert "telephone" not in node
        assert node["contactPoint"][0]["telephone"] == office.phone.e164
        assert told in node["contactPoint"][0]["description"]


def test_a_topic_page_has_its_services_and_who_gives_them(graph: Graph) -> None:
    nodes = graph("topics/_each", "jobs")
    names = [node["name"]["@value"] for node in of_type(nodes, "GovernmentService")]
    # 職業紹介 has ended.
    assert names == ["生活相談，法律相談"]
    assert len(of_type(nodes, "GovernmentOrganization")) == 3


def test_the_offices_are_there_with_what_they_cover(graph: Graph) -> None:
    east, west = of_type(graph("offices", locale="en"), "GovernmentOffice")
    assert east["alternateName"] == [{"@value": "東事務所", "@language": "ja"}]
    assert east["telephone"] == "+81857000002"
    assert [area["name"] for area in east["areaServed"]] == ["Tottori", "Okayama"]
    assert east["address"]["addressRegion"] == "Tottori"
    assert "12" in east["contactPoint"][0]["description"]
    assert west["telephone"] == "+81570000003"
    japanese, _ = of_type(graph("offices"), "GovernmentOffice")
    assert japanese["address"] == {
        "@type": "PostalAddress",
        "addressCountry": "JP",
        "addressRegion": "鳥取県",
        "addressLocality": "鳥取市",
        "streetAddress": "ひがし町4-5 ひがしビル",
    }


# Of each record its path, a page that is about it, its file, and the line that its end stands above.
OVER = {
    "center": (("center",), ("index",), "center.yaml", "opened:"),
    "agency": (
        ("agencies", "advice"), ("agencies/_each", "advice"), "agencies.yaml",
        "  short_name: くらしの窓",
    ),
    "office": (("offices", "west"), ("offices",), "offices.yaml", "  kind: branch"),
}  # fmt: skip


@pytest.mark.parametrize("kind", OVER)
@pytest.mark.parametrize(("last", "over"), [("2026-11-22", True), ("2026-11-23", False)])
def test_what_is_over_is_not_said_to_be_dissolved_nor_how_it_is_reached(
    data: Path, change: Callable[[str, str, str], None], kind: str, last: str, over: bool
) -> None:
    path, page, file, line = OVER[kind]
    indent = line[: -len(line.lstrip())]
    change(file, f"{line}", f"{indent}ends: {last}\n{line}")
    editions = load_editions(data)
    site = Site("https://example.org/", "", date(2026, 11, 23), editions)
    linked = LinkedData(Records(site, editions[0], Places.read(data)))
    identifier = f"urn:uuid:{linked.records.uuid(*path)}"
    (node,) = [one for one in linked.things(PageKey(*page)) if one["@id"] == identifier]
    assert "dissolutionDate" not in node
    assert ("2026年11月22日" in node.get("description", {}).get("@value", "")) == over
    reached = {"telephone", "email", "contactPoint", "address", "areaServed", "url"}
    assert bool(node.keys() & reached) != over


def test_the_centre_says_when_it_answers(graph: Graph) -> None:
    (center,) = of_type(graph("index"), "GovernmentOrganization")
    hours, *closed = center["location"]["openingHoursSpecification"]
    assert (hours["opens"], hours["closes"]) == ("10:00", "18:30")
    assert hours["dayOfWeek"] == [
        f"https://schema.org/{day}"
        for day in ("Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    ]
    assert closed == []
    points = center["contactPoint"]
    assert [one["telephone"] for one in points if "telephone" in one] == ["+81857000001"]
    assert center["address"]["postalCode"] == "680-0001"


def test_a_public_holiday_is_closed(data: Path, change: Callable[[str, str, str], None]) -> None:
    change("center.yaml", "closed_on_public_holidays: false", "closed_on_public_holidays: true")
    editions = load_editions(data)
    site = Site("https://example.org/", "", date(2026, 11, 23), editions)
    linked = LinkedData(Records(site, editions[0], Places.read(data)))
    (center,) = of_type(nodes_in(linked.of_page(HOME, "", "")), "GovernmentOrganization")
    points = [center["location"], *center["contactPoint"]]
    kinds = ("openingHoursSpecification", "hoursAvailable")
    known = [point[kind] for point in points for kind in kinds if kind in point]
    assert len(known) > 1
    for hours in known:
        (holiday,) = (
            one for one in hours if one.get("dayOfWeek") == ["https://schema.org/PublicHolidays"]
        )
        assert (holiday["opens"], holiday["closes"]) == ("00:00", "00:00")
        assert "休みの日" in hours[0]["description"]


def test_what_is_not_known_is_left_out(graph: Graph) -> None:
    pages = [("index",), ("agencies/_each", "advice"), ("topics/_each", "jobs"), ("offices",)]
    for page in pages:
        for node in everything_in(graph(*page)):
            assert not node.keys() & {"knowsLanguage", "geo", "latitude"}
    for node in of_type(graph("agencies/_each", "work"), "GovernmentService"):
        assert ("audience" in node) == (node["name"]["@value"] != "研修")


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "<!--", "a & b\u2028"])
def test_nothing_in_it_can_end_the_script(editions: tuple[Edition, ...], title: str) -> None:
    site = Site("https://example.org/", "", date(2026, 11, 23), editions)
    places = Places.read(ROOT / "data")
    made = LinkedData(Records(site, editions[0], places)).of_page(HOME, title, "")
    assert not re.search("[<>&\u2028\u2029]", made)
    assert json.loads(made)["@graph"][0]["name"] == title
