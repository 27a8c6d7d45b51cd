"""Translations that a person has read: named and dated wherever a reader judges them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import material
import pytest
from guide.facts.places import Places
from guide.facts.problems import DataError
from guide.languages.editions import Edition, load_editions
from guide.pages.render import Page, Renderer
from guide.paper.content import papers
from guide.site import PageKey, Site
from support.building import ROOT, publish

Change = Callable[[str, str, str], None]
DAY = date(2026, 11, 28)
READER = "{name: Aoi & Noa Sato, on: 2026-01-15}"
OTHER = "{name: نور, on: 2026-02-20}"


def site_of(data: Path) -> Site:
    return Site(
        "https://example.org/", "https://example.org/repo", DAY, load_editions(data, today=DAY)
    )


def edition(site: Site, locale: str) -> Edition:
    return next(one for one in site.editions if one.locale.id == locale)


def page(site: Site, locale: str, key: str) -> Page:
    icons = Path(material.__file__).parent / "templates/.icons"
    shapes = json.loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
    return Renderer(ROOT, icons, shapes, site).page(PageKey(key), edition(site, locale))


def notices(site: Site, locale: str) -> list[str]:
    """What a paper says of its translation."""
    (sheet,) = (one for one in papers(site, locale) if one.kind == "sheet")
    return ["".join(run["text"] for run in notice) for notice in sheet.content["notices"]]


def told(files: dict[str, bytes], locale: str, dataset: str) -> Any:
    return json.loads(files[f"{locale}/{dataset}.json"])["translations"][locale]


@pytest.fixture
def whole(data: Path, change: Change) -> Path:
    """The English file has been read as a whole."""
    change("translations/en.yaml", "made_by: machine", f"made_by: {READER}")
    return data


@pytest.fixture
def partly(data: Path, change: Change) -> Path:
    """In the Urdu file somebody has read two texts of the centre."""
    for text in ("text: پلازہ\n", "text: میناتو تابونکا پلازہ\n"):
        change("translations/ur.yaml", text, f"{text}    made_by: {OTHER}\n")
    return data


def test_who_has_read_a_whole_file_is_named_and_dated_on_every_page(whole: Path) -> None:
    site = site_of(whole)
    words = edition(site, "en").guide.interface["translation"]
    for key in ("index", "offices", "translations"):
        notice = page(site, "en", key).trail
        assert "Aoi &#38; Noa Sato checked this page&#39;s translation on" in notice
        assert "January 15, 2026." in notice
        assert words["machine"] not in notice
        assert words["machine_texts"] not in notice
    other = page(site, "ur", "index").trail
    assert edition(site, "ur").guide.interface["translation"]["machine"] in other


def test_and_on_the_status_page_with_the_number_of_texts(whole: Path) -> None:
    site = site_of(whole)
    number = edition(site, "en").count("translated")
    assert edition(site, "en").count_reviewed() == number
    assert edition(site, "ur").count_reviewed() == 0
    body = page(site, "ur", "translations").body
    assert f"{number}<br>" in body
    assert "<bdi>Aoi &#38; Noa Sato</bdi>, 15 جنوری، 2026" in body


def test_and_on_paper(whole: Path) -> None:
    site = site_of(whole)
    assert notices(site, "en")[0] == (
        "Aoi & Noa Sato checked this PDF's translation on January 15, 2026."
    )
    assert len(notices(site, "en")) == 2


def test_and_in_the_open_data(whole: Path, invented_places: Places) -> None:
    files = publish(site_of(whole).editions, DAY, invented_places)
    center = told(files, "en", "center")
    assert center["made_by"] == "Aoi & Noa Sato"
    assert "center.name" in center["reviewed"]
    (review,) = center["reviews"]
    assert (review["by"], review["on"]) == ("Aoi & Noa Sato", "2026-01-15")
    assert review["texts"] == center["reviewed"]
    assert told(files, "ur", "center")["reviews"] == []


def test_who_has_read_some_texts_is_named_where_they_stand(
    partly: Path, invented_places: Places
) -> None:
    site = site_of(partly)
    words = edition(site, "ur").guide.interface["translation"]
    notice = page(site, "ur", "index").trail
    assert "<bdi>2</bdi> (<bdi>نور</bdi>" in notice
    assert words["machine_texts"] in notice
    assert words["machine"] not in notice
    assert "<bdi>نور</bdi>, February 20, 2026" in page(site, "en", "translations").body
    assert edition(site, "ur").count_reviewed() == 2
    assert any("نور" in line for line in notices(site, "ur"))
    center = told(publish(site.editions, DAY, invented_places), "ur", "center")
    assert center["made_by"] == "machine"
    # The other one, how that name is read, is in no file.
    assert center["reviews"] == [{"by": "نور", "on": "2026-02-20", "texts": ["center.short_name"]}]


def test_a_text_made_by_machine_since_is_told_beside_the_reader_of_the_file(
    whole: Path, change: Change
) -> None:
    change(
        "translations/en.yaml",
        "text: Minato Tabunka Plaza\n",
        "text: Minato Tabunka Plaza\n    made_by: machine\n",
    )
    site = site_of(whole)
    words = edition(site, "en").guide.interface["translation"]
    assert words["machine_texts"] in page(site, "en", "index").trail
    assert edition(site, "en").count_reviewed() == edition(site, "en").count("translated") - 1


def test_a_changed_japanese_text_takes_the_mark_away(
    partly: Path, change: Change, invented_places: Places
) -> None:
    change("center.yaml", "reading: みなとたぶんかプラザ", "reading: みなとたぶんか館")
    change(
        "topics.yaml", "question: くらしのことで相談したいです。", "question: くらしの相談です。"
    )
    site = site_of(partly)
    assert edition(site, "ur").count_reviewed() == 1
    assert "<bdi>1</bdi> (<bdi>نور</bdi>" in page(site, "ur", "index").trail
    center = told(publish(site.editions, DAY, invented_places), "ur", "center")
    assert center["reviewed"] == ["center.short_name"]
    assert center["reviews"][0]["texts"] == ["center.short_name"]


def head(shown: Page) -> str:
    """What stands on the line above a page about its translation."""
    (line,) = re.findall("<summary.*?</summary>", shown.trail, re.DOTALL)
    return html.unescape(re.sub("<.*?>", "", line)).strip()


def test_a_page_with_a_text_whose_review_is_outdated_is_not_headed_as_read(
    whole: Path, change: Change
) -> None:
    """Nor does the sentence below, or a paper, say that all of it has been read."""
    words = edition(site_of(whole), "en").guide.interface
    assert head(page(site_of(whole), "en", "index")) == words["translation"]["short_reviewed"]
    change(
        "topics.yaml", "question: くらしのことで相談したいです。", "question: くらしの相談です。"
    )
    site = site_of(whole)
    home = page(site, "en", "index")
    assert head(home) == (
        f"{words['translation']['short_reviewed']} · {words['progress']['stale']}"
    )
    assert "checked this page&#39;s translation" not in home.trail
    assert "(Aoi &#38; Noa Sato, January 15, 2026)" in home.trail
    assert words["translation"]["short"] not in home.trail
    # Where that text does not stand, nothing changes.
    assert head(page(site, "en", "offices")) == words["translation"]["short_reviewed"]
    (guide,) = (one for one in papers(site, "en") if one.kind == "guide")
    said = ["".join(run["text"] for run in notice) for notice in guide.content["notices"]]
    assert not any("checked this PDF's translation" in line for line in said)
    assert any("Aoi & Noa Sato" in line for line in said)


def test_a_page_that_nobody_has_translated_is_not_said_to_be_a_machines(data: Path) -> None:
    (data / "translations/ur.yaml").write_text("made_by: machine\ntexts: {}\n", "utf-8")
    site = site_of(data)
    words = edition(site, "ur").guide.interface
    home = page(site, "ur", "index")
    assert head(home) == words["progress"]["missing"]
    assert words["translation"]["machine"] not in home.trail
    assert words["translation"]["missing"] in home.trail
    assert words["print"]["machine"] not in notices(site, "ur")


def test_who_has_read_a_text_against_another_japanese_is_not_named_for_it(
    data: Path, change: Change, invented_places: Places
) -> None:
    """Also where the old translation goes on standing there, as that of a question does."""
    text = "text: I would like advice on daily life.\n"
    change("translations/en.yaml", text, f"{text}    made_by: {READER}\n")
    assert edition(site_of(data), "en").count_reviewed() == 1
    change("topics.yaml", "くらしのことで相談したいです。", "くらしのことを聞きたいです。")
    site = site_of(data)
    assert "I would like advice on daily life." in page(site, "en", "index").body
    assert edition(site, "en").count_reviewed() == 0
    for key in ("index", "translations"):
        assert "Aoi" not in page(site, "en", key).trail + page(site, "en", key).body
    assert not any("Aoi" in line for line in notices(site, "en"))
    files = publish(site.editions, DAY, invented_places)
    assert told(files, "en", "topics")["reviews"] == []


@pytest.mark.parametrize(
    ("made_by", "complaint"),
    [
        ("{name: <b>Aoi</b>, on: 2026-01-15}", "looks like markup"),
        ('{name: " ", on: 2026-01-15}', "the text is empty"),
        ("{name: Machine, on: 2026-01-15}", '"Machine" has read nothing; write made_by: machine'),
        ('{name: "Aoi\\u202e", on: 2026-01-15}', "invisible character"),
        ('{name: "Aoi\\nSato", on: 2026-01-15}', "line break"),
        ("{name: Aoi, on: 2026-11-29}", "2026-11-29 is in the future"),
        ("{name: Aoi, on: 2019-12-31}", "nobody can have read a translation on 2019-12-31"),
        ("{name: Aoi, on: 2026-02-30}", "month 2 has 28 days"),
        ("{name: Aoi}", '"on" is missing'),
    ],
)
@pytest.mark.parametrize("place", ["file", "text"])
def test_a_wrong_reviewer_is_a_mistake_at_its_line(
    data: Path, change: Change, made_by: str, complaint: str, place: str
) -> None:
    if place == "file":
        change("translations/en.yaml", "made_by: machine", f"made_by: {made_by}")
    else:
        text = "text: Minato Tabunka Plaza\n"
        change("translations/en.yaml", text, f"{text}    made_by: {made_by}\n")
    lines = (data / "translations/en.yaml").read_text(encoding="utf-8").splitlines()
    (line,) = (number for number, one in enumerate(lines, 1) if "made_by: {" in one)
    with pytest.raises(DataError) as caught:
        load_editions(data, today=DAY)
    found = [one for one in caught.value.problems if complaint in str(one.message)]
    assert found
    assert {(str(one.file), one.line) for one in found} == {("data/translations/en.yaml", line)}
