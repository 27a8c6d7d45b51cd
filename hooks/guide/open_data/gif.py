"""The Japanese records in, data by Japan's Government Interoperability Framework (GIF) out.

The offices follow DS-451-7 (`gif_offices.py`), the grant DS-451-4 (`gif_grant.py`), in the edition
that `gif_items.py` names: as JSON, and the same as a table. What does not fit is listed in
docs/open-data.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from guide.open_data import gif_grant, gif_offices
from guide.open_data.envelope import CHECKED
from guide.open_data.gif_items import EDITION
from guide.open_data.gif_parts import Item
from guide.open_data.records import Records
from guide.open_data.serialize import spreadsheet, to_json

FRAMEWORK = "政府相互運用性フレームワーク（GIF）"
OFFICES = "DS-451-7 行政サービス拠点・支援機関等"
GRANT = "DS-451-4 行政サービス・制度"
# Between the parts of a cell that holds a list, as DS-451-4 asks for it.
SEPARATOR = ";"


def files(editions: Sequence[Records]) -> dict[str, bytes]:
    """The offices and the grant, where there are any, as JSON and as CSV.

    Names in other writings come from the other editions.
    """
    japanese = editions[0]
    kinds = {
        "offices": (OFFICES, gif_offices.offices(editions)),
        "grant": (GRANT, gif_grant.grants(japanese)),
    }
    made = {}
    for name, (standard, items) in kinds.items():
        if items:
            made[f"gif/{name}.json"] = _json(japanese, standard, items)
            made[f"gif/{name}.csv"] = _table(standard, items)
    return made


def _json(records: Records, standard: str, items: list[Item]) -> bytes:
    return to_json(
        {
            "標準": f"{FRAMEWORK} {standard}",
            "標準の版": EDITION,
            "作成日": records.newest_day.isoformat(),
            "利用条件": f"{records.site.repository}/blob/main/LICENSE-DATA.md",
            "出典": [
                {"ID": source.id, "資料名": source.title, "作成者": source.publisher}
                for source in records.guide.sources
            ],
            "データ": items,
        }
    )


def _table(standard: str, items: list[Item]) -> bytes:
    """A row for each; what stands inside an item has its name behind that of the item."""
    rows = [dict(_cells(item)) | {"標準": standard, "標準の版": EDITION} for item in items]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    return spreadsheet(columns, ([row.get(name) for name in columns] for row in rows))


def _cells(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from _cells(inside, f"{name}_{key}" if name else key)
    elif isinstance(value, list):
        together: dict[str, list[str]] = {}
        for item in value:
            for key, inside in _cells(item, name):
                together.setdefault(key, []).append("" if inside is None else str(inside))
        for key, cells in together.items():
            yield key, SEPARATOR.join(cells) if any(cells) else None
    else:
        yield name, "true" if value is True else "false" if value is False else value


# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = CHECKED | {
    **dict.fromkeys(
        (
            "Center", "EnglishName", "CenterAddress", "Station",
            "Affiliation", "Unit", "Activity", "Service", "Audience", "Agency.short_name",
            "Agency.summary", "Topic", "TopicDesk.activities", "Hint", "Neighbour",
        ),
        "the files are of the offices and the grant",
    ),
    **dict.fromkeys(
        ("SpecialMeasure", "CoveredCost"),
        "DS-451-4 has no item for it",
    ),
    **dict.fromkeys(
        (
            "Coordinators.name", "Coordinators.goal", "Coordinators.posted",
            "Coordinators.officers", "Coordinators.offices",
            "Coordinators.contact_for", "Coordinators.audience",
            "Coordinators.enquiries", "Office.kind",
        ),
        "DS-451-7 has no item for it",
    ),
    **dict.fromkeys(
        ("Source.slides", "Source.url", "Source.covers"), "the sources are named in short"
    ),
    "Prefecture.cities": "words for the search box; they add no fact",
    "CenterPhone": "it stands only where who gives the grant has no number of its own",
}  # fmt: skip
