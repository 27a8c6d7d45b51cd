"""That no number of an agency is known is said where that is so, on pages, papers and cards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from json import loads
from pathlib import Path

import material
import pytest
from guide.facts.places import Places
from guide.languages.editions import Edition
from guide.open_data.records import Records
from guide.open_data.vcards import agency_card
from guide.pages.render import Renderer
from guide.paper.content import papers
from guide.site import PageKey, Site
from support.building import ROOT

SHAPES = loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
ICONS = Path(material.__file__).parent / "templates/.icons"


@pytest.mark.parametrize("which", ["unit", "service", "none", "over"])
def test_it_is_said_only_where_nothing_there_has_one(
    invented: tuple[Edition, ...], invented_places: Places, which: str
) -> None:
    """Not beside the number of a unit or a service of the agency, even one that is over."""
    day = date(2026, 11, 28)
    first, *others = invented[0].guide.agencies
    (unit,), (service, *rest) = first.units, first.services
    over = [unit.phones[0].model_copy(update={"ends": date(2026, 1, 1)})]
    kept = {"unit": unit.phones, "over": over}
    agency = first.model_copy(
        update={
            "phones": [],
            "units": [unit.model_copy(update={"phones": kept.get(which, [])})],
            "services": [
                service if which == "service" else service.model_copy(update={"phones": []}),
                *rest,
            ],
        }
    )
    guide = invented[0].guide.model_copy(update={"agencies": [agency, *others]})
    edition = replace(invented[0], guide=guide)
    site = Site("https://example.org/", "https://example.com/", day, (edition,))
    renderer = Renderer(ROOT, ICONS, SHAPES, site)
    html = renderer.page(PageKey("agencies/_each", agency.id), edition).body
    unknown = str(edition.word("agency.no_own_phone"))
    expected = 2 if which == "none" else 0
    assert html.count(unknown) == expected
    (paper,) = (one.content for one in papers(site, "ja") if one.kind == "guide")
    assert bool(paper["agencies"]["items"][0]["no_own_phone"]) == bool(expected)
    card = agency_card(Records(site, edition, invented_places), agency)
    assert any(unknown in note for note in card.notes) == bool(expected)
