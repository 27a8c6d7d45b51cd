"""A language's id is one that the site can be built for."""

from __future__ import annotations

from pathlib import Path

import pytest
from guide.facts.locales import LOCALE_ID
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
