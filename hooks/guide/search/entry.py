"""Something that can be found, and what leads there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guide.facts.values import Telephone
from guide.site import PageKey

JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


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
    beside: list[str] = field(default_factory=list)
    """Said beside the number: which section to ask for, or whom it is for."""
    other_phones: list[tuple[Telephone, str]] = field(default_factory=list)
    """Further numbers, each with who dials it."""
    texts: list[str] = field(default_factory=list)
    """Sentences that are searched, and of which the best is shown."""
    names: list[str] = field(default_factory=list)
    """Searched like the title and never shown: official names, readings, English."""
    hints: list[str] = field(default_factory=list)
    """What readers type to get here."""
    next_hints: list[str] = field(default_factory=list)
    """What readers type to get to another entry first, and then here."""
    circumstances: list[str] = field(default_factory=list)
    """Where somebody is, in which language, by which way: said beside many a matter."""

    @property
    def japanese_names(self) -> list[str]:
        """Those of the names that have a Japanese letter."""
        return [name for name in self.names if JAPANESE.search(name)]

    @property
    def other_names(self) -> list[str]:
        """The others: in English, and numbers."""
        return [name for name in self.names if not JAPANESE.search(name)]

    @property
    def looked_for(self) -> Iterator[str]:
        """What readers type to find it; sentences of its page are found beside."""
        yield from (self.title, *self.hints, *self.next_hints, *self.circumstances)
