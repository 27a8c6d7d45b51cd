"""The commands behind `make check`, `schema`, `translations`, `pdf` and `offline`.

They are run from the root.
"""

from __future__ import annotations

import difflib
import re
import shutil
import sys
from pathlib import Path

import material
from mkdocs.config import load_config

from guide.build import Build, load_site
from guide.facts import schema
from guide.facts.problems import DataError, Problem
from guide.facts.reading import read
from guide.facts.values import Text
from guide.languages import skeletons
from guide.languages.checks import doubts
from guide.languages.easy_japanese import unexplained_terms
from guide.languages.editions import (
    Edition,
    MissingWord,
    PendingText,
    load_easy_words,
    load_editions,
    load_glossary,
)
from guide.offline.copies import write_zip
from guide.pages.navigation import main_pages
from guide.paper.publish import with_pdfs
from guide.paper.typeset import TypesettingError
from guide.site import SettingError, Site, source_date, today, zip_name

DATA = Path("data")
ICONS = Path(material.__file__).parent / "templates/.icons"


def check() -> int:
    """Check the data, the navigation and the schemas; return the exit status."""
    editions = load_editions(DATA, today=today())
    main_pages(editions[0].guide, Path.cwd())
    rehearse(editions[0])
    explain(editions)
    if drift := schema.drifted(DATA / "schema"):
        print(f"data/schema/ is not what the models say: {', '.join(drift)}", file=sys.stderr)
        print("Run make schema and commit what it writes.", file=sys.stderr)
        return 1
    print_translations(editions)
    print("The data is right.")
    return 0


def rehearse(japanese: Edition) -> None:
    """Make the Japanese pages and papers, to find the words that they need and the data lacks.

    Raises `DataError`.
    """
    site = Site("https://example.org/", "", today(), (japanese,))
    interface = japanese.guide.interface
    document = read(DATA / "interface.yaml", DATA / "interface.yaml")
    while True:
        try:
            Build(Path.cwd(), site, ICONS).rehearse()
            break
        except MissingWord as missing:
            group, word = str(missing).split(".")
            document.complain((group,), f'the word "{word}" is missing; add it')
            interface.setdefault(group, {})[word] = Text(word)
    if document.problems:
        raise DataError(document.problems)


def explain(editions: tuple[Edition, ...]) -> None:
    """Look for hard words that a page in easy Japanese says without explaining them at first.

    Raises `DataError`.
    """
    words = load_easy_words(DATA)
    site = Site("https://example.org/", "", today(), editions)
    renderer = Build(Path.cwd(), site, ICONS).renderer
    problems = []
    for edition in editions:
        if not edition.locale.plain_japanese:
            continue
        file = DATA / "translations" / f"{edition.locale.id}.yaml"
        paths = {text: path for path, text in edition.texts.items()}
        for page in renderer.pages(edition):
            for term, text in unexplained_terms(page.texts, words):
                path = paths[text]
                told = f"/{page.address} says {term} here first; explain it: {term}＜＝…＞"
                problems.append(Problem(file, edition.lines[path], 1, path, told))
    if problems:
        raise DataError(problems)


def print_translations(editions: tuple[Edition, ...]) -> None:
    """Print a table of all translations."""
    glossary, easy = load_glossary(DATA), load_easy_words(DATA)
    print(f"{'':8} {'done':>6} {'stale':>6} {'missing':>8} {'reviewed':>9} {'doubts':>7}")
    for edition in editions:
        if edition.translations is None:
            continue
        doubtful = len(list(doubts(edition.locale, edition.translations, glossary, easy)))
        print(
            f"{edition.locale.id:8} {edition.count('translated'):6} {edition.count('stale'):6} "
            f"{edition.count('missing'):8} {edition.count_reviewed():9} {doubtful:7}"
        )


def work_on(locale: str) -> int:
    """Show what is stale and doubtful in a translation, add skeletons for what is missing."""
    editions = load_editions(DATA, unpublished=True)
    edition = next((one for one in editions if one.locale.id == locale), None)
    if edition is None or edition.translations is None:
        print(f"{locale} is not a translation in data/locales.yaml", file=sys.stderr)
        return 1
    file = DATA / "translations" / f"{locale}.yaml"
    for item in edition.pending():
        if item.status == "stale":
            print(f"{file}:{item.line}: {item.path} is stale: {_difference(item)}")
    glossary, easy = load_glossary(DATA), load_easy_words(DATA)
    for path, doubt in doubts(edition.locale, edition.translations, glossary, easy):
        print(f"{file}:{edition.lines[path]}: {path}: {doubt}")
    missing = [item for item in edition.pending() if item.status == "missing"]
    skeletons.write(file, missing)
    print(f"{len(missing)} skeletons stand at the end of {file}; fill them in and remove the #.")
    return 0


def _difference(item: PendingText) -> str:
    """The old and the new Japanese in one line: [-taken out-]{+put in+}."""
    old, new = item.old_source or "", item.new_source
    shown = ""
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            shown += old[a:b]
            continue
        shown += f"[-{old[a:b]}-]" if b > a else ""
        shown += f"{{+{new[c:d]}+}}" if d > c else ""
    return shown


def make_pdfs(only: str | None) -> int:
    """Make the PDFs of one language, or of all, in `.build/print/`."""
    root = Path.cwd()
    config = load_config(str(root / "mkdocs.yml"))
    site = load_site(root, config.site_url or "/", config.extra["repository"])
    if only not in (None, *(edition.locale.id for edition in site.editions)):
        print(f"{only} is not a published language of data/locales.yaml", file=sys.stderr)
        return 1
    folder = root / ".build/print"
    folder.mkdir(parents=True, exist_ok=True)
    for pdf in with_pdfs(site, root, only).pdfs.values():
        file = folder / Path(pdf.address).name
        shutil.copyfile(pdf.file, file)
        print(f"{file.relative_to(root)}: {pdf.pages} pages, {-(-pdf.size // 1000)} kB")
    return 0


def gather_offline_copies(site: Path) -> int:
    """Gather the zip files of the built `site` in `.build/offline/`, and make the one of all."""
    folder = Path(".build/offline")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    guide = load_editions(DATA)[0].guide
    for file in sorted(site.rglob(f"print/{zip_name(guide, '*')}")):
        shutil.copyfile(file, folder / file.name)
    canonical = re.search(
        r'<link rel="canonical" href="([^"]+)"', (site / "index.html").read_text(encoding="utf-8")
    )
    write_zip(folder / zip_name(guide, "all"), site, canonical[1] if canonical else "", "", [""])
    for file in sorted(folder.iterdir()):
        print(f"{file}: {-(-file.stat().st_size // 1000)} kB")
    return 0


def main(arguments: list[str]) -> int:
    """Run the command that the arguments name; return the exit status."""
    try:
        today()
        source_date()
        match arguments:
            case ["check"]:
                return check()
            case ["schema"]:
                schema.write(DATA / "schema")
                return 0
            case ["translations"] | ["translations", ""]:
                print_translations(load_editions(DATA, unpublished=True))
                return 0
            case ["translations", locale]:
                return work_on(locale)
            case ["pdf"] | ["pdf", ""]:
                return make_pdfs(None)
            case ["pdf", locale]:
                return make_pdfs(locale)
            case ["offline", site]:
                return gather_offline_copies(Path(site))
    except (DataError, SettingError, TypesettingError) as mistake:
        print(mistake, file=sys.stderr)
        return 1
    commands = "check | schema | translations [LOCALE] | pdf [LOCALE] | offline SITE"
    print(f"usage: python -m guide {commands}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
