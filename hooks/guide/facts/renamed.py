"""Ids that other records name and nothing has any more, because one was changed where it stands.

The translations still have the old id beside the words of the record: so it is found again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from guide.facts.document import Complaint, Document, mappings
from guide.facts.messages import Message, told

GONE = ("id-changed", "prefecture-id", "prefecture-missing")
"""What is told of an id that is gone where it was defined."""
OF_AN_AGENCY = {"unit-of-another": ("units", "unit"), "activity-of-another": ("activities", "id")}


def changed_ids(documents: Mapping[str, Document], data: Path) -> Iterator[Complaint]:
    """Told at the record itself: who is told where it is used would spread the new id."""
    named = {
        (kind, name)
        for document in documents.values()
        for problem in document.problems
        for kind, name in [named_in(problem.message)]
        if name
    }
    if not named:
        return
    files = sorted((data / "translations").glob("*.yaml"))
    texts = "".join(file.read_text(encoding="utf-8", errors="replace") for file in files)
    for kind, name in sorted(named):
        entry = rf"[ .]{re.escape(kind)}\.{re.escape(name)}\.\w+:\n +source: (.+)"
        words = {one.strip("'\"") for one in re.findall(entry, texts)}
        found = [
            (document, path)
            for document in documents.values()
            for path, record in mappings(document.value)
            if (path[-2] if len(path) > 1 else document.file.stem) == kind
            and not words.isdisjoint(map(str, record.values()))
            and record.get("id")
            and f"{kind}.{record['id']}." not in texts
        ]
        if len(found) == 1:
            yield found[0][0], (*found[0][1], "id"), told("id-changed", id=name)


def named_in(message: Message) -> tuple[str, str]:
    """The kind and the id of a record that is named where it is not known; else empty."""
    values = {key: str(value) for key, value in message.values}
    if message.name in OF_AN_AGENCY:
        kind, key = OF_AN_AGENCY[message.name]
        return kind, values[key]
    if message.name != "not-known-id":
        return "", ""
    prefix, _, name = values["value"].rpartition(".")
    return prefix or values["kind"], name


def told_where_defined(documents: Mapping[str, Document]) -> set[str]:
    """The ids that are told to be gone where they were defined, and so nowhere else."""
    return {
        str(dict(problem.message.values)["id"])
        for document in documents.values()
        for problem in document.problems
        if problem.message.name in GONE
    }
