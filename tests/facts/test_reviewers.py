"""Only a person can have read a translation."""

from __future__ import annotations

import pytest
from guide.facts.locales import Reviewer
from pydantic import TypeAdapter, ValidationError

REVIEWER = TypeAdapter(Reviewer)


@pytest.mark.parametrize(
    "name",
    [
        "machine", "Machine translation", "機械翻訳", "自動翻訳", "翻訳ソフト", "DeepL", "Google 翻訳", "Google翻訳",
        "機械翻訳（DeepL）", "AI", "ＡＩ翻訳"[2:], "未定", "担当者", "TBD", "？", "-", "なし", "unknown", "n/a",
        "ChatGPT", "GPT-4", "Gemini 2.5 Pro", "Weblate", "ai", "Translated by AI", "AI（OpenAI）",
        "native speaker", "a Native Speaker", "ネイティブ", "ネイティブスピーカー", "원어민", "机器翻译", "người dịch",
        "traductor automático", "ผู้แปล", "مترجم", "перекладач", "yes", "null", "OK", "FULL NAME", "Aoi Ltd.", "株式会社あおい",
    ],
)  # fmt: skip
def test_what_is_no_person_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="has read nothing"):
        REVIEWER.validate_python({"name": name, "on": "2026-01-15"})


@pytest.mark.parametrize(
    "name",
    ["山田花子", "Nguyễn Thị Hoa", "Ai Suzuki", "愛", "Mai Tran", "担当 山田", "Nuno", "Aino", "J. Google-Smith",
     "Ai", "My", "An", "Claude Monet", "Claudia", "Botha", "Todo", "Max", "Mary-Ann O’Brien", "ジャン・ポール", "မြ", "ශ්‍රී නිමල්",
     "山田花子（みなと協会）", "Aoi & Noa Sato", "نور"],
)  # fmt: skip
def test_a_person_is_taken(name: str) -> None:
    assert REVIEWER.validate_python({"name": name, "on": "2026-01-15"}).name == name


@pytest.mark.parametrize(
    "name", ["x", "{date}", "[Aoi](http://x)", "hanako@example.com", "@hanako", "Hanako 2", "a_b"]
)
def test_a_name_is_written_in_letters(name: str) -> None:
    with pytest.raises(ValidationError, match="not written like the name of a person"):
        REVIEWER.validate_python({"name": name, "on": "2026-01-15"})
