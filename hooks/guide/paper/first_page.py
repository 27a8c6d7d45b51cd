"""A PDF in, a small picture of its first page out, by which a helper knows the paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import typst
from PIL import Image

WIDTH = 144  # pixels: twice as wide as it is shown
COLOURS = 16


def first_page(pdf: Path) -> bytes:
    """A PNG of the first page, `WIDTH` pixels wide and in few colours: 4 to 9 kB.

    Typst, which made the PDF, also draws it. The same PDF gives the same bytes.
    """
    source = f"""
        #set page(width: {WIDTH}pt, height: auto, margin: 0pt, fill: white)
        #image("/{pdf.name}", page: 1, width: 100%)
    """
    drawn = typst.Compiler(source.encode(), root=pdf.parent).compile(format="png", ppi=72)
    assert isinstance(drawn, bytes), "an image on a page of its height fills one page"
    picture = BytesIO()
    with Image.open(BytesIO(drawn)) as page:
        page.convert("RGB").quantize(COLOURS).save(picture, "PNG", optimize=True)
    return picture.getvalue()
