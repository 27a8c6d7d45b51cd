"""A state and a language in, what its records and values are called there out, as safe Markdown.

What stands in the data was written by anybody: in a comment it must link, mention and hide nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from guide.changes.states import State
from guide.facts.document import Document, Path_
from guide.facts.messages import Language, told
from guide.languages.naming import Naming

LONG = 30
"""Characters from which only the difference of two texts is marked."""
LONGEST = 300
"""Characters that are shown of one text, or of one stretch of it."""
NAMED = 8
"""Pages, texts or the like that are named in one line."""
FIELDS = 3
"""Of a record, beside its id, that are told in one line."""


def escaped(text: object) -> str:
    """Text that means itself in Markdown and HTML, links nothing and calls nobody by an @."""
    signs = re.sub(r"""[!-'()*+;-@[-`{-~]|:(?=//)|(?<=www)\.""", _reference, str(text), flags=re.I)
    return signs.replace("&#64;", "&#64;&#8288;").replace("\n", " ")


def _reference(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"


def code(text: object) -> str:
    """A value, as it is written."""
    return _isolated(escaped(_shortened(str(text))))


def _isolated(shown: str) -> str:
    """As code that is kept from turning the order of what stands beside it around."""
    if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in shown):
        shown = f"\u2068{shown}\u2069"
    return f"<code>{shown}</code>"


def difference(old: str, new: str) -> str:
    """What has been taken out of a text, and put in; of the rest, what is near."""
    before, after = (re.findall(r"[A-Za-z0-9]+|.", text, re.DOTALL) for text in (old, new))
    shown = ""
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        out, put = "".join(before[a:b]), "".join(after[c:d])
        if tag == "equal":
            shown += escaped(_shortened(out))
            continue
        shown += f"<del>{escaped(_shortened(out))}</del>" if out else ""
        shown += f"<ins>{escaped(_shortened(put))}</ins>" if put else ""
    return _isolated(shown)


def _shortened(text: str) -> str:
    """The beginning and the end of a text that nobody would read in a comment."""
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} … {text[-half:]}"


def named(names: Iterable[str]) -> str:
    """Pages, texts or the like in one line, and how many more there are."""
    shown = list(names)
    rest = [str(told("change-more", count=len(shown) - NAMED))] if len(shown) > NAMED else []
    return ", ".join([*map(code, shown[:NAMED]), *rest])


def is_long(*values: str, limit: int = LONG) -> bool:
    """Whether the difference of texts is easier to read than both."""
    return max(map(len, values)) > limit


def has_many_fields(value: Any) -> bool:
    """Whether a record, or several, are easier to read as a list than in one line."""
    if isinstance(value, list):
        return len(value) > 1 and any(isinstance(item, dict) for item in value)
    return isinstance(value, dict) and len(value.keys() - {"id"}) > FIELDS


class Teller(Naming):
    """Tells of one state in one language."""

    def __init__(self, state: State, language: Language) -> None:
        super().__init__(
            state.documents, {} if language == "ja" else state.words(language), language
        )

    def place(self, document: Document, path: Path_) -> str:
        """What the value at `path` is called: the records around it, then its fields."""
        names, fields = self.steps(document, path)
        record = " › ".join(f"<strong>{escaped(name)}</strong>" for name in names)
        field = " › ".join(map(escaped, fields))
        if record and field:
            return told("change-of", record=record, field=field).said(self._language)
        return record or field

    def outline(self, record: Any, document: Document, path: Path_) -> Iterator[str]:
        """The fields of a record as a list in Markdown, two spaces in; of records in it, names."""
        if isinstance(record, list):
            for place, one in enumerate(record):
                yield f"  - {code(self._brief(one, document, (*path, place)))}"
            return
        for key, item in record.items():
            at = (*path, key)
            label = f"  - {escaped(self.label(key))}:"
            if isinstance(item, list) and any(isinstance(one, dict) for one in item):
                yield label
                for place, one in enumerate(item):
                    yield f"    - {code(self._brief(one, document, (*at, place)))}"
            elif key != "id":
                yield f"{label} {code(self._brief(item, document, at))}"

    def _brief(self, value: Any, document: Document, path: Path_) -> str:
        """A value in words; a record by its name, else without where it is from."""
        if name := self._name(value, document.name(path)):
            return name
        if isinstance(value, dict) and path[-1] != "source":
            value = {key: item for key, item in value.items() if key not in ("source", "as_of")}
        return self.value(value, document, path)
