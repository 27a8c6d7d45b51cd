"""The one place that knows MkDocs: which of its events is answered by which function of ours.

One build makes all languages: every page of every locale is a generated file, so nothing is built
twice and no page can overwrite another.
"""

from __future__ import annotations

import json
import logging
import os
from fnmatch import fnmatch
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import material
import minify
from guide.facts.locales import SOURCE_LOCALE
from guide.facts.places import Places
from guide.facts.problems import DataError
from guide.languages.editions import Edition, load_editions, load_readings
from guide.offline import copies as offline
from guide.open_data import files as open_data
from guide.open_data.linked_data import LinkedData
from guide.open_data.records import Records
from guide.pages import frame
from guide.pages import plain as plain_pages
from guide.pages.render import Renderer
from guide.paper.publish import with_pdfs
from guide.paper.typeset import TypesettingError
from guide.search import index as search
from guide.site import SettingError, Site, page_keys, today, zip_name
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.guide")

ROOT = Path(__file__).parent.parent
THEME = Path(material.__file__).parent / "templates"
# What Material brings along and no page of ours asks for.
UNUSED_ASSETS = (
    "assets/javascripts/*",
    "assets/stylesheets/palette.*",
    "assets/images/*",
    "assets/*.map",
)
# Of our own files, those that are sent without comments and spaces.
SMALLER = {
    "assets/guide.css": "text/css",
    "assets/guide.js": "text/javascript",
    "assets/search.js": "text/javascript",
}
SERVICE_WORKER = "assets/service-worker.js"
now = SimpleNamespace(
    serving=False, renderer=None, records=[], linked={}, pages={}, markdown={}, assets={}
)


def on_startup(command: str, **_: object) -> None:
    """Note whether this is a preview."""
    now.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check all data, and make the PDFs, before anything is written to `site/`.

    So a mistake leaves it be; and the pages know how large the PDFs are.
    """
    try:
        day = today()
        editions = load_editions(ROOT / "data")
    except (DataError, SettingError) as mistake:
        raise Abort(f"\n{mistake}") from None
    if only := os.environ.get("LOCALE"):
        editions = tuple(one for one in editions if one.locale.id in (SOURCE_LOCALE, only))
    site = Site(config.site_url or "/", config.extra["repository"], day, editions)
    if config.extra["pdf"] and not now.serving:
        try:
            site = with_pdfs(site, ROOT)
        except TypesettingError as mistake:
            raise Abort(f"\n{mistake}") from None
    shapes = json.loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
    now.renderer = Renderer(ROOT, THEME / ".icons", shapes, site)
    places = Places.read(ROOT / "data")
    now.records = [Records(site, edition, places) for edition in editions]
    now.linked = {one.edition.locale.id: LinkedData(one) for one in now.records}
    now.assets = {"styles": _theme_asset("assets/stylesheets/main.*.min.css")}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put the rendered pages in the place of their templates."""
    for template in list(files.documentation_pages()):
        files.remove(template)
    now.pages = {f"{page.address}index.md": page for page in now.renderer.pages()}
    now.markdown = {}
    for path, page in now.pages.items():
        file = File.generated(config, path, content=page.body)
        file.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(file)
    for pdf in now.renderer.site.pdfs.values():
        files.append(File.generated(config, pdf.address, abs_src_path=str(pdf.file)))
    readings = load_readings(ROOT / "data")
    script = f"frescReadings = {json.dumps(readings, ensure_ascii=False)};"
    files.append(File.generated(config, "assets/readings.js", content=script))
    for edition in now.renderer.site.editions:
        path = edition.locale.prefix + search.INDEX
        files.append(File.generated(config, path, content=_search_index(edition, readings)))
    for asset in UNUSED_ASSETS:
        for file in [file for file in files if fnmatch(file.src_uri, asset)]:
            files.remove(file)
    for path, kind in SMALLER.items():
        source = (ROOT / "overrides" / path).read_text(encoding="utf-8")
        files.remove(files.src_uris[path])
        files.append(File.generated(config, path, content=minify.string(kind, source)))
    files.remove(files.src_uris[SERVICE_WORKER])
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Give MkDocs the page's own title and description."""
    ours = now.pages[page.file.src_uri]
    page.meta = {"title": ours.title, "description": ours.description}
    return markdown


def on_page_context(context: dict[str, Any], page: Page, **_: object) -> dict[str, Any]:
    """Give the theme the page and its frame."""
    ours = now.pages[page.file.src_uri]
    context["ours"] = frame.of_page(ours, now.renderer) | {
        "assets": now.assets,
        "content": page.content,
        "linked_data": now.linked[ours.edition.locale.id].of_page(
            ours.key, ours.title, ours.description
        ),
    }
    if not now.serving:
        now.markdown[f"{ours.address}index.md"] = plain_pages.markdown(
            ours, page.content or "", now.renderer.site
        )
    return context


def on_template_context(context: dict[str, Any], **_: object) -> dict[str, Any]:
    """Give the sitemap all pages, and the page for missing addresses its text in every language."""
    context["ours"] = frame.of_site(now.renderer) | {"assets": now.assets}
    context["ours_pages"] = list(now.pages.values())
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Add what the pages do without in a preview: open data, Markdown, offline copies; sum up."""
    site = now.renderer.site
    editions = site.editions
    if not now.serving:
        lists = plain_pages.lists(now.pages.values(), site)
        for path, text in (now.markdown | lists).items():
            _write(config, path, text.encode())
        for path, content in open_data.files(now.records).items():
            _write(config, path, content)
        _add_offline_copies(Path(config.site_dir), site)
    log.info("%d pages in %d locales", len(now.pages), len(editions))
    for edition in editions[1:]:
        log.info(
            "%s: %d texts, %d missing, %d stale",
            edition.locale.id,
            edition.count("translated"),
            edition.count("missing"),
            edition.count("stale"),
        )


def _add_offline_copies(folder: Path, site: Site) -> None:
    prefixes = [edition.locale.prefix for edition in site.editions]
    paths = [key.path for key in page_keys(site.editions[0].guide)]
    template = (ROOT / "overrides" / SERVICE_WORKER).read_text(encoding="utf-8")
    worker = offline.service_worker(template, folder, prefixes, paths)
    (folder / "service-worker.js").write_text(minify.string("text/javascript", worker))
    for edition in site.editions:
        name = zip_name(edition.locale.id)
        target = folder / edition.locale.prefix / "print" / name
        offline.write_zip(target, folder, site.url, edition.locale.prefix, prefixes)


def _search_index(edition: Edition, readings: dict[str, str]) -> str:
    """The script with the index of one language's search box."""
    by_id = {other.locale.id: other for other in now.renderer.site.editions}
    return search.Index(
        edition,
        by_id[SOURCE_LOCALE],
        by_id.get("ja-easy"),
        by_id.get("en"),
        [other.locale for other in by_id.values()],
        readings,
    ).script()


def _write(config: MkDocsConfig, path: str, content: bytes) -> None:
    """A file of the site that MkDocs need not know."""
    file = Path(config.site_dir) / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _theme_asset(pattern: str) -> str:
    """The address of the theme's file matching `pattern`; its name changes with each release."""
    found = list(THEME.glob(pattern))
    if len(found) != 1:
        raise Abort(f"Material has {len(found)} files {pattern}, not one; see hooks/main.py")
    return found[0].relative_to(THEME).as_posix()
