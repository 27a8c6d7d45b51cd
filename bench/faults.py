"""Builds under faults: after each of them a whole site has to stand, the old one or the new one.

.venv/bin/python bench/faults.py builds the invented centre again and again: kill -9 at ten moments,
two at once, a file that cannot be deleted, a full disk (the last two as root), wrong data.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]
from support.invented import lay_out

MOMENTS = 10
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PDF": "false", "LC_ALL": "C.UTF-8"}


def start(project: Path, site: Path) -> subprocess.Popen[str]:
    """Begin a build, by the plain command."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
    return subprocess.Popen(
        command, cwd=project, env=ENVIRONMENT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip


def files(site: Path) -> int:
    return sum(file.is_file() for file in site.rglob("*"))


def tell(fault: str, site: Path, whole: int, said: str = "") -> bool:
    """Say what stands; whether it is whole."""
    found = files(site)
    last = said.strip().splitlines()[-1:] or [""]
    print(f"{fault:32} {found}/{whole} {'whole' if found == whole else 'BROKEN'}  {last[0][:90]}")
    return found == whole


@contextmanager
def immutable(file: Path) -> Iterator[bool]:
    """Make a file that not even root deletes, where the system can."""
    done = subprocess.run(["chattr", "+i", str(file)], capture_output=True, check=False)
    try:
        yield done.returncode == 0
    finally:
        for one in file.parents[1].parent.rglob(file.name):
            subprocess.run(["chattr", "-i", str(one)], capture_output=True, check=False)


def main() -> int:
    results = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        project = folder / "project"
        for name in ("content", "hooks", "overrides", "print"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / "mkdocs.yml", project)
        lay_out(project / "data")
        site = folder / "www/site"
        begun = time.monotonic()
        said, _ = start(project, site).communicate()
        took, whole = time.monotonic() - begun, files(site)
        results.append(tell("a build", site, whole, said))
        for moment in range(1, MOMENTS + 1):
            build = start(project, site)
            time.sleep(took * moment / (MOMENTS + 1))
            os.killpg(build.pid, signal.SIGKILL)
            build.communicate()
            results.append(tell(f"kill -9 at {moment}/{MOMENTS + 1}", site, whole))
        first = start(project, site)
        time.sleep(took / 2)
        second, _ = start(project, site).communicate()
        said, _ = first.communicate()
        results.append(tell("two at once: the second", site, whole, second))
        results.append(tell("two at once: the first", site, whole, said))
        with immutable(site / "index.md") as can:
            if can:
                said, _ = start(project, site).communicate()
                results.append(tell("a file that cannot be deleted", site, whole, said))
        results.append(full_disk(project, folder, whole))
        offices = project / "data/offices.yaml"
        offices.write_text(offices.read_text("utf-8").replace("0857-00-0002", "22-256"), "utf-8")
        said, _ = start(project, site).communicate()
        results.append(tell("wrong data", site, whole, said))
    return 0 if all(results) else 1


def full_disk(project: Path, folder: Path, whole: int) -> bool:
    """Build twice on a disk that has room for one and a half sites."""
    disk = folder / "disk"
    disk.mkdir()
    size = sum(file.stat().st_blocks for file in (folder / "www/site").rglob("*")) * 512 * 3 // 2
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        print("a full disk: not tried; mount needs root")
        return True
    try:
        start(project, disk / "site").communicate()
        said, _ = start(project, disk / "site").communicate()
        return tell("a full disk", disk / "site", whole, said)
    finally:
        subprocess.run(["umount", str(disk)], check=False)


if __name__ == "__main__":
    sys.exit(main())
