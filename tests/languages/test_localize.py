"""Translations are honest: missing and stale texts are known as such, wrong ones are mistakes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from guide.facts.problems import DataError
from guide.languages.editions import Edition, load_editions
from guide.languages.localize import texts

Change = Callable[[str, str, str], None]


def english(data: Path) -> Edition:
    return next(edition for edition in load_editions(data) if edition.locale.id == "en")


def rewrite(data: Path, path: str, **fields: str | None) -> None:
    """Change one entry of the English translation; None removes the entry."""
    file = data / "translations/en.yaml"
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    entry = content["texts"].pop(path, {})
    if None not in fields.values():
        content["texts"][path] = {**entry, **fields}
    file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def test_a_translated_name_keeps_its_official_japanese(editions: tuple[Edition, ...]) -> None:
    translated = next(edition for edition in editions if edition.locale.id == "en")
    for agency, official in zip(translated.guide.agencies, editions[0].guide.agencies, strict=True):
        assert agency.name.source == official.name
        if agency.name.status == "translated":
            assert agency.name != official.name


def test_a_changed_japanese_sentence_makes_exactly_its_translation_stale(
    data: Path, change: Change
) -> None:
    change("center.yaml", "use: だれでもかけられる番号", "use: 電話番号")
    edition = english(data)
    assert [path for path, text in texts(edition.guide).items() if text.status == "stale"] == [
        "center.phones.main.use"
    ]


def test_a_missing_translation_stays_japanese_and_is_no_mistake(data: Path) -> None:
    rewrite(data, "center.phones.main.use", text=None)
    text = english(data).guide.center.phones[0].use
    assert (text, text.lang, text.status) == ("だれでもかけられる番号", "ja", "missing")


@pytest.mark.parametrize(
    ("path", "text", "complaint"),
    [
        ("agencies.work.summary", "{漢字|かんじ", "these braces are not closed"),
        (
            "agencies.work.summary",
            "It has 3 aims",
            "the numbers must be those of the Japanese text: none",
        ),
        (
            "interface.units.yen",
            "{sum} yen",
            "the placeholders must be those of the Japanese text: {amount}",
        ),
        ("agencies.work.summary", "<i>Support</i>", "looks like markup; write plain text"),
    ],
)
def test_a_wrong_translation_is_a_mistake(data: Path, path: str, text: str, complaint: str) -> None:
    rewrite(data, path, source=_source(data, path), text=text)
    with pytest.raises(DataError) as caught:
        load_editions(data)
    assert "data/translations/en.yaml:" in str(caught.value)
    assert complaint in str(caught.value)


def _source(data: Path, path: str) -> str:
    content = yaml.safe_load((data / "translations/en.yaml").read_text(encoding="utf-8"))
    return str(content["texts"][path]["source"])


def test_a_desk_put_first_leaves_every_other_its_own_reason(data: Path, change: Change) -> None:
    before = {path: text for path, text in english(data).texts.items() if ".desks." in path}
    change(
        "topics.yaml",
        "  icon: material/briefcase-outline\n  desks:\n",
        "  icon: material/briefcase-outline\n  desks:\n"
        "    - service: training\n      why: 仕事のことを学べます。\n",
    )
    after = {path: text for path, text in english(data).texts.items() if ".desks." in path}
    new = "topics.jobs.desks.training.why"
    assert after.pop(new) == "仕事のことを学べます。"
    assert after == before
    assert {text.status for text in after.values()} == {"translated"}
