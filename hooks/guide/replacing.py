"""A site that is built beside the last one and takes its place at once, or not at all.

Beside `site/` stands `.site.build/`: `new/`, in which one build at a time writes; `old/`, the last
site for the moment between two renames; `lock`, held by the process that is named in it. Whenever a
build is killed, a whole site is there, and the next build tidies up.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from guide.facts.messages import told


class CannotReplace(Exception):
    """Why the last site has to stay."""


class Replacement:
    """A site that is being built. Raises `CannotReplace` where another build is at work on it."""

    def __init__(self, site: Path) -> None:
        self._site = site.resolve()
        workshop = self._site.parent / f".{self._site.name}.build"
        self.folder = workshop / "new"
        """Where to build."""
        self._old = workshop / "old"
        try:
            workshop.mkdir(parents=True, exist_ok=True)
            self._lock = _lock(workshop / "lock", self._site)
            if self._old.exists() and not self._site.exists():
                self._old.rename(self._site)  # a build was killed between the two renames
            for left in (self.folder, self._old, *workshop.glob("gone-*")):
                _discard(left)
            self.folder.mkdir()
        except OSError as error:
            raise CannotReplace(told("site-not-written", error=error)) from None

    def take_place(self) -> Path:
        """Put the new site where the last one stands, and say where that is."""
        try:
            if self._site.exists():
                self._site.rename(self._old)
            try:
                self.folder.rename(self._site)
            except OSError:
                if self._old.exists():
                    self._old.rename(self._site)
                raise
        except OSError as error:
            raise CannotReplace(told("site-not-written", error=error)) from None
        finally:
            self.end()
        return self._site

    def end(self) -> None:
        """Let go of the site; what is not finished is discarded, and so is the one replaced."""
        if not self._lock.closed:
            for left in (self.folder, self._old):
                if self._site.exists():
                    _discard(left)
            self._lock.close()


def _lock(file: Path, site: Path) -> IO[str]:
    """Hold the lock, and say in it who does; the system lets go of it when the process ends."""
    lock = file.open("a+", encoding="utf-8")
    os.register_at_fork(after_in_child=lock.close)  # a worker that outlives it holds nothing
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.seek(0)
        holder = lock.read().strip()
        lock.close()
        raise CannotReplace(told("site-in-use", site=site, holder=holder)) from None
    lock.truncate(0)
    lock.write(f"PID {os.getpid()}, {datetime.now():%Y-%m-%d %H:%M}\n")
    lock.flush()
    return lock


def _discard(folder: Path) -> None:
    """Remove a folder; one that cannot be removed at once is out of the way, and tried again."""
    if not folder.exists():
        return
    gone = folder
    if not folder.name.startswith("gone-"):
        number = 0
        while (gone := folder.with_name(f"gone-{number}")).exists():
            number += 1
        with suppress(OSError):
            folder.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)
