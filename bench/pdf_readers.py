"""Measure how well programs read the text of the PDFs, by language and program.

Run with PYTHONPATH=hooks:tests from the repository. Prints a table for docs/pdf.md: how many letters
in a hundred are read wrongly. Words as arguments choose languages, `--kind` a kind of paper.

A program that is not there is left out. Beside PDFium, which the tests have, too:

- `pdftotext` (poppler) and `mutool` (MuPDF), from the system;
- PyMuPDF and pdfminer.six (PyPI), where Python finds them;
- pdf.js: `npm install pdfjs-dist` in a folder of its own, named by `PDFJS`.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from guide.languages.editions import load_editions
from guide.paper.content import papers
from guide.paper.typeset import typeset
from guide.site import Site
from support.pdf_text import bare, by_pdfium, texts, wrong

DAY = date(2026, 11, 23)
Read = Callable[[Path], str]


def readers() -> Iterator[tuple[str, Read]]:
    """The programs that are there, each with what gives a PDF's text by it."""
    yield "PDFium", by_pdfium
    if shutil.which("pdftotext"):
        yield "poppler", lambda file: printed("pdftotext", str(file), "-")
    if folder := os.environ.get("PDFJS"):
        script = str(Path(__file__).with_name("pdfjs_text.mjs"))
        yield "pdf.js", lambda file: printed("node", script, folder, str(file))
    if shutil.which("mutool"):
        yield "MuPDF", lambda file: printed("mutool", "draw", "-q", "-F", "text", str(file))
    if importlib.util.find_spec("pymupdf"):
        yield "PyMuPDF", by_pymupdf
    if importlib.util.find_spec("pdfminer"):
        yield "pdfminer", by_pdfminer


def printed(*command: str) -> str:
    """What a command writes."""
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def by_pymupdf(file: Path) -> str:
    """The text as the newest MuPDF gives it."""
    import pymupdf

    with pymupdf.open(file) as document:
        return "".join(page.get_text() for page in document)


def by_pdfminer(file: Path) -> str:
    """The text as pdfminer gives it."""
    from pdfminer.high_level import extract_text

    return extract_text(file)


def rate(read: Read, file: Path, wanted: set[str]) -> float:
    """The share of the letters of the wanted texts that are not read."""
    found = bare(read(file))
    return sum(wrong(text, found) for text in wanted) / sum(map(len, wanted))


def main() -> None:
    """Make the PDFs asked for, and print a line for each."""
    asked = argparse.ArgumentParser()
    asked.add_argument("locales", nargs="*")
    asked.add_argument("--kind", default="guide")
    options = asked.parse_args()
    editions = load_editions(Path("data"))
    site = Site("https://example.org/fresc-guide/", "https://example.org/", DAY, editions)
    wanted = [
        paper
        for paper in papers(site)
        if paper.kind == options.kind
        and (not options.locales or paper.locale.id in options.locales)
    ]
    there = list(readers())
    print(f"| {options.kind} | {' | '.join(name for name, _ in there)} |")
    print("|---" * (len(there) + 1) + "|")
    with tempfile.TemporaryDirectory() as cache, ThreadPoolExecutor() as pool:
        made = typeset(wanted, [edition.locale for edition in editions], Path(cache), 1_700_000_000)
        for paper, pdf in zip(wanted, made, strict=True):
            said = {bare(text) for text in texts(paper.content)} - {""}
            rates = pool.map(lambda one, file=pdf.file, said=said: rate(one[1], file, said), there)
            print(
                f"| {paper.locale.id} | {' | '.join(f'{one:.2%}' for one in rates)} |", flush=True
            )


if __name__ == "__main__":
    main()
