"""The pointing sheet: Japanese beside the reader's language, line by line.

The Japanese one is for the clerk who does not know yet which language is needed: it begins with all
languages, each in itself, to be pointed at, and goes on in easy Japanese.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import babel

from guide.facts.record import Record
from guide.facts.topics import Topic
from guide.languages.editions import Edition
from guide.languages.of_when import said_of
from guide.languages.phrases import CONDITION_WORDS, Phrase, Run, Said, in_language, phrase
from guide.paper.parts import beginning, center, with_notices
from guide.paper.writer import Writer
from guide.site import Site

Pair = dict[str, Said]


def content(site: Site, edition: Edition) -> dict[str, Any]:
    """What the pointing sheet of one language says."""
    source = site.editions[0]
    is_source = edition.locale.id == source.locale.id
    easy = next((one for one in site.editions if one.locale.plain_japanese), edition)
    ours, theirs = Writer(site, source), Writer(site, easy if is_source else edition)
    w = ours if is_source else theirs
    both = _Both(ours, theirs)
    made = beginning(w, w("print.pointing"), ()) | {
        "other": theirs.edition.locale.id,
        **both.content(),
        "provenance": w.provenance([*_desks(w), *said_of(w, w.guide.center)], named=False),
    }
    languages = _languages(site, ours) if is_source else None
    return with_notices(made, w, theirs) | {"languages": languages}


class _Both:
    """Says everything in Japanese and in another language."""

    def __init__(self, ours: Writer, theirs: Writer) -> None:
        self.ours = ours
        self.theirs = theirs

    def pair(self, japanese: Said, other: Said) -> Pair:
        return {"ja": japanese, "other": in_language(self.theirs.edition.locale.id, other)}

    def word(self, name: str, **values: object) -> Pair:
        return self.pair(self.ours(name, **values), self.theirs(name, **values))

    def words(self, *names: str) -> list[Pair]:
        return [self.word(name) for name in names]

    def content(self) -> dict[str, Any]:
        """What is pointed at."""
        ours, theirs = self.ours.guide, self.theirs.guide
        return {
            "how": self.words("pointing.resident", "pointing.clerk"),
            "basics": {
                "title": self.word("pointing.basics"),
                "rows": self.words(
                    "pointing.answer_yes",
                    "pointing.answer_no",
                    "pointing.unclear",
                    "pointing.again",
                    "pointing.slowly",
                    "pointing.write",
                    "pointing.interpreter",
                    "pointing.wait",
                ),
            },
            "people": {
                "title": self.word("pointing.people"),
                "numbers": [str(number) for number in range(1, 5)],
                "more": self.word("pointing.or_more", people="5"),
            },
            "i_am": {
                "title": self.word("pointing.i_am"),
                "rows": [
                    self.pair(ja.i_am, other.i_am)
                    for ja, other in zip(ours.audiences, theirs.audiences, strict=True)
                ],
            },
            "topics": {
                "title": self.word("pointing.about"),
                "items": [
                    self._topic(ja, other)
                    for ja, other in zip(ours.topics, theirs.topics, strict=True)
                ],
            },
            "conditions": {
                "title": self.word("conditions.title"),
                "rows": self.words(*CONDITION_WORDS.values()),
            },
            "center_name": self.pair(ours.center.name, theirs.center.name),
            "center_address": {
                **self.pair(center(self.ours)["address"], center(self.theirs)["address"]),
                "ended": self._ended(ours.center, ours.center.address),
            },
        }

    def _topic(self, ja: Topic, other: Topic) -> dict[str, Any]:
        return {
            "name": self.pair(ja.name, other.name),
            "question": self.pair(ja.question, other.question),
            "desks": [self._desk(desk.service) for desk in ja.desks],
        }

    def _desk(self, id: str) -> dict[str, Pair | None]:
        ja_agency, ja_service = self.ours.guide.service(id)
        agency, service = self.theirs.guide.service(id)
        return {
            "agency": self.pair(ja_agency.name, agency.name),
            "service": self.pair(ja_service.name, service.name),
            "ended": self._ended(agency, service),
        }

    def _ended(self, *records: Record) -> Pair | None:
        """That these are over, where they are; their days are the same in both languages."""
        over, their_over = self.ours.ended(*records), self.theirs.ended(*records)
        return self.pair(over, their_over) if over and their_over else None


def _desks(w: Writer) -> Iterator[Record]:
    """The services that are pointed at, each with its agency."""
    for topic in w.guide.topics:
        for desk in topic.desks:
            yield from w.guide.service(desk.service)


def _languages(site: Site, w: Writer) -> dict[str, Any]:
    """Every other language: its name in itself and in Japanese, and a sentence to point at."""
    names = babel.Locale.parse("ja").languages
    rows = []
    for edition in site.editions[1:]:
        locale, their = edition.locale, Writer(site, edition)
        tag = babel.Locale.parse(locale.cldr or locale.id, sep="-")
        japanese = names.get(str(tag)) or tag.get_display_name("ja") or ""
        rows.append(
            {
                "name": Phrase((Run(locale.name, lang=locale.id),)),
                "japanese": phrase("" if locale.plain_japanese else japanese),
                "mine": in_language(locale.id, their("pointing.mine")),
                "web": their.web("print"),
            }
        )
    return {"title": w("pointing.which"), "rows": rows}
