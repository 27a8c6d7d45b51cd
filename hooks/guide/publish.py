"""The site in, the site with its PDFs out.

Also `python -m guide.publish [LOCALE]`, which is `make pdf`: it makes the PDFs of one language, or
of all, in `.build/print/`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from mkdocs.config import load_config

from guide.editions import load_editions
from guide.pages import Site
from guide.papers import papers
from guide.problems import DataError
from guide.site import JAPAN_TIME, SettingError, source_date, today
from guide.typeset import TypesettingError, typeset

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


def main(only: str | None) -> int:
    """Make PDFs in `.build/print/`; return the exit status."""
    root = Path.cwd()
    config = load_config(str(root / "mkdocs.yml"))
    try:
        editions = load_editions(root / "data")
        if only not in (None, *(edition.locale.id for edition in editions)):
            print(f"{only} is not a published language of data/locales.yaml", file=sys.stderr)
            return 1
        site = Site(config.site_url or "/", config.extra["repository"], today(), editions)
        site = with_pdfs(site, root, only)
    except (DataError, SettingError, TypesettingError) as mistake:
        print(mistake, file=sys.stderr)
        return 1
    folder = root / ".build/print"
    folder.mkdir(parents=True, exist_ok=True)
    for pdf in site.pdfs.values():
        file = folder / Path(pdf.address).name
        shutil.copyfile(pdf.file, file)
        print(f"{file.relative_to(root)}: {pdf.pages} pages, {-(-pdf.size // 1000)} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if sys.argv[1:] and sys.argv[1] else None))
