"""What is typed in Latin letters where others are written: learnt apart (`tools/learn/latin.mjs`), and asked apart."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from guide.search.learnt import in_latin
from support.building import ROOT

LATIN = ROOT / "tools/learn/latin"
WRITE = """
import {{ readFileSync }} from "node:fs";
import {{ writing }} from "{tool}";
const fold = readFileSync("{fold}", "utf8");
const letters = new Function(`"use strict"; ${{fold}} return {{ foldLetters, romaji, latinized }};`)();
const asked = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(asked.map(([locale, text]) => writing(locale, letters)(text))));
"""
# In its own letters, and what stands in each way that it is written in Latin ones.
TYPED = [
    ("ne", "मेरो भिसा सकियो", "mero visa"),
    ("ne", "खजुराहोको", "khajurahoko"),
    ("si", "වීසා ඉවරයි", "visa"),
    ("bn", "ভিসা শেষ", "visa"),
    ("ur", "ویزا ختم", "visa"),
    ("mn", "цалин өгөхгүй байна", "tsalin"),
    ("uk", "віза закінчилась", "viza"),
    ("my", "ဗီဇာ ကုန်ပြီ", "visa"),
    ("km", "ខ្ញុំចង់បន្តវីសា", "khnhom"),
    ("th", "วีซ่าหมด", "visa"),
    ("ja", "在留カードをなくしました", "zairyu card"),
    ("ja-easy", "おかねが もらえません", "okanega moraemasen"),
]
EMPTY: dict[str, Any] = {
    "japanese": False,
    "ignored": "",
    "pages": [],
    "asksForNames": "x",
    "elsewhere": "",
    "emergency": "",
    "texts": [],
    "page": [],
    "phones": [],
    **{name: [] for name in ("anchor", "title", "details")},
    **{name: [] for name in ("names", "hints", "nextHints", "circumstances")},
}
NOT_WRITTEN = [("ne", "visa sakiyo"), ("zh-Hans", "签证到期"), ("ko", "비자 연장")]


def written(asked: list[tuple[str, str]]) -> list[list[str]]:
    """The ways in which the tool writes each text of a language."""
    program = WRITE.format(
        tool=ROOT / "tools/learn/latin.mjs", fold=ROOT / "overrides/assets/search/fold.js"
    )
    node = subprocess.run(
        [Path(sys.executable).with_name("node"), "--input-type=module", "-e", program],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    ways: list[list[str]] = json.loads(node.stdout)
    return ways


def test_a_query_is_written_as_people_type_it_in_latin_letters() -> None:
    asked = [(locale, text) for locale, text, _ in TYPED]
    for (locale, text, typed), ways in zip(TYPED, written(asked), strict=True):
        assert any(typed in f" {way} ".replace("  ", " ") for way in ways), (locale, text, ways)
    assert written(NOT_WRITTEN) == [[], [], []]


@pytest.mark.parametrize("file", sorted(LATIN.glob("*.tsv")), ids=lambda file: file.stem)
def test_the_words_are_each_there_once_with_forms_in_plain_letters(file: Path) -> None:
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
    words = [word for word, _ in lines]
    assert len(words) == len(set(words))
    wrong = [line for line in lines if not re.fullmatch(r"[a-z]+( [a-z]+){0,2}", line[1])]
    assert wrong == []
    assert in_latin(file.stem), "`make learn` learns from them"


def test_a_query_is_asked_of_what_was_learnt_from_those_in_its_letters(engine: Any) -> None:
    """A word of another script beside Latin ones makes it one of the language's own."""
    for index, parts in (({"inLatin": True}, ["latin", "learnt"]), ({}, ["learnt", "learnt"])):
        engine.setUp({**EMPTY, **index})
        asked = ["mero visa 2027 sakiyo!", "mero भिसा sakiyo"]
        assert [engine.partFor(query) for query in asked] == parts
