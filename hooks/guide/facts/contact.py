"""How somebody can be reached, and what is to be known before: all of it optional.

The source slides give none of this but the centre's telephones; an official who knows it adds it,
each with its source and date. Where it is absent, it is not known, and the pages say so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from guide.facts.hours import Hours
from guide.facts.language_tags import SpokenLanguage
from guide.facts.messages import wrong
from guide.facts.record import Identifier, Model, Record, has_ended
from guide.facts.values import FactProse, Telephone, Text, WebAddress

MAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


def _mail_address(value: str) -> str:
    if not MAIL.fullmatch(value) or ".." in value or ".@" in value:
        raise wrong("mail-address", value=value)
    return value


MailAddress = Annotated[
    str, AfterValidator(_mail_address), WithJsonSchema({"type": "string", "format": "email"})
]
SpokenTogether = Annotated[list[SpokenLanguage], Field(min_length=1)]


class Phone(Record):
    """A telephone number."""

    id: Identifier
    number: Telephone
    use: FactProse | None = None
    """Who dials it, or what for."""
    languages: SpokenTogether = []
    """The languages in which it is answered; left out where that is not known."""
    hours: Hours | None = None
    """When it is answered, where that differs from the hours around it."""
    cost: FactProse | None = None
    """What a call costs."""
    from_abroad: FactProse | None = None
    """How it is reached from abroad."""


class Mail(Record):
    """An address for e-mail."""

    address: MailAddress
    use: FactProse | None = None


class WebForm(Record):
    """A page on which one writes to somebody."""

    url: WebAddress
    use: FactProse | None = None


class Booking(Record):
    """Whether and how one books before one comes."""

    needed: Literal["required", "possible", "not-needed"]
    how: FactProse | None = None
    url: WebAddress | None = None


class Counter(Record):
    """Where in the building one goes."""

    floor: Text | None = None
    counter: Text | None = None
    """Its number or name."""

    @model_validator(mode="after")
    def _says_something(self) -> Counter:
        if self.floor is None and self.counter is None:
            raise wrong("floor-or-counter")
        return self


class SpokenLanguages(Record):
    """The languages in which one is helped at the counter."""

    in_person: SpokenTogether = []
    """Those that the staff speak."""
    by_interpreter: SpokenTogether = []
    """Those for which there is an interpreter, there or by telephone."""

    @model_validator(mode="after")
    def _says_something(self) -> SpokenLanguages:
        if not self.in_person and not self.by_interpreter:
            raise wrong("in-person-or-by-interpreter")
        return self


class Fee(Record):
    """What it costs, or that it costs nothing."""

    text: FactProse


class Item(Model):
    """A thing to bring."""

    id: Identifier
    text: FactProse


class Bring(Record):
    """What to bring."""

    items: list[Item] = Field(min_length=1)


class Reachable(Record):
    """Somebody, or something, that readers turn to."""

    phones: Annotated[list[Phone], Field(min_length=1)] = []
    mail: Mail | None = None
    form: WebForm | None = None
    booking: Booking | None = None
    counter: Counter | None = None
    languages: SpokenLanguages | None = None
    fee: Fee | None = None
    bring: Bring | None = None
    hours: Hours | None = None


def is_there(nearest_first: Sequence[Reachable], today: date) -> bool:
    """Whether one can still turn to the first of them, and to the last, to which it belongs."""
    return not has_ended(today, nearest_first[0], nearest_first[-1])


def own_phone(nearest_first: Sequence[Reachable], today: date) -> Phone | None:
    """The number to call: the first that is not over of the nearest that has one; None without.

    `nearest_first` is whom to turn to, such as a service, its unit and its agency.
    """
    if not is_there(nearest_first, today):
        return None
    going_on = (one for one in nearest_first if not has_ended(today, one))
    return next(
        (phone for one in going_on for phone in one.phones if not has_ended(today, phone)), None
    )
