"""What an editor probably meant: a word in a field of ids in, the id that is near to it out.

Near are another case or width, spaces for hyphens, a wrong letter, and the name in place of the id.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cache

import babel
from babel.core import get_global

from guide.facts.messages import Message, told

NAMING = ("ja", "en")
"""In what languages editors write names where an id belongs."""


def one_of(ids: Collection[str], value: str) -> Message:
    """A remedy that names the id that was probably meant, else all.

    `ids` may be a mapping with the names by which each is called, too.
    """
    if len(items := _items_meant(value, ids)) > 1:
        return told("items-apart", items=", ".join(items))
    if close := meant(value, ids):
        return told("did-you-mean", close=close)
    if not ids:
        return told("none-known")
    return told("write-one-of", known=", ".join(ids))


def one_there(ids: Collection[str], value: str) -> Message:
    """The same for a reference: what nobody mistypes may name something that has been removed."""
    remedy = one_of(ids, value)
    close = str(dict(remedy.values).get("close", ""))
    may_be_gone = remedy.name == "write-one-of" or _has_other_words(value, close)
    return told("or-remove", remedy=remedy) if may_be_gone else remedy


def _has_other_words(value: str, close: str) -> bool:
    """Whether one of two ids has all words of the other and more: `grant`, `grant-support`."""
    one, other = (set(_folded(id.rpartition(".")[2]).split("-")) for id in (value, close))
    return one < other or other < one


def _items_meant(value: str, ids: Collection[str]) -> list[str]:
    """The ids that stand in one item, where a comma is missing or of another kind between them."""
    words = {_folded(word): id for id, names in _with_names(ids) for word in (id, *names)}
    items = [words.get(_folded(item)) for item in re.split(r"(?:[\s,、，。．・;；/]|\.\s)+", value)]
    return [item for item in items if item] if all(items) else []


def meant(value: str, ids: Collection[str], cutoff: float | None = None) -> str | None:
    """The id that was probably meant; None where none is near.

    `cutoff` is how near it must be, from 0 to 1.
    """
    words: dict[str, str] = {}
    for id, names in _with_names(ids):
        for word in (id, *names):
            words.setdefault(_folded(word), id)
    word = _folded(value)
    if word in words:
        return words[word]
    begun = {id for name, id in words.items() if len(word) > 1 and name.startswith(word)}
    if len(begun) == 1:
        return begun.pop()
    # In a word of three letters, one wrong letter is a third of it; 平日 is not near 日.
    near = cutoff or (0.6 if len(word) < 5 else 0.7)
    long = [name for name, id in words.items() if len(name) > 2 or name == id]
    close = difflib.get_close_matches(word, long, 5, near)
    return next((words[name] for name in close if _differ_little(word, name)), None)


def _differ_little(one: str, other: str) -> bool:
    """Whether two ids are near without the words at their ends that both have.

    `topics.` before both makes no two topics alike, `-consultation` behind both no two activities.
    """
    first, second = re.split("[-.]", one), re.split("[-.]", other)
    for end in (0, -1):
        while first and second and first[end] == second[end]:
            first.pop(end), second.pop(end)
    rests = "-".join(first), "-".join(second)
    return not all(rests) or difflib.SequenceMatcher(None, *rests).ratio() >= 0.6


def _with_names(ids: Collection[str]) -> Iterable[tuple[str, Iterable[str]]]:
    return ids.items() if isinstance(ids, Mapping) else ((id, ()) for id in ids)


def _folded(word: str) -> str:
    """The word without what does not tell ids apart: case, width, spaces for hyphens."""
    return re.sub(r"[\s_-]+", "-", unicodedata.normalize("NFKC", word).strip().casefold())


# The beginning of a BCP 47 tag, then a script or a country: en, zh-Hans, pt-BR, fil.
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][A-Za-z]+)*")
# What CLDR has names for beside languages: undetermined, several, none.
NO_LANGUAGE = {"und", "mul", "zxx"}
# How editors call the values of our own models.
CALLED = {
    "required": ("必要", "要", "必須", "予約制", "true"),
    "possible": ("可能", "可", "できる", "任意", "optional"),
    "not-needed": ("不要", "必要ない", "なし", "false", "none"),
    "bureau": ("局", "地方局", "本局"),
    "branch": ("支局",),
    "prefecture": ("都道府県", "県"),
    "municipality": ("市区町村", "市町村", "市", "city"),
    "setup": ("整備", "設置"),
    "running": ("運営", "運用"),
    "appointment": ("予約", "要予約", "booking"),
    "free": ("無料",),
    "income": ("収入", "所得"),
    "address-in-japan": ("住所",),
    "none": ("なし", "無し", "－", "-"),
    "unreadable": ("不明", "読めない", "読み取れない", "unknown"),
    "in-japan": ("国内", "日本", "日本国内", "japan", "domestic"),
    "abroad": ("海外", "国外", "外国"),
    "anywhere": ("どこでも", "everywhere", "both"),
    "machine": ("機械", "機械翻訳", "ai"),
}


# How editors call the keys of our own models.
KEYS_CALLED = {
    "phone": ("tel", "telephone", "電話"),
    "phones": ("tel", "telephone", "電話"),
    "website": ("url", "homepage", "hp", "ホームページ"),
}


def with_their_names(values: Iterable[str]) -> dict[str, Collection[str]]:
    """Values of a field, such as days of the week, with how editors call them."""
    days = _names_of_days()
    return {
        value: (*CALLED.get(value, ()), *days.get(value, ()), value.rpartition("/")[2])
        for value in values
    }


@cache
def _names_of_days() -> dict[str, list[str]]:
    """月曜日, 月曜, 月; Monday, Mon: what the days of the week are called."""
    english = babel.Locale("en").days["format"]["wide"]
    ids = {place: name.casefold() for place, name in english.items()}
    names: dict[str, list[str]] = {id: [] for id in ids.values()}
    for locale in map(babel.Locale, NAMING):
        for width in ("wide", "abbreviated"):
            for place, name in locale.days["format"][width].items():
                names[ids[place]] += [name, name.removesuffix("日")]
    return names


def language(value: str, tags: Collection[str], otherwise: str = "language-codes") -> Message:
    """A remedy that names the BCP 47 tag that was probably meant, else examples.

    What was written may be the name or code of a language, or of a country where it is spoken.
    `tags` are those that may be written; the message `otherwise` shows examples.
    """
    close = _language_meant(value, tags)
    return told("did-you-mean", close=close) if close else told(otherwise)


def _language_meant(value: str, tags: Collection[str]) -> str | None:
    word = re.sub(r"[(（].*", "", value).strip()
    guesses = (
        {_folded(tag): tag for tag in tags}.get(_folded(value)),
        _tags_of_names().get(_folded(word)),
        get_global("language_aliases").get(word.lower()),
        language_of_country(word.removesuffix("語")),
    )
    if found := next((one for one in guesses if one in tags), None):
        return found
    named = {tag: names_of_language(tag) for tag in tags}
    return meant(word, named, 0.8) if len(word) > 3 else None


def language_of_country(word: str) -> str:
    """The language that is spoken most in a country, given by its name or code; empty for none."""
    country = codes_of_countries().get(_folded(word))
    # CLDR's "likely subtags" say English of a country by saying nothing.
    return (
        get_global("likely_subtags").get(f"und_{country}", "en").partition("_")[0]
        if country
        else ""
    )


def names_of_language(tag: str) -> list[str]:
    """What a language is called in Japanese and English, such as 英語 and English."""
    return _names_of_languages().get(tag, [])


@cache
def languages() -> set[str]:
    """The BCP 47 tags of languages that CLDR has a name for."""
    tags = set(_names_of_languages()) - NO_LANGUAGE
    return {tag for tag in tags if LANGUAGE.fullmatch(tag)}


@cache
def _names_of_languages() -> dict[str, list[str]]:
    """英語, English: what languages are called, by their tags."""
    names: dict[str, list[str]] = {}
    for locale in map(babel.Locale, NAMING):
        for code, name in locale.languages.items():
            names.setdefault(str(code).replace("_", "-"), []).append(name)
    return names


@cache
def _tags_of_names() -> dict[str, str]:
    return {_folded(name): tag for tag, names in _names_of_languages().items() for name in names}


@cache
def codes_of_countries() -> dict[str, str]:
    """The codes of countries by their names, and by themselves."""
    return {
        _folded(word): str(code)
        for locale in map(babel.Locale, NAMING)
        for code, name in locale.territories.items()
        for word in (code, name)
    }
