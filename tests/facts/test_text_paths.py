"""Every text is addressed by ids: nothing that is put before it can give it another's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from guide.facts.guide import Guide
from guide.facts.record import Identifier, Model
from guide.facts.values import Prose, Text


def parts(kind: Any) -> Iterator[Any]:
    """A type and the types inside it, without those of a model's fields."""
    yield kind
    for part in get_args(kind):
        yield from parts(part)


def holds_text(kind: Any) -> bool:
    """Whether a text stands anywhere in a value of this type."""
    return any(
        issubclass(one, Text)
        or (issubclass(one, Model) and any(holds_text(hint) for hint in hints(one).values()))
        for one in parts(kind)
        if isinstance(one, type) and not get_args(one)
    )


def hints(model: type[Model]) -> dict[str, Any]:
    return {name: get_type_hints(model)[name] for name in model.model_fields}


def unaddressed(model: type[Model]) -> Iterator[str]:
    """The lists below a model that hold texts without a key to find them by."""
    for name, hint in hints(model).items():
        for part in parts(hint):
            if get_origin(part) in (list, tuple, set) and holds_text(part):
                for item in get_args(part):
                    if item is Ellipsis or not holds_text(item):
                        continue
                    if not (isinstance(item, type) and issubclass(item, Model)):
                        yield f"{model.__name__}.{name} is a list of texts"
                    elif item.key_field not in item.model_fields:
                        yield f"{model.__name__}.{name} has no {item.key_field}"
            if isinstance(part, type) and not get_args(part) and issubclass(part, Model):
                yield from unaddressed(part)


def test_no_text_of_the_guide_is_addressed_by_its_place() -> None:
    assert list(unaddressed(Guide)) == []


class Line(Model):
    text: Prose


class Named(Model):
    id: Identifier
    text: Prose


class Nested(Model):
    lines: list[Line]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (list[Prose], "Page.part is a list of texts"),
        (list[Prose] | None, "Page.part is a list of texts"),
        (tuple[Text, Text], "Page.part is a list of texts"),
        (list[Line], "Page.part has no id"),
        (list[Nested] | None, "Page.part has no id"),
        (Nested, "Nested.lines has no id"),
    ],
)
def test_a_list_of_texts_without_ids_is_noticed(kind: Any, told: str) -> None:
    page = type("Page", (Model,), {"__annotations__": {"part": kind}})
    assert told in list(unaddressed(page))


@pytest.mark.parametrize("kind", [list[Named], list[str], list[tuple[int, int]], dict[str, Text]])
def test_lists_with_ids_or_without_texts_are_fine(kind: Any) -> None:
    page = type("Page", (Model,), {"__annotations__": {"part": kind}})
    assert list(unaddressed(page)) == []
