"""Nobody is led to where somebody was: to the office of old, its address, a centre that is gone."""

from __future__ import annotations

import html
import json
import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import unquote

import pytest
from guide.languages.phrases import plain
from guide.paper.content import papers
from support.changed import NORTH, Made, append, edit, lay_out_whole, make, text_of
from support.rendering import between, rendered, shown

LAST = date(2026, 10, 31)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out_whole(tmp_path / "project")


COVERS = "    prefectures: [shimane]"


@pytest.fixture
def handed_over(root: Path) -> Path:
    """The western office goes on, but its prefecture is another's."""
    edit(root, "offices.yaml", COVERS, f"    ends: {LAST}\n{COVERS}")
    append(root, "offices.yaml", NORTH.replace("PREFECTURES", "shimane"))
    return root


def led_to(made: Made) -> set[str]:
    """The offices to which pages lead whoever names the prefecture."""
    asking = [made.pages[f"en/{page}/company/"] for page in ("for", "ways")]
    choices = {link for page in asking for link in re.findall(r'=shimane#(\w+)"[ >]', page)}
    map_areas = re.findall(r'<a href="#(\w+)"[^>]*aria-label="([^"]*): Shimane"', _offices(made))
    rows = re.findall(r'<tr id="(\w+)" data-row data-prefecture="[^"]*shimane', _offices(made))
    assert choices
    assert map_areas
    return {*choices, *(office for office, _ in map_areas), *rows}


def _offices(made: Made) -> str:
    return made.pages["en/offices/"]


def test_a_prefecture_leads_to_the_office_that_has_taken_it_over(handed_over: Path) -> None:
    before, after = make(handed_over, LAST), make(handed_over)
    assert led_to(before) == {"west", "north"}
    assert led_to(after) == {"north"}
    assert "West Branch" not in "".join(re.findall('aria-label="[^"]*: Shimane"', _offices(after)))
    (listed,) = re.findall(r"<li><span>Shimane</span>(.*?)</li>", _offices(after), re.DOTALL)
    west, north = listed.split('href="#north"')
    assert "This has ended." in text_of(west)
    assert "This has ended." not in text_of(north)
    assert after.found("en", "offices/", "west")["details"] == []
    assert after.found("en", "offices/", "west")["phones"]  # it goes on
    assert after.found("en", "offices/", "north")["details"] == ["Shimane"]


def test_a_prefecture_that_nobody_has_taken_over_shows_the_office_of_old_as_over(
    root: Path,
) -> None:
    edit(root, "offices.yaml", COVERS, f"    ends: {LAST}\n{COVERS}")
    made = make(root)
    assert led_to(made) == {"west"}
    (listed,) = re.findall(r"<li><span>Shimane</span>(.*?)</li>", _offices(made), re.DOTALL)
    assert "This has ended." in text_of(listed)


def places(html: str) -> dict[str, bool]:
    """The prefectures that a local government can choose, and which are marked as over."""
    listed = re.findall(r'<li class="places__(\d\d)[^"]*">(.*?)</li>', html, re.DOTALL)
    return {code: "終わりました" in shown(one) for code, one in listed}


@pytest.mark.parametrize("page", ["for", "ways"])
@pytest.mark.parametrize("kind", ["coverage", "office"])
def test_a_prefecture_that_nobody_covers_any_more_says_so_where_it_is_chosen(
    root: Path, kind: str, page: str
) -> None:
    """On the map, too, for those who hear what its areas are."""
    old, new = {
        "coverage": (COVERS, f"    ends: {LAST}\n{COVERS}"),
        "office": ("  kind: branch\n", f"  kind: branch\n  ends: {LAST}\n"),
    }[kind]
    edit(root, "offices.yaml", old, new)
    for day, over in ((LAST, False), (LAST + timedelta(days=1), True)):
        body = rendered(root / "data", f"{page}/_each", "company", today=day).body
        assert places(body) == {"31": False, "32": over, "33": False}
        offices = rendered(root / "data", "offices", today=day).body
        (area,) = re.findall('<a href="#west" class="japan[^>]*>', offices)
        label = "西分室：島根県"
        assert f'aria-label="{"終わりました " * over}{label}"' in area
        then = re.search("data-then='(.*?)'", area)
        assert bool(then) is not over
        if then:
            assert json.loads(html.unescape(then[1])) == {"aria-label": f"終わりました {label}"}


