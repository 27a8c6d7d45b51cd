"""Japanese with readings, in Hangul."""

from __future__ import annotations

import re

import pytest
from guide.languages.calling import Calling
from guide.languages.editions import Edition
from guide.languages.hangul import in_hangul


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("{東京|とうきょう}", "도쿄"),
        ("{大阪|おおさか}", "오사카"),
        ("{九州|きゅうしゅう}", "규슈"),
        ("{札幌|さっぽろ}", "삿포로"),
        ("{鳥取|とっとり}", "돗토리"),
        ("{仙台|せんだい}", "센다이"),
        ("{名古屋|なごや}", "나고야"),
        ("{千葉|ちば}", "지바"),
        ("{新宿|しんじゅく}", "신주쿠"),
        ("{法|ほう}テラス", "호테라스"),
        ("{外務省|がいむしょう}ビザ・インフォメーション", "가이무쇼 비자 인포메숀"),
        ("ジェトロ、フォーラム", "제토로, 포라무"),
        ("をお{願|ねが}いします。", "오 오네가이시마스."),
        ("{通訳|つうやく}が{必要|ひつよう}です。", "쓰야쿠 가 히쓰요 데스."),
    ],
)
def test_it_is_written_as_koreans_write_it(written: str, said: str) -> None:
    assert in_hangul(written) == said


def test_what_has_no_reading_is_not_guessed() -> None:
    assert in_hangul("{東京|とうきょう}労働局") is None


def test_koreans_read_in_hangul_what_to_say(editions: tuple[Edition, ...]) -> None:
    korean = next(one for one in editions if one.locale.id == "ko")
    calling = Calling(editions, korean)
    lines = [*map(calling.whom, korean.guide.agencies), *calling.sentences()]
    for line in lines:
        assert line.letters_lang == "ja-Hang"
        assert re.fullmatch(r"[가-힣 .]+", line.letters or ""), line.aloud
