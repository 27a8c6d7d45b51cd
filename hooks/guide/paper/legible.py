"""A PDF as Typst writes it in, the same PDF whose text can be copied, searched and read aloud out.

The look stays as it is. What is mended, and why:

- Typst draws a mark that is raised or lowered apart from its letter, and gives each of the two the
  text of both: copied, ถิ่น becomes ถิ่ถิ่น. The parts of a letter are joined under one replacement
  text (`ActualText`, ISO 32000-1, 14.9.4).
- Readings above kanji stand between the words in the order of drawing. They are given an empty
  replacement text, and are drawn at the end of the page.
- Typst marks the heads of columns only. The first cell of a row becomes its head (PDF/UA-1, 7.5).
- The document's language is the locale's own tag: `zh-Hant`, where Typst writes `zh-TW`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, String

Instruction = Any
MAPPING = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
# The scripts of Typst's fonts whose marks are raised or lowered: Arabic to Khmer.
WITH_MARKS = re.compile(r"[\u0600-\u17ff]")
# Half letters, which may reach below the whole of the letter after them.
HALF = re.compile(r"[\u094d\u09cd\u0dca]$")
# Scripts whose letters join: neighbouring equal letters look different.
JOINED = re.compile(r"[\u0600-\u06ff]")


def mend(pdf: bytes, lang: str) -> bytes:
    """The PDF with its text made legible to programs; `lang` is its BCP 47 tag."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.Root.Lang = String(lang)
        fonts: dict[Any, Font] = {}
        for page in opened.pages:
            _mend_page(opened, page, _parents(opened, page), fonts)
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


@dataclass(frozen=True)
class Font:
    """What a font's glyphs stand for, and which of them move the pen."""

    texts: dict[int, str]
    widths: dict[int, float]
    other_width: float
    marks: bool
    """Whether it has letters with marks that are drawn apart."""

    @staticmethod
    def of(font: Any) -> Font:
        """Read from a composite font, as Typst embeds them."""
        texts: dict[int, str] = {}

        def note(found: re.Match[bytes]) -> bytes:
            text = _as_drawn(bytes.fromhex(found[2].decode()).decode("utf-16-be"))
            texts[int(found[1], 16)] = text
            return b"<%s> <%s>" % (found[1], text.encode("utf-16-be").hex().upper().encode())

        font.ToUnicode.write(MAPPING.sub(note, font.ToUnicode.read_bytes()))
        descendant = font.DescendantFonts[0]
        widths: dict[int, float] = {}
        runs = list(descendant.get("/W", []))
        while runs:
            first, second = int(runs.pop(0)), runs.pop(0)
            if isinstance(second, Array):
                widths |= {first + at: float(width) for at, width in enumerate(second)}
            else:
                width = float(runs.pop(0))
                widths |= {code: width for code in range(first, int(second) + 1)}
        marks = any(WITH_MARKS.search(text) for text in texts.values())
        return Font(texts, widths, float(descendant.get("/DW", 1000)), marks)


def _as_drawn(text: str) -> str:
    """A text in the order in which it is drawn, from left to right.

    Readers turn lines of Arabic letters letter by letter, also those that are one glyph.
    """
    return text[::-1] if JOINED.search(text) else text


@dataclass
class Cell:
    """The smallest part of a text that is drawn at once: a glyph, or several that share a text."""

    text: str
    glyphs: tuple[int, ...]
    moves: bool
    """Whether it moves the pen; marks on letters do not."""
    instructions: list[Instruction]
    origin: int
    """Number of the drawing that it comes from."""
    replaced: bool
    """Whether its text is a replacement text."""


