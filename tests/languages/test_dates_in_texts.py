"""A date of which only the month is known fits into every sentence that says of when a fact is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from json import loads
from pathlib import Path
from typing import Any

import material
import pytest
from guide.facts.dates import PartialDate
from guide.facts.record import Model
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, Said, plain
from guide.languages.ruby import without_readings
from guide.pages.render import Renderer
from guide.paper.content import papers
from guide.search.index import Index
from guide.search.names import Names
from guide.site import Site
from support.building import ROOT

SHAPES = loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
ICONS = Path(material.__file__).parent / "templates/.icons"
MONTH, DAY = PartialDate("2019-02"), PartialDate("2019-02-03")
DATED = ("provenance.as_of", "footer.confirm", "grant.confirm", "search.elsewhere_local")
"""The words of the interface whose date may be a month."""
# What stands before or behind a day, and never a month.
OF_A_DAY = {
    "en": (r"\bon $", r""),
    "vi": (r"ngày $", r""),
    "id": (r"(tanggal|pada) $", r""),
    "tl": (r"ika-$", r""),
    "th": (r"(วันที่|วัน) ?$", r""),
    "km": (r"ថ្ងៃ(ទី)? ?$", r""),
    "fr": (r"\b(le|du|au) $", r""),
    "es": (r"\b(el|del|día) $", r""),
    "pt-BR": (r"\b(dia|no dia) $", r""),
    "my": (r"", r"^ ?(ရက်|နေ့)"),
    "ne": (r"", r"^ ?(गते|का दिन)"),
    "bn": (r"", r"^ ?(তারিখ|দিন)"),
    "si": (r"", r"^ ?(දින|දා)"),
    "tr": (r"", r"^ ?(tarih|gün)"),
    "mn": (r"", r"^ ?(өдөр|-н(ий|ы) өдөр)"),
    # A month stands in the case of a title there, which no preposition takes.
    "uk": (r"\b(від|з|до|на) $", r""),
    "ja": (r"", r"^(日|付)"),
    "zh": (r"", r"^[日号號]"),
    "ko": (r"", r"^ ?(일|날)"),
    "ur": (r"(بتاریخ|مورخہ) $", r"^ ?(کو|کے دن)"),
}


def said_with(say: Phrases, name: str, day: PartialDate) -> tuple[str, str, str]:
    """A sentence with a date: what stands before it, the date, what stands behind it."""
    written = without_readings(say.formats.date(day))
    said = without_readings(plain(say(name, date=say.formats.date(day), year="2019")))
    assert said.count(written) == 1, (name, said)
    before, after = said.split(written)
    return before, written, after


@pytest.mark.parametrize("name", DATED)
def test_a_month_stands_where_a_day_does(editions: tuple[Edition, ...], name: str) -> None:
    for edition in editions:
        id = edition.locale.id
        if edition.word(name).status not in ("source", "translated"):
            continue
        say = Phrases(edition)
        (before, month, after), (_, day, _) = (said_with(say, name, one) for one in (MONTH, DAY))
        assert month != day, id
        patterns = OF_A_DAY.get(id) or OF_A_DAY.get(id.split("-")[0])
        for pattern, text in zip(patterns or (), (before, after), strict=False):
            assert not (pattern and re.search(pattern, text)), (id, f"{before}{month}{after}")


def test_these_are_all_that_may_say_a_month(
    editions: tuple[Edition, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages, papers and the search box are made of facts of which only the month is known."""
    japanese = editions[0]
    guide = of_a_month(japanese.guide)
    site = Site("https://example.org/", "", date(2026, 3, 1), (replace(japanese, guide=guide),))
    month, found = Phrases(japanese).formats.date(MONTH), set()
    fill = Phrases.__call__

    def noted(self: Phrases, name: str, /, **values: Any) -> Said:
        if any(str(value) == month for value in values.values()):
            found.add(name)
        return fill(self, name, **values)

    monkeypatch.setattr(Phrases, "__call__", noted)
    list(Renderer(ROOT, ICONS, SHAPES, site).pages(site.editions[0]))
    list(papers(site, "ja"))
    names = Names(site.editions[0], site.editions[0], None, None, {})
    Index(site, site.editions[0], names).scripts()
    of_grant = {"grant.confirm", "search.elsewhere_local"}
    assert found == set(DATED) - (set() if guide.grant else of_grant)


def of_a_month(value: Any) -> Any:
    """The same with facts of all of which only the month is known."""
    if isinstance(value, list):
        return [of_a_month(one) for one in value]
    if not isinstance(value, Model):
        return value
    update = {name: of_a_month(getattr(value, name)) for name in type(value).model_fields}
    if "as_of" in update:
        update["as_of"] = MONTH
    return value.model_copy(update=update)
