"""Load and check: `data/*.yaml` in, a `Guide` out, or every mistake at once.

A mistake never hides another: each file is read, then each is validated on its own, with all known
ids at hand, then the rules that span records are checked on the plain values.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from guide.facts.model import Guide
from guide.facts.problems import DataError, Problem
from guide.facts.reading import Document, Path_, read

# The pages that hints may lead to, beside those of topics and services.
HINT_PAGES = ("center", "agencies", "matrix", "offices", "grant", "coordinators")


def load(data: Path) -> Guide:
    """Read the folder `data` and return the guide in Japanese.

    Raises `DataError` with every mistake found, each with file, line, column and remedy.
    """
    guide, problems = check(data)
    if guide is None or problems:
        raise DataError(problems)
    return guide


def check(data: Path) -> tuple[Guide | None, list[Problem]]:
    """Read the folder `data`; return the guide (None if it has mistakes) and the mistakes."""
    documents = {
        name: read(data / f"{name}.yaml", Path(data.name) / f"{name}.yaml")
        for name in Guide.DATA_FILES
    }
    known = _known_ids(documents)
    values = {}
    for name, document in documents.items():
        if document.value is not None:
            values[name] = validate(document, Guide.model_fields[name].annotation, known)
    for document, path, message in _rules_across_records(documents):
        document.complain(path, message)
    problems = [problem for document in documents.values() for problem in document.problems]
    return (None if problems else Guide.model_construct(**values)), problems


def _known_ids(documents: dict[str, Document]) -> dict[str, Any]:
    """The ids of every kind of record, taken from the plain values, and slides per source."""
    known: dict[str, Any] = {
        kind: _ids(documents[kind].value)
        for kind in ("agencies", "audiences", "offices", "prefectures", "sources")
    }
    known["services"] = {
        id
        for agency in _records(documents["agencies"].value)
        for id in _ids(agency.get("services"))
    }
    known["hint targets"] = {
        *HINT_PAGES,
        *(f"topics.{id}" for id in _ids(documents["topics"].value)),
        *(f"services.{id}" for id in _ids_of_services_for_somebody(documents["agencies"])),
    }
    known["slides"] = {
        source["id"]: source.get("slides")
        for source in _records(documents["sources"].value)
        if isinstance(source.get("id"), str)
    }
    return known


def _ids_of_services_for_somebody(agencies: Document) -> set[str]:
    """Nobody looks for a service that is for no public audience: it cannot be found."""
    return {
        service["id"]
        for agency in _records(agencies.value)
        for service in _records(agency.get("services"))
        if isinstance(service.get("id"), str) and service.get("audience") != "none"
    }


def _ids(value: Any) -> set[str]:
    return {record["id"] for record in _records(value) if isinstance(record.get("id"), str)}


def _records(value: Any) -> list[dict[str, Any]]:
    """The items of a list in their places, with an empty record for what is not one."""
    items = value if isinstance(value, list) else []
    return [item if isinstance(item, dict) else {} for item in items]


def validate(document: Document, kind: Any, known: dict[str, Any]) -> Any:
    """The document as a `kind`, or None with every mistake noted in the document.

    `known` holds the ids that references may name, by kind of record.
    """
    try:
        return TypeAdapter(kind).validate_python(document.value, context=known)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            path = _existing_path(document.value, error["loc"])
            if error["type"] == "missing":
                document.complain(path, f'"{error["loc"][-1]}" is missing; add it')
            elif error["type"] == "extra_forbidden":
                key = str(error["loc"][-1])
                document.complain(path, _unknown_key(kind, error["loc"], key), of_key=True)
            else:
                document.complain(path, _explain(error))
        return None


def _existing_path(value: Any, location: tuple[str | int, ...]) -> Path_:
    """The part of pydantic's location that exists in the value (it also names union members)."""
    path: list[str | int] = []
    for step in location:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            continue
        path.append(step)
    return tuple(path)


def _unknown_key(kind: Any, location: tuple[str | int, ...], key: str) -> str:
    allowed = _fields_at(kind, location[:-1])
    close = difflib.get_close_matches(key, allowed, 1)
    remedy = f'did you mean "{close[0]}"?' if close else f"known here: {', '.join(allowed)}"
    return f"the key is not known; {remedy}"


def _fields_at(kind: Any, location: tuple[str | int, ...]) -> list[str]:
    """The keys a mapping at `location` inside a value of type `kind` may have."""
    model = _model_in(kind)
    for step in location:
        if model is not None and step in model.model_fields:
            model = _model_in(model.model_fields[str(step)].annotation)
    return list(model.model_fields) if model is not None else []


def _model_in(kind: Any) -> type[BaseModel] | None:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    return next((model for part in get_args(kind) if (model := _model_in(part))), None)


