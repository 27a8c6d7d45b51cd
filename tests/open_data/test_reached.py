"""What officials know of how somebody is reached is published in every format, where it is known.

All of it is the invented centre's: the files are those of 23 November 2026.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import vobject
from guide.facts.places import Places
from guide.languages.editions import Edition, load_editions
from guide.open_data.linked_data import LinkedData
from guide.open_data.records import Records
from guide.site import PageKey, Site
from jsonschema import Draft202012Validator
from support.building import ROOT, publish
from support.json_files import items, read

Files = dict[str, bytes]
Node = dict[str, Any]
# What a record of JSON has only where it is known.
WHERE_KNOWN = {"phones", "mail", "form", "booking", "counter", "fee", "bring", "hours"}


# JSON


@pytest.mark.parametrize("name", ["center", "agencies", "services", "offices", "offices.geojson"])
@pytest.mark.parametrize("folder", ["", "ja/", "en/", "ur/"])
def test_the_files_keep_to_their_schemas(invented_files: Files, folder: str, name: str) -> None:
    schema = read(invented_files, f"schema/{name}.json")
    file = name if "." in name else f"{name}.json"
    Draft202012Validator(schema).validate(read(invented_files, folder + file))


def test_a_telephone_says_all_that_is_known_of_it(invented_files: Files) -> None:
    (phone,) = items(invented_files, "en/center.json")["minato"]["phones"]
    hours = phone.pop("hours")
    known = {
        "number": "0857-00-0001",
        "e164": "+81857000001",
        "only_in_japan": False,
        "uri": "tel:+81857000001",
        "section_number": None,
        "id": "main",
        "use": "The number that everyone can call",
        "languages": ["ja", "en", "ur"],
        "cost": "the usual price of a call",
        "from_abroad": "Leave out the 0 after the country code.",
        "source": {"id": "leaflet", "slide": 1},
        "as_of": "2025-04",
        "ends": None,
    }
    assert known.items() <= phone.items()
    assert (hours["opens"], hours["closes"]) == ("10:15", "17:00")


def test_every_other_fact_stands_with_its_source(invented_files: Files) -> None:
    center = items(invented_files, "ja/center.json")["minato"]
    assert center["mail"]["address"] == "ask@plaza.example.jp"
    assert center["form"]["url"] == "https://plaza.example.jp/ask"
    assert (center["booking"]["needed"], center["booking"]["url"]) == ("not-needed", None)
    assert (center["counter"]["floor"], center["counter"]["counter"]) == ("2階", "総合案内")
    assert center["languages"]["by_interpreter"] == ["ur", "vi", "zh"]
    assert center["languages_reason"] is None
    assert center["fee"]["text"] == "相談は無料です"
    assert [one["text"] for one in center["bring"]["items"]] == ["在留カード", "とどいた手紙"]
    for name in ("mail", "form", "booking", "counter", "languages", "fee", "bring"):
        assert center[name]["source"]["id"] == "leaflet"
        assert center[name]["as_of"] == "2025-04"


def test_the_number_to_call_is_one_that_has_not_ended(invented_files: Files) -> None:
    work = items(invented_files, "ja/agencies.json")["work"]
    assert [one["ends"] for one in work["phones"]] == ["2026-05-31", None]
    assert (work["phone"]["number"], work["phone_reason"]) == ("0857-00-0008", None)
    (row,) = (row for row in rows_of(invented_files, "ja/agencies.csv") if row["id"] == "work")
    assert (row["phone"], row["phone_uri"]) == ("0857-00-0008", "tel:+81857000008")


@pytest.mark.parametrize("over", ["number", "agency"])
def test_a_number_that_is_over_is_not_told_to_be_missing_in_the_source(
    data: Path, change: Callable[[str, str, str], None], invented_places: Places, over: str
) -> None:
    new, end = "use: 仕事をさがす人の番号, as_of: 2026-04-01", "ends: 2026-10-31"
    if over == "number":
        change("agencies.yaml", new, f"{new}, {end}")
    else:
        change("agencies.yaml", "- id: work\n", f"- id: work\n  {end}\n")
    files = publish(load_editions(data), places=invented_places)
    work = items(files, "ja/agencies.json")["work"]
    assert (work["phone"], work["phone_reason"]) == (None, "ended")
    assert [one["ended"] for one in work["phones"]] == [True, True]
    Draft202012Validator(read(files, "schema/agencies.json")).validate(
        read(files, "ja/agencies.json")
    )


def test_units_services_and_offices_have_their_own(invented_files: Files) -> None:
    (desk,) = items(invented_files, "ja/agencies.json")["advice"]["units"]
    assert desk["mail"]["address"] == "desk@advice.example.jp"
    assert desk["hours"]["weekdays"] == ["tuesday", "thursday"]
    living = items(invented_files, "ja/services.json")["living-advice"]
    assert [one["number"] for one in living["phones"]] == ["0857-00-0006"]
    assert living["booking"]["needed"] == "required"
    east = items(invented_files, "ja/offices.json")["east"]
    assert (east["hours"]["opens"], east["hours_reason"]) == ("09:00", None)
    assert [one["number"] for one in east["phones"]] == ["0857-00-0009"]
    feature = next(
        one["properties"]
        for one in read(invented_files, "ja/offices.geojson")["features"]
        if one["properties"]["id"] == "east"
    )
    assert feature == east


def test_what_nobody_knows_is_absent(published: Files) -> None:
    for name in ("agencies", "services", "offices"):
        for record in items(published, f"ja/{name}.json").values():
            known = WHERE_KNOWN & {key for key, value in record.items() if value is not None}
            assert known == set()
            assert (record["languages"], record["languages_reason"]) == (None, "not-in-source")


# HSDS


def rows_of(files: Files, path: str) -> list[dict[str, str]]:
    text = files[path].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def tree(files: Files, name: str) -> Node:
    trees: list[Node] = json.loads(files["hsds/en/services.json"])
    return next(one for one in trees if one["name"] == name)


def test_a_service_of_hsds_says_how_it_is_asked_for(invented_files: Files) -> None:
    service = tree(invented_files, "Training")
    assert service["email"] == "training@work.example.jp"
    assert "https://jobs.example.jp/training" in service["application_process"]
    assert [one["document"] for one in service["required_documents"]] == ["A pencil"]
    assert [one["code"] for one in service["languages"]] == ["ja"]
    assert [one["byday"] for one in service["schedules"]] == ["SA"]
    assert "Floor 4" in service["service_at_locations"][0]["description"]
    living = tree(invented_files, "Advice on living and the law")
    assert "The 1st time is free." in living["fees_description"]
    assert "call by the day before" in living["application_process"]
    (phone,) = living["phones"]
    assert phone["number"] == "0857-00-0006"
    assert [one["code"] for one in phone["languages"]] == ["ja", "ur"]


def test_an_organization_of_hsds_says_how_it_is_reached(invented_files: Files) -> None:
    trees = json.loads(invented_files["hsds/en/organizations.json"])
    organizations = {one["name"]: one for one in trees}
    work = organizations["Minato Work Center"]
    assert work["email"] == "jobs@work.example.jp"
    assert [one["number"] for one in work["phones"]] == ["0857-00-0008"]
    for said in ("Free of charge", "CV", "https://jobs.example.jp/booking", "Filipino"):
        assert said in work["description"]
    # Its form has ended.
    assert "https://jobs.example.jp/ask" not in work["description"]
    (contact,) = organizations["Minato Living Advice Office (Kurashi no Mado)"]["contacts"]
    assert (contact["department"], contact["email"]) == ("Reception", "desk@advice.example.jp")
    assert [one["number"] for one in contact["phones"]] == ["0857-00-0005"]
    (place,) = organizations["Minato Multicultural Plaza"]["locations"]
    # HSDS' languages are those that the staff speak; the others are said in words.
    assert [one["code"] for one in place["languages"]] == ["ja", "en"]
    assert "Vietnamese" in place["description"]
    assert "Information desk" in place["description"]


def test_offices_of_hsds_are_locations_with_what_is_known(invented_files: Files) -> None:
    places = {row["name"]: row for row in rows_of(invented_files, "hsds/en/locations.csv")}
    east = places["East Office"]["id"]
    assert "Advice counter" in places["East Office"]["description"]
    (west,) = (row for row in places.values() if row["alternate_name"] == "西分室")
    assert "https://office.example.jp/west" in west["description"]
    at_east = {
        table: [
            row
            for row in rows_of(invented_files, f"hsds/en/{table}.csv")
            if row["location_id"] == east
        ]
        for table in ("phones", "languages", "contacts", "schedules")
    }
    assert [row["number"] for row in at_east["phones"]] == ["0857-00-0002", "0857-00-0009"]
    assert [row["code"] for row in at_east["languages"]] == ["ja"]
    assert "Urdu" in places["East Office"]["description"]
    assert [row["email"] for row in at_east["contacts"]] == ["east@office.example.jp"]
    assert [row["byday"] for row in at_east["schedules"]] == ["TU,FR"]


def test_a_package_has_no_column_for_what_nobody_knows(published: Files) -> None:
    assert "hsds/ja/languages.csv" not in published
    for path, name in (("organizations", "email"), ("services", "fees_description")):
        header = published[f"hsds/ja/{path}.csv"].decode().partition("\r\n")[0]
        assert name not in header.split(",")


# vCards


def card(files: Files, path: str) -> dict[str, list[str]]:
    (found,) = vobject.readComponents(files[path].decode())
    return {name: [str(line.value) for line in lines] for name, lines in found.contents.items()}


def test_a_card_offers_what_has_not_ended(invented_files: Files) -> None:
    work = card(invented_files, "en/agencies/work.vcf")
    assert work["tel"] == ["tel:+81-857-00-0008"]
    assert work["email"] == ["jobs@work.example.jp"]
    assert work["lang"] == ["ja", "en", "fil", "pt-BR"]
    assert "https://jobs.example.jp/ask" not in work["url"]
    (note,) = work["note"]
    for said in ("Free of charge", "CV", "https://jobs.example.jp/booking", "(2026-04-01)"):
        assert said in note
    assert "0857-00-0007" not in note


def test_a_card_of_an_office_has_all_its_numbers(invented_files: Files) -> None:
    east = card(invented_files, "en/offices/east.vcf")
    assert east["tel"] == ["tel:+81-857-00-0002", "tel:+81-857-00-0009"]
    assert east["email"] == ["east@office.example.jp"]
    west = card(invented_files, "en/offices/west.vcf")
    assert "https://office.example.jp/west" in west["url"]


def test_no_card_of_the_real_guide_names_a_language(published: Files) -> None:
    cards = [content for path, content in published.items() if path.endswith(".vcf")]
    assert not any(b"\r\nLANG" in content or b"\r\nEMAIL" in content for content in cards)


# GIF


def test_an_office_of_gif_has_the_items_for_it(invented_files: Files) -> None:
    east, west = read(invented_files, "gif/offices.json")["データ"]
    contact = east["連絡先情報"]
    assert contact["連絡先メールアドレス"] == "east@office.example.jp"
    assert "0857-00-0009" in contact["連絡先備考（その他、SNSなど）"]
    assert east["施設情報"]["施設住所"]["建物名等(方書)"] == "ひがしビル 1階"
    assert east["施設情報"]["利用可能曜日"] == "火金"
    assert "ウルドゥー語" in east["拡張"]["外国語対応"]
    assert "相談窓口" in east["拡張"]["窓口"]
    assert west["連絡先情報"]["連絡先URL"] == "https://office.example.jp/west"
    assert west["施設情報"]["料金説明"] == "コピーは1枚10円です"
    assert "はんこ" in west["拡張"]["持ち物"]
    assert "フォームで予約してください" in west["拡張"]["予約"]


# JSON-LD


@pytest.fixture
def node(invented: tuple[Edition, ...], invented_places: Places) -> Callable[..., Node]:
    """A function that makes the nodes of a page in English and finds the one of a name."""
    site = Site("https://example.org/", "", date(2026, 11, 23), invented)
    edition = next(one for one in invented if one.locale.id == "en")
    linked = LinkedData(Records(site, edition, invented_places))

    def named(name: str, template: str, item: str | None = None) -> Node:
        graph = json.loads(linked.of_page(PageKey(template, item), "title", ""))["@graph"]
        return next(one for one in graph if one["name"] == {"@value": name, "@language": "en"})

    return named


def test_an_agency_has_contact_points(node: Callable[..., Node]) -> None:
    work = node("Minato Work Center", "agencies/_each", "work")
    assert (work["telephone"], work["email"]) == ("+81857000008", "jobs@work.example.jp")
    phone, mail, coming = work["contactPoint"]
    assert phone["hoursAvailable"][0]["closes"] == "16:30"
    assert mail["email"] == "jobs@work.example.jp"
    assert coming["availableLanguage"] == ["ja", "en", "fil", "pt-BR"]
    for said in ("Free of charge", "CV", "https://jobs.example.jp/booking"):
        assert said in coming["description"]


def test_a_sentence_is_not_japanese_for_a_part_of_it(
    data: Path, change: Callable[[str, str, str], None], invented_places: Places
) -> None:
    """Nobody has translated why the centre is closed, nor how a number is called from abroad."""
    closed = "  exceptions: [{first: 2026-12-10, reason: 工事のため}]\n"
    change("center.yaml", 'closes: "18:30"\n', f'closes: "18:30"\n{closed}')
    change("agencies.yaml", "プラザにかけてください", "外国からもかけられます")
    change("agencies.yaml", "      use: くらしの窓の代表\n      cost: 通話料がかかります\n", "")
    change("agencies.yaml", "number: 0570-000-004", "number: 0857-00-0044")
    site = Site("https://example.org/", "", date(2026, 11, 23), load_editions(data))
    english = next(one for one in site.editions if one.locale.id == "en")
    linked = LinkedData(Records(site, english, invented_places))
    nodes: list[Node] = []

    def noted(node: Node) -> Node:
        nodes.append(node)
        return node

    for key in (PageKey("index"), PageKey("agencies/_each", "advice")):
        json.loads(linked.of_page(key, "", ""), object_hook=noted)
    for part in ("工事のため", "When calling from abroad: 外国からもかけられます"):
        assert any(part in str(one.get("description")) for one in nodes)
    for one in nodes:
        assert one.get("@language") != "ja" or not re.search("[a-z]{3}", one["@value"]), one


def test_a_service_is_asked_for_by_what_is_nearest(node: Callable[..., Node]) -> None:
    living = node("Advice on living and the law", "agencies/_each", "advice")
    channel = living["availableChannel"]
    (phone,) = channel["servicePhone"]
    assert (phone["telephone"], phone["availableLanguage"]) == ("+81857000006", ["ja", "ur"])
    assert phone["hoursAvailable"][0]["dayOfWeek"] == ["https://schema.org/Wednesday"]
    # Of its unit: nearer than the agency.
    assert channel["availableLanguage"] == ["ja", "en", "ur"]
    assert "Counter 5" in channel["description"]
    training = node("Training", "agencies/_each", "work")["availableChannel"]
    (phone,) = training["servicePhone"]
    assert phone["telephone"] == "+81857000008"
    # The agency's number is answered in the agency's hours, not in those of the service.
    days = phone["hoursAvailable"][0]["dayOfWeek"]
    assert "https://schema.org/Saturday" not in days


def test_an_office_says_when_it_is_open(node: Callable[..., Node]) -> None:
    east = node("East Office", "offices")
    assert east["openingHoursSpecification"][0]["opens"] == "09:00"
    numbers = [one["telephone"] for one in east["contactPoint"] if "telephone" in one]
    assert numbers == ["+81857000002", "+81857000009"]


def test_the_real_guide_names_no_language(editions: tuple[Edition, ...]) -> None:
    site = Site("https://example.org/", "", date(2026, 11, 23), editions)
    linked = LinkedData(Records(site, editions[0], Places.read(ROOT / "data")))
    for agency in editions[0].guide.agencies:
        made = linked.of_page(PageKey("agencies/_each", agency.id), "title", "")
        assert "availableLanguage" not in made
        assert '"email"' not in made


def test_an_end_is_an_end_only_from_the_next_day(
    invented: tuple[Edition, ...], invented_places: Places
) -> None:
    on_its_last_day = publish(invented, date(2026, 5, 31), invented_places)
    assert card(on_its_last_day, "en/agencies/work.vcf")["tel"][0] == "tel:+81-857-00-0007"
