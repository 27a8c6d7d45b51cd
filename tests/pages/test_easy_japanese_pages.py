"""A hard word that stays, to be shown at the counter, is explained where a page first says it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import material
from guide.facts.locales import EasyWords
from guide.facts.values import Text
from guide.languages.easy_japanese import unexplained_terms
from guide.languages.editions import load_easy_words, load_editions
from guide.languages.ruby import without_readings
from guide.pages.render import Renderer
from guide.site import Site
from support.building import ROOT


def test_a_term_is_explained_at_its_first_use() -> None:
    explained = ["{査証|さしょう}＜＝ビザ＞です。", "{査証|さしょう}です。"]
    words = EasyWords(explained=[Text("査証")])
    assert list(unexplained_terms(explained, words)) == []
    assert list(unexplained_terms(explained[::-1], words)) == [("査証", "査証です。")]


def test_every_page_in_plain_japanese_explains_its_hard_words() -> None:
    editions = [
        edition
        for edition in load_editions(ROOT / "data")
        if edition.locale.id in ("ja", "ja-easy")
    ]
    site = Site("https://example.org/", "https://example.org", date(2026, 1, 1), tuple(editions))
    icons = Path(material.__file__).parent / "templates/.icons"
    shapes = json.loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
    words = load_easy_words(ROOT / "data")
    unexplained = {}
    for page in Renderer(ROOT, icons, shapes, site).pages(editions[1]):
        sentences = [
            text
            for text in page.texts
            if text.endswith("。") and without_readings(text) != text.source
        ]
        if found := list(unexplained_terms(sentences, words)):
            unexplained[page.address] = found
    assert not unexplained
