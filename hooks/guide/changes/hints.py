"""Two states and their changes in; out, in words: what somebody should look at again.

None of it is a mistake: only a person with the document in hand can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from guide.changes.names import old_names
from guide.changes.numbers import numbers_elsewhere, repeated_numbers
from guide.changes.states import State
from guide.changes.telling import Teller, code, escaped, named
from guide.changes.undated import undated
from guide.facts.compare import Change
from guide.facts.document import Document, Path_, records
from guide.facts.messages import Language, told
from guide.facts.offices import (
    early_prefectures,
    offices_by_prefecture,
    prefectures_left,
    shared_prefectures,
)
from guide.facts.topics import topics_left
from guide.languages.naming import BETWEEN
from guide.site import today


def hints(
    changes: Sequence[Change], base: State, head: State, language: Language
) -> Iterator[tuple[str, list[str]]]:
    """The titles of lists, by the names of messages, with what stands in them."""
    now = Teller(head, language)
    yield "change-undated", list(_undated(changes, now))
    yield "change-repeated", list(_repeated(changes, head, now))
    yield "change-elsewhere", list(_elsewhere(changes, head, now, language))
    yield "change-left", list(_left(base, head, now))
    shared = [*_shared(base, head, now, language), *_early(base, head, now)]
    yield "change-shared", shared
    yield "change-old-names", list(_old_names(changes, head, now))
    yield "change-confirmed", list(_confirmed(base, head))


def _undated(changes: Sequence[Change], now: Teller) -> Iterator[str]:
    """The facts that change, but of which date and source are what they were."""
    for document, path in undated(changes):
        yield f"- {told('change-undated-fact', place=now.place(document, path))}"


def _repeated(changes: Sequence[Change], head: State, now: Teller) -> Iterator[str]:
    """The new telephone numbers that another record has, too."""
    for place, other in repeated_numbers(changes, head.documents):
        said = told("change-repeated-number", place=now.place(*place), other=now.place(*other))
        yield f"- {said}"


def _elsewhere(
    changes: Sequence[Change], head: State, now: Teller, language: Language
) -> Iterator[str]:
    """The telephone numbers of another prefecture than that of the address."""
    for one in numbers_elsewhere(changes, head.documents):
        said = told(
            "change-elsewhere-number",
            place=now.place(*one.record),
            number=code(one.number),
            area=one.area(language),
            prefecture=now.place(*one.prefecture),
        )
        yield f"- {said}"


def _left(base: State, head: State, now: Teller) -> Iterator[str]:
    """The prefectures and topics that nobody serves after a day, and somebody did before."""
    before = [left[1:] for _, left in _prefectures_left(base)]
    for offices, (path, day, ids) in _prefectures_left(head):
        if (day, ids) not in before:
            at = (path[0], "jurisdiction", "prefectures")
            prefectures = code(now.value(ids, offices, at))
            yield f"- {told('change-left-prefectures', day=code(day), prefectures=prefectures)}"
    left = {(topics.name(path), day) for topics, path, day in _topics_left(base)}
    for topics, path, day in _topics_left(head):
        if (topics.name(path), day) not in left:
            place = now.place(topics, path)
            yield f"- {told('change-left-topic', place=place, day=code(day))}"


def _prefectures_left(of: State) -> Iterator[tuple[Document, tuple[Path_, str, list[str]]]]:
    if offices := of.documents.get("offices"):
        yield from ((offices, left) for left in prefectures_left(offices))


def _topics_left(of: State) -> Iterator[tuple[Document, Path_, str]]:
    topics, agencies = (of.documents.get(name) for name in ("topics", "agencies"))
    if topics and agencies:
        yield from ((topics, path, day) for path, day in topics_left(topics, agencies))


def _shared(base: State, head: State, now: Teller, language: Language) -> Iterator[str]:
    """The prefectures that more offices cover than before."""
    offices, before = head.documents.get("offices"), base.documents.get("offices")
    known = shared_prefectures(before) if before else {}
    shared = shared_prefectures(offices) if offices else {}
    for prefecture, places in shared.items():
        if offices and len(places) > len(known.get(prefecture, ())):
            at = (places[0], "jurisdiction", "prefectures")
            shown = code(now.value([prefecture], offices, at))
            listed = BETWEEN[language].join(now.place(offices, (place,)) for place in places)
            yield f"- {told('change-shared-prefecture', prefecture=shown, offices=listed)}"


def _early(base: State, head: State, now: Teller) -> Iterator[str]:
    """The prefectures that an office is to cover anew while that of before still does."""
    offices, before = head.documents.get("offices"), base.documents.get("offices")
    if not offices:
        return
    had = offices_by_prefecture(before) if before else {}
    covering = records(offices.value)
    for prefecture, (day, ending, lasting) in early_prefectures(offices, str(today())).items():
        for place in lasting:
            if covering[place].get("id") not in had.get(prefecture, ()):
                shown = now.value([prefecture], offices, (place, "jurisdiction", "prefectures"))
                said = told(
                    "change-shared-early",
                    prefecture=code(shown),
                    office=now.place(offices, (place,)),
                    ending=now.place(offices, (ending,)),
                    day=code(day),
                )
                yield f"- {said}"


def _old_names(changes: Sequence[Change], head: State, now: Teller) -> Iterator[str]:
    """The texts in which a name still stands that somebody no longer bears."""
    for one in old_names(changes, head.documents):
        document, path = one.place
        place = now.place(document, path)
        said = told("change-old-name", place=place, old=code(one.old), new=code(one.new))
        there = escaped(f"{document.file}:{document.position(path)[0]}")
        yield f"- {said} <sub>{there}</sub>"


def _confirmed(base: State, head: State) -> Iterator[str]:
    """The translations that are said to be of another Japanese than before, and are the same."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for locale in head.translations:
        old, new = base.words(locale), head.words(locale)
        paths = tuple(path for path in new if path in old and _stays(old[path], new[path]))
        alike.setdefault(paths, []).append(locale)
    for paths, locales in alike.items():
        if paths:
            listed = ", ".join(locales)
            yield f"- {told('change-confirmed-texts', locales=listed, named=named(paths))}"


def _stays(old: dict[str, Any], new: dict[str, Any]) -> bool:
    return old.get("text") == new.get("text") and old.get("source") != new.get("source")
