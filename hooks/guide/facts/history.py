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
from typing import Any

import yaml

FILES = ("center", "agencies", "offices", "grant")
# Telephones, addresses, sections, hours, sites, amounts, last days.
FIELDS = {
    "phone", "number", "address", "text", "building", "postal_code", "section", "section_number",
    "opens", "closes", "url", "limit", "ends",
}  # fmt: skip
# Where `text` is one of these: elsewhere it is a sentence, whose wording is no fact.
TEXT_OF = "address"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
JAPAN_TIME = timezone(timedelta(hours=9))
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Change:
    """A fact that a commit changed."""

    moment: datetime
    """When it was committed, in Japan."""
    commit: str
    path: tuple[str, ...]
    """Where it stands: a file of `data/`, then ids and fields."""
    old: str
    new: str


def changes(root: Path) -> list[Change] | None:
    """The changed facts of the project in the folder `root`, the newest first.

    None where its whole history is not there: then nothing can be said.
    """
    if _git(root, "rev-parse", "--is-shallow-repository", "--show-prefix") != b"false\n\n":
        return None
    log = _git(root, "log", "--first-parent", "--format=%H %ct", "--", *map(_file, FILES))
    commits = [line.split() for line in reversed((log or b"").decode().splitlines())]
    made: list[Change] = []
    before: Facts = {}
    states = _states(root, [commit for commit, _ in commits])
    for (commit, seconds), after in zip(commits, states, strict=True):
        moment = datetime.fromtimestamp(int(seconds), JAPAN_TIME)
        made += [Change(moment, commit, *one) for one in _differences(before, after)]
        before = after
    return made[::-1]


Facts = dict[tuple[str, ...], str]


def _differences(before: Facts, after: Facts) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The paths of what is another, with the old and the new value."""
    for path in dict.fromkeys([*after, *before]):
        old, new = before.get(path, ""), after.get(path, "")
        lasts = path[-1] == "ends" and all(_is_there(path[:-1], one) for one in (before, after))
        if old != new and ((old and new) or lasts):
            yield path, old, new


def _is_there(record: tuple[str, ...], facts: Facts) -> bool:
    return any(path[: len(record)] == record and path[-1] != "ends" for path in facts)


def _states(root: Path, commits: list[str]) -> Iterator[Facts]:
    """The facts at each commit; of a file that could not be read there, those of before."""
    asked = "".join(f"{commit}:{_file(name)}\n" for commit in commits for name in FILES)
    answer = io.BytesIO(_git(root, "cat-file", "--batch", said=asked) or b"")
    known: dict[str, Facts] = {}
    for _ in commits:
        for name in FILES:
            # "HASH blob SIZE", or that there is no such file.
            *_, size = answer.readline().split()
            text = answer.read(int(size) + 1) if size.isdigit() else b""
            try:
                known[name] = dict(_facts(yaml.load(text.decode(), LOADER), (name,)))
            except (yaml.YAMLError, UnicodeDecodeError):
                continue
        yield {path: value for facts in known.values() for path, value in facts.items()}


def _facts(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from _facts(inside, (*path, str(key)))
    elif isinstance(value, list):
        for position, inside in enumerate(value):
            id = inside.get("id", position) if isinstance(inside, dict) else position
            yield from _facts(inside, (*path, str(id)))
    elif path[-1] in FIELDS and _is_meant(path, value):
        yield path, value


def _is_meant(path: tuple[str, ...], value: str) -> bool:
    match path[-1]:
        case "text":
            return path[-2] == TEXT_OF
        case "ends":
            return DAY.fullmatch(value) is not None
    return True


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