def test_a_prefecture_that_another_has_taken_over_is_not_over(handed_over: Path) -> None:
    body = rendered(handed_over / "data", "for/_each", "company").body
    assert places(body) == {"31": False, "32": False, "33": False}


NUMBER = "    callers: anywhere\n"
NOTHING_TO_CALL = {
    "centre": ("opened:", f"ends: {LAST}\nopened:"),
    "number": (NUMBER, f"{NUMBER}    ends: {LAST}\n"),
}
OFFERS = (
    "footer.call_title", "call.say", "center.open_now", "center.closed_now", "offices.residents",
    "ways.ask_center",
)  # fmt: skip


def offered(made: Made) -> set[str]:
    """The words on English pages that say to call the centre, or whether it is open."""
    english = next(one for one in made.site.editions if one.locale.id == "en")
    words = {name: plain(english.word(name)) for name in OFFERS}
    texts = [
        html.unescape(re.sub("<[^>]+>", " ", page))
        for address, page in made.pages.items()
        if address.startswith("en/")
    ]
    labels = " ".join(re.findall(r'aria-label="([^"]*)"', "".join(made.pages.values())))
    return {
        name
        for name, word in words.items()
        if word in labels or any(word in text for text in texts)
    }


@pytest.mark.parametrize("kind", NOTHING_TO_CALL)
def test_nobody_is_told_to_call_a_centre_without_a_number(root: Path, kind: str) -> None:
    edit(root, "center.yaml", *NOTHING_TO_CALL[kind])
    before, after = make(root, LAST), make(root)
    assert offered(before) == set(OFFERS)
    assert offered(after) == set()
    for address in ("en/", "en/topics/jobs/", "en/for/resident/", "en/ways/resident/"):
        main = after.pages[address].partition("<footer")[0]
        assert "data-open-now" not in main
        assert "This has ended." in text_of(main)
    assert re.findall('data-known-until="([^"]+)', before.pages["en/"]) == [LAST.isoformat()]
    title = "Need help? Call the center"
    assert title in before.papers["sheet.en"]
    assert "<tel:+81857000001>" not in after.papers["sheet.en"]


def test_the_hours_of_a_centre_that_has_ended_are_over(root: Path) -> None:
    edit(root, "center.yaml", *NOTHING_TO_CALL["centre"])
    made = make(root)
    for address in ("en/", "en/offices/"):
        _, _, footer = made.pages[address].partition("<footer")
        _, _, after_hours = footer.partition('class="hours"')
        assert "This has ended." in text_of(after_hours.partition("</div>")[0])


def card(made: Made, id: str) -> str:
    page = made.pages["en/cards/"]
    return page[page.index(f'<section class="card" id="{id}"') :].partition("</section>")[0]


ADDRESSES = {
    "centre": ("center.yaml", *NOTHING_TO_CALL["centre"]),
    "address": ("center.yaml", "  postal_code:", f"  ends: {LAST}\n  postal_code:"),
    "office": ("offices.yaml", "  kind: branch\n", f"  kind: branch\n  ends: {LAST}\n"),
}
OF_OLD = {
    "centre": ("en/", "center", "みなと町1-2-3"),
    "address": ("en/", "center", "みなと町1-2-3"),
    "office": ("en/offices/", "office-west", "にし町6-7"),
}


@pytest.mark.parametrize("kind", ADDRESSES)
def test_nobody_is_sent_to_an_address_of_old(root: Path, kind: str) -> None:
    edit(root, *ADDRESSES[kind])
    before, after = make(root, LAST), make(root)
    page, shown, address = OF_OLD[kind]
    for made, leads in ((before, True), (after, False)):
        body = made.pages[page]
        copied = [one for one in re.findall(r'data-copy="([^"]*)"', body) if address in one]
        mapped = [
            link
            for link in re.findall(r'href="https://www.google.com/maps/[^"]*query=([^"]*)', body)
            if address in unquote(link)
        ]
        assert bool(copied) == bool(mapped) == leads
        said = card(made, shown)
        assert ("counter-sentence" in said) == (address in said) == leads
        assert ("This has ended." in text_of(said)) is not leads
        vcard = made.files[f"en/{VCARDS[kind]}.vcf"].decode()
        assert ("\nADR" in vcard) == leads


VCARDS = {"centre": "center/minato", "address": "center/minato", "office": "offices/west"}


