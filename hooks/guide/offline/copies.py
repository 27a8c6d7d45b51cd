"""A built site in, copies that need no network out: zip files, and what the service worker keeps.

A zip file has the pages of one language, or of all, and opens from a disk: every link names a file.
What is not in it (other languages, PDFs, data) is linked where it stands on the web.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import zipfile
from collections.abc import Iterable
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from guide.site import relative

ASSETS = "assets"
LINK = re.compile(r'(\s(?:href|src|data-search-root)=")([^"#?]*)([^"]*")')
ELSEWHERE = re.compile(r"[a-z][a-z+.-]*:|//")
# Of the web only: a browser would fetch it from there for a page that was opened from a disk.
MANIFEST = re.compile(r'<link rel="manifest"[^>]*>\s*')
SEARCH_ROOT = ' data-search-root="'
# They stand beside the PDFs.
PICTURE = re.compile(r'<img class="first-page [^>]*>')
# What pages need, the search and the readings with them.
KEPT_ASSETS = (".css", ".js", ".svg")
SEARCH = ("search/index.js", "search/japanese.js", "search/learnt.js", "search/latin.js")
# The moment that every file of a zip bears, so that the same site gives the same bytes.
MOMENT = (2020, 1, 1, 0, 0, 0)


def write_zip(target: Path, site: Path, url: str, prefix: str, prefixes: Iterable[str]) -> None:
    """Write the pages below `prefix` of the built `site` to the zip file `target`.

    `url` is where the site stands on the web, `prefixes` are those of all languages; the pages
    below `prefix` come to the top, beside the assets. For all languages, `prefix` is empty and
    `prefixes` has only the empty one.
    """
    others = [other for other in prefixes if other and other != prefix]
    places = {
        path: path.removeprefix(prefix)
        for path in _pages(site, prefix)
        if not path.startswith(tuple(others))
    }
    places |= {path: path for path in _files(site, ASSETS)}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, place in sorted(places.items(), key=lambda item: item[1]):
            content = (site / path).read_bytes()
            if path.endswith(".html"):
                content = _as_file(content.decode(), path, places, url).encode()
            archive.writestr(zipfile.ZipInfo(place, MOMENT), content, zipfile.ZIP_DEFLATED)


def _pages(site: Path, prefix: str) -> list[str]:
    """The pages and search indexes below `prefix`; not the page for missing addresses."""
    return [path for path in _files(site, prefix or ".") if path.endswith(("index.html", *SEARCH))]


def _files(site: Path, folder: str) -> list[str]:
    return sorted(
        file.relative_to(site).as_posix() for file in (site / folder).rglob("*") if file.is_file()
    )


def _as_file(html: str, path: str, places: dict[str, str], url: str) -> str:
    """A page whose links name files of the zip, or addresses on the web."""

    here = posixpath.dirname(places[path])

    def target(address: str) -> str:
        """The file of the site that an address names."""
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
        is_page = address.endswith(("/", "."))
        return posixpath.normpath(posixpath.join(file, "index.html")) if is_page else file

    @cache
    def moved(address: str) -> str:
        if not address or ELSEWHERE.match(address):
            return address
        file = target(address)
        if file in places:
            return relative(places[file], here)
        return url + (file.removesuffix("index.html") if address.endswith("/") else file)

    def link(found: re.Match[str]) -> str:
        before, address, rest = found.groups()
        if before == SEARCH_ROOT:
            folder = relative(posixpath.dirname(places[target(address)]), here)
            return f'{before}{folder}/" data-search-file="index.html{rest}'
        return before + moved(address) + rest

    # Browsers do not agree whether the files beside a page from a disk are its own.
    return LINK.sub(link, PICTURE.sub("", MANIFEST.sub("", html))).replace("'self'", "'self' file:")


def known(site: Path, prefixes: list[str], paths: list[str]) -> dict[str, Any]:
    """What the service worker of a built site knows of it.

    `prefixes` are those of the languages, `paths` the pages below each. Its `build` is another one
    whenever anything that it keeps is another: then browsers put the new copies in the place of the
    old.
    """
    kept = [f"{prefix}{path}index.html" for prefix in prefixes for path in paths]
    searches = {
        prefix: [prefix + name for name in SEARCH if (site / prefix / name).exists()]
        for prefix in prefixes
    }
    assets = _files(site, ASSETS)
    digest = hashlib.sha256()
    for path in (*kept, *chain(*searches.values()), *assets):
        digest.update((site / path).read_bytes())
    return {
        "build": digest.hexdigest()[:16],
        "prefixes": prefixes,
        "pages": paths,
        "searches": searches,
        "assets": [path for path in assets if path.endswith(KEPT_ASSETS)],
    }
