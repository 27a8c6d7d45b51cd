"""A guide in, the pictures out that other sites and devices show of it."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import typst

from guide.facts.guide import Guide
from guide.languages.ruby import without_readings
from guide.paper.typeset import TEMPLATES, TypesettingError, fonts
from guide.site import CARD

SIZES = (180, 192, 512)  # pixels: iOS, and what web app manifests ask for
SIGN = "overrides/assets/favicon.svg"
PIXELS_PER_INCH = 96  # of the template's points: 1200 by 630 pixels


def card(guide: Guide) -> bytes:
    """A PNG of 1200 by 630 pixels with the names of the guide and of the centre.

    Raises `TypesettingError` where no font has a letter of them.
    """
    names = {
        "title": without_readings(guide.interface["site"]["name"]),
        "name": without_readings(guide.center.name),
        "english": guide.center.english_name.text,
    }
    compiler = typst.Compiler(
        TEMPLATES / "card.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        sys_inputs={"card": json.dumps(names, ensure_ascii=False)},
    )
    made, warnings = compiler.compile_with_warnings(format="png", ppi=PIXELS_PER_INCH)
    if warnings:
        raise TypesettingError(f"assets/card.png: {warnings[0].diagnostic}")
    if not isinstance(made, bytes):
        raise TypesettingError("assets/card.png: is more than one page")
    return made


def pictures(guide: Guide, root: Path) -> dict[str, bytes]:
    """The picture beside a link, and the guide's sign in each size, by paths below the site's root.

    `root` is the project's folder. Raises `TypesettingError`.
    """
    return {
        CARD: card(guide),
        **{f"assets/icon-{size}.png": _icon(root / SIGN, size) for size in SIZES},
        "favicon.ico": _as_ico(_icon(root / SIGN, 48), 48),
    }


def _icon(sign: Path, size: int) -> bytes:
    """The sign as a square PNG; white around it, so that a device may cut it round."""
    source = f"""
        #set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: white)
        #place(center + horizon, image(bytes(sys.inputs.sign), format: "svg", width: 72%))
    """
    inputs = {"sign": sign.read_text(encoding="utf-8")}
    # It has no letters; without fonts of ours, Typst would read those of the system.
    made = typst.compile(
        source.encode(), format="png", ppi=72, sys_inputs=inputs, font_paths=fonts()
    )
    if not isinstance(made, bytes):
        raise TypesettingError(f"{SIGN}: is more than one page")
    return made


def _as_ico(png: bytes, size: int) -> bytes:
    """A PNG in the frame of an icon file, for browsers that ask for /favicon.ico by themselves."""
    header = struct.pack("<HHH", 0, 1, 1)
    entry = struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(png), 6 + 16)
    return header + entry + png
