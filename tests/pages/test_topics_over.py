"""A topic that is over asks for nothing, and nobody is told to ask by telephone where none answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from guide.languages.editions import Edition
from guide.languages.phrases import plain
from support.rendering import between, rendered, shown

Change = Callable[[str, str, str], None]
LAST = date(2026, 10, 31)
NEXT = LAST + timedelta(days=1)
QUESTION = "くらしのことで相談したいです。"
SERVICE = "      name: 生活相談，法律相談\n"


@pytest.fixture
def over(change: Change) -> None:
    """The only service of the topic `living` ends, and the unit says of nothing that it be brought."""
    change("agencies.yaml", SERVICE, f"{SERVICE}      ends: {LAST}\n")
    change("agencies.yaml", BRING, "")


BRING = """      bring:
        items:
          - {id: letter, text: 役所からの手紙}
        source: {id: leaflet, slide: 1}
"""


def parts(html: str) -> set[str]:
    """The parts of a topic's page that are for somebody who goes there."""
    return {
        one
        for one in ('id="counter"', 'id="bring"', 'class="counter-sentence"', "to-card")
        if one in html
    }


@pytest.mark.usefixtures("over")
def test_nobody_is_told_what_to_show_and_bring_to_desks_that_are_over(data: Path) -> None:
    before, after = (
        rendered(data, "topics/_each", "living", today=day).body for day in (LAST, NEXT)
    )
    assert len(parts(before)) == 4
    kept = before.partition('id="counter"')[0]
    assert kept.rindex(f'<div data-until="{LAST}">') > kept.rindex("</ul>")
    below = after.rpartition("</details>\n</li>")[2]
    assert parts(below) == set()


@pytest.mark.usefixtures("over")
def test_the_card_of_a_topic_that_is_over_asks_for_nothing(data: Path) -> None:
    before, after = (
        between(rendered(data, "cards", today=day).body, 'id="topic-living"', "</section>")
        for day in (LAST, NEXT)
    )
    assert f'<div data-until="{LAST}">' in before.partition(QUESTION)[0]
    assert QUESTION not in after
    assert "終わりました" in shown(after)


@pytest.mark.usefixtures("over")
def test_the_answer_about_a_topic_that_is_over_says_so_first(data: Path) -> None:
    for day, over in ((LAST, False), (NEXT, True)):
        body = rendered(data, "ways/_each", "resident", today=day).body
        head = between(body, '<section class="answer" id="living"', '<p class="lead">')
        assert ("終わりました" in shown(head)) is over


@pytest.mark.parametrize("own", [True, False])
def test_nobody_is_told_to_ask_by_telephone_where_none_answers(
    data: Path, change: Change, invented: tuple[Edition, ...], own: bool
) -> None:
    """The centre has no number any more; a desk may have one of its own."""
    change("agencies.yaml", BRING, "")
    change("center.yaml", "    callers: anywhere\n", f"    callers: anywhere\n    ends: {LAST}\n")
    if not own:
        agencies = data / "agencies.yaml"
        text = agencies.read_text(encoding="utf-8")
        for old, new in WITHOUT_NUMBERS:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        agencies.write_text(text, encoding="utf-8")
    asked = plain(invented[0].word("topic.bring_unknown"))
    unknown = plain(invented[0].word("about.unknown"))
    before, after = (
        rendered(data, "topics/_each", "living", today=day).body for day in (LAST, NEXT)
    )
    assert asked in shown(before)
    assert (asked in shown(after)) is own
    assert (f'<p class="unknown" data-until="{LAST}">' in before) is not own
    assert unknown in shown(between(after, 'id="bring"', "</span>"))


WITHOUT_NUMBERS = [
    (
        """  phones:
    - id: main
      number: 0570-000-004
      use: くらしの窓の代表
      cost: 通話料がかかります
      from_abroad: プラザにかけてください
      source: {id: leaflet, slide: 1}
""",
        "",
    ),
    (
        """      phones:
        - {id: desk, number: 0857-00-0005, languages: [ja, en], source: {id: leaflet, slide: 1}}
""",
        "",
    ),
    (
        "          number: 0857-00-0006\n",
        f"          number: 0857-00-0006\n          ends: {LAST - timedelta(days=9)}\n",
    ),
]
