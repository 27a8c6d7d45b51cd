"""A text with its values in, what is said out: a phrase, made of runs of letters.

Pages make markup from it (`pages/markup.py`), papers JSON (`paper/writer.py`); bare text, for
search and open data, is made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from guide.facts.agencies import Condition, Service
from guide.facts.coordinators import Coordinators
from guide.facts.grant import Grant, GrantLimit
from guide.facts.parts import Part
from guide.facts.record import Record
from guide.facts.values import Telephone, Text, TextStatus
from guide.languages.editions import Edition
from guide.languages.formats import Formats
from guide.languages.noting import note
from guide.languages.ruby import RUBY, without_readings

# A word with its reading, or a placeholder.
BRACES = re.compile(rf"{RUBY.pattern}|\{{(\w+)\}}")
# The words that say the conditions of use.
CONDITION_WORDS: dict[Condition, str] = {
    "appointment": "conditions.appointment",
    "free": "conditions.free",
    "income": "conditions.income",
    "address-in-japan": "conditions.address_in_japan",
}
NO_VALUES: Mapping[str, Phrase] = {}
WORST_FIRST: tuple[TextStatus, ...] = ("missing", "stale", "translated", "source")


class Run(NamedTuple):
    """Letters that are written alike."""

    text: str
    """A string of the caller's own kind, such as ready markup, is kept as it is."""
    reading: str | None = None
    """The furigana above it."""
    lang: str | None = None
    """What it is in where that is not the edition's language, as with a missing translation."""
    apart: bool = False
    """Whether it is part of a value that is kept apart (see `Phrase`)."""


@dataclass(frozen=True)
class Phrase:
    """Something to be said: runs, and other phrases that were put among them as values."""

    parts: tuple[Run | Phrase, ...]
    text: Text | None = None
    """What it was made from, if it is not only put together from others."""
    apart: bool = False
    """Whether it is a value that keeps its own order between words from right to left."""

    @property
    def runs(self) -> Iterator[Run]:
        """All runs, its values' too, in order."""
        for part in self.parts:
            for run in (part,) if isinstance(part, Run) else part.runs:
                yield run._replace(apart=True) if self.apart else run

    def __str__(self) -> str:
        """Its letters, without readings and language marks."""
        return "".join(run.text for run in self.runs)

    @property
    def texts(self) -> Iterator[Text]:
        """The texts that it was made from, its values' too."""
        if self.text is not None:
            yield self.text
        for part in self.parts:
            if isinstance(part, Phrase):
                yield from part.texts

    @property
    def status(self) -> TextStatus:
        """The worst of what it was made from; "source" for what is made from no text.

        It is "missing" as soon as a part of it stands in Japanese.
        """
        found: set[TextStatus] = {"missing" if one.stands_in else one.status for one in self.texts}
        return next((status for status in WORST_FIRST if status in found), "source")


Said = Text | Phrase
"""A text as it stands in the data, or one with values."""


def phrase(value: object) -> Phrase:
    """Whatever can be said, as a phrase: a text with its readings, a number, a string as it is."""
    if isinstance(value, Phrase):
        return value
    if isinstance(value, Text):
        return _filled(value, NO_VALUES)
    text = value if isinstance(value, str) else str(value)
    return Phrase((Run(text),) if text else ())


def together(*values: object) -> Phrase:
    """What can be said, one after the other; strings such as " " stand between."""
    return Phrase(tuple(part for value in values for part in _parts(value)))


def _parts(value: object) -> tuple[Run | Phrase, ...]:
    said = phrase(value)
    return (said,) if isinstance(value, Text | Phrase) else said.parts


def in_language(lang: str, value: object) -> Phrase:
    """The same, marked with the language it is in where it is not marked otherwise."""
    said = phrase(value)
    parts = (
        in_language(lang, part)
        if isinstance(part, Phrase)
        else part._replace(lang=part.lang or lang)
        for part in said.parts
    )
    return replace(said, parts=tuple(parts))


def plain(value: object) -> str:
    """The value as bare text, without readings and language marks."""
    if isinstance(value, Text):  # most are
        note(value)
        return without_readings(value)
    return str(phrase(value))


def _filled(text: Text, values: Mapping[str, Phrase]) -> Phrase:
    """A text with its placeholders replaced; one without a value stays as it is."""
    note(text, values)
    return Phrase(parts_of(text, text.lang if text.stands_in else None, values), text)


def parts_of(
    text: str, lang: str | None = None, values: Mapping[str, Phrase] = NO_VALUES
) -> tuple[Run | Phrase, ...]:
    """A text split at its readings and placeholders; `lang`: what it is in, if that is another."""
    parts: list[Run | Phrase] = []
    end = 0
    for found in BRACES.finditer(text):
        base, reading, name = found.groups()
        if name and name not in values:
            continue
        if found.start() > end:
            parts.append(Run(text[end : found.start()], lang=lang))
        parts.append(values[name] if name else Run(base, reading, lang))
        end = found.end()
    if end < len(text):
        parts.append(Run(text[end:], lang=lang))
    return tuple(parts)


