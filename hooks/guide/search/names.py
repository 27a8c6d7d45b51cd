"""What a record is called otherwise: in Japanese, kana and English, and by readers."""

from __future__ import annotations

import re
from functools import cached_property

from guide.facts.values import SearchWords
from guide.languages.easy_japanese import KANJI
from guide.languages.editions import Edition
from guide.languages.ruby import RUBY, without_readings

CHINESE = ("Hans", "Hant")
# How many Japanese hints that lead somewhere are found in the other languages, too.
JAPANESE_HINTS = 2
HAN = re.compile(f"[{KANJI}]")
KINDS_OF_PREFECTURES = {"都": ("都", "と"), "府": ("府", "ふ"), "県": ("県", "けん")}


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
        paths = [
            f"hints.{hint.id}.words"
            for hint in self._edition.guide.hints
            if hint.leads_to == target
        ]
        words = [word for path in paths for word in self.words_at(path)]
        if self._edition.locale.script in ("Jpan", *CHINESE):
            return words
        japanese = [word for path in paths for word in SearchWords(self._source.texts[path]).words]
        return words + japanese[:JAPANESE_HINTS]

    def next_hints(self, target: str) -> list[str]:
        """The hints that lead to `target` after another place."""
        hints = [hint for hint in self._edition.guide.hints if hint.then == target]
        return [word for hint in hints for word in self.words_at(f"hints.{hint.id}.words")]

    def neighbours(self, emergency: bool) -> list[str]:
        """Words for what no desk is known for: those of emergencies, or the others.

        A hint is none of the others, even if it stands among them: a desk is known for it.
        """
        known = [one for one in self._edition.guide.neighbours if one.emergency == emergency]
        words = [word for one in known for word in self.words_at(f"neighbours.{one.id}.words")]
        hints = set() if emergency else self._all_hints
        return [word for word in words if word.casefold() not in hints]

    @cached_property
    def _all_hints(self) -> set[str]:
        paths = [f"hints.{hint.id}.words" for hint in self._edition.guide.hints]
        return {word.casefold() for path in paths for word in self.words_at(path)}

    def words_at(self, path: str) -> list[str]:
        """Search words in this language; none while they are not translated.

        Those of easy Japanese keep their readings, {給料/きゅうりょう}: the engine takes either.
        """
        text = self._edition.texts[path]
        if text.status == "missing":
            return []
        if self._edition.locale.plain_japanese:
            return [RUBY.sub(r"{\1/\2}", word) for word in SearchWords(text).words]
        words = SearchWords(without_readings(text)).words
        if self._edition.locale.lang != "ja" or self._easy is None:
            return words
        easy = {without_readings(word): word for word in SearchWords(self._easy.texts[path]).words}
        read = (RUBY.sub(r"{\1/\2}", word) for word in easy.values())
        return [*(word for word in words if word not in easy), *read]

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

    def of_prefecture(self, path: str) -> list[str]:
        """A prefecture's names at `path`, also without 都, 府 or 県: 京都 stands in 東京都, too."""
        known = self.of(path, english=False)
        kind = KINDS_OF_PREFECTURES.get(without_readings(self._source.texts[path])[-1], ())
        ends = [(name, end) for name in known for end in kind if name.endswith(end)]
        return [*known, *(name.removesuffix(end) for name, end in ends)]

    def short_prefecture(self, path: str) -> list[str]:
        """In Japanese, the prefecture's own name at `path` without 都, 府 or 県; else none."""
        name = without_readings(self._source.texts[path])
        if self._edition.locale.lang != "ja" or name[-1] not in KINDS_OF_PREFECTURES:
            return []
        return [name[:-1]]

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
