"""What a machine can hold of the meaning: kinds of faults that readers once found, none again."""

from __future__ import annotations

import re
from functools import cache

import pytest
import yaml
from guide.facts.agencies import Condition
from guide.facts.guide import Guide
from guide.facts.topics import Topic
from guide.facts.values import Text
from guide.languages.checks import OF_SEARCH, doubts
from guide.languages.editions import Edition, load_easy_words, load_editions, load_glossary
from guide.languages.ruby import without_readings
from support.building import ROOT

EDITIONS = load_editions(ROOT / "data", unpublished=True)
JAPANESE: Guide = EDITIONS[0].guide
TRANSLATED = {one.locale.id: one for one in EDITIONS[1:]}
GLOSSARY, EASY = load_glossary(ROOT / "data"), load_easy_words(ROOT / "data")
# How each language names Japan, or begins to. Where 省 and 庁 are written with their characters or
# sounds (Chinese, Korean), no reader takes them for another country's.
JAPAN = {
    "en": "Japan", "vi": "Nhật Bản", "ne": "जापान", "pt-BR": "Jap", "es": "Jap", "id": "Jepang",
    "tl": "Japan", "th": "ญี่ปุ่น", "my": "ဂျပန်", "km": "ជប៉ុន", "mn": "Япон", "fr": "Japon",
    "si": "ජපාන", "ur": "جاپان", "bn": "জাপান", "tr": "Japon", "uk": "Япон",
}  # fmt: skip
# In these a place is written with Latin letters.
LATIN = [
    "en", "vi", "ne", "pt-BR", "es", "id", "tl", "th", "my", "km", "mn", "fr", "si", "tr", "uk",
]  # fmt: skip
# What a sentence says, in Japanese, that tells of a condition.
SAYS: dict[Condition, str] = {"appointment": "予約制", "free": "無料", "income": "収入などの条件"}


def texts(edition: Edition) -> dict[str, Text]:
    """What has been translated from the Japanese of today."""
    return {
        path: text
        for path, text in edition.texts.items()
        if text.status == "translated" and not OF_SEARCH.search(path)
    }


@pytest.mark.parametrize("locale", JAPAN)
def test_a_ministry_and_the_government_are_japans(locale: str) -> None:
    """A reader would take a Ministry of Justice for that of the country of the language."""
    for path, text in texts(TRANSLATED[locale]).items():
        if re.search("[^閣]省|政府", text.source) and not path.startswith("sources.official"):
            assert JAPAN[locale].casefold() in text.casefold(), path


@pytest.mark.parametrize("locale", JAPAN)
def test_the_agency_is_japans(locale: str) -> None:
    """Its short name stands in lists beside other names of the centre."""
    for path, text in texts(TRANSLATED[locale]).items():
        if "出入国在留管理庁" in text.source and not path.endswith("short_name"):
            assert JAPAN[locale].casefold() in text.casefold(), path


SOUNDS = {
    "きゃ": "kya", "きゅ": "kyu", "きょ": "kyo", "しゃ": "sha", "しゅ": "shu", "しょ": "sho",
    "ちゃ": "cha", "ちゅ": "chu", "ちょ": "cho", "ひょ": "hyo", "じゃ": "ja", "じゅ": "ju",
    "じょ": "jo", "りょ": "ryo", "りゅ": "ryu", "ぎょ": "gyo", "にゃ": "nya",
}  # fmt: skip
ROWS = {"": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さ#すせそ", "z": "ざ#ずぜぞ",
        "t": "た##てと", "d": "だ##でど", "n": "なにぬねの", "h": "はひ#へほ", "b": "ばびぶべぼ",
        "p": "ぱぴぷぺぽ", "m": "まみむめも", "y": "や#ゆ#よ", "r": "らりるれろ", "w": "わ####"}  # fmt: skip
SOUNDS |= {
    kana: consonant + vowel
    for consonant, row in ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
    if kana != "#"
}
SOUNDS |= {"し": "shi", "じ": "ji", "ち": "chi", "つ": "tsu", "づ": "zu", "ふ": "fu", "ん": "n"}


def romanised(reading: str) -> str:
    """A reading as signs in Japan write it: Hepburn, long vowels not marked."""
    reading = re.sub("っ(?=ち)", "t", reading)
    found = re.sub(
        "[きしちひじりぎに][ゃゅょ]|[ぁ-ん]", lambda kana: SOUNDS.get(kana[0], kana[0]), reading
    )
    found = re.sub("っ(.)", r"\1\1", found)
    return re.sub("ou|oo", "o", re.sub("uu", "u", found))


