"""Links on GitHub to correct a fact: to its line, and to a form that says what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from guide.facts.lines import records_of
from guide.facts.provenance import Named
from guide.facts.record import Model, Record
from guide.languages.editions import Edition
from guide.languages.phrases import plain
from guide.site import Site

NOT_SAID = {"id", "name", *Record.model_fields}
"""What a record does not say of its subject, or what is said before."""


class Corrections:
    """The links for the pages of one edition."""

    def __init__(self, site: Site, edition: Edition) -> None:
        self._site = site
        self._edition = edition

    @cached_property
    def _paths(self) -> dict[int, str]:
        return {id(record): path for path, record in records_of(self._edition.guide)}

    def path(self, record: Record | Named) -> str:
        """By what a fact is known: `offices.ID`; empty where it does not stand in the data."""
        return self._paths.get(id(record.record if isinstance(record, Named) else record), "")

    def place(self, record: Record | Named) -> tuple[str, int] | None:
        """Its file below `data/`, and its line."""
        return self._site.lines.get(self.path(record))

    def each(self, records: Sequence[Record | Named]) -> list[Record | Named]:
        """Those of the facts that stand in the data, each once."""
        found: dict[str, Record | Named] = {}
        for one in records:
            if self.place(one):
                found.setdefault(self.path(one), one)
        return list(found.values())

    def line(self, record: Record | Named) -> str:
        """The address of its line on GitHub, where a pencil lets it be edited."""
        file, line = self.place(record) or ("", 1)
        return f"{self._site.repository}/blob/main/data/{file}#L{line}"

    def said(self, one: Record | Named) -> str:
        """What a fact says at present, in the reader's language: its name, its path, its values."""
        record = one.record if isinstance(one, Named) else one
        name = getattr(one, "name", None)
        path = self.path(one)
        return f"{f'{plain(name)} ({path})' if name else path}: {', '.join(_values(record))}"

    def form(self, records: Sequence[Record | Named], here: str) -> str:
        """The address of a form that says what is wrong; guide.js adds what `said` says of each.

        `here` is the page's address below the site's root.
        """
        filled = {
            "template": "mistake.yml",
            "page": f"{self._site.url}{here}",
            "fact": " ".join(dict.fromkeys(filter(None, map(self.path, records)))),
        }
        return f"{self._site.repository}/issues/new?{urlencode(filled)}"


def _values(value: Any) -> Iterator[str]:
    """What stands in a record itself, as bare text; not what has a source of its own."""
    if isinstance(value, Model):
        for name in type(value).model_fields:
            field = getattr(value, name)
            if name not in NOT_SAID and not isinstance(field, Record):
                yield from _values(field)
    elif isinstance(value, list):
        for item in value:
            if not isinstance(item, Record):
                yield from _values(item)
    elif isinstance(value, time):
        yield value.isoformat("minutes")
    elif value is not None and not isinstance(value, bool):
        yield plain(value)
