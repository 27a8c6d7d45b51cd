"""What is in the index of a language's search box, and how much it weighs."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from guide.languages.editions import Edition
from guide.search.index import INDEX, JAPANESE_NAMES
from guide.search.learnt import LATIN, LEARNT
from guide.search.names import spoken
from support import search_index
from support.changed import lay_out_whole, search_scripts

# In bytes, gzip. The goal is 25,000 with the engine; what officials and translators add to the data
# must not be refused for it before somebody has made room: `make bench-search` tells the sizes.
LIMIT, ROOM_FOR_DATA = 25_000, 1_000
HINT = "- id: center\n  leads_to: center\n  words: WORDS\n"
NEIGHBOUR = """
- id: leisure
  words: WORDS
- id: danger
  emergency: true
  words: 火事
"""
ENGINE_LIMIT = 7_450
LEARNT_LIMIT = 20_500


def index(site: Path, prefix: str) -> dict[str, Any]:
    return search_index.load((site / prefix / INDEX).read_text(encoding="utf-8"))


def test_search_stays_within_its_budget_in_every_language(
    site: Path, editions: tuple[Edition, ...]
) -> None:
    """25 kB with the engine, fetched when the box is first used; 20 kB more for a story."""
    engine = len(gzip.compress((site / "assets/search.js").read_bytes(), 9))
    assert engine <= ENGINE_LIMIT
    for edition in editions:
        own = (site / edition.locale.prefix / INDEX).read_bytes()
        assert engine + len(gzip.compress(own, 9)) <= LIMIT + ROOM_FOR_DATA, edition.locale.id
        in_latin = "inLatin" in index(site, edition.locale.prefix)
        assert (site / edition.locale.prefix / LATIN).exists() == in_latin
        for part in (LEARNT, LATIN) if in_latin else (LEARNT,):
            learnt = (site / edition.locale.prefix / part).read_bytes()
            assert len(gzip.compress(learnt, 9)) <= LEARNT_LIMIT, (edition.locale.id, part)


def test_the_engine_is_one_file_and_its_parts_are_not_published(site: Path) -> None:
    assert (site / "assets/search.js").read_text(encoding="utf-8").count("guideSearch=") == 1
    assert not (site / "assets/search").exists()


def test_every_service_and_office_is_in_every_index(
    site: Path, editions: tuple[Edition, ...]
) -> None:
    for edition in editions:
        data = index(site, edition.locale.prefix)
        pages = (data["pages"][page] for page in data["page"])
        found = set(zip(pages, data["anchor"], strict=True))
        for agency in edition.guide.agencies:
            for service in agency.services:
                place = (f"agencies/{agency.id}/", service.id)
                assert (place in found) == (service.audience != "none")
        for office in edition.guide.offices:
            assert ("offices/", office.id) in found


def test_readings_never_reach_what_is_shown(site: Path) -> None:
    data = index(site, "ja-easy/")
    shown = [*data["title"], *(text for details in data["details"] for text in details)]
    for text in shown + [one for texts in data["texts"] for one in texts.split("|")]:
        assert not re.search(r"[{}|]|<ruby", text)


def test_official_japanese_names_and_their_readings_are_in_every_index(
    site: Path, editions: tuple[Edition, ...]
) -> None:
    for edition in editions:
        data = index(site, edition.locale.prefix)
        names = search_index.names(
            (site / edition.locale.prefix / JAPANESE_NAMES).read_text("utf-8")
        )
        lists = [*names["names"], *data["names"], *data["circumstances"]]
        known = str([*map(search_index.words, lists), data["title"], data["details"]])
        for name in ("日本司法支援センター（法テラス）", "札幌出入国在留管理局", "大阪府"):
            assert name in known or edition.locale.lang == "ja", edition.locale.id
        for kana in ("さっぽろしゅつにゅうこくざいりゅうかんりきょく", "おおさかふ"):
            assert kana in known, edition.locale.id


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("{給料|きゅうりょう}", "きゅうりょう"),
        ("{入店|にゅうてん}{拒否|きょひ}", "にゅうてん きょひ"),
    ],
)
def test_readings_that_follow_each_other_stay_apart(written: str, heard: str) -> None:
    assert spoken(written) == heard


def test_words_that_lead_to_a_desk_are_not_told_to_have_none(tmp_path: Path) -> None:
    """An editor who writes a hint among the neighbours, too, takes it from nobody."""
    root = lay_out_whole(tmp_path)
    hint, neighbour = (
        HINT.replace("WORDS", "みなと手当"),
        NEIGHBOUR.replace("WORDS", "みなと手当、魚釣り"),
    )
    (root / "data/hints.yaml").write_text(hint, encoding="utf-8")
    (root / "data/neighbours.yaml").write_text(neighbour, encoding="utf-8")
    index = search_scripts(root)["ja"]["index"]
    assert search_index.words(index["elsewhere"]) == ["魚釣り"]
    assert ["みなと手当"] in [search_index.words(listed) for listed in index["hints"]]
