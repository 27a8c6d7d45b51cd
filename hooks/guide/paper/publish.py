"""The site in, the site with its PDFs out."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from guide.paper.content import papers
from guide.paper.typeset import typeset
from guide.site import JAPAN_TIME, Site, source_date, today

# What the PDFs are made from.
SOURCES = ("data", "print", "hooks", "requirements.txt")


def last_change(root: Path) -> datetime:
    """When what the PDFs are made from was last changed.

    This is SOURCE_DATE_EPOCH, or else the moment of the last commit to it, or else the beginning of
    today, where there is no history. Raises `SettingError`.
    """
    if moment := source_date():
        return moment
    log = ["git", "log", "-1", "--format=%ct", "--", *SOURCES]
    try:
        committed = subprocess.run(log, cwd=root, capture_output=True, text=True).stdout.strip()
    except FileNotFoundError:
        committed = ""
    if not committed:
        return datetime.combine(today(), datetime.min.time(), JAPAN_TIME)
    return datetime.fromtimestamp(int(committed), JAPAN_TIME)


def with_pdfs(site: Site, root: Path, only: str | None = None) -> Site:
    """The site with its PDFs, made or taken from `.build/pdf/` below `root`.

    `only` is the id of the one locale whose PDFs are wanted. Raises `TypesettingError`.
    """
    changed = last_change(root)
    made = typeset(
        papers(site, changed.date(), only),
        [edition.locale for edition in site.editions],
        root / ".build/pdf",
        int(changed.timestamp()),
    )
    return replace(site, pdfs={pdf.address: pdf for pdf in made})
