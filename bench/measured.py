"""A command in, what it used out: processor time and memory, of itself and what it started.

As a script, it runs the command that follows and prints both. A program of its own, because a child
counts the memory of who starts it as its own.
"""

from __future__ import annotations

import gzip
import json
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
        done = subprocess.run(
            [sys.executable, __file__, *command],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=said,
            env={**os.environ, **environment},
            check=False,
        )
        if done.returncode:
            said.seek(0)
            raise SystemExit(f"{' '.join(command)} failed:\n{said.read()[-2000:]}")
    return Used(*json.loads(done.stdout))


def built(project: Path, site: Path) -> Used:
    """Build a MkDocs project, ours without its PDFs."""
    return used([*MKDOCS, str(site)], project, PDF="false", NO_MKDOCS_2_WARNING="1")


def kilobytes(*files: Path) -> float:
    """The size of files as they are sent, each by itself (gzip)."""
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) / 1000


def _run(command: list[str]) -> int:
    process = subprocess.Popen(command, stdout=sys.stderr)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    print(json.dumps([usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6]))
    return process.returncode


if __name__ == "__main__":
    sys.exit(_run(sys.argv[1:]))
