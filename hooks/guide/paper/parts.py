"""What all papers share: their beginning, the centre, and what the translation is worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from guide.facts.center import Center
from guide.facts.record import Record
from guide.facts.values import Telephone
from guide.languages.contact import more_of_phone
from guide.languages.hours import in_words
from guide.languages.of_when import confirm_phones, dated_phones, facts_of_center, of_when
from guide.languages.phrases import Phrase, Run, Said, together
from guide.languages.worth import makers, mark
from guide.paper.contact import BESIDE_PHONES_AND_HOURS, contact
from guide.paper.writer import Writer, qr_code, texts_in
from guide.site import map_address


def beginning(w: Writer, title: Said, labels: Iterable[str]) -> dict[str, Any]:
    """The beginning of every paper's content.

    `labels` are the words of the interface that its template asks for by name.
    """
    locale = w.edition.locale
    return {
        "locale": locale.id,
        "plain_japanese": locale.name if locale.plain_japanese else None,
        "title": title,
        "site": w("site.name"),
        "words": {name: w(name) for name in labels},
        "colon": w.formats.colon,
        "home": w.web("index"),
        "independent": w("footer.independent"),
        "numbers_as_of": numbers_as_of(w),
        "center": center(w),
    }


def with_notices(content: dict[str, Any], w: Writer, beside: Writer) -> dict[str, Any]:
    """The content with what its translation is worth.

    `w` says it, of what the content says in the language of `beside`.
    """
    content = content | {"notices": list(_notices(content, w, beside))}
    content |= {"mark": _mark(content, w, beside)}
    said = dict.fromkeys(texts_in(content))
    return content | {"stale": [text for text in said if text.is_old]}


def _notices(content: dict[str, Any], w: Writer, beside: Writer) -> Iterator[Said]:
    if beside.edition.translations is None:
        return
    said = dict.fromkeys(texts_in(content))
    yield from makers(w, beside.edition, said, "print.machine", "print.reviewed")
    yield w("translation.authority")
    if any(text.stands_in for text in said):
        yield w("translation.missing")
    if any(text.is_old for text in said):
        yield w("translation.stale")


def _mark(content: dict[str, Any], w: Writer, beside: Writer) -> list[Said]:
    """The same in a few words, which stand on each page."""
    if beside.edition.translations is None:
        return []
    return mark(w, beside.edition, dict.fromkeys(texts_in(content)))


def center(w: Writer) -> dict[str, Any]:
    """The centre, and how it is reached."""
    center = w.guide.center
    hours, address, today = center.hours, center.address, w.site.today
    main = w.site.main_phone(w.guide)
    return {
        "heading": w("home.center_title"),
        "name": center.name,
        "in_full": w.bracketed(center.name, center.short_name),
        "japanese": w.japanese(center.name),
        "ended": w.ended(center),
        "english": Phrase((Run(center.english_name.text, lang="en"),)),
        "english_ended": w.ended(center.english_name),
        "opened": w("home.opened", date=w.formats.date(center.opened), reading=center.reading),
        "phones": [
            {
                **phone(w, one.number, center, one),
                "use": one.use,
                "more": list(more_of_phone(w, one, today)),
                "main": one is main,
            }
            for one in center.phones
        ],
        "navi_dial": w("phone.navi_dial_note")
        if any(one.number.is_navi_dial for one in center.phones)
        else None,
        "main_phone": phone(w, main.number, center, main)
        | ({"note": main.use} if main.callers == "abroad" else {}),
        "hours": in_words(w, hours, w.site.today).lines,
        "hours_ended": w.ended(center, hours),
        "address": together(w("center.postal_code", code=address.postal_code), " ", address.text),
        "address_japanese": w.japanese(address.text),
        "address_ended": w.ended(center, address),
        "address_note": address.note,
        "map": None
        if w.site.has_ended(center, address)
        else qr_code(map_address(address.text.source)),
        "stations": [
            {
                "text": w.labelled(w.bracketed(station.name, station.lines), station.walk),
                "ended": w.ended(station),
            }
            for station in center.stations
        ],
        "contact": contact(w, center, kinds=BESIDE_PHONES_AND_HOURS),
        "provenance": w.provenance([*facts_of_center(w, center, today), center.english_name]),
        "confirm": {"text": confirm_phones(w, today), **official_site(w)},
        "web": w.web("index"),
    }


def way_to(center: Center) -> list[Record]:
    """Its name in English and the stations near it, which those have that lead somebody there."""
    return [center.english_name, *center.stations]


def numbers_as_of(w: Writer) -> list[Said]:
    """Of when the numbers are that can be called, and that it is they: a loose page has no other
    day. Nothing where there is none to call."""
    center = w.guide.center
    phones = [one for one in center.phones if not w.site.has_ended(center, one)]
    return of_when(w, dated_phones(w, phones, [w.as_of(one) for one in phones]), named=True)


def official_site(w: Writer) -> dict[str, Any]:
    """The site on which readers are asked to confirm numbers and amounts; no link once it ended."""
    agency = w.guide.agency(w.guide.center.confirm_at)
    return {
        "site": w("footer.official_site"),
        "url": None if w.site.has_ended(agency, agency.website) else str(agency.website.url),
    }


def phone(w: Writer, number: Telephone, *records: Record) -> dict[str, Any]:
    """A telephone number, and the link to dial it as long as those whose number it is go on."""
    over = w.site.has_ended(*records)
    return {
        "number": str(number),
        "href": None if over else number.href,
        "note": w("phone.navi_dial") if number.is_navi_dial else None,
        "ended": w.ended(*records),
    }
