"""The site in, what its PDFs say out: values for the templates of `print/`.

The templates hold no language and decide no fact: which record has ended, whom a service is for,
where a fact comes from is all decided here, by the same functions as on the web pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from guide.facts.locales import Locale
from guide.languages.editions import Edition
from guide.paper import guide, pointing, sheet
from guide.paper.writer import Writer, as_json
from guide.site import Site, pdf_address

Kind = Literal["guide", "large", "sheet", "pointing"]


@dataclass(frozen=True)
class Paper:
    """One PDF to be made."""

    kind: Kind
    locale: Locale
    address: str
    """Below the site's root: `my/print/ID-guide.my.pdf`, with the centre's id."""
    content: dict[str, Any]
    """For the template `print/KIND.typ`, as JSON has it."""


def papers(site: Site, only: str | None = None) -> Iterator[Paper]:
    """Every PDF of every locale, or of one."""
    for edition in site.editions:
        if only in (None, edition.locale.id):
            w = Writer(site, edition)
            yield _paper("guide", edition, guide.content(w, "print.guide"))
            yield _paper("large", edition, guide.content(w, "print.large"))
            yield _paper("sheet", edition, sheet.content(w))
            yield _paper("pointing", edition, pointing.content(site, edition))


def _paper(kind: Kind, edition: Edition, content: dict[str, Any]) -> Paper:
    return Paper(kind, edition.locale, pdf_address(kind, edition), as_json(content, edition.locale))


# What is not said on paper, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = {
    **dict.fromkeys(("Topic.icon", "Topic.tint"), "looks"),
    "TopicDesk.activities": "stand with their agency",
    "Office.kind": "the name of an office says it",
    "Prefecture.code": "for programs",
    **dict.fromkeys(
        ("Prefecture.cities", "Hint", "Neighbour"), "words for the search box; they add no fact"
    ),
    "Grant.service": "leads from the duties table to the grant, which are chapters here",
    **dict.fromkeys(
        ("SpecialMeasure.applies_to", "SpecialMeasure.multiplier"), "said in words in its text"
    ),
    "Coordinators.audience": "said in words where they are contacts for somebody",
    "Source.slides": "each fact names its slide",
}
