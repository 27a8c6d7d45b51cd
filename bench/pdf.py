"""Measure the PDFs: seconds, sizes, and how much of their text programs read wrongly.

Run with PYTHONPATH=hooks:tests from the repository. Prints one line per language, for docs/pdf.md.
"""

from __future__ import annotations

import difflib
import tempfile
import time
from bisect import bisect
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from guide.languages.editions import load_editions
from guide.paper.content import papers
from guide.paper.typeset import typeset
from guide.site import Site
from support.pdf_text import bare, by_pdfium, by_structure

DAY = date(2026, 11, 23)


def texts(content: Any) -> Iterator[str]:
    """Every text in a paper's content, as it is written without readings."""
    if isinstance(content, dict):
        for value in content.values():
            yield from texts(value)
    elif isinstance(content, list):
        if content and all(
            isinstance(run, dict) and isinstance(run.get("text"), str) for run in content
        ):
            yield "".join(run["text"] for run in content)
        else:
            for value in content:
                yield from texts(value)


def wrong(text: str, found: str) -> int:
    """How many letters of `text` are not read where most of it stands in `found`."""
    if text in found:
        return 0
    length = bisect(range(len(text)), 0, key=lambda end: text[:end] not in found) - 1
    start = found.find(text[:length])
    near = found[start : start + 2 * len(text)] if length > 1 else ""
    same = difflib.SequenceMatcher(None, text, near, autojunk=False).get_matching_blocks()
    return len(text) - sum(block.size for block in same)


def main() -> None:
    """Make all PDFs in an empty cache, and again in a full one; print what was measured."""
    editions = load_editions(Path("data"))
    locales = [edition.locale for edition in editions]
    site = Site("https://example.org/fresc-guide/", "https://example.org/", DAY, editions)
    with tempfile.TemporaryDirectory() as cache:
        seconds = []
        for _ in range(2):
            before = time.perf_counter()
            made = typeset(papers(site), locales, Path(cache), 1_700_000_000)
            seconds.append(time.perf_counter() - before)
        print(f"{len(made)} PDFs: {seconds[0]:.1f} s cold, {seconds[1]:.1f} s cached\n")
        print("| Language | kB, four PDFs | Pages of the guide | Copied wrongly | Spoken wrongly |")
        print("|---|---|---|---|---|")
        for at, paper in enumerate(paper for paper in papers(site) if paper.kind == "guide"):
            four = made[4 * at : 4 * at + 4]
            wanted = {bare(text) for text in texts(paper.content)} - {""}
            letters = sum(len(text) for text in wanted)
            rates = []
            for read in (by_pdfium, by_structure):
                found = bare(read(four[0].file))
                rates.append(sum(wrong(text, found) for text in wanted) / letters)
            size = sum(pdf.size for pdf in four) // 1000
            shown = " | ".join(f"{rate:.2%}" for rate in rates)
            print(f"| {paper.locale.id} | {size:,} | {four[0].pages} | {shown} |", flush=True)


if __name__ == "__main__":
    main()
