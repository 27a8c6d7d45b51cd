"""What the records of all datasets share, and the JSON Schemas that are made from their classes.

The fields are a promise to programs that we do not know: add, but never remove or change a meaning
(docs/open-data.md). So they are written apart from the models of the facts.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    WithJsonSchema,
    model_serializer,
)

# What is said to people: a `Text` when a record is made, one or many strings in the files.
Words = Annotated[
    Any,
    WithJsonSchema(
        {
            "description": "In a file of one language: the text. In a file of all languages: the "
            "texts by locale; a language without a translation is left out.",
            "anyOf": [
                {"type": "string"},
                {"type": "object", "additionalProperties": {"type": "string"}},
            ],
        }
    ),
]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
PartialDay = Annotated[str, Field(pattern=r"^\d{4}-\d{2}(-\d{2})?$")]
Uuid = Annotated[str, Field(json_schema_extra={"format": "uuid"})]
Uri = Annotated[str, Field(json_schema_extra={"format": "uri"})]
NotInSource = Literal["not-in-source"]


class Contract(BaseModel):
    """What all parts of the files share: fields are explained by their docstrings."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True, populate_by_name=True)


class Citation(Contract):
    """Where a fact can be read."""

    id: str
    """Of one of the file's `sources`."""
    slide: int | None
    """Number of the slide; null when the source has none."""


class Fact(Contract):
    """Where a fact comes from and when it was true."""

    source: Citation
    as_of: PartialDay | None
    """The day or month on which it was true; null: not known."""
    ends: Day | None
    """The last day on which it, and what it is part of, is true; null: no end is known."""
    ended: bool
    """Whether it, or what it is part of, had ended on the day the file was made."""

    @model_serializer(mode="wrap")
    def _provenance_last(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """The record itself first, then where it comes from."""
        made: dict[str, Any] = serialize(self)
        return made | {name: made.pop(name) for name in Fact.model_fields}


class Named(Contract):
    """Something of the guide and what it is called."""

    id: str
    name: Words


class Phone(Contract):
    """A Japanese telephone number."""

    number: str
    """As printed in the source."""
    e164: Annotated[str, Field(pattern=r"^\+81\d{9,10}$")]
    """The same in E.164."""
    only_in_japan: bool
    """True for numbers that callers abroad do not reach: Navi Dial (0570), freephone (0120, 0800)
    and the like."""
    uri: Uri
    """The link to dial it."""
    section_number: str | None
    """所属部署番号, asked for after the call is answered; null: none is needed."""


class Point(Contract):
    """A point in the municipality of the address. It is not the building."""

    latitude: float
    longitude: float
    """Both in WGS 84."""
    points_at: Literal["city", "ward"]
    """What the point stands for; the building may be kilometres away from it."""
    name: str
    """The city or ward, in Japanese."""
    municipality_code: str
    """全国地方公共団体コード of six digits."""
    step: float
    """To how many degrees the source gives the point (0.016667 is a whole arc minute)."""
    method: str
    """How it was found."""
    geonames_id: int


class Address(Contract):
    """Where it is."""

    text: Words
    """Street and building in one line."""
    text_ja: str
    """The same as an envelope needs it."""
    postal_code: str | None
    postal_code_reason: NotInSource | None
    country: Literal["JP"]


def schema_of(record: type[Contract]) -> dict[str, Any]:
    """The JSON Schema of a class, for who asks to change as they like."""
    return deepcopy(_schema_of(record))


@cache
def _schema_of(record: type[Contract]) -> dict[str, Any]:
    return record.model_json_schema()


def schema(
    envelope: type[Contract],
    list_name: str | None = None,
    item: type[Contract] | None = None,
    example: Any = None,
) -> dict[str, Any]:
    """The JSON Schema of a file, whose list `list_name` holds nothing but `item`s.

    `example` is one of them; None: there is none yet.
    """
    made = schema_of(envelope)
    if list_name and item:
        parts = schema_of(item)
        definitions = made.get("$defs", {}) | parts.pop("$defs", {})
        definitions[item.__name__] = parts | ({"examples": [example]} if example else {})
        items = {"type": "array", "items": {"$ref": f"#/$defs/{item.__name__}"}}
        made["properties"][list_name] = items
        made["$defs"] = definitions
    return made
