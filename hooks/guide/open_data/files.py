"""The editions in, every file below `/data/v1/` out.

Which fields there are is told in `published.py`, what is promised in docs/open-data.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from urllib.parse import urljoin

from guide.facts.locales import SOURCE_LOCALE
from guide.facts.values import Text
from guide.languages.editions import Edition
from guide.languages.ruby import without_readings
from guide.open_data import contract as published
from guide.open_data import gif, hsds, vcards
from guide.open_data.records import Records
from guide.open_data.serialize import spreadsheet, to_json
from guide.site import Site

FOLDER = "data/v1/"
TEXTS_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# Where the texts of a dataset stand in the guide, when not below its own name.
TEXT_PATHS = {"services": "agencies"}
SEPARATOR = "; "


def files(editions: Sequence[Records]) -> dict[str, bytes]:
    """Every file of the open data by its path below the site's root; the Japanese comes first."""
    site = editions[0].site
    made = {
        f"schema/{name}.json": to_json(schema)
        for name, schema in published.schemas(partial(schema_address, site)).items()
    }
    for name in published.KINDS:
        by_locale = {one.edition.locale.id: dataset(one, name) for one in editions}
        for locale, data in by_locale.items():
            said = in_one_language(data)
            made[f"{locale}/{name}.json"] = to_json(said)
            if name in TABLES:
                made[f"{locale}/{name}.csv"] = TABLES[name](said["items"])
            if name == "offices":
                made[f"{locale}/offices.geojson"] = to_json(geojson(site, said))
        everywhere = in_all_languages(by_locale) | {"locale": None}
        made[f"{name}.json"] = to_json(everywhere)
        if name == "offices":
            made["offices.geojson"] = to_json(geojson(site, everywhere))
    for one in editions:
        made |= vcards.files(one)
        made |= hsds.files(one)
    made |= gif.files(editions)
    made["index.json"] = to_json(catalogue(editions[0], made))
    return {FOLDER + path: content for path, content in made.items()}


def schema_address(site: Site, name: str) -> str:
    """Where the JSON Schema of a dataset stands."""
    return urljoin(site.url, f"{FOLDER}schema/{name}.json")


def dataset(records: Records, name: str) -> dict[str, Any]:
    """The dataset `name` in one language, its texts still `Text`."""
    edition = records.edition
    data = published.Dataset(
        schema_address=schema_address(records.site, name),
        version="1",
        generated=records.site.today.isoformat(),
        locale=edition.locale.id,
        licence=licence(records, with_points=name in ("offices", "center")),
        sources=[
            published.Source(
                id=source.id,
                title=source.title,
                publisher=source.publisher,
                as_of=source.as_of,
                covers=source.covers,
            )
            for source in edition.guide.sources
        ],
        translations=translation(edition, TEXT_PATHS.get(name, name)),
        items=records.of(name),
    )
    return data.model_dump(by_alias=True)


def licence(records: Records, with_points: bool = False) -> published.Licence:
    """On what terms a file may be used."""
    credit = records.places.credit
    return published.Licence(
        url=f"{records.site.repository}/blob/main/LICENSE-DATA.md",
        facts=records.words("about.licence_facts"),
        texts=records.words("open_data.licence_data"),
        texts_url=TEXTS_LICENCE,
        points=f"{credit['title']}, {credit['url']} ({credit['license']})" if with_points else None,
    )


def translation(edition: Edition, below: str) -> dict[str, published.Translation]:
    """What the texts whose paths begin with `below` are worth; nothing for the Japanese."""
    made = edition.translations
    if made is None:
        return {}
    texts = {path: text for path, text in edition.texts.items() if path.split(".")[0] == below}
    by_file = made.made_by
    return {
        edition.locale.id: published.Translation(
            made_by=by_file if isinstance(by_file, str) else by_file.name,
            reviewed=[
                path
                for path, text in texts.items()
                if text.status == "translated"
                and (made.texts[path].made_by or by_file) != "machine"
            ],
            stale=[path for path, text in texts.items() if text.status == "stale"],
            missing=[path for path, text in texts.items() if text.status == "missing"],
        )
    }


def in_one_language(value: Any) -> Any:
    """A copy of a record with every text as a string, without readings."""
    if isinstance(value, Text):
        return without_readings(value)
    if isinstance(value, dict):
        return {key: in_one_language(item) for key, item in value.items()}
    if isinstance(value, list):
        return [in_one_language(item) for item in value]
    return value


def in_all_languages(values: dict[str, Any]) -> Any:
    """One record in place of the same record in several locales: each text by its locale.

    What is no text is the same everywhere, but for the translations, of which there is one each.
    """
    first = values[SOURCE_LOCALE]
    if isinstance(first, Text):
        return {
            locale: without_readings(text)
            for locale, text in values.items()
            if text.status != "missing"
        }
    if isinstance(first, dict):
        return {
            key: {name: each for one in values.values() for name, each in one[key].items()}
            if key == "translations"
            else in_all_languages({locale: one[key] for locale, one in values.items()})
            for key in first
        }
    if isinstance(first, list):
        return [
            in_all_languages({locale: one[position] for locale, one in values.items()})
            for position in range(len(first))
        ]
    return first


