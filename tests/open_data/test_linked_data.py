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
from guide.languages.editions import Edition
from guide.open_data.linked_data import LinkedData
from guide.open_data.records import Records
from guide.site import HOME, PageKey, Site
from support.building import ROOT

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# For each type, the properties that schema.org allows it and that we use.
SHAPES = {
    "WebPage": {"url", "name", "description", "inLanguage", "about"},
    "GovernmentOrganization": {
        "name", "alternateName", "description", "url", "telephone", "address", "location",
        "contactPoint", "mainEntityOfPage", "parentOrganization", "email",
    },
    "GovernmentOffice": {
        "name", "alternateName", "url", "telephone", "address", "areaServed", "contactPoint",
        "parentOrganization", "openingHoursSpecification", "specialOpeningHoursSpecification",
    },
    "GovernmentService": {
        "name", "alternateName", "url", "provider", "audience", "availableChannel",
    },
    "ServiceChannel": {
        "serviceUrl", "servicePhone", "serviceLocation", "availableLanguage", "description",
    },
    "ContactPoint": {
        "telephone", "email", "url", "description", "contactType", "hoursAvailable",
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


def test_every_page_has_it_with_known_shapes_and_no_loose_end(site: Path) -> None:
    pages = [file.parent for file in site.rglob("index.html")]
    assert len(pages) > 600
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


def test_a_page_says_its_language(site: Path) -> None:
    for prefix, lang in (("", "ja"), ("en/", "en"), ("ja-easy/", "ja"), ("zh-Hant/", "zh-Hant")):
        html = (site / f"{prefix}agencies/isa/index.html").read_text(encoding="utf-8")
        (page,) = of_type(nodes_in(SCRIPT.findall(html)[0]), "WebPage")
        assert page["inLanguage"] == lang
        assert page["url"] == f"https://example.org/fresc-guide/{prefix}agencies/isa/"


def test_an_agency_page_has_its_services(graph: Graph) -> None:
    nodes = graph("agencies/_each", "advice", "en")
    services = {node["name"]: node for node in of_type(nodes, "GovernmentService")}
    service = services["Advice on living and the law"]
    agency = next(node for node in nodes if node["@id"] == service["provider"]["@id"])
    assert agency["name"] == "Minato Living Advice Office (Kurashi no Mado)"
    assert "みなと生活相談所（くらしの窓）" in agency["alternateName"]
    assert [one["audienceType"] for one in service["audience"]] == ["Residents"]
    (phone,) = service["availableChannel"]["servicePhone"]
    assert phone["telephone"] == "+81857000006"


def test_a_topic_page_has_its_services_and_who_gives_them(graph: Graph) -> None:
    nodes = graph("topics/_each", "jobs")
    names = [node["name"] for node in of_type(nodes, "GovernmentService")]
    # 職業紹介 has ended.
    assert names == ["生活相談，法律相談"]
    assert len(of_type(nodes, "GovernmentOrganization")) == 3


def test_the_offices_are_there_with_what_they_cover(graph: Graph) -> None:
    east, west = of_type(graph("offices", locale="en"), "GovernmentOffice")
    assert east["alternateName"] == ["東事務所"]
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


def test_the_centre_says_when_it_answers(graph: Graph) -> None:
    (center,) = of_type(graph("index"), "GovernmentOrganization")
    (hours,) = center["location"]["openingHoursSpecification"]
    assert (hours["opens"], hours["closes"]) == ("10:00", "18:30")
    assert hours["dayOfWeek"] == ["Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    points = center["contactPoint"]
    assert [one["telephone"] for one in points if "telephone" in one] == ["+81857000001"]
    assert center["address"]["postalCode"] == "680-0001"


def test_what_is_not_known_is_left_out(graph: Graph) -> None:
    pages = [("index",), ("agencies/_each", "advice"), ("topics/_each", "jobs"), ("offices",)]
    for page in pages:
        for node in everything_in(graph(*page)):
            assert not node.keys() & {"knowsLanguage", "geo", "latitude"}
    for node in of_type(graph("agencies/_each", "work"), "GovernmentService"):
        assert ("audience" in node) == (node["name"] != "研修")


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "<!--", "a & b\u2028"])
def test_nothing_in_it_can_end_the_script(editions: tuple[Edition, ...], title: str) -> None:
    site = Site("https://example.org/", "", date(2026, 11, 23), editions)
    places = Places.read(ROOT / "data")
    made = LinkedData(Records(site, editions[0], places)).of_page(HOME, title, "")
    assert not re.search("[<>&\u2028\u2029]", made)
    assert json.loads(made)["@graph"][0]["name"] == title
