"""The project and what is built from it: the site, the open data, a server for the browser."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from datetime import date
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

from guide.facts.places import Places
from guide.languages.editions import Edition
from guide.open_data import files as open_data
from guide.open_data.records import Records
from guide.site import Site

ROOT = Path(__file__).parents[2]
SUB_PATH = "/fresc-guide/"


def build(project: Path, site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in `project` with `site` as its output."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PDF": "false", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def publish(
    editions: tuple[Edition, ...], today: date = date(2026, 11, 23), places: Places | None = None
) -> dict[str, bytes]:
    """The open data of `editions` as on the day `today`."""
    site = Site("https://example.org/fresc-guide/", "https://example.com/repo", today, editions)
    places = places or Places.read(ROOT / "data")
    made = open_data.files([Records(site, edition, places) for edition in editions])
    return {path.removeprefix(open_data.FOLDER): content for path, content in made}


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as GitHub Pages does: under the sub-path, with the site's own 404 page."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / SUB_PATH.strip("/") / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        """A page that is left while it loads, or a browser that is closed, is no fault."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, *_: object) -> None:
        """Say nothing."""
