"""The editions in, every file below `/data/v1/` out.

What is promised of the files is told in docs/open-data.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from guide.facts.history import Past
from guide.languages.noting import noting_values
from guide.open_data import (
    agencies,
    center,
    changes,
    coordinators,
    csvw,
    dcat,
    gif,
    grant,
    hsds,
    offices,
    openapi,
    services,
    topics,
    vcards,
)
from guide.open_data.changes import ChangedFact, Changes
from guide.open_data.contract import Contract, schema
from guide.open_data.envelope import (
    FOLDER,
    Catalogue,
    File,
    GeoJson,
    RecordFile,
    licence,
    schema_address,
    sources,
    translation,
)
from guide.open_data.records import Records
from guide.open_data.serialize import (
    add_language,
    in_first_language,
    in_one_language,
    table,
    texts_in,
    to_json,
)
from guide.site import Site


@dataclass(frozen=True)
class Dataset:
    """A kind of records that is published."""

    name: str
    record: type[Contract]
    make: Callable[[Records], Sequence[Contract]]
    columns: Mapping[str, str] | None = None
    """Those of its table, where it has one."""
    rows: str | None = None
    """The list inside a record that has the rows of the table; None: a row is a record."""


# A dataset without records is not there: a guide may have no grant and no coordinators.
DATASETS = (
    Dataset("agencies", agencies.Agency, agencies.agencies, agencies.COLUMNS),
    Dataset("services", services.Service, services.services, services.COLUMNS),
    Dataset("offices", offices.Office, offices.offices, offices.COLUMNS),
    Dataset("grant", grant.Grant, grant.grant, grant.COLUMNS, rows="limits"),
    Dataset("topics", topics.Topic, topics.topics, topics.COLUMNS, rows="desks"),
    Dataset("center", center.Center, center.center),
    Dataset("coordinators", coordinators.Coordinators, coordinators.coordinators),
)


def files(
    editions: Sequence[Records], history: Sequence[Past] | None = None
) -> Iterator[tuple[str, bytes]]:
    """Every file of the open data with its path below the site's root; the Japanese comes first.

    They come one after the other, so that nobody has to hold those of all languages: of what has
    been given, only the size is kept, which the lists at the end name. `history` are the facts that
    have changed, the newest first; None: that is not known.
    """
    sizes: dict[str, int] = {}

    def noted(path: str, content: bytes) -> tuple[str, bytes]:
        sizes[path] = len(content)
        return FOLDER + path, content

    for path, content in _files_of_facts(editions, history):
        yield noted(path, content)
    described = openapi.described(editions, [*sizes, "index.json", "catalogue.jsonld"])
    yield noted("openapi.json", to_json(described))
    yield noted("catalogue.jsonld", to_json(dcat.catalogue(editions, sizes)))
    yield noted("index.json", to_json(catalogue(editions[0], sizes)))


def _files_of_facts(
    editions: Sequence[Records], history: Sequence[Past] | None
) -> Iterator[tuple[str, bytes]]:
    """The files but for the lists of all files, with their paths below the folder of all."""
    present = [dataset for dataset in DATASETS if dataset.make(editions[0])]
    for name, one in schemas(editions, present, history).items():
        yield f"schema/{name}.json", to_json(one)
    for dataset in present:
        yield from _files_of(dataset, editions)
    tables = {
        one.name: csvw.columns(one.columns, one.record, one.rows) for one in present if one.columns
    }
    for records in editions:
        locale = records.edition.locale.id
        yield f"{locale}/{csvw.FILE}", to_json(csvw.described(records, tables))
        yield from vcards.files(records).items()
        yield from hsds.files(records).items()
    yield from gif.files(editions).items()
    if history is not None:
        schema = schema_address(editions[0].site, "changes")
        yield from changes.files(editions, history, schema).items()


def schemas(
    editions: Sequence[Records], datasets: Sequence[Dataset], history: Sequence[Past] | None
) -> dict[str, dict[str, Any]]:
    """The JSON Schema (2020-12) of each file by its name, with one of its records as example."""
    records, site, made = editions[0], editions[0].site, {}
    for one in datasets:
        file = in_one_language(record_file(records, one))
        made[one.name] = schema(RecordFile, "items", one.record, file["items"][0])
        if one.name == "offices":
            feature = offices.geojson(file, "")["features"][0]
            made["offices.geojson"] = schema(GeoJson, "features", offices.Feature, feature)
    made["index"] = schema(Catalogue)
    if history is not None:
        newest = changes.example(editions, history)
        made["changes"] = schema(Changes, "items", ChangedFact, newest)
    return {
        name: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": schema_address(site, name),
            **one,
            "title": name,
        }
        for name, one in made.items()
    }


def _files_of(dataset: Dataset, editions: Sequence[Records]) -> Iterator[tuple[str, bytes]]:
    name, everywhere = dataset.name, None
    for one in editions:
        locale, data = one.edition.locale.id, record_file(one, dataset)
        if everywhere is None:
            everywhere = in_first_language(data, locale) | {"locale": None}
        else:
            add_language(everywhere, data, locale)
        said = in_one_language(data)
        yield f"{locale}/{name}.json", to_json(said)
        if dataset.columns:
            yield f"{locale}/{name}.csv", table(dataset.columns, said["items"], dataset.rows)
        if name == "offices":
            yield f"{locale}/offices.geojson", _geojson(editions[0].site, said)
    yield f"{name}.json", to_json(everywhere)
    if name == "offices" and everywhere:
        yield "offices.geojson", _geojson(editions[0].site, everywhere)


def _geojson(site: Site, data: dict[str, Any]) -> bytes:
    return to_json(offices.geojson(data, schema_address(site, "offices.geojson")))


def record_file(records: Records, dataset: Dataset) -> dict[str, Any]:
    """The dataset in one language, its texts still `Text`."""
    with noting_values() as said:
        data = _without_translations(records, dataset)
    # Some texts stand in it as they are, others only within a sentence.
    made = translation(records.edition, {*said, *map(id, texts_in(data))})
    return data | {"translations": {id: one.model_dump() for id, one in made.items()}}


def _without_translations(records: Records, dataset: Dataset) -> dict[str, Any]:
    data = RecordFile(
        schema_address=schema_address(records.site, dataset.name),
        version="1",
        generated=records.newest_day.isoformat(),
        locale=records.edition.locale.id,
        licence=licence(records, with_points="point" in dataset.record.model_fields),
        sources=sources(records),
        translations={},
        items=dataset.make(records),
    )
    return data.model_dump(by_alias=True)


def catalogue(records: Records, sizes: Mapping[str, int]) -> dict[str, Any]:
    """What files there are, for a program that begins here."""
    site = records.site
    data = Catalogue(
        schema_address=schema_address(site, "index"),
        version="1",
        generated=records.newest_day.isoformat(),
        locales=[edition.locale.id for edition in site.editions],
        documentation=urljoin(site.url, "open-data/"),
        licence=licence(records, with_points=True),
        files=[
            File(url=urljoin(site.url, FOLDER + path), bytes=size) for path, size in sizes.items()
        ],
    )
    said: dict[str, Any] = in_one_language(data.model_dump(by_alias=True))
    return said
