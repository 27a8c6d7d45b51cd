"""What a record is called otherwise: in Japanese, kana and English, and by readers."""

from __future__ import annotations

import re
from functools import cached_property

from guide.facts.values import SearchWords
from guide.languages.easy_japanese import KANJI
from guide.languages.editions import Edition
from guide.languages.ruby import RUBY, without_readings

CHINESE = ("Hans", "Hant")
# How many Japanese hints of each record are found in the other languages, too.
JAPANESE_HINTS = 2
HAN = re.compile(f"[{KANJI}]")


class Names:
    """Other names of an edition's records, by the paths of their texts.

    The editions in Japanese, easy Japanese and English lend official names, readings and the names
    that foreigners hear; `readings` are those of names in kanji.
    """

    def __init__(
        self,
        edition: Edition,
        source: Edition,
        easy: Edition | None,
        english: Edition | None,
        readings: dict[str, str],
    ) -> None:
        self._edition = edition
        self._source = source
        self._easy = easy
        self._english = english
        self._readings = readings

    def hints(self, target: str) -> list[str]:
        """The hints that lead to `target`, and the first ones in Japanese, which residents meet."""
        words = []
        for hint in self._edition.guide.hints:
            if hint.leads_to == target:
                words += self.words_at(f"hints.{hint.id}.words")
                if self._edition.locale.script not in ("Jpan", *CHINESE):
                    japanese = self._source.texts[f"hints.{hint.id}.words"]
                    words += SearchWords(japanese).words[:JAPANESE_HINTS]
        return words

    def words_at(self, path: str) -> list[str]:
        """Search words in this language; none while they are not translated."""
        text = self._edition.texts[path]
        if text.status == "missing":
            return []
        words = SearchWords(without_readings(text)).words
        if self._edition.locale.lang != "ja" or self._easy is None:
            return words
        easy = SearchWords(self._easy.texts[path]).words
        return [*words, *(without_readings(word) for word in easy), *map(spoken, easy)]

    def of(self, path: str, english: bool = True) -> list[str]:
        """How the record named at `path` is called in Japanese, read in kana, called in English."""
        lenders = [self._source, *([self._english] if english and self._english else [])]
        names = [
            without_readings(lender.texts[path])
            for lender in lenders
            if lender is not self._edition and not lender.texts[path].stands_in
        ]
        return names + self._read(self._kana(self._source.texts[path])) + self.easily_read(path)

    def of_service(self, path: str) -> list[str]:
        """The long Japanese name of a service; how it is read, only where readers type Japanese."""
        if self._edition.locale.lang == "ja":
            return self.of(path, english=False)
        return [self._source.texts[path]]

    def easily_read(self, path: str) -> list[str]:
        """How the easy Japanese of a Japanese text is read, for who types kana alone."""
        if self._edition.locale.lang != "ja" or self._easy is None:
            return []
        return self._read(spoken(self._easy.texts[path]))

    def of_cities(self, path: str) -> list[str]:
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
        if not self._readings:
            return text
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