def test_readings_are_romanised_as_on_signs() -> None:
    assert romanised("ひがわ") == "higawa"
    assert romanised("かみはっちょうぼり") == "kamihatchobori"
    assert romanised("しょうほうちょう") == "shohocho"
    assert romanised("おおどお") == "odo"


@cache
def places() -> dict[str, list[str]]:
    """By office: the places that its address names, as we read them in easy Japanese."""
    found = {}
    for office in TRANSLATED["ja-easy"].guide.offices:
        readings = re.findall(r"\{([^{}|]+)\|([^{}]+)\}", office.address)
        found[office.id] = [
            re.sub("(shi|ken|to|fu|ku)$", "", romanised(reading)) if len(name) > 2 else ""
            for name, reading in readings
        ]
        found[office.id] += [
            romanised(reading) for name, reading in readings if name in ("樋川", "舞鶴", "五輪")
        ]
    return found


@pytest.mark.parametrize("locale", LATIN)
def test_a_place_is_romanised_as_we_read_it(locale: str) -> None:
    """There was a Hikawa for 樋川, which is read ひがわ."""
    for office in TRANSLATED[locale].guide.offices:
        if office.address.status != "translated":
            continue
        address = re.sub("tóquio|tokio", "tokyo", office.address.casefold())
        letters = re.sub("[^a-z]", "", address)
        for place in places()[office.id]:
            assert place in letters, (office.id, place)


@pytest.mark.parametrize("locale", TRANSLATED)
def test_no_word_is_used_that_misled_readers(locale: str) -> None:
    edition = TRANSLATED[locale]
    assert edition.translations
    found = doubts(edition.locale, edition.translations, GLOSSARY, EASY)
    assert [(path, str(doubt)) for path, doubt in found if doubt.name == "term-misleads"] == []


@pytest.mark.parametrize("topic", JAPANESE.topics, ids=lambda topic: topic.id)
def test_a_reason_to_go_to_a_desk_tells_its_conditions(topic: Topic) -> None:
    """The three questions show nothing else of a desk."""
    for desk in topic.desks:
        agency, _ = JAPANESE.service(desk.service)
        for id in desk.activities:
            for condition in agency.activity(id).conditions:
                if condition in SAYS:
                    assert SAYS[condition] in desk.why, (desk.service, condition)


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_condition_is_told_in_every_language(locale: str) -> None:
    """By appointment, free, income: the words of the glossary stand where the Japanese has them."""
    edition = TRANSLATED[locale]
    assert edition.translations
    conditions = [
        term for term in GLOSSARY if term.id in ("by-appointment", "free", "income", "appointment")
    ]
    said = [
        (path, str(doubt))
        for path, doubt in doubts(edition.locale, edition.translations, conditions, EASY)
        if doubt.name == "term-elsewhere"
    ]
    assert said == []


def test_the_special_measure_says_for_which_kind_it_is() -> None:
    """The doubled limit is for running a desk, not for setting one up."""
    special = JAPANESE.grant and JAPANESE.grant.special_measure
    if not special:
        pytest.skip("no special measure is known")
    (kind,) = [kind for kind in JAPANESE.grant.kinds if kind.id == special.applies_to]
    assert kind.name in special.text


def test_easy_japanese_is_short_to_listen_to() -> None:
    edition = TRANSLATED["ja-easy"]
    assert edition.translations
    long = [
        path
        for path, doubt in doubts(edition.locale, edition.translations, [], EASY)
        if doubt.name == "easy-many-morae"
    ]
    assert long == []


def test_what_is_said_to_stand_on_a_slide_stands_there() -> None:
    """法務省の外局 was credited to a slide that has no such word."""
    printed = yaml.safe_load(
        (ROOT / "tests/fixtures/source-facts.yaml").read_text(encoding="utf-8")
    )["printed"]
    for agency in JAPANESE.agencies:
        for record in (agency.under, *agency.units):
            if record.source and record.source.id == "slides-2021-07":
                name = without_readings(record.name)
                # Of the other slides, nobody has typed what they name.
                assert name in printed.get(record.source.slide, [name]), (agency.id, name)
