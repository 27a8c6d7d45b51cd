"""Measure the PDFs: seconds, sizes, and how much of their text programs read wrongly.

Run with PYTHONPATH=hooks:tests from the repository. Prints one line per language, for docs/pdf.md.
"""

from __future__ import annotations

import tempfile
import time
from datetime import date
from pathlib import Path

from guide.languages.editions import load_editions
from guide.paper.content import papers
from guide.paper.typeset import typeset
from guide.site import Site
from support.pdf_text import bare, by_pdfium, by_structure, texts, wrong

DAY = date(2026, 11, 23)


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
