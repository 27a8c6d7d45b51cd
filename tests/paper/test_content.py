"""What the papers say, before they are set: parts that are absent, what a translation is worth."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from typing import Any

from guide.facts.dates import PartialDate
from guide.facts.guide import Guide
from guide.facts.newest import newest_day
from guide.facts.values import Text
from guide.languages.editions import Edition
from guide.languages.localize import texts
from guide.languages.phrases import Phrases, together
from guide.paper.content import papers
from guide.paper.typeset import typeset
from guide.paper.writer import as_json
from guide.site import Site
from support.pdf_text import bare, by_pdfium

DAY = date(2026, 11, 23)


def site_of(editions: tuple[Edition, ...], **absent: None) -> Site:
    """A site of editions whose guides lack some parts."""
    editions = tuple(
        dataclasses.replace(edition, guide=edition.guide.model_copy(update=absent))
        for edition in editions
    )
    return Site("https://example.org/", "https://example.org/repository", DAY, editions)


def content_of(site: Site, locale: str, kind: str) -> dict[str, Any]:
    return next(paper.content for paper in papers(site, locale) if paper.kind == kind)


def test_a_centre_without_grant_and_coordinators_has_papers_without_them(
    editions: tuple[Edition, ...], tmp_path: Path
) -> None:
    site = site_of(editions, grant=None, coordinators=None)
    content = content_of(site, "en", "guide")
    assert content["grant"] is None
    assert content["coordinators"] is None
    assert content["offices"]["for_whom"] is None
    made = typeset(papers(site, "en"), [one.locale for one in editions], tmp_path, 0)
    assert len(made) == 4


def test_files_are_called_after_the_centre(editions: tuple[Edition, ...]) -> None:
    center = editions[0].guide.center.model_copy(update={"id": "harbour-desk"})
    renamed = [
        dataclasses.replace(one, guide=one.guide.model_copy(update={"center": center}))
        for one in editions
    ]
    site = Site("https://example.org/", "https://example.org/repository", DAY, tuple(renamed))
    assert [paper.address for paper in papers(site, "my")] == [
        "my/print/harbour-desk-guide.my.pdf",
        "my/print/harbour-desk-guide.my.large.pdf",
        "my/print/harbour-desk-sheet.my.pdf",
        "my/print/harbour-desk-pointing.my.pdf",
    ]


def test_a_paper_lists_the_stale_texts_that_it_says_and_no_others(
    editions: tuple[Edition, ...],
) -> None:
    english = next(one for one in editions if one.locale.id == "en")
    id = english.guide.offices[0].id
    guide = with_stale(english.guide, "center.address.text", f"offices.{id}.name")
    stale = dataclasses.replace(english, guide=guide)
    site = site_of((editions[0], stale))
    texts_of = {kind: said(content_of(site, "en", kind)["stale"]) for kind in ("sheet", "guide")}
    office = guide.offices[0].name
    assert guide.center.address.text in texts_of["sheet"]
    assert office not in texts_of["sheet"]
    assert {guide.center.address.text, office} <= set(texts_of["guide"])
    notice = guide.interface["translation"]["stale"]
    assert notice in said(content_of(site, "en", "sheet")["notices"])
    assert notice not in said(content_of(site_of(editions), "ja", "sheet")["notices"])


def test_on_paper_from_right_to_left_japanese_runs_from_left_to_right(
    editions: tuple[Edition, ...],
) -> None:
    """In titles and bookmarks, too, and with the values that stand in it."""
    name = Text("センター（東京）", lang="ja", status="missing")
    date = Text("{date}まで", lang="ja", status="stale")
    urdu = next(one for one in editions if one.locale.direction == "rtl")
    say = Phrases(urdu)
    content = {"name": name, "until": together(say.fill(date, date="1 مئی"), " ", "مئی")}
    made = as_json(content, urdu.locale)
    assert said([made["name"]]) == ["\u2066センター（東京）\u2069"]
    assert made["until"] == [
        {"text": "\u2066"},
        {"text": "1 مئی", "apart": True},
        {"text": "まで", "lang": "ja"},
        {"text": "\u2069"},
        {"text": " "},
        {"text": "مئی"},
    ]
    assert said([as_json(content, editions[0].locale)["name"]]) == ["センター（東京）"]


def with_stale(guide: Guide, *paths: str) -> Guide:
    """The guide after the Japanese of some texts has changed."""
    changed = guide.model_copy(deep=True)
    for path in paths:
        texts(changed)[path].status = "stale"
    return changed


def said(phrases: list[list[dict[str, str]]]) -> list[str]:
    return ["".join(run["text"] for run in runs) for runs in phrases]


def test_the_day_of_the_papers_is_the_newest_in_the_data(invented: tuple[Edition, ...]) -> None:
    """So a clone without history, another machine and another day make the same PDFs."""
    guide = invented[0].guide
    assert newest_day(guide, date(2026, 5, 1)) == date(2026, 4, 1)
    assert newest_day(guide, date(2026, 11, 28)) == date(2026, 6, 1), "a number ended in May"
    sources = [one.model_copy(update={"as_of": None}) for one in guide.sources]
    offices = [one.model_copy(update={"as_of": PartialDate("2026-07")}) for one in guide.offices]
    later = guide.model_copy(update={"sources": sources, "offices": offices})
    assert newest_day(later, date(2026, 5, 1)) == date(2026, 7, 1)


def test_a_pointing_sheet_says_of_what_it_is_that_it_is_over(
    invented: tuple[Edition, ...], tmp_path: Path
) -> None:
    """Of the address where it stands; below the hours, it said so of both."""
    over = {"address": date(2026, 8, 31), "hours": date(2026, 9, 30)}
    editions = []
    for edition in invented:
        center = edition.guide.center
        ended = {
            name: getattr(center, name).model_copy(update={"ends": last})
            for name, last in over.items()
        }
        changed = center.model_copy(update=ended)
        guide = edition.guide.model_copy(update={"center": changed})
        editions.append(dataclasses.replace(edition, guide=guide))
    site = site_of(tuple(editions))
    paper = next(one for one in papers(site, "en") if one.kind == "pointing")
    made = typeset([paper], [one.locale for one in invented], tmp_path, 0)[0]
    read = bare(by_pdfium(made.file))
    end = read[read.rindex("〒680-0001") :]
    places = [
        end.index(bare(said))
        for said in ("2026年8月31日", "August 31, 2026", "0857-00-0001", "September 30, 2026")
    ]
    assert places == sorted(places)
    assert read.count(bare("August 31, 2026")) == 1
