"""Every pair of colours that stand on each other can be told apart, in light and in dark."""

from __future__ import annotations

import re

import pytest
from support.building import ROOT

TEXT, GRAPHIC = 4.5, 3.0
# What is written on what.
WRITTEN = [
    *((ink, ground) for ink in ("ink", "ink-soft", "brand") for ground in ("paper", "card", "paper-soft")),
    *((f"on-{tint}", tint) for tint in ("band", "brand", "call", "sky", "wheat", "plum", "moss", "lit")),
    *(("ink", tint) for tint in ("sky", "wheat", "plum", "moss", "brand-soft", "warn-soft")),
    ("on-band", "band-strong"), ("on-band-soft", "band"), ("on-band-soft", "band-strong"),
    ("on-brand", "brand-strong"), ("on-call", "call-strong"), ("call", "call-soft"), ("call", "card"),
    ("warn", "warn-soft"), ("warn", "paper"), ("brand", "brand-soft"), ("brand-strong", "brand-soft"),
]  # fmt: skip
# What is drawn on what: borders that mean something, lit windows, rings of the focus.
DRAWN = [
    ("edge", "paper"), ("edge", "card"), ("frame", "paper"), ("frame", "card"), ("lit", "band"),
    ("call", "paper"), ("warn-line", "warn-soft"), ("focus", "paper"), ("focus", "card"), ("focus", "focus-soft"),
]  # fmt: skip


def palettes() -> dict[str, dict[str, str]]:
    """The colours of the style sheet by name: light, dark as on the device, dark as chosen."""
    css = (ROOT / "overrides/assets/guide.css").read_text(encoding="utf-8")
    light, device, chosen = (
        dict(re.findall(r"--([a-z][a-z0-9-]*): (#[0-9a-f]{3,8});", block))
        for block in (
            css[: css.index("@media")],
            *re.findall(
                r':root(?::not\(\[data-colours="light"\]\)|\[data-colours="dark"\]) \{(.*?)\}',
                css,
                re.DOTALL,
            )[:2],
        )
    )
    return {"light": light, "dark on the device": light | device, "dark by hand": light | chosen}


def luminance(colour: str) -> float:
    """How light a colour is, as WCAG 2.2 computes it: 0 is black, 1 white."""
    digits = colour[1:] if len(colour) > 4 else "".join(digit * 2 for digit in colour[1:])
    parts = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark on the device", "dark by hand"])
def test_colours_are_told_apart(mode: str) -> None:
    colours = palettes()[mode]
    weak = [
        f"{one} on {other}: {found:.2f}"
        for pairs, least in ((WRITTEN, TEXT), (DRAWN, GRAPHIC))
        for one, other in pairs
        if (found := contrast(colours[one], colours[other])) < least
    ]
    assert weak == []


def test_dark_is_the_same_by_hand_and_on_the_device() -> None:
    found = palettes()
    assert found["dark by hand"] == found["dark on the device"] != found["light"]
