"""How somebody is reached in, what is said of it out: rows for pages, search and papers alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from guide.facts.contact import Booking, Phone, Reachable, SpokenLanguages
from guide.facts.hours import Hours
from guide.facts.record import Record
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
    label: Said
    """What it is, such as "E-mail"."""
    lines: tuple[Said, ...]
    """What is known of it, at least one line; the first is what the link opens, if there is one."""
    link: str | None
    """`tel:` with E.164, `mailto:` or a web address. One that is over is not to be offered."""
    record: Record
    """Where it comes from, when it was true, when it ends."""


def rows(t: Phrases, one: Reachable) -> list[Row]:
    """All that is known of how one is reached, in the order of `KINDS`; empty where nothing is."""
    return list(_rows(t, one))


def at_desk(
    t: Phrases, nearest_first: Sequence[Reachable], ended: Callable[[Record], bool]
) -> list[Row]:
    """The same for a reader who goes to a desk; `nearest_first` is whom to turn to there.

    Of each kind, the nearest that knows it says it, and what is over gives way to what is not:
    with a telephone of its own, a service is not called by that of its agency.
    """
    known = [(one, rows(t, one)) for one in nearest_first]
    found: list[Row] = []
    for kind in KINDS:
        told = [(one, of_kind) for one, all_ in known if (of_kind := _of_kind(all_, kind))]
        going_on = (
            of_kind
            for one, of_kind in told
            if not ended(one) and not all(ended(row.record) for row in of_kind)
        )
        found += next(going_on, told[0][1] if told else [])
    return found


def _of_kind(all_: list[Row], kind: Kind) -> list[Row]:
    return [row for row in all_ if row.kind == kind]


def _rows(t: Phrases, one: Reachable) -> Iterator[Row]:
    def row(kind: Kind, record: Record, *lines: Said | None, link: str | None = None) -> Row:
        return Row(kind, t(LABELS[kind]), tuple(line for line in lines if line), link, record)

    for phone in one.phones:
        yield row("phone", phone, *_of_phone(t, phone), link=phone.number.href)
    if isinstance(one.hours, Hours):
        yield row("hours", one.hours, *_of_hours(t, one.hours))
    if one.mail:
        address = one.mail.address
        yield row("mail", one.mail, phrase(address), one.mail.use, link=f"mailto:{address}")
    if one.form:
        url = str(one.form.url)
        yield row("form", one.form, phrase(url), one.form.use, link=url)
    if one.booking:
        yield row("booking", one.booking, t(NEEDED[one.booking.needed]), one.booking.how)
        yield from _page_to_book_on(t, one.booking)
    if one.counter:
        places = [place for place in (one.counter.floor, one.counter.counter) if place]
        yield row("counter", one.counter, together(*_with_spaces(places)))
    if one.languages:
        yield row("languages", one.languages, *_of_languages(t, one.languages))
    if one.fee:
        yield row("fee", one.fee, one.fee.text)
    if one.bring:
        yield row("bring", one.bring, *(item.text for item in one.bring.items))


def _of_phone(t: Phrases, phone: Phone) -> Iterator[Said | None]:
    yield phrase(str(phone.number))
    yield phone.use
    if phone.languages:
        yield t("contact.phone_languages", languages=_names(t, phone.languages))
    if phone.hours:
        hours = together(*_with_spaces(_of_hours(t, phone.hours)))
        yield t("contact.phone_hours", hours=hours)
    if phone.cost:
        yield t("contact.cost", cost=phone.cost)
    if phone.from_abroad:
        yield t("contact.from_abroad", how=phone.from_abroad)


def _page_to_book_on(t: Phrases, booking: Booking) -> Iterator[Row]:
    if booking.url:
        url = str(booking.url)
        yield Row("booking", t("contact.booking_page"), (phrase(url),), url, booking)


def _of_languages(t: Phrases, spoken: SpokenLanguages) -> Iterator[Said]:
    if spoken.in_person:
        yield t("contact.in_person", languages=_names(t, spoken.in_person))
    if spoken.by_interpreter:
        yield t("contact.by_interpreter", languages=_names(t, spoken.by_interpreter))


def _names(t: Phrases, languages: list[str]) -> Phrase:
    return t.enumeration(t.language(tag) for tag in languages)


def _with_spaces(said: Sequence[Said]) -> Iterator[Said | str]:
    for position, one in enumerate(said):
        if position:
            yield " "
        yield one


def _of_hours(t: Phrases, hours: Hours) -> list[Said]:
    """When it is open, a line each."""
    days = (day for day in hours.spans)
    return [phrase(f"{t.formats.time(span.opens)}–{t.formats.time(span.closes)}") for span in days]
