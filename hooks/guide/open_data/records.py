"""One edition, with what every maker of records asks of it.

What is said stays `Text` here, so that a file can say it in one language or in all.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import Any

from guide.facts.agencies import Website
from guide.facts.grant import Grant
from guide.facts.identifiers import identifier
from guide.facts.locales import SOURCE_LOCALE
from guide.facts.newest import newest_day
from guide.facts.offices import Office
from guide.facts.places import Places
from guide.facts.record import Record, last_day
from guide.facts.values import Telephone, Text, TextStatus
from guide.languages.contact import to_get_through
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, Said, plain, together
from guide.open_data.contract import Citation, Phone, Point
from guide.site import PageKey, Site, pages_of_offices

POINT_METHOD = (
    "GeoNames' point of the municipality that the address begins with; it lies within the "
    "municipality's outline of the Japan Meteorological Agency"
)


class Records:
    """The guide of one edition, for a site that stands somewhere."""

    def __init__(self, site: Site, edition: Edition, places: Places) -> None:
        self.site = site
        self.edition = edition
        self.guide = edition.guide
        self.places = places
        self.phrases = Phrases(edition)

    def uuid(self, *path: str) -> str:
        """The identifier of what stands at `path`, such as `"offices", "ID"`."""
        return identifier(self.guide.center.id, *path)

    def fact(self, record: Record, *needs: Record) -> dict[str, Any]:
        """The fields of a `contract.Fact`; it is over with what it `needs`, such as its agency."""
        last = last_day(record, *needs)
        return {
            "source": Citation(id=record.source.id, slide=record.source.slide),
            "as_of": self.guide.as_of(record),
            "ends": last.isoformat() if last else None,
            "ended": self.has_ended(record, *needs),
        }

    def has_ended(self, *records: Record) -> bool:
        """Whether one of these is over: the grant's rules with their year at the latest."""
        grants = (one for one in records if isinstance(one, Grant))
        years = [grant.year_ends for grant in grants if grant.outlasts_its_year]
        return self.site.has_ended(*records) or any(map(self.site.is_over, years))

    def ended(self, *records: Record | None) -> Text | None:
        """That these are over, once the last day of one of them has passed."""
        last = last_day(*records)
        over = last is not None and self.site.is_over(last)
        return self.said(self.phrases.ended_on(last)) if last and over else None

    def newest_day_of(self, *parts: Any) -> date:
        """The newest day of these parts of the guide; see `facts/newest.py`."""
        return newest_day(self.guide, self.site.today, *parts)

    @cached_property
    def newest_day(self) -> date:
        """The newest day of the whole guide."""
        return self.newest_day_of(self.guide)

    def official_websites(self) -> list[Website]:
        """The site where readers confirm what is said of the centre, a list of one.

        Empty once it has ended. The centre's own address is not known, and this guide is not it.
        """
        agency = self.guide.agency(self.guide.center.confirm_at)
        return [] if self.site.has_ended(agency, agency.website) else [agency.website]

    def official_site(self) -> list[str]:
        """The address of the same."""
        return [str(website.url) for website in self.official_websites()]

    def point(self, address: Text) -> dict[str, Any]:
        """The point of the municipality that an address names, or why there is none."""
        municipality = self.places.of(address.source)
        if municipality is None:
            return {"point": None, "point_reason": "not-located"}
        point = Point(
            latitude=municipality.latitude,
            longitude=municipality.longitude,
            points_at=municipality.kind,
            name=municipality.name,
            municipality_code=municipality.code,
            step=municipality.step,
            method=POINT_METHOD,
            geonames_id=municipality.geonames_id,
        )
        return {"point": point, "point_reason": None}

    def page(self, template: str, item: str | None = None, anchor: str | None = None) -> Text:
        """The absolute address of a page of the guide in this language."""
        locale = self.edition.locale
        path = locale.prefix + PageKey(template, item).path
        address = self.site.url + path + (f"#{anchor}" if anchor else "")
        status: TextStatus = "source" if locale.id == SOURCE_LOCALE else "translated"
        return Text(address, address, locale.lang, status)

    def page_of_office(self, id: str) -> Text:
        """The same of an office on the page that lists it; one that is gone was on the list."""
        page = self.pages_of_offices.get(id, PageKey("offices"))
        return self.page(page.template, page.item, id)

    @cached_property
    def pages_of_offices(self) -> dict[str, PageKey]:
        """The page that lists each office, by the office's id."""
        return pages_of_offices(self.guide)

    @cached_property
    def offices_on(self) -> dict[PageKey, list[Office]]:
        """The offices that each page lists; none on the page that leads to those of prefectures."""
        listed: dict[PageKey, list[Office]] = defaultdict(list)
        for office in self.guide.offices:
            listed[self.pages_of_offices[office.id]].append(office)
        return listed

    def word(self, name: str, **values: object) -> Text:
        """A word of the interface, such as `offices.caption`, with values for its placeholders."""
        return self.said(self.phrases(name, **values))

    def said(self, words: Said) -> Text:
        """Words as one text, as worthy as the texts that they were put together from.

        Only where all of its words are Japanese, it is the Japanese in a translation's place.
        """
        if isinstance(words, Text):
            return words
        # Programs need not know the narrow spaces with which some locales group digits.
        said = "\n".join(" ".join(line.split()) for line in plain(words).split("\n"))
        spoken = {run.lang for run in words.runs if any(map(str.isalpha, run.text))}
        source = said if spoken == {SOURCE_LOCALE} else ""
        return Text(said, source, self.edition.locale.lang, words.status)


def note_of(records: Records, number: Telephone, section_number: str | None = None) -> list[Text]:
    """What callers have to know of a number beforehand; most need nothing."""
    return [*map(records.said, to_get_through(records.phrases, number, section_number))]


def year_of(records: Records, grant: Grant) -> list[Text]:
    """Of which fiscal year the grant's rules are, and that it is over once it is."""
    over = records.phrases.year_over(grant, records.site.today)
    of_year = records.word("grant.description", year=str(grant.fiscal_year))
    return [of_year, *map(records.said, over)]


def named(name: Text) -> dict[str, Any]:
    """A name, and the official Japanese."""
    return {"name": name, "name_ja": name.source}


def phone(number: Telephone, section_number: str | None = None) -> dict[str, Any]:
    """The fields of a `contract.Phone`."""
    return Phone(
        number=str(number),
        e164=number.e164,
        only_in_japan=number.only_in_japan,
        uri=number.href,
        section_number=section_number,
    ).model_dump()


def in_one_line(street: Text, building: Text | None) -> Text:
    """Street and building; missing as soon as one of the two has no translation."""
    if building is None:
        return street
    line, source = f"{street} {building}", f"{street.source} {building.source}"
    return Text(line, source, street.lang, together(street, building).status)


def address_in_japanese(office: Office) -> str:
    """Street and building as they stand on an envelope."""
    return str(in_one_line(office.address, office.building).source)
