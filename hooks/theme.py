"""What is taken from Material, and what of `overrides/` is sent otherwise than it is written."""

from __future__ import annotations

import base64
import hashlib
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import material
import minify
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

OURS = Path(__file__).parent.parent / "overrides"
MATERIAL = Path(material.__file__).parent / "templates"
ICONS = MATERIAL / ".icons"
STYLES = "assets/stylesheets/main.*.min.css"
# What no page of ours asks for as it is: of Material's, our template of the service worker, the
# parts of the search box's script, and what stands in each page's head.
UNUSED_ASSETS = (
    "assets/javascripts/*",
    "assets/stylesheets/palette.*",
    "assets/images/*",
    "assets/*.map",
    "assets/service-worker.js",
    "assets/search/*",
    "assets/head.js",
)
# Of our own files, those that are sent without comments and spaces.
SMALLER = {
    "assets/guide.css": "text/css",
    "assets/guide.js": "text/javascript",
}


# The parts of the search box's script, in the order in which they need each other.
SEARCH_PARTS = ("fold", "match", "box")
# What a page may load and run: this site's own files, and the one script in its head. Material's
# styles bear pictures in themselves. Forms are answered by scripts, never sent.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}


@cache
def head() -> dict[str, str]:
    """What stands in the head of every page: the styles, the first script, the security policy."""
    script = minify.string("text/javascript", (OURS / "assets/head.js").read_text("utf-8"))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    sources = POLICY | {"script-src": f"{POLICY['script-src']} 'sha256-{digest}'"}
    return {
        "styles": _styles(),
        "head_script": script,
        "policy": "; ".join(f"{kind} {source}" for kind, source in sources.items()),
    }


def _styles() -> str:
    """The address of Material's style sheet below the site's root; its name bears a hash."""
    found = list(MATERIAL.glob(STYLES))
    if len(found) != 1:
        raise Abort(f"Material has {len(found)} files {STYLES}, not one; see hooks/theme.py")
    return found[0].relative_to(MATERIAL).as_posix()


def tidy(files: Files, config: MkDocsConfig) -> None:
    """Take the unused files out of a build, and make our own smaller."""
    for asset in UNUSED_ASSETS:
        for file in [file for file in files if fnmatch(file.src_uri, asset)]:
            files.remove(file)
    for path, kind in SMALLER.items():
        source = (OURS / path).read_text(encoding="utf-8")
        files.remove(files.src_uris[path])
        files.append(File.generated(config, path, content=minify.string(kind, source)))
    engine = minify.string("text/javascript", search_engine())
    files.append(File.generated(config, "assets/search.js", content=engine))


def search_engine() -> str:
    """The search box's script: its parts in one function, so that no name gets out."""
    parts = [(OURS / f"assets/search/{part}.js").read_text("utf-8") for part in SEARCH_PARTS]
    return "\n".join(['(() => {\n"use strict";', *parts, "})();"])


def share(env: Environment, theme: Theme) -> None:
    """Let the builds of the other languages have the compiled templates of this one.

    They find no files of the theme: the first build has copied these.
    """
    env.list_templates = lambda *_, **__: []  # type: ignore[method-assign]
    theme.get_env = lambda: env  # type: ignore[method-assign]
