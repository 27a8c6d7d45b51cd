"""The PDFs of a language in, one picture of their first pages out, by which a helper knows them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import typst
from PIL import Image

from guide.paper.typeset import keep

WIDTH = 144  # pixels of each page: three times as wide as it is shown
COLOURS = 16


def first_pages(pdfs: Iterable[Path]) -> Path:
    """A PNG beside the first of the PDFs: their first pages side by side, in few colours.

    Each is `WIDTH` pixels wide. Typst, which made the PDFs, also draws them. The same PDFs give the
    same bytes.
    """
    files = list(pdfs)
    told = [Path(__file__).read_text(encoding="utf-8"), *(file.name for file in files)]
    picture = files[0].with_name(hashlib.sha256("\n".join(told).encode()).hexdigest()[:32] + ".png")
    if not picture.is_file():
        keep(picture, _drawn(files))
    picture.touch()
    return picture


def _drawn(files: list[Path]) -> bytes:
    pages = "".join(f'image("/{file.name}", page: 1, width: {WIDTH}pt),' for file in files)
    source = f"""
        #set page(width: auto, height: auto, margin: 0pt, fill: white)
        #grid(columns: {len(files)}, {pages})
    """
    drawn = typst.Compiler(source.encode(), root=files[0].parent).compile(format="png", ppi=72)
    assert isinstance(drawn, bytes), "pages side by side fill one page of their height"
    made = BytesIO()
    with Image.open(BytesIO(drawn)) as page:
        page.convert("RGB").quantize(COLOURS).save(made, "PNG", optimize=True)
    return made.getvalue()
