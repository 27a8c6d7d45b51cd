"""Shared by all tests: the real data, a copy of it to break, and the built site in a browser."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from guide.facts.places import Places
from guide.languages.editions import Edition, load_editions
from guide.open_data import files as open_data
from guide.open_data.records import Records
from guide.site import Site
from playwright.sync_api import Browser, Page, sync_playwright
from valid import lay_out

ROOT = Path(__file__).parent.parent
SUB_PATH = "/fresc-guide/"


@pytest.fixture(scope="session")
def editions() -> tuple[Edition, ...]:
    """The guide in each published language, from the real data."""
    return load_editions(ROOT / "data")


@pytest.fixture(scope="session")
def published(editions: tuple[Edition, ...]) -> dict[str, bytes]:
    """Every file of the open data by its path below `/data/v1/`, made from the real data."""
    return publish(editions)


@pytest.fixture(scope="session")
def invented_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of an invented centre, which no right change of an editor touches."""
    return lay_out(tmp_path_factory.mktemp("invented") / "data")


@pytest.fixture(scope="session")
def invented(invented_data: Path) -> tuple[Edition, ...]:
    """The guide to the invented centre in Japanese, English and Urdu."""
    return load_editions(invented_data)


def publish(
    editions: tuple[Edition, ...], today: date = date(2026, 11, 23), places: Places | None = None
) -> dict[str, bytes]:
    """The open data of `editions` as on the day `today`."""
    site = Site("https://example.org/fresc-guide/", "https://example.com/repo", today, editions)
    places = places or Places.read(ROOT / "data")
    made = open_data.files([Records(site, edition, places) for edition in editions])
    return {path.removeprefix(open_data.FOLDER): content for path, content in made.items()}


@pytest.fixture
def data(tmp_path: Path, invented_data: Path) -> Path:
    """The data of the invented centre, to be broken."""
    return Path(shutil.copytree(invented_data, tmp_path / "data"))


@pytest.fixture
def change(data: Path) -> Callable[[str, str, str], None]:
    """A function that replaces the one place where `old` stands in a file of the copy."""

    def replace(file: str, old: str, new: str) -> None:
        path = data / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace


@pytest.fixture
def project(tmp_path: Path, invented_data: Path) -> Path:
    """All that a build of the guide to the invented centre needs."""
    copy = tmp_path / "project"
    copy.mkdir()
    for name in ("content", "hooks", "overrides", "print"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copytree(invented_data, copy / "data")
    shutil.copy(ROOT / "mkdocs.yml", copy)
    return copy


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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the site, built from the real data, with its PDFs; the workers share one."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "www" / SUB_PATH.strip("/")
    done = shared / "site-is-built"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            result = build(ROOT, folder, PDF="true")
            assert result.returncode == 0, result.stderr
            done.touch()
    return folder


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

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """The address of the built site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A phone of 360 px on the built site; errors in scripts fail the test."""
    context = browser.new_context(
        base_url=base_url,
        service_workers="block",
        viewport={"width": 360, "height": 740},
        has_touch=True,
        locale="ja",
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors
