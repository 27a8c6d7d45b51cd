"""No fact is forgotten: each output shows every field of the facts, or says why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from json import loads
from pathlib import Path
from typing import Any

import material
import pytest
from guide.facts.dates import PartialDate
from guide.facts.guide import Guide
from guide.facts.hours import SpecialDates
from guide.facts.load import check
from guide.facts.offices import Office
from guide.facts.places import Places
from guide.facts.values import Prose
from guide.languages.editions import Edition, load_editions
from guide.open_data import (
    agencies,
    center,
    coordinators,
    envelope,
    gif,
    grant,
    hsds,
    linked_data,
    offices,
    services,
    topics,
    vcards,
)
from guide.open_data.files import DATASETS, record_file
from guide.open_data.records import Records
from guide.open_data.serialize import in_one_language, table
from guide.pages import render
from guide.pages.render import Renderer
from guide.paper import content
from guide.paper.content import papers
from guide.search import entries
from guide.search.index import Index
from guide.search.names import Names
from guide.site import PageKey, Site
from jinja2 import UndefinedError
from pydantic import create_model
from support.building import ROOT
from support.changed import lay_out_whole
from support.contacts import with_contacts
from support.forgotten import changed, complaints, variants_of, with_own_records

JAPANESE = load_editions(ROOT / "data")[0].locale
PLACES = Places.read(ROOT / "data")
# On which one record has been checked: newer than any fact, so that the files bear it.
DAY = date(2099, 11, 1)
Variants = Mapping[str, list[Guide]]


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The real data, with all that officials may know of how somebody is reached.

    Of its offices only a few: they are made again for each field. One is as of its source's day, so
    that this day can be seen, too, and has been checked. Its hours and those of the centre have
    dates that are different. The grant is of a year that is over, with a special measure, and has a
    day of its own.
    """
    read, problems = check(ROOT / "data")
    assert read is not None, problems
    read = with_contacts(read)
    assert read.grant
    whole = lay_out_whole(tmp_path_factory.mktemp("whole")) / "data"
    invented = load_editions(whole)[0].guide.grant
    assert invented
    assert invented.special_measure
    special_measure = invented.special_measure.model_copy(
        update={"source": read.grant.source, "applies_to": read.grant.kinds[0].id}
    )
    as_of = PartialDate("2020-04-01")
    of_grant = {
        "special_measure": special_measure,
        "fiscal_year": 2020,
        "as_of": as_of,
        # Of which all is known: that of another service may be said by the centre's.
        "service": read.agencies[0].services[0].id,
    }
    first, *others = read.offices[:3]
    covered = {prefecture for office in (first, *others) for prefecture in office.prefectures}
    prefectures = [one for one in read.prefectures if one.id in covered]
    hours = read.center.hours.model_copy(
        update={
            "exceptions": [
                SpecialDates(first="2026-12-24", last="2026-12-25", reason=Prose("工事")),
                SpecialDates(first="2026-12-26", opens="10:00", closes="15:00"),
            ],
            "note": Prose("昼も開いています。"),
        }
    )
    with_dates = read.model_copy(
        update={
            "offices": [
                first.model_copy(update={"as_of": None, "hours": hours, "checked_on": DAY}),
                *others,
            ],
            "prefectures": prefectures,
            "center": read.center.model_copy(update={"hours": hours}),
            "grant": read.grant.model_copy(update=of_grant),
        }
    )
    return with_own_records(with_dates)


@pytest.fixture(scope="module")
def variants(guide: Guide) -> Variants:
    """For every field of the facts, the guide with other values of it."""
    return variants_of(guide)


def records(guide: Guide) -> Records:
    edition = Edition(JAPANESE, guide, None)
    site = Site("https://example.org/", "https://example.com/", date(2026, 11, 23), (edition,))
    return Records(site, edition, PLACES)


def json(guide: Guide) -> Iterator[object]:
    made = records(guide)
    for dataset in DATASETS:
        yield record_file(made, dataset)


def tables(guide: Guide) -> Iterator[object]:
    made = records(guide)
    for dataset in DATASETS:
        if dataset.columns and (data := record_file(made, dataset)):
            yield table(dataset.columns, in_one_language(data)["items"], dataset.rows)


def geojson(guide: Guide) -> Iterator[object]:
    dataset = next(one for one in DATASETS if one.name == "offices")
    yield offices.geojson(record_file(records(guide), dataset), "")


def kinds(guide: Guide) -> list[PageKey]:
    """A page of each kind that shows facts, and all of those about agencies."""
    return [
        PageKey("index"),
        PageKey("topics/_each", guide.topics[0].id),
        PageKey("for/_each", guide.audiences[-1].id),
        *(PageKey("agencies/_each", agency.id) for agency in guide.agencies),
        *map(PageKey, ("matrix", "offices", "grant", "coordinators", "about")),
    ]


