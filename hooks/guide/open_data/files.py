"""The editions in, every file below `/data/v1/` out.

What is promised of the files is told in docs/open-data.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from guide.facts.history import Past
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
from guide.open_data.serialize import in_all_languages, in_one_language, table, to_json
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
    texts: str | None = None
    """Where its texts stand in the guide; None: below its own name."""


# A dataset without records is not there: a guide may have no grant and no coordinators.
DATASETS = (
    Dataset("agencies", agencies.Agency, agencies.agencies, agencies.COLUMNS),
    Dataset("services", services.Service, services.services, services.COLUMNS, texts="agencies"),
    Dataset("offices", offices.Office, offices.offices, offices.COLUMNS),
    Dataset("grant", grant.Grant, grant.grant, grant.COLUMNS, rows="limits"),
    Dataset("topics", topics.Topic, topics.topics, topics.COLUMNS, rows="desks"),
    Dataset("center", center.Center, center.center),
    Dataset("coordinators", coordinators.Coordinators, coordinators.coordinators),
)


def files(editions: Sequence[Records], history: Sequence[Past] | None = None) -> dict[str, bytes]:
    """Every file of the open data by its path below the site's root; the Japanese comes first.

    `history` are the facts that have changed, the newest first; None: that is not known.
    """
    present = [dataset for dataset in DATASETS if dataset.make(editions[0])]
    made = {
        f"schema/{name}.json": to_json(one)
        for name, one in schemas(editions, present, history).items()
    }
    for dataset in present:
        made |= _files_of(dataset, editions)
    tables = {
        one.name: csvw.columns(one.columns, one.record, one.rows) for one in present if one.columns
    }
    for one in editions:
        made[f"{one.edition.locale.id}/{csvw.FILE}"] = to_json(csvw.described(one, tables))
        made |= vcards.files(one)
        made |= hsds.files(one)
    made |= gif.files(editions)
    if history is not None:
        made |= changes.files(editions, history, schema_address(editions[0].site, "changes"))
    lists = ["index.json", "catalogue.jsonld"]
    made["openapi.json"] = to_json(openapi.described(editions, [*made, *lists]))
    made["catalogue.jsonld"] = to_json(dcat.catalogue(editions, made))
    made["index.json"] = to_json(catalogue(editions[0], made))
    return {FOLDER + path: content for path, content in made.items()}


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


def _files_of(dataset: Dataset, editions: Sequence[Records]) -> dict[str, bytes]:
    name = dataset.name
    made = {}
    by_locale = {one.edition.locale.id: record_file(one, dataset) for one in editions}
    for locale, data in by_locale.items():
        said = in_one_language(data)
        made[f"{locale}/{name}.json"] = to_json(said)
        if dataset.columns:
            made[f"{locale}/{name}.csv"] = table(dataset.columns, said["items"], dataset.rows)
        if name == "offices":
            made[f"{locale}/offices.geojson"] = _geojson(editions[0].site, said)
    everywhere = in_all_languages(by_locale) | {"locale": None}
    made[f"{name}.json"] = to_json(everywhere)
    if name == "offices":
        made["offices.geojson"] = _geojson(editions[0].site, everywhere)
    return made


def _geojson(site: Site, data: dict[str, Any]) -> bytes:
    return to_json(offices.geojson(data, schema_address(site, "offices.geojson")))


def record_file(records: Records, dataset: Dataset) -> dict[str, Any]:
    """The dataset in one language, its texts still `Text`."""
    data = RecordFile(
        schema_address=schema_address(records.site, dataset.name),
        version="1",
        generated=records.newest_day.isoformat(),
        locale=records.edition.locale.id,
        licence=licence(records, with_points="point" in dataset.record.model_fields),
        sources=sources(records),
        translations=translation(records.edition, dataset.texts or dataset.name),
        items=dataset.make(records),
    )
    return data.model_dump(by_alias=True)


def catalogue(records: Records, made: dict[str, bytes]) -> dict[str, Any]:
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
            File(url=urljoin(site.url, FOLDER + path), bytes=len(content))
            for path, content in made.items()
        ],
    )
    said: dict[str, Any] = in_one_language(data.model_dump(by_alias=True))
    return said
