"""The letters of a line in, instructions out that draw each with one code.

What readers ask of a code, beside that its text is the letter's:

- pdf.js takes a code for one that does not move the pen if a mark (Unicode's Mn, Cf) stands in its
  text, and leaves out one that ends in a format character (Cf). So the code that draws says the
  text before the first mark, one that draws nothing the rest, and another the format characters.
- poppler takes such a pair apart; so the pair keeps its text as replacement text (`ActualText`, ISO
  32000-1, 14.9.4).
- All readers turn lines of Arabic letters, code by code. So what one code says is turned
  beforehand. All of a block is marked as `ReversedChars` (14.8.2.3), because pdf.js turns the text
  between two marks on its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, String

from guide.paper.legible.drawn import END, Block, Glyph, Instruction
from guide.paper.legible.fonts import Font, Letter, Part, whole
from guide.paper.legible.letters import JOINED, letters

MARKS = "".join(
    chr(code) for code in range(0x300, 0x2100) if unicodedata.category(chr(code)) in ("Mn", "Cf")
)
MARK = re.compile(f"[{MARKS}]")
FORMATS_AT_END = re.compile(r"[\u200b-\u200f\u2060]*$")


@dataclass(frozen=True)
class Codes:
    """A letter as codes, and where the first begins; lengths in points."""

    font: str
    size: float
    x: float
    y: float
    codes: bytes
    width: float
    replacement: str | None


def recoded(line: list[Block], fonts: dict[str, Font]) -> list[Instruction]:
    """Instructions that draw the line as one block, in the place of its first."""
    glyphs = [glyph for block in line for cell in block.cells for glyph in cell.glyphs]
    base = Counter(round(glyph.y, 4) for glyph in glyphs).most_common(1)[0][0]
    first = line[0]
    pen = Pen(first.x, first.y)
    for text, drawn in letters(line):
        pen.draw(_codes(text, drawn, base, fonts[drawn[0].font]))
    shown = pen.finished()
    if any(JOINED.search(cell.text) for block in line for cell in block.cells):
        shown = [_op("BMC", Name.ReversedChars), *shown, END]
    return [
        _op("q"),
        _op("cm", 1, 0, 0, -1, _number(first.x, 5), _number(first.y, 5)),
        *first.style,
        _op("BT"),
        *shown,
        _op("ET"),
        _op("Q"),
    ]


def _codes(text: str, glyphs: list[Glyph], base: float, font: Font) -> Codes:
    """A letter as codes; `base` is the height of the line that it stands in."""
    first = glyphs[0]
    scale = 1000 / first.size
    turned = bool(JOINED.search(text))
    x = min(glyph.x for glyph in glyphs) if turned else first.x
    y = base if len(glyphs) > 1 or abs(first.y - base) < 0.0005 else first.y
    end = max(glyph.x + glyph.width / scale for glyph in glyphs)
    width = whole((end - x) * scale if len(glyphs) > 1 else first.width)
    parts = tuple(
        Part(glyph.number, round((glyph.x - x) * scale), round((glyph.y - y) * scale))
        for glyph in glyphs
    )
    said = [text[::-1]] if turned else list(_said_apart(text))
    drawing, *saying = [Letter(parts, said[0], width), *(Letter((), more, 0) for more in said[1:])]
    codes = b"".join(font.code(letter).to_bytes(2, "big") for letter in (drawing, *saying))
    return Codes(first.font, first.size, x, y, codes, width / scale, text if saying else None)


def _said_apart(text: str) -> Iterator[str]:
    """What the code that draws a letter says, and what codes after it."""
    mark = MARK.search(text, 1)
    if not mark:
        yield text
        return
    marks = text[mark.start() :]
    formats = FORMATS_AT_END.search(marks)
    at = formats.start() if formats else len(marks)
    yield text[: mark.start()]
    yield from filter(None, (marks[:at], marks[at:]))


class Pen:
    """Draws codes after each other, with as few instructions as it takes."""

    def __init__(self, left: float, bottom: float) -> None:
        self.left, self.bottom = left, bottom
        self.done: list[Instruction] = [_op("Tr", 0)]
        self.row: list[Any] = []
        self.at: tuple[str, float, float] | None = None
        self.x = 0.0

    def draw(self, letter: Codes) -> None:
        """Draw a letter."""
        at = (letter.font, letter.size, letter.y)
        if self.at is None or self.at[:2] != at[:2]:
            self._flush()
            self.done.append(_op("Tf", Name(letter.font), _number(letter.size, 4)))
        if self.at != at:
            self._flush()
            x, y = _number(letter.x - self.left, 5), _number(self.bottom - letter.y, 5)
            self.done.append(_op("Tm", 1, 0, 0, -1, x, y))
            self.x = letter.x
        self.at = at
        if gap := _number((self.x - letter.x) * 1000 / letter.size, 2):
            self.row.append(gap)
            self.x -= float(gap) * letter.size / 1000
        if letter.replacement is not None:
            self._flush()
            self.done.append(begin_text(letter.replacement))
        self.row.append(letter.codes)
        self.x += letter.width
        if letter.replacement is not None:
            self._flush()
            self.done.append(END)

    def finished(self) -> list[Instruction]:
        """All that it has drawn."""
        self._flush()
        return self.done

    def _flush(self) -> None:
        if self.row:
            self.done.append(_op("TJ", Array(_joined(self.row))))
            self.row = []


def _joined(row: list[Any]) -> Iterator[Any]:
    """Codes that follow each other as one string, and the moves between them."""
    codes = b""
    for part in row:
        if isinstance(part, bytes):
            codes += part
            continue
        if codes:
            yield String(codes)
        codes = b""
        yield part
    if codes:
        yield String(codes)


def begin_text(text: str) -> Instruction:
    """Begins marked content whose text is `text`."""
    said = String(b"\xfe\xff" + text.encode("utf-16-be"))
    return _op("BDC", Name.Span, Dictionary(ActualText=said))


def _op(name: str, *operands: Any) -> Instruction:
    return ContentStreamInstruction(list(operands), Operator(name))


def _number(value: float, places: int) -> int | Decimal:
    """A number as short as PDF can have it."""
    rounded = round(value, places)
    if rounded == int(rounded):
        return int(rounded)
    return Decimal(f"{rounded:.{places}f}".rstrip("0"))
