"""Which characters a text of the data may have: what readers would not see, or see as markup, not.

What a machine can write right without changing the meaning is written right by `make fix`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate

from guide.facts.messages import wrong

LONGEST = 20_000
"""Characters that a text may have; ours have under 6,000, the words for the search box."""
# What stands in braces: a word with its reading, a value that the site puts in.
BRACED = re.compile(r"\{[^{}|]+\|[^{}|]+\}|\{[a-z_]+\}")
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
READING = re.compile(r"\{([^{}|]+)\|[^{}|]+\}")
# What is written where nothing is known, as on paper: －, なし, ？. Here the key is left out.
NOTHING = re.compile(
    r"[\s\-－‐-―ー─〜～?？・.。…*＊×/／]+|なし|無し?|ない|(特に|該当)(なし|無し)|不明|未定|未確認|調査中"
    r"|n/?a|none|tbd|unknown",
    re.IGNORECASE,
)
PAIRS = "() [] （） 「」 『』 «» ＜＞ 《》 【】 〔〕 〈〉"
BRACKETS = [tuple(pair) for pair in PAIRS.split()]
# Spaces that do not break a line: French needs them, Japanese does not.
ODD_SPACES = re.compile("[\u00a0\u202f]")
MARKUP = re.compile(r"[<>]|&[#\w]+;")
# Zero-width joiners: scripts that are spelled with them, by the first words of Unicode's names.
JOINERS = frozenset("\u200c\u200d")
JOINED_SCRIPTS = ("ARABIC", "BENGALI", "DEVANAGARI", "KHMER", "MYANMAR", "SINHALA")
# Blank although Unicode counts them as letters, marks or symbols, spaces of other widths, selectors
# of a glyph, and the mark of a lost character.
BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffd" + "".join(
    map(chr, (*range(0x2000, 0x200B), 0x1680, 0x205F, *range(0xFE00, 0xFE10)))
)
CHARSETS = ("euc_jis_2004", "cp932", "latin-1")
LINE_BREAKS = frozenset("\n\r\x85\u2028\u2029")
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
# What is typed for a hyphen in a Japanese address: 1ー3ー20. A dash (–) is one in other languages.
LONG_HYPHEN = re.compile("(?<=[0-9])[ー－−─](?=[0-9])")
# Half-width kana, and radicals that look like the ideographs they are mistaken for.
COMPATIBILITY = re.compile("[\uff61-\uff9f]+|[\u2e80-\u2fd5]")


@lru_cache(maxsize=20_000)
def complain_about_text(value: str) -> None:
    """Raise an error, with the remedy, when `value` is no clean line of text.

    A preview reads the texts of its language again and again; those of all would fill the memory.
    """
    if not value.strip():
        raise wrong("empty-text")
    if not LINE_BREAKS.isdisjoint(value):
        raise wrong("line-break")
    if value != value.strip():
        raise wrong("spaces-around")
    if len(value) > LONGEST:
        raise wrong("too-long", length=len(value), longest=LONGEST)
    if found := FULL_WIDTH.search(value):
        remedy = unicodedata.normalize("NFKC", found[0])
        raise wrong("full-width", found=found[0], remedy=remedy)
    if found := LONG_HYPHEN.search(value):
        before, after = value[found.start() - 1], value[found.end()]
        remedy = f"{before}-{after}"
        raise wrong("long-hyphen", found=f"{before}{found[0]}{after}", remedy=remedy)
    for part in COMPATIBILITY.findall(value):
        if (remedy := unicodedata.normalize("NFKC", part)) != part:
            raise wrong("compatibility", found=part, remedy=remedy)
    characters = set(value)
    misplaced = (joiner for joiner in JOINERS & characters if not _joins(value, joiner))
    for character in (*filter(_is_unseen, characters), *misplaced):
        raise wrong("invisible", name=f"U+{ord(character):04X}")
    if pictures := "".join(sorted(filter(_is_picture, characters))):
        raise wrong("picture", found=pictures)
    if re.search("[{}]", BRACED.sub("", value)):
        raise wrong("braces")
    if found := MARKUP.search(value):
        raise wrong("markup", found=found[0])


def complain_about_reading(value: str) -> None:
    """Raise an error when a word of the Japanese has its reading beside it: pages add readings."""
    if found := READING.search(value):
        raise wrong("reading-in-fact", word=found[1])


def complain_about_fact(value: str) -> None:
    """Raise an error, with the remedy, when `value` says nothing, or not so as a fact is written.

    What stands in other languages, and words of the interface, may be written so.
    """
    complain_about_reading(value)
    if NOTHING.fullmatch(value):
        raise wrong("nothing-written", value=value)
    if found := ODD_SPACES.search(value):
        raise wrong("odd-space", name=f"U+{ord(found[0]):04X}")
    for opening, closing in unpaired(value):
        raise wrong("brackets", opening=opening, closing=closing)


def unpaired(value: str) -> Iterator[tuple[str, ...]]:
    """The pairs of brackets of which one lacks its partner, or stands before it.

    Some languages quote »so«.
    """
    for opening, closing in BRACKETS:
        if opening not in value and closing not in value:
            continue
        depths = [0, *accumulate((one == opening) - (one == closing) for one in value)]
        if depths[-1] != 0 or (opening != "«" and min(depths) < 0):
            yield opening, closing


@cache
def _is_picture(character: str) -> bool:
    """Whether it is an emoji or the like: our fonts have the symbols of these charsets."""
    if unicodedata.category(character) != "So":
        return False
    return not any(_is_in(character, charset) for charset in CHARSETS)


def _is_in(character: str, charset: str) -> bool:
    return bool(character.encode(charset, "ignore"))


@cache
def _is_unseen(character: str) -> bool:
    if character in JOINERS:
        return False
    return character in BLANK or unicodedata.category(character) in UNSEEN


def _joins(value: str, joiner: str) -> bool:
    """Whether a joiner stands only behind letters of scripts that are spelled with it."""
    return not value.startswith(joiner) and all(
        unicodedata.name(before[-1], "").startswith(JOINED_SCRIPTS)
        for before in value.split(joiner)[:-1]
        if before
    )
