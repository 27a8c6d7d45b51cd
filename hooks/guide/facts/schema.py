"""The models as JSON Schemas, so that an editor's program checks the data while it is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from guide.facts.guide import Guide
from guide.facts.labels import labels
from guide.facts.locales import (
    EasyWords,
    GlossaryTerm,
    Locale,
    Reading,
    SettledReading,
    Translations,
)

KINDS: dict[str, Any] = {
    **Guide.files(),
    "locales": list[Locale],
    "glossary": list[GlossaryTerm],
    "easy-japanese": EasyWords,
    "readings": list[Reading],
    "readings-settled": list[SettledReading],
    "translations": Translations,
}


def schemas() -> dict[str, str]:
    """The text of each file of `data/schema/` by its name."""
    return {
        f"{name}.json": json.dumps(
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "title": name,
                **_in_japanese(TypeAdapter(kind).json_schema()),
            },
            indent=2,
            ensure_ascii=False,
        )
        + "\n"
        for name, kind in KINDS.items()
    }


def _in_japanese(schema: Any) -> Any:
    """The schema with what its fields are called in Japanese, which editors show beside them."""
    if isinstance(schema, list):
        return [_in_japanese(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _in_japanese(value) for key, value in schema.items()}
    if isinstance(fields := made.get("properties"), dict):
        for name in fields.keys() & labels().keys():
            fields[name]["title"] = labels()[name]["ja"]
    return made


def drifted(folder: Path) -> list[str]:
    """The names of files in `folder` that are not what the models say."""
    expected = {name: text.encode() for name, text in schemas().items()}
    present = {file.name: file.read_bytes() for file in folder.glob("*.json")}
    return sorted(
        name for name in expected.keys() | present.keys() if expected.get(name) != present.get(name)
    )


def write(folder: Path) -> None:
    """Make `folder` what the models say."""
    for file in folder.glob("*.json"):
        file.unlink()
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
