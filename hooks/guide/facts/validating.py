"""A document validated by the models of the facts: a value out, or every mistake in its words.

What pydantic finds is told at the place in the file, without what only follows from something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from guide.facts.document import Document, Path_, records
from guide.facts.examples import in_digits
from guide.facts.messages import Message, told
from guide.facts.near import KEYS_CALLED, meant, one_of, with_their_names
from guide.facts.record import Model, model_in

adapter_of = cache(TypeAdapter)


def validate(document: Document, kind: Any, known: dict[str, Any]) -> Any:
    """The document as a `kind`, or None with every mistake noted in the document.

    `known` holds the ids that references may name, by kind of record.
    """
    try:
        return adapter_of(kind).validate_python(document.value, context=known)
    except ValidationError as invalid:
        placed = _placed(document, invalid)
        for path, error in _worth_telling(kind, placed):
            if slip := document.slip_at(path, error["type"] in OF_WRONG_KIND):
                document.complain_of_slip(path, slip)
            elif error["type"] == "missing":
                document.complain(path, told("missing-key", key=error["loc"][-1]))
            elif error["type"] == "extra_forbidden":
                document.complain(path, _unknown_key(kind, error["loc"], placed), of_key=True)
            elif error["type"] in ("model_type", "dict_type", "model_attributes_type"):
                keys = ", ".join(f"{name}: …" for name in _example_of(kind, error["loc"]))
                document.complain_for_good(path, told("keys-needed", example=f"{{{keys}}}"))
            elif error["type"] in OF_WRONG_KIND:
                document.complain_for_good(path, _explain(error))
            else:
                document.complain(path, _explain(error))
        return None


def well_formed(document: Document, kind: type[Any]) -> list[Any]:
    """The records of a list that can be read beside those with mistakes, once each.

    So a mistake in the line of one language hides none in the translations into others.
    """
    found: dict[object, Any] = {}
    for record in records(document.value):
        with suppress(ValidationError):
            found.setdefault(record.get("id"), kind.model_validate(record, context={}))
    return list(found.values())


def explained(invalid: ValidationError) -> list[Message]:
    """Every mistake that a model found in a value that stands in no document, in its words."""
    return [_explain(error) for error in invalid.errors(include_url=False)]


OF_WRONG_KIND = (
    "list_type", "tuple_type", "model_type", "dict_type", "model_attributes_type", "string_type",
)  # fmt: skip
"""The errors of a list where a text belongs and the like: what stands in it is no other mistake."""
Placed = list[tuple[Path_, Any]]
"""Errors of pydantic, each with the path in the file where it stands."""


def _placed(document: Document, invalid: ValidationError) -> Placed:
    return [
        (
            _existing_path(document.value, (*error["loc"], *error.get("ctx", {}).get("place", ()))),
            error,
        )
        for error in invalid.errors(include_url=False)
    ]


def _worth_telling(kind: Any, placed: Placed) -> Placed:
    """The errors without those that only follow from others.

    They are those of an alternative that is not meant, such as a word in the place of a list, and
    a missing key that stands there misspelt.
    """
    # By a path, how many errors there are of its value and of what stands in it.
    at = Counter(path[:length] for path, _ in placed for length in range(len(path) + 1))
    words = {path for path, error in placed if _is_near_word(error)}
    misspelt = {
        (*error["loc"][:-1], _key_meant(kind, error["loc"], placed))
        for _, error in placed
        if error["type"] == "extra_forbidden"
    }
    return [
        (path, error)
        for path, error in placed
        if error["loc"] not in misspelt
        and not (error["type"] == "literal_error" and at[path] > 1 and path not in words)
        and not (error["type"] in OF_WRONG_KIND and path in words)
    ]


def _is_near_word(error: Any) -> bool:
    """Whether a word stands where others are known, and one of these is near."""
    if error["type"] != "literal_error" or not isinstance(error["input"], str):
        return False
    return meant(error["input"], with_their_names(_words_known(error))) is not None


def _words_known(error: Any) -> list[str]:
    return re.findall("'([^']*)'", error["ctx"]["expected"])


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


def _key_meant(kind: Any, location: Sequence[str | int], placed: Placed) -> str | None:
    """The key that was probably meant: a near one, the only one missing for the only unknown, or
    one that editors call so."""
    fields = _fields_at(kind, location[:-1])
    if close := meant(str(location[-1]), fields):
        return close
    beside = [error for _, error in placed if error["loc"][:-1] == location[:-1]]
    missing = [error["loc"][-1] for error in beside if error["type"] == "missing"]
    unknown = [error for error in beside if error["type"] == "extra_forbidden"]
    if len(missing) == len(unknown) == 1:
        return str(missing[0])
    called = str(location[-1]).casefold()
    return next((field for field in fields if called in KEYS_CALLED.get(field, ())), None)


def _unknown_key(kind: Any, location: Sequence[str | int], placed: Placed) -> Message:
    if close := _key_meant(kind, location, placed):
        return told("unknown-key", remedy=told("did-you-mean", close=close))
    known = ", ".join(_fields_at(kind, location[:-1]))
    return told("unknown-key", remedy=told("known-here", known=known))


def _example_of(kind: Any, location: Sequence[str | int]) -> list[str]:
    """The keys that a mapping at `location` must have, with others where it is only one."""
    model = _model_at(kind, location)
    fields = model.model_fields if model else {}
    needed = [name for name, field in fields.items() if field.is_required()]
    others = [name for name in fields if name not in needed]
    return [*needed, *others][: max(2, len(needed))]


def _fields_at(kind: Any, location: Sequence[str | int]) -> list[str]:
    """The keys a mapping at `location` inside a value of type `kind` may have."""
    model = _model_at(kind, location)
    return list(model.model_fields) if model else []


def _model_at(kind: Any, location: Sequence[str | int]) -> type[Model] | None:
    model = model_in(kind)
    for step in location:
        if model is not None and step in model.model_fields:
            model = model_in(model.model_fields[str(step)].annotation)
    return model


def _explain(error: Any) -> Message:
    """A pydantic error in words for an editor."""
    given = error.get("input")
    context = error.get("ctx", {})
    match error["type"]:
        case "told":
            message: Message = context["message"]
            values = dict(message.values)
            if not _is_plain(given) and str(given) in (values.get("value"), values.get("given")):
                return _text_needed(given)
            return message
        case "string_type":
            return _text_needed(given)
        case "int_type" | "int_parsing" | "int_from_float":
            return told(
                "whole-number", given=given, example=in_digits(given, str(error["loc"][-1]))
            )
        case "greater_than_equal":
            return told("at-least", given=given, least=context["ge"])
        case "greater_than":
            return told("more-than", given=given, least=context["gt"])
        case "less_than_equal":
            return told("at-most", given=given, most=context["le"])
        case "literal_error" if not _is_plain(given):
            return _text_needed(given)
        case "literal_error":
            remedy = one_of(with_their_names(_words_known(error)), str(given))
            return told("not-known-value", given=given, remedy=remedy)
        case "list_type" | "tuple_type":
            return told("list-needed")
        case "url_parsing" | "url_scheme" | "url_type":
            return told("web-address", given=given)
        case "too_short":
            return told("empty-list")
        case _:
            return told("other-mistake", message=error["msg"])


def _text_needed(given: Any) -> Message:
    """What to write where a text belongs: in quotes what YAML has taken for something else."""
    if _is_plain(given):
        return told("text-needed", given=given)
    if isinstance(given, dict) and not any(given.values()):  # {漢字|かんじ}
        return told("slip-quote-needed", found="{")
    if isinstance(given, list) and len(given) == 1 and not str(given[0]).isascii():  # [仮]
        return told("slip-quote-needed", found="[")
    return told("text-not-list")


def _is_plain(value: Any) -> bool:
    return isinstance(value, (str, int, float))
