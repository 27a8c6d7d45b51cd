"""How somebody is reached in, schema.org's `ContactPoint` and `ServiceChannel` out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guide.facts.agencies import Agency, Service
from guide.facts.contact import Phone, Reachable, SpokenLanguages
from guide.facts.hours import Hours
from guide.facts.offices import Office
from guide.facts.values import Text
from guide.languages.contact import Kind, at_desk
from guide.languages.ruby import without_readings
from guide.open_data import nodes
from guide.open_data.hours import in_one, linked
from guide.open_data.nodes import Node
from guide.open_data.reached import in_words, of_phone, said, still_true, tags
from guide.open_data.records import Records, note_of

# What is to be known before one comes; the other kinds have contact points of their own.
OF_COMING: tuple[Kind, ...] = ("hours", "booking", "counter", "languages", "fee", "bring")


def contact_points(records: Records, one: Reachable) -> list[Node]:
    """Everything by which somebody is reached, and what is to be known before one comes."""
    known = still_true(records, one)
    return [telephone(records, phone, known.hours) for phone in known.phones] + [
        *beside_telephones(records, one)
    ]


def beside_telephones(records: Records, one: Reachable) -> Iterator[Node]:
    """The same without telephones."""
    known = still_true(records, one)
    if known.mail:
        yield _point(email=known.mail.address, description=_use(known.mail.use))
    if known.form:
        yield _point(url=str(known.form.url), description=_use(known.form.use))
    if words := "\n".join(said(records, known, *OF_COMING)):
        yield _point(
            description=words,
            availableLanguage=tags(known.languages),
            hoursAvailable=available(records, known.hours),
        )


def first_of_all(records: Records, one: Reachable) -> Node:
    """The number and the address that an organization is reached by, where they are known."""
    known = still_true(records, one)
    return _filled(
        telephone=known.phones[0].number.e164 if known.phones else None,
        email=known.mail and known.mail.address,
    )


def telephone(records: Records, phone: Phone, hours: Hours | None = None) -> Node:
    """A number; `hours` are those of whom it belongs to, for a number without its own."""
    known = of_phone(records, phone)
    return _point(
        telephone=phone.number.e164,
        description=nodes.together(*known) if known else None,
        availableLanguage=phone.languages,
        hoursAvailable=available(records, phone.hours or hours),
    )


def centre_phone(records: Records) -> Node:
    """The property of a `ServiceChannel` for the centre's number; nothing when none is left."""
    phone = records.site.phone_to_call(records.guide)
    if phone is None:
        return {}
    notes = note_of(records, phone.number)
    point = _point(
        name=nodes.said(records.guide.center.name),
        telephone=phone.number.e164,
        description=nodes.together(*notes) if notes else None,
    )
    return {"servicePhone": point}


def office_number(records: Records, office: Office) -> Node:
    """The number of an office's section, whom it is for, and what to know before calling."""
    serves = [records.word("offices.for_local_governments")] if records.guide.coordinators else []
    told = [*serves, *note_of(records, office.phone, office.section_number)]
    return _point(
        telephone=office.phone.e164,
        contactType=nodes.said(office.section),
        description="\n".join(map(without_readings, told)),
    )


def place_hours(records: Records, one: Reachable) -> Node:
    """The properties of a `Place` for its hours, where they are known."""
    known = still_true(records, one)
    if known.hours is None:
        return {}
    return linked(records, known.hours, nodes.said(in_one(records, known.hours)))


def at_the_desk(records: Records, agency: Agency, service: Service) -> Node:
    """The properties of a `ServiceChannel` for what is known of the desk of a service.

    What is known of the service itself comes first, then that of its unit and its agency.
    """
    nearest_first = [still_true(records, one, agency) for one in agency.turned_to_for(service)]
    rows = at_desk(records.phrases, nearest_first, records.site.today)
    phones = [row.record for row in rows if isinstance(row.record, Phone)]
    spoken = next((row.record for row in rows if isinstance(row.record, SpokenLanguages)), None)
    return _filled(
        servicePhone=[
            telephone(records, phone, one.hours)
            for one in nearest_first
            for phone in one.phones
            if phone in phones
        ],
        availableLanguage=tags(spoken),
        description="\n".join(in_words(records, (row for row in rows if row.kind != "phone"))),
    )


def available(records: Records, hours: Hours | None) -> list[Node]:
    """Hours as `hoursAvailable` has them: the week first, then the dates that are unlike it."""
    if hours is None:
        return []
    made = linked(records, hours, nodes.said(in_one(records, hours)))
    return [*made["openingHoursSpecification"], *made.get("specialOpeningHoursSpecification", [])]


def _use(text: Text | None) -> Any:
    return text and nodes.said(text)


def _point(**properties: Any) -> Node:
    return {"@type": "ContactPoint", **_filled(**properties)}


def _filled(**properties: Any) -> Node:
    return {name: value for name, value in properties.items() if value}
