"""Characters that a Chinese script does not have, though the other one or Japanese writes them."""

from __future__ import annotations

from functools import cache

import opencc

# Everyday characters stand first in the charset of a country, up to this byte: what OpenCC would
# write otherwise, and is none of them, is foreign. 后, 里, 台 are everyday characters of both.
CHARSETS = {"Hans": ("gb2312", 0xD8), "Hant": ("big5", 0xC9)}
CONVERSIONS = {"Hans": ("jp2t", "t2s"), "Hant": ("jp2t", "s2t")}
# Simplified, but in Big5 among the everyday ones as rare words of their own.
RARE_IN_BIG5 = set("听几余么")
# Of Japanese names that are kept (糸魚川, 亘理, 淀川, 新庄), and of words (拮据, 厘清).
KEPT = {"Hans": set("糸缶"), "Hant": set("亘淀庄据厘")}
# Made in Japan; OpenCC knows no Chinese form.
ONLY_JAPANESE = set("働")


def is_of_another_script(character: str, script: str) -> bool:
    """Whether Simplified (Hans) or Traditional Chinese (Hant) writes a character otherwise."""
    return script in CHARSETS and _is_foreign(character, script)


@cache
def _is_foreign(character: str, script: str) -> bool:
    if character in ONLY_JAPANESE or (script == "Hant" and character in RARE_IN_BIG5):
        return True
    if character in KEPT[script] or _is_everyday(character, script):
        return False
    own = character
    for name in CONVERSIONS[script]:
        own = _converter(name).convert(own)
    return own != character


def _is_everyday(character: str, script: str) -> bool:
    charset, end = CHARSETS[script]
    try:
        return character.encode(charset)[0] < end
    except UnicodeEncodeError:
        return False


@cache
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)
