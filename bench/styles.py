"""Whether a change of styles changes a page: two built sites, compared pixel by pixel.

`.venv/bin/python bench/styles.py BEFORE AFTER [LOCALE …]` opens one page of each kind in Chromium, in
five languages unless others are named, narrow and wide, light, dark and on paper, without scripts,
and in the states that a reader brings about (menus, search, what opens, the keyboard's place, the
pointer's). It names each that is not the same, writes both pictures of it to `.build/styles/`, and
exits with 1.
"""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]

from PIL import Image, ImageChops
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from support import search_queries
from support.building import SUB_PATH, Handler
from support.kinds import PAGES

LOCALES = ("ja", "ja-easy", "en", "my", "ur")
WIDTHS = (360, 1280)
COLOURS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# A Monday morning in Japan, when the centre is open.
MOMENT = datetime.fromisoformat("2026-11-30T10:00:00+09:00")
# What lets Chromium draw the same pixels each time.
STEADY = (
    "--no-sandbox",
    "--disable-checker-imaging",
    "--disable-composited-antialiasing",
    "--disable-gpu",
    "--disable-lcd-text",
    "--disable-partial-raster",
    "--disable-skia-runtime-opts",
    "--disable-smooth-scrolling",
    "--disable-threaded-animation",
    "--disable-threaded-scrolling",
    "--num-raster-threads=1",
    "--run-all-compositor-stages-before-draw",
)
# Still it does not always draw dotted and thin lines between two rows of pixels alike: so many may
# differ, by so much of 255.
PIXELS, SHADE = 1000, 40
PICTURES = ROOT / ".build/styles"
UNFOLD = "for (const part of document.querySelectorAll('main details')) part.open = true"
# What a reader points at, by the page where it stands.
POINTED_AT = {
    "": (".topic", ".phone", ".find", ".rows a", ".site-header__search", ".menu summary"),
    "topics/hiring/": (".button", ".desk summary", ".copy", ".trail a"),
    "agencies/": (".agency-link",),
    "offices/": (".japan a", ".legend a", "tbody tr:nth-child(2)"),
    "matrix/": ("tbody tr:nth-child(3)", "tbody a"),
}


def main() -> int:
    """Compare, and say what differs."""
    before, after, *chosen = sys.argv[1:]
    shutil.rmtree(PICTURES, ignore_errors=True)
    looked_at, changed = 0, 0
    with sync_playwright() as playwright, served(Path(before)) as one, served(Path(after)) as two:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("google-chrome") or shutil.which("chromium"),
            args=STEADY,
        )
        for locale in chosen or LOCALES:
            prefix = "" if locale == "ja" else f"{locale}/"
            shots = (pictures(browser, root + prefix) for root in (one, two))
            for (name, picture), (_, other) in zip(*shots, strict=True):
                looked_at += 1
                if differ(picture, other):
                    changed += 1
                    print(f"{locale}: {name}")
                    keep(f"{locale} {name}", picture, other)
        browser.close()
    print(f"{looked_at} pictures, {changed} of them not the same")
    return changed > 0


def differ(one: bytes, other: bytes) -> bool:
    """Whether two pictures show something else."""
    if one == other:
        return False
    before, after = (Image.open(BytesIO(picture)).convert("RGB") for picture in (one, other))
    if before.size != after.size:
        return True
    shades = ImageChops.difference(before, after).convert("L").histogram()
    return sum(shades[1:]) > PIXELS or sum(shades[SHADE:]) > 0


def keep(name: str, *pictures: bytes) -> None:
    """Write both pictures, to be looked at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for when, picture in zip(("before", "after"), pictures, strict=True):
        file = PICTURES / f"{name.replace('/', '_')} {when}.png"
        file.write_bytes(picture)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a built site on this machine."""
    with TemporaryDirectory() as folder:
        (Path(folder) / SUB_PATH.strip("/")).symlink_to(site.resolve())
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()


