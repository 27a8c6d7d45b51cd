"""Without network: zip files that open from a disk, and copies that the browser keeps."""

from __future__ import annotations

import re
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from guide.languages.editions import Edition
from guide.offline.copies import write_zip
from guide.site import zip_name
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from support import search_queries
from support.building import SUB_PATH, Handler

CENTER = "tel:+81570011000"


def missing(request: Request) -> list[str]:
    """The address of what could not be had; nothing when the reader only went on before it came."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.url}: {request.failure}"]


@pytest.mark.parametrize("id", ["ja", "ja-easy", "en", "my", "ur"])
def test_a_zip_opens_from_a_disk_with_links_filters_and_search(
    browser: Browser, site: Path, tmp_path: Path, editions: tuple[Edition, ...], id: str
) -> None:
    edition = next(one for one in editions if one.locale.id == id)
    archive = site / edition.locale.prefix / "print" / zip_name(edition.guide, id)
    zipfile.ZipFile(archive).extractall(tmp_path)
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    context.set_offline(True)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.extend(missing(request)))
    page.goto((tmp_path / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.phone')).textDecorationLine")
    page.locator('.topic[href$="topics/work/index.html"]').tap()
    page.wait_for_url(re.compile("/topics/work/index.html$"))
    expect(page.locator("#working-conditions .phone")).to_have_attribute("href", CENTER)
    search_queries.open_box(page)
    page.locator(".md-search__input").fill("神戸" if id.startswith("ja") else "Kobe")
    page.locator('.md-search-result__section a[href$="offices/index.html#kobe"]').tap()
    page.wait_for_url(re.compile("/offices/index.html#kobe$"))
    expect(page.locator("#kobe")).to_be_in_viewport()
    page.locator("select[name=kind]").select_option("branch")
    expect(page.locator("tr[data-row]:visible")).to_have_count(3)
    assert errors == []
    context.close()


def test_every_link_in_a_zip_leads_to_a_file_of_it_or_to_the_web(
    site: Path, tmp_path: Path, editions: tuple[Edition, ...]
) -> None:
    for edition in editions:
        archive = (
            site / edition.locale.prefix / "print" / zip_name(edition.guide, edition.locale.id)
        )
        assert archive.stat().st_size < 3_000_000
        with zipfile.ZipFile(archive) as files:
            names = set(files.namelist())
            assert "index.html" in names
            for name in names:
                if not name.endswith(".html"):
                    continue
                html = files.read(name).decode()
                for address in re.findall(r'\s(?:href|src)="([^"#?]+)', html):
                    if re.match(r"[a-z]+:", address):
                        continue
                    folder = tmp_path / Path(name).parent
                    target = (folder / address).resolve().relative_to(tmp_path).as_posix()
                    assert target in names, f"{edition.locale.id}: {name}: {address}"


def test_one_zip_has_all_languages(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    write_zip(target, site, "https://example.org/", "", [""])
    with zipfile.ZipFile(target) as files:
        names = files.namelist()
        assert {"index.html", "my/index.html", "ur/search/index.js"} <= set(names)
        assert 'href="my/index.html"' in files.read("index.html").decode()


@pytest.fixture
def served(site: Path, tmp_path: Path) -> Iterator[tuple[Path, str, Callable[[], None]]]:
    """A copy of the site that is served; a function ends the service, as a cut network does.

    Its worker waits long for the network, which is there or cut: a slow machine is neither.
    """
    folder = tmp_path / SUB_PATH.strip("/")
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("*.pdf", "*.zip", "data"))
    worker = folder / "service-worker.js"
    patient, count = re.subn("WAIT=4e3", "WAIT=6e5", worker.read_text(encoding="utf-8"))
    assert count == 1
    worker.write_text(patient, encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def cut() -> None:
        server.shutdown()
        server.server_close()

    yield folder, f"http://127.0.0.1:{server.server_port}{SUB_PATH}", cut
    cut()


UNTIL = """async ([test, value]) => {
  const tests = {
    kept: async () => await caches.match(value),
    only: async () => (await caches.keys()).join() === value,
  };
  const end = Date.now() + 180_000;
  while (!(await tests[test]())) {
    if (Date.now() > end) throw new Error(`not ${test}: ${value}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}"""


def kept(page: Page, address: str, prefix: str) -> None:
    """Wait until all pages of a language are kept."""
    page.evaluate(UNTIL, ["kept", f"{address}kept?{prefix}"])


def phone(browser: Browser) -> BrowserContext:
    return browser.new_context(
        viewport={"width": 360, "height": 740}, locale="en", service_workers="allow"
    )


def test_after_one_visit_all_pages_of_the_language_open_without_network(
    browser: Browser, served: tuple[Path, str, Callable[[], None]]
) -> None:
    _, address, cut = served
    context = phone(browser)
    page = context.new_page()
    page.goto(f"{address}en/")
    expect(page.locator("[data-kept-notice]")).to_be_hidden()
    kept(page, address, "en/")
    search_queries.open_box(page)
    for asset in ("assets/search.js", "en/search/index.js"):
        page.evaluate(UNTIL, ["kept", address + asset])
    cut()
    page.goto(f"{address}en/topics/legal/")
    expect(page.locator("#legal-support .phone")).to_have_attribute("href", CENTER)
    expect(page.locator("[data-kept-notice]")).to_be_visible()
    expect(page.locator("[data-kept-notice]")).to_contain_text(re.compile(r"20\d\d"))
    page.goto(f"{address}en/offices/?prefecture=okinawa")
    expect(page.locator("tr[data-row]:visible")).to_have_count(1)
    search_queries.open_box(page)
    page.locator(".md-search__input").fill("lawyer")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.goto(f"{address}vi/topics/legal/")
    expect(page).to_have_url(f"{address}en/not-kept/")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("main .phone").first).to_have_attribute("href", CENTER)
    context.close()


def test_the_network_comes_first_and_a_new_site_takes_the_place_of_the_copies(
    browser: Browser, served: tuple[Path, str, Callable[[], None]]
) -> None:
    folder, address, cut = served
    context = phone(browser)
    page = context.new_page()
    page.goto(f"{address}en/")
    kept(page, address, "en/")
    for file in (folder / "en/index.html", folder / "en/topics/work/index.html"):
        html = file.read_text(encoding="utf-8")
        file.write_text(html.replace("0570-011000", "0570-999999"), encoding="utf-8")
    page.reload()
    expect(page.locator(".first-call .phone")).to_contain_text("0570-999999")
    expect(page.locator("[data-kept-notice]")).to_be_hidden()
    worker = folder / "service-worker.js"
    build = re.search(r'build:"(\w+)"', worker.read_text(encoding="utf-8"))
    assert build
    worker.write_text(
        worker.read_text(encoding="utf-8").replace(build[1], "another"), encoding="utf-8"
    )
    page.reload()
    page.evaluate(UNTIL, ["only", f"{SUB_PATH} another"])
    cut()
    page.goto(f"{address}en/topics/work/")
    expect(page.locator("main .phone").first).to_contain_text("0570-999999")
    expect(page.locator("[data-kept-notice]")).to_be_visible()
    context.close()
