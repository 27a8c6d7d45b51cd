"""MkDocs and the languages' plugin: which languages are built, the navigation, what fails."""

from __future__ import annotations

import importlib
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import yaml
from guide.languages.editions import load_editions
from guide.languages.ruby import without_readings
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from support.building import ROOT, build


def locale_ids(project: Path) -> list[str]:
    text = (project / "data/locales.yaml").read_text(encoding="utf-8")
    return [locale["id"] for locale in yaml.safe_load(text)]


def test_a_warning_in_a_later_language_fails_the_build(project: Path, tmp_path: Path) -> None:
    last = locale_ids(project)[-1]
    template = project / "content/about.md"
    link = f'\n{{% if locale.id == "{last}" %}}\n\n[a page](nowhere.md)\n\n{{% endif %}}\n'
    template.write_text(template.read_text(encoding="utf-8") + link, encoding="utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode != 0
    assert "'about.md' contains a link 'nowhere.md'" in result.stderr
    assert "Aborted with 1 warnings in strict mode!" in result.stdout
    assert not (tmp_path / "site").exists()


def test_a_warning_does_not_hide_those_of_later_languages(project: Path, tmp_path: Path) -> None:
    template = project / "content/about.md"
    text = template.read_text(encoding="utf-8")
    template.write_text(f"{text}\n\n[a page]({{{{ locale.id }}}}.md)\n", encoding="utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode != 0
    for locale in locale_ids(project):
        assert f"'about.md' contains a link '{locale}.md'" in result.stderr


@pytest.mark.parametrize("order", [("about", "offices"), ("offices", "about")])
def test_the_navigation_is_that_of_mkdocs_yml(
    project: Path, tmp_path: Path, order: tuple[str, str]
) -> None:
    config = project / "mkdocs.yml"
    nav = ["nav:", "  - site.name: index.md", *(f"  - navigation.{one}: {one}.md" for one in order)]
    text, count = re.subn(
        r"^nav:\n( .*\n)+", "\n".join(nav) + "\n", config.read_text(encoding="utf-8"), flags=re.M
    )
    assert count == 1
    config.write_text(text, encoding="utf-8")
    assert build(project, tmp_path / "site").returncode == 0
    for edition in load_editions(project / "data"):
        words = ["site.name", *(f"navigation.{one}" for one in order)]
        html = (tmp_path / "site" / edition.locale.prefix / "index.html").read_text(
            encoding="utf-8"
        )
        (shown, *others) = re.findall(r'<ul class="navigation">.*?</ul>', html, re.DOTALL)
        assert others == [shown] * len(others)
        titles = [re.sub("<rt>[^<]*|<[^>]+>", "", item).strip() for item in shown.splitlines()]
        assert [title for title in titles if title] == [
            without_readings(edition.word(word)) for word in words
        ]
        assert re.findall(r'href="([^"]+)"', shown) == ["./", *(f"{one}/" for one in order)]


def test_a_mistake_in_the_navigation_stops_the_build(project: Path, tmp_path: Path) -> None:
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("about.md", "abuot.md")
    config.write_text(text, encoding="utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode != 0
    assert '"abuot.md" is not a page of content/; did you mean "about.md"?' in result.stdout
    assert not (tmp_path / "site").exists()


def test_one_language_is_built_beside_japanese(tmp_path: Path) -> None:
    site = tmp_path / "site"
    result = build(ROOT, site, LOCALE="vi")
    assert result.returncode == 0, result.stderr
    built = {locale for locale in locale_ids(ROOT) if (site / locale).exists()}
    assert built == {"vi"}
    assert '<html lang="ja"' in (site / "index.html").read_text(encoding="utf-8")
    html = (site / "vi/offices/index.html").read_text(encoding="utf-8")
    assert '<html lang="vi"' in html
    assert re.findall(r'hreflang="([^"]+)" href', html) == ["ja", "vi", "x-default"]


def test_each_page_of_the_sitemap_names_a_language_once(site: Path) -> None:
    """Easy Japanese has no tag of its own: its pages name no others, and no others name them."""
    tree = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    for page in tree:
        links = page.findall("{http://www.w3.org/1999/xhtml}link")
        if "/ja-easy/" in (page[0].text or ""):
            assert links == []
            continue
        languages = [link.attrib["hreflang"] for link in links]
        assert len(languages) == len(set(languages))
        by_language = {link.attrib["hreflang"]: link.attrib["href"] for link in links}
        assert by_language["x-default"] == by_language["ja"]
        assert "/ja-easy/" not in by_language["ja"]


def test_a_preview_shows_mistakes_on_every_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "hooks"))
    theme = importlib.import_module("theme")
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path))
    mistakes = 'data/offices.yaml:7:10: "<b>" is wrong\n1 mistake'
    mkdocs_build(theme.site_of_mistakes(config, mistakes), serve_url="http://127.0.0.1/")
    for page in ("index.html", "offices/index.html", "404.html"):
        html = (tmp_path / page).read_text(encoding="utf-8")
        assert "data/offices.yaml:7:10: &#34;&lt;b&gt;&#34; is wrong" in html
        assert "There is nothing to preview" in html
