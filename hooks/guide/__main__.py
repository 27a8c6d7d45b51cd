"""`python -m guide check` and `python -m guide schema`, run from the project's root."""

from __future__ import annotations

import sys
from pathlib import Path

from guide import schema
from guide.editions import load_editions
from guide.problems import DataError

DATA = Path("data")


def check() -> int:
    """Check the data and the schemas; return the exit status."""
    try:
        editions = load_editions(DATA)
    except DataError as mistakes:
        print(mistakes, file=sys.stderr)
        return 1
    if drift := schema.drifted(DATA / "schema"):
        print(f"data/schema/ is not what the models say: {', '.join(drift)}", file=sys.stderr)
        print("Run make schema and commit what it writes.", file=sys.stderr)
        return 1
    for edition in editions[1:]:
        missing, stale = edition.count("missing"), edition.count("stale")
        print(f"{edition.locale.id}: {missing} texts missing, {stale} stale")
    print("The data is right.")
    return 0


def main() -> int:
    """Run the command named on the command line; return the exit status."""
    match sys.argv[1:]:
        case ["check"]:
            return check()
        case ["schema"]:
            schema.write(DATA / "schema")
            return 0
        case _:
            print("usage: python -m guide check|schema", file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main())
