"""Records in, the bytes of a file out: JSON, and CSV that a spreadsheet opens right.

A record is said in one language or in all before it is written.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pydantic_core

from guide.facts.values import Text
from guide.languages.ruby import without_readings

BYTE_ORDER_MARK = "\ufeff"
# What makes a spreadsheet take a cell for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

# Between the parts of a cell that holds a list.
SEPARATOR = "; "
# The last columns of every table of facts.
FACT_COLUMNS = {
    "source": "source.id",
    "slide": "source.slide",
    "as_of": "as_of",
    "ends": "ends",
    "ended": "ended",
}


def fact_columns(name: str, path: str) -> dict[str, str]:
    """The columns `website_source` … of what has a source of its own, at `path` in a record.

    What has ended is not in the table (see `cell`), so that no column has to say it.
    """
    own = (one for one in FACT_COLUMNS.items() if one[0] != "ended")
    return {f"{name}_{column}": f"{path}.{field}" for column, field in own}


def texts_in(value: Any) -> Iterator[Text]:
    """The texts of a record that have not become strings yet."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)


def in_one_language(value: Any) -> Any:
    """A copy of a record with every text as a string, without readings."""
    if isinstance(value, Text):
        return without_readings(value)
    if isinstance(value, dict):
        return {key: in_one_language(item) for key, item in value.items()}
    if isinstance(value, list):
        return [in_one_language(item) for item in value]
    return value


def in_first_language(value: Any, locale: str) -> Any:
    """A record with every text by its locale, as in an object of texts; so far there is one."""
    if isinstance(value, Text):
        return {locale: without_readings(value)}
    if isinstance(value, dict):
        return {key: in_first_language(item, locale) for key, item in value.items()}
    if isinstance(value, list):
        return [in_first_language(item, locale) for item in value]
    return value


def add_language(known: Any, value: Any, locale: str) -> None:
    """Add the texts of the same record in another locale, so far as they are translated.

    What is no text is the same everywhere, but for the translations, of which there is one each.
    """
    if isinstance(value, Text):
        if known is not None and value.status != "missing" and not value.stands_in:
            known[locale] = without_readings(value)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "translations":
                known[key].update(item)
            else:
                add_language(known[key], item, locale)
    elif isinstance(value, list):
        for one, item in zip(known, value, strict=True):
            add_language(one, item, locale)


def to_json(value: Any) -> bytes:
    """JSON that people can read, too."""
    return pydantic_core.to_json(value, indent=1) + b"\n"


def table(columns: Mapping[str, str], records: Iterable[Any], rows: str | None = None) -> bytes:
    """A spreadsheet with a row for each record, or for each item of its list `rows`.

    `columns` has the path inside the record by the column's name: `phone.number`.
    """
    parts = (
        (record | {rows: part} if rows else record, part.get("ends"))
        for record in records
        for part in (record[rows] if rows else [record])
    )
    return spreadsheet(
        list(columns),
        ([cell(part, path, until) for path in columns.values()] for part, until in parts),
    )


def cell(record: Any, path: str, until: str | None) -> object:
    """What stands at `path` in the record, which is true `until` a last day; lists are joined.

    Nothing of a part that was over before: in a row, only the record can say that.
    """
    value = record
    for name in path.split("."):
        if isinstance(value, list):
            value = [one[name] for one in value]
        elif value is not None:
            value = value[name]
        if isinstance(value, dict) and value.get("ended") and _ends_before(value["ends"], until):
            return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return SEPARATOR.join(value) if isinstance(value, list) else value


def _ends_before(last: str | None, until: str | None) -> bool:
    """Whether a last day is before another; None: no end is known."""
    return last is not None and (until is None or last < until)


def spreadsheet(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """CSV (RFC 4180) in UTF-8 with a byte order mark, for people; None is an empty cell.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    guarded = [[guard(cell) for cell in row] for row in rows]
    return (BYTE_ORDER_MARK + plain_csv(columns, guarded)).encode()


def plain_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV (RFC 4180) for programs; None is an empty cell."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(["" if cell is None else cell for cell in row] for row in rows)
    return text.getvalue()


def guard(cell: object) -> object:
    """The cell, with an apostrophe in front if it is a text that would be run as a formula."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
