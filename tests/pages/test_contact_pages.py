"""What is known of how somebody is reached is read where a reader looks for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from json import loads
from pathlib import Path

import material
import pytest
from guide.languages.editions import Edition
from guide.pages.render import Renderer
from guide.site import PageKey, Site
from support.building import ROOT

SHAPES = loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
ICONS = Path(material.__file__).parent / "templates/.icons"
Read = Callable[..., str]
UNKNOWN = "The source does not say what to bring."


@pytest.fixture
def read(invented: tuple[Edition, ...]) -> Read:
    """What stands on a page, given its template, the record and the language."""
    site = Site("https://example.org/", "https://example.com/", date(2026, 11, 28), invented)
    renderer = Renderer(ROOT, ICONS, SHAPES, site)
    editions = {edition.locale.id: edition for edition in invented}

    def page(template: str, item: str | None = None, locale: str = "en") -> str:
        html = renderer.page(PageKey(template, item), editions[locale]).body
        return re.sub(r"\s+", " ", html)

    return page


def part(html: str, begin: str, end: str) -> str:
    return html[html.index(begin) :].partition(end)[0]


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<svg.*?</svg>|<[^>]+>", " ", html))


def test_an_agency_says_how_it_and_its_units_are_reached(read: Read) -> None:
    html = read("agencies/_each", "advice")
    assert 'class="phone phone--big" href="tel:+81570000004"' in html
    assert "only for this agency" not in html
    said = words(part(html, 'id="units"', 'id="about"'))
    for fact in (
        "0857-00-0005",
        "Spoken on the phone: Japanese and English",
        "desk@advice.example.jp",
        "https://advice.example.jp/desk",
        "You can make an appointment",
        "https://advice.example.jp/booking",
        "Floor 3 Counter 5",
        "3階 5番窓口",
        "With an interpreter: Urdu",
        "500 yen from the 2nd time",
        "The letter from the city office",
        "Tuesday, Thursday: 1:00",
        "Leaflet of the Minato Multicultural Plaza",
    ):
        assert fact in said, fact


def test_it_is_said_in_urdu_too(read: Read) -> None:
    said = words(read("agencies/_each", "advice", "ur"))
    assert "کاؤنٹر 5" in said
    assert "عملے کی زبانیں" in said
    assert "شہر کے دفتر کا خط" in said


def test_what_is_over_is_marked_and_no_link(read: Read) -> None:
    html = read("agencies/_each", "work")
    assert "tel:+81857000007" not in html
    assert 'href="https://jobs.example.jp/ask"' not in html
    assert html.count("It applied until May 31, 2026.") == 2
    assert html.index("0857-00-0008") < html.index("0857-00-0007")


def test_a_desk_has_the_nearest_number_and_what_to_bring(read: Read) -> None:
    html = read("topics/_each", "living")
    desk = part(html, 'id="living-advice"', '<h2 id="counter">')
    assert "tel:+81857000006" in desk
    assert "tel:+81857000001" not in desk, "not the centre's"
    said = words(desk)
    assert "An appointment is required" in said
    assert "The 1st time is free." in said
    assert "What to bring The letter from the city office" in said
    assert UNKNOWN not in html


def test_what_to_bring_is_unknown_where_no_desk_knows_it(
    read: Read, invented: tuple[Edition, ...]
) -> None:
    japanese = invented[0]
    unit = japanese.guide.agencies[0].units[0].model_copy(update={"bring": None})
    agency = japanese.guide.agencies[0].model_copy(update={"units": [unit]})
    guide = japanese.guide.model_copy(update={"agencies": [agency, japanese.guide.agencies[1]]})
    edition = replace(japanese, guide=guide)
    site = Site("https://example.org/", "", date(2026, 11, 28), (edition,))
    html = Renderer(ROOT, ICONS, SHAPES, site).page(PageKey("topics/_each", "living"), edition).body
    assert "何を持っていくかは、資料に書いてありません" in html


def test_ways_and_audiences_name_the_number_of_the_desk(read: Read) -> None:
    answer = part(read("ways/_each", "resident"), 'id="living"', "ways-back")
    assert "tel:+81857000006" in answer
    assert "An appointment is required" in answer
    assert "tel:+81857000006" in read("for/_each", "resident")


def test_a_card_shows_number_and_counter_in_japanese(read: Read) -> None:
    card = part(read("cards"), 'id="service-living-advice"', "</section>")
    assert 'class="phone phone--big" href="tel:+81857000006"' in card
    assert '<p class="card__place" lang="ja" dir="ltr">3階 5番窓口</p>' in card
    assert "Appointment An appointment is required" in words(card)


def test_the_directory_has_the_offices_other_ways(read: Read) -> None:
    row = part(read("offices"), '<tr id="east"', "</tr>")
    assert "tel:+81857000009" in row
    assert 'href="mailto:east@office.example.jp"' in row
    assert "With an interpreter: English and Urdu" in words(row)


def test_a_japanese_address_is_whole_with_the_building(read: Read) -> None:
    """It is what one shows to a driver, on a card, too."""
    card = words(part(read("cards"), 'id="office-east"', "</section>"))
    assert "鳥取県鳥取市ひがし町4-5 ひがしビル" in card
    row = part(read("offices"), '<tr id="east"', "</tr>")
    assert '<bdi class="japanese" lang="ja">鳥取県鳥取市ひがし町4-5 ひがしビル</bdi>' in row


def test_a_fact_without_a_day_of_its_own_is_as_of_its_sources(read: Read) -> None:
    """The leaflet is as of April 2025; of when the website is, nobody knows."""
    card = words(part(read("cards"), 'id="service-living-advice"', "</section>"))
    assert "Source: Information as of April 2025 Leaflet" in card
    assert "(slide 2) Information as of April 2025" in card
    office = words(part(read("cards"), 'id="office-east"', "</section>"))
    assert "Information as of October 1, 2025" in office
    placement = words(part(read("agencies/_each", "work"), 'id="activities"', 'id="services"'))
    assert "Information as of" not in placement


def test_the_day_of_a_check_is_its_own(read: Read, invented: tuple[Edition, ...]) -> None:
    english = invented[1]
    east = english.guide.offices[0].model_copy(update={"checked_on": date(2026, 9, 8)})
    guide = english.guide.model_copy(update={"offices": [east]})
    edition = replace(english, guide=guide)
    site = Site("https://example.org/", "", date(2026, 11, 28), (edition,))
    html = Renderer(ROOT, ICONS, SHAPES, site).page(PageKey("cards"), edition).body
    said = words(re.sub(r"\s+", " ", html[html.index('id="office-east"') :]))
    assert "Information as of October 1, 2025 Checked" in said
    assert "September 8, 2026" in said


def test_desks_stand_in_the_order_of_the_data_with_what_they_do(read: Read) -> None:
    """Whoever comes tries the first one first."""
    jobs = read("topics/_each", "jobs")
    assert jobs.index('data-service="job-placement"') < jobs.index('data-service="living-advice"')
    resident = read("for/_each", "resident")
    desk = words(part(resident, 'data-service="living-advice"', "</li> <li"))
    assert "What you can ask about here Gives advice on daily life" in desk


def test_the_home_page_says_what_is_known_of_the_centre(read: Read) -> None:
    said = words(part(read("index"), 'id="center"', 'class="home__you"'))
    for fact in (
        "Cost of a call: the usual price of a call",
        "When calling from abroad: Leave out the 0",
        "ask@plaza.example.jp",
        "No appointment is needed",
        "With an interpreter: Urdu, Vietnamese, and Chinese",
        "Advice is free.",
        "Residence card",
    ):
        assert fact in said, fact
