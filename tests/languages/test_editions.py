"""A language's id is one that the site can be built for."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.facts.language_tags import LOCALE_ID
from guide.facts.problems import DataError
from guide.languages.editions import load_editions
from mkdocs_static_i18n.config import RE_LOCALE


@pytest.mark.parametrize("id", ["fil", "ceb", "yue"])
def test_a_code_of_three_letters_is_refused_at_its_line(data: Path, id: str) -> None:
    file = data / "locales.yaml"
    lines = file.read_text(encoding="utf-8").rstrip("\n").splitlines()
    lines.append(f"- {{id: {id}, lang: {id}, script: Latn, name: A language}}")
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DataError) as mistakes:
        load_editions(data)
    said = str(mistakes.value)
    assert f'data/locales.yaml:{len(lines)}:8: locales.{id}.id: the site cannot be built for "{id}"' in said  # fmt: skip
    assert "write two letters" in said


@pytest.mark.parametrize("id", ["ja", "ja-easy", "zh-Hans", "pt-BR", "zh-Hant-TW", "fil", "es-419", "en-us", "EN"])  # fmt: skip
def test_what_is_taken_is_what_the_plugin_builds(id: str) -> None:
    assert bool(LOCALE_ID.fullmatch(id)) == bool(RE_LOCALE.match(id))


def test_of_one_language_no_other_file_is_read(data: Path) -> None:
    """A preview of English does not wait for Urdu, nor for who mends it."""
    (data / "translations/ur.yaml").write_text("[", encoding="utf-8")
    assert [one.locale.id for one in load_editions(data, only="en")] == ["ja", "en"]
    assert [one.locale.id for one in load_editions(data, only="ja")] == ["ja"]
    with pytest.raises(DataError, match=r"translations/ur\.yaml:1"):
        load_editions(data)


def test_a_text_that_is_gone_everywhere_is_no_slip_of_one_language(data: Path) -> None:
    """Whether others have the same translation is not known when theirs are not read."""
    for locale in ("en", "ur"):
        file = data / f"translations/{locale}.yaml"
        text = file.read_text(encoding="utf-8").replace(
            "agencies.work.summary:", "agencies.wrok.summary:"
        )
        file.write_text(text, encoding="utf-8")
    assert load_editions(data, only="en")
