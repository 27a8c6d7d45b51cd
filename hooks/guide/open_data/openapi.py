"""The files of the open data in, their description in OpenAPI 3.1 out.

They are files, so an operation has no parameters but the language and the id that stand in a path.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from urllib.parse import urljoin

from guide.languages.ruby import without_readings
from guide.open_data.envelope import FOLDER, TEXTS_LICENCE
from guide.open_data.records import Records

TYPES = {
    "json": "application/json",
    "jsonld": "application/ld+json",
    "geojson": "application/geo+json",
    "csv": "text/csv",
    "vcf": "text/vcard",
    "atom": "application/atom+xml",
}
# The folders whose files are called after records, by the names of the parameter.
FOLDERS_OF_RECORDS = {"agencies": "agency", "offices": "office", "center": "center"}

Node = dict[str, Any]
# The values of each parameter by its name, once each and in their order.
Values = dict[str, dict[str, None]]


def described(editions: Sequence[Records], files: Collection[str]) -> Node:
    """The description of `files`, which are paths below `/data/v1/`."""
    japanese = editions[0]
    english = next((one for one in editions if one.edition.locale.id == "en"), japanese)
    locales = [one.edition.locale.id for one in editions]
    templates: dict[str, Values] = {}
    for path in files:
        template, known = _template(path, locales)
        values = templates.setdefault(template, {})
        for name, value in known.items():
            values.setdefault(name, {})[value] = None
    shared: Values = {}
    for values in templates.values():
        for name, known_values in values.items():
            shared.setdefault(name, {}).update(known_values)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": without_readings(english.word("open_data.title")),
            "summary": without_readings(english.word("site.name")),
            "description": without_readings(english.word("open_data.lead")),
            "version": "1",
            "license": {"name": "CC BY 4.0", "url": TEXTS_LICENCE},
        },
        "externalDocs": {"url": str(english.page("open-data"))},
        "servers": [{"url": urljoin(japanese.site.url, FOLDER).rstrip("/")}],
        "paths": {
            f"/{template}": _operation(template, values, shared, files)
            for template, values in templates.items()
        },
        "components": {
            "parameters": {name: _parameter(name, values) for name, values in shared.items()}
        },
    }


def _parameter(name: str, values: Iterable[str]) -> Node:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "schema": {"type": "string", "enum": list(values)},
    }


def _template(path: str, locales: Sequence[str]) -> tuple[str, dict[str, str]]:
    """The path with parameters for the language and for ids, and what stands for them here."""
    parts, known = path.split("/"), {}
    for position, part in enumerate(parts[:-1]):
        if part in locales:
            known["locale"] = part
            parts[position] = "{locale}"
        elif part in FOLDERS_OF_RECORDS:
            name = FOLDERS_OF_RECORDS[part]
            id, _, kind = parts[-1].partition(".")
            known[name] = id
            parts[-1] = f"{{{name}}}.{kind}"
    return "/".join(parts), known


def _operation(template: str, values: Values, shared: Values, files: Collection[str]) -> Node:
    """The files at a template; a parameter is its own where not all `shared` values exist."""
    file = template.rpartition("/")[2]
    name, kind = file.rsplit(".", 1)
    is_ours = not template.startswith(("hsds/", "gif/", "schema/"))
    schema = f"schema/{name if kind == 'json' else file}.json"
    content = {"schema": {"$ref": schema}} if is_ours and schema in files else {}
    words = re.findall(r"\w+", template)
    parameters = [
        {"$ref": f"#/components/parameters/{one}"}
        if known.keys() == shared[one].keys()
        else _parameter(one, known)
        for one, known in values.items()
    ]
    answer = {"description": "The file", "content": {TYPES[kind]: content}}
    return {
        "get": {
            "operationId": "".join([words[0].lower(), *(word.title() for word in words[1:])]),
            "responses": {"200": answer},
        },
        **({"parameters": parameters} if parameters else {}),
    }
