"""How long an editor waits: from saving a telephone number to the page that shows it.

`.venv/bin/python bench/edit.py` previews one language of a copy of this project, as `make serve
LOCALE=vi` does, and changes a number of data/offices.yaml again and again.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TIMES = 5
PHONE = re.compile(r'(?m)^(\s+phone: "?)0[0-9-]+')
PAGE = "fresc-guide/vi/offices/"
WAITED_FOR = 120  # seconds, before it is given up


@dataclass(frozen=True)
class Edit:
    """The medians of some edits."""

    seconds: float
    """From saving to the page."""
    cpu_seconds: float
    """Of the preview, meanwhile."""


def measure(times: int = TIMES) -> Edit:
    """Preview Vietnamese, and edit the first office's number."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        project = Path(folder)
        for name in ("content", "data", "hooks", "overrides", "print"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / "mkdocs.yml", project)
        preview = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env={**os.environ, "LOCALE": "vi", "NO_MKDOCS_2_WARNING": "1"},
        )
        try:
            return _edited(
                project / "data/offices.yaml", f"http://127.0.0.1:{port}/{PAGE}", preview.pid, times
            )
        finally:
            preview.terminate()
            preview.wait()


def _edited(offices: Path, page: str, process: int, times: int) -> Edit:
    _wait_for("<html", page)
    text, waited, used = offices.read_text("utf-8"), [], []
    for number in range(times):
        time.sleep(1)  # as an editor pauses: the preview has to be at rest
        phone = f"03-5363-{3000 + number}"
        before, begun = _cpu_seconds(process), time.monotonic()
        offices.write_text(PHONE.sub(rf"\g<1>{phone}", text, count=1), "utf-8")
        _wait_for(f">{phone}<", page)
        waited.append(time.monotonic() - begun)
        used.append(_cpu_seconds(process) - before)
    return Edit(statistics.median(waited), statistics.median(used))


def _wait_for(words: str, page: str) -> None:
    end = time.monotonic() + WAITED_FOR
    while time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(page, timeout=WAITED_FOR) as answer:
            if words in answer.read().decode():
                return
        time.sleep(0.01)
    raise TimeoutError(f"{page} does not say {words}")


def _cpu_seconds(process: int) -> float:
    """What a process has used so far; Linux only."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    edit = measure()
    print(f"{edit.seconds:.2f} s from saving to the page, {edit.cpu_seconds:.2f} CPU seconds")
