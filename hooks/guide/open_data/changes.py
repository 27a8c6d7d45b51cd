"""Changed facts in, `changes.json` and a feed (Atom, RFC 4287) in Japanese and English out."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from typing import Any, Literal
from urllib.parse import urljoin

from pydantic import Field

from guide.facts.history import Past
from guide.facts.locales import SOURCE_LOCALE
from guide.languages.ruby import without_readings
from guide.open_data.changes_in_words import Telling
from guide.open_data.contract import Contract, Day, Uri, Uuid
from guide.open_data.envelope import FOLDER
from guide.open_data.records import Records
from guide.open_data.serialize import to_json

LOCALES = (SOURCE_LOCALE, "en")
NAMESPACE = "http://www.w3.org/2005/Atom"


class ChangedFact(Contract):
    """A fact that was another before a commit."""

    uuid: Uuid
    day: Day
    """On which it was changed here, in Japan; the fact itself says since when it is true."""
    path: str
    """Where it stands: the file of `data/`, then ids and fields, with dots."""
    old: str | None
    """As it stood in the file; several values in words, in Japanese. Null: there was none.
    Of yearly closed days and other dates of hours, those that are not in `new`; likewise there."""
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


def files(editions: Sequence[Records], pasts: Sequence[Past], schema: str) -> dict[str, bytes]:
    """The files by their paths; `schema` is the address of the JSON Schema."""
    tellings = _tellings(editions)
    facts = [_fact(tellings, past) for past in pasts]
    whole = Changes(schema_address=schema, version="1", items=facts)
    made = {"changes.json": to_json(whole.model_dump(by_alias=True))}
    for telling in tellings:
        told_of = list(zip(pasts, facts, strict=True))
        made[f"{telling.locale}/changes.atom"] = _feed(telling, told_of)
    return made


def example(editions: Sequence[Records], pasts: Sequence[Past]) -> dict[str, Any] | None:
    """The newest changed fact as it stands in the file; None where there is none yet."""
    return _fact(_tellings(editions), pasts[0]).model_dump() if pasts else None


def _tellings(editions: Sequence[Records]) -> list[Telling]:
    return [Telling(one) for one in editions if one.edition.locale.id in LOCALES]


def _fact(tellings: Sequence[Telling], past: Past) -> ChangedFact:
    first = tellings[0].records
    (japanese,) = (telling for telling in tellings if telling.locale == SOURCE_LOCALE)
    old, new = japanese.values(past)
    return ChangedFact(
        uuid=first.uuid("changes", past.commit, *past.path),
        day=past.moment.date().isoformat(),
        path=".".join(past.path),
        old=old,
        new=new,
        text={telling.locale: telling.sentence(past) for telling in tellings},
        page={telling.locale: telling.page(past) for telling in tellings},
        commit=f"{first.site.repository}/commit/{past.commit}",
    )


def _feed(telling: Telling, facts: list[tuple[Past, ChangedFact]]) -> bytes:
    records, locale = telling.records, telling.locale
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
    for past, fact in facts:
        entry = _put(feed, "entry")
        _put(entry, "id", f"urn:uuid:{fact.uuid}")
        _put(entry, "title", fact.text[locale])
        _put(entry, "updated", past.moment.isoformat())
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
