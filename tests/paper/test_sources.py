"""Each paper names the source and the day of every fact that it prints."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from guide.facts.guide import Guide
from guide.facts.record import Model, Record
from guide.facts.values import Telephone, Text
from guide.languages.editions import Edition
from guide.languages.formats import Formats
from guide.languages.ruby import without_readings
from guide.paper.content import papers
from guide.paper.typeset import typeset
from guide.site import Site
from support.pdf_text import bare, by_pdfium

DAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def site(invented: tuple[Edition, ...]) -> Site:
    """An invented centre, each of whose facts was checked on a day of its own."""
    checked = tuple(dataclasses.replace(one, guide=each_on_its_day(one.guide)) for one in invented)
    return Site("https://example.org/", "https://example.org/repository", DAY, checked)


def each_on_its_day(guide: Guide) -> Guide:
    """The guide with days on which its facts were checked, the same in each language."""
    days = (date(2000, 1, 1) + timedelta(days=number) for number in count())

    def checked(value: Any) -> Any:
        if isinstance(value, list):
            return [checked(one) for one in value]
        if not isinstance(value, Model):
            return value
        update = {name: checked(getattr(value, name)) for name in type(value).model_fields}
        if isinstance(value, Record):
            update["checked_on"] = next(days)
        return value.model_copy(update=update)

    return Guide(**{name: checked(getattr(guide, name)) for name in vars(guide)})


def records(value: Any) -> Iterator[Record]:
    """All facts in a value."""
    if isinstance(value, Record):
        yield value
    if isinstance(value, list):
        for one in value:
            yield from records(one)
    elif isinstance(value, Model | Guide):
        for one in vars(value).values():
            yield from records(one)


def said_by(record: Record) -> list[str]:
    """What a fact says in letters that nothing else says: names, sentences, numbers."""
    values = vars(record).values()
    texts = [without_readings(one) for one in values if isinstance(one, Text) and len(one) > 3]
    return [*texts, *(str(one) for one in values if isinstance(one, Telephone))]


@pytest.mark.parametrize("kind", ["guide", "large", "sheet", "pointing"])
def test_a_paper_names_the_source_and_day_of_each_fact_that_it_prints(
    tmp_path: Path, site: Site, kind: str
) -> None:
    edition = next(one for one in site.editions if one.locale.id == "en")
    paper = next(one for one in papers(site, "en") if one.kind == kind)
    locales = [one.locale for one in site.editions]
    read = bare(by_pdfium(typeset([paper], locales, tmp_path, 0)[0].file))
    day = Formats(edition.locale).date
    guide = edition.guide
    printed = [one for one in records(guide) if any(bare(said) in read for said in said_by(one))]
    assert len(printed) > 5
    without = [
        (type(one).__name__, said_by(one)[:1])
        for one in [*printed, guide.center.hours, guide.center.address]
        if bare(day(one.checked_on)) not in read
    ]
    assert not without, without
