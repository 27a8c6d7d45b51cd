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
from guide.facts.values import Text
from guide.languages.ruby import RUBY, without_readings

Level = Literal["error", "warning"]

KANJI = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆"
LONGEST = 60
LONG = 50
MOST_COMMAS = 3
MOST_KANJI = 17
POLITE_END = re.compile(r"(です|ます|ません|ました|でした|ください)か?。$")


@dataclass(frozen=True)
class Rule:
    """A wording that plain Japanese avoids, and what to write."""

    level: Level
    pattern: re.Pattern[str]
    remedy: str


def _rule(level: Level, pattern: str, remedy: str) -> Rule:
    return Rule(level, re.compile(pattern), remedy)


# Wordings, after the guideline, except where "(ours)" stands.
RULES = [
    _rule("error", "ましょう", "write 〜てください"),
    _rule(
        "error",
        "いらっしゃ|ご覧|お越し|申し上げ|伺[いう]|ございま|いただ|お問い?合わせ",
        "write the plain polite form, without honorifics",
    ),
    _rule(
        "error",
        "ないわけではありません|ないとは限|なくはな|ないことはありません|ざるを得",
        "say it without a double negative",
    ),
    _rule("error", "おそらく|と思われ|おそれがあ", "say it plainly, or 〜かもしれません"),
    _rule("error", "等", "write など, once"),
    _rule("error", r"[〜～]", "write から…まで"),
    _rule("error", r"\d+/\d+", "write the date as 2021年7月5日"),
    _rule("error", r"(1[3-9]|2[0-4])(時|:)|\d:\d\d", "write 午前 or 午後"),
    _rule("error", "令和|平成|昭和", "write the western year"),
    _rule("warning", "を行[いうっ]|を実施|ということにな", "use a plain verb"),
    _rule("warning", "(?:さ|ら)れ(?:ます|ました|ています)|させられ", "say who does it"),
    _rule("warning", "ごろ|ぐらい|結構です", "say it exactly"),
    _rule("warning", "しっかり|ちゃんと|どんどん", "leave out the onomatopoeia (ours)"),
]


def findings(source: str, text: str, known: Container[str]) -> Iterator[tuple[Level, str]]:
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
            yield rule.level, f"「{found[0]}」: {rule.remedy}"
    if plain.count("＜") != len(re.findall("＜＝[^＜＞]+＞", plain)):
        yield "error", "explain a hard word like this: 査証＜＝日本に入るためのビザ＞"
    for word in re.findall(r"[A-Za-z]{2,}|[ァ-ヶー]{4,}", re.sub(r"\{[a-z_]+\}", "", plain)):
        if word not in known:
            yield "warning", f"is {word} known to the reader? Use a Japanese word, or explain it"
    if plain.endswith("。"):
        for sentence in _sentences(plain):
            yield from _sentence(sentence)


def _readings(text: str) -> Iterator[tuple[Level, str]]:
    for base, reading in RUBY.findall(text):
        if not re.fullmatch(r"[\u3041-\u3096ー]+", reading):
            yield "error", f"the reading of {base} must be in hiragana, not {reading}"
    if bare := re.findall(f"[{KANJI}]+", RUBY.sub("", text)):
        yield "error", f"write the reading of {'、'.join(bare)}, like {{漢字|かんじ}}"


def _sentences(text: str) -> list[str]:
    """The sentences of a text; a 。 inside brackets ends none."""
    outside = re.sub("（[^）]*）|「[^」]*」", lambda found: found[0].replace("。", ""), text)
    return [f"{sentence}。" for sentence in outside.split("。") if sentence]


def _sentence(sentence: str) -> Iterator[tuple[Level, str]]:
    length = len(re.sub(r"\{[a-z_]+\}", "00", sentence))
    if length > LONGEST:
        yield "error", f"{length} characters are too many for one sentence; make two (ours)"
    elif length > LONG:
        yield "warning", f"{length} characters are many for one sentence (ours)"
    spoken = re.sub("＜[^＞]*＞|（[^）]*）", "", sentence)
    if not POLITE_END.search(spoken):
        yield "error", f"end the sentence with です, ます or ください: {sentence[-12:]}"
    if spoken.count("、") > MOST_COMMAS:
        yield "warning", "one point per sentence; make a list of three or more things"
    if len(re.findall(f"[{KANJI}]", spoken)) > MOST_KANJI:
        yield "warning", f"more than {MOST_KANJI} kanji in one sentence (ours)"
    if spoken.count("など") > 1:
        yield "warning", "write など once in a sentence"
    if re.search("が、.*が、", spoken):
        yield "warning", "が、 twice in one sentence; make two"


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
