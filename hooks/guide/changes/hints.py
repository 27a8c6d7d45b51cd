"""Two states and their changes in; out, in words: what somebody should look at again.

None of it is a mistake: only a person with the document in hand can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide.changes.numbers import numbers_elsewhere, repeated_numbers
from guide.changes.states import State
from guide.changes.telling import Teller, code
from guide.changes.undated import undated
from guide.facts.compare import Change
from guide.facts.document import Document, Path_
from guide.facts.messages import Language, told
from guide.facts.offices import prefectures_left


def hints(
    changes: Sequence[Change], base: State, head: State, language: Language
) -> Iterator[tuple[str, list[str]]]:
    """The titles of lists, by the names of messages, with what stands in them."""
    now = Teller(head, language)
    yield "change-undated", list(_undated(changes, now))
    yield "change-repeated", list(_repeated(changes, head, now))
    yield "change-elsewhere", list(_elsewhere(changes, head, now, language))
    yield "change-left", list(_left(base, head, now))


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
    """The prefectures that have no office any more after a day, which had one before the change."""
    before = [left[1:] for _, left in _ends(base)]
    for offices, (path, day, ids) in _ends(head):
        if (day, ids) not in before:
            at = (path[0], "jurisdiction", "prefectures")
            prefectures = code(now.value(ids, offices, at))
            yield f"- {told('change-left-prefectures', day=code(day), prefectures=prefectures)}"


def _ends(of: State) -> Iterator[tuple[Document, tuple[Path_, str, list[str]]]]:
    if offices := of.documents.get("offices"):
        yield from ((offices, left) for left in prefectures_left(offices))
