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
    texts = list(texts)
    of_file = edition.translations.made_by
    made = Counter(by for text in texts if (by := edition.maker(text)))
    by_machine = made.pop("machine", 0)
    if not made:
        if by_machine:
            yield words(machine)
        return
    is_of_all = not any(text.is_old for text in texts)
    for reviewer, count in made.items():
        if isinstance(reviewer, Reviewer):
            said = {"name": reviewer.name, "date": words.formats.date(reviewer.on)}
            if reviewer == of_file and is_of_all:
                yield words(reviewed, **said)
            else:
                number = words.formats.number(count)
                yield words("translation.reviewed_texts", count=number, **said)
    if by_machine:
        yield words("translation.machine_texts")


def mark(words: Phrases, edition: Edition, texts: Iterable[Text]) -> list[Said]:
    """What stands above a page that shows `texts`: a few words on all of its translation.

    A text that somebody has read against another Japanese counts as out of date, not as read.
    """
    texts = list(texts)
    made = {by for text in texts if (by := edition.maker(text))}
    if "machine" in made:
        return [words("translation.short")]
    by_persons = [words("translation.short_reviewed")] if made else []
    outdated = [words("progress.stale")] if any(text.is_old for text in texts) else []
    return by_persons + outdated or [words("progress.missing")]
