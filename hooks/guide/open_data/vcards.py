"""One edition's records in, vCards for address books out; how they are written: `vcard_format.py`.

A vCard has no place to say how exact a point is, so the cards carry no GEO. A number that is asked
for after a call is answered (所属部署番号) is said in words and never dialled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from guide.facts.agencies import Agency
from guide.facts.center import Center
from guide.facts.contact import Phone, Reachable
from guide.facts.newest import days_after
from guide.facts.offices import Office
from guide.facts.record import Record
from guide.facts.values import Text
from guide.languages.contact import KINDS
from guide.languages.ruby import without_readings
from guide.open_data.envelope import FOLDER
from guide.open_data.hours import in_one
from guide.open_data.reached import facts_of, of_phone, said, still_true, tags
from guide.open_data.records import Records, address_in_japanese, note_of
from guide.open_data.vcard_format import Address, Card, Number, Version, written

# What the note says beside the telephones.
NOTED = tuple(kind for kind in KINDS if kind != "phone")
# Where the cards of a version stand below the folder of their language.
FOLDERS: dict[Version, str] = {"4.0": "", "3.0": "vcard3/"}


def files(records: Records) -> dict[str, bytes]:
    """A card for the centre, each agency and each office, and one file with all of them.

    Each in version 4.0 and, in a folder of their own, in version 3.0.
    """
    guide, locale = records.guide, records.edition.locale.id
    cards = [
        center_card(records),
        *(agency_card(records, agency) for agency in guide.agencies),
        *(office_card(records, office) for office in guide.offices),
    ]
    made: dict[str, bytes] = {}
    for version, folder in FOLDERS.items():
        below = f"{locale}/{folder}"
        root = urljoin(records.site.url, FOLDER)
        each = {below + one.path: written(one, version, root + below + one.path) for one in cards}
        made |= {f"{below}contacts.vcf": b"".join(each.values()), **each}
    return made


def center_card(records: Records) -> Card:
    """The card of the centre."""
    center = records.guide.center
    confirmed_by = records.guide.agency(center.confirm_at)
    beside = center.model_copy(update={"phones": [], "hours": None})
    known = still_true(records, center)
    hours = [in_one(records, known.hours)] if known.hours else []
    return _card(
        records,
        ("center", center.id),
        records.uuid("center"),
        center,
        [
            *facts_of(records, center),
            *_address_fact(records),
            center,
            *records.official_websites(),
        ],
        once_there=[confirmed_by, confirmed_by.website],
        notes=[*_numbers(records, center), *hours, *_known(records, beside)],
        page=records.page("index"),
        urls=[*records.official_site(), *_forms(records, center)],
        address=_center_address(records),
        numbers=[Number(phone.number, _label(phone)) for phone in known.phones],
    )


def agency_card(records: Records, agency: Agency) -> Card:
    """The card of an agency: the centre's address and, where its own is not known, number."""
    site, center = records.site, records.guide.center
    own, gone = still_true(records, agency).phones, site.has_ended(agency)
    centres = None if own or gone else site.phone_to_call(records.guide)
    known_there = agency.phones_are_known
    instead = ["desk.call_center", *([] if known_there else ["agency.no_own_phone"])]
    official = [] if gone else site.going_on([agency.website])
    return _card(
        records,
        ("agencies", agency.id),
        records.uuid("agencies", agency.id),
        agency,
        [
            agency,
            *facts_of(records, agency),
            *(site.going_on(filter(None, (centres, centres.hours))) if centres else []),
            *([] if gone else _address_fact(records)),
            *official,
        ],
        once_there=[]
        if gone
        else [center, center.address, *([] if own else center.once_main_phones(site.today))],
        notes=[
            without_readings(agency.summary),
            *_numbers(records, agency),
            *(
                [*_number(records, centres), " ".join(map(records.word, instead))]
                if centres
                else []
            ),
            *_known(records, agency),
        ],
        page=records.page("agencies/_each", agency.id),
        urls=[*_forms(records, agency), *(str(one.url) for one in official)],
        address=None if gone else _center_address(records, without_readings(center.name)),
        numbers=[
            *(Number(one.number, _label(one)) for one in own),
            *([Number(centres.number, without_readings(center.name))] if centres else []),
        ],
    )


