"""A site takes the place of the last one whole or not at all; bench/faults.py tries real builds."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from guide.replacing import CannotReplace, Replacement
from support.building import ROOT


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("old")
    (folder / "gone.html").write_text("old")
    return folder


def pages(site: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in site.iterdir()}


OLD = {"index.html": "old", "gone.html": "old"}
NEW = {"index.html": "new"}


def built(site: Path) -> Replacement:
    made = Replacement(site)
    (made.folder / "index.html").write_text("new")
    return made


def test_the_last_site_stands_until_the_new_one_is_whole(site: Path) -> None:
    made = built(site)
    assert pages(site) == OLD
    assert made.take_place() == site
    assert pages(site) == NEW
    assert [file.name for file in (site.parent / ".site.build").iterdir()] == ["lock"]


def test_a_first_site_needs_no_last_one(tmp_path: Path) -> None:
    site = tmp_path / "www/site"
    built(site).take_place()
    assert pages(site) == NEW


def test_what_is_given_up_leaves_the_last_site(site: Path) -> None:
    built(site).end()
    assert pages(site) == OLD
    built(site).take_place()
    assert pages(site) == NEW


def test_a_second_build_is_told_who_is_at_work(site: Path) -> None:
    first = built(site)
    with pytest.raises(CannotReplace, match=rf"is making {site} \(PID {os.getpid()}, \d{{4}}-"):
        Replacement(site)
    first.take_place()
    assert pages(site) == NEW
    Replacement(site).end()


KILLED = """
import os, signal
from pathlib import Path
from guide.replacing import Replacement
made = Replacement(Path({site!r}))
(made.folder / "index.html").write_text("ne")
{rename}
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("rename", ["", 'Path({site!r}).rename(made.folder.with_name("old"))'])
def test_after_a_killed_build_a_whole_site_stands_and_the_next_build_works(
    site: Path, rename: str
) -> None:
    """Also one that was killed between the two renames, which leave no site for a moment."""
    script = KILLED.format(site=str(site), rename=rename.format(site=str(site)))
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    killed = subprocess.run([sys.executable, "-c", script], env=environment, check=False)
    assert killed.returncode == -9
    after = Replacement(site)
    assert pages(site) == OLD
    after.end()
    built(site).take_place()
    assert pages(site) == NEW
    assert [file.name for file in (site.parent / ".site.build").iterdir()] == ["lock"]


KILLED_AT_WORK = """
import os, signal, sys, time
from pathlib import Path
from guide.paper.workers import workers
from guide.replacing import Replacement
made = Replacement(Path({site!r}))
with workers() as pool:
    jobs = [pool.submit(time.sleep, 0) for _ in range(4)]
    [job.result() for job in jobs]
    pool.submit(time.sleep, 1)
    print(*pool._processes)
    sys.stdout.flush()
    os.kill(os.getpid(), signal.{signal})
    time.sleep(60)
"""


@pytest.mark.parametrize("signal", ["SIGKILL", "SIGTERM"])
def test_what_works_for_a_killed_build_holds_nothing_and_ends(site: Path, signal: str) -> None:
    said = site.parent / "workers"
    with said.open("w") as file:
        killed = subprocess.run(
            [sys.executable, "-c", KILLED_AT_WORK.format(site=str(site), signal=signal)],
            env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
            stdout=file,
            check=False,
        )
    assert killed.returncode < 0
    built(site).take_place()
    assert pages(site) == NEW
    left = [int(id) for id in said.read_text().split()]
    assert left
    deadline = time.monotonic() + 60
    while any(map(is_at_work, left)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(is_at_work, left))


def is_at_work(process: int) -> bool:
    """Whether it is there, and not only still in the system's list."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotReplace, match=r"could not be written.*The last good site stays"):
        Replacement(tmp_path / "file/site")
