"""Texts, telephones, numbers and addresses on the web are taken as they should be written only."""

from __future__ import annotations

from typing import Any

import pytest
from guide.facts.dates import Day, PartialDate
from guide.facts.locales import Hiragana, WordWithKanji
from guide.facts.record import LONGEST_ID, Identifier
from guide.facts.validating import explained
from guide.facts.values import (
    Line,
    PostalCode,
    Prose,
    SearchWords,
    Telephone,
    Text,
    TranslatedText,
    WebAddress,
    WholeNumber,
    Word,
)
from pydantic import TypeAdapter, ValidationError

TAKEN: list[tuple[Any, list[Any]]] = [
    (
        Text,
        [
            "四谷タワー13F", "四谷\u3000タワー", "①㈱Ⅳ", "四谷（2階）", "なし園", "無印", "葛\U000e0100城"[:1],
            "නම්\u200dර", "می\u200cخواهم", "a_b *c* `d` # e", "☎",
        ],
    ),
    (Prose, ["はい、そうです。"]),
    (TranslatedText, ["{漢字|かんじ}", "Bonjour\u00a0!", "–", "（"]),
    (Word, ["なし", "－", "（{count}"]),
    (SearchWords, ["給料、残業"]),
    (Telephone, ["022-256-6080", "0570-011000", "03-5363-3013", "0120-76-2029"]),
    (PartialDate, ["2021-07", "2021-07-05", "2024-02-29"]),
    (Day, ["2021-07-05"]),
    (PostalCode, ["160-0004"]),
    (WholeNumber, [1, 10_000_000, "5000000"]),
    (
        WebAddress,
        [
            "https://www.moj.go.jp/isa/", "https://a.example.jp:8443/x?y=1#z",
            "https://xn--eckwd4c7c.example.jp/", "https://example.jp/%E3%81%82",
        ],
    ),
    (Identifier, ["isa", "one-stop-desks", "residents-5000"]),
    (Hiragana, ["がいこくじん", "らーめん"]),
    (WordWithKanji, ["外国人", "四ツ谷駅", "日々"]),
]  # fmt: skip
REFUSED: list[tuple[Any, list[Any]]] = [
    (
        Text,
        [
            "", " ", "\u3000", " 四谷", "四谷\u00a0", "a\nb", "a\tb", "a\u0085b", "a\u2028b",
            "四谷\u200bタワー", "四谷\u200cタワー", "四谷\u200dタワー", "\u200d", "a\ufeffb",
            "a\u202eb", "a\u2066b", "a\u00adb", "a\u0007b", "a\ufffdb", "a\ue000b", "a\uffffb",
            "a\u0378b", "a\u3164b", "a\u2800b", "a\U000e0041b", "a\ufff9b", "a\u180eb",
            "四谷１丁目", "ＦＲＥＳＣ", "ﾌﾚｽｸ", "出⼊国", "<b>", "a < b", "&amp;", "&#x3C;", 1, None, ["a"],
            "あ" * 20_001, "{{ 7*7 }}", "{x", "{漢字|かん", "{漢字|かんじ}", "四\u00a0谷", "四\u202f谷",
            "（四谷", "四谷」", "－", "ー", "なし", "無し", "？", "不明", "特になし", "N/A", "・・・",
        ],
    ),
    (Line, ["<script>", "a\nb", "", " "]),
    (Prose, ["日本，電話", "未定", "{漢字|かんじ}です。", "（はい"]),
    (Word, ["{漢字|かんじ}"]),
    (SearchWords, ["、、、", ",", "{漢字|かんじ}"]),
    (
        Telephone,
        [
            "022-２５６-6080", "０２２-256-6080", "022 256 6080", "(022)256-6080", "0222566080",
            "+81-22-256-6080", "022-256-608", "022-256-60800", "110", "000-000-0000", "22-256-6080",
            "022-256-6080、022-256-6081", "022-256-6080#20", "022-256-6080\n", "なし", 222566080,
            None, ["022-256-6080"],
        ],
    ),
    (
        PartialDate,
        [
            "2021-02-29", "2021-13", "2021-7-1", "2021/07/01", "令和3年7月1日", "２０２１-０７-０１",
            "2021", 2021, 20210701, "2021-07-01T00:00", "0000-01-01", "2021-W27", None, ["2021-07"],
        ],
    ),
    (Day, ["2021-07", "2021-02-30", 20210701, "２０２１-０７-０１"]),
    (PostalCode, ["1600004", "〒160-0004", "１６０-０００４", "160-00044", "160ー0004", 1600004]),
    (
        WholeNumber,
        ["10,000", "1000万円", "１０００", True, False, 10**13, "9" * 23, 1.5, "1e3", None, [1]],
    ),
    (
        WebAddress,
        [
            "javascript:alert(1)", "data:text/html,x", "ftp://x.jp/", "//www.jetro.go.jp",
            "www.jetro.go.jp", "https://", "http://www.jetro.go.jp/", "https:/www.jetro.go.jp/",
            "https：//www.jetro.go.jp/", "https://www.jetro.go.jp:99999/", "https://a.jp/、https://b.jp/",
            " https://www.jetro.go.jp/", "https://www.jetro.go.jp/\n", "https://www.jetro.go.jp/a b/",
            "https://user:pw@www.jetro.go.jp/",  # pragma: allowlist secret
            "https://localhost/", "https://127.0.0.1/",
            "https://[::1]/", "https://jetro", 'https://a.jp/"onmouseover=x', "https://a.jp/<script>",
            "https://a.jp/'+alert(1)+'", "https:\\\\a.jp", "https://intra.local/", 1, ["https://a.jp/"],
        ],
    ),
    (
        Identifier,
        [
            "SENDAI", "sendai/x", "sendai.x", "..", "仙台", "sendai ", "-sendai", "sendai--x",
            "sendai_x", "123", "a b", "", "x" * (LONGEST_ID + 1), 1, {"a": "b"},
        ],
    ),
    (Hiragana, ["ヒトリ", "hitori", "", "ひ とり"]),
    (WordWithKanji, ["(", "漢字.|", " ", "かな", "<漢>"]),
]  # fmt: skip


def cases(table: list[tuple[Any, list[Any]]]) -> list[Any]:
    return [
        pytest.param(kind, value, id=f"{number}-{at}")
        for number, (kind, values) in enumerate(table)
        for at, value in enumerate(values)
    ]


@pytest.mark.parametrize(("kind", "value"), cases(TAKEN))
def test_what_is_right_is_taken(kind: Any, value: Any) -> None:
    TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(("kind", "value"), cases(REFUSED))
def test_what_only_looks_right_is_refused(kind: Any, value: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("500万円", "5000000"), ("2026年度", "2026"), ("1,000", "1000"), ("５枚", "5"), ("50%", "50"),
        ("1/2", "1"), ("1.5倍", "5"), ("百人", "5"), (",", "5"),
    ],
)  # fmt: skip
def test_an_amount_with_a_unit_is_answered_with_its_digits(written: str, meant: str) -> None:
    with pytest.raises(ValidationError) as invalid:
        TypeAdapter(WholeNumber).validate_python(written)
    [message] = explained(invalid.value)
    assert message.said("en").endswith(f"write digits only, such as {meant}")