def pictures(browser: Browser, root: str) -> Iterator[tuple[str, bytes]]:
    """Every picture of the pages below `root`, an address, with its name."""
    for width in WIDTHS:
        with context(browser, width) as reader:
            page = reader.new_page()
            page.clock.set_fixed_time(MOMENT)
            for path in PAGES:
                yield from named(f"{path} {width}", of_page(page, root + path))
                yield from named(f"{path} {width}", pointed_at(page, POINTED_AT.get(path, ())))
            yield from named(str(width), of_frame(page, root))
        with context(browser, width, java_script_enabled=False) as reader:
            page = reader.new_page()
            for path in PAGES:
                page.goto(root + path)
                yield f"{path} {width} without scripts", shot(page)


def context(browser: Browser, width: int, **options: Any) -> BrowserContext:
    """A reader of English, so that other languages offer it."""
    return browser.new_context(
        viewport={"width": width, "height": 900},
        locale="en-US",
        reduced_motion="reduce",
        service_workers="block",
        **options,
    )


def named(place: str, shots: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The same pictures, with where they were taken."""
    return ((f"{place} {name}", picture) for name, picture in shots)


def of_page(page: Page, address: str) -> Iterator[tuple[str, bytes]]:
    """A page as it comes, on paper, with all that opens; each light and dark."""
    page.goto("about:blank")
    page.goto(address)
    page.emulate_media(media="screen", color_scheme="light")
    yield "light", shot(page)
    page.emulate_media(color_scheme="dark")
    yield "dark", shot(page)
    page.emulate_media(media="print", color_scheme="light")
    yield "on paper", shot(page)
    page.emulate_media(media="screen", forced_colors="active")
    yield "forced colours", shot(page)
    page.emulate_media(forced_colors="none")
    page.evaluate(UNFOLD)
    yield "open", shot(page)
    page.emulate_media(color_scheme="dark")
    yield "open, dark", shot(page)
    page.emulate_media(color_scheme="light")


def pointed_at(page: Page, selectors: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """What the pointer is on, what it presses, and what the keyboard is at."""
    for selector in selectors:
        for element in page.locator(selector).all():
            if element.is_visible():
                element.hover(force=True)
                yield f"{selector} pointed at", shot(page, full=False)
                break
    if selectors:
        page.evaluate("scrollTo(0, 0); document.body.tabIndex = -1; document.body.focus()")
        for step in range(12):
            page.keyboard.press("Tab")
            yield f"key {step}", shot(page, full=False)


def of_frame(page: Page, address: str) -> Iterator[tuple[str, bytes]]:
    """What opens over a page: the menus, the search with its answers, colours chosen by hand."""
    for menu in (".menu--language", ".menu--pages"):
        page.goto(address)
        if page.locator(menu).is_visible():
            page.locator(f"{menu} > summary").click()
            yield f"{menu} open", shot(page, full=False)
    furigana = page.locator("[data-furigana]")
    if furigana.count():
        furigana.click()
        page.locator("rt").first.wait_for(state="attached")
        yield "readings", shot(page)
        furigana.click()
    page.goto(address)
    search_queries.open_box(page)
    page.locator("[data-search-ready]").wait_for(state="attached")
    for colours in COLOURS:
        page.emulate_media(color_scheme=colours)
        for query in ("", "visa", "FRESC", "110", "xyzzyx"):
            page.locator(".search-box__input").fill(query)
            yield f"search {query} {colours}", shot(page, full=False)
    page.locator(".search-box__input").fill("FRESC")
    for step in range(5):
        page.keyboard.press("ArrowDown" if step else "Tab")
        yield f"search, key {step}", shot(page, full=False)
    page.emulate_media(color_scheme="light")
    page.evaluate("document.documentElement.dataset.colours = 'dark'")
    yield "dark by hand", shot(page, full=False)


def shot(page: Page, *, full: bool = True) -> bytes:
    """The page as a picture, once it is the same twice."""
    before = b""
    for _ in range(9):
        picture = page.screenshot(full_page=full, animations="disabled", caret="hide")
        if picture == before:
            break
        before = picture
    return before


if __name__ == "__main__":
    sys.exit(main())
