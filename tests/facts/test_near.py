"""A word in the place of an id is answered with the id that was meant, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from guide.facts.messages import Language, speaking
from guide.facts.near import language, languages, one_of, one_there, with_their_names
from guide.facts.problems import DataError
from guide.languages.editions import load_editions

# file, what stands there, what an editor writes, and what is meant
MEANT = {
    "language by its name": ("center", "[ur, vi, zh]", "[ウルドゥー語]", "ur"),
    "language in English": ("center", "[ur, vi, zh]", "[Vietnamese]", "vi"),
    "language misspelt": ("center", "[ur, vi, zh]", "[Vietnamise]", "vi"),
    "language by its country": ("center", "[ja, en, ur]", "[jp]", "ja"),
    "language by its country's name": ("center", "[ur, vi, zh]", "[カンボジア語]", "km"),
    "language in capitals": ("center", "[ja, en, ur]", "[EN]", "en"),
    "language of three letters": ("center", "[ja, en, ur]", "[eng]", "en"),
    "full-width language": ("center", "[ja, en, ur]", "[ｅｎ]", "en"),
    "script in small letters": ("center", "[ur, vi, zh]", "[zh-hans]", "zh-Hans"),
    "tag of a locale": ("locales", "lang: en", "lang: 英語", "en"),
    "weekday": ("center", "[tuesday, wednesday,", "[火曜日, wednesday,", "tuesday"),
    "weekday in one letter": ("center", "[tuesday, wednesday,", "[火, wednesday,", "tuesday"),
    "short weekday": ("center", "[tuesday, wednesday,", "[Tue, wednesday,", "tuesday"),
    "weekday with a capital": ("center", "[tuesday, wednesday,", "[Tuesday, wednesday,", "tuesday"),
    "prefecture": ("offices", "[tottori, okayama]", "[鳥取県, okayama]", "tottori"),
    "prefecture without its ending": ("offices", "[tottori, okayama]", "[鳥取, okayama]", "tottori"),
    "prefecture with a capital": ("offices", "[tottori, okayama]", "[Tottori, okayama]", "tottori"),
    "kind of an office": ("offices", "kind: branch", "kind: 支局", "branch"),
    "booking": ("offices", "needed: possible", "needed: 可能", "possible"),
    "condition": ("agencies", "conditions: [free]", "conditions: [無料]", "free"),
    "audience": ("agencies", "[resident]\n      conditions", "[住民]\n      conditions", "resident"),
    "no audience": ("agencies", "audience: none", "audience: なし", "none"),
    "unit": ("agencies", "unit: desk\n      text", "unit: 総合受付\n      text", "desk"),
    "service": ("topics", "service: job-placement", "service: 職業紹介", "job-placement"),
    "activity": ("topics", "activities: [jobs]", "activities: [Jobs]", "jobs"),
    "hint": ("hints", "leads_to: topics.living", "leads_to: くらし", "topics.living"),
    "agency": ("center", "confirm_at: advice", "confirm_at: くらしの窓", "advice"),
    "callers": ("center", "callers: anywhere", "callers: どこでも", "anywhere"),
    "key": ("center", "confirm_at: advice", "Confirm_At: advice", "confirm_at"),
}  # fmt: skip


@pytest.mark.parametrize("case", MEANT)
def test_what_was_meant_is_named_at_its_line(
    case: str, data: Path, change: Callable[[str, str, str], None]
) -> None:
    file, right, written, meant = MEANT[case]
    change(f"{file}.yaml", right, written)
    with pytest.raises(DataError) as caught:
        load_editions(data)
    text = (data / f"{file}.yaml").read_text(encoding="utf-8")
    line = text[: text.index(written)].count("\n") + 1
    (problem, *others) = caught.value.problems
    assert [one for one in others if "is missing" not in str(one)] == []
    said: dict[Language, str] = {
        "en": f'did you mean "{meant}"?',
        "ja": f"「{meant}」ではありませんか",
    }
    for chosen, words in said.items():
        with speaking(chosen):
            assert str(problem).startswith(f"data/{file}.yaml:{line}:")
            assert str(problem).endswith(words)


@pytest.mark.parametrize(
    ("key", "meant"), [("tel", "phones"), ("電話", "phones"), ("url", "website"), ("HP", "website")]
)
def test_a_key_may_be_called_as_editors_do(
    key: str, meant: str, data: Path, change: Callable[[str, str, str], None]
) -> None:
    change("agencies.yaml", "- id: work\n", f"- id: work\n  {key}: x\n")
    with pytest.raises(DataError) as caught:
        load_editions(data)
    (problem,) = caught.value.problems
    assert str(problem).endswith(f'did you mean "{meant}"?')


@pytest.mark.parametrize("word", ["平日", "holiday", "x"])
def test_where_nothing_is_near_all_are_named(word: str) -> None:
    days = with_their_names(["monday", "sunday"])
    assert str(one_of(days, word)) == "write one of: monday, sunday"


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        ("topics.records", ["topics.work", "topics.visa"]),
        ("services.job-events", ["services.job-placement", "topics.jobs"]),
        ("worker-consultation", ["employer-consultation", "employer-support"]),
    ],
)
def test_what_was_removed_is_no_slip_for_another(gone: str, left: list[str]) -> None:
    listed = ", ".join(left)
    assert str(one_there(left, gone)) == (
        "if it was removed from the data on purpose, remove it here, too;"
        f" else write one of: {listed}"
    )


@pytest.mark.parametrize(
    ("gone", "left"),
    [("grant", "services.grant-support"), ("services.grant-support", "services.grant"),
     ("topics.work", "topics.work-permits")],
)  # fmt: skip
def test_what_has_the_name_of_another_in_its_own_may_be_removed(gone: str, left: str) -> None:
    ids = {left: [left.rpartition(".")[2]], "print": []}
    assert str(one_there(ids, gone)) == (
        "if it was removed from the data on purpose, remove it here, too;"
        f' else did you mean "{left}"?'
    )


@pytest.mark.parametrize("slip", ["topics.works", "topic.work", "topics.wrok", "Topics.Work"])
def test_a_slip_in_a_dotted_id_is_near(slip: str) -> None:
    ids = ["topics.records", "topics.work", "services.work-permits"]
    assert str(one_there(ids, slip)) == 'did you mean "topics.work"?'


@pytest.mark.parametrize("word", ["12", "xx-yy", "？", "繁体字"])
def test_where_no_language_is_near_an_example_is_shown(word: str) -> None:
    assert str(language(word, languages())) == "write it like en, vi, zh-Hans or fil"
