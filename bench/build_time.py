"""What a build costs, ours beside its peers' on the same pages, all in one run: `make bench`.

Processor time and memory, what a first visit to the home page fetches, and how long an editor waits;
written to docs/performance.md with what misses its goal. Hugo is left out where it is not installed.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

import edit
import peers
from measured import Used, built, kilobytes, used
from report import write

FETCHED = re.compile(r'<(?:script[^>]*\ssrc|link rel="(?:stylesheet|icon)"[^>]*href)="([^"?]+)')
# How much of a peer's processor time ours may take, and how long an edit.
GOALS = {"Material, static-i18n": 0.3, "Hugo": 8.0}
GOAL_OF_EDIT = 1.0  # seconds
STOCK = {
    "Material, static-i18n": peers.write_static_i18n,
    "Material, one pass": peers.write_one_pass,
}


@dataclass(frozen=True)
class Row:
    """What was measured of one of them."""

    name: str
    use: Used
    visit: tuple[int, float] | None
    """The home page with what it fetches: requests, kB as sent."""
    megabytes: float


def main() -> None:
    """Build all, edit ours, write the tables."""
    all_pages = peers.pages()
    with tempfile.TemporaryDirectory() as folder:
        rows = list(_rows(Path(folder), all_pages))
    write("peers", [*_table(rows, len(all_pages)), "", *_goals(rows)])
    write("edit", [_of(edit.measure())])


def _rows(work: Path, all_pages: list[peers.Page]) -> Iterator[Row]:
    yield _row("ours", built(ROOT, work / "ours"), work / "ours")
    for name, write_project in STOCK.items():
        write_project(work / name, all_pages)
        yield _row(name, built(work / name, work / f"{name} site"), work / f"{name} site")
    if hugo := shutil.which("hugo"):
        project, site = work / "hugo", work / "hugo site"
        peers.write_hugo(project, all_pages)
        use = used([hugo, "--quiet", "--destination", str(site)], project)
        yield _row("Hugo", use, site, has_styles=False)


def _row(name: str, use: Used, site: Path, has_styles: bool = True) -> Row:
    size = sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1e6
    row = Row(name, use, _visit(site) if has_styles else None, size)
    print(row, flush=True)
    return row


def _visit(site: Path) -> tuple[int, float]:
    addresses = FETCHED.findall((site / "index.html").read_text("utf-8"))
    files = [site / address for address in addresses if "//" not in address]
    fetched = [site / "index.html", *filter(Path.is_file, files)]
    return len(fetched), kilobytes(*fetched)


def _table(rows: list[Row], pages: int) -> Iterator[str]:
    yield f"{pages:,} pages in each."
    yield ""
    yield "| | CPU s | ours to it | Memory, MB | Site, MB | Home page: requests, kB |"
    yield "|---|--:|--:|--:|--:|--:|"
    for row in rows:
        ratio = rows[0].use.cpu_seconds / row.use.cpu_seconds
        visit = f"{row.visit[0]}, {row.visit[1]:.1f}" if row.visit else ""
        yield (
            f"| {row.name} | {row.use.cpu_seconds:.1f} | {ratio:.2f} "
            f"| {row.use.megabytes:.0f} | {row.megabytes:.1f} | {visit} |"
        )


def _goals(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        if row.name in GOALS:
            ratio = rows[0].use.cpu_seconds / row.use.cpu_seconds
            yield f"- {row.name}: {ratio:.2f} times its time, {_met(ratio, GOALS[row.name])}."


def _of(one: edit.Edit) -> str:
    return (
        f"From saving a telephone number of an office to the page that shows it, one language in "
        f"preview: {one.seconds:.2f} s, {_met(one.seconds, GOAL_OF_EDIT)}; the preview used "
        f"{one.cpu_seconds:.2f} CPU s of it. It looks for changes seven times a second, and "
        f"waits a tenth of one for more."
    )


def _met(value: float, goal: float) -> str:
    return f"goal {goal:g}: {'met' if value <= goal else '**missed**'}"


if __name__ == "__main__":
    main()
