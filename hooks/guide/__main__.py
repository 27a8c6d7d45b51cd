"""The commands behind `make check`, `fix`, `diff`, `stale`, `translations`, `pdf` and the like.

They are run from the root.
"""

from __future__ import annotations

import difflib
import re
import shutil
import sys
from pathlib import Path

from mkdocs.config import load_config
from pydantic import ValidationError

from guide import fixing, freshness, translators
from guide.build import load_site
from guide.changes.report import report
from guide.changes.states import state
from guide.checking import check_all, warnings
from guide.facts import schema
from guide.facts.messages import LANGUAGES, Language, speaking, told
from guide.facts.problems import DataError
from guide.languages import skeletons
from guide.languages.checks import doubts
from guide.languages.editions import (
    Edition,
    PendingText,
    load_easy_words,
    load_editions,
    load_glossary,
)
from guide.languages.po_reading import UnreadablePo
from guide.offline.copies import write_zip
from guide.paper.publish import with_pdfs
from guide.paper.typeset import TypesettingError
from guide.site import SettingError, source_date, today, zip_name

DATA = Path("data")
EXPECTED = (
    DataError,
    OSError,
    SettingError,
    TypesettingError,
    ValidationError,
    translators.NoName,
    translators.NoSuchTranslation,
    UnreadablePo,
)

USAGE = (
    "usage: python -m guide [--lang en|ja] "
    "check | fix [--renamed OLD NEW] | diff [BASE] | stale | schema | "
    "translations [LOCALE [--format po|html | --from PO [--reviewer NAME] [--unmarked]]] | "
    "pdf [LOCALE] | offline SITE"
)


def check() -> int:
    """Check the data, the navigation and the schemas; return the exit status."""
    editions = check_all(DATA)
    if drift := schema.drifted(DATA / "schema"):
        print(told("schema-drift", files=", ".join(drift)), file=sys.stderr)
        return 1
    for warning in warnings(editions, DATA):
        print(warning)
    print_progress(editions)
    print(told("data-right"))
    return 0


def fix(names: tuple[str, str] | None = None) -> int:
    """Do in the data what a machine can safely do; `names` are an id's old one and its new one."""
    for line in list(fixing.mend(DATA)):
        print(line)
    try:
        for line in list(fixing.tidy(DATA, names)):
            print(line)
    except DataError as mistakes:
        print(mistakes, file=sys.stderr)
        print(told("facts-first"), file=sys.stderr)
        return 1
    except fixing.NothingRenamed as nothing:
        print(nothing, file=sys.stderr)
        return 1
    return 0


def print_progress(editions: tuple[Edition, ...], with_doubts: bool = False) -> None:
    """Print a table of all translations; to look for doubts takes two seconds."""
    terms = (load_glossary(DATA), load_easy_words(DATA)) if with_doubts else None
    heading = f"{'':8} {'done':>6} {'stale':>6} {'missing':>8} {'reviewed':>9}"
    print(f"{heading} {'doubts':>7}" if terms else heading)
    for edition in editions:
        if edition.translations is None:
            continue
        line = (
            f"{edition.locale.id:8} {edition.count('translated'):6} {edition.count('stale'):6} "
            f"{edition.count('missing'):8} {edition.count_reviewed():9}"
        )
        if terms:
            found = doubts(edition.locale, edition.translations, *terms)
            line += f" {len(list(found)):7}"
        print(line)


def work_on(locale: str) -> int:
    """Show what is stale and doubtful in a translation, add skeletons for what is missing."""
    editions = load_editions(DATA, unpublished=True, today=today())
    edition = next((one for one in editions if one.locale.id == locale), None)
    if edition is None or edition.translations is None:
        print(told("no-translation", locale=locale), file=sys.stderr)
        return 1
    file = DATA / "translations" / f"{locale}.yaml"
    for item in edition.pending():
        if item.status == "stale":
            print(
                f"{file}:{item.line}: {told('stale', path=item.path, difference=_difference(item))}"
            )
    glossary, easy = load_glossary(DATA), load_easy_words(DATA)
    for path, doubt in doubts(edition.locale, edition.translations, glossary, easy):
        print(f"{file}:{edition.lines[path]}: {path}: {doubt}")
    missing = [item for item in edition.pending() if item.status == "missing"]
    for line in skeletons.write(file, missing) or [told("skeletons-none", file=file)]:
        print(line)
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


