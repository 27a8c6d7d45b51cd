"""What is made of data that an editor has changed: pages, the search's index, papers, open data.

The data is that of the invented centre, with a grant and coordinators beside it. Nothing is typeset
and no site is written: the pages are the Markdown and HTML that MkDocs is given, the papers what
their templates are given.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import material
from guide.build import Build
from guide.languages.editions import load_editions
from guide.open_data import files as open_data
from guide.pages import missing
from guide.paper.content import papers
from guide.search.index import INDEX, JAPANESE_NAMES
from guide.site import Site

from support import search_index
from support.building import ROOT
from support.invented import lay_out

ICONS = Path(material.__file__).parent / "templates/.icons"
DAY = date(2026, 11, 28)

# Offices without end, by a number of four digits.
OFFICE = """
- id: tottori-ID
  name: 鳥取第ID分室
  kind: branch
  address: 鳥取県鳥取市ひがし町ID
  section: 相談係
  phone: 0857-33-NUMBER
  source: {id: leaflet, slide: 3}
"""
COVERS = """\
  jurisdiction:
    source: {id: website}
    prefectures: [PREFECTURES]
"""
# One more office, for prefectures that are put in.
NORTH = f"""
- id: north
  name: 北分室
  kind: branch
  address: 岡山県岡山市きた町1-2
  section: 相談係
  phone: 0857-00-0004
  source: {{id: leaflet, slide: 3}}
{COVERS}"""
GRANT = """\
name: みなと補助金
service: living-advice
fiscal_year: 2026
source: {id: leaflet, slide: 1}
as_of: 2026-05-01
ends: 2027-03-31
purpose: 窓口をつくることを助けます。
eligible: 市町村
eligible_note: 県も申し込めます。
limits:
  - {id: prefecture, body: prefecture, limit: 900}
  - {id: large, body: municipality, residents_from: 100, limit: 800}
  - {id: middle, body: municipality, residents_from: 50, residents_below: 100, limit: 500}
  - {id: small, body: municipality, residents_below: 50, limit: 200}
limits_note: どの事業も同じです。
kinds:
  - {id: setup, name: 準備, numerator: 10, denominator: 10, covers: つくる費用}
  - {id: running, name: 運営, numerator: 1, denominator: 2, covers: 続ける費用}
donations: 寄付金を使えます。
special_measure:
  name: 特別な決まり
  text: 二倍まで認めます。
  applies_to: running
  multiplier: 2
  costs_until: 2027-03-31
  as_of: 2026-05-01
  ends: 2027-03-30
  source: {id: leaflet, slide: 1}
  example_body: 甲市
  example_limit: 800
  example_ordinary: 800
  example_special: 800
  covered: [{id: staff, text: 人件費}]
"""
COORDINATORS = """\
name: みなと担当員
source: {id: leaflet, slide: 3}
purpose: 相談をつなぎます。
posted: "{offices}の事務所に、{officers}人がいます。"
officers: 4
offices: 2
contact_for: 会社との窓口
audience: company
goal: 暮らしやすくします。
roles:
  - {id: hearing, text: 話を聞きます。}
enquiries: advice
"""


def lay_out_whole(root: Path) -> Path:
    """Make `root` a project of the invented centre with a grant and coordinators."""
    root.mkdir(exist_ok=True)
    for name in ("content", "overrides"):
        (root / name).symlink_to(ROOT / name)
    data = lay_out(root / "data")
    (data / "grant.yaml").write_text(GRANT, encoding="utf-8")
    (data / "coordinators.yaml").write_text(COORDINATORS, encoding="utf-8")
    return root


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace the one place where `old` stands in a file of the data, as an editor does."""
    path = root / "data" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def append(root: Path, file: str, text: str) -> None:
    """Add lines to the end of a file of the data."""
    path = root / "data" / file
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def office(id: int, *prefectures: str) -> str:
    """The lines of an office, `tottori-ID`, that covers these prefectures."""
    covered = COVERS.replace("PREFECTURES", ", ".join(prefectures)) if prefectures else ""
    return OFFICE.replace("ID", str(id)).replace("NUMBER", f"{id:04}") + covered


