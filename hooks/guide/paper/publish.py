"""The site in, the site with its PDFs out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from guide.facts.guide import Guide
from guide.facts.record import Model, Record
from guide.facts.sources import Source
from guide.paper.content import papers
from guide.paper.typeset import typeset
from guide.site import JAPAN_TIME, Site


def newest(guide: Guide) -> date | None:
    """The newest day on which a fact was true or was checked; None: no fact says so.

    A month counts from its first day. The same data has the same day on every machine.
    """
    return max(_days(guide), default=None)


def _days(value: Any) -> Iterator[date]:
    if isinstance(value, Record | Source) and value.as_of:
        yield date.fromisoformat(f"{value.as_of}-01"[:10])
    if isinstance(value, Record) and value.checked_on:
        yield value.checked_on
    if isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _days(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from _days(item)


def with_pdfs(site: Site, root: Path, only: str | None = None) -> Site:
    """The site with its PDFs, made or taken from `.build/pdf/` below `root`.

    `only` is the id of the one locale whose PDFs are wanted. Raises `TypesettingError`.
    """
    day = newest(site.editions[0].guide) or site.today
    moment = datetime.combine(day, datetime.min.time(), JAPAN_TIME)
    made = typeset(
        papers(site, day, only),
        [edition.locale for edition in site.editions],
        root / ".build/pdf",
        int(moment.timestamp()),
    )
    return replace(site, pdfs={pdf.address: pdf for pdf in made})
