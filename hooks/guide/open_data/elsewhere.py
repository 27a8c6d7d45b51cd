"""A record in, what of it was read elsewhere than the record itself, out.

HSDS and GIF have no place for the source of a single item. So beside the source of the record they
name those of its parts, in a column and an item of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from guide.facts.contact import Reachable
from guide.facts.record import Record
from guide.open_data.reached import CONTACTS, still_true
from guide.open_data.records import Records

Parts = Iterable[tuple[str, Record | None]]


def elsewhere(records: Records, own: Record, parts: Parts) -> Iterator[tuple[str, Record]]:
    """Those `parts` of a record that have another source or date, or an end of their own.

    A part is called by the item that says it; of one source and date each item is named once.
    What has ended is not said, and so not named.
    """
    as_of = records.guide.as_of
    named = set()
    for name, part in parts:
        if part is None or records.site.has_ended(part):
            continue
        origin = (name, part.source.id, as_of(part), part.ends)
        same = (part.source.id, as_of(part)) == (own.source.id, as_of(own))
        if origin not in named and not (same and part.ends in (None, own.ends)):
            named.add(origin)
            yield name, part


def contacts(
    records: Records, one: Reachable, names: Mapping[str, str], rest: str, *needs: Record
) -> Parts:
    """How somebody is reached as parts: `names` has the items of some facts, `rest` is the others'.

    Telephones may have hours of their own; they are said with the number.
    """
    known = still_true(records, one, *needs)
    for kind in CONTACTS:
        item = names.get(kind, rest)
        value = getattr(known, kind)
        for fact in value if isinstance(value, list) else [value]:
            yield item, fact
            yield item, getattr(fact, "hours", None)
