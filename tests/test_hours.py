"""An official changes the hours in `data/center.yaml`, and nothing else: what becomes of it."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import material
import pytest
import vobject
import yaml
from guide.facts.places import Places
from guide.languages.editions import Edition, load_editions
from guide.open_data.linked_data import LinkedData
from guide.open_data.records import Records
from guide.pages.render import Renderer
from guide.paper.content import papers
from guide.site import HOME, PageKey, Site
from support.building import ROOT, publish

DAY = date(2026, 11, 28)
# From Monday to Saturday without Wednesday, with a break at noon; the New Year as each form has it.
HOURS = """
spans:
  - days: [monday, tuesday, thursday, friday, saturday]
    opens: "09:00"
    closes: "12:00"
  - days: [monday, tuesday, thursday, friday, saturday]
    opens: "13:00"
    closes: "17:30"
closed_on_public_holidays: true
exceptions:
  - {first: 2026-11-27}
  - {first: 2026-12-28, opens: "10:00", closes: "12:00"}
  - {first: 2026-12-28, opens: "13:00", closes: "15:00"}
"""
FORMS = {
    "over the New Year": [{"first": "12-29", "last": "01-03"}],
    "in two parts": [{"first": "12-29", "last": "12-31"}, {"first": "01-01", "last": "01-03"}],
    "the old year only": [{"first": "12-29", "last": "12-31"}],
}


def changed(folder: Path, closures: list[dict[str, str]]) -> Site:
    """The guide with other hours, which are those of each of the centre's numbers, too."""
    data = Path(shutil.copytree(ROOT / "data", folder / "data"))
    file = data / "center.yaml"
    center = yaml.safe_load(file.read_text(encoding="utf-8"))
    source = center["hours"]["source"]
    hours = yaml.safe_load(HOURS) | {"closed_every_year": closures, "source": source}
    phones = [
        {name: value for name, value in phone.items() if name != "hours"}
        for phone in center["phones"]
    ]
    changed = center | {"hours": hours, "phones": phones}
    # JSON is YAML in which every text, such as 09:00, stands in quotes.
    file.write_text(json.dumps(changed, default=str), encoding="utf-8")
    return Site("https://example.org/", "https://example.com/repo", DAY, load_editions(data))