def geojson(site: Site, offices: dict[str, Any]) -> dict[str, Any]:
    """The offices as GeoJSON (RFC 7946); one without a point has no geometry."""
    return {
        **{key: value for key, value in offices.items() if key != "items"},
        "$schema": schema_address(site, "offices.geojson"),
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": office["uuid"],
                "geometry": {
                    "type": "Point",
                    "coordinates": [office["point"]["longitude"], office["point"]["latitude"]],
                }
                if office["point"]
                else None,
                "properties": office,
            }
            for office in offices["items"]
        ],
    }


def catalogue(records: Records, made: dict[str, bytes]) -> dict[str, Any]:
    """What files there are, for a program that begins here."""
    site = records.site
    data = published.Catalogue(
        schema_address=schema_address(site, "index"),
        version="1",
        generated=site.today.isoformat(),
        locales=[edition.locale.id for edition in site.editions],
        documentation=urljoin(site.url, "open-data/"),
        licence=licence(records, with_points=True),
        files=[
            published.File(url=urljoin(site.url, FOLDER + path), bytes=len(content))
            for path, content in made.items()
        ],
    )
    said: dict[str, Any] = in_one_language(data.model_dump(by_alias=True))
    return said


Items = list[dict[str, Any]]
FACT_COLUMNS = ("source", "slide", "as_of", "ends")


def _fact(item: dict[str, Any]) -> tuple[object, ...]:
    return item["source"]["id"], item["source"]["slide"], item["as_of"], item["ends"]


def _agencies(items: Items) -> bytes:
    return spreadsheet(
        ("id", "name", "name_ja", "under", "under_ja", "summary", "website", "page", *FACT_COLUMNS),
        (
            (
                agency["id"],
                agency["name"],
                agency["name_ja"],
                agency["under"]["name"],
                agency["under"]["name_ja"],
                agency["summary"],
                agency["website"]["url"],
                agency["page"],
                *_fact(agency),
            )
            for agency in items
        ),
    )


def _services(items: Items) -> bytes:
    return spreadsheet(
        (
            "id", "agency_id", "agency", "unit", "name", "name_ja", "audience_ids", "audience",
            "audience_reason", "audience_note", "page", *FACT_COLUMNS,
        ),
        (
            (
                service["id"],
                service["agency"]["id"],
                service["agency"]["name"],
                service["unit"] and service["unit"]["name"],
                service["name"],
                service["name_ja"],
                SEPARATOR.join(one["id"] for one in service["audience"] or []),
                SEPARATOR.join(one["name"] for one in service["audience"] or []),
                service["audience_reason"],
                service["audience_note"],
                service["page"],
                *_fact(service),
            )
            for service in items
        ),
    )  # fmt: skip


def _offices(items: Items) -> bytes:
    return spreadsheet(
        (
            "id", "name", "name_ja", "kind", "section", "section_ja", "phone", "phone_uri",
            "section_number", "address", "address_ja", "prefectures", "latitude", "longitude",
            "point_of", "page", *FACT_COLUMNS,
        ),
        (
            (
                office["id"],
                office["name"],
                office["name_ja"],
                office["kind"],
                office["section"],
                office["section_ja"],
                office["phone"]["number"],
                office["phone"]["uri"],
                office["phone"]["section_number"],
                office["address"]["text"],
                office["address"]["text_ja"],
                SEPARATOR.join(one["name"] for one in office["jurisdiction"]["prefectures"]),
                office["point"] and office["point"]["latitude"],
                office["point"] and office["point"]["longitude"],
                office["point"] and office["point"]["name"],
                office["page"],
                *_fact(office),
            )
            for office in items
        ),
    )  # fmt: skip


def _grant(items: Items) -> bytes:
    (grant,) = items
    return spreadsheet(
        (
            "grant", "fiscal_year", "id", "body", "label", "residents_from", "residents_below",
            "limit_yen", *FACT_COLUMNS,
        ),
        (
            (
                grant["name"],
                grant["fiscal_year"],
                row["id"],
                row["body"],
                row["label"],
                row["residents_from"],
                row["residents_below"],
                row["limit"],
                *_fact(grant),
            )
            for row in grant["limits"]
        ),
    )  # fmt: skip


def _topics(items: Items) -> bytes:
    return spreadsheet(
        ("topic_id", "topic", "question", "service_id", "agency_id", "why", "page"),
        (
            (
                topic["id"],
                topic["name"],
                topic["question"],
                desk["service"],
                desk["agency"],
                desk["why"],
                topic["page"],
            )
            for topic in items
            for desk in topic["desks"]
        ),
    )


TABLES: dict[str, Callable[[Items], bytes]] = {
    "agencies": _agencies,
    "services": _services,
    "offices": _offices,
    "grant": _grant,
    "topics": _topics,
}
