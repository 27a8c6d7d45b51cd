"""The rules of やさしい日本語, as far as a machine can test them.

They come from the guideline for residents' support (在留支援のためのやさしい日本語ガイドライン,
Immigration Services Agency and Agency for Cultural Affairs, August 2020), read through others'
accounts of it; the guideline gives no lengths, so the thresholds here are our own. Whether a text
can be understood, only a reader can say.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from guide.facts.locales import EasyWords
from guide.facts.messages import Message, told
from guide.facts.values import Text
from guide.languages.ruby import RUBY, without_readings

Level = Literal["error", "warning"]

KANJI = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆"
LONGEST = 60
LONG = 50
MOST_COMMAS = 3
MOST_MORAE = 40
# What is written small belongs to the mora before it.
SMALL = "ゃゅょぁぃぅぇぉゎャュョァィゥェォヮ"
MOST_KANJI = 17
POLITE_END = re.compile(r"(です|ます|ません|ました|でした|ください)か?。$")


@dataclass(frozen=True)
class Rule:
    """A wording that plain Japanese avoids, and what to write."""

    level: Level
    pattern: re.Pattern[str]
    remedy: Message


def _rule(level: Level, pattern: str, remedy: str) -> Rule:
    return Rule(level, re.compile(pattern), told(f"easy-{remedy}"))


# Wordings, after the guideline, except where "(ours)" stands.
RULES = [
    _rule("error", "ましょう", "kudasai"),
    _rule(
        "error",
        "いらっしゃ|ご覧|お越し|申し上げ|伺[いう]|ございま|いただ|お問い?合わせ",
        "honorific",
    ),
    _rule(
        "error",
        "ないわけではありません|ないとは限|なくはな|ないことはありません|ざるを得",
        "double-negative",
    ),
    _rule("error", "おそらく|と思われ|おそれがあ", "perhaps"),
    _rule("error", "等", "nado"),
    _rule("error", r"[〜～]", "from-to"),
    _rule("error", r"\d+/\d+", "date"),
    _rule("error", r"(1[3-9]|2[0-4])(時|:)|\d:\d\d", "am-pm"),
    _rule("error", "令和|平成|昭和", "western-year"),
    _rule("warning", "を行[いうっ]|を実施|ということにな", "plain-verb"),
    _rule("warning", "(?:さ|ら)れ(?:ます|ました|ています)|させられ", "who"),
    _rule("warning", "ごろ|ぐらい|結構です", "exactly"),
    _rule("warning", "しっかり|ちゃんと|どんどん", "onomatopoeia"),
]


def findings(source: str, text: str, known: Container[str]) -> Iterator[tuple[Level, Message]]:
    """What breaks a rule in `text`, made from the Japanese `source`; errors and warnings apart.

    A name that is kept exactly, to be shown at a counter, needs only its readings. `known` are
    words in Latin letters and katakana that readers know, or that are names.
    """
    yield from _readings(text)
    plain = without_readings(text)
    if plain == source:
        return
    for rule in RULES:
        if found := rule.pattern.search(re.sub("「[^」]*」", "", plain)):
            yield rule.level, told("easy-wording", found=found[0], remedy=rule.remedy)
    if plain.count("＜") != len(re.findall("＜＝[^＜＞]+＞", plain)):
        yield "error", told("easy-explain")
    for word in re.findall(r"[A-Za-z]{2,}|[ァ-ヶー]{4,}", re.sub(r"\{[a-z_]+\}", "", plain)):
        if word not in known:
            yield "warning", told("easy-known-word", word=word)
    if plain.endswith("。"):
        for sentence in _sentences(plain):
            yield from _sentence(sentence)
        yield from _morae(RUBY.sub(r"\2", text))


def _readings(text: str) -> Iterator[tuple[Level, Message]]:
    for base, reading in RUBY.findall(text):
        if not re.fullmatch(r"[\u3041-\u3096ー]+", reading):
            yield "error", told("easy-hiragana", base=base, reading=reading)
    if bare := re.findall(f"[{KANJI}]+", RUBY.sub("", text)):
        yield "error", told("easy-readings", words="、".join(bare))


def _morae(read: str) -> Iterator[tuple[Level, Message]]:
    """What is long to listen to, explanations and brackets apart; `read` is all in kana."""
    for sentence in _sentences(re.sub("＜[^＞]*＞|（[^）]*）", "", read)):
        spoken = re.sub(r"\{[a-z_]+\}", "00", sentence)
        morae = sum(
            bool(re.match(r"[ぁ-ゖァ-ヺー0-9A-Za-z]", letter)) and letter not in SMALL
            for letter in spoken
        )
        if morae > MOST_MORAE:
            yield "warning", told("easy-many-morae", count=morae, most=MOST_MORAE)


def _sentences(text: str) -> list[str]:
    """The sentences of a text; a 。 inside brackets ends none."""
    outside = re.sub("（[^）]*）|「[^」]*」", lambda found: found[0].replace("。", ""), text)
    return [f"{sentence}。" for sentence in outside.split("。") if sentence]


def _sentence(sentence: str) -> Iterator[tuple[Level, Message]]:
    length = len(re.sub(r"\{[a-z_]+\}", "00", sentence))
    if length > LONGEST:
        yield "error", told("easy-too-long", length=length)
    elif length > LONG:
        yield "warning", told("easy-long", length=length)
    spoken = re.sub("＜[^＞]*＞|（[^）]*）", "", sentence)
    if not POLITE_END.search(spoken):
        yield "error", told("easy-ending", end=sentence[-12:])
    if spoken.count("、") > MOST_COMMAS:
        yield "warning", told("easy-one-point")
    if len(re.findall(f"[{KANJI}]", spoken)) > MOST_KANJI:
        yield "warning", told("easy-many-kanji", most=MOST_KANJI)
    if spoken.count("など") > 1:
        yield "warning", told("easy-nado-once")
    if re.search("が、.*が、", spoken):
        yield "warning", told("easy-ga-twice")


def unexplained_terms(texts: Iterable[Text], words: EasyWords) -> Iterator[tuple[str, Text]]:
    """Hard terms that a page says without explaining them at first, with the text that does so.

    `texts` are those of one page in their order. Only sentences count, and of these not what is
    kept exactly as in the Japanese: names and labels need no explanation.
    """
    said: set[str] = set()
    for text in texts:
        plain = without_readings(text)
        if not text.endswith("。") or plain == text.source:
            continue
        for term in words.explained:
            longer = [
                other
                for other in (*words.explained, *words.names)
                if term in other and term != other
            ]
            rest = plain
            for other in longer:
                rest = rest.replace(other, "")
            if term in said or term not in rest:
                continue
            said.add(term)
            after = rest.split(term, 1)[1]
            if not re.match("(する|的な)?＜＝", after):
                yield term, text
