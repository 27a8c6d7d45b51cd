"""What officials may change: by the data only, and it is shown whole."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from guide.facts.load import check
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, plain
from support.changed import DAY, NORTH, Made, append, edit, lay_out_whole, make, text_of

UNTRANSLATED = '<span lang="ja" class="untranslated">'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out_whole(tmp_path / "project")


def changed(root: Path) -> Made:
    """What the data becomes, all of it, once the check has called it right."""
    _, problems = check(root / "data", DAY)
    assert not problems, "\n".join(map(str, problems))
    made = make(root)
    assert all((made.pages, made.papers, made.indexes, made.files))
    return made


HEALTH = """
- id: health
  name: みなと保健所
  short_name: 保健所
  under: {name: みなと県の部局, source: {id: leaflet, slide: 2}}
  website: {url: https://health.example.jp/, source: {id: leaflet}}
  summary: 体と心の相談を受けています。
  source: {id: leaflet, slide: 1}
  activities:
    - id: check-up
      text: 健康診断の案内をしています。
      source: {id: leaflet, slide: 1}
  services:
    - id: health-advice
      name: 健康相談
      audience: [resident]
      source: {id: leaflet, slide: 2}
"""


def test_one_more_agency(root: Path) -> None:
    append(root, "agencies.yaml", HEALTH)
    made = changed(root)
    for prefix in ("", "en/", "ur/"):
        page = made.pages[f"{prefix}agencies/health/"]
        assert "体と心の相談を受けています。" in _unescaped(page)
        for other in ("agencies/", "matrix/", "for/resident/", "cards/"):
            assert "保健所" in _unescaped(made.pages[prefix + other]), other
    assert UNTRANSLATED in made.pages["en/agencies/health/"]
    assert "The Plaza has 3 agencies." in text_of(made.pages["en/agencies/"])
    for paper in ("guide.en", "sheet.ja", "large.ur"):
        assert "保健所" in made.papers[paper]
    assert made.items("en/agencies.json")["health"]["name"] == "みなと保健所"
    assert made.items("en/services.json")["health-advice"]["agency"]["id"] == "health"
    assert made.items("center.json")["minato"]["agencies"] == ["advice", "work", "health"]
    assert "en/agencies/health.vcf" in made.files
    assert made.found("ja", "agencies/health/", "health-advice")["title"] == "健康相談"


def test_one_more_office_takes_a_prefecture_from_another(root: Path) -> None:
    edit(root, "offices.yaml", "[tottori, okayama]", "[tottori]")
    append(root, "offices.yaml", NORTH.replace("PREFECTURES", "okayama"))
    made = changed(root)
    page = made.pages["en/offices/"]
    assert page.count('class="japan__office') == 3
    assert len(set(re.findall(r'class="japan__office (japan__colour--\d+)"', page))) == 3
    assert '<tr id="north" data-row data-prefecture="okayama"' in page
    assert made.items("offices.json")["north"]["jurisdiction"]["prefectures"][0]["id"] == "okayama"
    assert "北分室" in made.papers["guide.en"]
    assert "<tel:+81857000004>" in made.papers["guide.en"]
    assert made.found("en", "offices/", "north")["phones"][0] == "0857-00-0004"


def test_two_offices_in_one_prefecture_are_both_shown_in_their_order(root: Path) -> None:
    append(root, "offices.yaml", NORTH.replace("PREFECTURES", "okayama"))
    made = changed(root)
    page = _unescaped(made.pages["offices/"])
    (area,) = re.findall(r'<a href="#east"[^>]*aria-label="([^"]*岡山県)">', page)
    assert area == "東事務所、北分室：岡山県"
    drawn = page.split('岡山県">')[1].partition("</a>")[0]
    assert 'fill="url(#map-with-north)"' in drawn
    (stripes,) = re.findall('<pattern id="map-with-north".*?class="([^"]+)"', page)
    (legend,) = re.findall('<ul class="legend">(.*?)</ul>', page, re.DOTALL)
    north = legend.partition('href="#north"')[2]
    assert f'class="{stripes}"' in north
    (listed,) = re.findall(r"<li><span>岡山県</span>(.*?)</li>", page, re.DOTALL)
    assert re.findall('href="#([^"]+)"', listed) == ["east", "north"]
    for office in ("east", "north"):
        row = re.search(rf'<tr id="{office}"[^>]*>', page)
        assert row
        assert "okayama" in row[0]
        assert "岡山県" in "".join(made.found("ja", "offices/", office)["details"])
        assert office in [
            id
            for id, one in made.items("offices.json").items()
            if any(area["id"] == "okayama" for area in one["jurisdiction"]["prefectures"])
        ]
    assert made.papers["guide.ja"].count("岡山県") >= 2
    gif = json.loads(made.files["gif/offices.json"])["データ"]
    assert [len(office["サービス・担当区域情報"]) for office in gif] == [2, 1, 1]
    ways = made.pages["ways/company/"]
    assert 'offices/?prefecture=okayama#east"' in ways


def test_a_prefecture_leads_to_the_office_that_goes_on(root: Path) -> None:
    edit(root, "offices.yaml", "  kind: branch\n", "  kind: branch\n  ends: 2026-10-31\n")
    append(root, "offices.yaml", NORTH.replace("PREFECTURES", "shimane"))
    made = changed(root)
    page = _unescaped(made.pages["offices/"])
    assert re.findall(r'<a href="#(\w+)"[^>]*aria-label="[^"]*島根県">', page) == ["north"]
    (listed,) = re.findall(r"<li><span>島根県</span>(.*?)</li>", page, re.DOTALL)
    assert re.findall('href="#([^"]+)"', listed) == ["west", "north"]
    assert 'offices/?prefecture=shimane#north"' in made.pages["ways/company/"]
    assert "2つの事務所" in page


def test_an_office_without_a_prefecture(root: Path) -> None:
    airport = NORTH.replace(
        "  jurisdiction:\n    source: {id: website}\n    prefectures: [PREFECTURES]\n", ""
    )
    append(root, "offices.yaml", airport)
    made = changed(root)
    assert '<tr id="north" data-row data-prefecture=""' in made.pages["en/offices/"]
    assert "It covers no prefecture" in text_of(made.pages["en/offices/"])
    assert "It covers no prefecture" in made.papers["guide.en"]
    assert made.items("en/offices.json")["north"]["jurisdiction"]["prefectures"] == []
    assert made.found("en", "offices/", "north")["phones"][0] == "0857-00-0004"
    assert "北分室" in made.files["en/offices/north.vcf"].decode()
    gif = json.loads(made.files["gif/offices.json"])["データ"]
    assert gif[-1]["サービス・担当区域情報"] == []


def test_more_offices_than_colours_are_told_apart(root: Path) -> None:
    for number in range(12):
        append(
            root,
            "offices.yaml",
            NORTH.replace("north", f"north-{number}")
            .replace("北分室", f"北第{number}分室")
            .replace("PREFECTURES", "okayama"),
        )
    page = changed(root).pages["en/offices/"]
    (legend,) = re.findall(r'<ul class="legend">(.*?)</ul>', page, re.DOTALL)
    looks = [tuple(re.findall(r'(?:class|fill)="([^"]+)"', one)) for one in _items(legend)]
    assert len(looks) == len(set(looks)) == 14
    for pattern in {look[1].removeprefix("url(#").removesuffix(")") for look in looks if look[1:]}:
        assert f'<pattern id="{pattern}"' in page


def _items(html: str) -> Iterator[str]:
    for item in re.findall(r"<svg.*?</svg>", html, re.DOTALL):
        yield re.sub(r"<svg[^>]*>", "", item)


def test_one_more_audience(root: Path) -> None:
    append(root, "audiences.yaml", "- {id: student, name: 学生, i_am: 学生です}\n")
    edit(
        root,
        "agencies.yaml",
        "      audience: [resident]\n      source: {id: leaflet, slide: 2}",
        "      audience: [resident, student]\n      source: {id: leaflet, slide: 2}",
    )
    made = changed(root)
    for prefix in ("", "en/", "ur/"):
        assert 'id="living-advice"' in made.pages[f"{prefix}for/student/"]
        assert 'data-service="living-advice"' in made.pages[f"{prefix}ways/student/"]
        for page in ("", "matrix/", "agencies/advice/"):
            assert "学生" in _unescaped(made.pages[prefix + page])
    assert "学生" in made.papers["guide.en"]
    assert "学生です" in made.papers["pointing.en"]
    audience = made.items("services.json")["living-advice"]["audience"]
    assert [one["id"] for one in audience] == ["resident", "student"]
    assert "学生" in made.found("en", "for/student/")["title"]


def without_special_measure(root: Path) -> None:
    file = root / "data/grant.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("special_measure:")], encoding="utf-8")


def test_another_fiscal_year_without_a_special_measure(root: Path) -> None:
    edit(root, "grant.yaml", "fiscal_year: 2026", "fiscal_year: 2027")
    edit(
        root,
        "grant.yaml",
        "as_of: 2026-05-01\nends: 2027-03-31",
        "as_of: 2026-11\nends: 2028-03-31",
    )
    without_special_measure(root)
    made = changed(root)
    page = text_of(made.pages["en/grant/"])
    assert "2027" in page
    assert "2026" not in page.partition("All the same")[0].partition("Minato subsidy")[2]
    assert "特別な決まり" not in _unescaped(made.pages["grant/"])
    assert 'data-ends="2028-03-31" hidden' in made.pages["grant/"]
    assert "2027" in made.papers["guide.ja"]
    (grant,) = made.items("en/grant.json").values()
    assert (grant["fiscal_year"], grant["ends"], grant["ended"]) == (2027, "2028-03-31", False)
    assert grant["special_measure"] is None
    assert (
        "inactive" not in made.files["hsds/en/services.csv"].decode().split("みなと補助金")[1][:400]
    )


def test_pages_and_papers_reckon_the_grant_alike(root: Path) -> None:
    """The example's two amounts make its total; a rate is a part of the whole; bars are limits."""
    edit(root, "grant.yaml", "example_special: 800", "example_special: 650")
    made = changed(root)
    total = plain(Phrases(made.site.editions[1])("grant.at_most", amount="1,450 yen"))
    page, paper = text_of(made.pages["en/grant/"]), made.papers["guide.en"]
    for said in (page, paper):
        assert total in said
        assert "10/10" in said
        assert "1/2" in said
    bars = re.findall(r'class="chart__bar" width="(\d+)"', made.pages["en/grant/"])
    assert bars == ["480", "426", "266", "106"], "900, 800, 500, 200"


@pytest.mark.parametrize("today", [date(2028, 3, 31), date(2028, 4, 1)])
def test_a_grant_is_over_after_its_year(root: Path, today: date) -> None:
    edit(root, "grant.yaml", "fiscal_year: 2026", "fiscal_year: 2027")
    end = "as_of: 2026-05-01\nends: "
    edit(root, "grant.yaml", f"{end}2027-03-31", f"{end}2028-03-31")
    without_special_measure(root)
    over = make(root, today).items("en/grant.json")["grant"]["ended"]
    assert over == (today.month == 4)


NOTE = {
    "ja": "海外からはかけられません",
    "en": "No calls from abroad",
    "ur": "بیرونِ ملک",
}


def test_a_0570_number_carries_its_note_wherever_it_stands(root: Path) -> None:
    edit(
        root,
        "center.yaml",
        "    number: 0857-00-0001\n    callers: anywhere",
        "    number: 0570-000-001\n    callers: in-japan",
    )
    made = changed(root)
    for edition in made.site.editions:
        locale, note = edition.locale, plain(edition.word("phone.navi_dial"))
        assert NOTE[locale.id] in note
        for address, html in made.pages.items():
            if address.startswith(locale.prefix) and made.site.editions[0].locale.id == locale.id:
                links = re.findall(
                    r'href="tel:\+81570[^>]*>.{0,700}?</a> ?(.{40})', html, re.DOTALL
                )
                assert links
                assert all('class="phone__note"' in after for after in links), address
        for paper in ("guide", "large", "sheet", "pointing"):
            assert note in made.papers[f"{paper}.{locale.id}"]
        assert made.indexes[locale.id]["notes"]["0570-000-001"] == note
        card = made.files[f"{locale.id}/center/minato.vcf"].decode().replace("\r\n ", "")
        assert note.replace(",", "\\,").replace(";", "\\;") in card
        west = made.files[f"{locale.id}/offices/west.vcf"].decode().replace("\r\n ", "")
        assert note.replace(",", "\\,").replace(";", "\\;") in west
        assert note in made.files[f"hsds/{locale.id}/phones.csv"].decode()
    assert made.not_found.count('class="phone__note"') == 3
    assert NOTE["en"] in made.pages["en/"].rpartition("</footer>")[2]


IN_ENGLISH = {"eight": 8, "nine": 9, "eleven": 11, "nineteen": 19}


def test_no_word_of_the_interface_says_how_many_records_there_are(
    editions: tuple[Edition, ...],
) -> None:
    """In any language and writing: what is counted is filled in from the data."""
    guide = editions[0].guide
    counted = (guide.agencies, guide.services, guide.offices, guide.prefectures, guide.topics)
    counts = {len(records) for records in counted}
    for edition in editions:
        for path, text in edition.texts.items():
            if path.startswith("interface.") or path.endswith(".covers"):
                assert not set(_numbers_in(text)) & counts, f"{edition.locale.id}: {path}"


def _numbers_in(text: str) -> Iterator[int]:
    yield from map(int, re.findall(r"\d+", text.replace("COVID-19", "")))
    for character in text:
        if character.isnumeric() and not character.isdecimal():
            yield int(unicodedata.numeric(character))
    yield from (IN_ENGLISH[word] for word in re.findall(r"[a-z]+", text) if word in IN_ENGLISH)


def _unescaped(html: str) -> str:
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), html)


def test_how_many_offices_have_coordinators_is_said_only_as_their_source_counts(
    root: Path,
) -> None:
    """An office more, as at an airport, or one that ends, makes no sentence that no source says."""

    def said() -> list[str]:
        made = changed(root)
        listed = (*made.pages.items(), *made.papers.items())
        found = [name for name, text in listed if re.search("There are [0-9] offices", text)]
        in_search = json.dumps(made.indexes["en"], ensure_ascii=False)
        return found + (["search"] if re.search("There are [0-9] offices", in_search) else [])

    assert {"en/offices/", "guide.en", "search"} <= set(said())
    append(root, "offices.yaml", NORTH.replace("PREFECTURES", "okayama"))
    assert said() == []
    assert "Addresses and telephone numbers of the offices" in text_of(
        changed(root).pages["en/offices/"]
    )
    edit(root, "coordinators.yaml", "offices: 2", "offices: 3")
    assert "en/offices/" in said()
    edit(root, "offices.yaml", "as_of: 2025-10-01", "as_of: 2025-10-01\n  ends: 2026-10-31")
    assert said() == []