@dataclass
class Drawing:
    """Text with one number in the structure tree, drawn in one place with one colour."""

    mcid: int
    parent: Any
    begin: Instruction
    x: float
    y: float
    style: list[Instruction]
    size: float
    """Of its letters, in points."""
    items: list[Cell | Instruction]
    given: list[Instruction] | None
    """As Typst wrote it; None when another drawing has been joined to it."""

    def cells(self) -> list[Cell]:
        """The cells among its items."""
        return [item for item in self.items if isinstance(item, Cell)]

    def continues(self, other: Drawing) -> bool:
        """Whether it goes on in the line of the `other`; or in its last letter, if that joins."""
        mine, theirs = self.cells(), other.cells()
        if (
            not mine
            or not theirs
            or (JOINED.search(theirs[-1].text) and mine[0].text != theirs[-1].text)
        ):
            return False
        return (
            self.parent.objgen == other.parent.objgen
            and abs(self.y - other.y) < self.size / 2
            and _same(self.style, other.style)
        )


def _mend_page(pdf: pikepdf.Pdf, page: Any, parents: Any, fonts: dict[Any, Font]) -> None:
    known: dict[str, Font] = {}
    for name, font in page.Resources.get("/Font", {}).items():
        if font.objgen not in fonts:
            fonts[font.objgen] = Font.of(font)
        known[name] = fonts[font.objgen]
    content: list[Drawing | list[Instruction]] = []
    readings: list[Instruction] = []
    for number, part in enumerate(_parts(list(pikepdf.parse_content_stream(page)))):
        if _is_reading(part):
            readings += [part[0], _begin_text(""), *part[1:-1], END, part[-1]]
            continue
        drawing = _drawing(part, number, parents, known)
        last = content[-1] if content else None
        if drawing and isinstance(last, Drawing) and drawing.continues(last):
            _join(last, drawing)
            _forget(drawing, parents)
        else:
            content.append(drawing or part)
    written = [
        instruction
        for part in content
        for instruction in (_written(part) if isinstance(part, Drawing) else part)
    ]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream([*written, *readings]))


def _parts(instructions: list[Instruction]) -> Iterator[list[Instruction]]:
    """The instructions, each marked content on its own and what stands between."""
    part: list[Instruction] = []
    depth = 0
    for instruction in instructions:
        operator = str(instruction.operator)
        begins = operator in ("BDC", "BMC")
        if begins and depth == 0 and part:
            yield part
            part = []
        part.append(instruction)
        depth += begins - (operator == "EMC")
        if operator == "EMC" and depth == 0:
            yield part
            part = []
    if part:
        yield part


def _is_reading(part: list[Instruction]) -> bool:
    """Whether it is a reading: the templates draw nothing else as an artifact of no type."""
    return str(part[0].operator) == "BMC" and part[0].operands[0] == Name.Artifact


def _drawing(
    part: list[Instruction], number: int, parents: Any, fonts: dict[str, Font]
) -> Drawing | None:
    """Marked content as a drawing; None if it is no text, or not as Typst writes text."""
    operators = [str(instruction.operator) for instruction in part]
    if operators[:3] != ["BDC", "q", "cm"] or operators[-3:] != ["ET", "Q", "EMC"]:
        return None
    properties = part[0].operands[1]
    if "/MCID" not in properties or operators.count("BT") != 1:
        return None
    *scale, x, y = (float(value) for value in part[2].operands)
    if scale != [1, 0, 0, -1]:
        return None
    if not any(fonts[str(one.operands[0])].marks for one in part if str(one.operator) == "Tf"):
        return None
    mcid = int(properties["/MCID"])
    begin_text = operators.index("BT")
    items = list(_items(part[begin_text + 1 : -3], number, fonts))
    style = part[3:begin_text]
    size = next((float(one.operands[1]) for one in part if str(one.operator) == "Tf"), 0.0)
    return Drawing(mcid, parents[mcid], part[0], x, y, style, size, items, part)


