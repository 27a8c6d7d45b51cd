"""The queries of `tests/search/queries.yaml`, and how they are put to the search box of a page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, expect

FILE = Path(__file__).parent.parent / "search/queries.yaml"
STORIES = FILE.with_name("stories.yaml")
FRESH = FILE.with_name("fresh.yaml")
UNSEEN = FILE.with_name("unseen.yaml")
DANGER = FILE.with_name("danger.yaml")

# Types each query and gives, for each, the addresses of the pages shown below the language's root: as
# they are once what some queries ask for besides has come.
ASK = """async ([queries, again]) => {
  const input = document.querySelector(".search-box__input");
  const root = new URL(document.querySelector("[data-search-root]").dataset.searchRoot, location.href).pathname;
  const ask = () => queries.map((query) => {
    input.value = query;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    return [...document.querySelectorAll(".search-result__item > article > a")]
      .map((link) => new URL(link.href).pathname.replace(root, ""));
  });
  ask();
  window.partsTaken ??= new Set();
  await Promise.all([...document.querySelectorAll("[data-search-part]")]
    .filter((part) => !partsTaken.has(part.dataset.searchPart))
    .map((part) => new Promise((taken) => part.addEventListener("load", () => { partsTaken.add(part.dataset.searchPart); taken(); }))));
  return again ? ask() : [];
}"""


@dataclass(frozen=True)
class Query:
    """What a reader types, and where that should lead."""

    text: str
    leads_to: tuple[str, ...]
    """Names of landings; empty when nothing should be found."""
    kind: str = ""


def load(file: Path = FILE) -> tuple[dict[str, list[str]], dict[str, list[Query]]]:
    """The addresses of each landing, and the queries of each locale."""
    data: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    queries = {
        locale: [Query(str(item["q"]), tuple(item["leads_to"]), item["kind"]) for item in items]
        for locale, items in data["queries"].items()
    }
    return data["landings"], queries


def open_box(page: Page) -> None:
    """Open the search box of the page and wait until it can answer."""
    page.locator(".site-header__search").click()
    expect(page.locator("[data-search-ready]")).to_have_count(1)


def ask(page: Page, queries: list[Query], again: bool = True) -> list[list[str]]:
    """For each query, the addresses of the pages that the open box shows, best first."""
    answers: list[list[str]] = page.evaluate(ASK, [[query.text for query in queries], again])
    return answers


def rank(query: Query, answer: list[str], landings: dict[str, list[str]]) -> int:
    """The place, from 1, of the first right page in an answer; 0 when there is none.

    A query that nothing should match is answered right, at place 1, by nothing.
    """
    if not query.leads_to:
        return 0 if answer else 1
    right = {address for name in query.leads_to for address in landings[name]}
    return next((place for place, address in enumerate(answer, 1) if address in right), 0)
