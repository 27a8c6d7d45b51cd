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


def reports(build: Build, locale: str) -> tuple[str, list[str], list[str]]:
    """What the page of the offices has for whoever reports a mistake in one of their names, numbers …

    The address of the form, the ids it is given, and what each of these facts says now.
    """
    body = html.unescape(build.renderer.page(PageKey("offices"), build.editions[locale]).body)
    blocks = re.findall(r'<p class="corrections">.*?</p>', body, re.DOTALL)
    (block,) = [one for one in blocks if '#L1"' in one]
    (address,) = re.findall(rf'href="({REPOSITORY}/issues/new[^"]*)"', block)
    (ids,) = parse_qs(urlsplit(address).query)["fact"]
    return address, ids.split(), re.findall(r'data-now="([^"]*)"', block)


def test_the_form_takes_what_it_is_given_of_the_page_and_of_all_its_facts(build: Build) -> None:
    address, ids, _ = reports(build, "en")
    given = {name: value[0] for name, value in parse_qs(urlsplit(address).query).items()}
    assert given["page"] == "https://example.org/en/offices/"
    assert {"offices.east", "offices.west"} <= set(ids)
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / given["template"]).read_text("utf-8"))
    fields = {one["id"] for one in form["body"] if "id" in one} | {"template", "title"}
    assert given.keys() | {"mistake"} <= fields  # guide.js fills in the mistake and the title


def test_what_a_fact_says_now_is_there_to_be_reported_in_the_readers_language(build: Build) -> None:
    """Without what has a source of its own, such as the prefectures or another telephone."""
    for locale, name in (("en", "East Office"), ("ja", "東事務所")):
        _, ids, said = reports(build, locale)
        assert len(said) == len(ids)
        east = said[ids.index("offices.east")]
        assert east.startswith(f"{name} (offices.east): ")
        assert "0857-00-0002" in east
        assert "0857-00-0009" not in east
        assert "okayama" not in east


def test_who_has_no_account_finds_a_mail_address_where_there_is_one(build: Build) -> None:
    body = build.renderer.page(PageKey("offices"), build.editions["ur"]).body
    assert 'href="mailto:ask@plaza.example.jp" data-report' in html.unescape(body)
