"""Japanese with readings, in Latin letters."""

from __future__ import annotations

import re

import pytest
from guide.languages.calling import Calling
from guide.languages.editions import Edition
from guide.languages.romaji import in_latin_letters


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{東京|とうきょう}", "tōkyō"),
        (
            "{出入国|しゅつにゅうこく}{在留|ざいりゅう}{管理|かんり}{庁|ちょう}",
            "shutsunyūkoku zairyū kanrichō",
        ),
        ("{法|ほう}テラス", "hōterasu"),
        ("{外務省|がいむしょう}ビザ・インフォメーション", "gaimushō biza infomēshon"),
        ("{相談|そうだん}・{支援|しえん}{室|しつ}", "sōdan shienshitsu"),
        ("ネパール{語|ご}を{話|はな}します。", "nepārugo o hanashimasu."),
        ("{通訳|つうやく}が{必要|ひつよう}です。", "tsūyaku ga hitsuyō desu."),
        ("ゆっくり{話|はな}してください。", "yukkuri hanashite kudasai."),
        ("をお{願|ねが}いします。", "o onegaishimasu."),
        ("{一丁目|いっちょうめ}", "itchōme"),
        ("{神奈川|かながわ}{県|けん}{親和|しんわ}{店員|てんいん}", "kanagawaken shinwa ten'in"),
        ("ジェトロ、ヴィザ、ファックス", "jetoro, viza, fakkusu"),
    ],
)
def test_it_is_written_as_it_is_said(written: str, said: str) -> None:
    assert in_latin_letters(written) == said


def test_what_has_no_reading_is_not_guessed() -> None:
    assert in_latin_letters("{東京|とうきょう}労働局") is None


def test_everybody_is_told_what_to_say_in_letters_they_may_read(
    editions: tuple[Edition, ...],
) -> None:
    for edition in editions:
        calling = Calling(editions, edition)
        lines = [calling.whom(agency) for agency in edition.guide.agencies]
        sentences = list(calling.sentences())
        assert all(line.aloud.endswith("をお願いします。") for line in lines)
        if edition.locale.lang == "ja":
            assert all(line.letters is None and line.own is None for line in lines)
            assert len(sentences) == edition.locale.plain_japanese
            continue
        assert len(sentences) == 2, "the language, and that an interpreter is needed"
        for line in (*lines, *sentences):
            assert line.own, (edition.locale.id, line.aloud)
            assert line.letters, (edition.locale.id, line.aloud)
            if edition.locale.script == "Hang":
                continue  # tests/languages/test_hangul.py
            assert re.fullmatch(r"[A-Z][A-Za-zāīūēō' .]+\.", line.letters), line.letters
