"""The fonts of a PDF: what their codes stand for, and codes of ours for whole letters.

Typst embeds TrueType outlines as composite fonts (ISO 32000-1, 9.7) with a code for each glyph, and
a thousand units to the em. A letter gets a code of its own above these: one composite glyph, one
width, one text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph as Outline
from fontTools.ttLib.tables._g_l_y_f import GlyphComponent
from pikepdf import Array

MAPPING = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
# The scripts of Typst's fonts whose marks are raised or lowered: Arabic to Khmer.
WITH_MARKS = re.compile(r"[\u0600-\u17ff]")
LONGEST_BLOCK = 100  # mappings in one block of a CMap
CMAP = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> def
/CMapName /Custom def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
%sendcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class Part(NamedTuple):
    """A glyph of a letter, and where it stands from the letter's beginning."""

    glyph: int
    right: int
    """In thousandths of the font's size, as `up`."""
    up: int


@dataclass(frozen=True)
class Letter:
    """What a code of ours draws and says; one without parts draws nothing."""

    parts: tuple[Part, ...]
    text: str
    width: int
    """How far it moves the pen, in thousandths of the font's size; whole, because PDFium reads no
    others."""


@dataclass
class Font:
    """A composite font as Typst embeds it."""

    font: Any
    texts: dict[int, str]
    widths: dict[int, float]
    other_width: float
    first_code: int
    """Of ours, above all that Typst gave."""
    codes: dict[Letter, int] = field(default_factory=dict)
    """The codes of ours, in order."""

    @staticmethod
    def of(font: Any) -> Font:
        """Read from a font resource of a page."""
        texts = {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
            for code, text in MAPPING.findall(font.ToUnicode.read_bytes())
        }
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
        first_code = max([*widths, *texts, 0]) + 1
        return Font(font, texts, widths, float(descendant.get("/DW", 1000)), first_code)

    @property
    def has_marks(self) -> bool:
        """Whether it has letters with marks that are drawn apart."""
        return any(WITH_MARKS.search(text) for text in self.texts.values())

    def width(self, glyph: int) -> float:
        """How far a glyph moves the pen, in thousandths of the font's size."""
        return self.widths.get(glyph, self.other_width)

    def code(self, letter: Letter) -> int:
        """The code of a letter: the glyph's own where it says and draws just that."""
        if len(letter.parts) == 1:
            glyph, *moved = letter.parts[0]
            same = self.texts.get(glyph) == letter.text and self.width(glyph) == letter.width
            if same and not any(moved):
                return glyph
        return self.codes.setdefault(letter, self.first_code + len(self.codes))

    def write(self, pdf: pikepdf.Pdf) -> None:
        """Write the codes of ours into the PDF: outlines, widths and texts."""
        if not self.codes:
            return
        descendant = self.font.DescendantFonts[0]
        given = range(self.first_code)
        drawn = [*given, *self._outlines(pdf, descendant.FontDescriptor)]
        mapping = b"".join(glyph.to_bytes(2, "big") for glyph in drawn)
        descendant.CIDToGIDMap = pdf.make_stream(mapping)
        if "/CIDSet" in descendant.FontDescriptor:  # optional, and true of the given codes only
            del descendant.FontDescriptor["/CIDSet"]
        widths = [*map(self.width, given), *(letter.width for letter in self.codes)]
        descendant.W = Array([0, Array([whole(width) for width in widths])])
        self.font.ToUnicode = pdf.make_stream(
            _cmap(self.texts | {code: letter.text for letter, code in self.codes.items()})
        )

    def _outlines(self, pdf: pikepdf.Pdf, descriptor: Any) -> list[int]:
        """The glyphs that draw the codes of ours, added to the font's own."""
        font = TTFont(BytesIO(descriptor.FontFile2.read_bytes()), recalcTimestamp=False)
        glyphs = Glyphs(font)
        drawn = [
            letter.parts[0].glyph
            if len(letter.parts) == 1
            and letter.parts[0][1:] == (0, 0)
            and letter.width == whole(self.width(letter.parts[0].glyph))
            else glyphs.add(letter)
            for letter in self.codes
        ]
        made = BytesIO()
        font.save(made, reorderTables=None)
        descriptor.FontFile2 = pdf.make_stream(made.getvalue(), Length1=len(made.getvalue()))
        return drawn


class Glyphs:
    """The glyphs of a TrueType font, to which composite ones are added."""

    def __init__(self, font: TTFont) -> None:
        self.font = font
        self.names = list(font.getGlyphOrder())
        self.made: dict[tuple[tuple[Part, ...], int], int] = {}

    def add(self, letter: Letter) -> int:
        """The glyph that draws a letter, made once for each look and width."""
        table = self.font["glyf"]
        parts = tuple(
            part for part in letter.parts if table[self.names[part.glyph]].numberOfContours
        )
        if (parts, letter.width) not in self.made:
            name = f"glyph{len(self.names):05d}"
            self.made[parts, letter.width] = len(self.names)
            self.names.append(name)
            self.font.setGlyphOrder(self.names)
            table.glyphOrder = self.names
            table.glyphs[name] = outline = self._outline(parts)
            if parts:
                outline.recalcBounds(table)
            self.font["hmtx"][name] = (letter.width, outline.xMin if parts else 0)
        return self.made[parts, letter.width]

    def _outline(self, parts: tuple[Part, ...]) -> Outline:
        outline = Outline()
        outline.numberOfContours = -1 if parts else 0
        outline.components = []
        for part in parts:
            component = GlyphComponent()
            component.glyphName = self.names[part.glyph]
            component.x, component.y, component.flags = part.right, part.up, 0
            outline.components.append(component)
        return outline


def whole(width: float) -> int:
    """A width in whole thousandths, rounded half up."""
    return int(width + 0.5)


def _cmap(texts: dict[int, str]) -> bytes:
    """What codes stand for, as a ToUnicode CMap (ISO 32000-1, 9.10.3)."""
    lines = [
        b"<%04X> <%s>" % (code, text.encode("utf-16-be").hex().upper().encode())
        for code, text in sorted(texts.items())
    ]
    blocks = [lines[at : at + LONGEST_BLOCK] for at in range(0, len(lines), LONGEST_BLOCK)]
    return CMAP % b"".join(
        b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks
    )