def _items(
    instructions: list[Instruction], origin: int, fonts: dict[str, Font]
) -> Iterator[Cell | Instruction]:
    """What is drawn, cell by cell, and the instructions between that set font and place."""
    font = Font({}, {}, 0, False)
    replaced: Cell | None = None
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator == "BDC":
            text = _as_drawn(str(instruction.operands[1].get("/ActualText", "")))
            replaced = Cell(text, (), False, [], origin, True)
        elif operator == "EMC" and replaced:
            yield replaced
            replaced = None
        elif operator in ("BMC", "EMC"):
            continue  # ReversedChars: what it says is in the order of the letters anyway
        elif operator in ("Tj", "TJ"):
            for piece in _pieces(instruction):
                glyphs = _glyphs(piece)
                moves = any(font.widths.get(glyph, font.other_width) > 0 for glyph in glyphs)
                if replaced:
                    replaced.glyphs += glyphs
                    replaced.moves |= moves
                    replaced.instructions.append(piece)
                elif glyphs:
                    text = font.texts.get(glyphs[0], "")
                    yield Cell(text, glyphs, moves, [piece], origin, False)
                else:
                    yield piece
        else:
            if operator == "Tf":
                font = fonts[str(instruction.operands[0])]
            if replaced:
                replaced.instructions.append(instruction)
            else:
                yield instruction


def _pieces(instruction: Instruction) -> Iterator[Instruction]:
    """A drawing instruction glyph by glyph."""
    shown = instruction.operands[0]
    for part in shown if isinstance(shown, Array) else [shown]:
        if isinstance(part, String):
            codes = bytes(part)
            for at in range(0, len(codes), 2):
                yield ContentStreamInstruction([String(codes[at : at + 2])], Operator("Tj"))
        else:
            yield ContentStreamInstruction([Array([part])], Operator("TJ"))


def _glyphs(piece: Instruction) -> tuple[int, ...]:
    """The glyph that a piece draws; nothing for one that only moves the pen."""
    shown = piece.operands[0]
    return (int.from_bytes(bytes(shown), "big"),) if isinstance(shown, String) else ()


def _same(some: list[Instruction], others: list[Instruction]) -> bool:
    return pikepdf.unparse_content_stream(some) == pikepdf.unparse_content_stream(others)


def _join(drawing: Drawing, following: Drawing) -> None:
    """Draw the following in the same marked content, where it was."""
    drawing.given = None
    right, down = following.x - drawing.x, drawing.y - following.y

    def moved(instruction: Instruction) -> Instruction:
        if str(instruction.operator) != "Tm":
            return instruction
        *scale, x, y = instruction.operands
        place = [Decimal(f"{float(value):.5f}") for value in (float(x) + right, float(y) + down)]
        return ContentStreamInstruction([*scale, *place], Operator("Tm"))

    for item in following.items:
        if isinstance(item, Cell):
            item.instructions = [moved(instruction) for instruction in item.instructions]
            drawing.items.append(item)
        else:
            drawing.items.append(moved(item))


def _forget(drawing: Drawing, parents: Any) -> None:
    """Take a drawing that was joined to another out of the structure tree."""
    kids = drawing.parent.K
    if isinstance(kids, Array):
        for at, kid in enumerate(kids):
            number = kid.get("/MCID") if isinstance(kid, Dictionary) else kid
            if number == drawing.mcid:
                del kids[at]
                break
    parents[drawing.mcid] = None


def _written(drawing: Drawing) -> Iterator[Instruction]:
    """The drawing as instructions; the parts of one letter in one marked content."""
    if drawing.given and any(JOINED.search(cell.text) for cell in drawing.cells()):
        yield from drawing.given  # Typst marks that it runs from right to left
        return
    place = (Decimal(f"{value:.5f}") for value in (drawing.x, drawing.y))
    cm: list[Any] = [1, 0, 0, -1, *place]
    yield drawing.begin
    yield ContentStreamInstruction([], Operator("q"))
    yield ContentStreamInstruction(cm, Operator("cm"))
    yield from drawing.style
    yield ContentStreamInstruction([], Operator("BT"))
    yield from _compact(_letters(drawing.items))
    yield ContentStreamInstruction([], Operator("ET"))
    yield ContentStreamInstruction([], Operator("Q"))
    yield END


