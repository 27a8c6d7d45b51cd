"""Load and check: `data/*.yaml` in, a `Guide` out, or every mistake at once.

A mistake never hides another: each file is read, then each is validated on its own, with all known
ids at hand, then the rules that span records are checked on the plain values.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from guide.facts.agencies import (
    ids_of_an_agency_differ,
    service_ids_are_unique,
    services_are_for_somebody_or_say_why,
    units_belong_to_their_agency,
)
from guide.facts.center import numbers_reach_their_callers, the_main_phone_has_not_ended
from guide.facts.grant import the_grant_fits_together
from guide.facts.guide import Guide
from guide.facts.offices import codes_are_those_of_their_prefectures, each_prefecture_has_an_office
from guide.facts.places import Places, missing_shapes, outlines
from guide.facts.problems import Problem
from guide.facts.reading import Complaint, Document, Path_, ids, read, records
from guide.facts.record import dates_are_in_order, named_once
from guide.facts.topics import (
    HINT_PAGES,
    a_topic_names_a_service_once,
    desks_are_for_somebody,
    desks_name_activities_of_their_agency,
)


def check(data: Path, today: date | None = None) -> tuple[Guide | None, list[Problem]]:
    """Read the folder `data`; return the guide (None if it has mistakes) and the mistakes.

    `today` is the day on which somebody edits the data. A build hands in none: what was right when
    it was written does not become a mistake overnight (docs/data.md, "As of, and ended").
    """
    documents = {
        name: read(data / f"{name}.yaml", Path(data.name) / f"{name}.yaml")
        for name, field in Guide.model_fields.items()
        if field.is_required() or (data / f"{name}.yaml").exists()
    }
    known = _known_ids(documents)
    values = {}
    for name, document in documents.items():
        if document.value is not None:
            values[name] = validate(document, Guide.files()[name], known)
    for document, path, message in _rules_across_records(documents, data, today):
        document.complain(path, message)
    problems = [problem for document in documents.values() for problem in document.problems]
    return (None if problems else Guide.model_construct(**values)), problems


def _known_ids(documents: dict[str, Document]) -> dict[str, Any]:
    """The ids of every kind of record, taken from the plain values, and slides per source."""
    known: dict[str, Any] = {
        kind: ids(documents[kind].value)
        for kind in ("agencies", "audiences", "offices", "prefectures", "sources")
    }
    known["services"] = {
        id for agency in records(documents["agencies"].value) for id in ids(agency.get("services"))
    }
    known["hint targets"] = {
        *(page for page in HINT_PAGES if page in documents or page == "matrix"),
        *(f"topics.{id}" for id in ids(documents["topics"].value)),
        *(f"services.{id}" for id in _ids_of_services_for_somebody(documents["agencies"])),
    }
    known["slides"] = {
        source["id"]: source.get("slides")
        for source in records(documents["sources"].value)
        if isinstance(source.get("id"), str)
    }
    return known


def _ids_of_services_for_somebody(agencies: Document) -> set[str]:
    """Nobody looks for a service that is for no public audience: it cannot be found."""
    return {
        service["id"]
        for agency in records(agencies.value)
        for service in records(agency.get("services"))
        if isinstance(service.get("id"), str) and service.get("audience") != "none"
    }


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
    documents: dict[str, Document], data: Path, today: date | None
) -> Iterator[Complaint]:
    """The rules that no single record can see, checked even where records have other mistakes."""
    yield from units_belong_to_their_agency(documents["agencies"])
    yield from ids_of_an_agency_differ(documents["agencies"])
    yield from service_ids_are_unique(documents["agencies"])
    yield from a_topic_names_a_service_once(documents["topics"])
    yield from desks_name_activities_of_their_agency(documents["topics"], documents["agencies"])
    yield from services_are_for_somebody_or_say_why(documents["agencies"])
    yield from desks_are_for_somebody(documents["topics"], documents["agencies"])
    yield from each_prefecture_has_an_office(documents["offices"], documents["prefectures"])
    if missing := missing_shapes(data):
        yield documents["prefectures"], (), f"{missing} is missing; take it from an earlier version"
    else:
        yield from codes_are_those_of_their_prefectures(
            documents["prefectures"], Places.read(data).prefectures, outlines(data)
        )
    yield from numbers_reach_their_callers(documents["center"])
    yield from the_main_phone_has_not_ended(documents["center"], today)
    if "grant" in documents:
        yield from the_grant_fits_together(documents["grant"])
    for document in documents.values():
        yield from dates_are_in_order(document, documents["sources"], today)
        yield from named_once(document)
