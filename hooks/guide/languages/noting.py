"""Who asks collects what is said meanwhile: the texts of a page, the values that texts take."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from guide.facts.values import Text

_noted: ContextVar[dict[Text, None] | None] = ContextVar("noted", default=None)


@contextmanager
def noting_texts() -> Iterator[Collection[Text]]:
    """Collect, in order and each once, the texts that are said within the block."""
    texts: dict[Text, None] = {}
    token = _noted.set(texts)
    try:
        yield texts.keys()
    finally:
        _noted.reset(token)


_values: ContextVar[dict[int, set[frozenset[str]]] | None] = ContextVar("values", default=None)


@contextmanager
def noting_values() -> Iterator[Mapping[int, Collection[frozenset[str]]]]:
    """Collect the names of the values that each text (by `id`) is said with within the block."""
    values: dict[int, set[frozenset[str]]] = {}
    token = _values.set(values)
    try:
        yield values
    finally:
        _values.reset(token)


def note(text: Text, values: Collection[str] = ()) -> None:
    """Say that a text is said, to whoever collects it."""
    noted = _noted.get()
    if noted is not None:
        noted.setdefault(text)
    with_values = _values.get()
    if with_values is not None:
        with_values.setdefault(id(text), set()).add(frozenset(values))


def note_again(texts: Iterable[Text]) -> None:
    """Say that texts stand here as they were said before; with which values is noted already."""
    noted = _noted.get()
    if noted is not None:
        for text in texts:
            noted.setdefault(text)
