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


def test_numbers_are_links_with_their_extension(frozen: dict[str, bytes]) -> None:
    sendai = card(frozen, "en/offices/sendai.vcf")
    assert values(sendai, "tel") == ["tel:+81-22-256-6080"]
    yokohama = card(frozen, "ja/offices/yokohama.vcf")
    assert values(yokohama, "tel") == ["tel:+81-570-045-259;ext=20"]
    assert "所属部署番号：20" in str(values(yokohama, "note")[0])


def test_the_address_is_in_parts(frozen: dict[str, bytes]) -> None:
    text = frozen["en/center/fresc.vcf"].decode().replace("\r\n ", "")
    assert ":;;四谷1-6-1 四谷タワー13階;新宿区;東京都;160-0004;日本\r\n" in text
    assert 'LABEL="Yotsuya Tower 13F, 1-6-1 Yotsuya, Shinjuku-ku, Tokyo"' in text
    naha = frozen["ja/offices/naha.vcf"].decode().replace("\r\n ", "")
    assert ":;;樋川1-15-15 那覇第一地方合同庁舎;那覇市;沖縄県;;日本\r\n" in naha


def test_a_card_guesses_no_place_and_no_language(published: dict[str, bytes]) -> None:
    for path, content in published.items():
        if path.endswith(".vcf"):
            assert b"\r\nGEO" not in content
            assert b"\r\nLANG" not in content
