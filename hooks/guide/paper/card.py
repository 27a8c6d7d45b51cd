"""A guide in, the picture out that other sites show beside a link to it."""

from __future__ import annotations

import json

import typst

from guide.facts.guide import Guide
from guide.languages.ruby import without_readings
from guide.paper.typeset import TEMPLATES, TypesettingError, fonts

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
