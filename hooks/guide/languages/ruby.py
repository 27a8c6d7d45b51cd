"""Readings of kanji in a text, written `{漢字|かんじ}`."""

from __future__ import annotations

import re
from operator import itemgetter

RUBY = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")


def without_readings(text: str) -> str:
    """The text as it is written without readings: `{漢字|かんじ}` becomes 漢字."""
    return RUBY.sub(itemgetter(1), text)  # a template of `re` is read anew for each text
