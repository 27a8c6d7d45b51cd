"""The grant for consultation desks of local governments (`data/grant.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from operator import itemgetter
from typing import Any, Literal, TypeGuard

from pydantic import Field

from guide.facts.reading import Complaint, Document, Path_, records
from guide.facts.record import Identifier, Model, Record, ServiceId
from guide.facts.values import Day, Prose, Text


class GrantLimit(Model):
    """The most that a body of this size may receive in a fiscal year."""

    id: Identifier
    body: Literal["prefecture", "municipality"]
    residents_from: int | None = Field(None, ge=0)
    """Least number of foreign residents, inclusive; municipalities only."""
    residents_below: int | None = Field(None, ge=1)
    """Number of foreign residents it stays under, exclusive; municipalities only."""
    limit: int = Field(gt=0)
    """In yen."""


class GrantKind(Model):
    """Set-up or running: what it pays and how much of it."""

    id: Literal["setup", "running"]
    name: Text
    numerator: int = Field(ge=1)
    denominator: int = Field(ge=1)
    """The rate is numerator/denominator of the necessary cost, written as in the source."""
    covers: Prose
    note: Prose | None = None


class SpecialMeasure(Record):
    """A rule beside the ordinary ones, for a time."""

    name: Prose
    text: Prose
    applies_to: Literal["setup", "running"]
    multiplier: int = Field(ge=2)
    """How many times the ordinary limit it allows."""
    costs_until: Day
    """Last day of the costs it covers."""
    example_body: Text
    example_limit: int = Field(gt=0)
    """Yen of the ordinary limit in the worked example."""
    example_ordinary: int = Field(gt=0)
    """Yen of the ordinary part in the worked example."""
    example_special: int = Field(gt=0)
    """Yen of the special part in the worked example."""
    covered: list[Prose] = Field(min_length=1)


class Grant(Record):
    """The grant for one-stop consultation desks of local governments."""

    name: Text
    service: ServiceId
    """The row of the duties table that gives it."""
    fiscal_year: int = Field(ge=2018, le=2100)
    purpose: Prose
    eligible: Prose
    eligible_note: Prose
    limits: list[GrantLimit] = Field(min_length=1)
    limits_note: Prose
    kinds: list[GrantKind] = Field(min_length=1)
    donations: Prose
    special_measure: SpecialMeasure | None = None


# Rules across records, checked on the plain values

Told = tuple[Path_, str]


def the_grant_fits_together(grant: Document) -> Iterator[Complaint]:
    """What the parts of the grant say of one another."""
    value = grant.value if isinstance(grant.value, dict) else {}
    special = value.get("special_measure")
    special = special if isinstance(special, dict) else {}
    complaints = (
        *_of_the_year(value, special),
        *_of_kinds(value, special),
        *_of_limits(records(value.get("limits"))),
        *_of_the_example(special),
    )
    yield from ((grant, path, message) for path, message in complaints)


def _of_the_year(value: Mapping[str, Any], special: Mapping[str, Any]) -> Iterator[Told]:
    """A fiscal year runs from April to March, and what belongs to it does not end before."""
    year = value.get("fiscal_year")
    if not _is_number(year):
        return
    for path, day in (
        (("ends",), value.get("ends")),
        (("special_measure", "ends"), special.get("ends")),
        (("special_measure", "costs_until"), special.get("costs_until")),
    ):
        if isinstance(day, str) and day < f"{year}-04-01":
            yield (
                path,
                f"{day} is before fiscal {year} (April {year} to March {year + 1}); "
                f"write the day of this grant, such as {year + 1}-03-31, or remove what is over",
            )


def _of_kinds(value: Mapping[str, Any], special: Mapping[str, Any]) -> Iterator[Told]:
    kinds = records(value.get("kinds"))
    for position, kind in enumerate(kinds):
        part, whole = kind.get("numerator"), kind.get("denominator")
        if _is_number(part) and _is_number(whole) and part > whole > 0:
            yield (
                ("kinds", position, "numerator"),
                f"{part}/{whole} is more than the whole cost; write the smaller number here",
            )
    named = [kind["id"] for kind in kinds if isinstance(kind.get("id"), str)]
    applies_to = special.get("applies_to")
    if isinstance(applies_to, str) and named and applies_to not in named:
        yield (
            ("special_measure", "applies_to"),
            f'"{applies_to}" is not one of the kinds above; write one of: {", ".join(named)}, or '
            "add the kind",
        )


def _of_limits(rows: list[dict[str, Any]]) -> Iterator[Told]:
    """Each size of municipality has one limit at most, and none is forgotten between two."""
    ranges: list[tuple[int, Any, Path_]] = []
    prefectures = 0
    for position, row in enumerate(rows):
        least, below = row.get("residents_from"), row.get("residents_below")
        at: Path_ = ("limits", position)
        if row.get("body") == "prefecture":
            prefectures += 1
            for name in {"residents_from", "residents_below"} & row.keys():
                message = "a prefecture's limit does not depend on residents; remove the line"
                yield (*at, name), message
            if prefectures == 2:
                yield (*at, "body"), "there is a limit for prefectures above; keep one of the two"
        elif row.get("body") == "municipality" and least is None and below is None:
            yield at, "write residents_from or residents_below, to say how large a municipality"
        elif _is_number(least) and _is_number(below) and least >= below:
            yield (
                (*at, "residents_from"),
                f"from {least} to below {below} there is nobody; write the smaller number here, "
                "the larger in residents_below",
            )
            ranges.append((below, least, at))
        elif row.get("body") == "municipality":
            ranges.append((least if _is_number(least) else 0, below, at))
    for (_, below, at), (least, _, _) in pairwise(sorted(ranges, key=itemgetter(0))):
        if below is None or not _is_number(below):
            yield (
                at,
                f"this limit and the one from {least} residents overlap; "
                f"write residents_below: {least}",
            )
        elif below != least:
            what = "overlap" if below > least else "leave a gap"
            yield (
                (*at, "residents_below"),
                f"the limits below {below} and from {least} residents {what}; "
                f"write residents_below: {least}",
            )


def _of_the_example(special: Mapping[str, Any]) -> Iterator[Told]:
    names = ("example_limit", "example_ordinary", "example_special", "multiplier")
    limit, ordinary, extra, multiplier = (special.get(name) for name in names)
    if not (
        isinstance(limit, int)
        and isinstance(ordinary, int)
        and isinstance(extra, int)
        and isinstance(multiplier, int)
    ):
        return
    if ordinary > limit:
        yield (
            ("special_measure", "example_ordinary"),
            f"{ordinary} is above the ordinary limit of the example ({limit}); write {limit} or "
            "less",
        )
    elif ordinary + extra > multiplier * limit:
        most = multiplier * limit - ordinary
        yield (
            ("special_measure", "example_special"),
            f"with the ordinary part this is above {multiplier} times the limit; write {most} or "
            "less",
        )


def _is_number(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
