"""The number that a result has, and what readers type who look for a way to reach somebody.

Words only: the page says the rest, and the index has to stay small.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal

from guide.facts.contact import Reachable, own_phone
from guide.facts.guide import Guide
from guide.facts.record import Record
from guide.facts.values import Telephone
from guide.languages.contact import Kind, rows, spoken_at, to_get_through
from guide.languages.phrases import Phrases, Said, plain
from guide.search.entry import Entry
from guide.site import Site

# What readers look for by its name; of the rest they only ask when they are there.
SOUGHT: tuple[Kind, ...] = ("mail", "form", "booking")


def center_phone(site: Site, guide: Guide) -> Telephone | None:
    """The number that readers call first; None when no number is left."""
    phone = site.phone_to_call(guide)
    return phone.number if phone else None


def phone_at(
    site: Site, guide: Guide, nearest_first: Sequence[Reachable], *needs: Record
) -> Telephone | None:
    """The number to call: the nearest own one, else the centre's; None when `needs` are over."""
    if site.has_ended(*needs):
        return None
    own = own_phone(nearest_first, site.today)
    return own.number if own else center_phone(site, guide)


def numbers_of(*found: Reachable) -> list[str]:
    """All their telephone numbers, those that are over, too: who has an old one learns so."""
    return [phone.number for one in found for phone in one.phones]


def other_phones(site: Site, guide: Guide) -> list[tuple[Telephone, str]]:
    """The centre's other numbers, with who dials each; none while there is none to call first."""
    first = site.phone_to_call(guide)
    others = [phone for phone in site.going_on(guide.center.phones) if first and phone != first]
    return [(phone.number, plain(phone.use)) for phone in others]


def dialled(say: Phrases, entry: Entry) -> list[Any] | Literal[0]:
    """The number of an entry, or 0; where something is said beside it, that and all else to know.

    Of other numbers, what is to be known is in `notes_of`. Further numbers follow as such a list.
    """
    if entry.phone is None:
        return 0
    numbers: list[Any] = []
    for number, beside in [*reversed(entry.other_phones), (entry.phone, " ".join(entry.beside))]:
        known = f"{beside} {_in_words(to_get_through(say, number))}".strip() if beside else 0
        numbers = [number, known, numbers] if numbers else [number, known] if known else [number]
    return numbers


def notes_of(say: Phrases, entries: Iterable[Entry]) -> dict[str, str]:
    """What callers have to know of each number that needs it, once for all entries with it."""
    numbers = [one.phone for one in entries if one.phone and not one.beside]
    notes = {number: _in_words(to_get_through(say, number)) for number in numbers}
    return {number: note for number, note in notes.items() if note}


def _in_words(lines: Iterable[Said]) -> str:
    return " ".join(map(plain, lines))


def languages(say: Phrases, site: Site) -> list[str]:
    """What the guide's languages are called in this one: who looks for theirs calls, or prints."""
    return [
        name
        for other in (edition.locale for edition in site.editions)
        if other.lang != "ja" and (name := say.formats.language(other))
    ]


def countries(say: Phrases, site: Site) -> list[str]:
    """Where the guide's languages are spoken: who asks for Cambodia's paper means the Khmer one."""
    others = [edition.locale for edition in site.editions if edition.locale.lang != "ja"]
    return [name for other in others if (name := say.formats.country(other))]


def known_of(say: Phrases, today: date, *found: Reachable) -> list[str]:
    """What is known of how they are reached, such as "E-mail", and the languages spoken there."""
    known = [row for one in found for row in rows(say, one, today) if not row.over]
    kinds = [plain(row.label) for row in known if row.kind in SOUGHT]
    tags = [tag for row in known for tag in spoken_at(row)]
    return [*kinds, *(plain(say.language(tag)) for tag in tags)]
