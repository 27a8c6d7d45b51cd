"""A centre moves: no language sends anybody to the old place, number or hours."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import material
import pytest
from guide.facts.places import Places
from guide.languages.editions import Edition, load_editions
from guide.pages.render import Renderer
from guide.paper.content import papers
from guide.search.index import INDEX, Index
from guide.search.names import Names
from guide.site import PageKey, Site
from support import search_index
from support.building import ROOT, publish

Change = Callable[[str, str, str], None]
DAY = date(2026, 11, 28)
LOCALES = ["en", "ur", "ja-easy"]
# What changes in the Japanese, and what the translations said of it before.
ADDRESS = "鳥取県鳥取市みなと町9-9-9 あたらしいビル1階"
USE = "日本の電話からだけかけられる番号"
AGENCY = "みなと暮らし相談所（くらしの窓）"
CHANGED = [ADDRESS, USE, AGENCY]
OLD = {
    "en": [
        "1-2-3 Minato-cho",
        "The number that everyone",
        "Minato Living Advice",
    ],
    "ur": ["1-2-3 Minato-cho", "نمبر جس پر ہر کوئی", "میناتو مشاورتی دفتر"],
    "ja-easy": ["1-2-3", "だれでも", "生活相談所"],
}
EASY = """made_by: machine
texts:
  center.phones.main.use:
    source: だれでもかけられる番号
    text: だれでも かけることができる {電話番号|でんわばんごう}
  center.address.text:
    source: 鳥取県鳥取市みなと町1-2-3 みなとビル2階
    text: "{鳥取県鳥取市|とっとりけんとっとりし}みなと{町|ちょう}1-2-3 みなとビル2{階|かい}"
  agencies.advice.name:
    source: みなと生活相談所（くらしの窓）
    text: みなと{生活相談所|せいかつそうだんじょ}（くらしの{窓|まど}）
