"""What GIF's files of the offices and of the grant share."""

from __future__ import annotations

from typing import Any

from guide.facts.record import Record
from guide.open_data.elsewhere import Parts, elsewhere
from guide.open_data.records import Records

Item = dict[str, Any]


def items(names: tuple[str, ...], **known: Any) -> Item:
    """Every item by its name: what is known, else null. Raises KeyError for a name of no item."""
    if unknown := known.keys() - set(names):
        raise KeyError(*unknown)
    return {name: known.get(name) for name in names}


def ours(records: Records, record: Record, parts: Parts) -> Item:
    """What GIF has no item for: where a fact comes from, when it is true, languages spoken.

    `parts` are what stands in the same items beside the record; of those that were read elsewhere
    it is said, too.
    """
    return {
        **_origin(records, record),
        "終了": records.has_ended(record),
        "外国語対応": None,
        "ほかの出典": [
            {"項目": name, **_origin(records, part)}
            for name, part in elsewhere(records, record, parts)
        ],
    }


def _origin(records: Records, record: Record) -> Item:
    return {
        "出典": {"ID": record.source.id, "スライド": record.source.slide},
        "情報の時点": records.guide.as_of(record),
        "終了日": record.ends.isoformat() if record.ends else None,
    }
