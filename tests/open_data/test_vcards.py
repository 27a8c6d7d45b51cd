"""The vCards open in an address book and say what the guide says."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import vobject
from guide.facts.places import Places
from guide.languages.editions import Edition, load_editions
from guide.languages.ruby import without_readings
from support.building import publish

# The two versions, each in its folder.
VERSIONS = {"4.0": "", "3.0": "vcard3/"}


def card(published: dict[str, bytes], path: str) -> vobject.base.Component:
    (found,) = vobject.readComponents(published[path].decode())
    return found


def values(found: vobject.base.Component, name: str) -> list[object]:
    return [line.value for line in found.contents.get(name, [])]


@pytest.mark.parametrize("version", VERSIONS)
def test_there_is_a_card_for_each_and_one_file_of_all(
    published: dict[str, bytes], editions: tuple[Edition, ...], version: str
) -> None:
    for edition in editions:
        locale, guide = f"{edition.locale.id}/{VERSIONS[version]}", edition.guide
        cards = {path for path in published if re.match(rf"{locale}(?!vcard3)\w+/\S*\.vcf$", path)}
        assert cards == {
            f"{locale}center/fresc.vcf",
            *(f"{locale}agencies/{agency.id}.vcf" for agency in guide.agencies),
            *(f"{locale}offices/{office.id}.vcf" for office in guide.offices),
        }
        everything = list(vobject.readComponents(published[f"{locale}contacts.vcf"].decode()))
        assert len(everything) == len(cards)
        for office in guide.offices:
            found = card(published, f"{locale}offices/{office.id}.vcf")
            names = [*values(found, "fn"), *values(found, "nickname")]
            assert names[0] == without_readings(office.name)
            assert office.name.source in names


def test_lines_are_short_and_end_as_they_must(published: dict[str, bytes]) -> None:
    for path, content in published.items():
        if path.endswith(".vcf"):
            assert b"\n" not in content.replace(b"\r\n", b"")
            for line in content.split(b"\r\n"):
                assert len(line) <= 75
                line.decode()  # no character is cut


def test_each_card_is_of_its_version_and_has_its_identifier(published: dict[str, bytes]) -> None:
    for path, content in published.items():
        if path.endswith(".vcf") and not path.endswith("contacts.vcf"):
            found = card(published, path)
            version = "3.0" if "/vcard3/" in path else "4.0"
            assert values(found, "version") == [version]
            assert values(found, "kind") == (["org"] if version == "4.0" else [])
            assert re.match(r"urn:uuid:[0-9a-f-]{36}$", str(values(found, "uid")[0]))
            assert content.startswith(f"BEGIN:VCARD\r\nVERSION:{version}\r\n".encode())
            assert str(values(found, "source")[0]).endswith(path)
            found.validate()


def test_numbers_are_dialled_without_what_is_asked_for_afterwards(
    invented_files: dict[str, bytes],
) -> None:
    east = card(invented_files, "ja/offices/east.vcf")
    assert values(east, "tel")[0] == "tel:+81-857-00-0002"
    assert "所属部署番号：12" in str(values(east, "note")[0])
    west = card(invented_files, "en/offices/west.vcf")
    assert values(west, "tel") == ["tel:+81-570-000-003"]
    east = card(invented_files, "ja/vcard3/offices/east.vcf")
    assert values(east, "tel")[0] == "+81-857-00-0002"
    assert not [path for path, card in invented_files.items() if b";ext=" in card]


@pytest.mark.parametrize("folder", VERSIONS.values())
def test_a_number_says_who_calls_it_and_a_section_how_it_is_asked_for(
    published: dict[str, bytes], invented_files: dict[str, bytes], folder: str
) -> None:
    center = card(published, f"en/{folder}center/fresc.vcf")
    labels = {line.group: line.value for line in center.contents["x-ablabel"]}
    assert [labels[line.group] for line in center.contents["tel"]] == [
        "For phones in Japan, except some IP phones",
        "For some IP phones and calls from abroad",
    ]
    east = card(invented_files, f"ja/{folder}offices/east.vcf")
    assert values(east, "x-ablabel")[0] == "相談係, 所属部署番号：12"


def test_a_card_names_the_source_of_all_that_stands_on_it(
    data: Path, change: Callable[[str, str, str], None]
) -> None:
    """Hours, sites and the hours of a number of a newer source than the rest."""
    new = "as_of: 2026-DAY, source: {id: website}"
    change(
        "center.yaml",
        "  closed_on_public_holidays: false\n  source: {id: leaflet, slide: 1}",
        "  closed_on_public_holidays: false\n  as_of: 2026-10-01\n  source: {id: website}",
    )
    change(
        "center.yaml",
        "      closed_on_public_holidays: true\n      source: {id: leaflet, slide: 1}",
        "      closed_on_public_holidays: true\n      as_of: 2026-10-02\n      source: {id: website}",
    )
    for day, site in (("10-03", "https://advice"), ("10-04", "https://work")):
        change(
            "agencies.yaml",
            f"{site}.example.jp/, source: {{id: leaflet}}",
            f"{site}.example.jp/, {new.replace('DAY', day)}",
        )
    made = publish(load_editions(data), places=Places.read(data))
    for path, days in (
        ("center/minato", ["10-01", "10-02", "10-03"]),
        ("agencies/work", ["10-04"]),
        ("agencies/advice", ["10-03"]),
    ):
        (note,) = values(card(made, f"en/{path}.vcf"), "note")
        for day in days:
            assert f"Websites of the agencies (2026-{day})" in str(note), path


LAST = date(2027, 6, 30)
ENDS = f"ends: {LAST}"
MAIN = "  - id: main\n    number: 0857-00-0001\n    callers: anywhere\n"
SECOND = MAIN.replace("main", "second").replace("0001", "0011")
REST = "    use: 予備\n    source: {id: leaflet, slide: 1}\n"
# What ends on that day: its file, what stands there, the same with an end.
ENDINGS = {
    "the number": ("center.yaml", MAIN, f"{SECOND}{REST}{MAIN}    {ENDS}\n"),
    "one of the numbers": ("center.yaml", "mail: {address: ask@",
                           f"{SECOND}{REST}    {ENDS}\nmail: {{address: ask@"),
    "the address": ("center.yaml", "  postal_code:", f"  {ENDS}\n  postal_code:"),
    "the centre": ("center.yaml", "opened:", f"{ENDS}\nopened:"),
    "the site that confirms": ("agencies.yaml", "{url: https://advice.example.jp/,",
                               f"{{url: https://advice.example.jp/, {ENDS},"),
    "the agency that confirms": ("agencies.yaml", "  short_name: くらしの窓\n",
                                 f"  short_name: くらしの窓\n  {ENDS}\n"),
    "an office": ("offices.yaml", "  kind: bureau\n", f"  kind: bureau\n  {ENDS}\n"),
    "a number of an office": ("offices.yaml", "{id: ur,", f"{{id: ur, {ENDS},"),
}  # fmt: skip


@pytest.mark.parametrize("case", ENDINGS)
def test_a_card_from_which_something_goes_bears_the_day_on_which_it_went(
    case: str, data: Path, change: Callable[[str, str, str], None]
) -> None:
    """Whoever keeps a card and looks at its REV alone learns of it; of other cards, nothing."""
    of_advice = "    - id: main\n      number: 0570-000-004\n"
    change("agencies.yaml", of_advice, f"{of_advice}      ends: 2026-01-01\n")
    change(*ENDINGS[case])
    guides, places = load_editions(data), Places.read(data)
    before, after = (publish(guides, day, places) for day in (LAST, LAST + timedelta(1)))
    cards = [path for path in after if path.endswith(".vcf") and "contacts" not in path]
    moved = [path for path in cards if without_rev(before[path]) != without_rev(after[path])]
    assert moved
    new = [
        path
        for path in cards
        if values(card(after, path), "rev") != values(card(before, path), "rev")
    ]
    assert new == moved
    for path in moved:
        (day,) = values(card(after, path), "rev")
        assert datetime.fromisoformat(str(day)) == datetime.fromisoformat(
            "2027-07-01T00:00:00+09:00"
        )


def without_rev(content: bytes) -> bytes:
    return re.sub(rb"\r\nREV:[^\r]*", b"", content)


def test_the_card_of_a_closed_office_tells_no_way_to_call_it(
    data: Path, change: Callable[[str, str, str], None]
) -> None:
    change("offices.yaml", "  kind: branch\n", f"  kind: branch\n  {ENDS}\n")
    guides, places = load_editions(data), Places.read(data)
    before, after = (publish(guides, day, places) for day in (LAST, LAST + timedelta(1)))
    navi_dial = without_readings(guides[0].word("phone.navi_dial"))
    for folder in VERSIONS.values():
        notes = [
            str(values(card(made, f"ja/{folder}offices/west.vcf"), "note")[0])
            for made in (before, after)
        ]
        assert [navi_dial in note for note in notes] == [True, False]


@pytest.mark.parametrize("folder", VERSIONS.values())
def test_no_address_of_this_guide_is_given_as_that_of_an_office(
    published: dict[str, bytes], folder: str
) -> None:
    for path, content in published.items():
        if path.startswith(f"en/{folder}") and path.endswith(".vcf"):
            for found in vobject.readComponents(content.decode()):
                assert [url for url in values(found, "url") if "example.org" in str(url)] == []
                assert "https://example.org/fresc-guide/en/" in str(values(found, "note")[0])
    center = card(published, f"en/{folder}center/fresc.vcf")
    assert values(center, "url") == ["https://www.moj.go.jp/isa/"]


def test_the_address_is_in_parts(invented_files: dict[str, bytes]) -> None:
    text = invented_files["en/center/minato.vcf"].decode().replace("\r\n ", "")
    assert ":;;みなと町1-2-3 みなとビル2階;鳥取市;鳥取県;680-0001;日本\r\n" in text
    assert 'LABEL="Minato Building 2F, 1-2-3 Minato-cho, Tottori-shi, Tottori"' in text
    west = invented_files["ja/offices/west.vcf"].decode().replace("\r\n ", "")
    assert ":;;島根県松江市にし町6-7;;;;日本\r\n" in west


@pytest.mark.parametrize("folder", VERSIONS.values())
def test_the_centres_address_is_not_given_as_an_agencys_seat(
    published: dict[str, bytes], folder: str
) -> None:
    for path, content in published.items():
        if path.startswith(f"en/{folder}agencies/"):
            (found,) = vobject.readComponents(content.decode())
            labels = {line.group: line.value for line in found.contents["x-ablabel"]}
            (address,) = found.contents["adr"]
            assert labels[address.group] == "Foreign Residents Support Center"
    (center,) = vobject.readComponents(published[f"en/{folder}center/fresc.vcf"].decode())
    assert center.contents["adr"][0].group is None


def test_a_card_guesses_no_place_and_no_language(published: dict[str, bytes]) -> None:
    for path, content in published.items():
        if path.endswith(".vcf"):
            assert b"\r\nGEO" not in content
            assert b"\r\nLANG" not in content
