"""Japanese with readings in, Latin letters out: how it is said, for who reads no kana.

By the Hepburn system, with a macron over a long vowel, as on the signs of stations: 東京 is Tōkyō.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from guide.languages.ruby import RUBY

KANA = (
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわを"
    "んがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔ"
)
LETTERS = (
    "a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho "
    "ma mi mu me mo ya yu yo ra ri ru re ro wa o n ga gi gu ge go za ji zu ze zo da ji zu de do "
    "ba bi bu be bo pa pi pu pe po vu"
)
SYLLABLES = dict(zip(KANA, LETTERS.split(" "), strict=True))
GLIDES = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}
SMALL_VOWELS = {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
LONG = {"aー": "ā", "iー": "ī", "uー": "ū", "eー": "ē", "oー": "ō", "ou": "ō", "oo": "ō", "uu": "ū"}
STOPS = {"・": "", "。": ".", "、": ",", "：": ":"}
PIECE = re.compile(
    rf"(?P<word>{RUBY.pattern})|(?P<stop>[{''.join(STOPS)}])|(?P<kana>[^{{・。、：]+)"
)
# As they are said.
PARTICLES = {"を": "を", "が": "が", "は": "わ", "に": "に", "の": "の", "と": "と"}
REQUEST = "ください"
KATAKANA = {*map(chr, range(ord("ァ"), ord("ヺ") + 1)), "ー"}
HONOURS = ("お", "ご")
TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヴ") + 1)}
SAYABLE = re.compile(r"[ぁ-ゔー!-~ ]*")


def in_latin_letters(text: str) -> str | None:
    """How a text such as `{東京|とうきょう}` is said, `tōkyō`; None where a reading is missing."""
    return in_letters(text, _spelled)


def in_letters(text: str, spelled: Callable[[str], str]) -> str | None:
    """How a text is said, each of its words, in hiragana, `spelled` in other letters.

    Words are parted as the readings part them. None where a kanji has no reading.
    """
    words: list[str] = []
    # Whether the last word may go on with a kanji, and whether it ends with one alone.
    open_end = alone = False
    for piece in PIECE.finditer(text):
        if reading := piece[3]:
            single = len(piece[2]) == 1
            # One kanji alone belongs to the word before it: 管理 and 局, ネパール and 語.
            if words and ((single and open_end) or words[-1] in HONOURS):
                words[-1] += reading
            else:
                words.append(reading)
            open_end, alone = True, single
            continue
        kana = (piece["stop"] or piece["kana"]).translate(TO_HIRAGANA)
        if kana.startswith("を") or kana in PARTICLES:
            words.append(PARTICLES[kana[0]])
            kana, alone = kana[1:], False
        # Or to what follows it: 法 and テラス, 話 and します.
        kana = kana.replace(REQUEST, f" {REQUEST}")
        if alone and not piece["stop"]:
            words[-1] += kana
        elif kana:
            words.append(kana)
        open_end, alone = piece[0][-1] in KATAKANA, False
    if not all(word in STOPS or SAYABLE.fullmatch(word) for word in words):
        return None
    said = " ".join(STOPS.get(word, spelled(word)) for word in words)
    return re.sub(r" +(?=[.,:])", "", re.sub(" +", " ", said)).strip()


def _spelled(kana: str) -> str:
    """One word in Latin letters."""
    said = ""
    for sign, following in zip(kana, f"{kana[1:]}.", strict=True):
        if sign in GLIDES:
            soft = said.endswith(("shi", "chi", "ji"))
            said = said[:-1] + GLIDES[sign][1 if soft else 0 :]
        elif sign in SMALL_VOWELS:
            said = said[:-1] + SMALL_VOWELS[sign]
        elif sign == "ん" and following in "あいうえおやゆよ":
            said += "n'"
        elif sign == "っ":
            first = SYLLABLES.get(following, "")[:1]
            said += "t" if first == "c" else first
        else:
            said += SYLLABLES.get(sign, sign)
    for short, long in LONG.items():
        said = said.replace(short, long)
    return said
