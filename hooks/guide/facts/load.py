"""Load and check: `data/*.yaml` in, a `Guide` out, or every mistake at once.

A mistake never hides another: each file is read, then each is validated on its own, with all known
ids at hand, then the rules that span records are checked on the plain values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from guide.facts.agencies import (
    ids_of_an_agency_differ,
    service_ids_are_unique,
    services_are_for_somebody_or_say_why,
    services_of,
    units_belong_to_their_agency,
)
from guide.facts.center import (
    it_has_opened,
    numbers_reach_their_callers,
    the_day_of_a_number_is_known,
    the_main_phone_has_not_ended,
)
from guide.facts.document import Complaint, Document, by_id, called, records
from guide.facts.grant import the_grant_fits_together, the_grant_is_given
from guide.facts.guide import Guide
from guide.facts.messages import Message, told
from guide.facts.offices import (
    addresses_begin_with_a_prefecture,
    each_prefecture_has_an_office,
)
from guide.facts.places import Places, outlines
from guide.facts.prefectures import (
    codes_are_those_of_their_prefectures,
    ids_are_those_of_their_prefectures,
    no_prefecture_is_missing,
)
from guide.facts.problems import Problem
from guide.facts.reading import read
from guide.facts.record import dates_are_in_order, named_once, names_differ
from guide.facts.renamed import changed_ids, named_in, told_where_defined
from guide.facts.topics import (
    HINT_PAGES,
    a_topic_names_a_service_once,
    an_emergency_is_known,
    desks_are_for_somebody,
    desks_name_activities_of_their_agency,
)
from guide.facts.validating import validate


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
    known, kinds, values = _known_ids(documents), Guide.files(), {}
    for name, document in documents.items():
        if document.value is not None:
            values[name] = validate(document, kinds[name], known)
    across = _rules_across_records(documents, data, today)
    for document, path, message in [one for one in across if not one[0].has_told(one[1])]:
        document.complain(path, message)
    changed = list(changed_ids(documents, data))
    for document, path, message in [one for one in changed if not one[0].has_told(one[1])]:
        document.complain(path, message)
    problems = list(_slides_once(_without_follow_ups(documents), documents["sources"]))
    return (None if problems else Guide.model_construct(**values)), problems


# The keys of what references name.
HOLDING_IDS = {"id", "units", "activities", "services"}
NEAR_MISS = 0.8
# The pages that stand whatever is in `data/`.
ALWAYS_THERE = ("matrix", "print", "cards")
# So many records on slides that their source does not have say that the mistake is in that.
SLIPS_OF_ONE_KIND = {"slides-too-few": 3, "slides-missing": 10}
# In which files the ids stand that references of a kind may name, beside those called like it.
ID_FILES = {"services": ("agencies",), "topics, services or pages": ("agencies", "topics")}


def _without_follow_ups(documents: dict[str, Document]) -> Iterator[Problem]:
    """The mistakes without those of references to a record whose own id is a mistake.

    What is near another id was mistyped where it stands, and is told.
    """
    gone = told_where_defined(documents)
    wrong_ids = {name for name, one in documents.items() if any(map(_is_of_own_id, one.problems))}
    for document in documents.values():
        for problem in document.problems:
            if named_in(problem.message)[1] in gone:
                continue
            kind = dict(problem.message.values).get("kind")
            files = ID_FILES.get(str(kind), (kind,))
            if problem.message.name in ("unit-of-another", "activity-of-another"):
                files = ("agencies",)
            elif problem.message.name != "not-known-id":
                files = ()
            if wrong_ids.isdisjoint(files) or _is_near_miss(problem.message):
                yield problem


def _slides_once(problems: Iterable[Problem], sources: Document) -> Iterator[Problem]:
    """The mistakes, with one for a source that has too few slides, or none, at its own line.

    A wrong number of slides follows every record on a slide beyond it.
    """
    beyond: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.message.name in ("no-such-slide", "no-slides"):
            beyond.setdefault(str(dict(problem.message.values)["id"]), []).append(problem)
        else:
            yield problem
    for position, source in enumerate(records(sources.value)):
        left = beyond.pop(str(source.get("id")), [])
        slides = source.get("slides")
        name = "slides-missing" if slides is None else "slides-too-few"
        if len(left) < SLIPS_OF_ONE_KIND[name]:
            yield from left
        else:
            most = max(int(str(dict(one.message.values)["slide"])) for one in left)
            message = told(name, slides=slides, count=len(left), most=most)
            yield sources.problem((position, "slides"), message)


def _is_of_own_id(problem: Problem) -> bool:
    """Whether it is a mistake of a record's own id, or of a whole list of records."""
    message = problem.message
    values = dict(message.values)
    remedy = values.get("remedy")
    meant = [value for _, value in remedy.values] if isinstance(remedy, Message) else []
    if message.name == "not-known-id":
        return False
    key = problem.path.rpartition(".")[2]
    return not HOLDING_IDS.isdisjoint(map(str, (key, values.get("key"), *meant)))


