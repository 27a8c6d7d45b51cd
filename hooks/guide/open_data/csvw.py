"""The tables in, their description out: CSV on the Web (W3C, 2015).

Whoever reads a table by that standard looks for `csv-metadata.json` beside it. What a column holds
comes from the record's class, whose schema JSON Schema tells, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guide.languages.ruby import without_readings
from guide.open_data.contract import Contract, Words, schema_of
from guide.open_data.dcat import DATASETS
from guide.open_data.envelope import TEXTS_LICENCE
from guide.open_data.records import Records
from guide.open_data.serialize import SEPARATOR

FILE = "csv-metadata.json"
CONTEXT = "http://www.w3.org/ns/csvw"
TYPES = {"boolean": "boolean", "integer": "integer", "number": "decimal"}
DAY = r"^\d{4}-\d{2}-\d{2}$"
# What is told of every text; of a column it says nothing.
OF_WORDS = Words.__metadata__[0].json_schema["description"]

Node = dict[str, Any]


def columns(
    paths: Mapping[str, str], record: type[Contract], rows: str | None = None
) -> list[Node]:
    """The columns of a table: `paths` lead into the `record` by the columns' names.

    `rows` is the list inside a record that has the rows of the table, where a row is no record.
    """
    schema = schema_of(record)
    return [
        {"name": name, "titles": name, **_held(path, schema, rows)} for name, path in paths.items()
    ]


def described(records: Records, tables: Mapping[str, list[Node]]) -> Node:
    """The tables of one language; `tables` has the columns of each by its name."""
    return {
        "@context": [CONTEXT, {"@language": records.edition.locale.lang}],
        "dc:license": {"@id": TEXTS_LICENCE},
        "tables": [
            {
                "url": f"{name}.csv",
                "dc:title": without_readings(records.word(DATASETS[name])),
                "tableSchema": {"columns": of_table},
            }
            for name, of_table in tables.items()
        ],
    }


def _held(path: str, schema: Node, rows: str | None) -> Node:
    """What stands at `path` in a record: its type, whether it is a list, what it means."""
    node, is_list, last = schema, False, None
    for step in path.split("."):
        inner, many = _inner(node, schema)
        is_list |= many and last != rows
        node, last = inner["properties"][step], step
    leaf, _ = _inner(node, schema)
    means = node.get("description", OF_WORDS)
    return {
        **({"datatype": kind} if (kind := _type(leaf)) else {}),
        **({"separator": SEPARATOR} if is_list else {}),
        **({"dc:description": {"@value": " ".join(means.split()), "@language": "en"}}
           if means != OF_WORDS else {}),
    }  # fmt: skip


def _inner(node: Node, schema: Node) -> tuple[Node, bool]:
    """What a field holds where it holds something, and whether it is a list of such."""
    if "$ref" in node:
        return _inner(schema["$defs"][node["$ref"].rpartition("/")[2]], schema)
    if node.get("type") == "array":
        return _inner(node["items"], schema)[0], True
    if "anyOf" in node:
        return _inner(next(one for one in node["anyOf"] if one.get("type") != "null"), schema)
    return node, False


def _type(leaf: Node) -> str | None:
    """The datatype of a cell; None for a text."""
    if leaf.get("format") == "uri":
        return "anyURI"
    return "date" if leaf.get("pattern") == DAY else TYPES.get(leaf.get("type", ""))
