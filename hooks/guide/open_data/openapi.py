"""The files of the open data in, their description in OpenAPI 3.1 out.

They are files, so an operation has no parameters but the language and the id that stand in a path.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
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


def described(editions: Sequence[Records], files: Collection[str]) -> Node:
    """The description of `files`, which are paths below `/data/v1/`."""
    japanese = editions[0]
    english = next((one for one in editions if one.edition.locale.id == "en"), japanese)
    locales = [one.edition.locale.id for one in editions]
    paths: dict[str, Node] = {}
    values: dict[str, list[str]] = {}
    for path in files:
        template, known = _template(path, locales)
        paths.setdefault(f"/{template}", _operation(template, list(known), files))
        for name, value in known.items():
            if value not in values.setdefault(name, []):
                values[name].append(value)
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
        "paths": paths,
        "components": {
            "parameters": {
                name: {
                    "name": name,
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string", "enum": known},
                }
                for name, known in values.items()
            }
        },
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


def _operation(template: str, parameters: list[str], files: Collection[str]) -> Node:
    file = template.rpartition("/")[2]
    name, kind = file.rsplit(".", 1)
    is_ours = not template.startswith(("hsds/", "gif/", "schema/"))
    schema = f"schema/{name if kind == 'json' else file}.json"
    content = {"schema": {"$ref": schema}} if is_ours and schema in files else {}
    words = re.findall(r"\w+", template)
    answer = {"description": "The file", "content": {TYPES[kind]: content}}
    return {
        "get": {
            "operationId": "".join([words[0].lower(), *(word.title() for word in words[1:])]),
            "responses": {"200": answer},
        },
        **(
            {"parameters": [{"$ref": f"#/components/parameters/{one}"} for one in parameters]}
            if parameters
            else {}
        ),
    }
