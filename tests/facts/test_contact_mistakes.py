"""Mistakes in how somebody is reached are answered at their place, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from guide.facts.contact import Reachable
from guide.facts.load import check
from guide.facts.messages import speaking
from guide.facts.record import Record
from pydantic import TypeAdapter
from support.building import ROOT

MISTAKES = {
    "mail": (
        "center.yaml",
        "ask@plaza.example.jp",
        "ask＠plaza.example.jp",
        "center.mail.address: ",
        "is not an e-mail address",
        "メールアドレスではありません",
    ),
    "mail without a place": (
        "center.yaml",
        "ask@plaza.example.jp",
        "ask@plaza",
        "center.mail.address: ",
        "is not an e-mail address",
        "メールアドレスではありません",
    ),
    "form": (
        "center.yaml",
        "https://plaza.example.jp/ask",
        "plaza.example.jp/ask",
        "center.form.url: ",
        "is not a web address",
        "ウェブのアドレスではありません",
    ),
    "language by its name": (
        "center.yaml",
        "by_interpreter: [ur, vi, zh]",
        "by_interpreter: [ウルドゥー語]",
        "center.languages.by_interpreter.0: ",
        "is not the code of a language",
        "言語のコードではありません",
    ),
    "code of a country": (
        "center.yaml",
        "by_interpreter: [ur, vi, zh]",
        "by_interpreter: [jp]",
        "center.languages.by_interpreter.0: ",
        "is not the code of a language",
        "言語のコードではありません",
    ),
    "no language": (
        "center.yaml",
        "by_interpreter: [ur, vi, zh]",
        "by_interpreter: [mul]",
        "center.languages.by_interpreter.0: ",
        "is not the code of a language",
        "言語のコードではありません",
    ),
    "language twice": (
        "center.yaml",
        "by_interpreter: [ur, vi, zh]",
        "by_interpreter: [zh-Hans, vi, zh-Hans]",
        "center.languages.by_interpreter.2: ",
        '"zh-Hans" is already in this list; name it once',
        "「zh-Hans」はこの一覧にもうあります。1回だけ書いてください",
    ),
    "no languages in the list": (
        "center.yaml",
        "by_interpreter: [ur, vi, zh]",
        "by_interpreter: []",
        "center.languages.by_interpreter: ",
        "the list is empty",
        "一覧が空です",
    ),
    "neither in person nor by interpreter": (
        "agencies.yaml",
        "languages: {in_person: [ja], by_interpreter: [en, fil, pt-BR], as_of: 2026-04-01, ",
        "languages: {as_of: 2026-04-01, ",
        "agencies.work.languages: ",
        "write in_person, by_interpreter, or both",
        "in_person と by_interpreter",
    ),
    "telephone twice": (
        "agencies.yaml",
        "{id: new, number",
        "{id: old, number",
        "agencies.work.phones.old.id: ",
        'has the id "old"',
        "同じid「old」",
    ),
    "neither floor nor counter": (
        "center.yaml",
        "counter: {floor: 2階, counter: 総合案内, ",
        "counter: {",
        "center.counter: ",
        "write floor, counter, or both",
        "floor と counter",
    ),
    "booking": (
        "center.yaml",
        "needed: not-needed",
        "needed: 不要",
        "center.booking.needed: ",
        "is not known here",
        "ここでは使えません",
    ),
    "nothing to bring": (
        "center.yaml",
        """items:
    - {id: card, text: 在留カード}
    - {id: letter, text: とどいた手紙}
""",
        "items: []\n",
        "center.bring.items: ",
        "the list is empty",
        "一覧が空です",
    ),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_answered_at_its_place(
    case: str, data: Path, change: Callable[[str, str, str], None]
) -> None:
    file, right, wrong, place, english, japanese = MISTAKES[case]
    change(file, right, wrong)
    _, problems = check(data)
    for language, answer in (("en", english), ("ja", japanese)):
        with speaking(language):  # type: ignore[arg-type]
            said = [str(problem) for problem in problems]
        assert any(f"data/{file}:" in one and place in one and answer in one for one in said), said


def test_all_of_it_may_be_left_out(data: Path) -> None:
    for file in ("agencies.yaml", "offices.yaml"):
        text = (data / file).read_text(encoding="utf-8")
        assert "phones:" in text
    guide, problems = check(data)
    assert guide is not None, problems
    assert guide.offices[1].mail is None
    assert guide.agency("advice").bring is None


@pytest.mark.parametrize("file", ["CONTRIBUTING.md", "docs/editing.ja.md"])
def test_the_editors_example_is_right(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(phones:.*?)```", text, re.S)
    known = TypeAdapter(Reachable).validate_python(
        {"source": {"id": "any"}, **yaml.safe_load(example)}
    )
    assert {name for name in known.model_fields_set if name != "source"} == {
        name for name in Reachable.model_fields if name not in Record.model_fields
    } - {"hours"}
