"""The `nav` of mkdocs.yml in, the main pages out, or every mistake in it at once."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from pathlib import Path

from guide.facts.document import Document, Path_, records
from guide.facts.guide import Guide
from guide.facts.messages import told
from guide.facts.problems import DataError
from guide.facts.reading import read
from guide.site import EACH, HOME, page_keys

CONFIG = "mkdocs.yml"
FORM = told("navigation-form")


def main_pages(guide: Guide, root: Path) -> dict[str, str]:
    """The files of the main pages below `content/`, by the names of their words.

    They stand in mkdocs.yml in the folder `root`. A page that this guide is without, such as that
    of a grant, is left out. Raises `DataError`.
    """
    document = read(root / CONFIG, Path(CONFIG), tags=True)
    nav = records((document.value or {}).get("nav"))
    words = {f"{group}.{name}" for group, names in guide.interface.items() for name in names}
    made = {key.file for key in page_keys(guide)}
    files = made | _single_pages(root / "content")
    found: dict[str, str] = {}
    listed: set[str] = set()
    for position, item in enumerate(nav):
        at: Path_ = ("nav", position)
        word, file = next(iter(item.items()), ("", None))
        if len(item) != 1 or not isinstance(file, str):
            document.complain(at, told("one-level", remedy=FORM))
            continue
        _expect(document, (*at, word), word, words, "not-a-word", of_key=True)
        _expect(document, (*at, word), file, files, "not-a-page")
        for given in {word, file} & listed:
            document.complain((*at, word), told("nav-twice", given=given), of_key=given == word)
        listed |= {word, file}
        if file in made:
            found[word] = file
    if not document.problems and HOME.file not in found.values():
        document.complain(("nav",), told("no-home-page", file=HOME.file))
    if document.problems:
        raise DataError(document.problems)
    return found


def _single_pages(content: Path) -> set[str]:
    """The pages that are made once, from a template of their own, where there is need for them."""
    files = {file.relative_to(content).as_posix() for file in content.rglob("*.md")}
    return {file for file in files if EACH not in file}


def _expect(
    document: Document,
    at: Path_,
    given: str,
    known: Collection[str],
    mistake: str,
    of_key: bool = False,
) -> None:
    """Note a `mistake`, by the name of its message, where what is given is not known."""
    if given not in known:
        close = difflib.get_close_matches(given, known, 1)
        remedy = told("did-you-mean", close=close[0]) if close else FORM
        document.complain(at, told(mistake, given=given, remedy=remedy), of_key=of_key)
