"""Everything in `data/` in, the guide in each published language out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from guide.facts.guide import Guide
from guide.facts.load import check, validate
from guide.facts.locales import (
    SOURCE_LOCALE,
    EasyWords,
    GlossaryTerm,
    Locale,
    Reading,
    SettledReading,
    Translations,
)
from guide.facts.problems import DataError, Problem
from guide.facts.reading import read
from guide.facts.values import Text
from guide.languages.localize import load_translations, localize, texts


@dataclass(frozen=True)
class PendingText:
    """A text that a translator has to look at."""

    path: str
    status: str
    """ "missing" or "stale"."""
    old_source: str | None
    """The Japanese that the translation was made from, where there is one."""
    new_source: str
    line: int | None
    """Where the translation stands in its file, from 1."""


class MissingWord(Exception):
    """The name of a word that a template asks for and `data/interface.yaml` does not have."""


@dataclass(frozen=True)
class Edition:
    """The guide in one language, with what is known of its translation."""

    locale: Locale
    guide: Guide
    translations: Translations | None
    """None for the source language."""
    lines: dict[str, int] = field(default_factory=dict)
    """Where each translation stands in its file, from 1."""

    @cached_property
    def texts(self) -> dict[str, Text]:
        """Every text by its path."""
        return texts(self.guide)

    def word(self, name: str) -> Text:
        """The word of the interface called `name`, such as "home.title".

        Raises `MissingWord`.
        """
        group, word = name.split(".")
        try:
            return self.guide.interface[group][word]
        except KeyError:
            raise MissingWord(name) from None

    def count_all(self) -> int:
        """How many texts there are."""
        return len(self.texts)

    def count(self, status: str) -> int:
        """How many texts are "translated", "stale" or "missing"."""
        return sum(text.status == status for text in self.texts.values())

    def count_reviewed(self) -> int:
        """How many translations a named person has read against the present Japanese."""
        if self.translations is None:
            return 0
        by_file = self.translations.made_by
        return sum(
            (self.translations.texts[path].made_by or by_file) != "machine"
            for path, text in self.texts.items()
            if text.status == "translated"
        )

    def pending(self) -> list[PendingText]:
        """The texts that are missing or stale, in the order of the data."""
        made = self.translations.texts if self.translations else {}
        return [
            PendingText(
                path,
                text.status,
                made[path].source if path in made else None,
                text.source,
                self.lines.get(path),
            )
            for path, text in self.texts.items()
            if text.status in ("missing", "stale")
        ]


def load_editions(
    data: Path, unpublished: bool = False, today: date | None = None
) -> tuple[Edition, ...]:
    """Read the folder `data`; the source language comes first.

    With `unpublished`, the languages that are kept off the site come along. `today` is the day on
    which somebody edits the data; see `guide.facts.load.check`.

    Raises `DataError` with every mistake in every file.
    """
    locales, problems = _load_list(data, "locales", list[Locale])
    for name, kind in (
        ("readings", list[Reading]),
        ("readings-settled", list[SettledReading]),
        ("glossary", list[GlossaryTerm]),
        ("easy-japanese", EasyWords),
    ):
        _, mistakes = _load(data, name, kind)
        problems += mistakes
    guide, mistakes = check(data, today)
    problems += mistakes
    editions = []
    if guide is not None:
        for locale in locales:
            edition, mistakes = _load_edition(data, locale, guide)
            problems += mistakes
            if edition is not None and (locale.publish or unpublished):
                editions.append(edition)
    if locales and locales[0].id != SOURCE_LOCALE:
        message = f'the first locale must be the source language, "{SOURCE_LOCALE}"'
        problems.append(Problem(Path(data.name) / "locales.yaml", 1, 1, "locales", message))
    if problems:
        raise DataError(problems)
    return tuple(editions)


def _load_edition(data: Path, locale: Locale, guide: Guide) -> tuple[Edition | None, list[Problem]]:
    if locale.id == SOURCE_LOCALE:
        return Edition(locale, guide, None), []
    translations, lines, mistakes = load_translations(data, locale, guide)
    if translations is None:
        return None, mistakes
    return Edition(locale, localize(guide, translations, locale), translations, lines), mistakes


def _load_list(data: Path, name: str, kind: Any) -> tuple[list[Any], list[Problem]]:
    """Read `data/NAME.yaml`, a list; return what is in it and the mistakes."""
    records, mistakes = _load(data, name, kind)
    return records or [], mistakes


def _load(data: Path, name: str, kind: Any) -> tuple[Any, list[Problem]]:
    """Read `data/NAME.yaml` as a `kind`; return it (None if it has mistakes) and the mistakes."""
    document = read(data / f"{name}.yaml", Path(data.name) / f"{name}.yaml")
    value = None if document.value is None else validate(document, kind, {})
    return value, document.problems


def load_readings(data: Path) -> dict[str, str]:
    """The readings of Japanese names by word, from data that has been checked."""
    readings, _ = _load_list(data, "readings", list[Reading])
    return {reading.word: reading.reading for reading in readings}


def load_easy_words(data: Path) -> EasyWords:
    """What the rules of easy Japanese have to know, from data that has been checked."""
    words: EasyWords = _load(data, "easy-japanese", EasyWords)[0]
    return words


def load_glossary(data: Path) -> list[GlossaryTerm]:
    """The terms and their forms in every locale, from data that has been checked."""
    return _load_list(data, "glossary", list[GlossaryTerm])[0]
