"""One edition's records in, vCards (RFC 6350) for address books out.

A vCard has no place to say how exact a point is, so the cards carry no GEO.
"""

from __future__ import annotations

from collections.abc import Iterator

import phonenumbers

from guide.facts.agencies import Agency
from guide.facts.contact import Phone, Reachable
from guide.facts.offices import Office
from guide.facts.places import Places
from guide.facts.record import Record
from guide.facts.values import Telephone, Text
from guide.languages.contact import KINDS
from guide.languages.ruby import without_readings
from guide.open_data.hours import in_one
from guide.open_data.reached import facts_of, of_phone, said, still_true, tags
from guide.open_data.records import Records, address_in_japanese, note_of

LINE_OCTETS = 75
# What the note says beside the telephones.
NOTED = tuple(kind for kind in KINDS if kind != "phone")


def files(records: Records) -> dict[str, bytes]:
    """A card for the centre, each agency and each office, and one file with all of them."""
    guide, locale = records.guide, records.edition.locale.id
    cards = {
        f"center/{guide.center.id}": center_card(records),
        **{f"agencies/{agency.id}": agency_card(records, agency) for agency in guide.agencies},
        **{f"offices/{office.id}": office_card(records, office) for office in guide.offices},
    }
    everything = {f"{locale}/contacts.vcf": b"".join(cards.values())}
    return everything | {f"{locale}/{path}.vcf": card for path, card in cards.items()}


def center_card(records: Records) -> bytes:
    """The card of the centre."""
    center, site = records.guide.center, records.site
    beside = center.model_copy(update={"phones": [], "hours": None})
    hours = still_true(records, center).hours
    notes = [*_numbers(records, center), *([in_one(records, hours)] if hours else [])]
    return _card(
        records,
        records.uuid("center"),
        center.name,
        [
            *(_telephone(phone.number) for phone in still_true(records, center).phones),
            *_center_address(records),
            *_reached_by(records, center),
            f"URL:{records.page('index')}",
        ],
        [*notes, *_known(records, beside)],
        [site.main_phone(records.guide), *facts_of(records, beside)],
        center,
    )


def agency_card(records: Records, agency: Agency) -> bytes:
    """The card of an agency: the centre's address and, where its own is not known, number."""
    site, own = records.site, still_true(records, agency).phones
    gone = site.has_ended(agency)
    centres = None if own or gone else site.phone_to_call(records.guide)
    nowhere_known = f"{records.word('desk.call_center')} {records.word('agency.no_own_phone')}"
    return _card(
        records,
        records.uuid("agencies", agency.id),
        agency.name,
        [
            *(_telephone(one.number) for one in own),
            *([_telephone(centres.number)] if centres else []),
            *([] if gone else _center_address(records)),
            *_reached_by(records, agency),
            *([] if site.has_ended(agency, agency.website) else [f"URL:{agency.website.url}"]),
            f"URL:{records.page('agencies/_each', agency.id)}",
        ],
        [
            without_readings(agency.summary),
            *_numbers(records, agency),
            *([*_number(records, centres), nowhere_known] if centres else []),
            *_known(records, agency),
        ],
        [agency, *facts_of(records, agency)],
        agency,
    )


def office_card(records: Records, office: Office) -> bytes:
    """The card of an office, with its section and, where needed, the section's number."""
    needed = note_of(records, office.phone, office.section_number)
    notes = [" ".join(map(without_readings, needed))] if needed else []
    over = records.site.has_ended(office)
    if records.guide.coordinators is not None:
        notes.append(without_readings(records.word("offices.for_local_governments")))
    return _card(
        records,
        records.uuid("offices", office.id),
        office.name,
        [
            f"ORG:{_escaped(office.name)};{_escaped(office.section)}",
            *([] if over else [_telephone(office.phone, office.section_number)]),
            *(_telephone(phone.number) for phone in still_true(records, office).phones),
            *_reached_by(records, office),
            _address(
                records.places,
                address_in_japanese(office),
                " ".join(filter(None, (office.address, office.building))),
            ),
            f"URL:{records.page('offices', anchor=office.id)}",
        ],
        [*notes, *_numbers(records, office), *_known(records, office)],
        [office, *facts_of(records, office)],
        office,
    )


def _numbers(records: Records, one: Reachable) -> Iterator[str]:
    """What is to be known of each number that can be called."""
    for phone in still_true(records, one).phones:
        yield from _number(records, phone)


def _number(records: Records, phone: Phone) -> Iterator[str]:
    if more := of_phone(records, phone):
        yield f"{phone.number}: {'; '.join(map(without_readings, more))}"


