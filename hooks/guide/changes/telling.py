"""A state and a language in, what its records and values are called there out, as safe Markdown.

What stands in the data was written by anybody: in a comment it must link, mention and hide nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from guide.changes.states import State
from guide.facts.document import NAMES, Document, Path_, mappings
from guide.facts.labels import labels
from guide.facts.messages import Language, told

LONG = 30
"""Characters from which only the difference of two texts is marked."""
BETWEEN = {"ja": "、", "en": ", "}


def escaped(text: object) -> str:
    """Text that means itself in Markdown and HTML, links nothing and calls nobody by an @."""
    signs = re.sub(r"""[!-'()*+;-@[-`{-~]|:(?=//)|(?<=www)\.""", _reference, str(text), flags=re.I)
    return signs.replace("&#64;", "&#64;&#8288;").replace("\n", " ")


def _reference(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"


def code(text: object) -> str:
    """A value, as it is written; kept from turning the order of what stands beside it around."""
    shown = escaped(text)
    if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in shown):
        shown = f"\u2068{shown}\u2069"
    return f"<code>{shown}</code>"


def difference(old: str, new: str) -> str:
    """What has been taken out of a text, and put in."""
    before, after = (re.findall(r"[A-Za-z0-9]+|.", text, re.DOTALL) for text in (old, new))
    shown = ""
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        out, put = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal":
            shown += escaped(out)
            continue
        shown += f"<del>{escaped(out)}</del>" if out else ""
        shown += f"<ins>{escaped(put)}</ins>" if put else ""
    return f"<code>{shown}</code>"


def is_long(*values: str) -> bool:
    """Whether the difference of texts is easier to read than both."""
    return max(map(len, values)) > LONG


class Teller:
    """Tells of one state in one language."""

    def __init__(self, state: State, language: Language) -> None:
        self._state = state
        self._language: Language = language
        self._translated = {} if language == "ja" else state.words(language)

    def place(self, document: Document, path: Path_) -> str:
        """What the value at `path` is called: the records around it, then its fields."""
        names, fields = self._steps(document, path)
        record = " › ".join(f"<strong>{escaped(name)}</strong>" for name in names)
        field = " › ".join(map(escaped, fields))
        if record and field:
            return told("change-of", record=record, field=field).said(self._language)
        return record or field

    def _steps(self, document: Document, path: Path_) -> tuple[list[str], list[str]]:
        value = document.value
        names: list[str] = []
        fields: list[str] = []
        if isinstance(value, dict) and (name := self._name(value, document.file.stem)):
            names.append(name)
        elif isinstance(value, dict) or not path:
            fields.append(document.file.name)
        for length, step in enumerate(path, 1):
            value = value[step]
            at = document.name(path[:length])
            if isinstance(step, str):
                fields.append(self._label(step))
            elif name := self._name(value, at):
                names.append(name)
                fields = []
            else:
                fields.append(at.split(".")[-1])
        return names, fields

    def _name(self, record: Any, at: str) -> str | None:
        """What a record is called in its own words; a desk like its service."""
        if not isinstance(record, dict):
            return None
        for key in ("short_name", *NAMES):
            if isinstance(record.get(key), str):
                return self._translation(f"{at}.{key}", record[key])
        service = None if "id" in record else record.get("service")
        return self._names.get(("services", service)) if isinstance(service, str) else None

    def _label(self, key: str) -> str:
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
                f"{self._label(key)}: {self.value(item, document, (*path, key))}"
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
        for file, document in self._state.documents.items():
            for path, record in mappings(document.value):
                if "id" in record and path and isinstance(path[-1], int):
                    fields = [step for step in path if isinstance(step, str)]
                    at = document.name(path)
                    yield (fields[-1] if fields else file), record, at
