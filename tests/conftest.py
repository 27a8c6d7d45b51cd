"""Shared by all tests: the real data, a copy of it to break, and the built site in a browser."""

from __future__ import annotations

import fcntl
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from guide.facts.places import Places
from guide.facts.values import Telephone
from guide.languages.editions import Edition, load_editions
from guide.site import today
from playwright.sync_api import Browser, Page, expect, sync_playwright
from support.browsing import reader
from support.building import ROOT, SUB_PATH, Handler, build, publish
from support.invented import lay_out

# Mistakes are told in the language of the environment; the tests read English.
os.environ["LC_ALL"] = "C.UTF-8"
# What a page should come to show is waited for this long, in ms: only a fault waits to the end.
expect.set_options(timeout=60_000)
# What Chromium is asked to leave out. A second list takes the place of the first: these are in
# Playwright's own (chromiumSwitches), as far as it matters here.
PLAYWRIGHT_LEAVES_OUT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
# The lists below its address bar are pages, which each window would load: half of what it costs.
ADDRESS_BAR = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")


# The file that takes the longest, of those that ask for the site.
LONGEST = ROOT / "tests/site/test_widths.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what builds a site, or asks for the built one, as slow: `make test-fast` does without.

    The workers are given whole files in this order. One begins with the site and what takes the
    longest; the other does meanwhile what needs no site, so that nobody waits for it to be built.
    """
    asking = {item.path for item in items if "site" in fixtures(item)}
    items.sort(key=lambda item: (item.path != LONGEST, item.path in asking))
    for item in items:
        if {"site", "project"} & fixtures(item):
            item.add_marker(pytest.mark.slow)


def fixtures(item: pytest.Item) -> set[str]:
    """What a test asks for, itself or by what it asks for."""
    return set(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def editions() -> tuple[Edition, ...]:
    """The guide in each published language, from the real data."""
    return load_editions(ROOT / "data")


@pytest.fixture(scope="session")
def main_phone(editions: tuple[Edition, ...]) -> Telephone:
    """The number that stands large on every page, from the real data."""
    return editions[0].guide.center.main_phone(today()).number


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


@pytest.fixture(scope="session")
def invented_places(invented_data: Path) -> Places:
    """Where the municipalities of the invented centre's addresses are."""
    return Places.read(invented_data)


@pytest.fixture(scope="session")
def invented_files(invented: tuple[Edition, ...], invented_places: Places) -> dict[str, bytes]:
    """The open data of the invented centre, for what is compared to the letter."""
    return publish(invented, places=invented_places)


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


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """The address of the built site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chrome or Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("google-chrome") or shutil.which("chromium"),
            args=[
                "--no-sandbox",
                "--disable-background-networking",
                "--disable-component-update",
                f"--disable-features={','.join(PLAYWRIGHT_LEAVES_OUT + ADDRESS_BAR)}",
            ],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A phone of 360 px on the built site; errors in scripts fail the test."""
    phone = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "locale": "ja"}
    with reader(browser, base_url=base_url, **phone) as page:
        yield page
