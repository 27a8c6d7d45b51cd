"""Editors and translators are answered in their language, in English or Japanese."""

from __future__ import annotations

import re
import string

import pytest
import yaml
from guide.facts.messages import LANGUAGES, speaking, spoken, told, wrong
from guide.facts.reading import read
from support.building import ROOT

HOOKS = ROOT / "hooks"
TABLE = yaml.safe_load((HOOKS / "guide/facts/messages.yaml").read_text(encoding="utf-8"))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("name", TABLE)
def test_a_message_is_in_both_languages_with_the_same_values(name: str) -> None:
    assert set(TABLE[name]) == set(LANGUAGES)
    english, japanese = (TABLE[name][language] for language in ("en", "ja"))
    assert placeholders(english) == placeholders(japanese)
    only_values = re.sub(r"\{\w+\}|\W", "", japanese) == ""
    assert only_values or re.search("[ぁ-んァ-ヶ一-龠]", japanese)


def test_nothing_of_a_message_is_lost_as_an_editor_would_lose_it() -> None:
    file = HOOKS / "guide/facts/messages.yaml"
    assert [str(problem) for problem in read(file, file).problems] == []


def test_no_message_is_missing_and_none_is_unused() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in HOOKS.rglob("*.py"))
    named = set(re.findall(r"""\b(?:told|wrong)\(\s*["']([a-z0-9-]+)["']""", code))
    assert named <= set(TABLE)
    mentioned = set(re.findall(r"""["']([a-z0-9-]+)["']""", code))
    unused = set(TABLE) - named - mentioned
    assert {name for name in unused if name.removeprefix("easy-") not in mentioned} == set()


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "ja_JP"}, "ja"),
        ({"LANG": "my_MM.UTF-8"}, "en"),
    ],
)
def test_the_language_is_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert spoken() == language


def test_a_language_may_be_chosen() -> None:
    with speaking("ja"):
        assert str(told("empty-list")).startswith("一覧が空です")
    with speaking("en"):
        assert str(told("empty-list")).startswith("the list is empty")


def test_a_message_is_in_one_language_with_the_messages_in_it() -> None:
    message = told("unknown-key", remedy=told("did-you-mean", close="phone"))
    assert message.said("en") == 'the key is not known; did you mean "phone"?'
    assert message.said("ja") == "このキーはありません。「phone」ではありませんか"


def test_braces_in_a_value_stay() -> None:
    assert str(told("markup", found="{x}")) == '"{x}" looks like markup; write plain text'


def test_a_validator_raises_the_message() -> None:
    assert wrong("empty-text").context == {"message": told("empty-text")}
