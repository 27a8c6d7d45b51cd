"""Nobody is led to where somebody was: to the office of old, its address, a centre that is gone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from support.changed import Made, append, edit, lay_out_whole, make, text_of

LAST = date(2026, 10, 31)
NORTH = """
- id: north
  name: 北分室
  kind: branch
  address: 岡山県岡山市きた町1-2
  section: 相談係
  phone: 0857-00-0004
  source: {id: leaflet, slide: 3}
  jurisdiction:
    source: {id: website}
    prefectures: [shimane]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out_whole(tmp_path / "project")


COVERS = "    prefectures: [shimane]"


@pytest.fixture
def handed_over(root: Path) -> Path:
    """The western office goes on, but its prefecture is another's."""
    edit(root, "offices.yaml", COVERS, f"    ends: {LAST}\n{COVERS}")
    append(root, "offices.yaml", NORTH)
    return root


def led_to(made: Made) -> set[str]:
    """The offices to which pages lead whoever names the prefecture."""
    asking = [made.pages[f"en/{page}/company/"] for page in ("for", "ways")]
    choices = {link for page in asking for link in re.findall(r'=shimane#(\w+)"[ >]', page)}
    map_areas = re.findall(r'<a href="#(\w+)"[^>]*aria-label="([^"]*): Shimane"', _offices(made))
    rows = re.findall(r'<tr id="(\w+)" data-row data-prefecture="[^"]*shimane', _offices(made))
    assert choices
    assert map_areas
    return {*choices, *(office for office, _ in map_areas), *rows}


def _offices(made: Made) -> str:
    return made.pages["en/offices/"]


def test_a_prefecture_leads_to_the_office_that_has_taken_it_over(handed_over: Path) -> None:
    before, after = make(handed_over, LAST), make(handed_over)
    assert led_to(before) == {"west", "north"}
    assert led_to(after) == {"north"}
    assert "West Branch" not in "".join(re.findall('aria-label="[^"]*: Shimane"', _offices(after)))
    (listed,) = re.findall(r"<li><span>Shimane</span>(.*?)</li>", _offices(after), re.DOTALL)
    west, north = listed.split('href="#north"')
    assert "This has ended." in text_of(west)
    assert "This has ended." not in text_of(north)
    assert after.found("en", "offices/", "west")["details"] == []
    assert after.found("en", "offices/", "west")["phones"]  # it goes on
    assert after.found("en", "offices/", "north")["details"] == ["Shimane"]


def test_a_prefecture_that_nobody_has_taken_over_shows_the_office_of_old_as_over(
    root: Path,
) -> None:
    edit(root, "offices.yaml", COVERS, f"    ends: {LAST}\n{COVERS}")
    made = make(root)
    assert led_to(made) == {"west"}
    (listed,) = re.findall(r"<li><span>Shimane</span>(.*?)</li>", _offices(made), re.DOTALL)
    assert "This has ended." in text_of(listed)
