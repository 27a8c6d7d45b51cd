"""What the papers say of one edition beside its phrases, and how all of it becomes JSON.

A text or phrase becomes a list of runs, each `{"text": …}` and, where needed, `reading` (furigana
above it), `lang` (the id of the locale it is in, when that is not the PDF's), `apart` (kept in
its own order between words that run from right to left) and `date` (which date of the text it
is of: a date stands in one line).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin

from guide.facts.dates import PartialDate
from guide.facts.locales import Locale
from guide.facts.provenance import Named, provenances
from guide.facts.record import Record, last_day
from guide.facts.values import Text
from guide.languages.editions import Edition
from guide.languages.phrases import Phrase, Phrases, Run, Said, phrase, together
from guide.languages.ruby import without_readings
from guide.site import PageKey, Site

# Unicode's marks around what runs its own way: they hold in titles and bookmarks, too.
LEFT_TO_RIGHT, AS_BEFORE = "\u2066", "\u2069"
# 2021年7月, 12月29日: Japanese and Chinese, where a line may end behind any letter.
DATES = re.compile(r"\d+年(?:\d+月(?:\d+日)?)?|\d+月(?:\d+日)?|\d+日")


class Writer(Phrases):
    """Says what stands on paper, of one edition, for a site that stands somewhere."""

    def __init__(self, site: Site, edition: Edition) -> None:
        super().__init__(edition)
        self.site = site

    def japanese(self, *texts: Text | None) -> Phrase | None:
        """The official Japanese of a translated name, for a clerk to read; else None."""
        given = [text for text in texts if text is not None]
        if all(text.status == "source" or without_readings(text) == text.source for text in given):
            return None
        return Phrase((Run(" ".join(text.source for text in given), lang="ja"),))

    def ended(self, *records: Record | None) -> Phrase | None:
        """That these are over, once the last day of one of them has passed."""
        last = last_day(*records)
        if last is None or not self.site.is_over(last):
            return None
        return self.ended_on(last)

    def date(self, as_of: PartialDate | None) -> Said:
        """A date of a source, or that it is not known."""
        return phrase(self.formats.date(as_of)) if as_of else self("about.unknown")

    def provenance(
        self, records: Sequence[Record | Named], named: bool = True
    ) -> list[dict[str, Said | None]]:
        """Where facts come from and when they were true, each source and date once.

        With `named`, which records each stands for, where there are several.
        """
        groups = provenances(self.guide, records)
        named = named and len(groups) > 1
        return [
            {
                "names": self.enumeration(group.names) if named and group.names else None,
                "source": self._source(group.record),
                "as_of": self.as_of(group.record),
            }
            for group in groups
        ]

    def _source(self, record: Record) -> Phrase:
        title = self.guide.source(record.source.id).title
        slide = record.source.slide
        number = (" ", self("provenance.slide", number=slide)) if slide else ()
        return together(self("provenance.source"), " ", title, *number)

    def as_of(self, record: Record) -> Said:
        """Of when a fact is, and when somebody has checked it."""
        said = super().as_of(record)
        if record.checked_on is None:
            return said
        checked = self("provenance.checked", date=self.formats.date(record.checked_on))
        by = record.checked_by
        return together(said, " ", self.bracketed(checked, by) if by else checked)

    def web(self, template: str, item: str | None = None) -> dict[str, Any]:
        """The absolute address of a page in this language, to be shown as a QR code."""
        path = self.edition.locale.prefix + PageKey(template, item).path
        return qr_code(urljoin(self.site.url, path))


def qr_code(url: str) -> dict[str, Any]:
    """An address that is shown as a QR code (see `scanned`)."""
    return {"url": url, "qr": True}


def scanned(content: Any) -> set[str]:
    """The addresses in a paper's content that are shown as QR codes."""
    if isinstance(content, dict):
        found = {content["url"]} if content.get("qr") else set()
        return found.union(*(scanned(value) for value in content.values()))
    if isinstance(content, list):
        return set().union(*(scanned(value) for value in content))
    return set()


def texts_in(content: Any) -> Iterator[Text]:
    """The texts that a paper's content says, in order."""
    if isinstance(content, Text | Phrase):
        yield from phrase(content).texts
    elif isinstance(content, dict):
        yield from texts_in(list(content.values()))
    elif isinstance(content, list):
        for value in content:
            yield from texts_in(value)


def as_json(content: Any, locale: Locale) -> Any:
    """A paper's content, in this language, with each text and phrase as a list of runs."""
    if isinstance(content, Text | Phrase):
        return list(_with_dates(list(_runs(phrase(content), locale.direction == "rtl"))))
    if isinstance(content, dict):
        return {key: as_json(value, locale) for key, value in content.items()}
    if isinstance(content, list):
        return [as_json(value, locale) for value in content]
    return content


def _runs(said: Phrase, from_right_to_left: bool, apart: bool = False) -> Iterator[Run]:
    """Its runs; what stands in for a translation is kept from left to right, with its values."""
    is_turned = from_right_to_left and said.text is not None and said.text.stands_in
    apart = (apart or said.apart) and not is_turned
    if is_turned:
        yield Run(LEFT_TO_RIGHT)
    for part in said.parts:
        if isinstance(part, Run):
            yield part._replace(apart=True) if apart else part
        else:
            yield from _runs(part, from_right_to_left, apart)
    if is_turned:
        yield Run(AS_BEFORE)


def _with_dates(runs: list[Run]) -> Iterator[dict[str, Any]]:
    """The runs as JSON has them, cut where a Japanese or Chinese date begins and ends."""
    text = "".join(run.text for run in runs)
    dates = [found.span() for found in DATES.finditer(text)]
    start = 0
    for run in runs:
        end = start + len(run.text)
        within = sorted({start, end, *(at for date in dates for at in date if start < at < end)})
        for left, right in pairwise(within if run.reading is None else (start, end)):
            part = run._replace(text=text[left:right])
            of = [n for n, (first, last) in enumerate(dates) if first <= left and right <= last]
            yield _run(part) | ({"date": of[0]} if of else {})
        start = end


def _run(run: Run) -> dict[str, Any]:
    made = {"text": run.text, "reading": run.reading, "lang": run.lang, "apart": run.apart or None}
    return {key: value for key, value in made.items() if value is not None}
