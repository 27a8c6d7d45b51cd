"""What a fact is: an id, a source, the day on which it was true; references between facts.

The rules of `data/*.yaml` stand once, in the models of this room; the JSON Schemas of
`data/schema/` are generated from them (`make schema`). Facts are in Japanese; the room `languages`
makes the same models speak others. How the source is read is told in `docs/data.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, Self, TypeGuard, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, WithJsonSchema, model_validator
from pydantic.functional_validators import AfterValidator

from guide.facts.dates import Day, PartialDate
from guide.facts.document import Complaint, Document, by_id, mappings, records
from guide.facts.messages import told, wrong
from guide.facts.near import one_of, one_there
from guide.facts.values import Line, WholeNumber

SLUG = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_ID = 60
"""Characters: an id becomes the name of a file and a part of addresses."""


def _is_slug(value: str) -> str:
    if not value:
        raise wrong("empty-text")
    if not SLUG.fullmatch(value) or len(value) > LONGEST_ID:
        raise wrong("id-form", value=value[:LONGEST_ID])
    return value


Identifier = Annotated[
    str,
    AfterValidator(_is_slug),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^{SLUG.pattern}$",
            "maxLength": LONGEST_ID,
            "description": "A stable, readable slug; it stands in addresses, so never change it.",
        }
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
            if not value:
                raise wrong("empty-text")
            if kind == "sources":
                remedy = told("or-new-source", remedy=one_of(ids, value))
            else:
                remedy = one_there(ids, value)
            raise wrong("not-known-id", value=value, kind=kind, remedy=remedy)
        return value

    return AfterValidator(known)


# Ids of parts of pages, and the name of a list's own page: a record's id stands beside them.
RESERVED = {
    "about", "activities", "find", "index", "offices", "other", "services", "top", "units", "what",
}  # fmt: skip


def _not_reserved(value: str) -> str:
    if value in RESERVED:
        raise wrong("reserved-id", value=value)
    return value


OwnId = Annotated[Identifier, AfterValidator(_not_reserved)]
"""The id of a record that has a page, or a place on a page, of that name."""

# References know the ids that may be written, so what is no id at all is answered with a near one.
NamedId = Annotated[str, WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"})]
"""The id of another record of the same file or agency; a rule across records knows which."""

AgencyId = Annotated[NamedId, reference("agencies")]


AudienceId = Annotated[NamedId, reference("audiences")]


PrefectureId = Annotated[NamedId, reference("prefectures")]


ServiceId = Annotated[NamedId, reference("services")]


SourceId = Annotated[NamedId, reference("sources")]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    key_field: ClassVar[str] = "id"
    """The field by which a record is known in its list; see `identity`."""


def model_in(kind: Any) -> type[Model] | None:
    """The model in a type such as `list[Office] | None`; None where there is none."""
    if isinstance(kind, type) and issubclass(kind, Model):
        return kind
    return next((model for part in get_args(kind) if (model := model_in(part))), None)


class SourceReference(Model):
    """Where a fact can be read."""

    id: SourceId
    slide: WholeNumber | None = Field(None, ge=1)
    """Number of the slide, for a source that has slides."""

    @model_validator(mode="after")
    def _slide_exists(self, info: ValidationInfo) -> SourceReference:
        known = (info.context or {}).get("slides", {})
        slides = known.get(self.id, "not known")
        if self.slide is not None and slides is None:
            raise wrong("no-slides", id=self.id, slide=self.slide)
        if self.slide is not None and isinstance(slides, int) and 0 < slides < self.slide:
            raise wrong("no-such-slide", id=self.id, slides=slides, slide=self.slide)
        return self


class Record(Model):
    """A fact or a group of facts with one source."""

    source: SourceReference
    as_of: PartialDate | None = None
    """The day or month the fact was true; the source's own when left out."""
    ends: Day | None = None
    """The last day on which the fact is true; afterwards the site marks it as ended."""
    checked_on: Day | None = None
    """When somebody last compared the fact with its source, or asked, and it was right."""
    checked_by: Line | None = None
    """Who did: a name or an office; only with `checked_on`."""

    @model_validator(mode="after")
    def _is_checked_on_a_day(self) -> Self:
        if self.checked_by is not None and self.checked_on is None:
            raise wrong("checked-without-day")
        return self


