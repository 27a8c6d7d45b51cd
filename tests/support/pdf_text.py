"""What programs read in a PDF: its text by PDFium, and by its structure tree, as screen readers do."""

from __future__ import annotations

import difflib
import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from guide.paper.legible.fonts import Font
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pikepdf import Array, Dictionary, String


def bare(text: str) -> str:
    """The text without what depends on where lines end: spaces, and PDFium's mark of a hyphen."""
    text = unicodedata.normalize("NFC", text)
    return re.sub(r"[\s\ufffe\u2060\u202a-\u202e]+", "", text)


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


def by_pdfium(file: Path) -> str:
    """The text that Chromium's reader copies and searches."""
    document = pypdfium2.PdfDocument(file)
    return "".join(page.get_textpage().get_text_range() for page in document)


def by_characters(file: Path) -> str:
    """What the codes themselves say, in the order of drawing: pdfminer knows no replacement texts."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    text = ""
    with file.open("rb") as opened:
        for page in PDFPage.get_pages(opened):
            interpreter.process_page(page)
            text += "".join(
                one.get_text() for one in device.get_result() if isinstance(one, LTChar)
            )
    return text


def by_structure(file: Path) -> str:
    """The text in the order of the structure tree, with replacement texts; artifacts left out."""
    with pikepdf.open(file) as pdf:
        marked = {page.objgen: dict(_marked_texts(page)) for page in pdf.pages}
        return "".join(_texts(pdf.Root.StructTreeRoot, None, marked))


def headings(file: Path, level: str) -> list[str]:
    """The headings of a level, such as "/H2", as the structure tree has them."""
    with pikepdf.open(file) as pdf:
        marked = {page.objgen: dict(_marked_texts(page)) for page in pdf.pages}
        return [
            "".join(_texts(element, page, marked))
            for element, page in _elements(pdf.Root.StructTreeRoot, None)
            if str(element.S) == level
        ]


def _elements(element: Any, page: Any) -> Iterator[tuple[Any, Any]]:
    """Every element of the structure tree, with the page that it begins on."""
    page = element.get("/Pg", page)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid, kid.get("/Pg", page)
            yield from _elements(kid, page)


def _texts(element: Any, page: Any, marked: dict[Any, dict[int, str]]) -> Iterator[str]:
    page = element.get("/Pg", page)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, Array) else [kids]:
        if not isinstance(kid, Dictionary):
            yield marked[page.objgen].get(int(kid), "")
        elif kid.get("/Type") == "/MCR":
            yield marked[kid.get("/Pg", page).objgen].get(int(kid.MCID), "")
        elif "/S" in kid:
            yield from _texts(kid, page, marked)
            if str(kid.S) in ("/P", "/TD", "/TH", "/LI", "/H1", "/H2", "/H3"):
                yield "\n"


def _marked_texts(page: Any) -> Iterator[tuple[int, str]]:
    """The text of each marked content of a page, by its number."""
    fonts = {name: Font.of(font).texts for name, font in page.Resources.get("/Font", {}).items()}
    font: dict[int, str] = {}
    number, text, replaced, stack = -1, "", False, []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if name == "BDC" else {}
            stack.append("/ActualText" in properties)
            if "/MCID" in properties:
                number, text = int(properties["/MCID"]), ""
            if stack[-1]:
                text += str(properties["/ActualText"])
                replaced = True
        elif name == "EMC":
            replaced = not stack.pop() and replaced
            if not stack and number >= 0:
                yield number, text
                number = -1
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in ("Tj", "TJ") and not replaced:
            shown = operands[0]
            for part in shown if isinstance(shown, Array) else [shown]:
                if isinstance(part, String):
                    codes = bytes(part)
                    for at in range(0, len(codes), 2):
                        text += font.get(int.from_bytes(codes[at : at + 2], "big"), "")