def _reached_by(records: Records, one: Reachable) -> Iterator[str]:
    """E-mail, the page to write on, and the languages in which one is helped."""
    known = still_true(records, one)
    if known.mail:
        yield f"EMAIL;TYPE=work:{known.mail.address}"
    if known.form:
        yield f"URL:{known.form.url}"
    for tag in tags(known.languages):
        yield f"LANG:{tag}"


def _known(records: Records, one: Reachable) -> list[str]:
    """What the card has no property for, and what e-mail, form and languages are for, in words."""
    return list(said(records, still_true(records, one), *NOTED))


def _card(
    records: Records,
    uuid: str,
    name: Text,
    lines: list[str],
    notes: list[str],
    facts: list[Record],
    whose: Record,
) -> bytes:
    """A card; its note says where `facts` were read, and whether `whose` card it is has ended."""
    over = records.ended(whose)
    notes = [*([over] if over else []), *notes, *_sources(records, facts)]
    return "".join(
        _folded(line)
        for line in (
            "BEGIN:VCARD",
            "VERSION:4.0",
            "KIND:org",
            f"UID:urn:uuid:{uuid}",
            *_names(name),
            *lines,
            f"NOTE:{_escaped(chr(10).join(notes))}",
            f"REV:{records.site.today:%Y%m%d}T000000Z",
            "END:VCARD",
        )
    ).encode()


def _sources(records: Records, facts: list[Record]) -> list[str]:
    """The documents of the facts on a card, each with its date."""
    guide = records.guide
    lines = (
        f"{without_readings(guide.source(fact.source.id).title)} ({guide.as_of(fact) or '?'})"
        for fact in facts
    )
    return list(dict.fromkeys(lines))


def _names(name: Text) -> Iterator[str]:
    """The name; beside a translation, the official Japanese as the same property."""
    said = without_readings(name)
    if said == name.source:
        yield f"FN;LANGUAGE=ja:{_escaped(said)}"
    else:
        yield f"FN;ALTID=1;LANGUAGE={name.lang}:{_escaped(said)}"
        yield f"FN;ALTID=1;LANGUAGE=ja:{_escaped(name.source)}"


def _telephone(number: Telephone, extension: str | None = None) -> str:
    """The number as a link."""
    parsed = phonenumbers.parse(number, "JP")
    uri = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.RFC3966)
    return f'TEL;VALUE=uri;TYPE="voice,work":{uri}' + (f";ext={extension}" if extension else "")


def _center_address(records: Records) -> list[str]:
    """The centre's address; nothing once it is there no more."""
    address = records.guide.center.address
    if records.site.has_ended(records.guide.center, address):
        return []
    return [_address(records.places, address.text.source, address.text, address.postal_code)]


def _address(places: Places, japanese: str, label: str, postal_code: str = "") -> str:
    """The address in Japanese, in parts as far as they are known, and as the reader reads it."""
    municipality = places.of(japanese)
    prefecture = municipality.prefecture if municipality else ""
    city = municipality.name if municipality else ""
    street = municipality.rest_of(japanese) if municipality else japanese
    shown = without_readings(label).replace("^", "^^").replace('"', "^'")
    parts = ";".join(_escaped(part) for part in (street, city, prefecture, postal_code, "日本"))
    return f'ADR;TYPE=work;LANGUAGE=ja;LABEL="{shown}":;;{parts}'


def _escaped(text: str) -> str:
    """A value of RFC 6350: commas, semicolons, backslashes and line ends are escaped."""
    text = without_readings(text).replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which cuts a character."""
    pieces, piece, octets = [], "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > LINE_OCTETS:
            pieces.append(piece)
            piece, octets = " ", 1
        piece += character
        octets += size
    return "\r\n".join([*pieces, piece]) + "\r\n"


# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = {
    **dict.fromkeys(
        (
            "Affiliation", "Unit", "Activity", "Service", "Audience", "Topic", "TopicDesk", "Hint",
            "Neighbour",
            "Grant", "GrantLimit", "GrantKind", "SpecialMeasure", "CoveredCost", "Coordinators",
            "Role", "Jurisdiction", "Prefecture", "Office.kind", "Center.opened",
            "Center.confirm_at",
        ),
        "a card says how to reach somebody, not what they do",
    ),
    **dict.fromkeys(
        ("Center.short_name", "Center.reading", "EnglishName", "Agency.short_name"),
        "a card has the full name in the reader's language and in Japanese",
    ),
    **dict.fromkeys(
        (
            "Source.publisher", "Source.slides", "Source.url", "Source.covers",
            "SourceReference.slide", "Record.checked_on", "Record.checked_by",
        ),
        "the note names the document",
    ),
    **dict.fromkeys(
        ("Station", "CenterAddress.note"), "a card has the address; the page tells the way"
    ),
}  # fmt: skip
