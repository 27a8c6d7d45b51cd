"""A page's instructions in, what they draw out: blocks of text with each glyph's place.

The parts of a content stream (ISO 32000-1, 14.6) are kept in their order. A block is text that
Typst draws in one place with one style: `q 1 0 0 -1 x y cm STYLE BT … ET Q`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, String

from guide.paper.legible.fonts import Font

Instruction = Any
END = ContentStreamInstruction([], Operator("EMC"))


@dataclass(frozen=True)
class Glyph:
    """A glyph on the page; lengths in points, from the page's lower left."""

    number: int
    font: str
    """Its name among the page's resources."""
    size: float
    x: float
    y: float
    width: float


@dataclass
class Cell:
    """The smallest part of a text that is drawn at once: a glyph, or several that share a text."""

    text: str
    origin: int
    """Number of the block that it comes from."""
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def moves(self) -> bool:
        """Whether it moves the pen; marks on letters do not."""
        return any(glyph.width > 0 for glyph in self.glyphs)


@dataclass
class Block:
    """Text in one place, in a style (colour, or strokes)."""

    x: float
    y: float
    style: list[Instruction]
    cells: list[Cell]
    within: tuple[Any, ...]
    """What it belongs to: its element in the structure tree, or its artifact."""
    begin: Instruction | None
    """Begins the marked content that is this block alone; None inside an artifact."""

    @property
    def mcid(self) -> int | None:
        """Its number in the structure tree."""
        return int(self.begin.operands[1].MCID) if self.begin else None

    @property
    def size(self) -> float:
        """Of its letters, in points."""
        return self.cells[0].glyphs[0].size if self.cells else 0.0


def drawn(page: Any, parents: Any, fonts: dict[str, Font]) -> Iterator[Block | list[Instruction]]:
    """What a page draws, in order: text whose letters can be in parts as blocks, all else as given.

    `parents` are the elements of the structure tree by number, `fonts` those of the page.
    """
    numbers = count()
    for part in _parts(list(pikepdf.parse_content_stream(page))):
        number, properties = next(numbers), _properties(part[0])
        if "/MCID" in properties:
            element = parents[int(properties["/MCID"])].objgen
            within = (element, str(properties.get("/Lang")))
            yield _block(part[1:-1], number, within, part[0], fonts) or part
        elif is_reading(part):
            yield part
        else:
            for drawing in _drawings(part):
                yield _block(drawing, next(numbers), ("artifact", number), None, fonts) or drawing


def is_reading(part: Block | list[Instruction]) -> bool:
    """Whether it is a reading: the templates draw nothing else as an artifact of no type."""
    return (
        isinstance(part, list)
        and str(part[0].operator) == "BMC"
        and part[0].operands[0] == Name.Artifact
    )


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


def _properties(begin: Instruction) -> Any:
    """The properties of the marked content that an instruction begins."""
    given = begin.operands[1] if str(begin.operator) == "BDC" else None
    return given if isinstance(given, Dictionary) else {}


def _drawings(part: list[Instruction]) -> Iterator[list[Instruction]]:
    """The instructions, each `q … Q` on its own and what stands between."""
    drawing: list[Instruction] = []
    depth = 0
    for instruction in part:
        operator = str(instruction.operator)
        if operator == "q" and depth == 0 and drawing:
            yield drawing
            drawing = []
        drawing.append(instruction)
        depth += (operator == "q") - (operator == "Q")
        if operator == "Q" and depth == 0:
            yield drawing
            drawing = []
    if drawing:
        yield drawing


def _block(
    drawing: list[Instruction],
    number: int,
    within: tuple[Any, ...],
    begin: Instruction | None,
    fonts: dict[str, Font],
) -> Block | None:
    """A drawing as a block; None if all its letters are whole, or it is not as Typst writes."""
    operators = [str(instruction.operator) for instruction in drawing]
    if operators[:2] != ["q", "cm"] or operators[-2:] != ["ET", "Q"] or operators.count("BT") != 1:
        return None
    used = [fonts[str(one.operands[0])] for one in drawing if str(one.operator) == "Tf"]
    in_parts = "BDC" in operators or any(font.has_marks for font in used)
    *scale, x, y = (float(value) for value in drawing[1].operands)
    if scale != [1, 0, 0, -1] or not in_parts:
        return None
    begin_text = operators.index("BT")
    cells = list(_cells(drawing[begin_text + 1 : -2], number, x, y, fonts))
    return Block(x, y, drawing[2:begin_text], cells, within, begin)


def _cells(
    instructions: list[Instruction], origin: int, x: float, y: float, fonts: dict[str, Font]
) -> Iterator[Cell]:
    """What is drawn, cell by cell; `x` and `y` are the place of the block.

    Typst marks what runs from right to left (`ReversedChars`); that is written anew.
    """
    name, size, right, down = "", 0.0, 0.0, 0.0
    replaced: Cell | None = None
    depth = 0
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator == "BDC":
            replaced = Cell(str(instruction.operands[1].get("/ActualText", "")), origin)
            depth = 0
        elif operator == "BMC":
            depth += 1
        elif operator == "EMC":
            depth -= 1
            if depth < 0 and replaced:
                yield replaced
                replaced = None
            depth = max(depth, 0)
        elif operator == "Tf":
            name, size = str(instruction.operands[0]), float(instruction.operands[1])
        elif operator == "Tm":
            *_, right, down = (float(value) for value in instruction.operands)
        elif operator in ("Tj", "TJ"):
            for shown in _shown(instruction):
                if not isinstance(shown, int):
                    right -= shown * size / 1000
                    continue
                glyph = Glyph(shown, name, size, x + right, y - down, fonts[name].width(shown))
                right += glyph.width * size / 1000
                if replaced:
                    replaced.glyphs.append(glyph)
                else:
                    yield Cell(fonts[name].texts.get(shown, ""), origin, [glyph])


def _shown(instruction: Instruction) -> Iterator[int | float]:
    """The codes that an instruction shows, as `int`, and the moves between, as `float`."""
    shown = instruction.operands[0]
    for part in shown if isinstance(shown, Array) else [shown]:
        if isinstance(part, String):
            codes = bytes(part)
            for at in range(0, len(codes), 2):
                yield int.from_bytes(codes[at : at + 2], "big")
        else:
            yield float(part)
