"""A guide in one language in, the index of its search box out.

The engine is `overrides/assets/search/`; what is written here is all it knows. A result leads to
a service or an office, so the index is made from the facts and not from the pages. Beside what a
page says, it holds what readers type: the words of `data/hints.yaml`, official Japanese names, and
how these are read.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import chain, takewhile
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from guide.facts.values import SearchWords
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, plain
from guide.search.ending import last_days
from guide.search.entries import Entries
from guide.search.entry import JAPANESE, Entry
from guide.search.learnt import in_latin
from guide.search.names import CHINESE, Names
from guide.search.packed import packed
from guide.search.reached import center_phone, dialled, notes_of
from guide.search.variants import variants
from guide.site import Site

INDEX = "search/index.js"
JAPANESE_NAMES = "search/japanese.js"
# The parts of an index in the order in which they compress best, found by trying.
ORDER = (
    *("japanese", "page", "names", "pages", "anchor", "asksForNames", "inLatin", "until", "more"),
    *("ignored", "emergency", "elsewhere", "hints", "phone", "nextHints", "phones", "notes"),
    *("words", "texts", "title", "details", "circumstances"),
)
# A hint in Japanese keeps its reading: {給料/きゅうりょう}.
WITH_READING = re.compile(r"\{([^/]*)/([^}]*)\}")
LOWERED = str.maketrans(ascii_uppercase, ascii_lowercase)


class Index:
    """The index of one edition of a site."""

    def __init__(self, site: Site, edition: Edition, names: Names) -> None:
        self._site = site
        self._edition = edition
        self._names = names
        self._entries = Entries(site, edition, names)
        self._words = Phrases(edition)

    def scripts(self) -> dict[str, str]:
        """The files that the search box loads: the index, names in Japanese.

        They are calls of the engine and not JSON, because a browser lets a page opened from a disk
        load the one but not the other. The second is fetched only for who looks for a name in
        Japanese, or for what is not found without it. Where there are very many offices, it has
        them, too; and for what no desk is known for, whom a source of ours names.
        """
        entries, apart = list(self._entries), self._entries.apart()
        pages = list(dict.fromkeys(entry.page.path for entry in entries))
        data = self._data(entries, pages, bool(apart))
        more = {"more": self._lists(apart, pages)} if apart else {}
        names = self._japanese([*entries, *apart]) | self._named_by_the_grant() | more
        return {
            INDEX: _call("guideSearch", *packed(_json(data))),
            JAPANESE_NAMES: f"guideSearchNames({_json(names)});\n",
        }

    def _japanese(self, entries: list[Entry]) -> dict[str, Any]:
        """What is fetched apart: names and hints in Japanese, readings, Han characters."""
        neighbours = self._names.neighbours(emergency=False)
        emergencies = self._names.neighbours(emergency=True)
        return {
            "names": [
                listed([*entry.japanese_names, *self._fetched_apart(entry.hints)])
                for entry in entries
            ],
            "elsewhere": listed(self._fetched_apart(neighbours)),
            "emergency": listed(self._fetched_apart(emergencies)),
            "variants": variants(
                chain(neighbours, emergencies, *(one.looked_for for one in entries))
            )
            if self._edition.locale.script in CHINESE
            else "",
        }

    def _named_by_the_grant(self) -> dict[str, str]:
        """Who advises on daily life, for which no desk is known: what the grant is given for.

        Nothing once the grant or the service that gives it has ended, or where it is not known of
        when that is. That the year of its rules is over is for those who apply: the page says it.
        """
        guide = self._edition.guide
        grant = guide.grant
        as_of = grant and guide.as_of(grant)
        if not grant or not as_of or self._site.has_ended(grant, *guide.service(grant.service)):
            return {}
        date = self._words.formats.date(as_of)
        return {"local": plain(self._words("search.elsewhere_local", date=date))}

    def _at_once(self, hints: Iterable[str]) -> list[str]:
        """The hints of the index: in Japanese as they are written; else none in Japanese."""
        locale = self._edition.locale
        if locale.plain_japanese or locale.script in CHINESE:
            return list(hints)
        if locale.lang == "ja":
            return [WITH_READING.sub(r"\1", hint) for hint in hints]
        return [hint for hint in hints if not JAPANESE.search(hint)]

    def _fetched_apart(self, hints: Iterable[str]) -> list[str]:
        """Hints in Japanese for readers of other languages; in Japanese, how hints are read."""
        locale = self._edition.locale
        if locale.plain_japanese or locale.script in CHINESE:
            return []
        if locale.lang == "ja":
            return [
                WITH_READING.sub(r"\2", hint.replace("}{", "} {"))
                for hint in hints
                if WITH_READING.search(hint)
            ]
        return [hint for hint in hints if JAPANESE.search(hint)]

    def _asks_for_names(self) -> str:
        """What a query matches for which the names are fetched, as a regular expression.

        In Japanese: no kanji, so it may be the sound of a name. Else letters of Japanese, and Latin
        ones where readers have others: it may be the sound in romaji.
        """
        script = self._edition.locale.script
        if script == "Jpan":
            return r"^\P{sc=Han}*$"
        if script in CHINESE:
            return r"\p{sc=Hiragana}|\p{sc=Katakana}"
        japanese = r"\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Han}"
        return japanese if script == "Latn" else japanese + r"|\p{sc=Latin}"

    def _data(self, entries: list[Entry], pages: list[str], more: bool) -> dict[str, Any]:
        neighbours = self._told(self._names.neighbours(emergency=False))
        emergencies = self._at_once(self._names.neighbours(emergency=True))
        phone = center_phone(self._site, self._edition.guide)
        until = last_days(self._edition.guide, self._site.today)
        data = {
            "japanese": self._edition.locale.lang == "ja",
            "phone": [phone] if phone else 0,
            "pages": pages,
            "ignored": listed(SearchWords(plain(self._words("search.ignored"))).words),
            "words": {
                "initializer": plain(self._words("search.initializer")),
                "example": plain(self._words("search.example")),
                "none": plain(self._words("search.none")),
                "none_help": plain(self._words("search.none_help" if phone else "search.example")),
                "many": plain(self._words("search.many", count="{count}")),
                "elsewhere": plain(self._words("search.elsewhere" if phone else "search.none")),
                "emergency": plain(self._words("search.emergency")),
            },
            **({"until": until} if until else {}),
            "elsewhere": listed(neighbours),
            "emergency": listed(emergencies),
            "asksForNames": self._asks_for_names(),
            **({"inLatin": True} if in_latin(self._edition.locale.id) else {}),
            **({"more": True} if more else {}),
            **self._lists(entries, pages),
        }
        return {name: data[name] for name in ORDER if name in data}

    def _lists(self, entries: list[Entry], pages: list[str]) -> dict[str, Any]:
        """One list for each part of an entry, so that like stands by like."""
        return {
            "page": [pages.index(entry.page.path) for entry in entries],
            "anchor": [entry.anchor for entry in entries],
            "phones": [dialled(self._words, one) for one in entries],
            "notes": notes_of(self._words, entries),
            "hints": [listed(self._telling(entry.hints)) for entry in entries],
            "nextHints": [listed(self._telling(entry.next_hints)) for entry in entries],
            "circumstances": [listed(entry.circumstances) for entry in entries],
            "names": [listed(entry.other_names) for entry in entries],
            "texts": ["|".join(entry.texts) for entry in entries],
            "title": [entry.title for entry in entries],
            "details": [entry.details for entry in entries],
        }

    def _telling(self, hints: list[str]) -> list[str]:
        """The hints as the engine needs them: without the words that it ignores in a query."""
        return without_inflections(
            dict.fromkeys(self._shortened(hint) or hint for hint in self._at_once(hints))
        )

    def _told(self, words: list[str]) -> list[str]:
        """Words for what no desk is known for, likewise; "live" is not "do not want to live"."""
        shortened = {word: self._shortened(word) for word in self._at_once(words)}
        return without_inflections(
            dict.fromkeys(
                short for word, short in shortened.items() if short == word or " " in short
            )
        )

    def _shortened(self, words: str) -> str:
        return " ".join(word for word in words.split() if word.casefold() not in self._ignored)

    @cached_property
    def _ignored(self) -> set[str]:
        words = SearchWords(plain(self._words("search.ignored"))).words
        return {word.casefold() for word in words if " " not in word}


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _call(function: str, *texts: str) -> str:
    """A call in JavaScript; in apostrophes, as JSON has many quotation marks."""
    escaped = (text.replace("\\", r"\\").replace("'", r"\'") for text in texts)
    given = ",".join(f"'{text}'" for text in escaped)
    return f"{function}({given});\n"


def listed(words: Iterable[str]) -> str:
    """Words that are not shown, in an order and a spelling that compress better.

    Before each a capital says how many letters come first that the one before begins with, from A
    for none; words have none themselves. `listed` in `overrides/assets/search/match.js` reads it.
    """
    written, before = "", ""
    for word in sorted({word.translate(LOWERED) for word in words}):
        pairs = zip(before, word, ascii_uppercase[1:], strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        written += ascii_uppercase[same] + word[same:]
        before = word
    return written


def without_inflections(hints: Iterable[str]) -> list[str]:
    """The hints without those that differ from an earlier one by the ends of words only.

    The engine takes зарплату for зарплата, and the index has to stay small.
    """
    kept: list[str] = []
    # Words that are alike begin with the same four letters: only such hints are compared.
    near: dict[tuple[str, ...], list[list[str]]] = defaultdict(list)
    for hint in hints:
        words = hint.casefold().split()
        earlier = near[tuple(word[:4] for word in words)]
        if not any(_alike(words, others) for others in earlier):
            kept.append(hint)
            earlier.append(words)
    return kept


def _alike(words: list[str], others: list[str]) -> bool:
    return all(map(_same_but_for_the_end, words, others))


def _same_but_for_the_end(word: str, other: str) -> bool:
    if word == other:
        return True
    length = max(4, math.ceil(0.65 * max(len(word), len(other))))
    return min(len(word), len(other)) >= length and word[:length] == other[:length]
