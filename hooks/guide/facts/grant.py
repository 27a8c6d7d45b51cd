"""The grant for consultation desks of local governments (`data/grant.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import Any, Literal, TypeGuard

from pydantic import Field

from guide.facts.agencies import services_of
from guide.facts.dates import Day
from guide.facts.document import Complaint, Document, Path_, by_id, ids, records
from guide.facts.messages import Message, told
from guide.facts.record import Identifier, Model, Record, ServiceId, is_date
from guide.facts.values import FactProse, Prose, Text, WholeNumber


class GrantLimit(Model):
    """The most that a body of this size may receive in a fiscal year."""

    id: Identifier
    body: Literal["prefecture", "municipality"]
    residents_from: WholeNumber | None = Field(None, ge=0)
    """Least number of foreign residents, inclusive; municipalities only."""
    residents_below: WholeNumber | None = Field(None, ge=1)
    """Number of foreign residents it stays under, exclusive; municipalities only."""
    limit: WholeNumber = Field(gt=0)
    """In yen."""


class GrantKind(Model):
    """Set-up or running: what it pays and how much of it."""

    id: Literal["setup", "running"]
    name: Text
    numerator: WholeNumber = Field(ge=1)
    denominator: WholeNumber = Field(ge=1)
    """The rate is numerator/denominator of the necessary cost, written as in the source."""
    covers: FactProse
    note: FactProse | None = None


class CoveredCost(Model):
    """A kind of cost that a special measure pays for."""

    id: Identifier
    text: FactProse


class SpecialMeasure(Record):
    """A rule beside the ordinary ones, for a time."""

    name: FactProse
    text: FactProse
    applies_to: Literal["setup", "running"]
    multiplier: WholeNumber = Field(ge=2)
    """How many times the ordinary limit it allows."""
    costs_until: Day
    """Last day of the costs it covers."""
    example_body: Text
    example_limit: WholeNumber = Field(gt=0)
    """Yen of the ordinary limit in the worked example."""
    example_ordinary: WholeNumber = Field(gt=0)
    """Yen of the ordinary part in the worked example."""
    example_special: WholeNumber = Field(gt=0)
    """Yen of the special part in the worked example."""
    covered: list[CoveredCost] = Field(min_length=1)


class Grant(Record):
    """The grant for one-stop consultation desks of local governments."""

    name: Text
    service: ServiceId
    """The row of the duties table that gives it."""
    fiscal_year: WholeNumber = Field(ge=2018, le=2100)
    purpose: Prose
    eligible: FactProse
    eligible_note: FactProse
    limits: list[GrantLimit] = Field(min_length=1)
    limits_note: FactProse
    kinds: list[GrantKind] = Field(min_length=1)
    donations: FactProse
    special_measure: SpecialMeasure | None = None

    @property
    def year_ends(self) -> date:
        """Last day of its fiscal year, which runs from April to March."""
        return date(self.fiscal_year + 1, 3, 31)

    @property
    def outlasts_its_year(self) -> bool:
        """Whether it is not said to end with that year, or before: then its rules are of a year."""
        return self.ends is None or self.ends > self.year_ends


# Rules across records, checked on the plain values

Told = tuple[Path_, Message]


def the_grant_fits_together(grant: Document, sources: Document) -> Iterator[Complaint]:
    """What the parts of the grant say of one another, and of the day of its source."""
    value = grant.value if isinstance(grant.value, dict) else {}
    special = value.get("special_measure")
    special = special if isinstance(special, dict) else {}
    mistyped = list(_of_the_year_and_its_source(value, sources))
    complaints = (
        *(mistyped or _of_the_year(value, special)),
        *_of_kinds(value, special),
        *_of_limits(records(value.get("limits"))),
        *_of_the_example(special),
    )
    yield from ((grant, path, message) for path, message in complaints)


def the_grant_is_given(
    grant: Document,
    agencies: Document,
    audiences: Document,
    coordinators: Document | None,
    today: date | None,
) -> Iterator[Complaint]:
    """The service that gives the grant is for those who receive it, for as long as there is one.

    They are local governments, whom the coordinators are for, too: told where these have services
    of their own, so that another could have been meant. That it has ended is told on the day of an
    edit (`today`), not at a build.
    """
    value = grant.value if isinstance(grant.value, dict) else {}
    id, services = value.get("service"), list(services_of(agencies))
    found = [one for one in services if isinstance(id, str) and one[1].get("id") == id]
    agency, service = found[0] if found else ({}, {})
    audience, at = service.get("audience"), ("service",)
    receivers = coordinators.value if coordinators else None
    receiver = str(receivers.get("audience")) if isinstance(receivers, dict) else ""
    if audience == "none":
        yield grant, at, told("grant-for-nobody", service=id)
    elif (
        isinstance(audience, list)
        and receiver in ids(audiences.value) - set(map(str, audience))
        and any(one.get("audience") == [receiver] for _, one in services)
    ):
        yield grant, at, told("grant-not-for", service=id, audience=receiver)
    year, ends = value.get("fiscal_year"), value.get("ends")
    if not isinstance(ends, str):
        ends = f"{year + 1}-03-31" if _is_number(year) else ""
    for last in (service.get("ends"), agency.get("ends")):
        if today and isinstance(last, str) and last < min(ends, today.isoformat()):
            yield grant, at, told("grant-outlives-service", service=id, last=last, ends=ends)
            return


def _of_the_year(value: Mapping[str, Any], special: Mapping[str, Any]) -> Iterator[Told]:
    """A fiscal year runs from April to March, and what belongs to it does not end before."""
    year = value.get("fiscal_year")
    if not _is_number(year) or not 1900 <= year <= 2100:
        return
    for path, day in (
        (("ends",), value.get("ends")),
        (("special_measure", "ends"), special.get("ends")),
        (("special_measure", "costs_until"), special.get("costs_until")),
    ):
        if isinstance(day, str) and day < f"{year}-04-01":
            yield (
                path,
                told("before-the-fiscal-year", day=day, year=year, next=year + 1),
            )


def _of_the_year_and_its_source(value: Mapping[str, Any], sources: Document) -> Iterator[Told]:
    """A grant may be told of before its fiscal year, but not more than a year before."""
    year, as_of, source = (value.get(name) for name in ("fiscal_year", "as_of", "source"))
    if not is_date(as_of):
        of_source = by_id(sources.value).get(
            str(source.get("id")) if isinstance(source, dict) else ""
        )
        as_of = of_source[1].get("as_of") if of_source else None
    if not _is_number(year) or year > 2100 or not is_date(as_of):
        return
    known, rest = int(as_of[:4]), as_of[4:]
    if f"{year}-04-01"[: len(as_of)] > f"{known + 1}{rest}":
        meant = known if rest >= "-04" else known - 1
        message = told("fiscal-year-after-source", year=year, as_of=as_of, meant=meant)
        yield ("fiscal_year",), message


def _of_kinds(value: Mapping[str, Any], special: Mapping[str, Any]) -> Iterator[Told]:
    kinds = records(value.get("kinds"))
    for position, kind in enumerate(kinds):
        part, whole = kind.get("numerator"), kind.get("denominator")
        if _is_number(part) and _is_number(whole) and part > whole > 0:
            yield (
                ("kinds", position, "numerator"),
                told("more-than-the-cost", part=part, whole=whole),
            )
    named = [kind["id"] for kind in kinds if isinstance(kind.get("id"), str)]
    applies_to = special.get("applies_to")
    if isinstance(applies_to, str) and named and applies_to not in named:
        yield (
            ("special_measure", "applies_to"),
            told("not-a-kind", kind=applies_to, known=", ".join(named)),
        )


def _of_limits(rows: list[dict[str, Any]]) -> Iterator[Told]:
    """Each size of municipality has one limit at most, and none is forgotten between two."""
    ranges: list[tuple[int, Any, int]] = []
    prefectures = 0
    for position, row in enumerate(rows):
        least, below = row.get("residents_from"), row.get("residents_below")
        at: Path_ = ("limits", position)
        if row.get("body") == "prefecture":
            prefectures += 1
            for name in {"residents_from", "residents_below"} & row.keys():
                yield (*at, name), told("no-residents-of-prefecture")
            if prefectures == 2:
                yield (*at, "body"), told("prefecture-limit-twice")
        elif row.get("body") == "municipality" and least is None and below is None:
            yield at, told("residents-needed")
        elif _is_number(least) and _is_number(below) and least >= below:
            yield (
                (*at, "residents_from"),
                told("residents-reversed", least=least, below=below),
            )
            ranges.append((below, least, position))
        elif row.get("body") == "municipality" and (least is None or _is_number(least)):
            ranges.append((least if _is_number(least) else 0, below, position))
    in_order = sorted(ranges, key=itemgetter(0))
    for (_, below, position), (least, _, larger) in pairwise(in_order):
        at = ("limits", position)
        amount, most = rows[position].get("limit"), rows[larger].get("limit")
        if _is_number(amount) and _is_number(most) and amount > most:
            yield (*at, "limit"), told("limit-above-larger", amount=amount, most=most)
        if below is None:
            yield (
                at,
                told("limits-overlap", least=least),
            )
        elif _is_number(below) and below != least:
            message = "limits-overlap" if below > least else "limits-leave-a-gap"
            yield (*at, "residents_below"), told(message, least=least)


def _of_the_example(special: Mapping[str, Any]) -> Iterator[Told]:
    names = ("example_limit", "example_ordinary", "example_special", "multiplier")
    limit, ordinary, extra, multiplier = (special.get(name) for name in names)
    if not (
        isinstance(limit, int)
        and isinstance(ordinary, int)
        and isinstance(extra, int)
        and isinstance(multiplier, int)
        and multiplier > 1
    ):
        return
    if ordinary > limit:
        yield (
            ("special_measure", "example_ordinary"),
            told("example-above-limit", amount=ordinary, most=limit),
        )
    elif ordinary + extra > multiplier * limit:
        most = multiplier * limit - ordinary
        yield (
            ("special_measure", "example_special"),
            told("example-above-limit", amount=extra, most=most),
        )


def _is_number(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
