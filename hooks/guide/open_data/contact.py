"""How somebody is reached, and what is to be known before: part of the JSON of those it is said of.

All of it is optional, and what nobody knows is left out. What has ended stays, with its last day.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from guide.facts import contact as facts
from guide.facts.record import Record
from guide.open_data.contract import Contract, Fact, NotInSource, Phone, Uri, Words
from guide.open_data.hours import Hours
from guide.open_data.hours import hours as hours_of
from guide.open_data.records import Records, phone

SpokenLanguage = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][A-Za-z]+)*$")]
"""A BCP 47 tag."""


def _nothing(value: object) -> bool:
    return value in (None, [])


Unsaid: Any = Field(None, exclude_if=_nothing)
NoneSaid: Any = Field([], exclude_if=_nothing)


class OwnPhone(Phone, Fact):
    """A telephone number with its source."""


class ContactPhone(OwnPhone):
    """A telephone number, what it is for, and what is known of it."""

    id: str
    use: Words | None
    """Who dials it, or what for; null: not said."""
    languages: list[SpokenLanguage] = NoneSaid
    """The languages in which it is answered; absent: not known."""
    hours: Hours | None = Unsaid
    """When it is answered; absent: not known, or as those around it."""
    cost: Words | None = Unsaid
    """What a call costs; absent: not known."""
    from_abroad: Words | None = Unsaid
    """How it is reached from abroad; absent: not known."""


class Mail(Fact):
    """An address for e-mail."""

    address: Annotated[str, Field(json_schema_extra={"format": "email"})]
    use: Words | None
    """What it is for; null: not said."""


class WebForm(Fact):
    """A page on which one writes to somebody."""

    url: Uri
    use: Words | None
    """What it is for; null: not said."""


class Booking(Fact):
    """Whether and how one books before one comes."""

    needed: Literal["required", "possible", "not-needed"]
    how: Words | None
    """Null: not said."""
    url: Uri | None
    """A page on which one books; null: none is known."""


class Counter(Fact):
    """Where in the building one goes."""

    floor: Words | None
    """Null: not said."""
    counter: Words | None
    """Its number or name; null: not said."""


class SpokenLanguages(Fact):
    """The languages in which one is helped at the counter."""

    in_person: list[SpokenLanguage]
    by_interpreter: list[SpokenLanguage]


class Fee(Fact):
    """What it costs, or that it costs nothing."""

    text: Words


class Item(Contract):
    """A thing to bring."""

    id: str
    text: Words


class Bring(Fact):
    """What to bring."""

    items: list[Item]


class Reachable(Fact):
    """Somebody, or something, that is turned to."""

    mail: Mail | None = Unsaid
    """Absent: not known."""
    form: WebForm | None = Unsaid
    """Absent: not known."""
    booking: Booking | None = Unsaid
    """Absent: not known."""
    counter: Counter | None = Unsaid
    """Absent: not known."""
    fee: Fee | None = Unsaid
    """Absent: not known. That nothing is known of a fee does not mean that there is none."""
    bring: Bring | None = Unsaid
    """Absent: not known."""

    @model_serializer(mode="wrap")
    def _provenance_last(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """The record itself first, then how it is reached, then where it comes from."""
        made: dict[str, Any] = serialize(self)
        contact = [name for name in Reachable.model_fields if name not in Fact.model_fields]
        last = [name for name in (*contact, *Fact.model_fields) if name in made]
        return made | {name: made.pop(name) for name in last}


def contact(records: Records, known: facts.Reachable, *needs: Record) -> dict[str, Any]:
    """The fields of a `Reachable`; they are over with it, and with what it `needs`."""

    def fact(one: Record) -> dict[str, Any]:
        return records.fact(one, known, *needs)

    mail, form, booking = known.mail, known.form, known.booking
    counter, fee, bring = known.counter, known.fee, known.bring
    return {
        "mail": mail and Mail(**fact(mail), address=mail.address, use=mail.use),
        "form": form and WebForm(**fact(form), url=str(form.url), use=form.use),
        "booking": booking
        and Booking(
            **fact(booking),
            needed=booking.needed,
            how=booking.how,
            url=str(booking.url) if booking.url else None,
        ),
        "counter": counter
        and Counter(**fact(counter), floor=counter.floor, counter=counter.counter),
        "fee": fee and Fee(**fact(fee), text=fee.text),
        "bring": bring
        and Bring(**fact(bring), items=[Item(id=one.id, text=one.text) for one in bring.items]),
    }


def phones(records: Records, known: facts.Reachable, *needs: Record) -> list[ContactPhone]:
    """All telephone numbers, also those that have ended."""
    return [ContactPhone(**phone_fields(records, one, known, *needs)) for one in known.phones]


def phone_fields(records: Records, one: facts.Phone, *whose: Record) -> dict[str, Any]:
    """The fields of a `ContactPhone`; a number is over with those whose it is."""
    return {
        **records.fact(one, *whose),
        **phone(one.number),
        "id": one.id,
        "use": one.use,
        "languages": one.languages,
        "hours": hours(records, one, *whose),
        "cost": one.cost,
        "from_abroad": one.from_abroad,
    }


def hours(records: Records, known: facts.Reachable | facts.Phone, *needs: Record) -> Hours | None:
    """When somebody is there, or a number is answered."""
    return hours_of(records, known.hours, known, *needs) if known.hours else None


def main_phone(records: Records, known: facts.Reachable) -> dict[str, Any]:
    """The first number that has not ended, or why there is none."""
    own = facts.own_phone([known], records.site.today)
    if own is None:
        return {"phone": None, "phone_reason": "ended" if known.phones else "not-in-source"}
    made = OwnPhone(**records.fact(own, known), **phone(own.number))
    return {"phone": made, "phone_reason": None}


def languages(records: Records, known: facts.Reachable, *needs: Record) -> dict[str, Any]:
    """The languages spoken at the counter, or why there are none."""
    reason: NotInSource = "not-in-source"
    spoken = known.languages
    if spoken is None:
        return {"languages": None, "languages_reason": reason}
    made = SpokenLanguages(
        **records.fact(spoken, known, *needs),
        in_person=spoken.in_person,
        by_interpreter=spoken.by_interpreter,
    )
    return {"languages": made, "languages_reason": None}
