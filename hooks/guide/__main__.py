"""The commands behind `make check`, `make schema` and `make translations`, run from the root."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

from guide import schema, skeletons
from guide.editions import Edition, PendingText, load_editions, load_glossary
from guide.problems import DataError
from guide.translation_checks import doubts

DATA = Path("data")


def check() -> int:
    """Check the data and the schemas; return the exit status."""
    editions = load_editions(DATA)
    if drift := schema.drifted(DATA / "schema"):
        print(f"data/schema/ is not what the models say: {', '.join(drift)}", file=sys.stderr)
        print("Run make schema and commit what it writes.", file=sys.stderr)
        return 1
    print_translations(editions)
    print("The data is right.")
    return 0


def print_translations(editions: tuple[Edition, ...]) -> None:
    """Print a table of all translations."""
    glossary = load_glossary(DATA)
    print(f"{'':8} {'done':>6} {'stale':>6} {'missing':>8} {'reviewed':>9} {'doubts':>7}")
    for edition in editions:
        if edition.translations is None:
            continue
        doubtful = len(list(doubts(edition.locale, edition.translations, glossary)))
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
    for path, doubt in doubts(edition.locale, edition.translations, load_glossary(DATA)):
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


def main(arguments: list[str]) -> int:
    """Run the command that the arguments name; return the exit status."""
    try:
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
    except DataError as mistakes:
        print(mistakes, file=sys.stderr)
        return 1
    print("usage: python -m guide check | schema | translations [LOCALE]", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
