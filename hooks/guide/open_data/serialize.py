"""Plain values in, the bytes of a file out: JSON, and CSV that a spreadsheet opens right."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

import pydantic_core

BYTE_ORDER_MARK = "\ufeff"
# What makes a spreadsheet take a cell for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def to_json(value: Any) -> bytes:
    """JSON that people can read, too."""
    return pydantic_core.to_json(value, indent=1) + b"\n"


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
