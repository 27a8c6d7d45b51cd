"""Who asks for the office of a prefecture is shown the one that covers it, not the one that did."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from support.changed import append, edit, lay_out_whole, office, search_scripts


def test_the_office_that_has_taken_a_prefecture_over_is_found_for_it(
    tmp_path: Path, engine: Any
) -> None:
    root = lay_out_whole(tmp_path / "project")
    covers = "    prefectures: [shimane]"
    edit(root, "offices.yaml", covers, f"    ends: 2026-10-31\n{covers}")
    append(root, "offices.yaml", office(1, "shimane"))
    index = search_scripts(root)["en"]["index"]
    engine.setUp(index)
    for query in ("Shimane", "Shimane office"):
        found = [at["anchor"] for page in engine.answer(query)["pages"] for at in page["parts"]]
        assert "tottori-1" in found, query
        assert "west" not in found, query
    named = [at["anchor"] for page in engine.answer("West Branch")["pages"] for at in page["parts"]]
    assert named[0] == "west"
