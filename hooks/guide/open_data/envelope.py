"""What is said of a whole file: its schema, licence, sources, and what translations are worth."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal
from urllib.parse import urljoin

from pydantic import Field

from guide.facts.locales import Reviewer
from guide.languages.editions import Edition
from guide.open_data.contract import Contract, Day, PartialDay, Uri, Words
from guide.open_data.records import Records
from guide.site import Site

FOLDER = "data/v1/"
TEXTS_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


class Source(Contract):
    """A document facts were taken from."""

    id: str
    title: Words
    publisher: Words | None
    """Null: no single body published it."""
    as_of: PartialDay | None
    """Null: not known."""
    covers: Words
    """Which facts were taken from it."""


class Licence(Contract):
    """On what terms the file may be used."""

    url: Uri
    """The terms in full."""
    facts: Words
    """The terms of the facts."""
    texts: Words
    """The terms of our own sentences and translations."""
    texts_url: Uri
    points: str | None
    """Whom to credit for coordinates; null: the file has none."""


class Review(Contract):
    """A person's reading of translations against the Japanese."""

    by: str
    """The person's name."""
    on: Day
    texts: list[str]
    """Paths of the texts."""


class Translation(Contract):
    """What the texts of one language are worth. The Japanese is the authority."""

    made_by: str
    """`machine`, or the name of the person who has read the file."""
    reviewed: list[str]
    """Paths of texts that a person has read against the present Japanese."""
    reviews: list[Review]
    """Who has read which of them, and when."""
    stale: list[str]
    """Paths of texts whose Japanese has changed since."""
    missing: list[str]
    """Paths of texts that stand here in Japanese."""


class Envelope(Contract):
    """What is true of everything in a file."""

    schema_address: Uri = Field(alias="$schema")
    """The JSON Schema this file keeps to."""
    version: Literal["1"]
    """Changes only together with the file's address."""
    generated: Day
    """The newest day on which a fact of the guide was true, or the day after the last of one that
    has ended; never the day of a build."""
    locale: str | None
    """The language of its texts; null: all languages."""
    licence: Licence
    sources: list[Source]
    translations: dict[str, Translation]
    """By locale. The Japanese is no translation."""


class RecordFile(Envelope):
    """A file of records."""

    items: list[Any]


class GeoJson(Envelope):
    """GeoJSON (RFC 7946) with what is true of all its features."""

    type: Literal["FeatureCollection"]
    features: list[Any]


class File(Contract):
    """One file of the open data."""

    url: Uri
    bytes: int


class Catalogue(Contract):
    """What files there are."""

    schema_address: Uri = Field(alias="$schema")
    version: Literal["1"]
    generated: Day
    """As in the files of records."""
    locales: list[str]
    documentation: Uri
    licence: Licence
    files: list[File]


def schema_address(site: Site, name: str) -> str:
    """Where the JSON Schema of a dataset stands."""
    return urljoin(site.url, f"{FOLDER}schema/{name}.json")


def sources(records: Records) -> list[Source]:
    """The documents that facts were taken from."""
    return [
        Source(
            id=source.id,
            title=source.title,
            publisher=source.publisher,
            as_of=source.as_of,
            covers=source.covers,
        )
        for source in records.guide.sources
    ]


def licence(records: Records, with_points: bool = False) -> Licence:
    """On what terms a file may be used."""
    credit = records.places.credit
    return Licence(
        url=f"{records.site.repository}/blob/main/LICENSE-DATA.md",
        facts=records.word("about.licence_facts"),
        texts=records.word("open_data.licence_data"),
        texts_url=TEXTS_LICENCE,
        points=f"{credit['title']}, {credit['url']} ({credit['license']})" if with_points else None,
    )


def translation(edition: Edition, said: Collection[int]) -> dict[str, Translation]:
    """What the texts are worth that are `said` in a file, by their `id`; nothing for Japanese."""
    made = edition.translations
    if made is None:
        return {}
    texts = {path: text for path, text in edition.texts.items() if id(text) in said}
    by_file = made.made_by
    return {
        edition.locale.id: Translation(
            made_by=by_file if isinstance(by_file, str) else by_file.name,
            reviewed=[
                path for path, text in texts.items() if isinstance(edition.maker(text), Reviewer)
            ],
            reviews=[
                Review(by=reviewer.name, on=reviewer.on.isoformat(), texts=here)
                for reviewer, paths in edition.reviews.items()
                if (here := [path for path in paths if path in texts])
            ],
            stale=[path for path, text in texts.items() if text.status == "stale"],
            missing=[path for path, text in texts.items() if text.status == "missing"],
        )
    }


# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
CHECKED = {
    "Record.checked_by": "readers of the pages are told; a field of its own when a program asks"
}
LEAVES_OUT = CHECKED | {
    "Source.slides": "each fact names its slide; how many there are adds nothing",
    "Source.url": "no document has one so far; a field of its own when one does",
}
TABLE_LEAVES_OUT = CHECKED | dict.fromkeys(
    (
        "Record.checked_on",
        "Source.title",
        "Source.publisher",
        "Source.slides",
        "Source.url",
        "Source.covers",
    ),
    "a row names its document by the id; the JSON of the same records describes it",
)
