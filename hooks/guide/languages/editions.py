"""Everything in `data/` in, the guide in each published language out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from guide.facts.document import Document
from guide.facts.files import mistaken_files
from guide.facts.guide import Guide
from guide.facts.language_names import rules_across_languages
from guide.facts.load import check
from guide.facts.locales import (
    SOURCE_LOCALE,
    EasyWords,
    GlossaryTerm,
    Locale,
    MadeBy,
    Reading,
    Reviewer,
    SettledReading,
    Translation,
    Translations,
)
from guide.facts.messages import told
from guide.facts.near import names_of_language
from guide.facts.problems import DataError, Problem
from guide.facts.reading import read
from guide.facts.record import named_once, stands_once
from guide.facts.validating import validate, well_formed
from guide.facts.values import Text
from guide.languages.localize import localize, texts
from guide.languages.translations import Loaded, load_translations

# The files of data/ about languages, beside that of the locales and the translations.
OF_LANGUAGES: dict[str, Any] = {
    "readings": list[Reading],
    "readings-settled": list[SettledReading],
    "glossary": list[GlossaryTerm],
    "easy-japanese": EasyWords,
}
LOCALES = Annotated[list[Locale], Field(min_length=1)]

# Beside its id, by what a record is known in these files.
KNOWN_BY = {"readings": "word", "readings-settled": "word", "glossary": "term", "locales": "name"}


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
    lines: Mapping[str, int] = field(default_factory=dict)
    """Where each translation stands in its file, from 1."""
    orphans: Mapping[str, Translation] = field(default_factory=dict)
    """Translations of texts that are gone from the data, by their paths; nothing shows them."""

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

    def maker(self, text: Text) -> MadeBy | None:
        """Who answers for a translation of this edition: `machine`, or who has read it.

        None for a text that is none, such as the Japanese in its place; and for one that somebody
        has read, but against another Japanese.
        """
        path = self._paths.get(id(text))
        if self.translations is None or path is None or text.stands_in:
            return None
        by = self.translations.texts[path].made_by or self.translations.made_by
        return None if isinstance(by, Reviewer) and text.status == "stale" else by

    @cached_property
    def _paths(self) -> dict[int, str]:
        """The path of each text by its `id`: the same words may stand at several paths."""
        return {id(text): path for path, text in self.texts.items()}

    @cached_property
    def reviews(self) -> dict[Reviewer, list[str]]:
        """The paths of the texts that persons have read against the present Japanese."""
        found: dict[Reviewer, list[str]] = {}
        for path, text in self.texts.items():
            if isinstance(by := self.maker(text), Reviewer):
                found.setdefault(by, []).append(path)
        return found

    def count_reviewed(self) -> int:
        """How many translations a named person has read against the present Japanese."""
        return sum(map(len, self.reviews.values()))

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
    data: Path, unpublished: bool = False, today: date | None = None, only: str | None = None
) -> tuple[Edition, ...]:
    """Read the folder `data`; the source language comes first.

    With `unpublished`, the languages that are kept off the site come along; with `only`, the id of
    one, no other translations are read, whatever is wrong in them. `today` is the day on which
    somebody edits the data, see `guide.facts.load.check`; nobody may have reviewed a translation
    after that day.

    Raises `DataError` with every mistake in every file.
    """
    locales, listed = _load_locales(data)
    problems = listed.problems
    ids = {locale.id: [locale.name, *names_of_language(locale.lang)] for locale in locales} or None
    for name, kind in OF_LANGUAGES.items():
        value, mistakes = _load(data, name, kind, {"locales": ids, "today": today})
        problems += _told_once_of_a_language(mistakes)
        if name == "glossary":
            problems += _missing_files(data, locales, listed, value)
    problems += mistaken_files(data, [*Guide.files(), "locales", *OF_LANGUAGES], ids)
    guide, mistakes = check(data, today)
    problems += mistakes
    locales = locales or well_formed(listed, Locale)
    locales = [one for one in locales if only in (None, one.id) or one.id == SOURCE_LOCALE]
    editions = []
    known = None if guide is None else texts(guide)
    files = {
        locale.id: load_translations(data, locale, known, today)
        for locale in locales
        if locale.id != SOURCE_LOCALE and _file_of(data, locale).exists()
    }
    left_behind = Counter(path for loaded in files.values() for path in loaded.orphans)
    for locale in locales:
        loaded = files.get(locale.id, Loaded(None))
        problems += loaded.problems
        near = {} if only else loaded.near_misses
        problems += [miss for path, miss in near.items() if left_behind[path] == 1]
        if guide is not None and (locale.publish or unpublished):
            editions.append(_edition(locale, guide, loaded))
    if problems:
        raise DataError(problems)
    return tuple(editions)


def _load_locales(data: Path) -> tuple[list[Locale], Document]:
    """The languages, and their list with its mistakes.

    Where it has mistakes of form there are no languages: what else is said of them would follow.
    """
    locales, document = _read(data, "locales", LOCALES, {})
    if document.problems:
        return [], document
    for path, message in rules_across_languages(locales):
        document.complain(path, message)
    return locales, document


def _missing_files(
    data: Path, locales: list[Locale], listed: Document, glossary: list[GlossaryTerm] | None
) -> Iterator[Problem]:
    """What is said of files of translations that are missing.

    A new language, of which no term has forms yet, is told in the list of the languages.
    """
    named = {locale for term in glossary or [] for locale in term.forms}
    for position, locale in enumerate(locales):
        file = _file_of(data, locale)
        if locale.id == SOURCE_LOCALE or file.exists():
            continue
        shown = Path(data.name) / "translations" / file.name
        message = told("translations-missing", name=locale.name, file=shown)
        if locale.id in named:
            yield Problem(shown, 1, 1, "", told("file-missing"))
        else:
            yield listed.problem((position, "id"), message)


def _file_of(data: Path, locale: Locale) -> Path:
    return data / "translations" / f"{locale.id}.yaml"


def _told_once_of_a_language(problems: list[Problem]) -> Iterator[Problem]:
    """The mistakes, with one for all that was left of a language that has been removed."""
    left: dict[object, list[Problem]] = {}
    for problem in problems:
        values = dict(problem.message.values)
        if problem.message.name == "not-known-id" and values["kind"] == "locales":
            left.setdefault(values["value"], []).append(problem)
        else:
            yield problem
    for locale, (first, *others) in left.items():
        gone = told("locale-gone", locale=locale, count=len(others) + 1)
        yield replace(first, message=gone) if others else first


def _edition(locale: Locale, guide: Guide, loaded: Loaded) -> Edition:
    made = loaded.translations
    if made is None:
        return Edition(locale, guide, None)
    return Edition(locale, localize(guide, made, locale), made, loaded.lines, loaded.orphans)


def _load_list(data: Path, name: str, kind: Any) -> tuple[list[Any], list[Problem]]:
    """Read `data/NAME.yaml`, a list; return what is in it and the mistakes."""
    records, mistakes = _load(data, name, kind)
    return records or [], mistakes


def _load(
    data: Path, name: str, kind: Any, known: dict[str, Any] | None = None
) -> tuple[Any, list[Problem]]:
    """Read `data/NAME.yaml` as a `kind`; return it (None if it has mistakes) and the mistakes.

    `known` are the ids that it may refer to, see `facts/validating.py`.
    """
    value, document = _read(data, name, kind, known or {})
    return value, document.problems


def _read(data: Path, name: str, kind: Any, known: dict[str, Any]) -> tuple[Any, Document]:
    document = read(data / f"{name}.yaml", Path(data.name) / f"{name}.yaml")
    value = None if document.value is None else validate(document, kind, known)
    complaints = [*named_once(document), *stands_once(document, KNOWN_BY.get(name, "id"))]
    for _, path, message in complaints:
        document.complain(path, message)
    return value, document


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
