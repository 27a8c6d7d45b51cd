"""The same pages as others would build them: an ordinary project of each, with our Markdown.

Material as it comes (its own header, search and footer) in one pass and with mkdocs-static-i18n; and
Hugo, which Debian has, with a layout of four lines.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import material
from guide.languages.editions import load_editions
from guide.pages.render import Page, Renderer
from guide.site import Site, today

ROOT = Path(__file__).resolve().parents[1]
STOCK = """\
site_name: FRESC
site_url: https://example.org/fresc-guide/
docs_dir: docs
theme: {name: material, font: false, features: [navigation.tabs, search.suggest]}
markdown_extensions: [attr_list]
"""
HUGO = """\
baseURL = "https://example.org/fresc-guide/"
title = "FRESC"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
"""
LAYOUT = """\
<!doctype html>
<html><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ .Content }}</main></body></html>
"""
# Hugo writes the id of a heading without the colon.
ID = re.compile(r"^(#+ .*)\{: (#\S+) \}$", re.MULTILINE)


def pages() -> list[Page]:
    """Our pages in every language."""
    editions = load_editions(ROOT / "data")
    site = Site("https://example.org/fresc-guide/", "https://example.org", today(), editions)
    icons = Path(material.__file__).parent / "templates/.icons"
    shapes = json.loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
    renderer = Renderer(ROOT, icons, shapes, site)
    return [page for edition in editions for page in renderer.pages(edition)]


def write_one_pass(folder: Path, all_pages: list[Page]) -> None:
    """An ordinary project of Material's, in which a language is a folder."""
    _write(folder / "mkdocs.yml", f"{STOCK}plugins: [search]\n")
    for page in all_pages:
        _write(folder / "docs" / page.address / "index.md", page.body)


def write_static_i18n(folder: Path, all_pages: list[Page]) -> None:
    """The same with the plugin for languages, each a suffix."""
    locales = {page.edition.locale.id: page.edition.locale for page in all_pages}
    languages = [
        {"locale": id, "name": locale.name, "default": not locale.prefix, "build": True}
        for id, locale in locales.items()
    ]
    settings = {
        "docs_structure": "suffix", "fallback_to_default": True, "languages": languages,
        "reconfigure_material": False, "reconfigure_search": False,
    }  # fmt: skip
    plugins = json.dumps(["search", {"i18n": settings}], ensure_ascii=False)
    _write(folder / "mkdocs.yml", f"{STOCK}plugins: {plugins}\n")
    for page in all_pages:
        locale = page.edition.locale
        name = f"index.{locale.id}.md" if locale.prefix else "index.md"
        _write(folder / "docs" / page.key.path / name, page.body)


def write_hugo(folder: Path, all_pages: list[Page]) -> None:
    """A project of Hugo's."""
    _write(folder / "hugo.toml", HUGO)
    for name in ("index", "_default/list"):
        _write(folder / f"layouts/{name}.html", LAYOUT)
    for page in all_pages:
        head = f"---\ntitle: {json.dumps(page.title, ensure_ascii=False)}\n---\n"
        file = folder / "content" / page.address / "_index.md"
        _write(file, head + ID.sub(r"\1{\2}", page.body))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
