"""A file of `data/translations/` in; its texts, what it still has of others, its mistakes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from guide.facts.document import Document
from guide.facts.locales import Locale, Translation, Translations
from guide.facts.problems import Problem
from guide.facts.reading import read
from guide.facts.text_paths import kind_at
from guide.facts.validating import validate
from guide.facts.values import Text
from guide.languages.checks import mistakes
from guide.languages.orphans import near_miss, never_right


@dataclass(frozen=True)
class Loaded:
    """One file of translations."""

    translations: Translations | None
    """None where the file has mistakes of form."""
    orphans: Mapping[str, Translation] = field(default_factory=dict)
    """The translations of texts that are gone, by their paths."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Where each translation stands in the file, from 1."""
    problems: list[Problem] = field(default_factory=list)
    near_misses: Mapping[str, Problem] = field(default_factory=dict)
    """Orphans whose path was typed wrongly, if no other file has the same ones."""


def load_translations(
    data: Path, locale: Locale, known: Mapping[str, Text] | None, today: date | None
) -> Loaded:
    """Read `data/translations/LOCALE.yaml`.

    `known` are the texts of the guide by their paths; None where the facts have mistakes, so that
    they are not known: then each translation is only compared with its own source. `today` is the
    last day on which somebody may have reviewed.

    A missing or stale text is no mistake, nor is an orphan. What was typed wrongly is one, and what
    `checks.py` finds.
    """
    document = read(
        data / "translations" / f"{locale.id}.yaml",
        Path(data.name) / "translations" / f"{locale.id}.yaml",
    )
    if document.value is None:
        return Loaded(None, problems=document.problems)
    translations = validate(document, Translations, {"today": today})
    if translations is None:
        return Loaded(None, problems=document.problems)
    written = translations.texts
    orphans = {}
    near_misses = {}
    for path, translation in written.items():
        if known is not None and path not in known:
            orphans[path] = translation
            if wrong := never_right(path, known, written):
                document.complain(("texts", path), wrong, of_key=True)
            elif wrong := near_miss(path, translation, known, written):
                near_misses[path] = document.problem(("texts", path), wrong, of_key=True)
        elif kind := kind_at(path):
            for message in mistakes(locale, translation.source, kind(translation.text)):
                document.complain(("texts", path, "text"), message)
    texts = {path: one for path, one in written.items() if path not in orphans}
    return Loaded(
        translations.model_copy(update={"texts": texts}),
        orphans,
        _lines(document, written),
        document.problems,
        near_misses,
    )


def _lines(document: Document, written: Mapping[str, Translation]) -> dict[str, int]:
    return {path: document.position(("texts", path), of_key=True)[0] for path in written}
