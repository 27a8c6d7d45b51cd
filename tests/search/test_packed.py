"""An index is packed when it is made, and the engine unpacks it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from guide.search.packed import packed

THAI = ["ต่ออายุวีซ่า", "ทำบัตรหาย", "นายจ้างไม่จ่ายเงินเดือน", "ถูกไล่ออกจากงาน"]


@pytest.mark.parametrize(
    "data",
    [
        {"hints": THAI},
        {"hints": ["l'été", 'a "b"', r"^\P{Script=Han}*$"]},
        {"hints": ["𠮷野家", "visa"]},
    ],
)
def test_what_is_packed_is_unpacked_as_it_was(engine: Any, data: dict[str, list[str]]) -> None:
    assert engine.unpacked(*packed(json.dumps(data, ensure_ascii=False))) == data


def test_letters_of_three_bytes_take_one() -> None:
    text = "|".join(THAI)
    _, short = packed(text)
    assert len(short.encode()) < len(text.encode()) / 2
