"""A language is the one that its code names, and what is said of it does not contradict itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from guide.facts.language_tags import direction_of
from guide.facts.locales import runs
from guide.facts.messages import LANGUAGES, speaking
from guide.facts.problems import DataError
from guide.languages.editions import load_editions

Change = Callable[[str, str, str], None]
NEW = "- {id: en, lang: en, script: Latn, name: English}\n"


def add(data: Path, line: str) -> None:
    """Add a language without any translation."""
    file = data / "locales.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}- {{{line}}}\n", encoding="utf-8")
    id = line.partition("id: ")[2].partition(",")[0]
    translations = data / f"translations/{id}.yaml"
    translations.write_text("made_by: machine\ntexts: {}\n", encoding="utf-8")


def mistakes(data: Path) -> list[str]:
    """What is said about the data in English, one line a mistake; it can be said in both."""
    with pytest.raises(DataError) as caught:
        load_editions(data)
    for language in LANGUAGES:
        with speaking(language):
            assert [str(problem) for problem in caught.value.problems]
    return [str(problem) for problem in caught.value.problems]


# a new language, where its mistake stands, and the end of the answer
REFUSED = {
    "China": ("id: cn, lang: cn, script: Hans", "cn.id", 'did you mean "zh"?'),
    "Japan": ("id: jp, lang: jp, script: Jpan", "jp.lang", 'did you mean "ja"?'),
    "Ukraine": ("id: ua, lang: ua, script: Cyrl", "ua.id", 'did you mean "uk"?'),
    "Vietnam": ("id: vn, lang: vn, script: Latn", "vn.lang", 'did you mean "vi"?'),
    "Nepal": ("id: np, lang: np, script: Deva", "np.id", 'did you mean "ne"?'),
    "South Korea": ("id: kr, lang: kr, script: Hang", "kr.id", 'did you mean "ko"? If you do mean it, write "kr-Latn"'),
    "no language": ("id: xx, lang: xx, script: Latn", "xx.lang", "write it like en, vi, zh-Hans or fil"),
    "three letters": ("id: de, lang: ger, script: Latn", "de.lang", 'did you mean "de"?'),
    "an old code": ("id: in, lang: in, script: Latn", "in.lang", 'did you mean "id"?'),
    "two languages": (
        "id: de, lang: fr, script: Latn",
        "de.lang",
        "id says de, but lang says fr; write the same language, script and country in both",
    ),
    "two scripts": ("id: zh-Hans, lang: zh-Hant, script: Hant", "zh-Hans.lang", "in both"),
    "two countries": ("id: zh-TW, lang: zh-HK, script: Hant", "zh-TW.lang", "in both"),
    "no language and one": ("id: xx, lang: de, script: Latn", "xx.lang", "in both"),
    "dates of another": (
        "id: de, lang: de, script: Latn, cldr: ja",
        "de.cldr",
        "lang is de, but cldr is another language, ja; write the same one, or remove cldr",
    ),
    "dates that are not known": ("id: cb, lang: ceb, script: Latn", "cb.cldr", "such as cldr: ceb"),
    "dates of no language": ("id: ty, lang: ty, script: Latn", "ty.cldr", "such as cldr: en"),
    "readings of German": (
        "id: de, lang: de, script: Latn, plain_japanese: true",
        "de.plain_japanese",
        "plain_japanese is not for this language, only for Japanese; remove it",
    ),
    "myriads of German": ("id: de, lang: de, script: Latn, myriads: true", "de.myriads", "remove it"),
    "letters of the other Chinese": (
        "id: zh-TW, lang: zh-TW, script: Hans",
        "zh-TW.script",
        "the language zh-TW is written in Hant; write script: Hant",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_language_that_contradicts_itself_is_refused_at_its_line(case: str, data: Path) -> None:
    written, at, answer = REFUSED[case]
    add(data, f"{written}, name: A language")
    line = (data / "locales.yaml").read_text(encoding="utf-8").count("\n")
    said = [
        one for one in mistakes(data) if f"locales.{at}: " in one or f"locales.{at[:-5]}: " in one
    ]
    assert any(one.startswith(f"data/locales.yaml:{line}:") and one.endswith(answer) for one in said), said  # fmt: skip


@pytest.mark.parametrize(
    "written",
    [
        "id: de, lang: de, script: Latn",
        "id: zh-TW, lang: zh-TW, script: Hant",
        "id: zh-HK, lang: zh-HK, script: Hant",
        "id: zh-Hant, lang: zh-TW, script: Hant",
        "id: zh-Hans, lang: zh, script: Hans, myriads: true",
        "id: pt-BR, lang: pt, script: Latn, cldr: pt",
        "id: tl, lang: tl, script: Latn, cldr: fil",
        "id: tl, lang: fil, script: Latn",
        "id: ja-easy, lang: ja, script: Jpan, cldr: ja, plain_japanese: true, myriads: true",
        # What only has a code of three letters, or no dates in CLDR, can still be a language.
        "id: cb, lang: ceb, script: Latn, cldr: ceb",
        "id: ty, lang: ty, script: Latn, cldr: fr",
        "id: br-Latn, lang: br-Latn, script: Latn",
    ],
)
def test_a_language_that_may_be_added_is_taken(written: str, data: Path) -> None:
    script = written.partition("script: ")[2].partition(",")[0]
    name = {"Hans": "普通话", "Hant": "國語", "Jpan": "にほんご"}.get(script, "A language")
    add(data, f"{written}, name: {name}")
    assert load_editions(data)[-1].locale.name == name


# a new language with its name, and what to write
MISNAMED = {
    "another's name among words": ("id: vi, lang: vi, script: Latn, name: In English", "write Tiếng Việt"),
    "English": ("id: fr, lang: fr, script: Latn, name: French", "write Français"),
    "English letters": ("id: bn, lang: bn, script: Beng, name: Bengali", "write বাংলা"),
    "a dash": ("id: id, lang: id, script: Latn, name: －", "write Indonesia"),
    "unknown to CLDR": ("id: ty, lang: ty, script: Latn, cldr: fr, name: －", "write its name in its own letters"),
}  # fmt: skip


@pytest.mark.parametrize("case", MISNAMED)
def test_a_language_is_called_what_it_calls_itself(case: str, data: Path) -> None:
    written, answer = MISNAMED[case]
    add(data, "id: zh-Hans, lang: zh-Hans, script: Hans, name: 简体中文")
    add(data, written)
    (said,) = [one for one in mistakes(data) if ".name: " in one]
    assert said.endswith(answer)


def test_two_names_that_are_exchanged_are_told_both(data: Path) -> None:
    add(data, "id: zh-Hans, lang: zh-Hans, script: Hans, name: 繁體中文")
    add(data, "id: zh-Hant, lang: zh-Hant, script: Hant, name: 简体中文")
    first, second = [one for one in mistakes(data) if ".name: " in one]
    assert first.endswith("write 简体中文")
    assert second.endswith("write 繁體中文")


@pytest.mark.parametrize(
    "written",
    [
        "id: id, lang: id, script: Latn, name: Bahasa Indonesia",
        "id: pt-BR, lang: pt-BR, script: Latn, name: Português (Brasil)",
        "id: tl, lang: tl, script: Latn, name: Tagalog, cldr: fil",
        "id: fa, lang: fa, script: Arab, name: فارسی, direction: rtl",
        "id: nb, lang: nb, script: Latn, name: Norsk",
        "id: zh-Hant, lang: zh-TW, script: Hant, name: 中文（臺灣）",
        "id: sr, lang: sr-Latn, script: Latn, name: Srpski",
    ],
)
def test_a_language_may_have_another_name_than_that_of_cldr(written: str, data: Path) -> None:
    add(data, "id: zh-Hans, lang: zh-Hans, script: Hans, name: 简体中文")
    add(data, written)
    assert load_editions(data)


def test_the_facts_are_in_japanese(data: Path, change: Change) -> None:
    change("locales.yaml", "lang: ja, script: Jpan", "lang: en, script: Latn")
    (first, *_) = mistakes(data)
    assert first.endswith(
        "locales.ja.lang: the source language, in which the facts are written, is ja; write lang: ja"
    )
    change(
        "locales.yaml",
        "lang: en, script: Latn, name: 日本語",
        "lang: ja-JP, script: Jpan, name: 日本語",
    )
    assert mistakes(data)[0].endswith("write lang: ja")


@pytest.mark.parametrize(
    ("code", "close"), [("kr", "ko"), ("la", "lo"), ("br", "pt"), ("tw", "zh"), ("ve", "es")]
)
def test_a_rare_language_by_the_code_of_a_country_is_asked_about(
    code: str, close: str, data: Path, change: Change
) -> None:
    """Who needs one writes it so that no country can be meant."""
    spoken = "by_interpreter: [ur, vi, zh]"
    change("center.yaml", spoken, f"by_interpreter: [{code}]")
    (said,) = mistakes(data)
    assert "center.languages.by_interpreter.0: " in said
    assert f'did you mean "{close}"?' in said
    tag = said.rpartition('write "')[2].rstrip('"')
    change("center.yaml", f"by_interpreter: [{code}]", f"by_interpreter: [{tag}]")
    japanese, english, _ = load_editions(data)
    for edition in (japanese, english):
        assert edition.guide.center.languages.by_interpreter == [tag]


@pytest.mark.parametrize("code", ["my", "ne", "si", "km", "tl", "fil", "bn", "ur", "mn", "am", "ps", "ta", "ml", "pa", "ug"])  # fmt: skip
def test_a_language_that_is_spoken_is_taken_though_its_code_is_a_countrys(
    code: str, data: Path, change: Change
) -> None:
    change("center.yaml", "by_interpreter: [ur, vi, zh]", f"by_interpreter: [{code}]")
    assert load_editions(data)


@pytest.mark.parametrize(
    ("lang", "script", "name", "direction"),
    [
        ("he", "Hebr", "עברית", "rtl"), ("dv", "Thaa", "ދިވެހިބަސް", "rtl"), ("ur", "Arab", "اردو", "rtl"),
        ("pa", "Arab", "پنجابی", "rtl"), ("pa", "Guru", "ਪੰਜਾਬੀ", "ltr"), ("nqo", "Nkoo", "ߒߞߏ", "rtl"),
        ("rhg", "Rohg", "\U00010d00\U00010d01", "rtl"), ("am", "Ethi", "አማርኛ", "ltr"),
    ],
)  # fmt: skip
def test_any_languageruns_as_its_script_does(
    lang: str, script: str, name: str, direction: str
) -> None:
    """Also in a script that no language of the guide has had so far."""
    assert (direction_of(lang, script) or runs(name)) == direction