class Made:
    """What the data becomes; each kind is made when it is asked for."""

    def __init__(self, root: Path, today: date) -> None:
        editions = load_editions(root / "data")
        self.site = Site("https://example.org/", "https://example.com", today, editions)
        self._build = Build(root, self.site, ICONS)

    @cached_property
    def pages(self) -> dict[str, str]:
        """The whole of each page by its address: `en/offices/`."""
        build = self._build
        for locale in build.editions:
            build.render(locale)
        return {
            page.address: "\n".join((page.header, page.trail, page.body, page.footer))
            + build.frame(page, "")["linked_data"]
            for page in build.pages.values()
        }

    @cached_property
    def not_found(self) -> str:
        """The body of the page for missing addresses."""
        return missing.body(self._build.renderer)

    @cached_property
    def papers(self) -> dict[str, str]:
        """The text of each paper by kind and language: `guide.en`."""
        return {
            f"{paper.kind}.{paper.locale.id}": "".join(_said(paper.content))
            for paper in papers(self.site)
        }

    @cached_property
    def indexes(self) -> dict[str, dict[str, Any]]:
        """The search's index by language."""
        return {
            locale: search_index.load(self._build.scripts(locale)[one.locale.prefix + INDEX])
            for locale, one in self._build.editions.items()
        }

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The open data by its path below `data/v1/`."""
        made = open_data.files(self._build.records)
        return {path.removeprefix(open_data.FOLDER): content for path, content in made}

    def items(self, path: str) -> dict[str, dict[str, Any]]:
        """The records of a JSON file of the open data by their ids."""
        return {item["id"]: item for item in json.loads(self.files[path])["items"]}

    def found(self, locale: str, page: str, anchor: str = "") -> dict[str, Any]:
        """What the search shows of a page, or of a place on it: title, details, number."""
        index = self.indexes[locale]
        places = [
            (index["pages"][at], anchor)
            for at, anchor in zip(index["page"], index["anchor"], strict=True)
        ]
        position = places.index((page, anchor))
        return {name: index[name][position] for name in ("title", "details", "phones", "names")}


Scripts = dict[str, dict[str, Any]]


def search_scripts(root: Path, today: date = DAY) -> dict[str, Scripts]:
    """By language: the search's `index`, and what is fetched `apart`, of the data in `root`."""
    site = Site("https://example.org/", "", today, load_editions(root / "data"))
    build = Build(root, site, ICONS)
    made = {}
    for locale, edition in build.editions.items():
        written = build.scripts(locale)
        made[locale] = {
            "index": search_index.load(written[edition.locale.prefix + INDEX]),
            "apart": search_index.names(written[edition.locale.prefix + JAPANESE_NAMES]),
        }
    return made


def make(root: Path, today: date = DAY) -> Made:
    """What becomes of the data in `root` as on the day `today`."""
    return Made(root, today)


def _said(content: Any) -> Iterator[str]:
    """The texts of a paper's content, with what is linked in angle brackets."""
    if isinstance(content, dict):
        if content.get("href"):
            yield f"<{content['href']}>"
        if isinstance(content.get("text"), str):
            yield content["text"]
        for name, value in content.items():
            if name != "text" or not isinstance(value, str):
                yield from _said(value)
        yield "\n"
    elif isinstance(content, list):
        runs = [
            one for one in content if isinstance(one, dict) and isinstance(one.get("text"), str)
        ]
        if runs and len(runs) == len(content):
            yield "".join(run["text"] for run in runs) + "\n"
        else:
            for value in content:
                yield from _said(value)


def text_of(html: str) -> str:
    """What readers see of a page: without tags, and without what is hidden."""
    html = re.sub(r"<(\w+)[^>]* hidden>.*?</\1>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
