"""What a fact is: an id, a source, the day on which it was true; references between facts.

The rules of `data/*.yaml` stand once, in the models of this room; the JSON Schemas of
`data/schema/` are generated from them (`make schema`). Facts are in Japanese; the room `languages`
makes the same models speak others. How the source is read is told in `docs/data.md`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, TypeGuard

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator
from pydantic.functional_validators import AfterValidator
from pydantic_core import PydanticCustomError

from guide.facts.reading import Complaint, Document, mappings, records
from guide.facts.values import Day, PartialDate

Identifier = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        description="A stable, readable slug; it stands in addresses, so never change it.",
    ),
]


def reference(kind: str) -> AfterValidator:
    """A validator that accepts only the id of an existing record of `kind`.

    The known ids come with the validation context (see `load.py`), so that a dangling reference is
    found where it stands, together with every other mistake.
    """

    def known(value: str, info: ValidationInfo) -> str:
        ids = (info.context or {}).get(kind)
        if ids is not None and value not in ids:
            raise PydanticCustomError(
                "reference",
                '"{value}" is not the id of any of the {kind}; {remedy}',
                {"value": value, "kind": kind, "remedy": _one_of(sorted(ids), value)},
            )
        return value

    return AfterValidator(known)


def _one_of(ids: list[str], value: str) -> str:
    """A remedy that names the ids, or where they are many the one that was probably meant."""
    close = difflib.get_close_matches(value, ids, 1)
    if len(ids) > 20 and close:
        return f'did you mean "{close[0]}"?'
    return f"write one of: {', '.join(ids)}"


# Ids of parts of pages, and the name of a list's own page: a record's id stands beside them.
RESERVED = {
    "about", "activities", "find", "index", "offices", "other", "services", "top", "what",
}  # fmt: skip


def _not_reserved(value: str) -> str:
    if value in RESERVED:
        message = '"{value}" is the name of a part of the pages; give the record another id'
        raise PydanticCustomError("reserved", message, {"value": value})
    return value


OwnId = Annotated[Identifier, AfterValidator(_not_reserved)]
"""The id of a record that has a page, or a place on a page, of that name."""

AgencyId = Annotated[Identifier, reference("agencies")]


AudienceId = Annotated[Identifier, reference("audiences")]


PrefectureId = Annotated[Identifier, reference("prefectures")]


ServiceId = Annotated[Identifier, reference("services")]


SourceId = Annotated[Identifier, reference("sources")]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class SourceReference(Model):
    """Where a fact can be read."""

    id: SourceId
    slide: int | None = Field(None, ge=1)
    """Number of the slide, for a source that has slides."""

    @model_validator(mode="after")
    def _slide_exists(self, info: ValidationInfo) -> SourceReference:
        slides = (info.context or {}).get("slides", {}).get(self.id)
        if self.slide is not None and isinstance(slides, int) and self.slide > slides:
            raise PydanticCustomError(
                "slide",
                "{id} has {slides} slides, so there is no slide {slide}",
                {"id": self.id, "slides": slides, "slide": self.slide},
            )
        return self


class Record(Model):
    """A fact or a group of facts with one source."""

    source: SourceReference
    as_of: PartialDate | None = None
    """The day or month the fact was true; the source's own when left out."""
    ends: Day | None = None
    """The last day on which the fact is true; afterwards the site marks it as ended."""


def last_day(*records: Record | None) -> date | None:
    """The last day on which all of these are true, such as an agency and its service.

    None where no end is known.
    """
    return min((one.ends for one in records if one and one.ends), default=None)


def identity(item: Any, position: int) -> str:
    """How an item of a list is called in a path: its id, or else its position from 0."""
    return str(getattr(item, "id", position))


# Rules across records, checked on the plain values

DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")
# Not a day of the year, such as 12-29.
ID_OR_WORD = re.compile(r"[a-z0-9-]*[a-z][a-z0-9-]*")


def dates_are_in_order(
    document: Document, sources: Document, today: date | None
) -> Iterator[Complaint]:
    """No record ends before it was true, or was true on a day after `today` (None: any day)."""
    published = {str(source.get("id")): source.get("as_of") for source in records(sources.value)}
    for path, record in mappings(document.value):
        as_of, ends, source = (record.get(name) for name in ("as_of", "ends", "source"))
        if today and _is_date(as_of) and as_of > today.isoformat()[: len(as_of)]:
            yield (
                document,
                (*path, "as_of"),
                f'"{as_of}" is still to come; write the day on which this was read to be true',
            )
        of_source = published.get(str(source.get("id"))) if isinstance(source, dict) else None
        known = as_of if _is_date(as_of) else of_source
        if _is_date(ends) and _is_date(known) and ends[: len(known)] < known:
            yield (
                document,
                (*path, "ends"),
                f"this ends on {ends}, before it was true (as_of: {known}); write a later day, or "
                "correct as_of",
            )


def _is_date(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and DAY.fullmatch(value) is not None


def named_once(document: Document) -> Iterator[Complaint]:
    """A list of ids or of fixed words names each of them once."""
    for path, record in mappings(document.value):
        for key, listed in record.items():
            seen: set[str] = set()
            for position, item in enumerate(listed if isinstance(listed, list) else []):
                if not isinstance(item, str) or not ID_OR_WORD.fullmatch(item):
                    continue
                if item in seen:
                    yield (
                        document,
                        (*path, key, position),
                        f'"{item}" is already in this list; name it once',
                    )
                seen.add(item)
