"""What was measured, put into docs/performance.md, between the two marks of its part."""

from __future__ import annotations

import os
import platform
import re
from datetime import date
from importlib.metadata import version
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "docs/performance.md"


def write(part: str, lines: list[str]) -> None:
    """Write a part anew, with the day, the machine and the versions."""
    text = FILE.read_text("utf-8")
    begin, end = f"<!-- {part}: written by bench/ -->\n", f"<!-- end of {part} -->"
    before, _, rest = text.partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise SystemExit(f"{FILE.name} has no place for {part}")
    FILE.write_text("\n".join([before + begin, *lines, "", _machine(), "", end + after]), "utf-8")


def _machine() -> str:
    """Of when the figures are, and from what."""
    found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text("utf-8"))
    processor = found[1].strip() if found else platform.machine()
    load = os.getloadavg()[1] / (os.cpu_count() or 1)
    names = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "Markdown", "Jinja2")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    return (
        f"Measured {date.today()} on {os.cpu_count()} cores of {processor} (load {load:.1f} a core "
        f"over five minutes), Python {platform.python_version()}, {versions}."
    )
