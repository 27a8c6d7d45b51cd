"""Translations whose text is gone from the data: what was typed wrongly, what was left behind.

A record that is removed or renamed leaves its translations behind in every language. These are
orphans, no mistakes: nothing shows them, and `make fix` carries along or clears them. A path that
never was right is a mistake of whoever wrote it.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping, Sequence

from guide.facts.locales import Translation
from guide.facts.messages import Message, told
from guide.facts.text_paths import kind_at
from guide.facts.values import Text


def never_right(path: str, known: Mapping[str, Text], written: Collection[str]) -> Message | None:
    """What is wrong with a path that names a field that no model has, with the remedy; else None.

    `known` are the texts of the guide by their paths, `written` the paths of the translation's
    file.
    """
    if kind_at(path) is not None:
        return None
    free = [one for one in known if one not in written]
    close = difflib.get_close_matches(path, free, 1, 0.8) or difflib.get_close_matches(
        path, known, 1, 0.8
    )
    remedy = told("did-you-mean", close=close[0]) if close else told("remove-entry")
    return told("no-text-here", remedy=remedy)


def near_miss(
    path: str, translation: Translation, known: Mapping[str, Text], written: Collection[str]
) -> Message | None:
    """What is wrong with an unknown id that was probably typed wrongly, with the remedy; else None.

    Its record stands in the same file under a near name, and lacks just this text. So it looks as
    well where an id of the facts has been changed a little: then other files have it, too.
    """
    for new in homes(path, translation, known, written):
        if difflib.get_close_matches(path, [new]) and _has_others(path, new, written):
            return told("no-text-here", remedy=told("did-you-mean", close=new))
    return None


def homes(
    path: str, translation: Translation, known: Mapping[str, Text], written: Collection[str]
) -> Iterator[str]:
    """Where an orphan belongs now: the same Japanese under another id, not translated there yet."""
    steps = path.split(".")
    for new, text in known.items():
        if text.source == translation.source and new not in written:
            others = new.split(".")
            if len(others) == len(steps) and len(_different(steps, others)) == 1:
                yield new


def _different(steps: Sequence[str], others: Sequence[str]) -> list[int]:
    return [place for place, step in enumerate(steps) if step != others[place]]


def _has_others(path: str, new: str, written: Collection[str]) -> bool:
    """Whether the record that `new` belongs to has other translations in the file."""
    steps, others = path.split("."), new.split(".")
    (place,) = _different(steps, others)
    record = ".".join(others[: min(place + 1, len(others) - 1)]) + "."
    return any(one.startswith(record) for one in written)
