"""The git history of `data/` in, the facts out that were another before and after a commit.

Only values that readers act on, at a place that was there before and after: what a commit moves to
another place, or says for the first time, is no changed fact. Only a last day, a number among
others, and closed days and other dates of hours may come or go.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from guide.facts.compare import Change, changes
from guide.facts.document import Document, Path_, mappings
from guide.facts.hours import SpecialDates, YearlyClosure

FILES = ("center", "agencies", "offices", "grant")
# Telephones, addresses, sections, hours, sites, amounts, last days.
FIELDS = {
    "phone", "number", "address", "text", "building", "postal_code", "section", "section_number",
    "opens", "closes", "days", "spans", "closed_on_public_holidays", "url", "limit", "ends",
}  # fmt: skip
# Lists of dates, which are known by nothing but themselves.
DATES: dict[str, TypeAdapter[Any]] = {
    "closed_every_year": TypeAdapter(list[YearlyClosure]),
    "exceptions": TypeAdapter(list[SpecialDates]),
}
NUMBERS = ("phone", "number")
# Where `text` is one of these: elsewhere it is a sentence, whose wording is no fact.
TEXT_OF = "address"
JAPAN_TIME = timezone(timedelta(hours=9))
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Past:
    """A changed fact, and the commit that changed it."""

    moment: datetime
    """When it was committed, in Japan."""
    commit: str
    change: Change
    """The values as they stand; of lists of `DATES`, the models of those that differ."""
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
        told += [(moment, commit, one) for one in _told(before, after, moment.date())]
        before = after
    return [Past(*one, _record(one[-1], newest=before)) for one in reversed(told)]


def _record(change: Change, newest: dict[str, Document]) -> tuple[Document, Path_]:
    document, (*path, _) = change.place
    now, name = newest[document.file.stem], document.name(tuple(path))
    alike = ((now, place) for place, _ in mappings(now.value) if now.name(place) == name)
    return next(alike, (document, tuple(path)))


def _told(
    before: Mapping[str, Document], after: Mapping[str, Document], day: date
) -> Iterator[Change]:
    """What readers act on, of what is another after a commit of this day."""
    found = list(changes(before, after, wholes=DATES))
    # These hours were written in another form: what seems to come may have been said elsewhere.
    rewritten = {_around(one) for one in found if one.kind == "added" and one.field == "spans"}
    for change in found:
        place = change.place[1]
        if place[-1:] and place[-1] in DATES:
            if _around(change) not in rewritten:
                yield from _dates_that_differ(change, day)
        elif place[-2:-1] == ("phones",):
            yield from _number_that_comes_or_goes(change, before, after, day)
        elif _is_told(change):
            yield change


def _around(change: Change) -> str:
    """Where the record stands that has the field."""
    document, path = change.place
    return document.name(path[:-1])


def _is_told(change: Change) -> bool:
    """Whether readers act on the value, and it was there before and after, or is a last day."""
    match change.place[1]:
        case (*_, "ends"):
            days = [one for one in (change.was, change.now) if one]
            return bool(days) and all(map(_is_day, days))
        case (*_, "text") as path if path[-2:-1] != (TEXT_OF,):
            return False
        case (*_, field) if field in FIELDS:
            return type(change.was) is type(change.now) and bool(change.was and change.now)
    return False


def _dates_that_differ(change: Change, day: date) -> Iterator[Change]:
    """Of two lists of dates, those that only one of them has and that are not over."""
    kind = DATES[str(change.place[1][-1])]
    try:
        was, now = (_without_reasons(kind, value, day) for value in (change.was, change.now))
    except ValidationError:
        return  # as somebody once mistyped it
    gone, new = (
        [one for one in ours if one not in others] for ours, others in ((was, now), (now, was))
    )
    if gone or new:
        yield replace(change, was=gone or None, now=new or None)


def _without_reasons(
    kind: TypeAdapter[Any], dates: Any, day: date
) -> Sequence[YearlyClosure | SpecialDates]:
    """The dates that a plain value holds, from this day on; why it is so is wording, no fact."""
    if isinstance(dates, list):
        dates = [
            {name: value for name, value in one.items() if name != "reason"}
            if isinstance(one, dict)
            else one
            for one in dates
        ]
    known = kind.validate_python(dates or [])
    return [one for one in known if isinstance(one, YearlyClosure) or one.dates[1] >= day]


def _number_that_comes_or_goes(
    change: Change, before: Mapping[str, Document], after: Mapping[str, Document], day: date
) -> Iterator[Change]:
    """A telephone that comes to others, or goes from them, as a change of its number.

    Not one that is over, and none that has only another id or stands elsewhere in its file.
    """
    record = change.now or change.was
    number = record.get("number") if isinstance(record, dict) else None
    document, path = change.place
    without = before if change.kind == "added" else after
    if not isinstance(number, str) or number in _numbers(without[document.file.stem]):
        return
    if _is_day(ends := record.get("ends")) and ends < day.isoformat():
        return
    if change.kind == "added":
        yield Change("added", None, (document, (*path, "number")), now=number)
    elif change.kind == "removed":
        yield Change("removed", (document, (*path, "number")), None, was=number)


def _numbers(document: Document) -> set[str]:
    found = (record.get(name) for _, record in mappings(document.value) for name in NUMBERS)
    return {number for number in found if isinstance(number, str)}


def _is_day(value: Any) -> bool:
    try:
        return bool(date.fromisoformat(value).isoformat() == value)
    except (TypeError, ValueError):
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
