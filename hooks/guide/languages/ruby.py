"""Readings of kanji in a text, written `{漢字|かんじ}`."""

from __future__ import annotations

import re

RUBY = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")


def without_readings(text: str) -> str:
    """The text as it is written without readings: `{漢字|かんじ}` becomes 漢字."""
    return RUBY.sub(r"\1", text)
