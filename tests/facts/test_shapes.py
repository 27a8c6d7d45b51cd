"""A file of shapes that is not what its tool makes is named, with what of it the pages need."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from guide.facts.problems import DataError
from guide.languages.editions import load_editions

BROKEN: dict[str, tuple[str, str, Callable[[Any], object]]] = {
    "no credit": ("places.json", "credit", lambda table: table.pop("credit")),
    "credit of nobody": ("places.json", "credit", lambda table: table["credit"].pop("title")),
    "no places": ("places.json", "places", lambda table: table.pop("places")),
    "place without a point": (
        "places.json",
        "places",
        lambda table: table["places"][0].pop("point"),
    ),
    "point of words": (
        "places.json",
        "places",
        lambda table: table["places"][0]["point"].update(latitude="35.5"),
    ),
    "point that is turned": (
        "places.json",
        "places",
        lambda table: table["places"][0]["point"].update(latitude=134.25, longitude=35.5),
    ),
    "code without quotes": (
        "places.json",
        "places",
        lambda table: table["places"][0].update(code=312011),
    ),
    "place of no kind": ("places.json", "places", lambda table: table["places"].append(1)),
    "codes without names": (
        "places.json",
        "prefectures",
        lambda table: table["prefectures"].update({"01": None}),
    ),
    "nothing": ("prefectures.json", "credit", lambda table: table.clear()),
    "no outlines": ("prefectures.json", "shapes", lambda table: table["shapes"].clear()),
    "a list of outlines": ("prefectures.json", "shapes", lambda table: table.update(shapes=[])),
    "a view of words": ("prefectures.json", "view_box", lambda table: table.update(view_box="all")),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_file_that_lacks_something_is_named_with_what_it_lacks(case: str, data: Path) -> None:
    name, key, break_ = BROKEN[case]
    file = data / "shapes" / name
    table = json.loads(file.read_text(encoding="utf-8"))
    break_(table)
    file.write_text(json.dumps(table), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_editions(data)
    said = [str(one) for one in caught.value.problems if "shapes" in str(one.file)]
    assert said == [
        f'data/shapes/{name}:1:1: {key}: "{key}" is missing, or not what it should be, '
        "and the pages need it; take the file from the last version"
    ]


@pytest.mark.parametrize("name", ["places.json", "prefectures.json"])
def test_a_file_that_holds_a_list_is_named(name: str, data: Path) -> None:
    (data / "shapes" / name).write_text("[]", encoding="utf-8")
    with pytest.raises(DataError, match=f"data/shapes/{name}:1:1"):
        load_editions(data)
