"""What `make learn` has learnt from queries of one language, for the index of its search box.

`tools/learn/` learns it, `overrides/assets/search/learnt.js` uses it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("weights")
# What a query may be about that has no page: no desk is known for it, or it is an emergency.
PAGELESS = ("elsewhere", "emergency")


@dataclass(frozen=True)
class Learnt:
    """Where queries lead, and by which signs."""

    leads_to: tuple[str, ...] = ()
    """Paths of pages below a language's root, or one of `PAGELESS`."""
    scale: float = 0
    """How much a strength counts."""
    buckets: str = ""
    """For each bucket of signs a character for each place and strength, and a space after it."""

    @classmethod
    def of(cls, locale: str) -> Learnt:
        """What was learnt for the locale of this id; nothing where nobody has had it learnt."""
        file = FOLDER / f"{locale}.json"
        if not file.exists():
            return cls()
        written = json.loads(file.read_text(encoding="utf-8"))
        return cls(tuple(written["leads_to"]), written["scale"], written["buckets"])

    def on(self, pages: list[str]) -> dict[str, Any]:
        """As the engine takes it, with numbers of `pages`; None for a page that is not there."""
        numbers = [
            one if one in PAGELESS else pages.index(one) if one in pages else None
            for one in self.leads_to
        ]
        return {"pages": numbers, "scale": self.scale, "buckets": self.buckets}
