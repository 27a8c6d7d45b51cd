"""A page in, schema.org's nodes for the page, where it stands and the guide it is part of, out."""

from __future__ import annotations

from urllib.parse import urljoin

from guide.languages.ruby import without_readings
from guide.open_data.envelope import FOLDER, TEXTS_LICENCE
from guide.open_data.nodes import Node, in_its_language
from guide.open_data.openapi import TYPES
from guide.open_data.records import Records
from guide.site import HOME, PageKey

# The datasets that every guide has, with a table each.
LISTED = ("agencies", "services", "offices", "topics")


def website_id(records: Records) -> str:
    """The identifier of the guide in one language; it is not that of the centre it tells of."""
    return f"{records.page(HOME.template)}#website"


def nodes_of_page(
    records: Records, key: PageKey, title: str, description: str, about: list[Node]
) -> list[Node]:
    """The page, which is `about` other nodes, and the guide."""
    address = str(records.page(key.template, key.item))
    page = {
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": title,
        "description": description,
        "inLanguage": records.edition.locale.lang,
        "dateModified": records.site.newest_day(key).isoformat(),
        "isPartOf": {"@id": website_id(records)},
        **({"about": [{"@id": thing["@id"]} for thing in about]} if about else {}),
        **({} if key == HOME else {"breadcrumb": _breadcrumb(records, key, title, address)}),
    }
    return [page, _website(records)]


def dataset(records: Records) -> Node:
    """The open data, for search engines of datasets; the whole list is DCAT's (`dcat.py`)."""
    root = urljoin(records.site.url, FOLDER)
    locale = records.edition.locale
    return {
        "@type": "Dataset",
        "@id": f"{root}#dataset",
        "name": in_its_language(records.word("open_data.title")),
        "description": in_its_language(records.word("open_data.lead")),
        "mainEntityOfPage": str(records.page("open-data")),
        "license": TEXTS_LICENCE,
        "isAccessibleForFree": True,
        "dateModified": records.newest_day.isoformat(),
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": root + path,
                "encodingFormat": TYPES[path.rpartition(".")[2]],
            }
            for path in (
                *(f"{locale.id}/{name}.{kind}" for name in LISTED for kind in ("json", "csv")),
                "catalogue.jsonld",
                "openapi.json",
            )
        ],
    }


def _website(records: Records) -> Node:
    return {
        "@type": "WebSite",
        "@id": website_id(records),
        "url": str(records.page(HOME.template)),
        "name": without_readings(records.word("site.name")),
        "description": without_readings(records.word("footer.independent")),
        "inLanguage": records.edition.locale.lang,
    }


def _breadcrumb(records: Records, key: PageKey, title: str, address: str) -> Node:
    """The pages above it, and itself."""
    way = [
        (without_readings(records.word(word)), str(records.page(above.template)))
        for above, word in key.above
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": item}
            for position, (name, item) in enumerate([*way, (title, address)], 1)
        ],
    }
