"""MkDocs' events: which of them is answered by which function.

They come once for each language (see `passes.py`). What the site is made of is in `guide/`, which
knows nothing of MkDocs; `guide/build.py` is asked for all of it.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from pathlib import Path
from typing import Any

import html_blocks
import passes
import theme
from guide.build import Build, load_site
from guide.facts.messages import told
from guide.facts.problems import DataError
from guide.pages import templates
from guide.pages.navigation import main_pages
from guide.paper.card import pictures
from guide.paper.publish import with_pdfs
from guide.paper.typeset import TypesettingError
from guide.replacing import CannotReplace, Replacement
from guide.site import SettingError
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from watchdog.observers.polling import PollingObserver

log = logging.getLogger("mkdocs.guide")

ROOT = Path(__file__).parent.parent
SECONDS_BETWEEN_LOOKS = 0.15
is_preview = False
build: Build
"""What is being built; on_config, the first event of each build, sets it."""
mistakes: str | None = None
"""Why there is nothing to preview."""
replacement: Replacement | None = None
"""The place where it is built; a preview has one of MkDocs' own."""


def on_startup(command: str, **_: object) -> None:
    """Note whether this is a preview; look for garbage seldom, as a build makes hardly any."""
    global is_preview
    is_preview = command == "serve"
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def _load(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check all data, and make the PDFs, before anything is written to `site/`.

    So a mistake leaves it be; and the pages know how large the PDFs are. A preview shows mistakes.
    """
    global build, mistakes
    if not passes.is_first(config):
        return config
    mistakes = None
    try:
        if not is_preview:
            _build_elsewhere(config)
        if wrong := templates.mistakes(ROOT):
            raise DataError(wrong)
        site = load_site(
            ROOT, config.site_url or "/", config.extra["repository"], os.environ.get("LOCALE")
        )
        nav = main_pages(site.editions[0].guide, ROOT)
        if config.extra["pdf"] and not is_preview:
            site = with_pdfs(site, ROOT)
        shown = {} if is_preview else pictures(site.editions[0].guide, ROOT)
    except (CannotReplace, DataError, SettingError, TypesettingError) as reason:
        if not is_preview:
            raise Abort(f"\n{reason}") from None
        mistakes = str(reason)
        return config
    build = Build(ROOT, site, theme.ICONS, shown, is_preview)
    passes.announce(config, site.editions, nav)
    theme.list_no_icons(config.theme)
    return config


@passes.after_plugin
def _show_mistakes(config: MkDocsConfig) -> MkDocsConfig:
    """Where the data has mistakes, let MkDocs preview another site, which says what they are."""
    if mistakes is None:
        return config
    print(mistakes, file=sys.stderr)  # logged as an error, it would end a strict preview
    return theme.site_of_mistakes(config, mistakes)


on_config = CombinedEvent(_load, _show_mistakes)


def _build_elsewhere(config: MkDocsConfig) -> None:
    """Build beside the last site, which stays until the new one is whole."""
    global replacement
    replacement = Replacement(Path(config.site_dir))
    config.site_dir = str(replacement.folder)


def _add_pages(files: Files, config: MkDocsConfig) -> Files:
    """Put this guide's pages, one for each record, in the place of the templates."""
    for template in files.documentation_pages():
        files.remove(template)
    for path in build.keys:
        files.append(File(path, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


@passes.after_plugin
def _add_assets(files: Files, config: MkDocsConfig) -> Files:
    """Add this language's scripts, and to the first language what all of them share."""
    for path, script in build.scripts(passes.locale(config)).items():
        files.append(File.generated(config, path, content=script))
    if passes.is_first(config):
        theme.tidy(files, config)
        for pdf in build.site.pdfs.values():
            files.append(File.generated(config, pdf.address, abs_src_path=str(pdf.file)))
        for address, picture in build.site.first_pages.items():
            files.append(File.generated(config, address, abs_src_path=str(picture)))
    return files


on_files = CombinedEvent(_add_pages, _add_assets)


@passes.after_plugin
def on_nav(nav: Navigation, config: MkDocsConfig, **_: object) -> Navigation:
    """Render this language's pages, which show the main pages with the plugin's titles."""
    titles = [(page.title, build.keys[page.file.src_uri]) for page in nav.pages]
    build.render(passes.locale(config), titles)
    return nav


def on_page_read_source(**_: object) -> str:
    """Give MkDocs nothing yet: it would look for its kind of title and description in it."""
    return ""


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Give MkDocs the page's own title and description, and of the page what is Markdown."""
    ours = build.pages[page.file.dest_uri]
    page.meta = {"title": ours.title, "description": ours.description}
    return html_blocks.taken_out(ours.body)


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Put the page's HTML back."""
    return html_blocks.put_back(html, build.pages[page.file.dest_uri].body)


def on_env(env: Environment, config: MkDocsConfig, **_: object) -> Environment:
    """Do once what is the same in all languages: the theme's files, the 404 page, the sitemap."""
    once = {"404.html": passes.is_first(config), "sitemap.xml": passes.is_last(config)}
    config.theme.static_templates = {template for template, is_now in once.items() if is_now}
    theme.share(env, config.theme)
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, **_: object
) -> dict[str, Any]:
    """Give the theme the page and its frame."""
    ours = build.pages[page.file.dest_uri]
    content = page.content or ""
    context["ours"] = build.frame(ours, content)
    context["ours"] |= theme.head()
    if not is_preview:
        build.mirror(ours, content, Path(config.site_dir))
    return context


def on_post_page(output: str, page: Page, **_: object) -> str:
    """Hold no page in memory that has been made: many pages are most of what a build needs."""
    page.markdown = page.content = None
    build.let_go(page.file.dest_uri)
    return output


def on_template_context(context: dict[str, Any], template_name: str, **_: object) -> dict[str, Any]:
    """Give the page for missing addresses its text, and the sitemap the addresses."""
    if template_name == "404.html":
        context["ours"] = build.frame_of_missing() | theme.head()
    context["entry_of"] = lambda file: build.sitemap_entry(file.dest_uri)
    return context


@passes.after_plugin
def on_post_build(config: MkDocsConfig) -> None:
    """Add what the pages do without in a preview, once all languages are built; sum up."""
    if not passes.is_first(config):
        return
    if not is_preview:
        build.complete(Path(config.site_dir))
    for line in build.summary():
        log.info(line)
    if replacement and not passes.has_warned():
        try:
            config.site_dir = str(replacement.take_place())
        except CannotReplace as reason:
            raise Abort(f"\n{reason}") from None


def on_serve(server: LiveReloadServer, **_: object) -> LiveReloadServer:
    """Look for changes more often than MkDocs does (twice a second): an edit is shown sooner."""
    watched = tuple(server._watched_paths)
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=SECONDS_BETWEEN_LOOKS)
    for path in watched:
        server.watch(path)
    return server


def on_build_error(error: Exception) -> None:
    """Leave the last site as it is; say of a full disk and the like what they are."""
    if replacement:
        replacement.end()
    if isinstance(error, OSError):
        raise Abort(f"\n{told('site-not-written', error=error)}") from None


def on_shutdown() -> None:
    """Discard what was not finished, such as a site with warnings."""
    if replacement:
        replacement.end()
