"""One mistake is told once, at its own place: what only follows from it is not told."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from guide.facts.load import check
from guide.facts.messages import Language, speaking
from guide.facts.problems import DataError
from guide.languages.editions import load_editions

Change = Callable[[str, str, str], None]
MISSPELT = "did you mean", "ではありませんか"
RESERVED = "is the name of a part of the pages", "ページの部分の名前です"
# file, what stands there, what an editor writes, the line's place, and in what words
ONCE = {
    "reserved agency": (
        "agencies.yaml", "- id: advice\n", "- id: index\n", "agencies.index.id", RESERVED,
    ),
    "reserved service": (
        "agencies.yaml", "- id: job-placement\n", "- id: activities\n",
        "agencies.work.services.activities.id", RESERVED,
    ),
    "reserved topic": ("topics.yaml", "- id: living\n", "- id: top\n", "topics.top.id", RESERVED),
    "agency in capitals": (
        "agencies.yaml", "- id: advice\n", "- id: ADVICE\n", "agencies.ADVICE.id",
        ("cannot be an id", "idにできません"),
    ),
    "unit in Japanese": (
        "agencies.yaml", "    - id: desk\n      name", "    - id: 受付\n      name",
        "agencies.advice.units.受付.id", ("cannot be an id", "idにできません"),
    ),
    "no id": (
        "audiences.yaml", "- id: company\n  name", "- name", "audiences.1",
        ('"id" is missing', "「id」がありません"),
    ),
    "misspelt key": (
        "center.yaml", "confirm_at: advice", "confrim_at: advice", "center.confrim_at", MISSPELT,
    ),
    "word in place of a list": (
        "agencies.yaml", "audience: unreadable", "audience: unreadble",
        "agencies.work.services.training.audience", MISSPELT,
    ),
    "prefecture of an office": (
        "offices.yaml", "[shimane]", "[simane]", "offices.west.jurisdiction.prefectures.0", MISSPELT,
    ),
    "no list of prefectures": (
        "offices.yaml", "prefectures: [shimane]", "prefectures: shimane",
        "offices.west.jurisdiction.prefectures", ("a list is needed", "一覧を書きます"),
    ),
    "no list of units": (
        "agencies.yaml", "  units:\n    - id: desk", "  unitz:\n    - id: desk",
        "agencies.advice.unitz", MISSPELT,
    ),
    "another key": (
        "agencies.yaml", "      text: 弁護士が", "      description: 弁護士が",
        "agencies.advice.activities.lawyers.description", MISSPELT,
    ),
    "service twice": (
        "topics.yaml", "    - service: living-advice\n      why: 働く人の相談も受けています。",
        "    - service: job-placement\n      why: 相談\n      activities: [living]",
        "topics.jobs.desks.job-placement.service", ("already a desk", "もうあります"),
    ),
    "too few slides": (
        "sources.yaml", "slides: 3", "slides: 1", "sources.leaflet.slides",
        ("write slides: 3", "slides: 3 と書くか"),
    ),
    "no prefecture": (
        "offices.yaml", "[shimane]", "[]", "offices.west.jurisdiction.prefectures",
        ("the list is empty", "一覧が空です"),
    ),
    "list for a number": (
        "offices.yaml", "phone: 0857-00-0002", "phone: [0857-00-0002]", "offices.east.phone",
        ("not a list", "一覧やキーは書けません"),
    ),
    "list for a word": (
        "offices.yaml", "kind: branch", "kind: [branch]", "offices.west.kind",
        ("not a list", "一覧やキーは書けません"),
    ),
    "word for a fee": (
        "offices.yaml", "fee: {text: コピーは1枚10円です, source: {id: leaflet, slide: 3}}",
        "fee: 無料", "offices.west.fee", ("{source: …, text: …}",) * 2,
    ),
    "yes for true": (
        "center.yaml", "closed_on_public_holidays: false", "closed_on_public_holidays: no",
        "center.hours.closed_on_public_holidays", ("write true or false", "true または false"),
    ),
    "icon without its folder": (
        "topics.yaml", "icon: material/home-outline", "icon: home-outline", "topics.living.icon",
        MISSPELT,
    ),
    "source twice": (
        "sources.yaml", "- id: website\n  title: 各機関のホームページ\n  url: https://minato.example.jp/\n",
        "- id: leaflet\n  title: 新しいしおり\n  covers: 全部\n- id: website\n  title: 各機関のホームページ\n",
        "sources.leaflet.id", ("another record above has the id", "上に同じid「leaflet」"),
    ),
    "slides of a source taken out": (
        "sources.yaml", "  slides: 3\n", "", "sources.leaflet.slides", ("write slides: 3", "slides: 3 と書く"),
    ),
    "desk of a topic": (
        "topics.yaml", "    - service: job-placement\n      why: 仕事を紹介しています。",
        "    - service: job-placement\n      why: ''", "topics.jobs.desks.job-placement.why",
        ("the text is empty", "文字がありません"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ONCE)
def test_a_mistake_is_told_once(case: str, data: Path, change: Change) -> None:
    file, right, written, path, words = ONCE[case]
    change(file, right, written)
    languages: tuple[Language, ...] = ("en", "ja")
    for language, part in zip(languages, words, strict=True):
        with speaking(language):
            (said,) = map(str, check(data)[1])
        assert f" {path}: " in said
        assert said.startswith(f"data/{file}:")
        assert part in said


def test_a_reference_mistyped_beside_a_wrong_id_is_told_too(data: Path, change: Change) -> None:
    change("agencies.yaml", "- id: work\n", "- id: WORK\n")
    change("hints.yaml", "leads_to: topics.living", "leads_to: topics.livng")
    of_id, of_reference = map(str, check(data)[1])
    assert "cannot be an id" in of_id
    assert of_reference.endswith('did you mean "topics.living"?')


def told(data: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_editions(data)
    return [str(problem) for problem in caught.value.problems]


def test_a_new_language_without_translations_is_told_in_its_line(
    data: Path, change: Change
) -> None:
    line = "- {id: en,"
    change("locales.yaml", line, "- {id: de, lang: de, script: Latn, name: Deutsch}\n" + line)
    (said,) = told(data)
    assert said.startswith("data/locales.yaml:2:8: locales.de.id: ")
    assert "are missing; add the file data/translations/de.yaml" in said


def test_a_file_of_translations_that_was_removed_is_missed_where_it_was(data: Path) -> None:
    (data / "translations/en.yaml").unlink()
    (said,) = told(data)
    assert said.startswith("data/translations/en.yaml:1:1: the file is missing; make it again")


def test_two_words_in_one_are_told_where_they_meet(data: Path) -> None:
    (data / "easy-japanese.yaml").write_text("known: [ガイド、センター]\n", encoding="utf-8")
    (said,) = told(data)
    assert said.startswith("data/easy-japanese.yaml:1:12: ")
    assert "does not separate items" in said


def test_japanese_that_is_not_published_is_told_in_its_line(data: Path, change: Change) -> None:
    change("locales.yaml", "name: 日本語,", "name: 日本語, publish: false,")
    (said,) = told(data)
    assert re.match(r"data/locales.yaml:1:\d\d: locales.ja.publish: ", said)


def test_a_list_of_languages_that_begins_with_another_is_told_in_its_line(data: Path) -> None:
    file = data / "locales.yaml"
    first, second, *others = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([second, first, *others]), encoding="utf-8")
    (said,) = told(data)
    assert said.startswith("data/locales.yaml:1:8: locales.en.id: ")


def test_what_a_removed_language_leaves_is_told_in_a_line_a_file(data: Path) -> None:
    file = data / "locales.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"- \{id: ur.*\n", "", text), encoding="utf-8")
    term = "- id: {}\n  term: 語{}\n  forms:\n    en: [word]\n    ur: [لفظ]\n"
    (data / "glossary.yaml").write_text(
        "".join(term.format(name, name) for name in ("one", "two", "three")), encoding="utf-8"
    )
    of_terms, of_file = told(data)
    assert of_terms.startswith("data/glossary.yaml:5:9: glossary.one.forms.ur: ")
    assert "in 3 terms; remove these, or add the language again" in of_terms
    assert of_file.startswith("data/translations/ur.yaml:1:1: ")


def test_a_language_mistyped_in_one_term_is_named(data: Path) -> None:
    (data / "glossary.yaml").write_text(
        "- id: one\n  term: 語\n  forms:\n    English: [word]\n", encoding="utf-8"
    )
    (said,) = told(data)
    assert said.endswith('did you mean "en"?')


def test_a_mistake_in_a_language_hides_none_in_the_translations(data: Path, change: Change) -> None:
    change("locales.yaml", "script: Arab,", "script: Arab, publish: no,")
    change("translations/en.yaml", "There are {offices} offices.", "There are offices.")
    first, second = sorted(told(data))
    assert first.startswith("data/locales.yaml:3:")
    assert second.startswith("data/translations/en.yaml:")
