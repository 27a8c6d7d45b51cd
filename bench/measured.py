"""A command in, what it used out: processor time and memory, of itself and what it started."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]


@dataclass(frozen=True)
class Used:
    """What a command used."""

    cpu_seconds: float
    megabytes: float
    """At most at one time, by the largest of its processes."""


def used(command: list[str], folder: Path, **environment: str) -> Used:
    """Run a command in a folder. Raises `SystemExit` with what it says where it fails."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=said, env={**os.environ, **environment}
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(command)} failed:\n{said.read()[-2000:]}")
    return Used(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)


def built(project: Path, site: Path) -> Used:
    """Build a MkDocs project, ours without its PDFs."""
    return used([*MKDOCS, str(site)], project, PDF="false", NO_MKDOCS_2_WARNING="1")


def kilobytes(*files: Path) -> float:
    """The size of files as they are sent, each by itself (gzip)."""
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1000
