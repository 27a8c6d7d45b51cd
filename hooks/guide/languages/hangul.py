"""Japanese with readings in, Hangul out: how it is said, for who reads Korean.

By the table for Japanese of the Korean rules for loanwords (외래어 표기법, 표 4): k, t and ch are
soft where a word begins, long vowels are not written, and what closes a syllable stands below it.
"""

from __future__ import annotations

from guide.languages.romaji import TO_HIRAGANA, in_letters

ROWS = {
    "あいうえお": "아이우에오",
    "かきくけこ": "카키쿠케코",
    "がぎぐげご": "가기구게고",
    "さしすせそ": "사시스세소",
    "ざじずぜぞ": "자지즈제조",
    "たちつてと": "타치쓰테토",
    "だぢづでど": "다지즈데도",
    "なにぬねの": "나니누네노",
    "はひふへほ": "하히후헤호",
    "ばびぶべぼ": "바비부베보",
    "ぱぴぷぺぽ": "파피푸페포",
    "まみむめも": "마미무메모",
    "やゆよ": "야유요",
    "らりるれろ": "라리루레로",
    "わを": "와오",
}
SYLLABLES = {kana: said for row in ROWS for kana, said in zip(row, ROWS[row], strict=True)}
AT_THE_BEGINNING = dict(zip("카키쿠케코타치테토", "가기구게고다지데도", strict=True))
# A small ya, yu, yo after a syllable in i: its vowel in Hangul, where s, z and ch have no y.
GLIDES = {"ゃ": ("ㅑ", "ㅏ"), "ゅ": ("ㅠ", "ㅜ"), "ょ": ("ㅛ", "ㅗ")}
WITHOUT_Y = "ㅈㅊ"
SMALL_VOWELS = dict(zip("ぁぃぅぇぉ", "ㅏㅣㅜㅔㅗ", strict=True))
CLOSING = {"ん": 4, "っ": 19}  # ㄴ and ㅅ below a syllable, as Unicode counts them
# Kana that only lengthen the sound before them, by its vowel.
LENGTHENING = {
    **dict.fromkeys("ㅗㅛ", "うおー"),
    **dict.fromkeys("ㅜㅠㅡ", "うー"),
    **dict.fromkeys("ㅏㅑ", "あー"),
}
FIRST = 0xAC00  # 가; then 21 vowels of 28 closings each for every consonant
CONSONANTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"


def in_hangul(text: str) -> str | None:
    """How a text such as `{東京|とうきょう}` is said, `도쿄`; None where a kanji has no reading."""
    return in_letters(text, _spelled)


def _spelled(kana: str) -> str:
    """One word in Hangul."""
    said: list[str] = []
    for sign in kana.translate(TO_HIRAGANA):
        before = said[-1] if said else ""
        if sign in GLIDES and before:
            consonant = _consonant(before)
            with_y, without = GLIDES[sign]
            said[-1] = _syllable(consonant, without if consonant in WITHOUT_Y else with_y)
        elif sign in SMALL_VOWELS and before:
            consonant = _consonant(before).replace("ㅎ", "ㅍ")  # fa, fi, fe, fo
            said[-1] = _syllable(consonant, SMALL_VOWELS[sign])
        elif sign in CLOSING and before:
            said[-1] = chr(ord(before) + CLOSING[sign])
        elif before and sign in LENGTHENING.get(_vowel(before), "ー"):
            continue
        else:
            syllable = SYLLABLES.get(sign, sign)
            said.append(syllable if said else AT_THE_BEGINNING.get(syllable, syllable))
    return "".join(said)


def _consonant(syllable: str) -> str:
    return CONSONANTS[(ord(syllable) - FIRST) // (21 * 28)]


def _vowel(syllable: str) -> str:
    """The vowel of an open syllable; empty for a closed one and for what is no Hangul."""
    place = ord(syllable) - FIRST
    return VOWELS[place // 28 % 21] if 0 <= place < 19 * 21 * 28 and place % 28 == 0 else ""


def _syllable(consonant: str, vowel: str) -> str:
    return chr(FIRST + (CONSONANTS.index(consonant) * 21 + VOWELS.index(vowel)) * 28)
