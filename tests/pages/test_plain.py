"""Each page of the built site can be read as plain Markdown, and `llms.txt` lists them."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from guide.facts.record import has_ended
from guide.languages.editions import Edition
from guide.languages.hours import closed_days
from guide.languages.phrases import Phrases, plain
from guide.site import page_keys, today
from support.changed import NORTH, append, edit, lay_out_whole, make

ROOT_URL = "https://example.org/fresc-guide/"


def text(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_every_page_is_there_as_markdown_without_markup(
    site: Path, editions: tuple[Edition, ...]
) -> None:
    for edition in editions:
        for key in page_keys(edition.guide):
            page = edition.locale.prefix + key.path
            markdown = text(site, f"{page}index.md")
            assert len(re.findall(r"(?m)^# \S", markdown)) == 1, page
            assert not re.search(r"</?(?:span|div|p|svg|table|ruby|bdi|a|li)\b|\{: ", markdown)
            assert "data:image" not in markdown
            assert "](../" not in markdown
            assert not re.search(r"(?m)^-\S[^-]", markdown), page
            assert "**#" not in markdown, page
            assert markdown.endswith(f"<{ROOT_URL}{page}>\n")


def test_it_says_what_the_page_says(site: Path, editions: tuple[Edition, ...]) -> None:
    english = next(edition for edition in editions if edition.locale.id == "en")
    offices = text(site, "en/offices/index.md")
    for office in english.guide.offices:
        # What is not translated yet is Japanese, and stands there once.
        name = office.name
        names = f"{name} {name.source}" if plain(name) != name.source else name
        phone = office.phone
        number = phone if has_ended(today(), office) else f"[{phone}]({phone.href})"
        row = rf"\| {re.escape(names)}[^|]*\| [^|]*{re.escape(number)}"
        assert re.search(row, offices), office.id
        assert f" {office.address.source}" in offices
    matrix = text(site, "en/matrix/index.md")
    for service in english.guide.services:
        assert service.name.source in matrix
    home = text(site, "en/index.md")
    for station in english.guide.center.stations:
        assert f"- {station.name} ({station.lines}): {station.walk}" in home


def test_it_ends_as_every_page_does(site: Path, editions: tuple[Edition, ...]) -> None:
    """With both numbers of the centre, the days on which it is closed, and that it is not official."""
    for edition in editions:
        t, center = Phrases(edition), edition.guide.center
        said = [phone.number for phone in center.phones if not has_ended(today(), phone)]
        said.append(plain(t("footer.independent")))
        if center.hours and not has_ended(today(), center.hours):
            said.append(plain(closed_days(t, center.hours)))
        for page in ("topics/work/", "offices/", "agencies/isa/"):
            foot = text(site, f"{edition.locale.prefix}{page}index.md").rpartition("---")[2]
            assert [one for one in said if one not in foot] == [], edition.locale.id
            assert "data:image" not in foot


def test_no_words_run_together(site: Path, editions: tuple[Edition, ...]) -> None:
    """What stands on a line of its own by its style only does so in no Markdown."""
    for edition in editions:
        home = text(site, f"{edition.locale.prefix}index.md")
        for topic in edition.guide.topics:
            assert f"[{plain(topic.name)} {plain(topic.question)}]" in home, edition.locale.id
        for agency in edition.guide.agencies:
            page = text(site, f"{edition.locale.prefix}agencies/{agency.id}/index.md")
            for activity in agency.activities:
                said = plain(activity.text)
                assert not re.search(rf"(?m)^- .*\S{re.escape(said)}", page), (
                    edition.locale.id,
                    said,
                )


def test_two_links_have_a_space_between_them(tmp_path: Path) -> None:
    """Also those to the offices of a prefecture that another office has taken over."""
    root = lay_out_whole(tmp_path / "project")
    covers = "    prefectures: [shimane]"
    edit(root, "offices.yaml", covers, f"    ends: 2026-10-31\n{covers}")
    append(root, "offices.yaml", NORTH.replace("PREFECTURES", "shimane, okayama"))
    for address, page in make(root).pages.items():
        assert "</a><a" not in page, address


def test_it_says_what_its_translation_is_worth(site: Path, editions: tuple[Edition, ...]) -> None:
    assert text(site, "offices/index.md").startswith("# ")
    for edition in editions[1:]:
        first, *_ = text(site, f"{edition.locale.prefix}offices/index.md").splitlines()
        authority = plain(edition.guide.interface["translation"]["authority"])
        maker, _, original = first.partition(authority)
        assert maker, edition.locale.id
        assert original == f" [日本語]({ROOT_URL}offices/)"


def test_it_says_where_its_facts_come_from(site: Path, editions: tuple[Edition, ...]) -> None:
    for edition in editions:
        markdown = text(site, f"{edition.locale.prefix}offices/index.md")
        for office in edition.guide.offices:
            source = edition.guide.source(office.source.id)
            assert f"[{plain(source.title)}](" in markdown, edition.locale.id


def test_readings_do_not_stand_among_the_words(site: Path, editions: tuple[Edition, ...]) -> None:
    easy = next(edition for edition in editions if edition.locale.id == "ja-easy")
    for agency in easy.guide.agencies:
        markdown = text(site, f"ja-easy/agencies/{agency.id}/index.md")
        assert plain(agency.name) in markdown
        for word, reading in re.findall(r"\{(.+?)\|(.+?)\}", agency.name):
            assert f"{word}{reading}" not in markdown
            assert f"{word}({reading})" not in markdown


def test_the_lists_name_every_page_once(site: Path, editions: tuple[Edition, ...]) -> None:
    for edition in editions:
        prefix = edition.locale.prefix
        listed = text(site, f"{prefix}llms.txt")
        assert listed.startswith("# ")
        assert "\n> " in listed
        addresses = re.findall(r"\]\((\S+)\)", listed)
        assert len(addresses) == len(set(addresses))
        paths = [urlsplit(address).path.removeprefix("/fresc-guide/") for address in addresses]
        assert all((site / path).is_file() for path in paths)
        keys = [key for key in page_keys(edition.guide) if key.is_listed]
        assert {f"{prefix}{key.path}index.md" for key in keys} <= set(paths)
        assert f"{prefix}not-kept/index.md" not in paths
        others = {path for path in paths if path.endswith("llms.txt")}
        assert len(others) == len(editions) - 1
