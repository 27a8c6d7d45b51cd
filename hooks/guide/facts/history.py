"""The git history of `data/` in, the facts out that were another before and after a commit.

Only values that readers act on, at a place that was there before and after: what a commit moves to
another place, or says for the first time, is no changed fact. Only a last day may come or go.
"""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import yaml

from guide.facts.compare import Change, changes
from guide.facts.document import Document, Path_, mappings

FILES = ("center", "agencies", "offices", "grant")
# Telephones, addresses, sections, hours, sites, amounts, last days.
FIELDS = {
    "phone", "number", "address", "text", "building", "postal_code", "section", "section_number",
    "opens", "closes", "days", "spans", "url", "limit", "ends",
}  # fmt: skip
# Where `text` is one of these: elsewhere it is a sentence, whose wording is no fact.
TEXT_OF = "address"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
JAPAN_TIME = timezone(timedelta(hours=9))
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Past:
    """A changed fact, and the commit that changed it."""

    moment: datetime
    """When it was committed, in Japan."""
    commit: str
    change: Change
    record: tuple[Document, Path_]
    """The record that it is a part of, as it is now; as it was, where it is gone."""

    @property
    def path(self) -> tuple[str, ...]:
        """Where it stands, or stood: a file of `data/`, then ids and fields."""
        document, path = self.change.place
        return tuple(document.name(path).split("."))

    @property
    def field(self) -> str:
        """The last step of the path."""
        return self.path[-1]


def past_changes(root: Path) -> list[Past] | None:
    """The changed facts of the project in the folder `root`, the newest first.

    None where its whole history is not there: then nothing can be said.
    """
    if _git(root, "rev-parse", "--is-shallow-repository", "--show-prefix") != b"false\n\n":
        return None
    log = _git(root, "log", "--first-parent", "--format=%H %ct", "--", *map(_file, FILES))
    commits = [line.split() for line in reversed((log or b"").decode().splitlines())]
    states = _states(root, [commit for commit, _ in commits])
    before: dict[str, Document] = {}
    told = []
    for (commit, seconds), after in zip(commits, states, strict=True):
        moment = datetime.fromtimestamp(int(seconds), JAPAN_TIME)
        told += [(moment, commit, one) for one in changes(before, after) if _is_told(one)]
        before = after
    return [Past(*one, _record(one[-1], newest=before)) for one in reversed(told)]


def _record(change: Change, newest: dict[str, Document]) -> tuple[Document, Path_]:
    document, (*path, _) = change.place
    now, name = newest[document.file.stem], document.name(tuple(path))
    alike = ((now, place) for place, _ in mappings(now.value) if now.name(place) == name)
    return next(alike, (document, tuple(path)))


def _is_told(change: Change) -> bool:
    """Whether readers act on the value, and it was there before and after, or is a last day."""
    match change.place[1]:
        case (*_, "ends"):
            days = [str(one) for one in (change.was, change.now) if one]
            return bool(days) and all(map(DAY.fullmatch, days))
        case (*_, "text") as path if path[-2:-1] != (TEXT_OF,):
            return False
        case (*_, field) if field in FIELDS:
            return type(change.was) is type(change.now) and bool(change.was and change.now)
    return False


def _states(root: Path, commits: list[str]) -> Iterator[dict[str, Document]]:
    """The facts at each commit; of a file that could not be read there, those of before."""
    asked = "".join(f"{commit}:{_file(name)}\n" for commit in commits for name in FILES)
    answer = io.BytesIO(_git(root, "cat-file", "--batch", said=asked) or b"")
    known: dict[str, Document] = {}
    for _ in commits:
        for name in FILES:
            # "HASH blob SIZE", or that there is no such file.
            *_, size = answer.readline().split()
            text = answer.read(int(size) + 1) if size.isdigit() else b""
            try:
                value = yaml.load(text.decode(), LOADER)
            except (yaml.YAMLError, UnicodeDecodeError):
                continue
            known[name] = Document(Path(_file(name)), value)
        yield dict(known)


def _file(name: str) -> str:
    return f"data/{name}.yaml"


def _git(root: Path, *arguments: str, said: str = "") -> bytes | None:
    """What git answers to what is `said`; None where it knows no answer, or is not there."""
    command = ["git", *arguments]
    try:
        done = subprocess.run(
            command, cwd=root, input=said.encode(), capture_output=True, check=False
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
