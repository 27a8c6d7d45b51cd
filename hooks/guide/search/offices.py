"""Offices as what can be found, and the pages of prefectures where there are very many of them."""

from __future__ import annotations

from collections.abc import Iterator

from guide.facts.offices import Office
from guide.facts.parts import Part, parts_of_offices
from guide.facts.values import Telephone
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, plain
from guide.search import reached
from guide.search.entry import Entry
from guide.search.names import Names
from guide.site import PageKey, Site, pages_of_offices


class Offices:
    """The entries of the offices of one edition of a site.

    Where each prefecture has a page of its own, this is found at once, and its offices are fetched
    for whoever asks for one: all of them would make the index of a slow line too large.
    """

    def __init__(self, site: Site, edition: Edition, names: Names) -> None:
        self._site = site
        self._edition = edition
        self._guide = edition.guide
        self._names = names
        self._words = Phrases(edition)
        self._parts = parts_of_offices(edition.guide)
        self._pages = pages_of_offices(edition.guide)

    def at_once(self) -> Iterator[Entry]:
        """Each office, or each page of a prefecture."""
        if self._parts:
            yield from map(self._part, self._parts)
        else:
            yield from map(self._office, self._guide.offices)

    def apart(self) -> list[Entry]:
        """The offices on the pages of prefectures; none where there are no such pages."""
        return [self._office(office) for office in self._guide.offices] if self._parts else []

    def number_for_residents(self) -> Telephone | None:
        """What is dialled by those whom the offices are not for; None where they are for all."""
        guide = self._guide
        return reached.center_phone(self._site, guide) if guide.coordinators else None

    def for_whom(self) -> list[str]:
        """Whom the offices are for, and whom others call, as their pages say it."""
        if not self._guide.coordinators:
            return []
        return [
            plain(self._words(f"offices.{it}")) for it in ("for_local_governments", "residents")
        ]

    def _section(self, office: Office) -> list[str]:
        """Which section is asked for. What its number is for is left out: the index stays small."""
        number = office.section_number
        return [plain(self._words("offices.section_number", number=number))] if number else []

    def _part(self, part: Part) -> Entry:
        prefectures = [part.prefecture.id] if part.prefecture and part.number == 1 else []
        name = self._words.part_name(part)
        return Entry(
            PageKey("offices/_each", part.id),
            "",
            plain(self._words.labelled(name, self._words("offices.table_title"))),
            phone=self.number_for_residents(),
            beside=self.for_whom(),
            names=self._prefecture_names(prefectures),
            circumstances=self._places(prefectures),
        )

    def _office(self, office: Office) -> Entry:
        covered = self._guide.prefectures_on(self._site.today, office)
        over = [plain(self._words("status.ended"))] if self._site.has_ended(office) else []
        sections = [f"offices.{office.id}.section"] if office.section else []
        named = [one.name for one in self._guide.prefectures if one.id in covered]
        return Entry(
            self._pages[office.id],
            office.id,
            plain(office.name),
            [*over, *([plain(self._words.enumeration(named))] if named else [])],
            None if over else office.phone,
            self._section(office),
            names=[
                *([office.phone] if over else []),
                *self._names.of(f"offices.{office.id}.name", english=False),
                *self._prefecture_names(covered),
                *(name for path in sections for name in self._names.of(path, english=False)),
                *reached.numbers_of(office),
            ],
            circumstances=[
                *reached.known_of(self._words, self._site.today, office),
                *self._places(covered),
                *(plain(self._edition.texts[path]) for path in sections),
            ],
        )

    def _prefecture_names(self, ids: list[str]) -> list[str]:
        """What prefectures and their cities are called otherwise."""
        return [
            *(n for id in ids for n in self._names.of_prefecture(f"prefectures.{id}.name")),
            *(n for path in self._cities(ids) for n in self._names.of_cities(path)),
        ]

    def _places(self, ids: list[str]) -> list[str]:
        """Where somebody is who asks for what covers these prefectures, and for coordinators."""
        named = [one.name for one in self._guide.prefectures if one.id in ids]
        coordinators = self._guide.coordinators
        return [
            *([plain(self._words("navigation.coordinators"))] if coordinators else []),
            *map(plain, named),
            *(n for id in ids for n in self._names.short_prefecture(f"prefectures.{id}.name")),
            *(word for path in self._cities(ids) for word in self._names.words_at(path)),
        ]

    def _cities(self, ids: list[str]) -> list[str]:
        paths = (f"prefectures.{id}.cities" for id in ids)
        return [path for path in paths if path in self._edition.texts]
