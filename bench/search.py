"""How well the search box answers, per language, beside Material's own search on the same pages.

Run with `make bench-search`; `.venv/bin/python bench/search.py vi my` measures these languages only.
Queries and where they should lead: `tests/search/queries.yaml`. Measured in the system's Chromium
against built sites: what share of the queries has a right page first and among the first three, how
many pages are shown for a query, what is fetched for it, and the milliseconds from typing to the
result with the processor four times slower. The peer is one Material project for all languages, as
it comes; a page that it shows in another language than the reader's is not a right one.
"""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "bench"), str(ROOT / "tests")]

from guide.facts.locales import Locale
from guide.languages.editions import load_editions
from peers import pages, write_one_pass
from playwright.sync_api import Browser, Page, sync_playwright
from support import search_queries

SLOWER = 4
# Milliseconds from typing to the result: ours answers at once.
TIME = """async (queries) => {
  const input = document.querySelector(".search-box__input");
  const times = [];
  for (const query of queries) {
    const start = performance.now();
    input.value = query;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    times.push(performance.now() - start);
  }
  return times;
}"""
# Material answers from a worker: wait until the list belongs to the query.
ASK_STOCK = """async ([queries, prefix]) => {
  const input = document.querySelector("[data-md-component=search-query]");
  const meta = document.querySelector(".md-search-result__meta");
  const list = document.querySelector(".md-search-result__list");
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const answers = [];
  for (const query of queries) {
    input.value = "";
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    for (let wait = 0; list.children.length && wait < 20; wait++) await pause(5);
    meta.textContent = "";
    const start = performance.now();
    input.value = query;
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    for (let wait = 0; !meta.textContent && wait < 400; wait++) await pause(2);
    const time = performance.now() - start;
    const links = [...list.querySelectorAll(".md-search-result__item > a:first-child")]
      .map((link) => new URL(link.href).pathname.slice(1));
    answers.push([time, links]);
  }
  return answers;
}"""


@dataclass
class Row:
    """What was measured for one language."""

    queries: int
    first: float
    """Share of the queries with a right page first."""
    first_three: float
    shown: float
    """Pages shown for a query."""
    kilobytes: float
    """Fetched (gzip) until the first query is answered, beyond the page itself."""
    milliseconds: float
    """Median from typing to the result, slowed down."""

    def __str__(self) -> str:
        return (
            f"{self.first:7.0%}{self.first_three:7.0%}{self.shown:7.1f}"
            f"{self.kilobytes:7.1f}{self.milliseconds:7.1f}"
        )


def main(only: list[str]) -> None:
    """Print the table."""
    landings, queries = search_queries.load()
    editions = load_editions(ROOT / "data")
    locales = [one.locale for one in editions if not only or one.locale.id in only]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        work = Path(folder)
        write_one_pass(work / "project", pages())
        build(ROOT, work / "ours")
        build(work / "project", work / "stock")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("google-chrome") or shutil.which("chromium"),
            args=["--no-sandbox"],
        )
        print(f"{'':8}{'':>8}{'ours':^35}  {'Material as it comes':^35}")
        columns = f"{'first':>7}{'three':>7}{'shown':>7}{'kB':>7}{'ms':>7}"
        print(f"{'':8}{'queries':>8}{columns}  {columns}")
        rows: list[tuple[Row, Row]] = []
        for locale in locales:
            asked = queries[locale.id]
            pair = (
                measure_ours(browser, work / "ours", locale.prefix, asked, landings),
                measure_stock(browser, work / "stock", locale.prefix, asked, landings),
            )
            rows.append(pair)
            print(f"{locale.id:8}{len(asked):8}{pair[0]}  {pair[1]}", flush=True)
        print(f"{'all':8}{sum(row.queries for row, _ in rows):8}{mean(0, rows)}  {mean(1, rows)}")
        for file in (search_queries.STORIES, search_queries.FRESH, search_queries.UNSEEN):
            tell_stories(browser, work / "ours", locales, file)


KINDS = ("short", "situation", "sentence", "nonsense", "near", "emergency")


