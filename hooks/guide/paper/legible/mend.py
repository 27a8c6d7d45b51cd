"""A PDF as Typst writes it in, the same PDF whose text programs can copy, search and speak out."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from guide.paper.legible.drawn import END, Block, Instruction, drawn, is_reading
from guide.paper.legible.fonts import Font
from guide.paper.legible.letters import lines
from guide.paper.legible.recode import begin_text, recoded


def mend(pdf: bytes, lang: str) -> bytes:
    """The PDF with its text made legible to programs; `lang` is its BCP 47 tag."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.Root.Lang = String(lang)
        fonts: dict[Any, Font] = {}
        for page in opened.pages:
            _mend_page(opened, page, _parents(opened, page), fonts)
        for font in fonts.values():
            font.write(opened)
        for row in _elements(opened.Root.StructTreeRoot, "/TR"):
            _head_row(row)
        mended = BytesIO()
        opened.save(
            mended, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    return mended.getvalue()


def count_pages(pdf: bytes | Path) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as opened:
        return len(opened.pages)


# The text ----------------------------------------------------------------------------------------


def _mend_page(pdf: pikepdf.Pdf, page: Any, parents: Any, fonts: dict[Any, Font]) -> None:
    known: dict[str, Font] = {}
    for name, font in page.Resources.get("/Font", {}).items():
        if font.objgen not in fonts:
            fonts[font.objgen] = Font.of(font)
        known[name] = fonts[font.objgen]
    parts = list(drawn(page, parents, known))
    written: dict[int, list[Instruction]] = {}
    for first, *others in lines(parts):
        written[id(first)] = recoded([first, *others], known)
        for block in others:
            written[id(block)] = []
            _forget(block, parents)
    content: list[Instruction] = []
    readings: list[Instruction] = []
    for part in parts:
        if isinstance(part, Block):
            text = written.get(id(part), [])
            content += [part.begin, *text, END] if text and part.begin else text
        elif is_reading(part):
            readings += [part[0], begin_text(""), *part[1:-1], END, part[-1]]
        else:
            content += part
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream([*content, *readings]))


def _forget(block: Block, parents: Any) -> None:
    """Take a block that was drawn with another out of the structure tree."""
    if block.mcid is None:
        return
    kids = parents[block.mcid].K
    if isinstance(kids, Array):
        for at, kid in enumerate(kids):
            number = kid.get("/MCID") if isinstance(kid, Dictionary) else kid
            if number == block.mcid:
                del kids[at]
                break
    parents[block.mcid] = None


# The structure -----------------------------------------------------------------------------------


def _parents(pdf: pikepdf.Pdf, page: Any) -> Any:
    """The elements of the structure tree that a page's marked content belongs to, by number."""
    number = page.get("/StructParents")
    return pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(number)]


def _elements(element: Any, kind: str) -> Iterator[Any]:
    """All elements of a kind in the structure tree."""
    children = element.get("/K", [])
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary) and "/S" in child:
            if str(child.S) == kind:
                yield child
            yield from _elements(child, kind)


def _head_row(row: Any) -> None:
    """Make the first cell of a row its head, where the row has other cells as well."""
    cells = list(row.K) if isinstance(row.K, Array) else [row.K]
    if len(cells) > 1 and cells[0].S == Name.TD and all(cell.S == Name.TD for cell in cells):
        cells[0].S = Name.TH
        scope = Dictionary(O=Name.Table, Scope=Name.Row)
        given = cells[0].get("/A")
        kept = list(given) if isinstance(given, Array) else [given] if given is not None else []
        cells[0].A = Array([*kept, scope])