@pytest.fixture(scope="module", params=FORMS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return changed(tmp_path_factory.mktemp("changed"), FORMS[request.param])


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The change in its first form."""
    return changed(tmp_path_factory.mktemp("usual"), FORMS["over the New Year"])


@pytest.fixture(scope="module")
def data(usual: Site) -> dict[str, bytes]:
    """The open data of the change."""
    return publish(usual.editions, DAY)


def edition(site: Site, locale: str) -> Edition:
    return next(one for one in site.editions if one.locale.id == locale)


def lines_on_the_page(site: Site, locale: str) -> list[str]:
    """The lines of hours on the home page, as they are read."""
    icons = Path(material.__file__).parent / "templates/.icons"
    shapes = json.loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
    body = Renderer(ROOT, icons, shapes, site).page(HOME, edition(site, locale)).body
    first = body.split('<p class="hours">')[1].partition("</p>")[0]
    lines = re.findall(r'<span class="hours__line[^>]*>(.*)</span>', first)
    without_readings = (re.sub(r"<r[tp]>[^<]*|<[^>]+>", "", line) for line in lines)
    return [" ".join(unescape(line).split()) for line in without_readings]


SAID = {
    "ja": [
        "月曜日、火曜日、木曜日から土曜日：9:00から12:00まで、13:00から17:30まで",
        "休みの日：水曜日、日曜日、祝日、12月29日から1月3日まで",
        "2026年12月28日：10:00から12:00まで、13:00から15:00まで",
    ],
    "ja-easy": [
        "月曜日、火曜日、木曜日から土曜日まで：午前9時から午後0時まで、午後1時から午後5時30分まで",
        "休みの日：水曜日、日曜日、祝日＜＝国の休みの日＞、12月29日から1月3日まで",
        "2026年12月28日：午前10時から午後0時まで、午後1時から午後3時まで",
    ],
    "en": [
        "Monday, Tuesday, Thursday to Saturday: 9:00 AM to 12:00 PM, 1:00 PM to 5:30 PM",
        "Closed: Wednesday, Sunday, public holidays, December 29 to January 3",
        "December 28, 2026: 10:00 AM to 12:00 PM, 1:00 PM to 3:00 PM",
    ],
    "ur": [
        "پیر، منگل، جمعرات تا ہفتہ: 9:00 AM سے 12:00 PM تک، 1:00 PM سے 5:30 PM تک",
        "بند: بدھ، اتوار، عام تعطیلات، 29 دسمبر سے 3 جنوری تک",
        "28 دسمبر، 2026: 10:00 AM سے 12:00 PM تک، 1:00 PM سے 3:00 PM تک",
    ],
    "my": [
        "တနင်္လာ၊ အင်္ဂါ၊ ကြာသပတေးနေ့မှ စနေနေ့အထိ: 9:00 မှ 12:00 အထိ၊ 13:00 မှ 17:30 အထိ",
        "ပိတ်ရက်: ဗုဒ္ဓဟူး၊ တနင်္ဂနွေ၊ အများပြည်သူ အားလပ်ရက်၊ ဒီဇင်ဘာ 29 ရက်မှ ဇန်နဝါရီ 3 ရက်အထိ",
        "2026 ဒီဇင်ဘာ 28: 10:00 မှ 12:00 အထိ၊ 13:00 မှ 15:00 အထိ",
    ],
}


@pytest.mark.parametrize("locale", SAID)
def test_the_page_says_it_in_each_language_without_what_is_over(usual: Site, locale: str) -> None:
    assert lines_on_the_page(usual, locale) == SAID[locale]


@pytest.mark.parametrize("locale", SAID)
def test_papers_say_the_same(usual: Site, locale: str) -> None:
    made = {one.kind: one.content["center"]["hours"] for one in papers(usual, locale)}
    assert made.keys() >= {"guide", "sheet"}
    for kind in ("guide", "sheet"):
        lines = ["".join(run["text"] for run in line) for line in made[kind]]
        assert [" ".join(line.split()) for line in lines] == SAID[locale]


CLOSED = {
    "over the New Year": "12月29日から1月3日まで",
    "in two parts": "12月29日から12月31日まで、1月1日から1月3日まで",
    "the old year only": "12月29日から12月31日まで",
}


def test_each_form_of_the_closure_is_said_as_it_is(site: Site, request: Any) -> None:
    form = request.node.callspec.params["site"]
    closed = lines_on_the_page(site, "ja")[1]
    assert closed == f"休みの日：水曜日、日曜日、祝日、{CLOSED[form]}"


def test_search_engines_are_told_the_week_and_the_dates(site: Site, request: Any) -> None:
    form = request.node.callspec.params["site"]
    records = Records(site, edition(site, "en"), Places.read(ROOT / "data"))
    (page, _, center) = json.loads(LinkedData(records).of_page(PageKey("index"), "", ""))["@graph"]
    assert page["@type"] == "WebPage"
    week = center["location"]["openingHoursSpecification"]
    days = [
        f"https://schema.org/{day}"
        for day in ("Monday", "Tuesday", "Thursday", "Friday", "Saturday")
    ]
    assert [(one["dayOfWeek"], one["opens"], one["closes"]) for one in week] == [
        (days, "09:00", "12:00"),
        (days, "13:00", "17:30"),
        (["https://schema.org/PublicHolidays"], "00:00", "00:00"),
    ]
    last = {"the old year only": ("2026-12-31", "2027-12-31")}.get(
        form, ("2027-01-03", "2028-01-03")
    )
    special = center["location"]["specialOpeningHoursSpecification"]
    assert [
        (one["validFrom"], one["validThrough"], one["opens"], one["closes"]) for one in special
    ] == [
        ("2026-12-29", last[0], "00:00", "00:00"),
        ("2027-12-29", last[1], "00:00", "00:00"),
        ("2026-12-28", "2026-12-28", "10:00", "12:00"),
        ("2026-12-28", "2026-12-28", "13:00", "15:00"),
    ]
    assert center["contactPoint"][0]["hoursAvailable"] == [*week, *special]


def test_hsds_has_a_row_for_each_span_closure_and_exception(data: dict[str, bytes]) -> None:
    table = io.StringIO(data["hsds/en/schedules.csv"].decode("utf-8-sig"))
    first, second, *dates = csv.DictReader(table)
    for row, opens, closes in ((first, "09:00", "12:00"), (second, "13:00", "17:30")):
        assert (row["freq"], row["byday"]) == ("WEEKLY", "MO,TU,TH,FR,SA")
        assert (row["opens_at"], row["closes_at"]) == (
            f"{opens}:00+09:00",
            f"{closes}:00+09:00",
        )
    assert [
        (row["valid_from"], row["valid_to"], row["opens_at"], row["description"]) for row in dates
    ] == [
        ("2026-12-29", "2027-01-03", "", "closed"),
        ("2027-12-29", "2028-01-03", "", "closed"),
        ("2026-12-28", "2026-12-28", "10:00:00+09:00", SAID["en"][-1]),
        ("2026-12-28", "2026-12-28", "13:00:00+09:00", SAID["en"][-1]),
    ]
    assert len({row["id"] for row in [first, second, *dates]}) == 2 + len(dates)


def test_json_keeps_what_programs_know_and_says_the_rest(data: dict[str, bytes]) -> None:
    (center,) = json.loads(data["en/center.json"])["items"]
    hours = center["hours"]
    assert hours["weekdays"] == ["monday", "tuesday", "thursday", "friday", "saturday"]
    assert hours["days"] == "Monday, Tuesday, Thursday to Saturday"
    assert (hours["opens"], hours["closes"]) == (None, None)
    assert [(one["opens"], one["closes"]) for one in hours["spans"]] == [
        ("09:00", "12:00"),
        ("13:00", "17:30"),
    ]
    assert hours["new_year_closure"] == ["12-29", "01-03"]
    assert hours["closed_every_year"] == [{"first": "12-29", "last": "01-03"}]
    assert [(one["first"], one["opens"], one["closes"]) for one in hours["exceptions"]] == [
        ("2026-11-27", None, None),
        ("2026-12-28", "10:00", "12:00"),
        ("2026-12-28", "13:00", "15:00"),
    ]
    assert hours["text"].splitlines() == SAID["en"]


AROUND = {
    "over the New Year": ["12-29", "01-03"],
    "in two parts": ["12-29", "01-03"],
    "the old year only": ["12-29", "12-31"],
}


def test_the_closure_around_the_new_year_is_still_named(site: Site, request: Any) -> None:
    (center,) = json.loads(publish(site.editions[:1], DAY)["ja/center.json"])["items"]
    assert center["hours"]["new_year_closure"] == AROUND[request.node.callspec.params["site"]]


def test_the_card_for_address_books_says_it_in_its_note(data: dict[str, bytes]) -> None:
    for locale in ("ja", "en"):
        (file,) = (path for path in data if path.startswith(f"{locale}/center/"))
        (card,) = vobject.readComponents(data[file].decode())
        assert [line for line in SAID[locale] if line not in card.note.value.splitlines()] == []


def test_gif_says_the_hours_of_an_office_that_has_some(usual: Site) -> None:
    japanese = usual.editions[0]
    hours = japanese.guide.center.hours
    office = japanese.guide.offices[0]
    offices = [
        office.model_copy(update={"hours": hours}),
        office.model_copy(update={"id": "without-hours", "hours": None}),
    ]
    with_hours = Edition(
        japanese.locale, japanese.guide.model_copy(update={"offices": offices}), None
    )
    first, second = json.loads(publish((with_hours,), DAY)["gif/offices.json"])["データ"]
    facility = first["施設情報"]
    assert facility["利用可能曜日"] == "月火木金土"
    assert (facility["開始時刻"], facility["終了時刻"]) == (None, None)
    assert facility["利用可能日時説明"].splitlines() == SAID["ja"]
    assert second["施設情報"]["利用可能曜日"] is None
