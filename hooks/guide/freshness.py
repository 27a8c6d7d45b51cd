"""The facts in; out: those that nobody has checked for a year, and those that are over.

`make stale` prints it as Markdown, and a weekly job puts it into one issue.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, TypeGuard

from guide.changes.states import State
from guide.changes.telling import Teller, escaped
from guide.facts.document import Document, Path_, mappings, records
from guide.facts.messages import spoken, told

CHECKED_EVERY = timedelta(days=365)


def report(state: State, today: date) -> str:
    """What is to be looked at on the day `today`, as Markdown, in the language spoken."""
    teller = Teller(state, spoken())
    unchecked: dict[str, list[str]] = {}
    over = []
    for document, path, record in _records(state):
        place = f"`{document.file}:{document.position(path)[0]}` {teller.place(document, path)}"
        if _is_day(ends := record.get("ends")) and ends < today.isoformat():
            over.append(f"- {place}: {ends}")
        elif not _is_fresh(last := _last_looked_at(state, record), today):
            unchecked.setdefault(_group(state, record, last), []).append(f"  - {place}")
    count = sum(map(len, unchecked.values()))
    lines = [f"### {told('stale-unchecked', count=count)}", ""]
    for group, places in unchecked.items():
        lines += [f"- {group}: {len(places)}", *places]
    lines += ["", f"### {told('stale-over', count=len(over))}", "", *over]
    return "\n".join(lines) + "\n"


def _records(state: State) -> Iterator[tuple[Document, Path_, dict[str, Any]]]:
    """What has a source, with its place."""
    for document in state.documents.values():
        for path, record in mappings(document.value):
            if isinstance(record.get("source"), dict):
                yield document, path, record


def _last_looked_at(state: State, record: dict[str, Any]) -> str | None:
    """The day or month on which it was last known to be true."""
    source = _source(state, record)
    days = (record.get("checked_on"), record.get("as_of") or source.get("as_of"))
    return max(filter(_is_day, days), default=None)


def _source(state: State, record: dict[str, Any]) -> dict[str, Any]:
    known = records(state.documents["sources"].value)
    return next((one for one in known if one.get("id") == record["source"].get("id")), {})


def _group(state: State, record: dict[str, Any], last: str | None) -> str:
    title = escaped(_source(state, record).get("title", record["source"].get("id")))
    return f"{title} ({last or told('stale-unknown')})"


def _is_fresh(last: str | None, today: date) -> bool:
    return last is not None and date.fromisoformat(f"{last}-01"[:10]) >= today - CHECKED_EVERY


def _is_day(value: object) -> TypeGuard[str]:
    return isinstance(value, str)