def test_no_code_on_paper_leads_to_a_centre_that_has_ended(root: Path) -> None:
    edit(root, *ADDRESSES["centre"])
    for day, leads in ((LAST, True), (LAST + timedelta(days=1), False)):
        sheets = [one for one in papers(make(root, day).site) if one.kind == "sheet"]
        assert sheets
        assert all(bool(one.content["center"]["map"]) == leads for one in sheets)


def test_what_a_service_is_written_to_ends_with_its_agency(root: Path) -> None:
    edit(
        root,
        "agencies.yaml",
        "  short_name: 仕事センター\n",
        f"  short_name: 仕事センター\n  ends: {LAST}\n",
    )
    page = make(root, LAST).pages["en/agencies/work/"]
    links = re.findall(r'<a[^>]* href="(?:tel|mailto):[^>]*>', page.partition("<footer")[0])
    own = [link for link in links if not ("+81857000001" in link or "data-report" in link)]
    assert own
    assert all(f'data-until="{LAST}"' in link for link in own)


def test_mistakes_are_not_reported_by_mail_to_a_centre_that_has_ended(root: Path) -> None:
    edit(root, *ADDRESSES["centre"])
    for day, asked in ((LAST, True), (LAST + timedelta(days=1), False)):
        offices = make(root, day).pages["en/offices/"]
        assert bool(re.search(r'href="mailto:[^>]* data-report', offices)) == asked


FROM_ABROAD = "外国からかける番号"
ABROAD = f"""\
  - id: abroad
    number: 0857-00-0099
    callers: abroad
    use: {FROM_ABROAD}
    source: {{id: leaflet}}
"""


def test_a_number_for_some_only_says_for_whom_wherever_it_stands_in_for_the_first(
    root: Path,
) -> None:
    edit(root, "center.yaml", "mail: {address: ask", f"{ABROAD}mail: {{address: ask")
    edit(root, "center.yaml", NUMBER, f"{NUMBER}    ends: {LAST}\n")
    pages = [
        ("index", None), ("topics/_each", "jobs"), ("for/_each", "company"),
        ("ways/_each", "company"), ("offices", None), ("cards", None),
    ]  # fmt: skip
    for template, item in pages:
        body = rendered(root / "data", template, item).body
        numbers = body.split('href="tel:+81857000099"')[1:]
        assert numbers, template
        for number in numbers:
            assert FROM_ABROAD in shown("<a " + number[:1000])[:60], template
    (guide,) = [one for one in papers(make(root).site, "ja") if one.kind == "guide"]
    assert guide.content["center"]["main_phone"]["note"] == [{"text": FROM_ABROAD}]
    before = rendered(root / "data", "topics/_each", "jobs", today=LAST)
    assert FROM_ABROAD not in before.body


OFFICERS = ("coordinators.yaml", "officers: 4", f"officers: 4\nends: {LAST}")
WHERE = '<ul class="places'


@pytest.mark.parametrize("page", ["for", "ways"])
def test_no_prefecture_is_asked_for_where_there_are_no_coordinators_any_more(
    root: Path, page: str
) -> None:
    edit(root, *OFFICERS)
    before, after = (
        rendered(root / "data", f"{page}/_each", "company", today=day).body
        for day in (LAST, LAST + timedelta(days=1))
    )
    opened = before[: before.index(WHERE)].rpartition("data-until=")[2]
    assert opened.startswith(f'"{LAST}">')
    assert "</section>" not in opened
    assert "</div>" not in opened
    assert WHERE not in after


def test_nothing_tells_of_coordinators_who_are_no_more_as_if_they_were_there(root: Path) -> None:
    """Each card of an office says it, too: it is their number and place that it shows."""
    edit(root, *OFFICERS)
    lead = "2つの事務所があります。"
    for day, over in ((LAST, False), (LAST + timedelta(days=1), True)):
        offices = rendered(root / "data", "offices", today=day)
        assert offices.description.startswith("終わりました") is over
        assert (lead in shown(offices.body)) is not over
        cards = rendered(root / "data", "cards", today=day).body
        for office in ("east", "west"):
            of_office = between(cards, f'id="office-{office}"', "</section>")
            assert ("終わりました" in shown(of_office)) is over


def test_what_is_told_of_the_home_page_begins_with_the_end_of_the_centre(root: Path) -> None:
    """As search engines and those who share it show it."""
    edit(root, "center.yaml", *NOTHING_TO_CALL["centre"])
    for day, over in ((LAST, False), (LAST + timedelta(days=1), True)):
        home = rendered(root / "data", "index", today=day)
        assert home.description.startswith("終わりました") is over
