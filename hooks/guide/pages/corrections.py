"""Links on GitHub to correct a fact: to its line, and to a form that says what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from urllib.parse import urlencode

from guide.facts.lines import records_of
from guide.facts.provenance import Named
from guide.facts.record import Record
from guide.languages.editions import Edition
from guide.languages.phrases import plain
from guide.site import Site

NAMED_IN_FORM = 5
"""Facts that a form is about; GitHub takes no address of any length."""


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

    def line(self, record: Record | Named) -> str:
        """The address of its line on GitHub, where a pencil lets it be edited."""
        file, line = self.place(record) or ("", 1)
        return f"{self._site.repository}/blob/main/data/{file}#L{line}"

    def form(self, records: Sequence[Record | Named], here: str, title: object) -> str:
        """The address of a form that says what is wrong, filled in as far as the page knows.

        `here` is the page's address below the site's root, `title` what it is called.
        """
        shown = records[:NAMED_IN_FORM]
        names = (getattr(record, "name", None) for record in shown)
        fields = {
            "template": "mistake.yml",
            "title": plain(title),
            "page": f"{self._site.url}{here}",
            "fact": " ".join(filter(None, map(self.path, shown))),
            "mistake": " / ".join(plain(name) for name in names if name),
        }
        filled = {name: value for name, value in fields.items() if value}
        return f"{self._site.repository}/issues/new?{urlencode(filled)}"
