"""What GIF has no item for, of how an office is reached: in words, where it is known."""

from __future__ import annotations

from typing import Any

from guide.facts.offices import Office
from guide.languages.contact import Kind
from guide.open_data.reached import said
from guide.open_data.records import Records

ITEMS: dict[str, Kind] = {
    "外国語対応": "languages",
    "予約": "booking",
    "窓口": "counter",
    "持ち物": "bring",
}


def before_coming(records: Records, office: Office) -> dict[str, Any]:
    """Languages, booking, where in the building, what to bring."""
    words = {item: "\n".join(said(records, office, kind)) for item, kind in ITEMS.items()}
    return {item: said for item, said in words.items() if said}