def identity(item: Any) -> str | None:
    """How an item of a list is called in the path of a text: by its key, never by its place.

    None for what has no key. No text may stand in such an item.
    """
    key = getattr(item, item.key_field, None) if isinstance(item, Model) else None
    return None if key is None else str(key)


def last_day(*records: Record | None) -> date | None:
    """The last day on which all of these are true, such as an agency and its service.

    None where no end is known.
    """
    return min((one.ends for one in records if one and one.ends), default=None)


def has_ended(today: date, *records: Record | None) -> bool:
    """Whether the last day of one of these has passed by `today`: of a service, or its agency."""
    last = last_day(*records)
    return last is not None and last < today


# Rules across records, checked on the plain values

DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def plain_end(record: Any) -> str:
    """The last day of a record's plain value; empty where none is written that is a day."""
    ends = record.get("ends") if isinstance(record, dict) else None
    return ends if is_date(ends) and len(ends) == len("2026-11-29") else ""


def dates_are_in_order(
    document: Document, sources: Document, today: date | None
) -> Iterator[Complaint]:
    """No record ends, or was checked, before it was true, or was true after `today` (None: any)."""
    published = {id: source.get("as_of") for id, (_, source) in by_id(sources.value).items()}
    for path, record in mappings(document.value):
        as_of, ends, source = (record.get(name) for name in ("as_of", "ends", "source"))
        if today and is_date(as_of) and as_of > today.isoformat()[: len(as_of)]:
            yield (
                document,
                (*path, "as_of"),
                told("as-of-to-come", as_of=as_of),
            )
        checked = record.get("checked_on")
        if today and is_date(checked) and checked > today.isoformat():
            yield document, (*path, "checked_on"), told("checked-to-come", day=checked)
        of_source = published.get(str(source.get("id"))) if isinstance(source, dict) else None
        known = as_of if is_date(as_of) else of_source
        if not is_date(known):
            continue
        if is_date(ends) and ends[: len(known)] < known:
            yield (
                document,
                (*path, "ends"),
                told("ends-before-as-of", ends=ends, as_of=known),
            )
        if is_date(checked) and checked[: len(known)] < known:
            yield (
                document,
                (*path, "checked_on"),
                told("checked-before-as-of", day=checked, as_of=known),
            )


def is_date(value: Any) -> TypeGuard[str]:
    """Whether a plain value is written like 2021-07-05 or 2021-07."""
    return isinstance(value, str) and DAY.fullmatch(value) is not None


def stands_once(document: Document, key: str) -> Iterator[Complaint]:
    """No two records of a list have the same text at `key`."""
    seen: set[str] = set()
    for position, record in enumerate(records(document.value)):
        value = record.get(key)
        if isinstance(value, str) and value in seen:
            yield document, (position, key), told("stands-twice", value=value)
        seen |= {value} if isinstance(value, str) else set()


def names_differ(document: Document) -> Iterator[Complaint]:
    """No two records that go on have one name: readers could not tell them apart."""
    seen: set[tuple[str, str]] = set()
    for position, record in enumerate(records(document.value)):
        for key in ("name", "short_name"):
            name = record.get(key)
            if not isinstance(name, str) or plain_end(record):
                continue
            if (key, name) in seen:
                yield document, (position, key), told("stands-twice", value=name)
            seen.add((key, name))


def named_once(document: Document) -> Iterator[Complaint]:
    """A list of ids or of words names each of them once."""
    for path, record in mappings(document.value):
        for key, listed in record.items():
            seen: set[str] = set()
            for position, item in enumerate(listed if isinstance(listed, list) else []):
                if not isinstance(item, str):
                    continue
                if item in seen:
                    yield (
                        document,
                        (*path, key, position),
                        told("named-twice", item=item),
                    )
                seen.add(item)
