"""How somebody is reached, for the formats that are made for that: address books, directories.

They offer only what is still true (the JSON has all, with its last day). What such a format has no
field for, it says in words, by the rows that pages and papers have, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from guide.facts.contact import Phone, Reachable, SpokenLanguages
from guide.facts.record import Record
from guide.facts.values import Text
from guide.languages.contact import Kind, Row, more_of_phone, rows
from guide.languages.phrases import plain
from guide.open_data.records import Records, note_of

Reached = TypeVar("Reached", bound=Reachable)
CONTACTS = [name for name in Reachable.model_fields if name not in Record.model_fields]


def still_true(records: Records, one: Reached, *needs: Record) -> Reached:
    """The same without those telephones, hours and other contact facts that have ended.

    They end with `one`, and with what it `needs`, such as the agency of a service.
    """

    def kept(value: Any) -> Any:
        if isinstance(value, list):
            return [kept(item) for item in value if not records.site.has_ended(item)]
        if value is None or records.site.has_ended(value):
            return None
        if isinstance(value, Phone):
            return value.model_copy(update={"hours": kept(value.hours)})
        return value

    def of_whom(value: Any) -> Any:
        return kept([] if isinstance(value, list) else None) if over else kept(value)

    over = records.site.has_ended(one, *needs)
    return one.model_copy(update={name: of_whom(getattr(one, name)) for name in CONTACTS})


def facts_of(records: Records, one: Reachable) -> list[Record]:
    """What is known, and still true, of how somebody is reached."""
    known = still_true(records, one)
    of_phones = [fact for phone in known.phones for fact in (phone, phone.hours)]
    facts = [*of_phones, *(getattr(known, name) for name in CONTACTS if name != "phones")]
    return [fact for fact in facts if fact is not None]


def said(records: Records, one: Reachable, *kinds: Kind) -> Iterator[str]:
    """What is known of these kinds in words, a line for each row: `Fee: free`."""
    return in_words(
        records,
        (row for row in rows(records.phrases, one, records.site.today) if row.kind in kinds),
    )


def in_words(records: Records, rows: Iterable[Row]) -> Iterator[str]:
    """Rows in words, a line each."""
    for row in rows:
        notes = note_of(records, row.record.number) if isinstance(row.record, Phone) else []
        yield f"{_plain(row.label)}: {'; '.join(map(_plain, (*row.lines, *notes)))}"


def of_phone(records: Records, phone: Phone) -> list[Text]:
    """What is to be known of a number: who calls it, what is known of it, how it is dialled."""
    more = more_of_phone(records.phrases, phone, records.site.today)
    known = filter(None, (phone.use, *map(records.said, more)))
    return [*known, *note_of(records, phone.number)]


def tags(spoken: SpokenLanguages | None) -> list[str]:
    """The languages in which one is helped, each once, those that the staff speak first."""
    if spoken is None:
        return []
    return list(dict.fromkeys([*spoken.in_person, *spoken.by_interpreter]))


def _plain(said: object) -> str:
    """Words without readings, and without the narrow spaces of some locales."""
    return " ".join(plain(said).split())
