"""Nobody is sent where a service is for nobody, and what is for somebody is not lost on the way."""

from __future__ import annotations

import re
from pathlib import Path

from guide.languages.editions import Edition
from guide.languages.phrases import plain
from guide.pages.desks import of_topic
from guide.pages.markup import without_ruby

CARD = re.compile(r'<section class="card" id="service-([^"]+)".*?</section>', re.DOTALL)
ANSWER = '<section class="answer" id="'


def test_there_are_cards_for_what_a_reader_may_ask_for(
    site: Path, editions: tuple[Edition, ...]
) -> None:
    for edition in editions:
        folder = site / edition.locale.prefix
        pages = (folder / "cards").rglob("index.html")
        html = "".join(page.read_text("utf-8") for page in pages)
        cards = {card[1]: card[0] for card in CARD.finditer(html)}
        for agency in edition.guide.agencies:
            of_agency = (folder / f"agencies/{agency.id}/index.html").read_text("utf-8")
            for service in agency.services:
                asked_for = service.audience != "none"
                assert (service.id in cards) is asked_for, (edition.locale.id, service.id)
                assert (f'#service-{service.id}"' in of_agency) is asked_for
                if service.audience == "unreadable":
                    said = edition.guide.interface["audience"]["unreadable"]
                    assert plain(said) in without_ruby(cards[service.id])


def test_what_an_agency_says_it_does_for_somebody_stands_where_they_ask(
    site: Path, editions: tuple[Edition, ...]
) -> None:
    """Though no row of the table is for them: advice for local governments, asked for about residence."""
    for edition in editions:
        guide = edition.guide
        for audience in guide.audiences:
            page = site / edition.locale.prefix / f"ways/{audience.id}/index.html"
            _, *parts = page.read_text("utf-8").split(ANSWER)
            answers = dict(part.split('"', 1) for part in parts)
            for topic in guide.topics:
                desks = of_topic(guide, topic)
                if any(audience.id in desk.service.audiences for desk in desks):
                    continue
                for agency, activity in (
                    (desk.agency, one) for desk in desks for one in desk.agency.activities
                ):
                    if audience.id in activity.audience:
                        link = f"agencies/{agency.id}/#{activity.id}"
                        assert link in answers[topic.id], (edition.locale.id, audience.id, topic.id)
