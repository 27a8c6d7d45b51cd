"""Blocks of text in, the letters of each line out.

A letter is what a reader takes for one: with its marks, and the halves before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pikepdf

from guide.paper.legible.drawn import Block, Cell, Glyph
from guide.paper.legible.fonts import WITH_MARKS

# Half letters, which may reach below the whole of the letter after them.
HALF = re.compile(r"[\u094d\u09cd\u0dca]$")
# Scripts whose letters join, so that neighbouring equal letters look different; right to left.
JOINED = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def lines(parts: Iterable[Block | object]) -> Iterator[list[Block]]:
    """The blocks of what a page draws, those that go on in one line together."""
    line: list[Block] = []
    for part in parts:
        if line and isinstance(part, Block) and _continues(part, line):
            line.append(part)
            continue
        if line:
            yield line
        line = [part] if isinstance(part, Block) and part.cells else []
    if line:
        yield line


def _continues(block: Block, line: list[Block]) -> bool:
    """Whether a block goes on in a line; where letters join, and in artifacts, in its last one."""
    last = line[-1]
    if (
        not block.cells
        or block.within != last.within
        or abs(block.y - line[0].y) >= block.size / 2
        or pikepdf.unparse_content_stream(block.style) != pikepdf.unparse_content_stream(last.style)
    ):
        return False
    mine, theirs = block.cells[0].text, last.cells[-1].text
    if JOINED.search(mine) or JOINED.search(theirs):
        return mine == theirs
    if not block.begin:
        return bool(HALF.search(theirs)) or (mine == theirs and bool(WITH_MARKS.search(mine)))
    return True


def letters(line: list[Block]) -> Iterator[tuple[str, list[Glyph]]]:
    """What each letter of a line says, and its glyphs, in the order of drawing."""
    cells = [cell for block in line for cell in block.cells]
    ends = _ends_of_letters(cells)
    text, glyphs = "", list[Glyph]()
    for at, cell in enumerate(cells):
        glyphs += cell.glyphs
        if at not in ends:
            continue
        text += cell.text
        if at + 1 < len(cells) and HALF.search(cell.text) and not cells[at + 1].text.isspace():
            continue
        yield text, glyphs
        text, glyphs = "", []


def _ends_of_letters(cells: list[Cell]) -> set[int]:
    """The positions of the cells with which a letter ends."""
    ends: set[int] = set()
    first = 0
    for at, cell in enumerate(cells):
        following = cells[at + 1] if at + 1 < len(cells) else None
        if following is None or following.text != cell.text or following.origin == cell.origin:
            ends.add(at)
        elif JOINED.search(cell.text):
            # Each letter has one body, which moves the pen, and dots, which do not.
            if any(one.moves for one in cells[first : at + 1]) and following.moves:
                ends.add(at)
        elif following.glyphs[0].number == cells[first].glyphs[0].number:
            # The same letter again begins with the same glyph.
            ends.add(at)
        if at in ends:
            first = at + 1
    return ends