def json_ld(guide: Guide) -> Iterator[object]:
    linked = linked_data.LinkedData(records(guide))
    for key in (*kinds(guide), PageKey("open-data")):
        yield linked.of_page(key, "", "")


SHAPES = loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
ICONS = Path(material.__file__).parent / "templates/.icons"


def pages(guide: Guide) -> Iterator[object]:
    made = records(guide)
    renderer = Renderer(ROOT, ICONS, SHAPES, made.site)
    assert guide.coordinators
    for key in kinds(guide):
        yield rendered(renderer, key, made.edition)


def rendered(renderer: Renderer, key: PageKey, edition: Edition) -> object:
    """A page; where the changed facts contradict each other, that this is noticed."""
    try:
        page = renderer.page(key, edition)
    except (UndefinedError, RuntimeError) as contradiction:
        return str(contradiction)
    # What a report of a mistake is filled in with has every field, and is seen by no reader.
    body = re.sub(r' data-now="[^"]*"', "", page.body)
    return page.title, page.description, body, page.footer


def search(guide: Guide) -> Iterator[object]:
    made = records(guide)
    names = Names(made.edition, made.edition, None, None, {})
    yield Index(made.site, made.edition, names).scripts()


def paper(guide: Guide) -> Iterator[object]:
    made = records(guide)
    for one in papers(made.site):
        yield one.content


# What makes each output, part by part, and what it leaves out.
OUTPUTS: dict[str, tuple[Callable[[Guide], Iterable[object]], dict[str, str]]] = {
    "JSON": (
        json,
        center.LEAVES_OUT
        | services.LEAVES_OUT
        | topics.LEAVES_OUT
        | offices.LEAVES_OUT
        | grant.LEAVES_OUT
        | envelope.LEAVES_OUT,
    ),
    "CSV": (
        tables,
        center.TABLE_LEAVES_OUT
        | agencies.TABLE_LEAVES_OUT
        | services.TABLE_LEAVES_OUT
        | topics.TABLE_LEAVES_OUT
        | offices.TABLE_LEAVES_OUT
        | grant.TABLE_LEAVES_OUT
        | coordinators.TABLE_LEAVES_OUT
        | envelope.TABLE_LEAVES_OUT,
    ),
    "GeoJSON": (geojson, offices.GEOJSON_LEAVES_OUT | envelope.LEAVES_OUT),
    "vCards": (lambda guide: vcards.files(records(guide)).items(), vcards.LEAVES_OUT),
    "HSDS": (lambda guide: hsds.files(records(guide)).items(), hsds.LEAVES_OUT),
    "GIF": (lambda guide: gif.files([records(guide)]).items(), gif.LEAVES_OUT),
    "JSON-LD": (json_ld, linked_data.LEAVES_OUT),
    "pages": (pages, render.LEAVES_OUT),
    "search": (search, entries.LEAVES_OUT),
    "paper": (paper, content.LEAVES_OUT),
}


@pytest.mark.parametrize("output", OUTPUTS)
def test_an_output_shows_every_field_or_says_why_not(
    guide: Guide, variants: Variants, output: str
) -> None:
    make, leaves_out = OUTPUTS[output]
    assert complaints(make, guide, variants, leaves_out) == []


@pytest.fixture(scope="module")
def with_emails(guide: Guide) -> Guide:
    """The guide as it would be if an office had an e-mail address."""
    kind: Any = create_model("Office", __base__=Office, email=(str | None, None))
    known = [
        kind.model_construct(**dict(office), email="a@example.org") for office in guide.offices
    ]
    return guide.model_copy(update={"offices": known})


EMAIL = "Office.email"
FORGOTTEN = "Office.email is not shown: show it, or say in LEAVES_OUT why not"


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_new_field_is_missed_by_every_output(with_emails: Guide, output: str) -> None:
    make, leaves_out = OUTPUTS[output]
    emails = {EMAIL: changed(with_emails, EMAIL)}
    assert FORGOTTEN in complaints(make, with_emails, emails, leaves_out)
    waived = leaves_out | {EMAIL: "a reason"}
    assert FORGOTTEN not in complaints(make, with_emails, emails, waived)


def emails_of(guide: Guide) -> list[object]:
    return [getattr(office, "email", None) for office in guide.offices]


def test_a_field_that_is_shown_need_not_and_may_not_be_left_out(with_emails: Guide) -> None:
    emails = {EMAIL: changed(with_emails, EMAIL)}
    assert complaints(emails_of, with_emails, emails, {}) == []
    for entry in (EMAIL, "Office"):
        (stale,) = complaints(emails_of, with_emails, emails, {entry: "a reason"})
        assert stale == f"{EMAIL} is shown: take {entry} out of LEAVES_OUT"


def test_a_reason_for_a_field_that_is_not_there_is_noticed(with_emails: Guide) -> None:
    emails = {EMAIL: changed(with_emails, EMAIL)}
    found = complaints(emails_of, with_emails, emails, {"Office.fax": "a reason"})
    assert found == ["there is no Office.fax"]
