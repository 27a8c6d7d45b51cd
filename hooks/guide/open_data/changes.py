"""Changed facts in, `changes.json` and a feed (Atom, RFC 4287) in Japanese and English out."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal
from urllib.parse import urljoin

from pydantic import Field

from guide.facts.history import Change
from guide.facts.labels import labels
from guide.facts.locales import SOURCE_LOCALE
from guide.languages.ruby import without_readings
from guide.open_data.contract import Contract, Day, Uri, Uuid
from guide.open_data.envelope import FOLDER
from guide.open_data.records import Records
from guide.open_data.serialize import to_json

LOCALES = (SOURCE_LOCALE, "en")
NAMESPACE = "http://www.w3.org/2005/Atom"
# Fields that are called by what they are a part of.
PARTS = {"text": "address", "number": "phone"}
NOTHING = "matrix.no_unit"


class ChangedFact(Contract):
    """A fact that was another before a commit."""

    uuid: Uuid
    day: Day
    """On which it was changed here, in Japan; the fact itself says since when it is true."""
    path: str
    """Where it stands: the file of `data/`, then ids and fields, with dots."""
    old: str | None
    """Null: there was none."""
    new: str | None
    """Null: there is none any more."""
    text: dict[str, str]
    """The same as a sentence, in Japanese and English."""
    page: dict[str, Uri]
    """Where the guide says it, in Japanese and English."""
    commit: Uri


class Changes(Contract):
    """What has changed since the guide began, the newest first."""

    schema_address: Uri = Field(alias="$schema")
    version: Literal["1"]
    items: list[ChangedFact]


def files(editions: Sequence[Records], changes: Sequence[Change], schema: str) -> dict[str, bytes]:
    """The files by their paths; `schema` is the address of the JSON Schema."""
    said = {one.edition.locale.id: one for one in editions if one.edition.locale.id in LOCALES}
    facts = [_fact(said, change) for change in changes]
    whole = Changes(schema_address=schema, version="1", items=facts)
    made = {"changes.json": to_json(whole.model_dump(by_alias=True))}
    for locale, records in said.items():
        made[f"{locale}/changes.atom"] = _feed(
            records, locale, list(zip(changes, facts, strict=True))
        )
    return made


def example(editions: Sequence[Records], changes: Sequence[Change]) -> dict[str, Any] | None:
    """The newest changed fact as it stands in the file; None where there is none yet."""
    said = {one.edition.locale.id: one for one in editions if one.edition.locale.id in LOCALES}
    return _fact(said, changes[0]).model_dump() if changes else None


def _fact(said: dict[str, Records], change: Change) -> ChangedFact:
    first = said[SOURCE_LOCALE]
    return ChangedFact(
        uuid=first.uuid("changes", change.commit, *change.path),
        day=change.moment.date().isoformat(),
        path=".".join(change.path),
        old=change.old or None,
        new=change.new or None,
        text={locale: _sentence(records, change) for locale, records in said.items()},
        page={locale: _page(records, change) for locale, records in said.items()},
        commit=f"{first.site.repository}/commit/{change.commit}",
    )


def _sentence(records: Records, change: Change) -> str:
    """Whose fact it is, what it is, and the two values."""
    field = change.path[-1]
    label = labels()[PARTS.get(field, field)][records.edition.locale.id]
    what = without_readings(records.word("hours.list", one=_name(records, change), other=label))
    old, new = (_value(records, field, value) for value in (change.old, change.new))
    return f"{what}: {old} → {new}"


def _value(records: Records, field: str, value: str) -> str:
    """A value as readers write it; that there is none, in words."""
    if not value:
        return without_readings(records.word(NOTHING)).lower()
    if field == "ends":
        return records.phrases.formats.date(date.fromisoformat(value))
    return value


def _name(records: Records, change: Change) -> Any:
    """The name of the nearest record on the path that has one; its id where it is gone."""
    value: Any = records.guide
    name = change.path[0]
    for part in change.path:
        if isinstance(value, list):
            value = next((one for one in value if getattr(one, "id", None) == part), None)
            name = part
        else:
            value = getattr(value, part, None)
        name = getattr(value, "name", None) or name
        if value is None:
            break
    return name


def _page(records: Records, change: Change) -> str:
    """The page that shows the fact."""
    kind, *path = change.path
    guide = records.guide
    if kind == "agencies" and path[0] in {agency.id for agency in guide.agencies}:
        return str(records.page("agencies/_each", path[0]))
    if kind == "offices":
        return str(records.page("offices", anchor=path[0]))
    if kind == "grant" and guide.grant:
        return str(records.page("grant"))
    return str(records.page("index"))


def _feed(records: Records, locale: str, facts: list[tuple[Change, ChangedFact]]) -> bytes:
    ElementTree.register_namespace("", NAMESPACE)
    site_name = without_readings(records.word("site.name"))
    newest = facts[0][0].moment.isoformat() if facts else f"{records.newest_day}T00:00:00+09:00"
    feed = ElementTree.Element(f"{{{NAMESPACE}}}feed", {"xml:lang": records.edition.locale.lang})
    _put(feed, "id", f"urn:uuid:{records.uuid('changes', locale)}")
    _put(feed, "title", site_name)
    _put(feed, "subtitle", without_readings(records.word("footer.independent")))
    _put(feed, "updated", newest)
    _put(_put(feed, "author"), "name", site_name)
    address = urljoin(records.site.url, f"{FOLDER}{locale}/changes.atom")
    _put(feed, "link", rel="self", href=address)
    _put(feed, "link", rel="alternate", href=str(records.page("index")))
    for change, fact in facts:
        entry = _put(feed, "entry")
        _put(entry, "id", f"urn:uuid:{fact.uuid}")
        _put(entry, "title", fact.text[locale])
        _put(entry, "updated", change.moment.isoformat())
        _put(entry, "link", rel="alternate", href=fact.page[locale])
        _put(entry, "link", rel="via", href=fact.commit)
        _put(entry, "summary", fact.text[locale])
    ElementTree.indent(feed, " ")
    text: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _put(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    made.text = text
    return made