def _explain(error: Any) -> str:
    """A pydantic error in words for an editor."""
    given = error.get("input")
    context = error.get("ctx", {})
    match error["type"]:
        case "string_type":
            return (
                f'text is needed here; write "{given}" in quotes'
                if _is_plain(given)
                else ("text is needed here, not a list or further keys")
            )
        case "string_pattern_mismatch":
            return f'"{given}" does not have the right form ({context["pattern"]})'
        case "int_type" | "int_parsing" | "int_from_float":
            return f'"{given}" is not a whole number; write digits only, such as 10000000'
        case "literal_error":
            return f'"{given}" is not known here; write one of: {context["expected"]}'
        case "list_type":
            return "a list is needed here; write [a, b] or one item a line after a dash"
        case "model_type" | "dict_type" | "model_attributes_type":
            return "further keys are needed here, indented under this one"
        case "url_parsing" | "url_scheme" | "url_type":
            return f'"{given}" is not a web address; write it like https://www.example.go.jp/'
        case "too_short":
            return "the list is empty; write at least one item"
        case _:
            return str(error["msg"])


def _is_plain(value: Any) -> bool:
    return isinstance(value, (str, int, float))


def _rules_across_records(
    documents: dict[str, Document],
) -> Iterator[tuple[Document, Path_, str]]:
    """The rules that no single record can see, checked even where records have other mistakes."""
    yield from _units_belong_to_their_agency(documents["agencies"])
    yield from _ids_of_an_agency_differ(documents["agencies"])
    yield from _service_ids_are_unique(documents["agencies"])
    yield from _desks_name_activities_of_their_agency(documents["topics"], documents["agencies"])
    yield from _each_prefecture_has_one_office(documents["offices"], documents["prefectures"])


def _units_belong_to_their_agency(document: Document) -> Iterator[tuple[Document, Path_, str]]:
    for position, agency in enumerate(_records(document.value)):
        units = {unit.get("id") for unit in _records(agency.get("units"))}
        for part in ("activities", "services"):
            for index, record in enumerate(_records(agency.get(part))):
                if "unit" in record and record["unit"] not in units:
                    yield (
                        document,
                        (position, part, index, "unit"),
                        f'"{record["unit"]}" is not one of this agency\'s units; add it to units, '
                        "or remove the key",
                    )


def _ids_of_an_agency_differ(document: Document) -> Iterator[tuple[Document, Path_, str]]:
    """Activities and services share a page, where their ids are the anchors."""
    for position, agency in enumerate(_records(document.value)):
        taken = {activity.get("id") for activity in _records(agency.get("activities"))}
        for index, service in enumerate(_records(agency.get("services"))):
            if service.get("id") in taken:
                yield (
                    document,
                    (position, "services", index, "id"),
                    f'an activity of this agency has the id "{service["id"]}"; '
                    "give the service its own",
                )


def _service_ids_are_unique(document: Document) -> Iterator[tuple[Document, Path_, str]]:
    owners: dict[str, str] = {}
    for position, agency in enumerate(_records(document.value)):
        for index, service in enumerate(_records(agency.get("services"))):
            id, owner = service.get("id"), str(agency.get("id"))
            if isinstance(id, str) and owners.setdefault(id, owner) != owner:
                yield (
                    document,
                    (position, "services", index, "id"),
                    f'{owners[id]} has a service with the id "{id}"; give each service its own',
                )


def _desks_name_activities_of_their_agency(
    topics: Document, agencies: Document
) -> Iterator[tuple[Document, Path_, str]]:
    activities = {
        service.get("id"): _ids(agency.get("activities"))
        for agency in _records(agencies.value)
        for service in _records(agency.get("services"))
    }
    for position, topic in enumerate(_records(topics.value)):
        for desk, record in enumerate(_records(topic.get("desks"))):
            own = activities.get(record.get("service"))
            listed = record.get("activities")
            for index, id in enumerate(listed if isinstance(listed, list) else []):
                if own is not None and id not in own:
                    yield (
                        topics,
                        (position, "desks", desk, "activities", index),
                        f'"{id}" is not an activity of the agency of {record["service"]}; '
                        f"write one of: {', '.join(sorted(own))}",
                    )


def _each_prefecture_has_one_office(
    offices: Document, prefectures: Document
) -> Iterator[tuple[Document, Path_, str]]:
    covered: dict[str, str] = {}
    for position, office in enumerate(_records(offices.value)):
        jurisdiction = office.get("jurisdiction")
        listed = jurisdiction.get("prefectures") if isinstance(jurisdiction, dict) else None
        for index, prefecture in enumerate(listed if isinstance(listed, list) else []):
            if not isinstance(prefecture, str):
                continue
            owner = covered.setdefault(prefecture, str(office.get("id")))
            if owner != office.get("id"):
                yield (
                    offices,
                    (position, "jurisdiction", "prefectures", index),
                    f'"{prefecture}" is already covered by {owner}; a prefecture has one office',
                )
    for position, prefecture in enumerate(_records(prefectures.value)):
        if isinstance(offices.value, list) and prefecture.get("id") not in covered:
            yield (
                prefectures,
                (position,),
                "no office covers this prefecture; add it to one in data/offices.yaml",
            )
