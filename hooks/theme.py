"""What is taken from Material, and what of `overrides/` is sent otherwise than it is written."""

from __future__ import annotations

from fnmatch import fnmatch
from functools import cache
from hashlib import sha256
from pathlib import Path

import material
import minify
import styles
from guide.facts.messages import told
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

OURS = Path(__file__).parent.parent / "overrides"
MATERIAL = Path(material.__file__).parent / "templates"
ICONS = MATERIAL / ".icons"
# What no page of ours asks for as it is: of Material's, our templates of scripts, and the parts of
# our scripts.
UNUSED_ASSETS = (
    "assets/javascripts/*",
    "assets/stylesheets/*",
    "assets/images/*",
    "assets/*.map",
    "assets/service-worker.js",
    "assets/readings-of-names.js",
    "assets/search/*",
    "assets/start.js",
    "assets/language.js",
)
# What is sent without comments and spaces: our style sheets, behind what pages use of Material's,
# and our scripts, each with its parts in the order in which they need each other.
THEIR_STYLES = "assets/stylesheets/main.*.min.css"
STYLES = ("assets/guide.css", "assets/pages.css")
# What our sheets say alone, and Material's nothing: what opens.
OURS_ALONE = frozenset(("details", "summary", "note"))
# Elements and classes that the home page has not: what Material says of them goes with the second
# sheet.
NOT_AT_HOME = frozenset(
    (
        *("table", "thead", "tbody", "tr", "th", "td", "dl", "dd", "pre", "h3", "h4", "img", "sub"),
        *("code", "keys", "mark", "example", "question"),
    )
)
SCRIPTS = {
    "assets/guide.js": ("start.js", "language.js", "guide.js"),
    "assets/pages.js": ("pages.js",),
    "assets/search.js": ("search/fold.js", "search/match.js", "search/box.js"),
}
# What a page may load and run: this site's own files. Material's styles bear pictures in
# themselves. Forms are answered by scripts, never sent.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}


@cache
def head() -> dict[str, str]:
    """What stands in the head of every page: the version of what it loads, the policy."""
    policy = "; ".join(f"{kind} {source}" for kind, source in POLICY.items())
    return {"version": version(), "policy": policy}


def version() -> str:
    """What changes with styles, scripts and data: a page never takes those of another guide.

    Browsers keep a file for minutes without asking whether the server has a newer one.
    """
    data = OURS.parent / "data"
    parts = sorted(part for folder in (OURS / "assets", data) for part in folder.rglob("*"))
    files = b"".join(part.read_bytes() for part in parts if part.is_file())
    return sha256(files + "".join(style_sheets().values()).encode()).hexdigest()[:8]


def style_sheets() -> dict[str, str]:
    """Our style sheets by their paths, each behind what its pages use of Material's."""
    found = list(MATERIAL.glob(THEIR_STYLES))
    if len(found) != 1:
        raise Abort(f"Material has {len(found)} files {THEIR_STYLES}, not one; see hooks/theme.py")
    ours = [(OURS / path).read_text("utf-8") for path in STYLES]
    known = styles.words(OURS.parent) - OURS_ALONE
    used = styles.used(found[0].read_text("utf-8"), known, "".join(ours))
    theirs = styles.parted(used, NOT_AT_HOME, ours[0])
    sheets = map("".join, zip(theirs, ours, strict=True))
    return {
        path: minify.string("text/css", sheet) for path, sheet in zip(STYLES, sheets, strict=True)
    }


def tidy(files: Files, config: MkDocsConfig) -> None:
    """Take the unused files out of a build, and make our own smaller."""
    for asset in UNUSED_ASSETS:
        for file in [file for file in files if fnmatch(file.src_uri, asset)]:
            files.remove(file)
    made = style_sheets()
    for path in SCRIPTS:
        made[path] = minify.string("text/javascript", script(path))
    for path, content in made.items():
        if path in files.src_uris:
            files.remove(files.src_uris[path])
        files.append(File.generated(config, path, content=content))


def script(path: str) -> str:
    """One of `SCRIPTS`: its parts in one function, so that no name gets out."""
    parts = [(OURS / "assets" / part).read_text("utf-8") for part in SCRIPTS[path]]
    return "\n".join(['(() => {\n"use strict";', *parts, "})();"])


def list_no_icons(theme: Theme) -> None:
    """Spare MkDocs Material's 14,000 icons: it would list and match each of them, and copy none."""
    env = theme.get_env()
    names = sorted({*_material(), *_shown(OURS)})
    env.list_templates = lambda *_, filter_func: list(filter(filter_func, names))  # type: ignore[method-assign]
    theme.get_env = lambda: env  # type: ignore[method-assign]


@cache
def _material() -> list[str]:
    return _shown(MATERIAL)


def _shown(folder: Path) -> list[str]:
    """The files of a folder, without what is hidden in it, such as `.icons`."""
    parts = [part for part in folder.iterdir() if not part.name.startswith(".")]
    files = [file for part in parts for file in (part, *part.rglob("*")) if file.is_file()]
    return [file.relative_to(folder).as_posix() for file in files]


def share(env: Environment, theme: Theme) -> None:
    """Let the builds of the other languages have the compiled templates of this one.

    They find no files of the theme: the first build has copied these.
    """
    env.list_templates = lambda *_, **__: []  # type: ignore[method-assign]
    theme.get_env = lambda: env  # type: ignore[method-assign]


def site_of_mistakes(config: MkDocsConfig, mistakes: str) -> MkDocsConfig:
    """Another site in the place of a preview: every address of it says what is wrong."""
    made = MkDocsConfig(config_file_path=config.config_file_path)
    made.load_dict(
        {
            "site_name": config.site_name,
            "site_url": config.site_url,
            "site_dir": config.site_dir,
            "docs_dir": config.docs_dir,
            "use_directory_urls": config.use_directory_urls,
            "theme": {
                "name": None,
                "custom_dir": str(OURS / "mistakes"),
                "static_templates": ["404.html"],
            },
            "plugins": [],
            "validation": {"nav": {"omitted_files": "ignore"}, "links": {"not_found": "ignore"}},
            "extra": {
                "title": str(told("nothing-to-preview")),
                "mistakes": mistakes.strip().splitlines(),
            },
        }
    )
    errors, _ = made.validate()
    if errors:
        raise Abort(f"{mistakes}\n{errors}")
    return made
