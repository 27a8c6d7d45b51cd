"""Each fact leads to its own line on GitHub, and to a form that knows what it is about."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import material
import pytest
import yaml
from guide.build import Build
from guide.facts.lines import lines
from guide.languages.editions import Edition
from guide.site import PageKey, Site
from support.building import ROOT

ICONS = Path(material.__file__).parent / "templates/.icons"
REPOSITORY = "https://github.com/example/guide"


@pytest.fixture(scope="module")
def build(invented: tuple[Edition, ...], invented_data: Path) -> Build:
    site = Site("https://example.org/", REPOSITORY, date(2026, 11, 28), invented)
    places = lines(invented_data, invented[0].guide)
    return Build(ROOT, replace(site, lines=places), ICONS)


def links(build: Build, key: PageKey, locale: str, to: str) -> dict[str, str]:
    """The links of a page that lead to a part of the repository, by what they are called."""
    body = build.renderer.page(key, build.editions[locale]).body
    found = re.findall(rf'<a href="{REPOSITORY}/{to}([^"]*)"[^>]*>(.*?)</a>', body)
    text = re.compile("<[^>]+>")
    return {html.unescape(text.sub("", name)): html.unescape(address) for address, name in found}


def line(invented_data: Path, address: str) -> str:
    file, _, number = address.partition("#L")
    return (invented_data / file).read_text("utf-8").splitlines()[int(number) - 1]


def test_each_office_leads_to_its_own_line(build: Build, invented_data: Path) -> None:
    for locale, names in (("en", ("East Office", "West Branch")), ("ja", ("東事務所", "西分室"))):
        found = links(build, PageKey("offices"), locale, "blob/main/data/")
        ids = [line(invented_data, found[name]) for name in names]
        assert ids == ["- id: east", "- id: west"]


def test_facts_without_a_name_are_called_by_their_place(build: Build, invented_data: Path) -> None:
    found = links(build, PageKey("index"), "ur", "blob/main/data/")
    by_place = {name: one for name, one in found.items() if name.startswith("center.yaml:")}
    assert len(by_place) >= 2
    assert all(name.replace(":", "#L") == address for name, address in by_place.items())
    assert any("id: main" in line(invented_data, address) for address in by_place.values())


def test_the_form_knows_the_page_and_the_facts(build: Build) -> None:
    found = links(build, PageKey("offices"), "en", "issues/new")
    (address,) = {one for name, one in found.items() if "GitHub" in name}
    given = {name: value[0] for name, value in parse_qs(urlsplit(address).query).items()}
    assert given["page"] == "https://example.org/en/offices/"
    assert "offices.east" in given["fact"]
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / given["template"]).read_text("utf-8"))
    fields = {one["id"] for one in form["body"] if "id" in one} | {"template", "title"}
    assert given.keys() <= fields
