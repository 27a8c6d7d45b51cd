"""Who answers for the translations on a page or a paper: said where they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from guide.facts.locales import Reviewer
from guide.facts.values import Text
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, Said


def makers(
    words: Phrases, edition: Edition, texts: Iterable[Text], machine: str, reviewed: str
) -> Iterator[Said]:
    """Sentences on who made and who has read the translations among `texts` of `edition`.

    `machine` and `reviewed` are the words of the interface that say of all of it that a machine
    made it, or that somebody has read it. Where that is not true of all, it is said how much is.
    """
    if edition.translations is None:
        return
    of_file = edition.translations.made_by
    made = Counter(by for text in texts if (by := edition.maker(text)))
    by_machine = made.pop("machine", 0)
    if isinstance(of_file, Reviewer):
        yield words(reviewed, name=of_file.name, date=words.formats.date(of_file.on))
    elif not made:
        yield words(machine)
        return
    for reviewer, count in made.items():
        if isinstance(reviewer, Reviewer) and reviewer != of_file:
            yield words(
                "translation.reviewed_texts",
                count=words.formats.number(count),
                name=reviewer.name,
                date=words.formats.date(reviewer.on),
            )
    if by_machine:
        yield words("translation.machine_texts")


def reviewed(edition: Edition, texts: Iterable[Text]) -> bool:
    """Whether a person has read every translation among `texts` of `edition`."""
    made_by = (by for text in texts if (by := edition.maker(text)))
    return next(made_by, "machine") != "machine" and "machine" not in made_by
