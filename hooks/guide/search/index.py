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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import opencc

from guide.facts.agencies import Agency, Service
from guide.facts.coordinators import Coordinators
from guide.facts.grant import Grant
from guide.facts.locales import Locale
from guide.facts.offices import Office
from guide.facts.topics import Topic
from guide.facts.values import SearchWords, Telephone
from guide.languages.easy_japanese import KANJI
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, plain
from guide.languages.ruby import RUBY, without_readings
from guide.site import PageKey

INDEX = "search/index.js"
CHINESE = ("Hans", "Hant")
# How many Japanese hints of each record are found in the other languages, too.
JAPANESE_HINTS = 2
HAN = re.compile(f"[{KANJI}]")


@dataclass
class Entry:
    """Something that can be found: a page, or a service or office on it."""

    page: PageKey
    anchor: str
    """Its id on the page; empty for the page itself."""
    title: str
    details: list[str] = field(default_factory=list)
    """Shown below the title: the agency, whom it is for."""
    phone: Telephone | None = None
    texts: list[str] = field(default_factory=list)
    """Sentences that are searched, and of which the best is shown."""
    names: list[str] = field(default_factory=list)
    """Searched like the title and never shown: official names, readings, English."""
    hints: list[str] = field(default_factory=list)
    """What readers type to get here."""


