"""A changed fact and an edition in, a sentence out that says whose it is, what, and both values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from guide.facts.document import Document, Path_
from guide.facts.history import DATES, Past
from guide.facts.hours import unusual_dates
from guide.facts.locales import SOURCE_LOCALE
from guide.facts.messages import Language, Message, told
from guide.languages.hours import closure, special
from guide.languages.naming import Naming
from guide.languages.ruby import without_readings
from guide.open_data.records import Records

NOTHING = "matrix.no_unit"
# Fields that are called by another, and fields that are called by what they are all of.
CALLED = {"number": "phone", "phones": "phone"}
ALL_OF = {("address", "text"), ("mail", "address"), ("form", "url"), ("website", "url")}
YES_OR_NO = {"true": "change-yes", "false": "change-no"}
# Of an unnamed record in a list, what does not tell it from others.
NO_NAME = {"id", "source", "as_of", "ends", "checked_on", "checked_by"}


class Telling:
    """Tells of changed facts in one edition."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.locale = records.edition.locale.id
        self._language: Language = "ja" if self.locale == SOURCE_LOCALE else "en"

    def sentence(self, past: Past) -> str:
        """Whose fact it is, what of it, and the two values as readers write them."""
        names, _ = self._names.steps(*past.record)
        whose, *parts = [*names, *self._parts(past)]
        place: str | Message = whose
        for part in parts:
            place = told("change-of", record=place, field=part)
        old, new = (self._as_read(past, value) for value in self.values(past))
        return told("change-changed", place=place, old=old, new=new).said(self._language)

    def values(self, past: Past) -> Iterator[str | None]:
        """The old and the new value as they stand; several in words; None: there was, is none."""
        for value in (past.change.was, past.change.now):
            if not value:
                yield None
            elif past.field in DATES:
                yield " / ".join(self._dates(past.field, value))
            else:
                yield self._plain.value(value, *past.change.place)

    def _as_read(self, past: Past, value: str | None) -> str:
        """A value as readers write it; texts in Japanese, as they stand."""
        if value is None:
            return without_readings(self.records.word(NOTHING)).lower()
        if past.field == "ends":
            return self.records.phrases.formats.date(date.fromisoformat(value))
        if past.field == "closed_on_public_holidays" and value in YES_OR_NO:
            return told(YES_OR_NO[value]).said(self._language)
        return value

    def _dates(self, field: str, dates: Any) -> Iterator[str]:
        """Days of yearly closures, or dates with other hours, each in words."""
        say = self.records.phrases
        lines = (
            [closure(say, one) for one in dates]
            if field == "closed_every_year"
            else [special(say, one) for one in unusual_dates(dates)]
        )
        yield from (without_readings(self.records.said(line)) for line in lines)

    def _parts(self, past: Past) -> Iterator[str]:
        """What of the record it is: a number, the days of a time, the field; as it was then."""
        document, path = past.change.place
        begins = len(path) - len(self._names.within(document, path))
        value = document.value
        for length, step in enumerate(path, 1):
            around, value = value, value[step]
            rest = path[length:]
            if length <= begins:
                continue
            if isinstance(step, int):
                yield from self._item(document, path[:length], value, rest, alone=len(around) == 1)
            elif (step, *rest) in ALL_OF:
                yield self._names.label(step)
                return
            # A list is told by which of its items it is.
            elif not rest or not isinstance(rest[0], int):
                yield self._names.label(CALLED.get(step, step))

    def _item(
        self, document: Document, path: Path_, item: dict[str, Any], rest: Path_, alone: bool
    ) -> Iterator[str]:
        """Which item of a list it is, of such as have no name; `rest` leads to what is another."""
        match path[-2], *rest:
            case "phones", "number":
                return
            case "phones", *_:
                yield f"{self._names.label('phone')} {item.get('number', '')}".rstrip()
            case "spans", "days":
                if not alone:
                    yield f"{item.get('opens')}–{item.get('closes')}"
            case "spans", *_:
                yield self._plain.value(item.get("days", []), document, (*path, "days"))
            case _:
                others = {name: item[name] for name in item if name not in {*NO_NAME, *rest}}
                if others:
                    yield self._plain.value(others, document, path)

    @cached_property
    def _names(self) -> Naming:
        made = self.records.edition.translations
        translations = {path: one.model_dump() for path, one in made.texts.items()} if made else {}
        return Naming({}, translations, self._language)

    @cached_property
    def _plain(self) -> Naming:
        return Naming({}, {}, self._language)

    def page(self, past: Past) -> str:
        """The page that shows the fact."""
        kind, *path = past.path
        guide = self.records.guide
        if kind == "agencies" and path[0] in {agency.id for agency in guide.agencies}:
            return str(self.records.page("agencies/_each", path[0]))
        if kind == "offices":
            return str(self.records.page_of_office(path[0]))
        if kind == "grant" and guide.grant:
            return str(self.records.page("grant"))
        return str(self.records.page("index"))
