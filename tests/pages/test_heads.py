"""What the heads of the pages, and the files beside them, tell search engines, devices and programs."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from guide.languages.editions import Edition
from guide.pages import manifest
from guide.pages.frame import territory
from guide.site import Site

ROOT_ADDRESS = "https://example.org/fresc-guide/"
HREFLANG = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
FORMAT = re.compile(r'<link rel="alternate" type="([^"]+)" href="([^"]+)">')


@pytest.fixture(scope="module")
def heads(site: Path) -> dict[str, str]:
    """The heads of all pages by their addresses."""
    return {
        ROOT_ADDRESS + file.relative_to(site).as_posix().removesuffix("index.html"): text[
            : text.index("</head>")
        ]
        for file in site.rglob("index.html")
        if (text := file.read_text(encoding="utf-8"))
    }


def test_each_page_that_names_another_language_is_named_back(heads: dict[str, str]) -> None:
    named = {address: dict(HREFLANG.findall(head)) for address, head in heads.items()}
    for address, languages in named.items():
        if not languages:
            continue
        assert address in languages.values()
        for other in languages.values():
            assert named[other] == languages, (address, other)
    silent = {address for address, languages in named.items() if not languages}
    assert silent
    assert all("/ja-easy/" in one or one.endswith("/not-kept/") for one in silent)


def test_what_stands_in_for_a_page_is_in_no_list(heads: dict[str, str], site: Path) -> None:
    for address, head in heads.items():
        stands_in = address.endswith("/not-kept/")
        assert ('<meta name="robots" content="noindex">' in head) == stands_in
    assert "not-kept" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_each_page_leads_to_the_same_for_programs(
    heads: dict[str, str], site: Path, editions: tuple[Edition, ...]
) -> None:
    for address, head in heads.items():
        formats = FORMAT.findall(head)
        assert formats[0] == ("text/markdown", "index.md")
        for _, path in formats:
            file = urljoin(address, path).removeprefix(ROOT_ADDRESS)
            assert (site / file).is_file(), (address, path)
    for agency in editions[0].guide.agencies:
        formats = dict(FORMAT.findall(heads[f"{ROOT_ADDRESS}en/agencies/{agency.id}/"]))
        assert formats == {
            "text/markdown": "index.md",
            "application/json": "../../../data/v1/en/agencies.json",
            "text/vcard": f"../../../data/v1/en/agencies/{agency.id}.vcf",
        }


def test_a_device_can_show_the_guide_in_each_language(
    heads: dict[str, str], site: Path, editions: tuple[Edition, ...]
) -> None:
    for edition in editions:
        prefix = edition.locale.prefix
        file = site / prefix / "manifest.webmanifest"
        made = json.loads(file.read_text(encoding="utf-8"))
        assert (made["lang"], made["dir"]) == (edition.locale.lang, edition.locale.direction)
        assert made["start_url"] == made["scope"] == "./"
        assert {"192x192", "512x512", "any"} == {icon["sizes"] for icon in made["icons"]}
        for icon in made["icons"]:
            assert (file.parent / icon["src"]).is_file()
        head = heads[f"{ROOT_ADDRESS}{prefix}offices/"]
        assert '<link rel="manifest" href="../manifest.webmanifest">' in head
    width = int.from_bytes((site / "assets/icon-192.png").read_bytes()[16:20])
    assert width == 192
    assert (site / "favicon.ico").read_bytes().startswith(bytes([0, 0, 1, 0, 1, 0, 48, 48]))


def test_robots_are_led_to_the_sitemap(site: Path) -> None:
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert f"\nSitemap: {ROOT_ADDRESS}sitemap.xml\n" in robots
    assert "Disallow" not in robots


@pytest.mark.parametrize(
    ("day", "expires"),
    [
        (date(2026, 1, 1), "2027-01-01"),
        (date(2026, 6, 30), "2027-01-01"),
        (date(2026, 7, 1), "2027-07-01"),
        (date(2026, 12, 31), "2027-07-01"),
    ],
)
def test_faults_in_security_are_told_to_the_repository(
    editions: tuple[Edition, ...], day: date, expires: str
) -> None:
    """By RFC 9116 the file must say when it is over, at most a year on."""
    site = Site(ROOT_ADDRESS, "https://example.com/repo", day, editions[:1])
    files = dict(manifest.files(site))
    lines = dict(line.split(": ", 1) for line in files[".well-known/security.txt"].splitlines())
    assert lines["Contact"] == "https://example.com/repo"
    assert lines["Expires"] == f"{expires}T00:00:00Z"
    assert lines["Canonical"] == f"{ROOT_ADDRESS}.well-known/security.txt"
    nowhere = Site(ROOT_ADDRESS, "", day, editions[:1])
    assert ".well-known/security.txt" not in dict(manifest.files(nowhere))


def test_a_language_has_its_territory_for_other_sites(editions: tuple[Edition, ...]) -> None:
    found = {edition.locale.id: territory(edition.locale) for edition in editions}
    assert found["pt-BR"] == "pt_BR"
    assert (found["zh-Hans"], found["zh-Hant"]) == ("zh_CN", "zh_TW")
    assert (found["ja"], found["ja-easy"], found["en"]) == ("ja_JP", "ja_JP", "en_US")
    assert all(re.fullmatch(r"[a-z]{2,3}_[A-Z]{2}", one) for one in found.values())


def test_no_page_in_easy_japanese_has_the_title_of_another(heads: dict[str, str]) -> None:
    """Easy Japanese has some of the Japanese words, and says in each title what it is."""
    by_title: dict[str, list[str]] = {}
    for address, head in heads.items():
        (title,) = re.findall(r"<title>(.*?)</title>", head)
        by_title.setdefault(title, []).append(address)
    japanese = [
        addresses
        for addresses in by_title.values()
        if len(addresses) > 1 and any("/ja-easy/" in one for one in addresses)
    ]
    assert japanese == []