def tell_stories(browser: Browser, site: Path, locales: list[Locale], file: Path) -> None:
    """Print how the whole stories of a file are understood: right first, and among the first three.

    Of what should find no page, how many do not; in two halves, as from the odd places of
    `stories.yaml` the search has learnt. Last the milliseconds for the sentences, slowed down, each
    asked for the first time: median and most.
    """
    landings, stories = search_queries.load(file)
    landings |= search_queries.load()[0]
    print(f"\n{file.name:16}" + "".join(f"{kind:>16}" for kind in KINDS))
    all_ranks: dict[str, list[tuple[str, int]]] = {"odd": [], "even": []}
    for locale in (one for one in locales if one.id in stories):
        page, _ = open_page(browser, site, locale.prefix)
        search_queries.open_box(page)
        asked = stories[locale.id]
        slow(page)
        sentences = [query.text for query in asked if query.kind == "sentence"]
        times = page.evaluate(TIME, sentences)
        answers = search_queries.ask(page, asked)
        page.context.close()
        ranks = [
            (query.kind, search_queries.rank(query, answer, landings))
            for query, answer in zip(asked, answers, strict=True)
        ]
        for half, own in (("odd", ranks[::2]), ("even", ranks[1::2])):
            all_ranks[half] += own
            print(f"{locale.id:10}{half:6}{by_kind(own)}", flush=True)
        print(f"{locale.id:10}{'ms':6}{statistics.median(times):24.0f}{max(times):8.0f}")
    for half, own in all_ranks.items():
        print(f"{'all':10}{half:6}{by_kind(own)}")


def by_kind(ranks: list[tuple[str, int]]) -> str:
    """The shares of each kind that are right first, and among the first three."""
    cells = []
    for kind in KINDS:
        own = [rank for one, rank in ranks if one == kind]
        first = sum(rank == 1 for rank in own) / len(own)
        three = sum(1 <= rank <= 3 for rank in own) / len(own)
        cells.append(f"{first:8.0%}{three:5.0%}{len(own):3}")
    return "".join(cells)


def build(project: Path, site: Path) -> None:
    """Build a MkDocs project, ours without its PDFs."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)],
        cwd=project,
        env={**os.environ, "PDF": "false"},
        capture_output=True,
        check=True,
    )


def measure_ours(
    browser: Browser,
    site: Path,
    prefix: str,
    asked: list[search_queries.Query],
    landings: dict[str, list[str]],
) -> Row:
    """Put the queries to our box on the language's home page."""
    page, fetched = open_page(browser, site, prefix)
    fetched.clear()
    search_queries.open_box(page)
    answers = search_queries.ask(page, asked)
    slow(page)
    times = page.evaluate(TIME, [query.text for query in asked])
    page.context.close()
    return row(asked, answers, times, fetched, landings)


def measure_stock(
    browser: Browser,
    site: Path,
    prefix: str,
    asked: list[search_queries.Query],
    landings: dict[str, list[str]],
) -> Row:
    """Put the queries to Material's box; its script counts, because each page fetches it."""
    page, fetched = open_page(browser, site, prefix)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    slow(page)
    answered = page.evaluate(ASK_STOCK, [[query.text for query in asked], prefix])
    page.context.close()
    own = [address for address in fetched if "javascripts" in address or "search" in address]
    answers = [
        [link.removeprefix(prefix) if link.startswith(prefix) else f"/{link}" for link in links]
        for _, links in answered
    ]
    return row(asked, answers, [time for time, _ in answered], own, landings)


def open_page(browser: Browser, site: Path, prefix: str) -> tuple[Page, list[str]]:
    """Open a language's home page of a built site; what is fetched is noted in the list."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_context().new_page()
    fetched: list[str] = []
    page.on(
        "response",
        lambda response: fetched.append(str(site / response.url.split("/", 3)[3].split("?")[0])),
    )
    page.goto(f"http://127.0.0.1:{server.server_port}/{prefix}")
    return page, fetched


def slow(page: Page) -> None:
    """Make the page's processor slower."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def row(
    asked: list[search_queries.Query],
    answers: list[list[str]],
    times: list[float],
    fetched: list[str],
    landings: dict[str, list[str]],
) -> Row:
    """Sum up one language."""
    ranks = [
        search_queries.rank(query, answer, landings)
        for query, answer in zip(asked, answers, strict=True)
    ]
    files = [Path(address) for address in dict.fromkeys(fetched) if Path(address).is_file()]
    return Row(
        queries=len(asked),
        first=sum(rank == 1 for rank in ranks) / len(ranks),
        first_three=sum(1 <= rank <= 3 for rank in ranks) / len(ranks),
        shown=statistics.mean(len(answer) for answer in answers),
        kilobytes=sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1000,
        milliseconds=statistics.median(times),
    )


def mean(side: int, rows: list[tuple[Row, Row]]) -> Row:
    """The mean over all queries; of kilobytes and milliseconds, over the languages."""
    own = [pair[side] for pair in rows]
    total = sum(row.queries for row in own)

    def weighted(name: str) -> float:
        return sum(getattr(row, name) * row.queries for row in own) / total

    return Row(
        total,
        weighted("first"),
        weighted("first_three"),
        weighted("shown"),
        statistics.mean(row.kilobytes for row in own),
        statistics.mean(row.milliseconds for row in own),
    )


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


if __name__ == "__main__":
    main(sys.argv[1:])
