"""Where texts may stand: the path of a text in, what kind of text the models want there out.

The names of fields in a path come from the models, the ids from the data. So a path whose fields
are right may name a record that is gone; one whose fields are wrong was never right.
"""

from __future__ import annotations

from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from guide.facts.document import Path_, records
from guide.facts.guide import Guide
from guide.facts.record import Model, model_in
from guide.facts.values import Text


def kind_at(path: str) -> type[Text] | None:
    """The kind of text that may stand at `path`, whatever ids it names; None if none may.

    `agencies.ID.summary` is a `Prose` for any ID; no text stands at `agencies.ID.sumary`.
    """
    return _kind(Guide, tuple(path.split(".")))


def _kind(kind: Any, steps: tuple[str, ...]) -> type[Text] | None:
    if isinstance(kind, type) and issubclass(kind, Text):
        return None if steps else kind
    if isinstance(kind, type) and issubclass(kind, Model):
        field = _fields(kind).get(steps[0]) if steps else None
        return _kind(field, steps[1:]) if field else None
    if get_origin(kind) in (list, dict):
        return _kind(get_args(kind)[-1], steps[1:]) if steps else None
    found = (_kind(part, steps) for part in get_args(kind))
    return next((text for text in found if text), None)


def place_of(path: str, value: Any) -> Path_:
    """Where the text at `path` stands in the plain `value` of its file.

    Raises `LookupError` where it does not stand there.
    """
    file, *steps = path.split(".")
    kind: Any = _fields(Guide)[file]
    place: list[str | int] = []
    for step in steps:
        model = model_in(kind)
        here: str | int = step
        if isinstance(value, list) and model:
            keys = [str(record.get(model.key_field)) for record in records(value)]
            here = keys.index(step) if step in keys else len(keys)
        elif model:
            kind = _fields(model).get(step)
        value = value[here]
        place.append(here)
    return tuple(place)


@cache
def _fields(model: type[Model]) -> dict[str, Any]:
    """The types of a model's fields by their names."""
    hints = get_type_hints(model)
    return {name: hints[name] for name in model.model_fields}
