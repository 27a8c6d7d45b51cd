"""Without network: zip files that open from a disk, and copies that the browser keeps."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from guide.facts.values import Telephone
from guide.languages.editions import Edition
from guide.languages.formats import Formats
from guide.offline.copies import write_zip
from guide.site import zip_name
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from support import search_queries
from support.building import SUB_PATH
from support.network import Network


def missing(request: Request) -> list[str]:
    """The address of what could not be had; nothing when the reader only went on before it came."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.url}: {request.failure}"]


@pytest.mark.parametrize("id", ["ja", "ja-easy", "en", "my", "ur"])
def test_a_zip_opens_from_a_disk_with_links_filters_and_search(
    browser: Browser,
    site: Path,
    tmp_path: Path,
    editions: tuple[Edition, ...],
    main_phone: Telephone,
    id: str,
) -> None:
    edition = next(one for one in editions if one.locale.id == id)
    archive = site / edition.locale.prefix / "print" / zip_name(edition.guide, id)
    zipfile.ZipFile(archive).extractall(tmp_path)
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    context.set_offline(True)
    page = context.new_page()
    page.add_init_script("navigator.share = async ({ url }) => { window.shared = url; };")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.extend(missing(request)))
    page.goto((tmp_path / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.phone')).textDecorationLine")
    page.locator('.topic[href$="topics/work/index.html"]').tap()
    page.wait_for_url(re.compile("/topics/work/index.html$"))
    expect(page.locator("main .call .phone")).to_have_attribute("href", main_phone.href)
    search_queries.open_box(page)
    office = edition.guide.offices[-1]
    page.locator(".search-box__input").fill(office.phone)
    page.locator(f'.search-result__section a[href$="offices/index.html#{office.id}"]').tap()
    page.wait_for_url(re.compile(f"/offices/index.html#{office.id}$"))
    expect(page.locator(f"#{office.id}")).to_be_in_viewport()
    page.locator("select[name=kind]").select_option("branch")
    branches = [one for one in edition.guide.offices if one.kind == "branch"]
    expect(page.locator("tr[data-row]:visible")).to_have_count(len(branches))
    page.locator("[data-copy-link]").tap()
    page.wait_for_function("window.shared")
    assert re.fullmatch(
        rf"https://.*/{edition.locale.prefix}offices/\?kind=branch#{office.id}",
        page.evaluate("window.shared"),
    )
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
                assert not re.search(r'\ssrc="https?:', html), (
                    f"{name} is shown with the network only"
                )
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


# ---- Copies that the browser keeps ---------------------------------------------------------------


# The folders of the languages in which these readers read; Japanese has none.
READ = {"", "en", "ja-easy", "my", "vi"}


@pytest.fixture
def folder(site: Path, tmp_path: Path, editions: tuple[Edition, ...]) -> Path:
    """A copy of the site in the languages that are read, to be published anew."""
    copy = tmp_path / "www" / SUB_PATH.strip("/")
    others = {edition.locale.prefix.strip("/") for edition in editions} - READ
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("*.pdf", "*.zip", "data", *others))
    return copy


@pytest.fixture
def network(folder: Path) -> Iterator[Network]:
    """What serves it. The worker waits long: a slow machine is no slow network."""
    wait(folder, "6e5")
    with Network(folder.parent).served() as network:
        yield network


@pytest.fixture
def page(browser: Browser, network: Network) -> Iterator[Page]:
    """A phone that has read one page in English, and keeps the language."""
    context = phone(browser)
    page = context.new_page()
    page.goto(f"{network.origin}{SUB_PATH}en/")
    expect(page.locator("[data-kept-notice]")).to_be_hidden()
    kept(page, f"{network.origin}{SUB_PATH}", "en/")
    yield page
    context.close()


def phone(browser: Browser) -> BrowserContext:
    return browser.new_context(
        viewport={"width": 360, "height": 740}, locale="en", service_workers="allow"
    )


def wait(folder: Path, milliseconds: str) -> None:
    """Let the worker wait so long for the network before it shows a copy."""
    set_in_worker(folder, "WAIT", milliseconds)


def set_in_worker(folder: Path, name: str, value: str) -> None:
    worker = folder / "service-worker.js"
    text, count = re.subn(rf"\b{name}=\w+", f"{name}={value}", worker.read_text(encoding="utf-8"))
    assert count == 1
    worker.write_text(text, encoding="utf-8")


def publish_anew(folder: Path, number: str = "0570-999999", build: str = "another") -> None:
    """Put a newer guide in the place of the old: other numbers, other styles, another worker."""
    for file in (folder / "en").rglob("index.html"):
        html = file.read_text(encoding="utf-8")
        file.write_text(
            re.sub(r"(?<=<bdi dir=\"ltr\">)[\d-]+(?=</bdi>)", number, html), encoding="utf-8"
        )
    with (folder / "assets/guide.css").open("a", encoding="utf-8") as styles:
        styles.write(f":root{{--published:{number}}}")
    worker = folder / "service-worker.js"
    text, count = re.subn(
        r'build:"\w+"', f'build:"{build}"', worker.read_text(encoding="utf-8"), count=1
    )
    assert count == 1
    worker.write_text(text, encoding="utf-8")


UNTIL = """async ([test, value]) => {
  const tests = {
    kept: async () => await caches.match(value),
    only: async () => (await caches.keys()).join() === value,
    gone: async () => !(await caches.keys()).includes(value),
    marks: async () => (await caches.open((await caches.keys())[0])).keys()
      .then((all) => all.filter(({ url }) => url.includes("/copied?")).length === value),
  };
  const end = Date.now() + 180_000;
  while (!(await tests[test]())) {
    if (Date.now() > end) throw new Error(`not ${test}: ${value}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}"""

# Asks for a new worker, and gives what became of it.
UPDATED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  const worker = await new Promise((resolve) => {
    const coming = () => resolve(registration.installing);
    if (registration.installing) coming();
    registration.addEventListener("updatefound", coming);
    registration.update();
  });
  return new Promise((resolve) => {
    const tell = () => ["redundant", "activated"].includes(worker.state) && resolve(worker.state);
    tell();
    worker.addEventListener("statechange", tell);
  });
}"""


def kept(page: Page, address: str, prefix: str) -> None:
    """Wait until all pages of a language are kept."""
    page.evaluate(UNTIL, ["kept", f"{address}kept?{prefix}"])


def set_out(page: Page, address: str) -> None:
    """Go on to a page without waiting for it."""
    page.evaluate("address => { location.href = address; }", address)


def published(page: Page) -> str:
    """The number that the styles of a page were published with; empty for the first."""
    return str(
        page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--published')")
    )


def test_after_one_visit_all_pages_of_the_language_open_without_network(
    network: Network, page: Page, editions: tuple[Edition, ...], main_phone: Telephone
) -> None:
    address = f"{network.origin}{SUB_PATH}"
    network.down = True
    page.goto(f"{address}en/topics/legal/")
    expect(page.locator("main .call .phone")).to_have_attribute("href", main_phone.href)
    expect(page.locator("[data-kept-notice]")).to_be_visible()
    expect(page.locator("[data-kept-notice]")).to_contain_text(re.compile(r"20\d\d"))
    page.goto(f"{address}en/offices/?prefecture=okinawa")
    offices = editions[0].guide.offices_for("okinawa")
    expect(page.locator("tr[data-row]:visible")).to_have_count(len(offices))
    page.goto(f"{address}vi/topics/legal/")
    expect_not_kept(page, editions)
    expect(page.locator("main .phone").first).to_have_attribute("href", main_phone.href)


def expect_not_kept(page: Page, editions: tuple[Edition, ...]) -> None:
    """The page says in English that what was wanted is not kept."""
    english = next(one for one in editions if one.locale.id == "en")
    expect(page.locator("h1")).to_have_text(english.word("offline.not_saved_title"))
    expect(page.locator("[data-kept-notice]")).to_be_hidden()


@pytest.mark.parametrize("wanted", ["vi/topics/legal/", "vi/topics/legal", "vi/topics/none/of/it"])
def test_what_is_not_kept_comes_with_a_reload_once_there_is_a_network(
    network: Network, page: Page, editions: tuple[Edition, ...], wanted: str
) -> None:
    address = f"{network.origin}{SUB_PATH}"
    network.down = True
    page.goto(f"{address}{wanted}")
    expect_not_kept(page, editions)
    expect(page).to_have_url(f"{address}{wanted}")
    # It is whole where it stands: its styles, its search, its links.
    search_queries.open_box(page)
    page.keyboard.press("Escape")
    page.locator("main .topic").first.click()
    topic = editions[0].guide.topics[0].id
    expect(page).to_have_url(f"{address}en/topics/{topic}/")
    page.go_back()
    expect_not_kept(page, editions)
    network.down = False
    page.reload()
    expect(page.locator("html")).not_to_have_attribute("lang", "en")


@pytest.mark.parametrize("kept_page", ["topics/work/", "offices/?prefecture=okinawa", ""])
def test_the_languages_of_what_is_not_kept_lead_to_that_page_in_them(
    network: Network, page: Page, editions: tuple[Edition, ...], kept_page: str
) -> None:
    address = f"{network.origin}{SUB_PATH}"
    page.goto(f"{address}en/{kept_page}")
    network.down = True
    for locale, prefix in (("my", "my/"), ("ja", ""), ("en", "en/")):
        page.locator(".menu--language summary").click()
        page.locator(f".menu--language a[data-locale={locale}]").click()
        expect(page).to_have_url(f"{address}{prefix}{kept_page}")
        if locale != "en":
            expect_not_kept(page, editions)
    expect(page.locator("[data-kept-notice]")).to_be_visible()


@pytest.mark.parametrize("prefix", ["en/", "my/"])
def test_a_copy_says_since_when_as_the_pages_write_dates_and_times(
    browser: Browser, network: Network, editions: tuple[Edition, ...], prefix: str
) -> None:
    edition = next(one for one in editions if one.locale.prefix == prefix)
    zone = "America/Sao_Paulo"
    context = browser.new_context(locale="en", service_workers="allow", timezone_id=zone)
    page = context.new_page()
    page.goto(f"{network.origin}{SUB_PATH}{prefix}")
    before = datetime.now(ZoneInfo(zone)).replace(second=0, microsecond=0)
    kept(page, f"{network.origin}{SUB_PATH}", prefix)
    after = datetime.now(ZoneInfo(zone))
    network.down = True
    page.goto(f"{network.origin}{SUB_PATH}{prefix}topics/legal/")
    said = page.locator("[data-kept-notice] span").inner_text().replace("\u202f", " ")
    write = Formats(edition.locale)
    minutes = int((after - before).total_seconds()) // 60 + 1
    moments = [before + timedelta(minutes=one) for one in range(-1, minutes + 1)]
    possible = [f"{write.date(one.date())} {write.time(one.time())}" for one in moments]
    assert said in [one.replace("\u202f", " ") for one in possible]
    context.close()


def test_the_search_is_kept_with_the_pages(network: Network, page: Page) -> None:
    network.down = True
    page.goto(f"{network.origin}{SUB_PATH}en/about/")
    search_queries.open_box(page)
    page.locator(".search-box__input").fill("lawyer")
    expect(page.locator(".search-result__item").first).to_be_visible()
    page.locator(".search-result__section a").first.click()
    expect(page.locator("#legal-support")).to_be_in_viewport()
    expect(page.locator("[data-kept-notice]")).to_be_visible()


@pytest.mark.parametrize(
    ("asked", "opened"),
    [
        ("en/offices", "en/offices/"),
        ("en/offices?prefecture=okinawa", "en/offices/?prefecture=okinawa"),
        ("en/topics/legal/index.html", "en/topics/legal/index.html"),
        ("en", "en/"),
    ],
)
def test_an_address_written_otherwise_opens_without_network(
    network: Network, page: Page, asked: str, opened: str
) -> None:
    network.down = True
    page.goto(f"{network.origin}{SUB_PATH}{asked}")
    expect(page).to_have_url(f"{network.origin}{SUB_PATH}{opened}")
    expect(page.locator("[data-kept-notice]")).to_be_visible()
    expect(page.locator("main h1")).to_be_visible()


def test_an_answer_within_the_wait_is_shown_and_no_copy(
    network: Network, page: Page, folder: Path
) -> None:
    path = f"{SUB_PATH}en/topics/work/"
    publish_anew(folder)
    held = network.hold(path)
    set_out(page, network.origin + path)
    held.wait()
    held.release()
    page.wait_for_url(f"**{path}")
    expect(page.locator("main .phone").first).to_contain_text("0570-999999")
    expect(page.locator("[data-kept-notice]")).to_be_hidden()
    assert published(page) == "0570-999999"


def test_after_the_wait_the_copy_of_that_very_page_is_shown_with_its_own_styles(
    browser: Browser, network: Network, folder: Path, main_phone: Telephone
) -> None:
    wait(folder, "1")
    context = phone(browser)
    page = context.new_page()
    page.goto(f"{network.origin}{SUB_PATH}en/")
    kept(page, f"{network.origin}{SUB_PATH}", "en/")
    path = f"{SUB_PATH}en/topics/work/"
    held = network.hold(path)
    publish_anew(folder)
    page.goto(network.origin + path)
    expect(page.locator("main .phone").first).to_contain_text(main_phone)
    expect(page.locator("[data-kept-notice]")).to_be_visible()
    assert published(page) == ""
    held.release()
    context.close()


def test_a_full_storage_takes_no_copy_away(
    browser: Browser, network: Network, folder: Path, editions: tuple[Edition, ...]
) -> None:
    """Neither on a slow line nor without one, nor the page that says what is not kept."""
    wait(folder, "1")
    context = phone(browser)
    page = context.new_page()
    page.goto(f"{network.origin}{SUB_PATH}en/")
    kept(page, f"{network.origin}{SUB_PATH}", "en/")
    storage = context.new_cdp_session(page)
    storage.send("Storage.overrideQuotaForOrigin", {"origin": network.origin, "quotaSize": 1000})
    slow = f"{SUB_PATH}en/topics/work/"
    held = network.hold(slow)
    publish_anew(folder)
    page.goto(network.origin + slow)
    expect(page.locator("[data-kept-notice]")).to_be_visible()
    assert published(page) == ""
    held.release()
    network.down = True
    for path in ("en/offices/", "en"):
        page.goto(f"{network.origin}{SUB_PATH}{path}")
        expect(page.locator("[data-kept-notice]")).to_be_visible()
        expect(page.locator("main .phone").first).to_be_visible()
    page.goto(f"{network.origin}{SUB_PATH}vi/topics/work/")
    expect_not_kept(page, editions)
    context.close()


def test_of_the_pages_that_were_copies_only_the_last_are_remembered(
    browser: Browser, network: Network, folder: Path
) -> None:
    set_in_worker(folder, "MARKS", "2")
    context = phone(browser)
    page = context.new_page()
    address = f"{network.origin}{SUB_PATH}"
    page.goto(f"{address}en/")
    kept(page, address, "en/")
    network.down = True
    for path in ("en/", "en/offices/", "en/about/", "en/cards/"):
        page.goto(address + path)
        expect(page.locator("[data-kept-notice]")).to_be_visible()
    page.evaluate(UNTIL, ["marks", 2])
    context.close()


@pytest.mark.parametrize("comes", [True, False])
def test_a_page_that_is_not_kept_is_waited_for_as_long_as_the_network_does_not_fail(
    browser: Browser,
    network: Network,
    folder: Path,
    editions: tuple[Edition, ...],
    comes: bool,
) -> None:
    wait(folder, "1")
    context = phone(browser)
    page, other = context.new_page(), context.new_page()
    home, path = f"{SUB_PATH}en/", f"{SUB_PATH}vi/topics/work/"
    page.goto(network.origin + home)
    kept(page, f"{network.origin}{SUB_PATH}", "en/")
    opened: list[str] = []
    page.on("framenavigated", lambda frame: opened.append(frame.url))
    later, held = network.hold(home), network.hold(path)
    set_out(page, network.origin + path)
    held.wait()
    # Where a page asked for later shows its copy, the wait for this one is over, too.
    other.goto(network.origin + home)
    expect(other.locator("[data-kept-notice]")).to_be_visible()
    later.release()
    assert opened == []
    network.down = not comes
    held.release()
    if comes:
        page.wait_for_url(f"**{path}")
        expect(page.locator("html")).to_have_attribute("lang", "vi")
        expect(page.locator("[data-kept-notice]")).to_be_hidden()
        assert opened == [network.origin + path]
    else:
        expect_not_kept(page, editions)
    context.close()


def test_a_server_that_fails_is_answered_with_the_copy_and_else_shown_as_it_is(
    network: Network, page: Page, main_phone: Telephone
) -> None:
    kept_page, other = f"{SUB_PATH}en/topics/work/", f"{SUB_PATH}vi/topics/work/"
    network.failing |= {kept_page, other, kept_page.rstrip("/")}
    page.goto(network.origin + kept_page.rstrip("/"))
    expect(page).to_have_url(network.origin + kept_page)
    expect(page.locator("[data-kept-notice]")).to_be_visible()
    page.goto(network.origin + kept_page)
    expect(page.locator("main .phone").first).to_contain_text(main_phone)
    expect(page.locator("[data-kept-notice]")).to_be_visible()
    answer = page.goto(network.origin + other)
    assert answer
    assert answer.status == 503
    assert page.url == network.origin + other


def test_a_language_is_kept_at_the_next_visit_when_the_server_failed_at_the_first(
    browser: Browser, network: Network
) -> None:
    address = f"{network.origin}{SUB_PATH}"
    last = f"{SUB_PATH}en/search/index.js"
    network.failing.add(last)
    context = phone(browser)
    page = context.new_page()
    page.goto(f"{address}en/")
    page.evaluate(UNTIL, ["kept", f"{address}en/not-kept/"])
    assert not page.evaluate("address => caches.match(address)", f"{address}kept?en/")
    network.failing.clear()
    page.reload()
    kept(page, address, "en/")
    context.close()


def test_the_network_comes_first_and_a_new_site_takes_the_place_of_the_copies(
    network: Network, page: Page, folder: Path
) -> None:
    address = f"{network.origin}{SUB_PATH}"
    publish_anew(folder)
    page.reload()
    expect(page.locator(".call .phone")).to_contain_text("0570-999999")
    expect(page.locator("[data-kept-notice]")).to_be_hidden()
    page.evaluate(UNTIL, ["only", f"{SUB_PATH} another"])
    network.down = True
    page.goto(f"{address}en/topics/work/")
    expect(page.locator("main .phone").first).to_contain_text("0570-999999")
    expect(page.locator("[data-kept-notice]")).to_be_visible()
    assert published(page) == "0570-999999"


def test_a_new_site_that_comes_in_part_leaves_the_old_copies_whole(
    network: Network,
    page: Page,
    folder: Path,
    editions: tuple[Edition, ...],
    main_phone: Telephone,
) -> None:
    address = f"{network.origin}{SUB_PATH}"
    network.failing.add(f"{SUB_PATH}en/search/index.js")
    publish_anew(folder)
    for new in ("vi/topics/work/", "en/topics/work/"):
        page.goto(address + new)
    expect(page.locator("main .phone").first).to_contain_text("0570-999999")
    assert page.evaluate(UPDATED) == "redundant"
    network.down = True
    page.goto(f"{address}vi/topics/work/")
    expect_not_kept(page, editions)
    for path in ("en/topics/work/", "en/topics/visa/", "en/"):
        page.goto(address + path)
        expect(page.locator("[data-kept-notice]")).to_be_visible()
        expect(page.locator("main .phone").first).to_contain_text(main_phone)
        assert published(page) == ""
    network.down = False
    network.failing.clear()
    page.goto(f"{address}en/about/")
    page.evaluate(UNTIL, ["only", f"{SUB_PATH} another"])
    network.down = True
    for path in ("en/topics/work/", "en/topics/visa/"):
        page.goto(address + path)
        expect(page.locator("main .phone").first).to_contain_text("0570-999999")
        assert published(page) == "0570-999999"


def test_a_site_that_changes_while_it_is_fetched_is_not_kept_in_part(
    browser: Browser, network: Network, folder: Path
) -> None:
    address = f"{network.origin}{SUB_PATH}"
    context = phone(browser)
    page = context.new_page()
    held = network.hold(f"{SUB_PATH}en/not-kept/")
    page.goto(f"{address}en/")
    held.wait()
    publish_anew(folder)
    held.release()
    page.reload()
    page.evaluate(UNTIL, ["only", f"{SUB_PATH} another"])
    page.reload()
    kept(page, address, "en/")
    network.down = True
    for path in ("en/", "en/topics/work/", "en/not-kept/"):
        page.goto(address + path)
        expect(page.locator("main .phone").first).to_contain_text("0570-999999")
        assert published(page) == "0570-999999"
    context.close()


def test_two_guides_on_one_origin_leave_each_other_alone(
    network: Network, page: Page, folder: Path
) -> None:
    other = folder.parent / "other"
    shutil.copytree(folder, other)
    page.goto(f"{network.origin}/other/ja-easy/")
    page.locator("[data-furigana]").click()
    expect(page.locator("html")).not_to_have_class(re.compile("furigana"))
    kept(page, f"{network.origin}/other/", "ja-easy/")
    (old,) = re.findall(r'build:"(\w+)"', (folder / "service-worker.js").read_text("utf-8"))
    publish_anew(folder)
    page.goto(f"{network.origin}{SUB_PATH}ja-easy/")
    expect(page.locator("html")).to_have_class(re.compile("furigana"))
    page.evaluate(UNTIL, ["gone", f"{SUB_PATH} {old}"])
    network.down = True
    page.goto(f"{network.origin}/other/ja-easy/topics/work/")
    expect(page.locator("[data-kept-notice]")).to_be_visible()
    page.goto(f"{network.origin}{SUB_PATH}en/topics/work/")
    expect(page.locator("[data-kept-notice]")).to_be_visible()
