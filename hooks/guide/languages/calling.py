"""What to say on the telephone: in Japanese, how it is read, and what it means to the reader.

No source says how calls are put through, so these are words and no procedure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from guide.facts.agencies import Agency
from guide.facts.values import Text
from guide.languages.editions import Edition
from guide.languages.hangul import in_hangul
from guide.languages.phrases import Phrases, Said, phrase, plain
from guide.languages.romaji import in_latin_letters
from guide.languages.ruby import without_readings


@dataclass(frozen=True)
class Line:
    """A name or a sentence to say."""

    japanese: Said
    """With its readings, where they are known."""
    letters: str | None
    """How it is said, in other letters; None for who reads kana, or where a reading is missing."""
    letters_lang: str
    """The BCP 47 tag of Japanese in these letters."""
    own: Said | None
    """What it means in the reader's language; None where that is Japanese."""

    @property
    def aloud(self) -> str:
        """What a voice is to say."""
        return plain(self.japanese)


class Calling:
    """What a reader of one edition can say on the telephone."""

    def __init__(self, editions: Sequence[Edition], edition: Edition) -> None:
        easy = next((one for one in editions if one.locale.plain_japanese), editions[0])
        self._japanese = Phrases(easy)
        self._own = Phrases(edition)
        self._reads_kana = edition.locale.lang == "ja"
        hangul = edition.locale.script == "Hang"
        self._said = cache(in_hangul if hangul else in_latin_letters)
        self._letters_lang = "ja-Hang" if hangul else "ja-Latn"

    def name(self, agency: Agency) -> Line:
        """The agency by its short name, without what stands in brackets after it."""
        name = self._name(agency)
        return self._line(name, _capitals(self._said(name)), agency.name)

    def whom(self, agency: Agency) -> Line:
        """A sentence that asks for the agency."""
        name = self._name(agency)
        asking = self._japanese.edition.word("call.whom")
        said = (_capitals(self._said(name)), self._said(asking.partition("}")[2]))
        letters = " ".join(part for part in said if part) if all(said) else None
        japanese = self._japanese("call.whom", desk=name)
        return self._line(japanese, letters, agency.name)

    def sentences(self) -> Iterator[Line]:
        """What else helps: which language one speaks, and that an interpreter is needed.

        Who reads easy Japanese asks to be spoken to slowly; who reads Japanese asks for nothing.
        """
        locale = self._own.edition.locale
        if locale.plain_japanese:
            yield self._sentence("call.slowly")
        if self._reads_kana:
            return
        # A script, or a country, is not heard.
        spoken = (locale.cldr or locale.id).partition("-")[0]
        yield self._sentence("call.language", language=spoken)
        yield self._sentence("call.interpreter")

    def _sentence(self, name: str, language: str | None = None) -> Line:
        if language is None:
            japanese, own = self._japanese(name), self._own(name)
        else:
            japanese = self._japanese(name, language=self._japanese.language(language))
            own = self._own(name, language=self._own.language(language))
        letters = self._said(_written(japanese))
        return self._line(japanese, letters and letters.capitalize(), own)

    def _name(self, agency: Agency) -> Text:
        source = agency.short_name.source.partition("（")[0]
        easy = self._japanese.guide.agency(agency.id).short_name.partition("（")[0]
        return Text(easy if without_readings(easy) == source else source)

    def _line(self, japanese: Said, letters: str | None, own: Said) -> Line:
        locale = self._own.edition.locale
        if locale.plain_japanese:
            return Line(japanese, None, "ja", None)
        if self._reads_kana:
            return Line(Text(plain(japanese)), None, "ja", None)
        return Line(japanese, letters, self._letters_lang, own)


def _capitals(name: str | None) -> str | None:
    return name and " ".join(word.capitalize() for word in name.split(" "))


def _written(said: Said) -> str:
    """As it is written in the data, with its readings."""
    return "".join(
        f"{{{run.text}|{run.reading}}}" if run.reading else run.text for run in phrase(said).runs
    )