class Phrases:
    """What one edition says: the words of its interface and its texts, with values put in."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.guide = edition.guide
        self.formats = Formats(edition.locale)
        self._right_to_left = edition.locale.direction == "rtl"

    def __call__(self, name: str, /, **values: object) -> Said:
        """The word of the interface called `name`, such as "home.title"; see `fill`."""
        text = self.edition.word(name)
        return self.fill(text, **values) if values else text

    def fill(self, text: Text, /, **values: object) -> Phrase:
        """A text with values (whatever `phrase` takes) in place of its placeholders.

        What a script of the page fills in later is given as itself: `count="{count}"`.
        Between words that run from right to left, each value is kept in its own order.
        """
        return _filled(text, {name: self._value(value) for name, value in values.items()})

    def _value(self, value: object) -> Phrase:
        """What is put in. A filled text of this edition runs in its direction already, and has its
        own values apart; kept apart itself, it would have no letters to tell its direction by."""
        said = phrase(value)
        filled = isinstance(value, Phrase) and value.text and value.text.status != "missing"
        return replace(said, apart=self._right_to_left and not filled)

    def labelled(self, name: object, said: object) -> Phrase:
        """A name and what is said of it, with the language's own colon between them."""
        return together(name, self.formats.colon, said)

    def bracketed(self, said: object, added: object) -> Phrase:
        """What is said, and what is added to it, in the language's own brackets."""
        opening, closing = self.formats.brackets
        return together(said, opening, added, closing)

    def enumeration(self, items: Iterable[object]) -> Phrase:
        """What is listed, joined as the locale does it: `A, B, and C`."""
        phrases = [phrase(item) for item in items]
        joined = self.formats.joined([f"\0{position}\0" for position in range(len(phrases))])
        return together(
            *(
                phrases[int(part)] if position % 2 else part
                for position, part in enumerate(joined.split("\0"))
            )
        )

    def language(self, tag: str) -> Said:
        """The name of a language that somebody speaks, given as a BCP 47 tag."""
        name, lang = self.formats.spoken(tag)
        return in_language(lang, name) if lang else phrase(name)

    def yen(self, amount: int) -> Said:
        """An amount of yen with its unit."""
        return self("units.yen", amount=self.formats.amount(amount))

    def limit_label(self, row: GrantLimit) -> Said:
        """Which local governments a limit of the grant is for."""
        number = self.formats.number
        least, below = row.residents_from, row.residents_below
        if row.body == "prefecture":
            return self("grant.limit_prefecture")
        if least is None:
            return self("grant.limit_below", below=number(below or 0))
        if below is None:
            return self("grant.limit_from", min=number(least))
        return self("grant.limit_between", min=number(least), below=number(below))

    def condition(self, condition: Condition) -> Said:
        """A condition of use in short words."""
        return self(CONDITION_WORDS[condition])

    def audience(self, service: Service) -> Said:
        """Whom a service is for; says so when it is for nobody, or when that cannot be read."""
        if not isinstance(service.audience, list):
            return self(f"audience.{service.audience}")
        return self.enumeration(self.guide.audience(id).name for id in service.audience)

    def telephone(self, number: Telephone) -> Phrase:
        """A number as something to be said, which keeps its own order."""
        return self._value(str(number))

    def as_of(self, record: Record) -> Said:
        """Of when a fact is, or that this is not known."""
        as_of = self.guide.as_of(record)
        if as_of is None:
            return self("provenance.as_of_unknown")
        return self("provenance.as_of", date=self.formats.date(as_of))

    def confirm_grant(self, grant: Grant) -> Said:
        """Asks to confirm the grant; says of what year and day it is, or that no day is known."""
        as_of = self.guide.as_of(grant)
        if as_of is None:
            return self("grant.undated", year=str(grant.fiscal_year))
        return self("grant.confirm", year=str(grant.fiscal_year), date=self.formats.date(as_of))

    def year_over(self, grant: Grant, today: date) -> list[Said]:
        """That the fiscal year of the grant's rules is over; nothing where it ends with that."""
        over = grant.outlasts_its_year and grant.year_ends < today
        return [self("grant.year_over", year=str(grant.fiscal_year))] if over else []

    def ended_on(self, last: date) -> Phrase:
        """That something is over, and its last day."""
        return together(
            self("status.ended"), " ", self("status.ended_on", date=self.formats.date(last))
        )

    def part_name(self, part: Part) -> Said:
        """What a page of offices is called that has those of one prefecture, or of none."""
        name = part.prefecture.name if part.prefecture else self("offices.no_prefecture")
        number = self.formats.number(part.number)
        return name if part.number == 1 else together(name, " ", number)

    def posted(self, coordinators: Coordinators) -> Phrase:
        """At how many offices the coordinators are posted, and how many they are."""
        number = self.formats.number
        return self.fill(
            coordinators.posted,
            offices=number(coordinators.offices),
            officers=number(coordinators.officers),
        )

    def list_of_offices(self, going_on: int) -> Said:
        """What the list of offices is, and how many go on: not where their source counts others."""
        coordinators = self.guide.coordinators
        if coordinators and coordinators.offices != going_on:
            return self("offices.description")
        return self("offices.lead", offices=self.formats.number(going_on))
