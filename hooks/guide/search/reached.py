"""The number that a result has, and what readers type who look for a way to reach somebody.

Words only: the page says the rest, and the index has to stay small.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

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


def dialled(
    say: Phrases, number: Telephone | None, section_number: str | None = None
) -> list[str] | Literal[0]:
    """A number and its link; with a section number, also that and all else to know; 0 for none.

    What is to be known of other numbers is in `notes_of`. What a section number is for is left
    out: the index has to stay small.
    """
    if number is None:
        return 0
    if section_number is None:
        return [number, number.href]
    of_section = say("offices.section_number", number=section_number)
    return [number, number.href, _in_words([of_section, *to_get_through(say, number)])]


def notes_of(say: Phrases, entries: Iterable[Entry]) -> dict[str, str]:
    """What callers have to know of each number that needs it, once for all entries with it."""
    numbers = [one.phone for one in entries if one.phone and not one.section_number]
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
