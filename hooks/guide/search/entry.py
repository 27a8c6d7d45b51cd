"""Something that can be found, and what leads there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from guide.facts.values import Telephone
from guide.site import PageKey


@dataclass
class Entry:
    """Something that can be found: a page, or a service or office on it."""

    page: PageKey
    anchor: str
    """Its id on the page; empty for the page itself."""
    title: str
    details: list[str] = field(default_factory=list)
    """Shown below the title: the agency, whom it is for."""
    phone: Telephone | None = None
    section_number: str | None = None
    """What is asked for in addition to the number."""
    texts: list[str] = field(default_factory=list)
    """Sentences that are searched, and of which the best is shown."""
    names: list[str] = field(default_factory=list)
    """Searched like the title and never shown: official names, readings, English."""
    hints: list[str] = field(default_factory=list)
    """What readers type to get here."""

    @property
    def words(self) -> Iterator[str]:
        """Everything that is searched or shown."""
        yield from (self.title, *self.details, *self.texts, *self.names, *self.hints)