def hand_out(locale: str, form: str) -> int:
    """Make a file for translators, see `guide.translators`."""
    repository = load_config("mkdocs.yml").extra["repository"] if form == "html" else ""
    print(translators.export(_work(locale), form, translators.MADE, today(), repository))
    return 0


def take_in(locale: str, po: str, name: str, unmarked: bool) -> int:
    """Write into `data/` what a PO file brings; `name` is who has read it, or nothing.

    `unmarked`: see `translators.bring_back`.
    """
    reviewer = translators.reviewer_called(name, today()) if name else None
    for line in list(translators.bring_back(_work(locale), Path(po), reviewer, unmarked)):
        print(line)
    return 0


def _work(locale: str) -> translators.Work:
    return translators.work_on(DATA, locale, today())


def show_changes(base: str) -> int:
    """Print what the change since the branch `base` does, as Markdown.

    Returns 0, 1 where it is not right, and 2 where there is no such branch.
    """
    try:
        markdown, is_right = report(Path.cwd(), base)
    except SettingError as unknown:
        print(unknown, file=sys.stderr)
        return 2
    print(markdown, end="")
    return 0 if is_right else 1


def show_stale() -> int:
    """Print what nobody has checked for a year, and what is over, as Markdown."""
    print(freshness.report(state(DATA, load_editions(DATA), None), today()), end="")
    return 0


def make_pdfs(only: str | None) -> int:
    """Make the PDFs of one language, or of all, in `.build/print/`."""
    root = Path.cwd()
    config = load_config(str(root / "mkdocs.yml"))
    site = load_site(root, config.site_url or "/", config.extra["repository"])
    if only not in (None, *(edition.locale.id for edition in site.editions)):
        print(told("not-published", locale=only), file=sys.stderr)
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
    """Run the command that the arguments name; return the exit status.

    `--lang ja` or `--lang en` among them says in which language to answer.
    """
    language, rest = _without_language(arguments)
    with speaking(language):
        return _run(rest)


def _without_language(arguments: list[str]) -> tuple[Language | None, list[str]]:
    """The language that is asked for, and the other arguments."""
    for position, argument in enumerate(arguments):
        for language in LANGUAGES:
            if arguments[position : position + 2] == ["--lang", language]:
                return language, arguments[:position] + arguments[position + 2 :]
            if argument == f"--lang={language}":
                return language, arguments[:position] + arguments[position + 1 :]
    return None, arguments


def _taken(how: list[str]) -> tuple[str, bool] | None:
    """How a PO file is taken in: the name of the reviewer, and whether without its marks."""
    match how:
        case ["--reviewer", name, *rest] if rest in ([], ["--unmarked"]):
            return name, bool(rest)
        case [] | ["--unmarked"]:
            return "", bool(how)
    return None


def _run(arguments: list[str]) -> int:
    if {"-h", "--help"} & set(arguments):
        print(USAGE)
        return 0
    try:
        today()
        source_date()
        match arguments:
            case ["check"]:
                return check()
            case ["fix"]:
                return fix()
            case ["fix", "--renamed", old, new]:
                return fix((old, new))
            case ["diff"] | ["diff", ""]:
                return show_changes("main")
            case ["diff", base]:
                return show_changes(base)
            case ["stale"]:
                return show_stale()
            case ["schema"]:
                schema.write(DATA / "schema")
                return 0
            case ["translations"] | ["translations", ""]:
                print_progress(load_editions(DATA, unpublished=True, today=today()), True)
                return 0
            case ["translations", locale]:
                return work_on(locale)
            case ["translations", locale, "--format", "po" | "html" as form]:
                return hand_out(locale, form)
            case ["translations", locale, "--from", po, *how] if (taken := _taken(how)) is not None:
                return take_in(locale, po, *taken)
            case ["pdf"] | ["pdf", ""]:
                return make_pdfs(None)
            case ["pdf", locale]:
                return make_pdfs(locale)
            case ["offline", site]:
                return gather_offline_copies(Path(site))
    except EXPECTED as mistake:
        print(mistake, file=sys.stderr)
        return 1
    print(USAGE, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
