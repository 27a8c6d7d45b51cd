"""The translations of two states in; out: those that are worded otherwise, old and new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guide.changes.states import State
from guide.facts.document import Document
from guide.facts.locales import Reviewer
from guide.languages.editions import Edition


@dataclass(frozen=True)
class Wording:
    """A translation that is not worded as it was."""

    locale: str
    path: str
    """Of the text: `center.name`."""
    old: str
    """Empty for what had no translation."""
    new: str
    """Empty for what has none any more."""
    place: tuple[Document, int]
    """The file, and the line in it from 1."""


def wordings(base: State, head: State) -> Iterator[Wording]:
    """What is worded otherwise, in the languages that both states have and that can be read."""
    for locale, document in head.translations.items():
        before = base.translations.get(locale)
        if before is None or before.value is None or document.value is None:
            continue
        old, new = base.words(locale), head.words(locale)
        for path in dict.fromkeys([*new, *old]):
            was, now = (str(words.get(path, {}).get("text", "")) for words in (old, new))
            if was != now:
                there = document if path in new else before
                line = there.position(("texts", path), of_key=True)[0]
                yield Wording(locale, path, was, now, (there, line))


def reviews_won(base: Edition | None, head: Edition) -> dict[Reviewer, list[str]]:
    """The texts of `head` that count as read by somebody, and did not by the same one before."""
    before = base.reviews if base else {}
    return {
        reviewer: won
        for reviewer, paths in head.reviews.items()
        if (won := [path for path in paths if path not in before.get(reviewer, [])])
    }


def reviews_kept(base: Edition, head: Edition) -> dict[Reviewer, list[str]]:
    """The texts that are not what somebody has read, but that stand below the same name and day."""
    found: dict[Reviewer, list[str]] = {}
    for path, new in head.translations.texts.items() if head.translations else ():
        old = base.translations.texts.get(path) if base.translations else None
        if old is None or (old.source, old.text) == (new.source, new.text):
            continue
        was, now = (
            one.made_by or (edition.translations.made_by if edition.translations else None)
            for one, edition in ((old, base), (new, head))
        )
        if isinstance(now, Reviewer) and was == now:
            found.setdefault(now, []).append(path)
    return found
