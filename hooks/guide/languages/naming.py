"""Plain values of `data/` and a language in, what records, fields and values are called there out.

Both `make diff` and the feed of changed facts ask it. Nothing is escaped: anybody wrote the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from guide.facts.document import NAMES, Document, Path_, mappings
from guide.facts.labels import labels
from guide.facts.messages import Language, told

BETWEEN = {"ja": "、", "en": ", "}


class Naming:
    """Names what stands in documents, in one language."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        translations: Mapping[str, Mapping[str, Any]],
        language: Language,
    ) -> None:
        """`documents` are those in which records are looked up that a value names.

        `translations` are into this language, by the texts' paths: each a `source` and a `text`.
        """
        self._documents = documents
        self._language: Language = language
        self._translated = translations

    def steps(self, document: Document, path: Path_) -> tuple[list[str], list[str]]:
        """What leads to the value at `path`: the names of records, then the fields of the last."""
        value = document.value
        names: list[str] = []
        fields: list[str] = []
        if isinstance(value, dict) and (name := self._name(value, document.file.stem)):
            names.append(name)
        elif isinstance(value, dict) or not path:
            fields.append(document.file.name)
        for length, step in enumerate(path, 1):
            around, value = value, value[step]
            at = document.name(path[:length])
            if isinstance(step, str):
                fields.append(self.label(step))
            elif name := self._name(value, at):
                names.append(name)
                fields = []
            elif (id := at.split(".")[-1]) != str(step):
                fields.append(id)
            elif len(around) > 1:
                fields.append(str(step + 1))
        return names, fields

    def within(self, document: Document, path: Path_) -> Path_:
        """The last steps of the path, those from the innermost record with a name to the value."""
        value, begins = document.value, 0
        for length, step in enumerate(path, 1):
            value = value[step]
            if isinstance(step, int) and self._name(value, ""):
                begins = length
        return path[begins:]

    def _name(self, record: Any, at: str) -> str | None:
        """What a record is called in its own words; a desk like its service."""
        if not isinstance(record, dict):
            return None
        for key in ("short_name", *NAMES, "word"):
            if isinstance(record.get(key), str):
                return self._translation(f"{at}.{key}", record[key])
        service = None if "id" in record else record.get("service")
        return self._names.get(("services", service)) if isinstance(service, str) else None

    def label(self, key: str) -> str:
        """What a field is called."""
        known = labels().get(key)
        return str(known[self._language]) if known else key

    def _translation(self, at: str, text: str) -> str:
        """The text in this language, where there is a translation of just this Japanese."""
        entry = self._translated.get(at, {})
        return str(entry["text"]) if entry.get("source") == text and "text" in entry else text

    def speaks(self, value: Any, document: Document, path: Path_) -> set[bool]:
        """Whether the texts in a value are translated: some may be, some not."""
        if isinstance(value, dict | list):
            items = value.items() if isinstance(value, dict) else enumerate(value)
            return {
                told for key, item in items for told in self.speaks(item, document, (*path, key))
            }
        entry = self._translated.get(document.name(path), {})
        return {entry.get("source") == value and "text" in entry}

    def value(self, value: Any, document: Document, path: Path_) -> str:
        """A value in words, not escaped."""
        fields = [step for step in path if isinstance(step, str)]
        about = labels().get(fields[-1] if fields else "", {})
        if isinstance(value, bool):
            return told("change-yes" if value else "change-no").said(self._language)
        if isinstance(value, dict):
            return "; ".join(
                f"{'' if key == 'id' else f'{self.label(key)}: '}"
                f"{self.value(item, document, (*path, key))}"
                for key, item in value.items()
                if key != "id" or fields[-1:] == ["source"]
            )
        if isinstance(value, list):
            shown = (self.value(item, document, (*path, at)) for at, item in enumerate(value))
            records = any(isinstance(item, dict) for item in value)
            return (" / " if records else BETWEEN[self._language]).join(shown)
        if named := about.get("values", {}).get(str(value)):
            return str(named[self._language])
        if fields[-2:] == ["source", "id"]:
            about = labels()["source"]
        if name := self._names.get((about.get("names", ""), str(value))):
            return name
        return (
            self._translation(document.name(path), value) if isinstance(value, str) else str(value)
        )

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        """What records are called by their kind and id."""
        return {
            (kind, str(record["id"])): name
            for kind, record, at in self._records()
            if (name := self._name(record, at))
        }

    def _records(self) -> Iterator[tuple[str, dict[str, Any], str]]:
        for file, document in self._documents.items():
            for path, record in mappings(document.value):
                if "id" in record and path and isinstance(path[-1], int):
                    fields = [step for step in path if isinstance(step, str)]
                    at = document.name(path)
                    yield (fields[-1] if fields else file), record, at
