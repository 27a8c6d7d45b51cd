"""What readers type in different ways is compared as one; what means something else is not."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        # width, case
        ("ＶＩＳＡ", "visa"),
        ("ﾋﾞｻﾞ", "ビザ"),
        ("０２２−２５６", "022−256"),
        # the two kana
        ("ビザ", "びざ"),
        ("ヴィザ", "ゔぃざ"),
        # accents, tones, letters that a keyboard lacks
        ("luong", "lương"),
        ("don", "đơn"),
        ("is", "İş"),
        ("isci", "ışçı"),
        ("accion", "acción"),
        ("strasse", "Straße"),
        ("oeuvre", "œuvre"),
        ("lecole", "l’école"),
        ("lecole", "l'école"),
        ("คาจาง", "ค่าจ้าง"),
        ("немец", "не́мец"),
        ("елка", "ёлка"),
        ("ганок", "ґанок"),
        ("оргодол", "өргөдөл"),
        ("обов`язок", "обов’язок"),
        ("फीस", "फ़ीस"),
        # Arabic and Urdu keyboards
        ("وكيل", "وکیل"),
        ("يہاں", "یہاں"),
        ("مدرسة", "مدرسہ"),
        ("اردو", "أردو"),
        ("کب", "کَب"),
        # Khmer that looks the same
        ("\u1797\u17d2\u178a", "\u1797\u17d2\u178f"),
        ("\u1780\u17c1\u17b8", "\u1780\u17be"),
        ("\u17b2", "\u17b1"),
        # what is not seen
        ("ကို\u200bဘေး", "ကိုဘေး"),
        ("Aus\u00adkunft", "auskunft"),
        ("گھر\u200cوں", "گھروں"),
    ],
)
def test_what_differs_by_keyboard_is_compared_as_one(engine: Any, typed: str, known: str) -> None:
    assert engine.fold(typed) == engine.fold(known)


@pytest.mark.parametrize(
    "digits",
    ["０１２", "٠١٢", "۰۱۲", "०१२", "০১২", "๐๑๒", "០១២", "၀၁၂", "໐໑໒", "᠐᠑᠒"],
)
def test_digits_of_every_script_are_digits(engine: Any, digits: str) -> None:
    assert engine.fold(digits) == "012"


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("かき", "がき"),
        ("はん", "ぱん"),
        ("病院", "美容院"),
        ("कि", "की"),
        ("ကာ", "ကား"),
        ("кот", "кит"),
        ("가", "나"),
    ],
)
def test_what_means_something_else_stays_apart(engine: Any, typed: str, other: str) -> None:
    assert engine.fold(typed) != engine.fold(other)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("вiза", "віза"),
        ("pобота", "робота"),
        ("cуд", "суд"),
        ("визa", "виза"),
        ("адвокaт", "адвокат"),
    ],
)
def test_latin_letters_in_a_cyrillic_word_are_taken_for_those_they_look_like(
    engine: Any, typed: str, meant: str
) -> None:
    assert engine.fold(typed) == engine.fold(meant)


def test_a_latin_word_beside_a_cyrillic_one_stays_latin(engine: Any) -> None:
    assert engine.fold("visa у Токіо") == "visa у токіо"


@pytest.mark.parametrize(
    ("typed", "kana"),
    [
        ("sigoto", "しごと"),
        ("shigoto", "しごと"),
        ("syuusyoku", "しゅうしょく"),
        ("shushoku", "しゅうしょく"),
        ("Tōkyō", "とうきょう"),
        ("toukyou", "トーキョー"),
        ("oosaka", "おおさか"),
        ("ohsaka", "おおさか"),
        ("tyuugoku", "ちゅうごく"),
        ("zyuusyo", "じゅうしょ"),
        ("jusho", "じゅうしょ"),
        ("kekkon", "けっこん"),
        ("matcha", "まっちゃ"),
        ("bajji", "バッジ"),
        ("hukuoka", "ふくおか"),
        ("shimbun", "しんぶん"),
        ("shinbun", "しんぶん"),
        ("tuuyaku", "つうやく"),
        ("ryokin", "りょうきん"),
        ("nyuukoku", "にゅうこく"),
        ("nyuuten kyohi", "にゅうてん きょひ"),
    ],
)
def test_every_spelling_of_romaji_means_the_kana(engine: Any, typed: str, kana: str) -> None:
    assert engine.plainRomaji(engine.fold(typed)) == engine.romaji(engine.fold(kana))


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("zarplata", "зарплата"),
        ("zhinka", "жінка"),
        ("jinka", "жінка"),
        ("khata", "хата"),
        ("hata", "хата"),
        ("tsukor", "цукор"),
        ("cukor", "цукор"),
        ("yurist", "юрист"),
        ("iuryst", "юрист"),
        ("robochiy", "робочий"),
        ("ajil", "ажил"),
        ("tsalin", "цалин"),
        ("denʼ", "день"),
    ],
)
def test_cyrillic_may_be_typed_in_latin_letters(engine: Any, typed: str, word: str) -> None:
    assert engine.plainLatin(engine.fold(typed)) == engine.latinized(engine.fold(word))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("visa", ["visa"]),
        ("human rights, free", ["human", "rights", "human rights", "free", "rights free"]),
        ("在留資格", ["在留", "留資", "資格"]),
        ("しごと", ["しご", "しごと", "ごと"]),
        ("水", ["水"]),
        ("วีซ่า", ["วี", "วีซ", "ีซ", "ีซา", "ซา"]),
        ("visa申請 card", ["visa", "申請", "card"]),
        ("022-256", ["022", "256", "022 256"]),
        ("?!", []),
    ],
)
def test_texts_are_cut_into_words_pairs_and_runs(engine: Any, text: str, parts: list[str]) -> None:
    assert engine.partsOf(engine.fold(text)) == parts
