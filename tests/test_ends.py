"""An end is an end everywhere: what is over is shown as over, and nobody is sent there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from guide.languages.phrases import Phrases, plain
from guide.pages.render import Renderer
from guide.site import PageKey, Site
from support.building import ROOT
from support.changed import ICONS, Made, edit, lay_out_whole, make

LAST = date(2026, 2, 17)
ENDS = f"ends: {LAST}"
PREFIXES = {"ja": "", "en": "en/", "ur": "ur/"}
SERVICE = "      name: 生活相談，法律相談\n"

# For each kind of record: its file, what stands in it, the same with an end; the pages that mark
# it, the papers that do, the records of the open data that say it (file and id, as paths).
KINDS: dict[str, tuple[str, str, str, list[str], list[str]]] = {
    "center": (
        "center.yaml", "opened:", f"{ENDS}\nopened:",
        ["", "offices/", "agencies/work/"], ["guide", "large", "sheet", "pointing"],
    ),
    "telephone": (
        "center.yaml", "    callers: anywhere\n", f"    callers: anywhere\n    {ENDS}\n",
        ["", "topics/jobs/", "about/"], ["guide", "large", "sheet", "pointing"],
    ),
    "hours": (
        "center.yaml", 'closes: "18:30"\n', f'closes: "18:30"\n  {ENDS}\n',
        ["", "grant/"], ["guide", "large", "sheet", "pointing"],
    ),
    "address": (
        "center.yaml", "  postal_code:", f"  {ENDS}\n  postal_code:",
        ["", "cards/"], ["guide", "large", "sheet", "pointing"],
    ),
    "station": (
        "center.yaml", "    lines: みなと線\n", f"    lines: みなと線\n    {ENDS}\n",
        [""], ["guide", "large", "sheet"],
    ),
    "agency": (
        "agencies.yaml", "  short_name: くらしの窓\n", f"  short_name: くらしの窓\n  {ENDS}\n",
        ["", "agencies/", "agencies/advice/", "matrix/", "topics/living/", "for/resident/",
         "ways/resident/", "cards/"],
        ["guide", "large", "sheet", "pointing"],
    ),
    "affiliation": (
        "agencies.yaml", "{name: みなと市の部局,", f"{{name: みなと市の部局, {ENDS},",
        ["agencies/advice/"], ["guide", "large"],
    ),
    "website": (
        "agencies.yaml", "{url: https://advice.example.jp/,",
        f"{{url: https://advice.example.jp/, {ENDS},",
        ["agencies/advice/"], ["guide", "large"],
    ),
    "unit": (
        "agencies.yaml", "      name: 総合受付\n", f"      name: 総合受付\n      {ENDS}\n",
        ["agencies/advice/", "matrix/"], ["guide", "large"],
    ),
    "activity": (
        "agencies.yaml", "      conditions: [free]\n", f"      conditions: [free]\n      {ENDS}\n",
        ["agencies/advice/", "topics/living/", "for/resident/"], ["guide", "large"],
    ),
    "service": (
        "agencies.yaml", SERVICE, f"{SERVICE}      {ENDS}\n",
        ["agencies/advice/", "matrix/", "topics/living/", "for/resident/", "ways/resident/",
         "cards/"],
        ["guide", "large", "pointing"],
    ),
    "office": (
        "offices.yaml", "  kind: branch\n", f"  kind: branch\n  {ENDS}\n",
        ["offices/", "cards/"], ["guide", "large"],
    ),
    "jurisdiction": (
        "offices.yaml", "    prefectures: [shimane]", f"    {ENDS}\n    prefectures: [shimane]",
        ["offices/"], ["guide", "large"],
    ),
    "grant": (
        "grant.yaml", "fiscal_year: 2026", "fiscal_year: 2025",
        ["grant/"], ["guide", "large"],
    ),
    "special measure": (
        "grant.yaml", "fiscal_year: 2026", "fiscal_year: 2025",
        ["grant/"], ["guide", "large"],
    ),
    "coordinators": (
        "coordinators.yaml", "officers: 4", f"officers: 4\n{ENDS}",
        ["coordinators/", "offices/", "cards/", "for/company/"], ["guide", "large"],
    ),
}  # fmt: skip
# These have an end of their own already, and a date of which they are.
MORE = {
    "grant": [("as_of: 2026-05-01\nends: 2027-03-31", f"as_of: 2025-05-01\n{ENDS}")],
    "special measure": [
        ("  as_of: 2026-05-01\n  ends: 2027-03-30", f"  as_of: 2025-05-01\n  {ENDS}")
    ],
}


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Made]:
    """Everything, made of the data in which one kind of record has ended; each made once."""
    made: dict[str, Made] = {}

    def of(kind: str) -> Made:
        if kind not in made:
            root = lay_out_whole(tmp_path_factory.mktemp("ends") / "project")
            file, old, new, _, _ = KINDS[kind]
            for one, other in [(old, new), *MORE.get(kind, [])]:
                edit(root, file, one, other)
            made[kind] = make(root)
        return made[kind]

    return of


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("locale", PREFIXES)
def test_pages_mark_it_in_every_language(
    kind: str, locale: str, ended: Callable[[str], Made]
) -> None:
    made = ended(kind)
    edition = next(one for one in made.site.editions if one.locale.id == locale)
    word = plain(edition.word("status.ended"))
    for page in KINDS[kind][3]:
        html = made.pages[PREFIXES[locale] + page]
        shown = re.findall(rf'data-ends="{LAST}"(?: hidden)?>(?:<strong>)?([^<]*)', html)
        hidden = re.findall(rf'data-ends="{LAST}" hidden', html)
        assert shown, f"{page} does not mark it"
        assert not hidden, page
        assert all(_unescaped(one) == word for one in shown), (page, shown)


def _unescaped(html: str) -> str:
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), html)


@pytest.mark.parametrize("kind", KINDS)
def test_papers_mark_it_in_every_language(kind: str, ended: Callable[[str], Made]) -> None:
    made = ended(kind)
    for edition in made.site.editions:
        said = plain(Phrases(edition).ended_on(LAST))
        for paper in KINDS[kind][4]:
            assert said in made.papers[f"{paper}.{edition.locale.id}"], paper


@pytest.mark.parametrize("kind", KINDS)
def test_the_open_data_says_so(kind: str, ended: Callable[[str], Made]) -> None:
    made = ended(kind)
    found = [
        record
        for path, content in made.files.items()
        if path.startswith("en/") and path.endswith(".json")
        for record in _records(json.loads(content))
        if record["ends"] == LAST.isoformat()
    ]
    assert found
    assert all(record["ended"] for record in found)


def _records(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "ends" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _records(item)


FOUND = {
    "center": ("", ""),
    "agency": ("agencies/advice/", ""),
    "service": ("agencies/advice/", "living-advice"),
    "office": ("offices/", "west"),
    "grant": ("grant/", ""),
    "coordinators": ("coordinators/", ""),
}


@pytest.mark.parametrize("kind", FOUND)
@pytest.mark.parametrize("locale", PREFIXES)
def test_a_result_of_the_search_says_so_and_offers_no_number(
    kind: str, locale: str, ended: Callable[[str], Made]
) -> None:
    made = ended(kind)
    edition = next(one for one in made.site.editions if one.locale.id == locale)
    result = made.found(locale, *FOUND[kind])
    assert plain(edition.word("status.ended")) in result["details"]
    assert not result["phones"]


def test_a_service_of_an_ended_agency_is_over_and_so_is_the_topic_that_has_no_other(
    ended: Callable[[str], Made],
) -> None:
    made = ended("agency")
    assert made.items("en/services.json")["living-advice"]["ended"]
    assert made.items("en/services.json")["job-placement"]["ends"] != LAST.isoformat()
    assert "This has ended." in made.found("en", "topics/living/", "living-advice")["details"]
    assert "This has ended." in made.found("en", "topics/living/")["details"]
    rows = made.files["hsds/en/services.csv"].decode().splitlines()
    (row,) = [row for row in rows if "agencies/advice/#living-advice" in row]
    assert "inactive" in row
    for page in ("en/topics/living/", "en/ways/resident/"):
        desk = re.search(
            r'(id|data-service)="living-advice".*?</(article|li)>', made.pages[page], re.S
        )
        assert desk
        assert "tel:" not in desk[0]


NUMBER, OFFICE_NUMBER = "0857-00-0001", "0570-000-003"


def _dialled(made: Made, href: str) -> list[str]:
    """Where a link, a card or a programme would dial the number."""
    printed = f"<{href}>"
    return [
        *(page for page, html in made.pages.items() if f'"{href}"' in html),
        *(paper for paper, text in made.papers.items() if printed in text),
        *(locale for locale, index in made.indexes.items() if href in json.dumps(index["phones"])),
        *(["404"] if f'"{href}"' in made.not_found else []),
        *(path for path, card in made.files.items()
          if path.endswith(".vcf") and "TEL" in card.decode() and href in _unfolded(card)),
    ]  # fmt: skip


def _unfolded(card: bytes) -> str:
    return card.decode().replace("\r\n ", "").replace("-", "")


def test_a_number_that_has_ended_is_dialled_nowhere(
    tmp_path: Path, ended: Callable[[str], Made]
) -> None:
    main = "tel:+81857000001"
    assert len(_dialled(make(lay_out_whole(tmp_path / "before")), main)) > 80
    made = ended("telephone")
    assert _dialled(made, main) == []
    for page in made.pages.values():
        assert NUMBER not in page or "phone--over" in page
    for path in ("en/", "en/cards/", "en/topics/jobs/"):
        assert "phone--over" in made.pages[path]
    assert '"telephone":"+81857000001"' not in "".join(made.pages.values())
    assert NUMBER not in made.files["hsds/en/phones.csv"].decode()
    assert _dialled(ended("office"), "tel:+81570000003") == []
    assert "+81570000003" not in ended("office").pages["en/offices/"]


# Whom one is led to, and what it is a part of.
WAYS = {
    "tel:+81857000001": "center",
    "tel:+81570000004": "agency",
    "tel:+81857000005": "agency",  # of a unit
    "tel:+81857000006": "agency",  # of a service
    "mailto:desk@advice.example.jp": "agency",
    "https://advice.example.jp/desk": "agency",
    "https://advice.example.jp/booking": "agency",
}


@pytest.mark.parametrize("way", WAYS)
def test_nobody_is_led_to_a_part_of_what_is_over(way: str, ended: Callable[[str], Made]) -> None:
    assert _dialled(ended("station"), way), "while nothing but a station is over"
    assert _dialled(ended(WAYS[way]), way) == []


def test_nobody_calls_a_unit_that_is_over(tmp_path: Path) -> None:
    """The desk goes on where its unit does not: its agency's number takes the unit's place."""
    root = lay_out_whole(tmp_path / "project")
    path = root / "data/agencies.yaml"
    text = path.read_text(encoding="utf-8")
    without = re.sub("      phones:\n        - id: line\n(          .*\n)+", "", text)
    without = without.replace("name: 総合受付\n", f"name: 総合受付\n      {ENDS}\n")
    path.write_text(without, encoding="utf-8")
    before, after = make(root, LAST), make(root, date(2026, 3, 1))
    for made, called in ((before, "0857-00-0005"), (after, "0570-000-004")):
        page = made.pages["en/topics/living/"]
        for number in ("0857-00-0005", "0570-000-004"):
            assert (f"tel:+81{number.replace('-', '')[1:]}" in page) == (number == called)
        assert made.found("en", "topics/living/", "living-advice")["phones"][0] == called


# Where a service or an activity is told, and with what its place begins and ends.
PLACES = [
    ("matrix/", '<tr id="living-advice"', "</tr>"),
    ("cards/", '<a href="#service-living-advice">', "</li>"),
    ("cards/", 'id="service-living-advice"', "</section>"),
    ("agencies/advice/", '<h3 id="living-advice">', "</section>"),
    ("agencies/advice/", '<li id="living">', "</li>"),
    ("topics/living/", 'data-service="living-advice"', '<li class="desk">'),
    ("topics/jobs/", 'data-service="living-advice"', '<li class="desk">'),
]


@pytest.mark.parametrize("kind", ["agency", "service"])
@pytest.mark.parametrize(("page", "begin", "end"), PLACES)
def test_each_place_of_a_part_says_that_it_or_the_whole_is_over(
    kind: str, page: str, begin: str, end: str, ended: Callable[[str], Made]
) -> None:
    """An agency that is over is said to be so where only its services stand, too."""
    if kind == "service" and 'id="living"' in begin:
        kind = "activity"
    for prefix in PREFIXES.values():
        place = ended(kind).pages[prefix + page].split(begin, 1)[1].partition(end)[0]
        assert f'data-ends="{LAST}">' in place


def test_a_topic_is_there_as_long_as_one_of_its_desks(ended: Callable[[str], Made]) -> None:
    """One of the two desks of `jobs` ends in February, the other on the last day of March."""

    def told(today: date) -> str:
        site = Site("https://example.org/", "", today, ended("service").site.editions)
        english = site.editions[1]
        shapes = json.loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
        page = Renderer(ROOT, ICONS, shapes, site).page(PageKey("topics/_each", "jobs"), english)
        head = page.body.partition('id="desks"')[0]
        return plain(page.description) + head

    going_on, over = told(date(2026, 3, 31)), told(date(2026, 4, 1))
    assert "This has ended." not in going_on.partition("\n")[0]
    assert 'data-ends="2026-03-31" hidden' in going_on
    assert "tel:+81857000001" in going_on
    assert over.startswith("This has ended.")
    assert 'data-ends="2026-03-31">' in over
    assert "tel:" not in over


def test_the_next_number_takes_the_place_of_a_main_number_that_has_ended(tmp_path: Path) -> None:
    """A build by night, with nobody there to edit the data."""
    root = lay_out_whole(tmp_path / "project")
    second = (
        "  - id: second\n    number: 0857-00-0009\n    callers: in-japan\n    use: 新しい番号\n"
        "    source: {id: leaflet}\n"
    )
    edit(root, "center.yaml", "mail: {address: ask", second + "mail: {address: ask")
    edit(root, "center.yaml", "    callers: anywhere\n", f"    callers: anywhere\n    {ENDS}\n")
    before, made = make(root, LAST), make(root)
    old, new = "tel:+81857000001", "tel:+81857000009"
    assert f'class="phone phone--big" href="{old}"' in before.pages["en/"]
    assert f'class="phone phone--big" href="{new}"' in made.pages["en/"]
    assert f'href="{old}"' not in "".join(made.pages.values())
    first, *_ = before.found("en", "")["phones"]
    assert first == NUMBER
    assert made.found("en", "")["phones"][0] == "0857-00-0009"
    assert NUMBER not in str(made.found("en", "")["phones"])
    for paper in ("guide.en", "sheet.ja", "pointing.ur"):
        assert f"<{new}>" in made.papers[paper]
        assert f"<{old}>" not in made.papers[paper]


def test_on_the_last_day_itself_nothing_is_over(tmp_path: Path) -> None:
    root = lay_out_whole(tmp_path / "project")
    file, old, new, _, _ = KINDS["service"]
    edit(root, file, old, new)
    made = make(root, LAST)
    assert not made.items("en/services.json")["living-advice"]["ended"]
    assert f'data-ends="{LAST}" hidden' in made.pages["en/topics/living/"]
    assert f'<div data-until="{LAST}">' in made.pages["en/topics/living/"]
    assert f'<div class="desk__call" data-until="{LAST}">' in made.pages["en/topics/living/"]


def test_a_desk_without_a_number_is_called_at_the_centre_until_its_last_day(tmp_path: Path) -> None:
    root = lay_out_whole(tmp_path / "project")
    file = root / "data/agencies.yaml"
    text = file.read_text(encoding="utf-8")
    without = re.sub(r"  phones:\n    - \{id: old.*\n    - \{id: new.*\n", "", text)
    assert without != text
    file.write_text(without, encoding="utf-8")
    last = date(2026, 3, 31)  # of the placement of jobs
    named = f'<li class="say__name" data-until="{last}">'
    before, after = (make(root, day).pages for day in (last, date(2026, 4, 1)))
    assert named in before["en/topics/jobs/"]
    assert "say__name" not in after["en/topics/jobs/"]


def test_a_grant_that_outlasts_its_year_is_still_of_that_year(tmp_path: Path) -> None:
    """An end far off does not make rules of a past year those of today."""
    root = lay_out_whole(tmp_path)
    edit(root, "grant.yaml", "fiscal_year: 2026", "fiscal_year: 2025")
    edit(
        root,
        "grant.yaml",
        "as_of: 2026-05-01\nends: 2027-03-31",
        "as_of: 2025-05-01\nends: 2032-03-31",
    )
    made = make(root)
    said = "2025年度は終わりました"
    notices = re.findall(r'<p class="ended"([^>]*)>(.*?)</p>', made.pages["grant/"])
    assert [said in text for mark, text in notices if "hidden" not in mark] == [True]
    for kind in ("guide", "large"):
        assert said in made.papers[f"{kind}.ja"]
    assert [one["ended"] for one in made.items("grant.json").values()] == [True]
