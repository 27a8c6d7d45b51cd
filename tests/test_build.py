"""One whole strict build: what is in the folder, and what a mistake leaves alone."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path

from guide.facts.newest import newest_day
from guide.languages.editions import Edition
from guide.site import page_keys, today
from support.building import ROOT, build


def test_every_page_is_there_in_every_language(site: Path, editions: tuple[Edition, ...]) -> None:
    for edition in editions:
        for key in page_keys(edition.guide):
            assert (site / edition.locale.prefix / key.path / "index.html").is_file()


def test_addresses_are_absolute_below_the_one_setting(
    site: Path, editions: tuple[Edition, ...]
) -> None:
    page = f"agencies/{editions[0].guide.agencies[0].id}"
    html = (site / "en" / page / "index.html").read_text(encoding="utf-8")
    root = "https://example.org/fresc-guide/"
    assert f'<link rel="canonical" href="{root}en/{page}/">' in html
    assert f'hreflang="ja" href="{root}{page}/"' in html
    assert f'hreflang="en" href="{root}en/{page}/"' in html
    assert f'hreflang="x-default" href="{root}{page}/"' in html


def test_the_sitemap_lists_every_page_once_with_its_languages(
    site: Path, editions: tuple[Edition, ...]
) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    addresses = [loc.text for loc in tree.findall("s:url/s:loc", names)]
    pages = [key for key in page_keys(editions[0].guide) if key.is_listed]
    assert len(addresses) == len(set(addresses)) == len(pages) * len(editions)
    links = tree.findall(".//{http://www.w3.org/1999/xhtml}link")
    languages = len({edition.locale.lang for edition in editions})
    assert len(links) == len(pages) * languages * (languages + 1)
    days = [day.text or "" for day in tree.findall("s:url/s:lastmod", names)]
    assert len(days) == len(addresses)
    assert date.fromisoformat(max(days)) == newest_day(editions[0].guide, today())


def test_titles_and_descriptions_are_in_the_language_of_the_page(site: Path) -> None:
    english = (site / "en/offices/index.html").read_text(encoding="utf-8")
    head = english[: english.index("</head>")]
    assert '<html lang="en"' in english
    assert not re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", head)
    for name in ("og:title", "og:description", "og:image", "og:url"):
        assert f'property="{name}"' in head


def test_a_mistake_stops_the_build_and_leaves_the_last_site(project: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site", encoding="utf-8")
    offices = project / "data/offices.yaml"
    text = offices.read_text(encoding="utf-8").replace("0857-00-0002", "22-256")
    offices.write_text(text, encoding="utf-8")
    result = build(project, site)
    assert result.returncode != 0
    assert re.search(
        r'data/offices\.yaml:\d+:10: offices\.east\.phone: "22-256" is not', result.stdout
    )
    assert (site / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_a_missing_translation_is_shown_in_japanese_and_marked(
    project: Path, tmp_path: Path
) -> None:
    file = project / "data/translations/en.yaml"
    text = file.read_text(encoding="utf-8")
    text, count = re.subn(r"  agencies\.work\.summary:\n    source: .*\n    text: .*\n", "", text)
    assert count == 1
    file.write_text(text, encoding="utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    html = (tmp_path / "site/en/agencies/work/index.html").read_text(encoding="utf-8")
    assert '<span lang="ja" class="untranslated">仕事をさがす人' in html


def test_what_has_not_ended_yet_is_not_marked(project: Path, tmp_path: Path) -> None:
    result = build(project, tmp_path / "site", TODAY="2026-03-31")
    assert result.returncode == 0, result.stderr
    html = (tmp_path / "site/agencies/work/index.html").read_text(encoding="utf-8")
    assert html.count('data-ends="2026-03-31" hidden') == 1


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    for file in site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        for address in re.findall(r'<(?:script|img|source|iframe)[^>]*\ssrc="([^"]+)"', html):
            assert "//" not in address, f"{file}: {address}"
        for address in re.findall(r'<link rel="stylesheet"[^>]*href="([^"]+)"', html):
            assert "//" not in address, f"{file}: {address}"


def test_every_internal_link_and_anchor_leads_somewhere(site: Path) -> None:
    lychee = [
        str(Path(sys.executable).with_name("lychee")),
        "--offline",
        "--include-fragments",
        "--index-files",
        "index.html",
    ]
    result = subprocess.run(
        [*lychee, "--root-dir", str(site.parent), "--", str(site / "**/*.html")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]


# A minute of it is not worth the best of code: half the processor's time. Pages nest deeply.
QUICKLY = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")


def test_every_page_is_valid_html(site: Path) -> None:
    jar = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
    assert jar.is_file(), "make test installs the Nu HTML checker"
    pages = [str(file) for file in site.rglob("*.html")]
    result = subprocess.run(
        [shutil.which("java") or "java", *QUICKLY, "-jar", str(jar), "--errors-only", *pages],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr[:4000]