def _letters(items: list[Cell | Instruction]) -> Iterator[Instruction]:
    """Instructions that draw the items, each letter that is in several parts with its text once."""
    for letters in _spans(items):
        cells = [item for item in letters if isinstance(item, Cell)]
        text = _text(cells)
        drawn = [
            instruction
            for item in letters
            for instruction in (item.instructions if isinstance(item, Cell) else [item])
        ]
        if len(cells) > 1 or (cells and cells[0].replaced):
            yield from (_begin_text(text), *drawn, END)
        else:
            yield from drawn


def _text(cells: list[Cell]) -> str:
    """What the cells say, the parts of one letter once."""
    ends = _ends_of_letters(cells)
    return "".join(cell.text for at, cell in enumerate(cells) if at in ends)


def _spans(items: list[Cell | Instruction]) -> Iterator[list[Cell | Instruction]]:
    """The items parted wherever the text can be parted.

    A letter in several parts is kept with the letter after it: a mark may begin to the right of
    where that letter begins, and readers sort what they find by where it begins. So is half a
    letter.
    """
    cells = [item for item in items if isinstance(item, Cell)]
    ends = _ends_of_letters(cells)
    span: list[Cell | Instruction] = []
    number = -1
    parts = 0
    keep = False
    for item in items:
        if not isinstance(item, Cell):
            if parts or keep:
                span.append(item)
            else:
                yield [item]
            continue
        number += 1
        span.append(item)
        parts += 1
        if number not in ends:
            continue
        keep = bool(HALF.search(item.text)) or (parts > 1 and not JOINED.search(item.text))
        parts = 0
        if not keep:
            yield span
            span = []
    if span:
        yield span


def _ends_of_letters(cells: list[Cell]) -> set[int]:
    """The positions of the cells with which a letter ends."""
    ends: set[int] = set()
    first = 0
    for at, cell in enumerate(cells):
        following = cells[at + 1] if at + 1 < len(cells) else None
        if following is None or following.text != cell.text or following.origin == cell.origin:
            ends.add(at)
            first = at + 1
        elif JOINED.search(cell.text):
            # Each letter has one body, which moves the pen, and dots, which do not.
            if any(one.moves for one in cells[first : at + 1]) and following.moves:
                ends.add(at)
                first = at + 1
        elif following.glyphs[:1] == cells[first].glyphs[:1]:
            # The same letter again begins with the same glyph.
            ends.add(at)
            first = at + 1
    return ends


def _compact(instructions: Iterable[Instruction]) -> Iterator[Instruction]:
    """The instructions with neighbouring pieces drawn at once."""
    pieces: list[Any] = []
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator == "Tj":
            pieces.append(instruction.operands[0])
        elif operator == "TJ":
            pieces += list(instruction.operands[0])
        else:
            if pieces:
                yield ContentStreamInstruction([Array(_joined(pieces))], Operator("TJ"))
                pieces = []
            yield instruction
    if pieces:
        yield ContentStreamInstruction([Array(_joined(pieces))], Operator("TJ"))


def _joined(pieces: list[Any]) -> list[Any]:
    """Glyphs that follow each other in one string."""
    joined: list[Any] = []
    for piece in pieces:
        if isinstance(piece, String) and joined and isinstance(joined[-1], String):
            joined[-1] = String(bytes(joined[-1]) + bytes(piece))
        else:
            joined.append(piece)
    return joined


def _begin_text(text: str) -> Instruction:
    """Begins marked content whose text is `text`."""
    properties = Dictionary(ActualText=String(b"\xfe\xff" + text.encode("utf-16-be")))
    return ContentStreamInstruction([Name.Span, properties], Operator("BDC"))


END = ContentStreamInstruction([], Operator("EMC"))


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
