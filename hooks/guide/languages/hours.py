"""Hours in, what is said of them in one language out.

The names of days, dates and times are the locale's (`formats.py`); what stands between them are the
words of the interface called `hours.…`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from guide.facts.hours import WEEKDAYS, Hours, Times, UnusualDates, Weekday, YearlyClosure
from guide.languages.phrases import Phrase, Phrases, Run, Said, phrase

SHORTEST_RUN = 3  # days of the week: fewer are named one by one


@dataclass(frozen=True)
class HoursInWords:
    """What is said of hours, a line each."""

    opening: list[Said]
    """On which days of the week it is open, and from when to when."""
    closed: Said | None
    """On which days it is closed; None where it never is."""
    special: list[Said]
    """Dates on which that is different, while they are not over."""
    note: Said | None

    @property
    def lines(self) -> list[Said]:
        """All of them in order."""
        return [
            *self.opening,
            *([self.closed] if self.closed else []),
            *self.special,
            *([self.note] if self.note else []),
        ]


def in_words(say: Phrases, hours: Hours, today: date) -> HoursInWords:
    """What the edition of `say` says of hours; `today` decides which dates are over."""
    return HoursInWords(
        opening=opening(say, hours),
        closed=closed(say, hours),
        special=[special(say, dates) for dates in hours.still_to_come(today)],
        note=hours.note,
    )


def opening(say: Phrases, hours: Hours) -> list[Said]:
    """On which days of the week it is open, and from when to when, a line for each."""
    return [_line(say, days(say, open_on), times(say, open_at)) for open_on, open_at in hours.week]


def closed(say: Phrases, hours: Hours) -> Said | None:
    """On which days it is closed, as a line; None where it never is."""
    listed = closed_days(say, hours)
    return say("hours.closed", days=listed) if listed else None


def days(say: Phrases, weekdays: Iterable[Weekday]) -> Said:
    """Days of the week; three or more that follow one another as the first and the last of them."""
    return _listed(
        say,
        [
            part
            for run in _runs(weekdays)
            for part in (
                [say("hours.days", first=_weekday(say, run[0]), last=_weekday(say, run[-1]))]
                if len(run) >= SHORTEST_RUN
                else [_weekday(say, day) for day in run]
            )
        ],
    )


def times(say: Phrases, spans: Iterable[Times]) -> Said:
    """From when to when it is open on a day."""
    write = say.formats.time
    return _listed(
        say,
        [say("hours.times", opens=write(opens), closes=write(closes)) for opens, closes in spans],
    )


def closed_days(say: Phrases, hours: Hours) -> Said | None:
    """The days on which it is closed every week and every year; None where there are none."""
    listed: list[Said] = []
    if hours.closed_weekdays:
        listed.append(days(say, hours.closed_weekdays))
    if hours.closed_on_public_holidays:
        listed.append(say("hours.public_holidays"))
    listed += [closure(say, one) for one in hours.closed_every_year]
    return _listed(say, listed) if listed else None


def closure(say: Phrases, one: YearlyClosure) -> Said:
    """The days of a yearly closure."""
    write = say.formats.day_of_year
    if one.last is None:
        return phrase(write(one.first))
    return say("hours.dates", first=write(one.first), last=write(one.last))


def special(say: Phrases, dates: UnusualDates) -> Said:
    """Dates on which other hours hold, or on which it is closed, as a line."""
    write = say.formats.date
    when = (
        phrase(write(dates.first))
        if dates.last == dates.first
        else say("hours.dates", first=write(dates.first), last=write(dates.last))
    )
    what = times(say, dates.times) if dates.times else say("hours.shut")
    line = _line(say, when, what)
    return say.bracketed(line, dates.reason) if dates.reason else line


def _line(say: Phrases, when: Said, what: Said) -> Said:
    return _capitalised(phrase(say("hours.line", when=when, what=what)))


def _listed(say: Phrases, items: Sequence[Said]) -> Said:
    """Things one after the other, joined by the edition's own comma.

    CLDR's lists will not do: in Burmese they have a dash between days, as if it were from … to.
    """
    return reduce(lambda one, other: say("hours.list", one=one, other=other), items)


def _weekday(say: Phrases, day: Weekday) -> Said:
    return phrase(say.formats.weekday(day))


def _runs(weekdays: Iterable[Weekday]) -> list[list[Weekday]]:
    """Days of the week, in order, in groups of such as follow one another."""
    runs: list[list[Weekday]] = []
    for day in sorted(weekdays, key=WEEKDAYS.index):
        if runs and WEEKDAYS.index(day) == WEEKDAYS.index(runs[-1][-1]) + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _capitalised(said: Phrase) -> Phrase:
    """The phrase with a capital at its beginning, where its script has them."""
    if not said.parts:
        return said
    first, *others = said.parts
    if isinstance(first, Phrase):
        return replace(said, parts=(_capitalised(first), *others))
    return replace(said, parts=(_begun(first), *others))


def _begun(run: Run) -> Run:
    return run._replace(text=run.text[:1].upper() + run.text[1:])