"""


@pytest.fixture
def settled(data: Path) -> Site:
    """The invented centre in English, Urdu and easy Japanese."""
    locales = data / "locales.yaml"
    easy = "- {id: ja-easy, lang: ja, cldr: ja, script: Jpan, name: やさしい日本語, plain_japanese: true}\n"
    locales.write_text(locales.read_text(encoding="utf-8") + easy, encoding="utf-8")
    (data / "translations/ja-easy.yaml").write_text(EASY, encoding="utf-8")
    return site_of(data)


@pytest.fixture
def moved(settled: Site, data: Path, change: Change) -> Site:
    """The same after it has moved."""
    change("center.yaml", "鳥取県鳥取市みなと町1-2-3 みなとビル2階", ADDRESS)
    change("center.yaml", "use: だれでもかけられる番号", f"use: {USE}")
    change("agencies.yaml", "name: みなと生活相談所（くらしの窓）", f"name: {AGENCY}")
    return site_of(data)


def site_of(data: Path) -> Site:
    return Site("https://example.org/", "https://example.org/repository", DAY, load_editions(data))


def edition(site: Site, locale: str) -> Edition:
    return next(one for one in site.editions if one.locale.id == locale)


def page(site: Site, locale: str, key: PageKey) -> Any:
    icons = Path(material.__file__).parent / "templates/.icons"
    shapes = json.loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
    return Renderer(ROOT, icons, shapes, site).page(key, edition(site, locale))


def old_words(locale: str, said: str) -> list[str]:
    return [word for word in OLD[locale] if word in said]


@pytest.mark.parametrize("locale", LOCALES)
def test_before_it_moves_each_language_says_it(settled: Site, locale: str) -> None:
    html = page(settled, locale, PageKey("index")).body
    html += page(settled, locale, PageKey("agencies/_each", "advice")).body
    assert old_words(locale, html) == OLD[locale]


@pytest.mark.parametrize("locale", LOCALES)
def test_pages_say_the_new_japanese_marked_as_such(moved: Site, locale: str) -> None:
    made = page(moved, locale, PageKey("index"))
    html = made.body + made.header + made.footer + made.trail
    assert old_words(locale, html) == []
    for new in (ADDRESS, USE):
        assert f'<span lang="ja" class="untranslated">{new}</span>' in html
    agency = page(moved, locale, PageKey("agencies/_each", "advice"))
    marked = f'<span lang="ja" class="untranslated">{AGENCY}</span>'
    assert marked in agency.body
    assert (f'<span dir="ltr">{marked}</span>' in agency.body) == (locale == "ur")
    words = edition(moved, locale).guide.interface["translation"]
    # Read on its own, the page says that parts of it stand there in Japanese.
    assert words["missing"] in made.trail
    assert words["missing"] in agency.trail


@pytest.mark.parametrize("locale", LOCALES)
def test_papers_say_the_new_japanese_marked_as_such(moved: Site, locale: str) -> None:
    (sheet,) = (one for one in papers(moved, locale) if one.kind == "sheet")
    said = json.dumps(sheet.content, ensure_ascii=False)
    assert old_words(locale, said) == []
    assert json.dumps({"text": ADDRESS, "lang": "ja"}, ensure_ascii=False) in said
    assert json.dumps({"text": USE, "lang": "ja"}, ensure_ascii=False) in said
    assert edition(moved, locale).guide.interface["translation"]["missing"] in said


@pytest.mark.parametrize("locale", LOCALES)
def test_the_search_finds_the_new_name_and_not_the_old(moved: Site, locale: str) -> None:
    here, japanese, english = (edition(moved, one) for one in (locale, "ja", "en"))
    names = Names(here, japanese, edition(moved, "ja-easy"), english, {})
    script = Index(moved, here, names).scripts()[INDEX]
    index = json.dumps(search_index.load(script), ensure_ascii=False)
    assert AGENCY in index
    assert old_words(locale, index) == []
    assert OLD["en"][-1] not in index


@pytest.mark.parametrize("locale", LOCALES)
def test_open_data_publishes_no_old_fact_in_any_language(
    moved: Site, locale: str, invented_places: Places
) -> None:
    files = publish(moved.editions, DAY, invented_places)
    for path, content in files.items():
        if path.startswith(f"{locale}/") or "/" not in path:
            assert old_words(locale, content.decode()) == [], path
    (center,) = json.loads(files[f"{locale}/center.json"])["items"]
    assert center["address"]["text"] == ADDRESS
    told = json.loads(files[f"{locale}/center.json"])["translations"][locale]
    assert "center.address.text" in told["stale"]
    assert "center.address.text" not in told["reviewed"]
    (everywhere,) = json.loads(files["center.json"])["items"]
    assert list(everywhere["address"]["text"]) == ["ja"]


def test_the_status_page_shows_what_has_changed(moved: Site) -> None:
    body = page(moved, "ur", PageKey("translations")).body
    assert "center.address.text" in body
    assert "みなとビル2階" in body
    assert edition(moved, "ur").count("stale") == 3


def test_a_stale_description_stays_and_is_named_at_the_top(data: Path, change: Change) -> None:
    change(
        "topics.yaml", "question: くらしのことで相談したいです。", "question: くらしの相談です。"
    )
    site = site_of(data)
    made = page(site, "en", PageKey("topics/_each", "living"))
    question = edition(site, "en").guide.topics[0].question
    assert (question.status, question.lang) == ("stale", "en")
    assert question in made.body
    assert f"<li>{question}</li>" in made.trail
    assert edition(site, "en").guide.interface["translation"]["stale"] in made.trail


def test_a_stale_description_with_another_number_gives_way_to_the_japanese(
    data: Path, change: Change
) -> None:
    change("topics.yaml", "why: 仕事を紹介しています。", "why: 仕事を週に3回紹介しています。")
    text = next(one for one in load_editions(data) if one.locale.id == "en").texts[
        "topics.jobs.desks.job-placement.why"
    ]
    assert (text, text.lang, text.status) == ("仕事を週に3回紹介しています。", "ja", "stale")


def test_stale_words_for_the_search_go_on_being_used(data: Path, change: Change) -> None:
    hints = (data / "hints.yaml").read_text(encoding="utf-8")
    (data / "hints.yaml").write_text(hints.replace("words: ", "words: 3級、"), encoding="utf-8")
    english = next(one for one in load_editions(data) if one.locale.id == "en")
    words = [hint.words for hint in english.guide.hints]
    assert {(one.lang, one.status) for one in words} == {("en", "stale")}


def test_a_stale_word_with_other_values_gives_way_to_the_japanese(
    data: Path, change: Change
) -> None:
    change("interface.yaml", 'as_of: "{date}の情報です"', 'as_of: "{day}の情報です"')
    for one in load_editions(data)[1:]:
        text = one.guide.interface["provenance"]["as_of"]
        assert (text, text.lang, text.status) == ("{day}の情報です", "ja", "stale")
