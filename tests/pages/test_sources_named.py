"""Pages name the source of each sentence of an agency that they print, and lead to each fact once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from guide.facts.agencies import Activity, Service
from guide.facts.guide import Guide
from guide.facts.provenance import provenances
from guide.facts.record import SourceReference
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, plain
from guide.pages.markup import without_ruby
from support.building import ROOT
from support.rendering import rendered, shown

PAGES = ["for/_each", "ways/_each"]


def facts(guide: Guide) -> list[Activity | Service]:
    """What agencies do: what is printed of it is `text` or `name`."""
    return [one for agency in guide.agencies for one in (*agency.activities, *agency.services)]


def last_sources(body: str) -> str:
    """The sources that stand at a page's end, for what has none of its own beside it."""
    return body[body.rindex('class="folded provenance"') :]


Of = tuple[Path, tuple[Edition, ...]]


@pytest.fixture(params=["invented", "real"])
def guide_of(
    request: pytest.FixtureRequest,
    invented_data: Path,
    invented: tuple[Edition, ...],
    editions: tuple[Edition, ...],
) -> Of:
    """The data of a guide, and its editions."""
    return (invented_data, invented) if request.param == "invented" else (ROOT / "data", editions)


@pytest.mark.parametrize("template", PAGES)
def test_what_is_printed_of_an_agency_has_its_source_below(guide_of: Of, template: str) -> None:
    data, made = guide_of
    japanese = made[0]
    t, guide = Phrases(japanese), japanese.guide
    for audience in guide.audiences:
        body = rendered(data, template, audience.id, editions=made).body
        text, sources = shown(without_ruby(body)), shown(last_sources(body))
        for fact in facts(guide):
            if plain(fact.text if isinstance(fact, Activity) else fact.name) in text:
                slide = fact.source.slide
                said = plain(guide.source(fact.source.id).title)
                if slide:
                    said += f" {plain(t('provenance.slide', number=slide))}"
                assert said in sources, (audience.id, fact.id)


@pytest.mark.parametrize("template", PAGES)
def test_no_fact_is_corrected_twice_in_one_place(guide_of: Of, template: str) -> None:
    data, made = guide_of
    japanese = made[0]
    for audience in japanese.guide.audiences:
        body = rendered(data, template, audience.id, editions=made).body
        for place in body.split('<p class="corrections">')[1:]:
            said = re.findall('data-now="([^"]*)"', place.partition("</p>")[0])
            assert said
            assert len(said) == len(set(said)), audience.id


def test_of_many_facts_only_those_of_another_source_are_named(
    editions: tuple[Edition, ...],
) -> None:
    """The others would be a wall of names above the table, on paper before all else."""
    guide = editions[0].guide
    ours, other = (SourceReference(id=guide.sources[at].id) for at in (0, -1))
    few, *many = (
        service.model_copy(
            update={"source": ours if at else other, "as_of": None, "checked_on": None}
        )
        for at, service in enumerate(guide.services[:8])
    )
    first, second = provenances(guide, [few, *many])
    assert (first.record.source, first.names) == (ours, [])
    assert (second.record.source, second.names) == (other, [few.name])
    assert [len(group.names) for group in provenances(guide, [few, *many[:2]])] == [1, 2]