def office_card(records: Records, office: Office) -> Card:
    """The card of an office, with its section and, where needed, the section's number."""
    over = records.site.has_ended(office)
    to_know = [] if over else note_of(records, office.phone, office.section_number)
    needed = " ".join(map(without_readings, to_know))
    serves = [records.word("offices.for_local_governments")] if records.guide.coordinators else []
    others = still_true(records, office).phones
    return _card(
        records,
        ("offices", office.id),
        records.uuid("offices", office.id),
        office,
        [office, *facts_of(records, office)],
        notes=[
            *([needed] if needed else []),
            *map(without_readings, serves),
            *_numbers(records, office),
            *_known(records, office),
        ],
        page=records.page_of_office(office.id),
        urls=_forms(records, office),
        address=None
        if over
        else _address(
            records,
            address_in_japanese(office),
            " ".join(filter(None, (office.address, office.building))),
        ),
        numbers=[
            *([] if over else [Number(office.phone, _section(records, office))]),
            *(Number(one.number, _label(one)) for one in others),
        ],
        section=office.section,
    )


def _card(
    records: Records,
    path: tuple[str, str],
    uuid: str,
    whose: Center | Agency | Office,
    facts: list[Record],
    *,
    once_there: Sequence[Record] = (),
    notes: list[str],
    page: str,
    urls: list[str],
    address: Address | None,
    numbers: list[Number],
    section: Text | None = None,
) -> Card:
    """A card; its note says where `facts` were read, and whether `whose` card it is has ended.

    `once_there` is what has gone from the card, or something of it, if it has ended.
    """
    known, today = still_true(records, whose), records.site.today
    over = records.ended(whose)
    guide_itself = f"{without_readings(records.word('site.name'))}: {page}"
    return Card(
        path=f"{'/'.join(path)}.vcf",
        uuid=uuid,
        name=whose.name,
        section=section,
        numbers=numbers,
        address=address,
        mails=[known.mail.address] if known.mail else [],
        urls=urls,
        languages=tags(known.languages),
        notes=[*([over] if over else []), *notes, *_sources(records, facts), guide_itself],
        day=max([records.newest_day_of(whose, *facts), *days_after(today, *once_there)]),
    )


def _section(records: Records, office: Office) -> str:
    """The section that answers a number, with the number that it is asked for by."""
    number = office.section_number
    asked_for = [records.word("offices.section_number", number=number)] if number else []
    return ", ".join(map(without_readings, [office.section, *asked_for]))


def _label(phone: Phone) -> str:
    return without_readings(phone.use) if phone.use else ""


def _numbers(records: Records, one: Reachable) -> Iterator[str]:
    """What is to be known of each number that can be called."""
    for phone in still_true(records, one).phones:
        yield from _number(records, phone)


def _number(records: Records, phone: Phone) -> Iterator[str]:
    if more := of_phone(records, phone):
        yield f"{phone.number}: {'; '.join(map(without_readings, more))}"


def _forms(records: Records, one: Reachable) -> list[str]:
    """The page to write on."""
    form = still_true(records, one).form
    return [str(form.url)] if form else []


def _known(records: Records, one: Reachable) -> list[str]:
    """What the card has no property for, and what e-mail, form and languages are for, in words."""
    return list(said(records, still_true(records, one), *NOTED))


def _sources(records: Records, facts: list[Record]) -> list[str]:
    """The documents of the facts on a card, each with its date."""
    guide = records.guide
    lines = (
        f"{without_readings(guide.source(fact.source.id).title)} ({guide.as_of(fact) or '?'})"
        for fact in facts
    )
    return list(dict.fromkeys(lines))


def _address_fact(records: Records) -> list[Record]:
    """The centre's address as a fact, a list of one; empty once it is there no more."""
    address = records.guide.center.address
    return [] if records.site.has_ended(records.guide.center, address) else [address]


def _center_address(records: Records, whose: str = "") -> Address | None:
    """The centre's address, labelled with `whose` it is; nothing once it is there no more."""
    address = records.guide.center.address
    if not _address_fact(records):
        return None
    return _address(records, address.text.source, address.text, address.postal_code, whose)


def _address(
    records: Records, japanese: str, label: str, postal_code: str = "", whose: str = ""
) -> Address:
    municipality = records.places.of(japanese)
    return Address(
        street=municipality.rest_of(japanese) if municipality else japanese,
        city=municipality.name if municipality else "",
        prefecture=municipality.prefecture if municipality else "",
        postal_code=postal_code,
        label=without_readings(label),
        whose=whose,
    )


# What is not said here, and why; tests/test_nothing_forgotten.py holds it to the facts.
LEAVES_OUT = {
    **dict.fromkeys(
        (
            "Affiliation", "Unit", "Activity", "Service", "Audience", "Topic", "TopicDesk", "Hint",
            "Neighbour",
            "Grant", "GrantLimit", "GrantKind", "SpecialMeasure", "CoveredCost", "Coordinators",
            "Role", "Jurisdiction", "Prefecture", "Office.kind", "Center.opened",
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
            "SourceReference.slide", "Record.checked_by",
        ),
        "the note names the document",
    ),
    **dict.fromkeys(
        ("Station", "CenterAddress.note"), "a card has the address; the page tells the way"
    ),
}  # fmt: skip