class Index:
    """The index of one edition.

    `source`, `easy` and `english` are the editions in Japanese, easy Japanese and English, which
    lend it official names, readings and the names that foreigners hear; `locales` are those of the
    guide, `readings` those of names.
    """

    def __init__(
        self,
        edition: Edition,
        source: Edition,
        easy: Edition | None,
        english: Edition | None,
        locales: list[Locale],
        readings: dict[str, str],
    ) -> None:
        self._edition = edition
        self._locales = locales
        self._source = source
        self._english = english
        self._easy = easy
        self._readings = readings
        self._words = Phrases(edition)

    def script(self) -> str:
        """The file that the search box loads: a call of the engine with the index.

        It is a script and not JSON, because a browser lets a page opened from a disk load the one
        but not the other.
        """
        data = json.dumps(self._data(), ensure_ascii=False, separators=(",", ":"))
        return f"guideSearch({data});\n"

    def _data(self) -> dict[str, Any]:
        entries = list(self._entries())
        pages = list(dict.fromkeys(entry.page.path for entry in entries))
        phones = self._edition.guide.center.phones
        return {
            "japanese": self._edition.locale.lang == "ja",
            "phone": [phones[0].number, phones[0].number.href],
            "pages": pages,
            # One list for each part of an entry, in this order: so like stands by like, which
            # compresses better.
            "page": [pages.index(entry.page.path) for entry in entries],
            "anchor": [entry.anchor for entry in entries],
            "phones": [[entry.phone, entry.phone.href] if entry.phone else 0 for entry in entries],
            "ignored": SearchWords(plain(self._words("search.ignored"))).words,
            "words": {
                "initializer": plain(self._words("search.initializer")),
                "example": plain(self._words("search.example")),
                "none": plain(self._words("search.none")),
                "none_help": plain(self._words("search.none_help")),
                "many": plain(self._words("search.many")),
            },
            "hints": ["|".join(self._telling(entry.hints)) for entry in entries],
            "names": ["|".join(dict.fromkeys(entry.names)) for entry in entries],
            "texts": ["|".join(entry.texts) for entry in entries],
            "title": [entry.title for entry in entries],
            "details": [entry.details for entry in entries],
            "variants": variants(entries) if self._edition.locale.script in CHINESE else "",
        }

    def _entries(self) -> Iterator[Entry]:
        guide = self._edition.guide
        yield self._center()
        for topic in guide.topics:
            yield from self._topic(topic)
        for agency in guide.agencies:
            yield from self._agency(agency)
        yield from self._offices()
        yield self._page("agencies/index", "agencies.title", ["agencies.description"], "agencies")
        yield self._page("matrix", "matrix.title", ["matrix.lead"], "matrix")
        if guide.grant:
            yield self._grant(guide.grant)
        if guide.coordinators:
            yield self._coordinators(guide.coordinators)
        for audience in guide.audiences:
            title = plain(self._words("audience.page_title", audience=audience.name))
            yield Entry(PageKey("for/_each", audience.id), "", title, texts=[plain(audience.i_am)])
        yield self._page("ways/index", "ways.title", [])
        yield self._page("cards", "cards.title", [])
        yield self._page("print", "print.title", ["print.link"])
        yield self._page("about", "about.title", ["about.description"])

    def _center(self) -> Entry:
        center = self._edition.guide.center
        return Entry(
            PageKey("index"),
            "",
            f"{plain(center.name)} ({center.short_name})",
            phone=center.phones[0].number,
            texts=[plain(center.hours.days), plain(center.address.text)],
            names=[
                center.english_name.text,
                *self._other_names("center.name"),
                plain(self._source.texts["center.reading"]),
                *(phone.number for phone in center.phones),
            ],
            hints=[*self._hints("center"), *self._languages()],
        )

    def _languages(self) -> list[str]:
        """What the guide's languages are called in this one: who looks for theirs may call."""
        return [
            name
            for other in self._locales
            if other.lang != "ja" and (name := self._words.formats.language(other))
        ]

    def _topic(self, topic: Topic) -> Iterator[Entry]:
        page = PageKey("topics/_each", topic.id)
        at = f"topics.{topic.id}"
        yield Entry(
            page,
            "",
            plain(topic.name),
            texts=[plain(topic.question), *(plain(desk.why) for desk in topic.desks)],
            names=[*self._other_names(f"{at}.name"), *self._easily_read(f"{at}.question")],
            hints=self._hints(at),
        )
        for desk in topic.desks:
            agency, service = self._edition.guide.service(desk.service)
            yield Entry(
                page,
                service.id,
                plain(agency.name),
                self._details(service),
                self._center_phone,
                hints=self._hints(f"services.{service.id}") if self._home(service) is topic else [],
            )

    def _home(self, service: Service) -> Topic | None:
        """The topic that names a service soonest: where its hints lead."""
        places = [
            (position, number, topic)
            for number, topic in enumerate(self._edition.guide.topics)
            for position, desk in enumerate(topic.desks)
            if desk.service == service.id
        ]
        return min(places, key=lambda place: place[:2])[2] if places else None

    def _agency(self, agency: Agency) -> Iterator[Entry]:
        page = PageKey("agencies/_each", agency.id)
        at = f"agencies.{agency.id}"
        yield Entry(
            page,
            "",
            plain(agency.name),
            phone=self._center_phone,
            texts=[
                plain(agency.summary),
                *(plain(activity.text) for activity in agency.activities),
            ],
            names=self._other_names(f"{at}.name") + self._other_names(f"{at}.short_name"),
        )
        for service in agency.services:
            if service.audience != "none":
                yield Entry(
                    page,
                    service.id,
                    plain(service.name),
                    [plain(agency.short_name), *self._details(service)[1:]],
                    self._center_phone,
                    names=self._service_names(f"{at}.services.{service.id}.name"),
                    hints=[] if self._home(service) else self._hints(f"services.{service.id}"),
                )

    def _offices(self) -> Iterator[Entry]:
        page = self._page(
            "offices", "offices.title", ["offices.lead", "offices.for_local_governments"], "offices"
        )
        yield page
        for office in self._edition.guide.offices:
            yield self._office(office)

    def _office(self, office: Office) -> Entry:
        covered = [
            prefecture
            for prefecture in self._edition.guide.prefectures
            if prefecture.id in office.jurisdiction.prefectures
        ]
        paths = [f"prefectures.{prefecture.id}" for prefecture in covered]
        cities = [f"{path}.cities" for path in paths if f"{path}.cities" in self._edition.texts]
        return Entry(
            PageKey("offices"),
            office.id,
            plain(office.name),
            [plain(self._words.enumeration(prefecture.name for prefecture in covered))],
            office.phone,
            names=[
                *self._other_names(f"offices.{office.id}.name", english=False),
                *(
                    name
                    for path in paths
                    for name in self._other_names(f"{path}.name", english=False)
                ),
                *(name for path in cities for name in self._city_names(path)),
            ],
            hints=[
                *(plain(prefecture.name) for prefecture in covered),
                *(word for path in cities for word in self._words_at(path)),
            ],
        )

    def _grant(self, grant: Grant) -> Entry:
        return Entry(
            PageKey("grant"),
            "",
            plain(grant.name),
            texts=[plain(grant.purpose), plain(grant.eligible)],
            names=self._other_names("grant.name"),
            hints=self._hints("grant"),
        )

    def _coordinators(self, coordinators: Coordinators) -> Entry:
        return Entry(
            PageKey("coordinators"),
            "",
            plain(coordinators.name),
            texts=[plain(coordinators.purpose)],
            names=self._other_names("coordinators.name"),
            hints=self._hints("coordinators"),
        )

    def _page(self, template: str, title: str, texts: list[str], hints: str = "") -> Entry:
        """A page whose title and texts are words of the interface."""
        return Entry(
            PageKey(template),
            "",
            plain(self._words(title)),
            texts=[self._unfilled(name) for name in texts],
            names=self._other_names(f"interface.{title}", english=False),
            hints=self._hints(hints) if hints else [],
        )

    def _unfilled(self, name: str) -> str:
        """A word of the interface without its placeholders."""
        return re.sub(r"\{\w+\}", "", plain(self._words(name)))

    def _details(self, service: Service) -> list[str]:
        """What a desk does, and for whom."""
        guide = self._edition.guide
        names = [guide.audience(id).name for id in service.audiences]
        audience = [
            f"{plain(self._words('audience.for'))}: {plain(self._words.enumeration(names))}"
        ]
        return [plain(service.name), *(audience if names else [])]

    @cached_property
    def _center_phone(self) -> Telephone:
        return self._edition.guide.center.phones[0].number

    def _hints(self, target: str) -> list[str]:
        """The hints that lead to `target`, and the first ones in Japanese, which residents meet."""
        words = []
        for hint in self._edition.guide.hints:
            if hint.leads_to == target:
                words += self._words_at(f"hints.{hint.id}.words")
                if self._edition.locale.script not in ("Jpan", *CHINESE):
                    japanese = self._source.texts[f"hints.{hint.id}.words"]
                    words += SearchWords(japanese).words[:JAPANESE_HINTS]
        return words

    def _telling(self, hints: list[str]) -> list[str]:
        """The hints as the engine needs them: without the words that it ignores in a query."""
        shortened = (
            " ".join(word for word in hint.split() if word.casefold() not in self._ignored) or hint
            for hint in hints
        )
        return without_inflections(dict.fromkeys(shortened))

    @cached_property
    def _ignored(self) -> set[str]:
        words = SearchWords(plain(self._words("search.ignored"))).words
        return {word.casefold() for word in words if " " not in word}

    def _words_at(self, path: str) -> list[str]:
        """Search words in this language; none while they are not translated."""
        text = self._edition.texts[path]
        if text.status == "missing":
            return []
        words = SearchWords(without_readings(text)).words
        if self._edition.locale.lang != "ja" or self._easy is None:
            return words
        easy = SearchWords(self._easy.texts[path]).words
        return [*words, *(without_readings(word) for word in easy), *map(spoken, easy)]

    def _other_names(self, path: str, english: bool = True) -> list[str]:
        """How the record named at `path` is called in Japanese, read in kana, called in English."""
        lenders = [self._source, *([self._english] if english and self._english else [])]
        names = [
            without_readings(lender.texts[path])
            for lender in lenders
            if lender is not self._edition and lender.texts[path].status != "missing"
        ]
        return names + self._read(self._kana(self._source.texts[path])) + self._easily_read(path)

    def _service_names(self, path: str) -> list[str]:
        """The long Japanese name of a service; how it is read, only where readers type Japanese."""
        if self._edition.locale.lang == "ja":
            return self._other_names(path, english=False)
        return [self._source.texts[path]]

    def _easily_read(self, path: str) -> list[str]:
        """How the easy Japanese of a Japanese text is read, for who types kana alone."""
        if self._edition.locale.lang != "ja" or self._easy is None:
            return []
        return self._read(spoken(self._easy.texts[path]))

    def _city_names(self, path: str) -> list[str]:
        """The cities at `path` in Japanese and in kana, from which the engine makes romaji."""
        own = [] if self._edition is self._source else SearchWords(self._source.texts[path]).words
        easy = SearchWords(self._easy.texts[path]).words if self._easy else []
        return [*own, *(word for city in easy for word in self._read(spoken(city)))]

    @staticmethod
    def _read(kana: str) -> list[str]:
        """The reading, if it is one: kanji whose reading is not known may be left in it."""
        return [] if HAN.search(kana) else [kana]

    def _kana(self, text: str) -> str:
        """The text with its kanji replaced by their readings, as far as they are known."""
        return self._names_in_kanji.sub(lambda found: self._readings[found[0]], text)

    @cached_property
    def _names_in_kanji(self) -> re.Pattern[str]:
        longest_first = sorted(self._readings, key=len, reverse=True)
        return re.compile(f"(?<![{KANJI}])(?:{'|'.join(longest_first)})(?![{KANJI}])")


