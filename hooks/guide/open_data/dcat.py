"""The files of the open data in, a catalogue of them out: DCAT 3 (W3C), as JSON-LD."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from guide.facts.locales import SOURCE_LOCALE, Locale
from guide.languages.ruby import without_readings
from guide.open_data import gif
from guide.open_data.envelope import FOLDER, TEXTS_LICENCE
from guide.open_data.openapi import TYPES
from guide.open_data.records import Records

MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": {"@id": "dct:title", "@container": "@language"},
    "description": {"@id": "dct:description", "@container": "@language"},
    "modified": {"@id": "dct:modified", "@type": "xsd:date"},
    "identifier": "dct:identifier",
    "language": "http://schema.org/inLanguage",
    "linguisticSystem": {"@id": "dct:language", "@type": "@id"},
    "publisher": "dct:publisher",
    "name": {"@id": "foaf:name", "@container": "@language"},
    "license": {"@id": "dct:license", "@type": "@id"},
    "spatial": {"@id": "dct:spatial", "@type": "@id"},
    "conformsTo": {"@id": "dct:conformsTo", "@type": "@id"},
    "dataset": {"@id": "dcat:dataset", "@type": "@id"},
    "distribution": {"@id": "dcat:distribution", "@type": "@id"},
    "landingPage": {"@id": "dcat:landingPage", "@type": "@id"},
    "endpointDescription": {"@id": "dcat:endpointDescription", "@type": "@id"},
    "endpointURL": {"@id": "dcat:endpointURL", "@type": "@id"},
    "service": {"@id": "dcat:service", "@type": "@id"},
    "downloadURL": {"@id": "dcat:downloadURL", "@type": "@id"},
    "mediaType": {"@id": "dcat:mediaType", "@type": "@id"},
    "byteSize": {"@id": "dcat:byteSize", "@type": "xsd:nonNegativeInteger"},
}
# The datasets of ours and of the standards, and the words of the interface for them.
DATASETS = {
    "center": "open_data.center", "agencies": "navigation.agencies",
    "services": "open_data.services", "topics": "open_data.topics",
    "offices": "navigation.offices", "grant": "navigation.grant",
    "coordinators": "navigation.coordinators", "contacts": "open_data.contacts",
    "changes": "open_data.changes",
}  # fmt: skip
# What is said of each dataset, where there is more to say than its title.
DESCRIPTIONS = {
    "center": "home.description", "agencies": "agencies.description",
    "services": "matrix.description", "offices": "offices.description",
    "grant": "grant.description", "coordinators": "coordinators.description",
    "hsds": "open_data.hsds",
}  # fmt: skip
# A standard's own name: the interface has no title for it.
HSDS = "Open Referral HSDS 3.0"
# The files of a package of HSDS to begin with: the first lists its tables.
OF_HSDS = {"datapackage.json", "services.json", "organizations.json"}
GIF = {"offices": gif.OFFICES, "grant": gif.GRANT}
# The versions of vCard, by the folder below that of a language.
VCARDS = {
    "": "https://www.rfc-editor.org/rfc/rfc6350",
    "vcard3": "https://www.rfc-editor.org/rfc/rfc2426",
}
# Where DCAT asks for the names of languages: codes of two letters, and of three where none has two.
LANGUAGES = {
    2: "http://id.loc.gov/vocabulary/iso639-1/",
    3: "http://id.loc.gov/vocabulary/iso639-2/",
}
JAPAN = "http://publications.europa.eu/resource/authority/country/JPN"

Node = dict[str, Any]


def catalogue(editions: Sequence[Records], sizes: Mapping[str, int]) -> Node:
    """What datasets there are, and the files of each; `sizes` are by path below `/data/v1/`."""
    first = editions[0]
    root = urljoin(first.site.url, FOLDER)
    titles = {name: _in_all(editions, word) for name, word in DATASETS.items()} | {
        "hsds": {one.edition.locale.lang: HSDS for one in editions},
    }
    # The guide by its name, as in the feed: no organisation is known that publishes it.
    publisher = {"@type": "foaf:Agent", "name": _in_all(editions, "site.name")}
    datasets = [
        {
            "@id": f"{root}#{name}",
            "@type": "dcat:Dataset",
            "identifier": first.uuid("catalogue", name),
            "title": title,
            "description": _described(name, editions),
            "modified": first.newest_day.isoformat(),
            "license": TEXTS_LICENCE,
            "publisher": publisher,
            "spatial": JAPAN,
            "landingPage": str(first.page("open-data")),
            "distribution": files,
        }
        for name, title in titles.items()
        if (files := list(_distributions(name, root, editions, sizes)))
    ]
    return {
        "@context": CONTEXT,
        "@id": f"{root}catalogue.jsonld",
        "@type": "dcat:Catalog",
        "title": _in_all(editions, "open_data.title"),
        "description": _in_all(editions, "open_data.lead"),
        "modified": first.newest_day.isoformat(),
        "license": TEXTS_LICENCE,
        "landingPage": str(first.page("open-data")),
        "publisher": publisher,
        **_languages(one.edition.locale.lang for one in editions),
        "service": {
            "@type": "dcat:DataService",
            "title": _in_all(editions, "open_data.title"),
            # The folder itself has no page.
            "endpointURL": f"{root}index.json",
            "endpointDescription": f"{root}openapi.json",
        },
        "dataset": datasets,
    }


def _described(name: str, editions: Sequence[Records]) -> dict[str, str]:
    """What a dataset is, by language."""
    word = DESCRIPTIONS.get(name, DATASETS.get(name, ""))
    grant = editions[0].guide.grant
    values = {"year": str(grant.fiscal_year)} if name == "grant" and grant else {}
    return _in_all(editions, word, **values)


def _languages(tags: Iterable[str]) -> Node:
    """Languages once each: by BCP 47, and as the resources that DCAT asks for."""
    once = list(dict.fromkeys(tags))
    codes = (tag.partition("-")[0] for tag in once)
    systems = (LANGUAGES[len(code)] + code for code in codes)
    return {"language": once, "linguisticSystem": list(dict.fromkeys(systems))}


def _in_all(editions: Sequence[Records], word: str, **values: str) -> dict[str, str]:
    """A word of the interface by its language; easy Japanese gives way to the Japanese."""
    said: dict[str, str] = {}
    for one in editions:
        said.setdefault(one.edition.locale.lang, without_readings(one.word(word, **values)))
    return said


def _distributions(
    name: str, root: str, editions: Sequence[Records], sizes: Mapping[str, int]
) -> Iterator[Node]:
    """The files of a dataset: those of all languages, then those of each."""
    locales = {one.edition.locale.id: one.edition.locale for one in editions}
    for path, size in sizes.items():
        dataset, folder = _of(path)
        if dataset != name or folder not in {"", *locales}:
            continue
        kind = path.partition(".")[2]
        yield {
            "@id": root + path,
            "@type": "dcat:Distribution",
            "downloadURL": root + path,
            "mediaType": MEDIA_TYPES + TYPES[kind],
            "byteSize": str(size),
            "license": TEXTS_LICENCE,
            **_languages(one.lang for one in ([locales[folder]] if folder else locales.values())),
            **({"title": _title(locales[folder], path)} if folder else {}),
            **_standard(path, root, sizes),
        }


def _title(locale: Locale, path: str) -> dict[str, str]:
    """The file with its language by its own name: only this tells easy Japanese from Japanese."""
    return {locale.lang: f"{path.rpartition('/')[2]} ({locale.name})"}


def _of(path: str) -> tuple[str, str]:
    """The name of the dataset that a file is of, and the folder of its language; empty: all."""
    folder, _, file = path.rpartition("/")
    name = file.partition(".")[0]
    if folder.startswith("hsds/"):
        return ("hsds" if file in OF_HSDS else "", folder.removeprefix("hsds/"))
    return name, SOURCE_LOCALE if folder == "gif" else folder.removesuffix("/vcard3")


def _standard(path: str, root: str, there: Collection[str]) -> Node:
    """What the file keeps to: the schema of ours, the version of vCard, the table of GIF."""
    folder, _, file = path.rpartition("/")
    name, _, kind = file.partition(".")
    if folder == "gif":
        return {"title": {"ja": f"{gif.FRAMEWORK} {GIF[name]}"}}
    if kind == "vcf":
        return {"conformsTo": VCARDS[folder.partition("/")[2]]}
    schema = f"schema/{name if kind == 'json' else file}.json"
    ours = schema in there and kind != "csv" and not folder.startswith("hsds/")
    return {"conformsTo": root + schema} if ours else {}
