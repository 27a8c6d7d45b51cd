"""Each translation is in its language, as far as a language identifier can tell (not for words).

Burmese is not known to it; its script is checked in `checks.py`.
"""

from __future__ import annotations

import py3langid
import pytest
from guide.facts.values import Prose
from guide.languages.editions import load_editions
from guide.languages.ruby import without_readings
from support.building import ROOT

SENTENCE = 18  # characters of Japanese from which a text is long enough to be told
EDITIONS = {edition.locale.id: edition for edition in load_editions(ROOT / "data")}
KNOWN_AS = {"ja-easy": "ja", "zh-Hans": "zh", "zh-Hant": "zh", "pt-BR": "pt"}


@pytest.mark.parametrize("id", [id for id in EDITIONS if id != "my"])
def test_the_sentences_are_in_the_language_of_their_file(id: str) -> None:
    codes = {KNOWN_AS.get(other, other) for other in EDITIONS if other != "my"}
    py3langid.set_languages(sorted(codes))
    wrong = {
        path: text
        for path, text in EDITIONS[id].texts.items()
        if isinstance(text, Prose) and text.status != "missing" and len(text.source) >= SENTENCE
        if py3langid.classify(without_readings(text))[0] != KNOWN_AS.get(id, id)
    }
    assert not wrong
