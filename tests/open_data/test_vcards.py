"""The vCards open in an address book and say what the guide says."""

from __future__ import annotations

import re

import vobject
from guide.languages.editions import Edition
from guide.languages.ruby import without_readings


def card(published: dict[str, bytes], path: str) -> vobject.base.Component:
    (found,) = vobject.readComponents(published[path].decode())
    return found


def values(found: vobject.base.Component, name: str) -> list[object]:
    return [line.value for line in found.contents.get(name, [])]


def test_there_is_a_card_for_each_and_one_file_of_all(
    published: dict[str, bytes], editions: tuple[Edition, ...]
) -> None:
    for edition in editions:
        locale, guide = edition.locale.id, edition.guide
        cards = {path for path in published if re.match(rf"{locale}/\w+/.*\.vcf$", path)}
        assert cards == {
            f"{locale}/center/fresc.vcf",
            *(f"{locale}/agencies/{agency.id}.vcf" for agency in guide.agencies),
            *(f"{locale}/offices/{office.id}.vcf" for office in guide.offices),
        }
        everything = list(vobject.readComponents(published[f"{locale}/contacts.vcf"].decode()))
        assert len(everything) == len(cards)
        for office in guide.offices:
            names = values(card(published, f"{locale}/offices/{office.id}.vcf"), "fn")
            assert names[0] == without_readings(office.name)
            assert office.name.source in names


def test_lines_are_short_and_end_as_they_must(published: dict[str, bytes]) -> None:
    for path, content in published.items():
        if path.endswith(".vcf"):
            assert b"\n" not in content.replace(b"\r\n", b"")
            for line in content.split(b"\r\n"):
                assert len(line) <= 75
                line.decode()  # no character is cut


def test_each_card_is_of_version_4_and_has_its_identifier(published: dict[str, bytes]) -> None:
    for path, content in published.items():
        if path.endswith(".vcf") and not path.endswith("contacts.vcf"):
            found = card(published, path)
            assert values(found, "version") == ["4.0"]
            assert values(found, "kind") == ["org"]
            assert re.match(r"urn:uuid:[0-9a-f-]{36}$", str(values(found, "uid")[0]))
            assert content.startswith(b"BEGIN:VCARD\r\nVERSION:4.0\r\n")


def test_numbers_are_links_with_their_extension(invented_files: dict[str, bytes]) -> None:
    east = card(invented_files, "ja/offices/east.vcf")
    assert values(east, "tel")[0] == "tel:+81-857-00-0002;ext=12"
    assert "所属部署番号：12" in str(values(east, "note")[0])
    west = card(invented_files, "en/offices/west.vcf")
    assert values(west, "tel") == ["tel:+81-570-000-003"]


def test_the_address_is_in_parts(invented_files: dict[str, bytes]) -> None:
    text = invented_files["en/center/minato.vcf"].decode().replace("\r\n ", "")
    assert ":;;みなと町1-2-3 みなとビル2階;鳥取市;鳥取県;680-0001;日本\r\n" in text
    assert 'LABEL="Minato Building 2F, 1-2-3 Minato-cho, Tottori-shi, Tottori"' in text
    west = invented_files["ja/offices/west.vcf"].decode().replace("\r\n ", "")
    assert ":;;島根県松江市にし町6-7;;;;日本\r\n" in west


def test_a_card_guesses_no_place_and_no_language(published: dict[str, bytes]) -> None:
    for path, content in published.items():
        if path.endswith(".vcf"):
            assert b"\r\nGEO" not in content
            assert b"\r\nLANG" not in content
