"""How somebody is reached in, what is said of it out: rows for pages, search and papers alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from guide.facts.contact import Counter, Phone, Reachable, SpokenLanguages, is_there
from guide.facts.provenance import Named
from guide.facts.record import Record, has_ended, last_day
from guide.facts.values import Telephone, Text
from guide.languages.hours import in_words
from guide.languages.phrases import Phrase, Phrases, Said, phrase, together

Kind = Literal["phone", "hours", "mail", "form", "booking", "counter", "languages", "fee", "bring"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which readers ask for them."""
LABELS: dict[Kind, str] = {
    "phone": "offices.phone",
    "hours": "contact.hours",
    "mail": "contact.mail",
    "form": "contact.form",
    "booking": "contact.booking",
    "counter": "contact.counter",
    "languages": "contact.languages",
    "fee": "contact.fee",
    "bring": "topic.bring_title",
}
NEEDED: dict[str, str] = {
    "required": "contact.booking_required",
    "possible": "contact.booking_possible",
    "not-needed": "contact.booking_not_needed",
}


@dataclass(frozen=True)
class Row:
    """One thing to know of how somebody is reached."""

    kind: Kind
    label: Text
    """What it is, such as "E-mail"."""
    lines: tuple[Said, ...]
    """What is known of it, at least one line; the first is what the link opens, if there is one."""
    link: str | None
    """`tel:` with E.164, `mailto:` or a web address; None where there is none, or it is over."""
    record: Record
    """Where it comes from, when it was true, when it ends."""
    over: bool
    """Whether its last day has passed: then it is shown as such, and nobody is sent there."""
    until: date | None
    """This last day, its own or of what it belongs to; None: no end is known."""


def rows(t: Phrases, one: Reachable, today: date, *around: Record) -> list[Row]:
    """All that is known of how one is reached, in the order of `KINDS`; empty where nothing is.

    Within a kind, what is over comes last. `around` is what it belongs to, such as the agency of a
    unit: where that is over, or it is itself, so is all that is known of it.
    """
    gone = has_ended(today, one, *around)
    told = (replace(row, until=last_day(row.record, one, *around)) for row in _rows(t, one, today))
    known = [replace(row, link=None, over=True) if gone or row.over else row for row in told]
    return sorted(known, key=lambda row: (KINDS.index(row.kind), row.over))


def at_desk(t: Phrases, nearest_first: Sequence[Reachable], today: date) -> list[Row]:
    """The same for a reader who goes to a desk; `nearest_first` is whom to turn to there.

    Of each kind, the nearest that knows it says it, and what is over gives way to what is not:
    with a telephone of its own, a service is not called by that of its agency. A desk that is over
    itself, or whose agency is, is not reached at all.
    """
    if not is_there(nearest_first, today):
        return []
    known = [rows(t, one, today) for one in nearest_first]
    found: list[Row] = []
    for kind in KINDS:
        told = [of_kind for all_ in known if (of_kind := [row for row in all_ if row.kind == kind])]
        going_on = (of_kind for of_kind in told if not all(row.over for row in of_kind))
        found += next(going_on, told[0] if told else [])
    return found


def has_phone(all_: Iterable[Row]) -> bool:
    """Whether there is a number to call among the rows, one that is not over."""
    return any(row.kind == "phone" and not row.over for row in all_)


def sources(t: Phrases, all_: Iterable[Row], today: date) -> list[Named]:
    """The records that rows come from, each called by the row's label; a telephone's hours, too."""
    found = []
    for row in all_:
        found.append(Named(row.record, row.label))
        if isinstance(row.record, Phone):
            found += source_of_hours(t, row.record, today)
    return found


def source_of_hours(t: Phrases, phone: Phone, today: date) -> list[Named]:
    """Where the hours of a telephone come from, where they are said."""
    if phone.hours is None or has_ended(today, phone.hours):
        return []
    return [Named(phone.hours, t.edition.word("contact.hours_of_phone"))]


def spoken_at(row: Row) -> list[str]:
    """The tags of the languages that a row names, by telephone or at the counter."""
    match row.record:
        case Phone(languages=spoken):
            return spoken
        case SpokenLanguages(in_person=own, by_interpreter=others):
            return [*own, *others]
    return []


def place_in_japanese(counter: Counter) -> str:
    """Where in the building one goes, as it is written there."""
    return " ".join(place.source for place in (counter.floor, counter.counter) if place)


def _rows(t: Phrases, one: Reachable, today: date) -> Iterator[Row]:
    def row(
        kind: Kind, record: Record, lines: Iterable[Said | None], link: str | None = None
    ) -> Row:
        known = tuple(line for line in lines if line is not None)
        label = t.edition.word(LABELS[kind])
        return Row(kind, label, known, link, record, has_ended(today, record), record.ends)

    for phone in one.phones:
        lines = (phrase(str(phone.number)), phone.use, *more_of_phone(t, phone, today))
        yield row("phone", phone, lines, phone.number.href)
    if one.hours:
        yield row("hours", one.hours, in_words(t, one.hours, today).lines)
    if one.mail:
        address = one.mail.address
        yield row("mail", one.mail, (phrase(address), one.mail.use), f"mailto:{address}")
    if one.form:
        url = str(one.form.url)
        yield row("form", one.form, (phrase(url), one.form.use), url)
    if one.booking:
        yield row("booking", one.booking, (t(NEEDED[one.booking.needed]), one.booking.how))
        if one.booking.url:
            url = str(one.booking.url)
            page = row("booking", one.booking, (phrase(url),), url)
            yield replace(page, label=t.edition.word("contact.booking_page"))
    if one.counter:
        places = [place for place in (one.counter.floor, one.counter.counter) if place]
        yield row("counter", one.counter, (_spaced(places),))
    if one.languages:
        yield row("languages", one.languages, _of_languages(t, one.languages))
    if one.fee:
        yield row("fee", one.fee, (one.fee.text,))
    if one.bring:
        yield row("bring", one.bring, (item.text for item in one.bring.items))


def more_of_phone(t: Phrases, phone: Phone, today: date) -> Iterator[Said]:
    """What is known of a number beside its use, a line each."""
    if phone.languages:
        yield t("contact.phone_languages", languages=_names(t, phone.languages))
    if phone.hours and not has_ended(today, phone.hours):
        first, *others = in_words(t, phone.hours, today).lines
        yield from (t("contact.phone_hours", hours=first), *others)
    if phone.cost:
        yield t("contact.cost", cost=phone.cost)
    if phone.from_abroad:
        yield t("contact.from_abroad", how=phone.from_abroad)


def to_get_through(
    t: Phrases, number: Telephone, section_number: str | None = None
) -> Iterator[Said]:
    """What a caller has to know with a number: which section to ask for, how it is dialled."""
    if section_number:
        yield t("offices.section_number", number=section_number)
        yield t("offices.section_number_note")
    if number.is_navi_dial:
        yield t("phone.navi_dial")


def _of_languages(t: Phrases, spoken: SpokenLanguages) -> Iterator[Said]:
    if spoken.in_person:
        yield t("contact.in_person", languages=_names(t, spoken.in_person))
    if spoken.by_interpreter:
        yield t("contact.by_interpreter", languages=_names(t, spoken.by_interpreter))


def _names(t: Phrases, languages: list[str]) -> Phrase:
    return t.enumeration(t.language(tag) for tag in languages)


def _spaced(said: Sequence[Said]) -> Phrase:
    """One after the other, with spaces between."""
    first, *others = said
    return together(first, *(part for one in others for part in (" ", one)))
