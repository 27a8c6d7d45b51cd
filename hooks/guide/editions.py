"""Everything in `data/` in, the guide in each published language out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guide.load import check, validate
from guide.localize import load_translations, localize, texts
from guide.model import SOURCE_LOCALE, Guide, Locale, Translations
from guide.problems import DataError, Problem
from guide.reading import read


@dataclass(frozen=True)
class Edition:
    """The guide in one language, with what is known of its translation."""

    locale: Locale
    guide: Guide
    translations: Translations | None
    """None for the source language."""

    def count(self, status: str) -> int:
        """How many texts are "translated", "stale" or "missing"."""
        return sum(text.status == status for text in texts(self.guide).values())


def load_editions(data: Path) -> tuple[Edition, ...]:
    """Read the folder `data`; the source language comes first.

    Raises `DataError` with every mistake in every file.
    """
    locales, problems = load_locales(data)
    guide, mistakes = check(data)
    problems += mistakes
    editions = []
    for locale in locales:
        translations = None
        if guide is not None and locale.id != SOURCE_LOCALE:
            translations, mistakes = load_translations(data, locale, guide)
            problems += mistakes
        if guide is not None and locale.publish:
            editions.append(Edition(locale, localize(guide, translations, locale), translations))
    if problems:
        raise DataError(problems)
    return tuple(editions)


def load_locales(data: Path) -> tuple[list[Locale], list[Problem]]:
    """Read `data/locales.yaml`; return the locales and the mistakes in it."""
    document = read(data / "locales.yaml", Path(data.name) / "locales.yaml")
    locales = None if document.value is None else validate(document, list[Locale], {})
    if locales is not None and (not locales or locales[0].id != SOURCE_LOCALE):
        document.complain((), f'the first locale must be the source language, "{SOURCE_LOCALE}"')
    return locales or [], document.problems
