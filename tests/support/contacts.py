"""All that officials may know of how somebody is reached, put on the records of a guide.

The real data has none of it. So that no output forgets it, records are given it here, in words that
are no facts.
"""

from __future__ import annotations

from typing import Any

from guide.facts.contact import Phone, Reachable
from guide.facts.guide import Guide
from pydantic import TypeAdapter

HOURS = {
    "spans": [{"days": ["monday"], "opens": "09:00", "closes": "12:00"}],
    "closed_on_public_holidays": True,
    "closed_every_year": [{"first": "12-29", "last": "01-03"}],
    "exceptions": [
        {"first": "2027-02-01", "last": "2027-02-02", "reason": "例"},
        {"first": "2027-03-01", "opens": "10:00", "closes": "11:00"},
    ],
    "note": "例",
}
PHONE = {
    "id": "one",
    "number": "0857-00-0010",
    "use": "例",
    "languages": ["ne"],
    "hours": HOURS,
    "cost": "例",
    "from_abroad": "例",
}
CONTACTS: dict[str, Any] = {
    "phones": [PHONE],
    "mail": {"address": "a@example.org", "use": "例"},
    "form": {"url": "https://example.org/form", "use": "例"},
    "booking": {"needed": "required", "how": "例", "url": "https://example.org/booking"},
    "counter": {"floor": "例", "counter": "例"},
    "languages": {"in_person": ["ja"], "by_interpreter": ["vi"]},
    "fee": {"text": "例"},
    "bring": {"items": [{"id": "one", "text": "例"}]},
    "hours": HOURS,
}


def with_contacts(guide: Guide) -> Guide:
    """The guide with all of it on an agency, a unit, a service, an office, and on the centre.

    The centre keeps its telephones, of which more is known, and its hours.
    """
    source = {"id": guide.sources[0].id}
    known = TypeAdapter(Reachable).validate_python(_sourced(CONTACTS | {"source": source}, source))
    given = {name: getattr(known, name) for name in CONTACTS}
    of_phone = {name: getattr(known.phones[0], name) for name in Phone.model_fields}
    for name in ("id", "number", "use", "source", "as_of", "ends"):
        del of_phone[name]
    phones = [phone.model_copy(update=of_phone) for phone in guide.center.phones]
    of_center = given | {"phones": phones, "hours": guide.center.hours}
    first, *others = guide.agencies
    unit, *units = first.units
    service, *services = first.services
    of_agency = {
        "units": [unit.model_copy(update=given), *units],
        "services": [service.model_copy(update=given), *services],
    }
    office, *offices = guide.offices
    return guide.model_copy(
        update={
            "center": guide.center.model_copy(update=of_center),
            "agencies": [first.model_copy(update=given | of_agency), *others],
            "offices": [office.model_copy(update=given), *offices],
        }
    )


RECORDS = ("hours", "mail", "form", "booking", "counter", "languages", "fee", "bring")


def _sourced(value: Any, source: dict[str, str]) -> Any:
    """The values, each record among them with its source."""
    if isinstance(value, list):
        return [_sourced(item, source) for item in value]
    if not isinstance(value, dict):
        return value
    made = {
        name: _sourced(item, source) | {"source": source}
        if name in RECORDS and isinstance(item, dict)
        else _sourced(item, source)
        for name, item in value.items()
    }
    return made | {"source": source} if "number" in made else made
