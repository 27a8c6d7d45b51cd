"""Values of facts in, parts of schema.org nodes out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, TypeVar, cast

from guide.facts.record import Record
from guide.facts.values import Text
from guide.languages.ruby import without_readings
from guide.open_data.records import Records

Node = dict[str, Any]
Make = TypeVar("Make", bound=Callable[..., Node])
# What would end the element, or the line in old JavaScript.
UNSAFE = re.compile("[<>&\u2028\u2029]")


def once(make: Make) -> Make:
    """A method that makes the node of a record, its last argument, when it is first needed.

    It is kept in `made` of the object, for the pages that share it.
    """

    def made(self: Any, *records: Any) -> Node:
        key = f"{make.__name__} {records[-1].id}"
        if key not in self.made:
            self.made[key] = make(self, *records)
        node: Node = self.made[key]
        return node

    return cast(Make, made)


def address(
    records: Records, street: Text, building: Text | None = None, postal_code: str | None = None
) -> Node:
    """A postal address: in parts in Japanese, in one line with its prefecture elsewhere."""
    municipality = records.places.of(street.source)
    parts: Node = {"@type": "PostalAddress", "addressCountry": "JP"}
    if municipality:
        region = next(
            (one.name for one in records.guide.prefectures
             if one.name.source == municipality.prefecture),
            None,
        )  # fmt: skip
        parts["addressRegion"] = said(region) if region else municipality.prefecture
    lines = [part for part in (street, building) if part]
    if municipality and street.lang == "ja":
        parts["addressLocality"] = municipality.name
        parts["streetAddress"] = municipality.rest_of(" ".join(map(_japanese, lines)))
    else:
        parts["streetAddress"] = " ".join(without_readings(line) for line in lines)
    return parts | ({"postalCode": postal_code} if postal_code else {})


def description(records: Records, record: Record, says: Text | None = None) -> Node:
    """What an organisation `says` of itself; that it is over, once its last day has passed.

    schema.org has no property for the last day on which something is true: `dissolutionDate` would
    say that the organisation is dissolved.
    """
    said = records.ended(record) or says
    return {"description": in_its_language(said)} if said else {}


def together(*texts: Text) -> Any:
    """Texts as one string; one alone may say that it is Japanese."""
    return said(texts[0]) if len(texts) == 1 else "; ".join(map(without_readings, texts))


def _japanese(text: Text) -> str:
    return str(text.source)


def names(name: Text, short: Text | None = None) -> Node:
    """The name, and what else it is called: in short, and officially in Japanese.

    Each says its language, because one thing has the same identifier on the pages of all languages.
    """
    official = {"@value": name.source, "@language": "ja"}
    others = [*([in_its_language(short)] if short else []), official]
    own = in_its_language(name)
    alternates = [one for one in others if one["@value"] != own["@value"]]
    once = [one for at, one in enumerate(alternates) if one not in alternates[:at]]
    return {"name": own} | ({"alternateName": once} if once else {})


def in_its_language(text: Text) -> Node:
    """A text as a string that says its language."""
    lang = "ja" if text.stands_in else text.lang
    return {"@value": without_readings(text), "@language": lang}


def said(text: Text) -> Any:
    """A text as a string; one without translation says that it is Japanese."""
    return in_its_language(text) if text.stands_in else without_readings(text)


def as_json(node: Node) -> str:
    """A node as JSON, safe inside a script element."""
    made = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", made)


def written_once(kept: dict[str, str], thing: Node) -> str:
    """A thing as JSON, from what has been `kept` by its identifier: many pages share it."""
    if thing["@id"] not in kept:
        kept[thing["@id"]] = as_json(thing)
    return kept[thing["@id"]]
