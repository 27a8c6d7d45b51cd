"""What is said to editors and translators, in English and Japanese (`messages.yaml`).

A message is made where the mistake is found, by its name and the values that it tells of, and put
into words where it is shown.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import yaml
from pydantic_core import PydanticCustomError

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
_chosen: ContextVar[Language | None] = ContextVar("chosen", default=None)


@dataclass(frozen=True)
class Message:
    """Something to be said, in no language yet."""

    name: str
    """A key of `messages.yaml`."""
    values: tuple[tuple[str, object], ...] = ()
    """What is put in; a message among them is put into the same language."""

    def said(self, language: Language) -> str:
        """The message in one language."""
        values = {
            name: value.said(language) if isinstance(value, Message) else value
            for name, value in self.values
        }
        return _table()[self.name][language].format_map(values)

    def __str__(self) -> str:
        return self.said(spoken())


def told(name: str, /, **values: object) -> Message:
    """The message called `name` with its values."""
    kept = {
        name: value if isinstance(value, str | int | Message) else str(value)
        for name, value in values.items()
    }
    return Message(name, tuple(kept.items()))


def wrong(name: str, /, **values: object) -> PydanticCustomError:
    """The same, as the error that a validator raises; `validating.py` makes it a message again."""
    return wrong_at((), name, **values)


def wrong_at(place: tuple[str | int, ...], name: str, /, **values: object) -> PydanticCustomError:
    """The same of a part of the value that is validated: `place` leads there from the value."""
    context: dict[str, object] = {"message": told(name, **values)}
    return PydanticCustomError("told", "{message}", context | ({"place": place} if place else {}))


@contextmanager
def speaking(language: Language | None) -> Iterator[None]:
    """Say everything within the block in this language; with None, in that of the environment."""
    token = _chosen.set(language)
    try:
        yield
    finally:
        _chosen.reset(token)


def spoken() -> Language:
    """The language chosen, else that of the environment (LC_ALL, LC_MESSAGES, LANG), else English.

    Those are asked in the order of POSIX.
    """
    if chosen := _chosen.get():
        return chosen
    asked = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "ja" if next(filter(None, asked), "").startswith("ja") else "en"


@cache
def _table() -> dict[str, dict[Language, str]]:
    file = Path(__file__).with_name("messages.yaml")
    table: dict[str, dict[Language, str]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return table
