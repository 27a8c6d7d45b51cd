"""A text is said with its values: in the right language, in the right order, nothing read twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from guide.facts.grant import GrantLimit
from guide.facts.values import Telephone, Text
from guide.languages.contact import to_get_through
from guide.languages.editions import Edition
from guide.languages.noting import noting_texts
from guide.languages.phrases import (
    Phrase,
    Phrases,
    Run,
    in_language,
    phrase,
    plain,
    together,
)

In = Callable[[str], Phrases]


@pytest.fixture
def phrases(editions: tuple[Edition, ...]) -> In:
    """What the edition with this id says."""
    return lambda id: Phrases(next(one for one in editions if one.locale.id == id))


def text(value: str, status: str = "translated", source: str = "原文") -> Text:
    return Text(value, value if status == "missing" else source, "ja", status)  # type: ignore[arg-type]


def runs(value: object) -> list[Run]:
    return list(phrase(value).runs)


# Signs of its own --------------------------------------------------------------------------------


def test_a_name_has_the_colon_that_the_translations_have(editions: tuple[Edition, ...]) -> None:
    """With a space before it in French, full width in Japanese and Chinese, ៖ in Khmer."""
    for edition in editions:
        say = Phrases(edition)
        line = edition.word("hours.line")
        if line.status in ("source", "translated"):
            written = plain(say("hours.line", when="A", what="B"))
            assert plain(say.labelled("A", "B")) == written, edition.locale.id


def test_what_is_added_has_the_brackets_of_the_language(phrases: In) -> None:
    said = {id: plain(phrases(id).bracketed("駅", "JR")) for id in ("ja", "zh-Hant", "ko", "fr")}
    assert said == {"ja": "駅（JR）", "zh-Hant": "駅（JR）", "ko": "駅(JR)", "fr": "駅 (JR)"}


# Values -------------------------------------------------------------------------------------------


def test_a_value_takes_the_place_of_its_placeholder(phrases: In) -> None:
    filled = phrases("en").fill(text("From {opens} to {closes}."), closes=17, opens="9:00")
    assert runs(filled) == [Run("From "), Run("9:00"), Run(" to "), Run("17"), Run(".")]


def test_a_placeholder_without_a_value_stays_for_the_browser(phrases: In) -> None:
    assert plain(phrases("en").fill(text("{count} of {all}"), all=3)) == "{count} of 3"


@pytest.mark.parametrize("value", ["{closes}", "{漢字|かんじ}", "<b>&amp;</b>", "{", "\\1"])
def test_a_value_is_said_as_it_is(phrases: In, value: str) -> None:
    """Neither filled in itself, nor taken for a reading."""
    filled = phrases("en").fill(text("{opens}–{closes}"), opens=value, closes="17:00")
    assert plain(filled) == f"{value}–17:00"
    assert all(run.reading is None for run in filled.runs)


def test_a_value_may_be_called_name(phrases: In) -> None:
    said = phrases("en")("translation.reviewed", name="Nguyen", date="May 1")
    assert "Nguyen" in plain(said)


def test_a_value_of_no_letters_leaves_no_trace(phrases: In) -> None:
    assert runs(phrases("ur").fill(text("{date} الف"), date="")) == [Run(" الف")]


# From right to left -------------------------------------------------------------------------------


def test_between_urdu_words_a_value_keeps_its_own_order(phrases: In) -> None:
    filled = phrases("ur").fill(text("رقم {amount} ین"), amount="1,000")
    assert runs(filled) == [Run("رقم "), Run("1,000", apart=True), Run(" ین")]
    assert not any(run.apart for run in phrases("en").fill(text("{n} yen"), n=1).runs)


def test_a_value_in_a_value_keeps_its_own_order_too(phrases: In) -> None:
    """The value around it is Urdu and runs as the sentence does."""
    urdu = phrases("ur")
    inner = urdu.fill(text("{amount} ین"), amount="1,000")
    outer = urdu.fill(text("زیادہ سے زیادہ {amount}"), amount=inner)
    (value,) = [part for part in outer.parts if isinstance(part, Phrase)]
    assert not value.apart
    assert [part.apart for part in value.parts if isinstance(part, Phrase)] == [True]


# Languages ----------------------------------------------------------------------------------------


def test_a_missing_text_inside_urdu_is_japanese_and_apart(phrases: In) -> None:
    filled = phrases("ur").fill(text("الف {name}"), name=text("窓口", "missing"))
    assert runs(filled) == [Run("الف "), Run("窓口", lang="ja", apart=True)]


def test_a_value_inside_a_missing_text_is_not_japanese(phrases: In) -> None:
    filled = phrases("vi").fill(text("{date}まで", "missing"), date="1 tháng 5")
    assert runs(filled) == [Run("1 tháng 5"), Run("まで", lang="ja")]


def test_a_phrase_can_be_marked_with_its_language(phrases: In) -> None:
    listed = phrases("vi").enumeration([text("Osaka"), text("窓口", "missing")])
    marked = in_language("vi", listed)
    assert [(run.text, run.lang) for run in marked.runs][::2] == [("Osaka", "vi"), ("窓口", "ja")]


def test_a_phrase_is_worth_as_little_as_the_worst_text_in_it(phrases: In) -> None:
    english = phrases("en")
    for worst in ("stale", "missing"):
        listed = english.enumeration([text("A"), text("B", worst), text("C", "source")])
        filled = english.fill(text("Ask {names}"), names=listed)
        assert filled.status == worst
    assert together(text("A", "source"), " ", text("B")).status == "translated"
    assert phrase(12).status == "source"


# Lists --------------------------------------------------------------------------------------------


def test_an_enumeration_is_joined_as_the_locale_does_it(phrases: In) -> None:
    names = [text(name) for name in ("A", "B", "C")]
    assert plain(phrases("en").enumeration(names)) == "A, B, and C"
    assert plain(phrases("ja").enumeration(names)) == "A、B、C"


def test_a_missing_name_in_an_enumeration_is_marked_alone(phrases: In) -> None:
    listed = phrases("en").enumeration([text("Osaka"), text("神戸", "missing")])
    assert runs(listed) == [Run("Osaka"), Run(" and "), Run("神戸", lang="ja")]


# Amounts and numbers ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "numbers"),
    [
        ({"residents_from": 10_000}, ["10,000"]),
        ({"residents_from": 1_000, "residents_below": 5_000}, ["1,000", "5,000"]),
        ({"residents_below": 500}, ["500"]),
    ],
)
def test_a_limit_says_from_how_many_residents_to_below_how_many(
    phrases: In, size: dict[str, int], numbers: list[str]
) -> None:
    row = GrantLimit(id="some", body="municipality", limit=10, **size)
    for locale in ("en", "ja"):
        assert re.findall(r"\d[\d,]*", plain(phrases(locale).limit_label(row))) == numbers


@pytest.mark.parametrize(
    ("number", "is_told"),
    [("0570-000-001", True), ("0120-000-002", False), ("0800-100-0002", False)],
)
def test_only_of_a_navi_dial_number_it_is_said_that_the_call_costs(
    phrases: In, number: str, is_told: bool
) -> None:
    """Not of one that is free, and is not reached from abroad either."""
    english = phrases("en")
    told = [plain(line) for line in to_get_through(english, Telephone(number))]
    assert told == ([plain(english.edition.word("phone.navi_dial"))] if is_told else [])


# Readings and bare text ---------------------------------------------------------------------------


def test_a_reading_stands_above_its_word_and_not_in_the_bare_text(phrases: In) -> None:
    easy = text("{窓口|まどぐち}は{number}です")
    filled = phrases("ja-easy").fill(easy, number=Text("2{階|かい}"))
    assert [(run.text, run.reading) for run in filled.runs] == [
        ("窓口", "まどぐち"),
        ("は", None),
        ("2", None),
        ("階", "かい"),
        ("です", None),
    ]
    assert plain(filled) == "窓口は2階です"
    assert plain(Text("{窓口|まどぐち}")) == "窓口"
    assert plain(12) == "12"


# What is noted ------------------------------------------------------------------------------------


def test_texts_are_noted_when_they_are_said_each_once(phrases: In) -> None:
    outer, value, other = text("{a} x"), text("y"), text("z")
    with noting_texts() as said:
        filled = phrases("en").fill(outer, a=value)
        plain(other)
        plain(filled)
        plain(value)
    assert set(said) == {outer, value, other}
    assert len(said) == 3
    plain(text("later"))
    assert len(said) == 3


def test_a_grant_of_unknown_date_still_says_its_year_and_asks_to_confirm(
    editions: tuple[Edition, ...],
) -> None:
    """Amounts stand below: they are of one year, and what holds now says the official site."""
    for edition in editions:
        grant = edition.guide.grant
        if grant is None:
            pytest.skip("no grant")
        undated = [one.model_copy(update={"as_of": None}) for one in edition.guide.sources]
        guide = edition.guide.model_copy(update={"sources": undated})
        of_then = Phrases(replace(edition, guide=guide))
        said = plain(of_then.confirm_grant(grant.model_copy(update={"as_of": None})))
        assert str(grant.fiscal_year) in said, edition.locale.id
        if edition.locale.id == "ja":
            assert plain(edition.word("provenance.as_of_unknown")) in said
            assert "公式サイトで確認してください" in said
