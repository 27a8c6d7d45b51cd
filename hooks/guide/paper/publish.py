"""The site in, the site with its PDFs out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path

from guide.facts.newest import newest_day
from guide.paper.content import papers
from guide.paper.first_pages import first_pages
from guide.paper.typeset import typeset
from guide.paper.workers import workers
from guide.site import JAPAN_TIME, Pdf, Site


def with_pdfs(site: Site, root: Path, only: str | None = None) -> Site:
    """The site with its PDFs, made or taken from `.build/pdf/` below `root`.

    `only` is the id of the one locale whose PDFs are wanted. Raises `TypesettingError`.
    """
    day = newest_day(site.editions[0].guide, site.today)
    moment = datetime.combine(day, datetime.min.time(), JAPAN_TIME)
    made = typeset(
        papers(site, only),
        [edition.locale for edition in site.editions],
        root / ".build/pdf",
        int(moment.timestamp()),
    )
    return replace(site, pdfs={pdf.address: pdf for pdf in made}, first_pages=_first_pages(made))


def _first_pages(pdfs: Iterable[Pdf]) -> dict[str, Path]:
    """A picture for the PDFs of each language, by address."""
    beside = groupby(pdfs, lambda pdf: pdf.first_pages)
    files = {address: [pdf.file for pdf in some] for address, some in beside}
    with workers() as pool:
        return dict(zip(files, pool.map(first_pages, files.values()), strict=True))
