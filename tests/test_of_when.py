"""Nothing is given the day of another: numbers, the hours beside them, the pages of a paper."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from json import loads
from pathlib import Path
from typing import Any

import material
from guide.facts.dates import PartialDate
from guide.facts.record import SourceReference
from guide.facts.values import Telephone
from guide.languages.editions import Edition
from guide.languages.formats import Formats
from guide.pages.markup import without_ruby
from guide.pages.render import Renderer
from guide.paper.content import papers
from guide.site import PageKey, Site
from support.building import ROOT

SHAPES = loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
ICONS = Path(material.__file__).parent / "templates/.icons"
TODAY = date(2026, 11, 28)
OLD, NEW = PartialDate("2020-06-12"), PartialDate("2026-10")
IN_WORDS = {OLD: "Information as of June 12, 2020", NEW: "Information as of October 2026"}
UNKNOWN = "Date not known"
NUMBERS = Telephone("0857-00-0001"), Telephone("0857-00-0002")


def site_with(
    editions: tuple[Edition, ...],
    phones: tuple[PartialDate, ...],
    hours: PartialDate | None,
    **center: Any,
) -> Site:
    """The invented centre in English, with numbers and hours of these days."""
    english = editions[1]
    old = english.guide.center
    undated = next(one.id for one in english.guide.sources if one.as_of is None)
    dated = [
        old.phones[0].model_copy(update={"number": number, "as_of": as_of, "hours": None})
        for number, as_of in zip(NUMBERS, phones, strict=False)
    ]
    update = {"as_of": hours, "source": SourceReference(id=undated)}
    of_hours = old.hours.model_copy(update=update)
    new = old.model_copy(update={"phones": dated, "hours": of_hours, **center})
    guide = english.guide.model_copy(update={"center": new})
    return Site("https://example.org/", "", TODAY, (replace(english, guide=guide),))


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<svg.*?</svg>|<[^>]+>", " ", without_ruby(html)))


def home(site: Site) -> tuple[str, str, str]:
    """In words: the panel with the number to call, what opens below it, the foot of the page."""
    page = Renderer(ROOT, ICONS, SHAPES, site).page(PageKey("index"), site.editions[0])
    panel = page.body[page.body.index('class="call__when"') :].partition("</section>")[0]
    more = page.body[page.body.index('id="center"') :].partition("</details> </details>")[0]
    return words(panel), words(more), words(page.footer)


def test_number_and_hours_of_one_day_are_told_once(invented: tuple[Edition, ...]) -> None:
    panel, _, foot = home(site_with(invented, (OLD, OLD), OLD))
    assert panel.count(IN_WORDS[OLD]) == 1
    assert "Phone number:" not in panel
    assert "as of June 12, 2020 and may have changed" in foot
    assert foot.count("2020") == 1


def test_the_hours_do_not_get_the_day_of_the_number(invented: tuple[Edition, ...]) -> None:
    panel, more, foot = home(site_with(invented, (NEW,), OLD))
    for said in (panel, foot):
        assert f"Phone number: {IN_WORDS[NEW]}" in said
        assert f"Opening hours: {IN_WORDS[OLD]}" in said
    assert "Phone numbers and addresses can change." in foot
    assert IN_WORDS[OLD] in more


def test_of_hours_it_is_told_that_their_day_is_not_known(invented: tuple[Edition, ...]) -> None:
    panel, _, foot = home(site_with(invented, (NEW,), None))
    for said in (panel, foot):
        assert f"Opening hours: {UNKNOWN}" in said


def test_each_number_has_its_own_day(invented: tuple[Edition, ...]) -> None:
    site = site_with(invented, (NEW, OLD), OLD)
    panel, _, foot = home(site)
    assert f"Phone number: {IN_WORDS[NEW]}" in panel
    assert f"{NUMBERS[0]}: {IN_WORDS[NEW]}" in foot
    assert f"{NUMBERS[1]} and Opening hours: {IN_WORDS[OLD]}" in foot
    assert told_by_papers(site) == [
        f"{NUMBERS[0]}: {IN_WORDS[NEW]}",
        f"{NUMBERS[1]}: {IN_WORDS[OLD]}",
    ]


def told_by_papers(site: Site) -> list[str]:
    """Of when the numbers are, at the foot of each page of a paper."""
    told = {
        paper.kind: [
            "".join(run["text"] for run in said) for said in paper.content["numbers_as_of"]
        ]
        for paper in papers(site)
        if paper.kind in ("guide", "large")
    }
    assert told["guide"] == told["large"]
    return told["guide"]


def test_a_loose_page_says_of_what_its_day_is(invented: tuple[Edition, ...]) -> None:
    """Its own facts are of other days."""
    site = site_with(invented, (NEW, NEW), OLD)
    assert told_by_papers(site) == [f"Phone number: {IN_WORDS[NEW]}"]


def test_a_loose_page_without_a_number_has_no_day(invented: tuple[Edition, ...]) -> None:
    assert told_by_papers(site_with(invented, (OLD,), OLD, ends=date(2026, 10, 31))) == []


def test_the_home_page_names_the_source_of_all_that_it_says_of_the_centre(
    invented: tuple[Edition, ...],
) -> None:
    """Each is checked on a day of its own: the opening day and the reading, numbers and hours,
    the address, the stations."""
    japanese = invented[0]
    center = japanese.guide.center
    facts = [center, *center.phones, center.hours, center.address, *center.stations]
    days = [date(2026, 1, 1) + timedelta(days=place) for place in range(len(facts))]

    def checked(record: Any) -> Any:
        place = next(place for place, fact in enumerate(facts) if fact is record)
        return record.model_copy(update={"checked_on": days[place]})

    update = {
        name: [checked(one) for one in value] if isinstance(value, list) else checked(value)
        for name in ("phones", "hours", "address", "stations")
        if (value := getattr(center, name))
    }
    new = checked(center).model_copy(update=update)
    guide = japanese.guide.model_copy(update={"center": new})
    site = Site("https://example.org/", "", TODAY, (replace(japanese, guide=guide),))
    more = home(site)[1]
    write = Formats(japanese.locale).date
    assert [day for day in days if write(day) not in more] == []
    hours_at = more.index(write(days[facts.index(center.hours)]))
    assert "受付時間" in more[:hours_at]
