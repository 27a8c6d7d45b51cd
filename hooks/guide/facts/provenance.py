"""Where facts come from: records grouped by source, date and check, so that each is said once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guide.facts.guide import Guide
from guide.facts.record import Record
from guide.facts.values import Telephone, Text

# With more names than these, a source stands first and without them: for all but what others name.
NAMED_ONE_BY_ONE = 5


@dataclass(frozen=True)
class Provenance:
    """Records that share a source and an as-of date: one of them, and the names of all.

    Of many records there are no names: their source is that of all which the others do not name.
    """

    record: Record
    names: list[Text | Telephone]


@dataclass(frozen=True)
class Named:
    """A record that has no name of its own, and what it is called."""

    record: Record
    name: Text | Telephone


def origin(guide: Guide, record: Record) -> tuple[object, ...]:
    """Its source, its date and its check: what is said once of all that share it."""
    return record.source, guide.as_of(record), record.checked_on, record.checked_by


def provenances(guide: Guide, records: Sequence[Record | Named]) -> list[Provenance]:
    """The records grouped by source and as-of date, in order, what is of most of them first."""
    groups: dict[tuple[object, ...], Provenance] = {}
    for one in records:
        record = one.record if isinstance(one, Named) else one
        names = groups.setdefault(origin(guide, record), Provenance(record, [])).names
        name = getattr(one, "name", None)
        if name is not None and name not in names:
            names.append(name)
    of_most = max(groups.values(), key=lambda group: len(group.names), default=None)
    if of_most is None or len(of_most.names) <= NAMED_ONE_BY_ONE:
        return list(groups.values())
    others = [group for group in groups.values() if group is not of_most]
    return [Provenance(of_most.record, []), *others]
