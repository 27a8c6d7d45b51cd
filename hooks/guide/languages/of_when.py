"""The centre's numbers and hours in, of when they are and where they come from out.

A number and the hours beside it may be of different days, and so may two numbers: none is given
the day of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from guide.facts.center import Center, CenterPhone
from guide.facts.provenance import Named, origin
from guide.facts.record import Record, has_ended
from guide.languages.contact import source_of_hours
from guide.languages.phrases import Phrases, Said, together

Dated = tuple[object, Said]
"""What something is called, and a sentence on when it was true."""


def of_when(t: Phrases, told: Iterable[Dated], *, named: bool = False) -> list[Said]:
    """Each sentence once, behind the names of what it is true of.

    Where one is true of all that is told, it needs no names, unless it stands apart (`named`).
    """
    names: dict[str, list[object]] = {}
    said: dict[str, Said] = {}
    for name, sentence in told:
        names.setdefault(str(sentence), []).append(name)
        said[str(sentence)] = sentence
    if len(said) == 1 and not named:
        return list(said.values())
    return [t.labelled(t.enumeration(of), said[sentence]) for sentence, of in names.items()]


def dated_phones(t: Phrases, phones: Sequence[CenterPhone], told: Sequence[Said]) -> list[Dated]:
    """Numbers with a sentence each, as one where they have the same."""
    if len({str(one) for one in told}) == 1:
        return [(t("offices.phone"), told[0])]
    return [(t.telephone(one.number), sentence) for one, sentence in zip(phones, told, strict=True)]


def of_call(t: Phrases, phone: CenterPhone) -> list[Said]:
    """Of when the number to call is, and the hours that stand beside it."""
    hours = t.guide.center.hours
    return of_when(t, [(t("offices.phone"), t.as_of(phone)), (t("contact.hours"), t.as_of(hours))])


def confirm_phones(t: Phrases, today: date) -> Said:
    """Asks to confirm the centre's numbers, and says of when they are, and the hours beside them.

    Numbers that are over are not asked about, as long as there are others.
    """
    center, guide = t.guide.center, t.guide
    phones = [one for one in center.phones if not has_ended(today, one)] or center.phones
    days = {guide.as_of(one) for one in (*phones, center.hours)}
    if len(days) == 1 and (day := days.pop()):
        return t("footer.confirm", date=t.formats.date(day))
    told = dated_phones(t, phones, [t.as_of(one) for one in phones])
    said = of_when(t, [*told, (t("contact.hours"), t.as_of(center.hours))])
    return together(*(part for one in said for part in (one, " · ")), t("confirm.phone"))


def said_of(t: Phrases, center: Center) -> list[Record | Named]:
    """The facts that all who name the centre say of it, each called as readers know it.

    Numbers are told apart where they are not of one source and day.
    """
    word = t.edition.word
    apart = len({origin(t.guide, one) for one in center.phones}) > 1
    return [
        center,
        *(Named(one, one.number if apart else word("offices.phone")) for one in center.phones),
        Named(center.hours, word("contact.hours")),
        Named(center.address, word("offices.address")),
    ]


def facts_of_center(t: Phrases, center: Center, today: date) -> list[Record | Named]:
    """These, and what those are told who go there or want to know when a number is answered."""
    answered = [hours for one in center.phones for hours in source_of_hours(t, one, today)]
    return [*said_of(t, center), *center.stations, *answered]