def spoken(text: str) -> str:
    """The text with every kanji replaced by the reading written with it.

    Readings that follow each other stay apart, so that nothing is found across their border:
    てんき (weather) is not in にゅうてん きょひ (being refused in a shop).
    """
    return RUBY.sub(r"\2", text.replace("}{", "} {"))


def without_inflections(hints: Iterable[str]) -> list[str]:
    """The hints without those that differ from an earlier one by the ends of words only.

    The engine takes зарплату for зарплата, and the index has to stay small.
    """
    kept: dict[str, list[str]] = {}
    for hint in hints:
        words = hint.casefold().split()
        if not any(_alike(words, earlier) for earlier in kept.values()):
            kept[hint] = words
    return list(kept)


def _alike(words: list[str], others: list[str]) -> bool:
    return len(words) == len(others) and all(map(_same_but_for_the_end, words, others))


def _same_but_for_the_end(word: str, other: str) -> bool:
    if word == other:
        return True
    length = max(4, math.ceil(0.65 * max(len(word), len(other))))
    return min(len(word), len(other)) >= length and word[:length] == other[:length]


def variants(entries: list[Entry]) -> str:
    """Han characters and what they are compared as, in pairs: 灣湾氣气…

    Traditional and Japanese characters are compared as the Simplified one. Only those are listed
    that lead to one that occurs in the entries.
    """
    occurring = {
        character
        for entry in entries
        for text in (entry.title, *entry.details, *entry.texts, *entry.names, *entry.hints)
        for character in text
        if HAN.match(character)
    }
    simplified = _simplified_characters()
    wanted = {simplified.get(character, character) for character in occurring}
    return "".join(
        character + compared for character, compared in simplified.items() if compared in wanted
    )


@cache
def _simplified_characters() -> dict[str, str]:
    """Traditional and Japanese characters that people type, with the Simplified form of each."""
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    apart = "\n".join(characters)
    traditional = opencc.OpenCC("jp2t").convert(apart)
    simplified = opencc.OpenCC("t2s").convert(traditional).split("\n")
    return {
        character: form
        for character, form in zip(characters, simplified, strict=True)
        if character != form and (_in(character, "big5") or _in(character, "shift_jis"))
    }


def _in(character: str, charset: str) -> bool:
    """Whether a character is in the charset of the everyday keyboards of a country."""
    try:
        return bool(character.encode(charset))
    except UnicodeEncodeError:
        return False
