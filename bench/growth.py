"""What a guide to more agencies and offices costs: their records again and again, then built.

`make bench-growth` builds all languages at some sizes, which takes minutes, and writes the table to
docs/performance.md. The copies bear numbers behind their names; nobody publishes them.
"""

from __future__ import annotations

import copy
import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml
from measured import built, kilobytes
from report import write

ROOT = Path(__file__).resolve().parents[1]
SIZES = ((8, 11), (50, 200), (200, 200), (200, 2000))
NAMES = ("name", "short_name")
Record = dict[str, Any]


def main(sizes: tuple[tuple[int, int], ...]) -> None:
    """Build at each size; write what it took."""
    rows = []
    for agencies, offices in sizes:
        with tempfile.TemporaryDirectory() as folder:
            project, site = Path(folder) / "project", Path(folder) / "site"
            lay_out(project, agencies, offices)
            use = built(project, site)
            rows.append([agencies, offices, *_measured(site, use.cpu_seconds), use.megabytes])
            print(*rows[-1], flush=True)
    write("growth", list(_table(rows)))


def lay_out(project: Path, agencies: int, offices: int) -> None:
    """Copy this project, with so many agencies and offices in every language."""
    project.mkdir()
    for name in ("content", "data", "hooks", "overrides", "print"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    prefectures = [one["id"] for one in _read(project / "data/prefectures.yaml")]
    for kind, wanted in (("agencies", agencies), ("offices", offices)):
        file = project / f"data/{kind}.yaml"
        records = _read(file)
        rounds = range(2, -(-wanted // len(records)) + 1)
        copies = [copied(record, number) for number in rounds for record in records]
        for office, prefecture in zip(copies, cycle(prefectures)):
            if "jurisdiction" in office:
                office["jurisdiction"]["prefectures"] = [prefecture]
        _dump(file, [*records, *copies[: wanted - len(records)]])
        kept = {record["id"] for record in copies[: wanted - len(records)]}
        for translations in (project / "data/translations").glob("*.yaml"):
            made = _read(translations)
            made["texts"] |= dict(_translations(made["texts"], kind, rounds, kept))
            _dump(translations, made)


def copied(record: Record, number: int) -> Record:
    """A record under another id and name."""
    made = copy.deepcopy(record)
    for one in (made, *made.get("services", ())):
        one["id"] = f"{one['id']}-{number}"
        for name in NAMES:
            if name in one:
                one[name] = f"{one[name]} {number}"
    return made


def _translations(
    texts: dict[str, Record], kind: str, rounds: range, kept: set[str]
) -> Iterator[tuple[str, Record]]:
    """The translations of the copies, by their paths."""
    for path, made in texts.items():
        steps = path.split(".")
        for number in rounds if steps[0] == kind else ():
            of_service = steps[2] == "services"
            ids = {1, 3} if of_service else {1}
            copy_steps = [f"{one}-{number}" if at in ids else one for at, one in enumerate(steps)]
            if copy_steps[1] not in kept:
                continue
            is_name = steps[-1] in NAMES and len(steps) == (5 if of_service else 3)
            more = f" {number}" if is_name else ""
            yield (
                ".".join(copy_steps),
                {**made, "source": made["source"] + more, "text": made["text"] + more},
            )


def _read(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)


def _dump(file: Path, value: Any) -> None:
    text = yaml.dump(
        value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6
    )
    file.write_text(text, "utf-8")


def _measured(site: Path, cpu_seconds: float) -> list[Any]:
    """Pages, CPU in all and for one, the largest pages of three kinds, the largest index."""
    pages = {*site.rglob("index.html")}
    matrix = {*site.glob("*/matrix/index.html")}
    offices = {*site.glob("*/offices/index.html"), *site.glob("*/offices/*/index.html")}
    kinds = (matrix, offices, site.glob("*/search/index.js"), pages - matrix - offices)
    largest = [max(map(kilobytes, files)) for files in kinds]
    return [len(pages), cpu_seconds, cpu_seconds * 1000 / len(pages), *largest]


def _table(rows: list[list[Any]]) -> Iterator[str]:
    yield (
        "| Agencies | Offices | Pages | CPU s | ms a page | Matrix, kB | Offices, kB "
        "| Search index, kB | Largest other page, kB | Memory, MB |"
    )
    yield "|--:" * 10 + "|"
    for agencies, offices, pages, cpu, each, *sizes, memory in rows:
        shown = " | ".join(f"{size:.1f}" for size in sizes)
        yield (
            f"| {agencies} | {offices:,} | {pages:,} | {cpu:.1f} | {each:.1f} | {shown} "
            f"| {memory:.0f} |"
        )


if __name__ == "__main__":
    given = [tuple(map(int, one.split("/"))) for one in sys.argv[1:]]
    main(tuple((agencies, offices) for agencies, offices in given) or SIZES)