def _is_near_miss(message: Message) -> bool:
    values = dict(message.values)
    remedy = values.get("remedy")
    if isinstance(remedy, Message) and remedy.name in ("or-new-source", "or-remove"):
        remedy = dict(remedy.values)["remedy"]
    close = dict(remedy.values).get("close") if isinstance(remedy, Message) else None
    near = SequenceMatcher(None, str(values.get("value")), str(close or "")).ratio()
    return near >= NEAR_MISS


def _known_ids(documents: dict[str, Document]) -> dict[str, Any]:
    """The ids of every kind of record with its names, from the plain values; slides per source.

    None stands for the ids of a file that cannot be read: then nothing is said of references to it.
    """
    known: dict[str, Any] = {
        kind: _ids_or_none(documents[kind])
        for kind in ("agencies", "audiences", "offices", "prefectures", "sources")
    }
    agencies, topics = documents["agencies"], documents["topics"]
    known["services"] = known["topics, services or pages"] = None
    if agencies.value is not None:
        known["services"] = {
            id: names
            for agency in records(agencies.value)
            for id, names in called(agency.get("services")).items()
        }
    if agencies.value is not None and topics.value is not None:
        known["topics, services or pages"] = {
            **{page: [] for page in HINT_PAGES if page in documents or page in ALWAYS_THERE},
            **{f"topics.{id}": [id, *names] for id, names in called(topics.value).items()},
            **{
                f"services.{id}": [id, *known["services"][id]]
                for id in _ids_of_services_for_somebody(agencies)
            },
        }
    sources = by_id(documents["sources"].value)
    known["slides"] = {id: source.get("slides") for id, (_, source) in sources.items()}
    return known


def _ids_or_none(document: Document) -> dict[str, list[str]] | None:
    return None if document.value is None else called(document.value)


def _ids_of_services_for_somebody(agencies: Document) -> set[str]:
    """Nobody looks for a service that is for no public audience: it cannot be found."""
    return {
        service["id"]
        for _, service in services_of(agencies)
        if isinstance(service.get("id"), str) and service.get("audience") != "none"
    }


def _rules_across_records(
    documents: dict[str, Document], data: Path, today: date | None
) -> Iterator[Complaint]:
    """The rules that no single record can see, checked even where records have other mistakes."""
    yield from the_day_of_a_number_is_known(documents["center"], documents["sources"])
    yield from units_belong_to_their_agency(documents["agencies"])
    yield from ids_of_an_agency_differ(documents["agencies"])
    yield from service_ids_are_unique(documents["agencies"])
    yield from a_topic_names_a_service_once(documents["topics"])
    yield from an_emergency_is_known(documents["neighbours"])
    yield from desks_name_activities_of_their_agency(documents["topics"], documents["agencies"])
    yield from services_are_for_somebody_or_say_why(documents["agencies"])
    yield from desks_are_for_somebody(documents["topics"], documents["agencies"])
    yield from each_prefecture_has_an_office(documents["offices"], documents["prefectures"])
    with suppress(
        OSError, ValueError, LookupError, TypeError, AttributeError
    ):  # told by `mistaken_files`
        names = Places.read(data).prefectures
        yield from codes_are_those_of_their_prefectures(
            documents["prefectures"], names, outlines(data)
        )
        yield from ids_are_those_of_their_prefectures(documents["prefectures"], names)
        yield from no_prefecture_is_missing(documents["prefectures"], names)
        yield from addresses_begin_with_a_prefecture(
            documents["center"], documents["offices"], names.values()
        )
    yield from numbers_reach_their_callers(documents["center"])
    yield from it_has_opened(documents["center"], today)
    yield from the_main_phone_has_not_ended(documents["center"], today)
    if "grant" in documents:
        yield from the_grant_fits_together(documents["grant"], documents["sources"])
        yield from the_grant_is_given(
            documents["grant"],
            documents["agencies"],
            documents["audiences"],
            documents.get("coordinators"),
            today,
        )
    for document in documents.values():
        yield from dates_are_in_order(document, documents["sources"], today)
        yield from named_once(document)
    for name in ("agencies", "audiences", "offices", "topics"):
        yield from names_differ(documents[name])
