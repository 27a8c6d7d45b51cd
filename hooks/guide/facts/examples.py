"""What an editor has written in, how the data would have it out: an example to copy for the remedy.

Somebody who wrote 令和3年7月5日 is told to write 2021-07-05. Where it is not clear what was meant,
there is none, or one that is plainly of something else: a wrong one would be copied.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, datetime
from typing import Any

import phonenumbers

COUNTED = re.compile("(?P<number>[0-9,]*[0-9]) ?(?P<myriads>万)? ?(円|年度?|枚|人|名|か所|倍|%)?")
ERAS = {"R": 2018, "令和": 2018, "H": 1988, "平成": 1988}
"""The eras of Japan in which the centre's facts can be, with the year before their first."""
DATE = re.compile(
    rf"(?P<era>{'|'.join(ERAS)})?[ .]?(?P<year>[0-9]{{1,4}}|元)(?:年度?|[-/.])"
    r"(?P<month>[0-9]{1,2})?(?:月|[-/.]|$)(?P<day>[0-9]{1,2})?日?(?: ?\([月火水木金土日]\))?"
)
YEAR_OF_ERA = re.compile(rf"(?P<era>{'|'.join(ERAS)})[ .]?(?P<year>[0-9]{{1,2}}|元)(?:年度?)?")
NUMBERS = {
    "fiscal_year": "2026",
    "residents_from": "1000",
    "residents_below": "1000",
    "limit": "10000000",
    "example_limit": "10000000",
    "example_ordinary": "10000000",
    "example_special": "10000000",
}
"""A number as it may stand in a field whose numbers are large."""
RUN_TOGETHER = re.compile("(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})?")
IN_ENGLISH = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
DAY_OF_YEAR = re.compile("(?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})日?")
CLOCK = re.compile(
    r"(?P<before>午前|午後|am|pm)? ?(?P<hour>[0-9]{1,2})(?:[:.時](?P<minute>[0-9]{2}|半)?分?)? ?"
    r"(?P<after>am|pm)?"
)
JAPAN = 81
MIDNIGHT = "23:59"
"""How the data end a day: no time of day is 24:00."""


def in_digits(value: Any, field: str) -> str:
    """What somebody means by 500万円, 2026年度, R8 or 1,000; if not clear, a number of the field.

    Of a rate such as 1/2, it is the part that belongs into the field.
    """
    written = _plain(value)
    if rate := re.fullmatch("([0-9]+) ?/ ?([0-9]+)", written):
        return rate[2] if field == "denominator" else rate[1]
    if found := YEAR_OF_ERA.fullmatch(written):
        return str(_year(found))
    if found := COUNTED.fullmatch(written):
        return found["number"].replace(",", "") + ("0000" if found["myriads"] else "")
    found = DATE.fullmatch(written)
    return str(_year(found)) if found and "年" in written else NUMBERS.get(field, "5")


def as_day(value: Any) -> str | None:
    """What somebody means by 令和3年7月5日, 2021/7/5, 20210705 or 5 July 2021: an ISO 8601 date."""
    written = _plain(value)
    found = DATE.fullmatch(written) or RUN_TOGETHER.fullmatch(written)
    if found and found["month"] and found["day"] and (day := _day(found)):
        return day.isoformat()
    for form in IN_ENGLISH:
        try:
            return datetime.strptime(written.replace(",", ""), form).date().isoformat()
        except ValueError:
            continue
    return None


def as_partial_date(value: Any) -> str | None:
    """The same, or one to the month, such as 2021-07."""
    written = _plain(value)
    found = DATE.fullmatch(written) or RUN_TOGETHER.fullmatch(written)
    if found and found["month"] and not found["day"] and (day := _day(found)):
        return day.isoformat()[: len("2021-07")]
    return as_day(value)


def as_day_of_year(value: Any) -> str | None:
    """What somebody means by 12月29日, 12/29 or 2026-12-29: 12-29."""
    if with_year := as_day(value):
        return with_year[len("2026-") :]
    found = DAY_OF_YEAR.fullmatch(_plain(value))
    day = _date(2024, int(found["month"]), int(found["day"])) if found else None
    return day.isoformat()[len("2024-") :] if day else None


def month_too_short(value: Any) -> tuple[int, int] | None:
    """The month of a day such as 2027-06-31 or 02-30, which it does not have, and its days."""
    written = _plain(value)
    found = DATE.fullmatch(written) or RUN_TOGETHER.fullmatch(written)
    if not found or not found["day"]:
        found = DAY_OF_YEAR.fullmatch(written)
    if not found:
        return None
    year = _year(found) if found.groupdict().get("year") else 2024  # a leap year
    month, day = int(found["month"]), int(found["day"])
    days = monthrange(year, month)[1] if 1 <= month <= 12 and 1900 <= year <= 2100 else 31
    return (month, days) if days < day <= 31 else None


def as_clock(value: Any) -> str | None:
    """What somebody means by 午後5時30分, 9:00 or 5 p.m.: a time of 24 hours."""
    written = _plain(value).lower().replace("a.m.", "am").replace("p.m.", "pm")
    written = written.replace("正午", "12:00")
    found = CLOCK.fullmatch(written)
    if not found:
        return None
    hour = int(found["hour"])
    minute = 30 if found["minute"] == "半" else int(found["minute"] or 0)
    half = found["before"] or found["after"]
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in ("午後", "pm") else 0)
    if (hour, minute) == (24, 0):
        return MIDNIGHT
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def as_telephone(value: Any) -> str | None:
    """What somebody means by +81 22 256 6080 or 022(256)6080: a number as it is printed in Japan.

    A table program takes the first 0 of a number away; its groups of digits are then as they were.
    """
    written = _plain(value)
    with_zero = f"0{written}"
    restored = _in_japan(with_zero)
    same_groups = "-" not in written or restored == with_zero
    return _in_japan(written) or (restored if same_groups else None)


def _in_japan(written: str) -> str | None:
    """The one number of Japan that is written, as it is printed there, if nothing goes with it."""
    for match in phonenumbers.PhoneNumberMatcher(written, "JP"):
        alone = _only_digits(match.raw_string) == _only_digits(written)
        if alone and match.number.country_code == JAPAN and not match.number.extension:
            national = phonenumbers.PhoneNumberFormat.NATIONAL
            return phonenumbers.format_number(match.number, national)
    return None


def _plain(value: Any) -> str:
    return unicodedata.normalize("NFKC", str(value)).strip()


def _only_digits(written: str) -> str:
    return re.sub("[^0-9]", "", written)


def _year(found: re.Match[str]) -> int:
    year = 1 if found["year"] == "元" else int(found["year"])
    return year + (ERAS[found["era"]] if found.groupdict().get("era") else 0)


def _day(found: re.Match[str]) -> date | None:
    return _date(_year(found), int(found["month"]), int(found["day"] or 1))


def _date(year: int, month: int, day: int) -> date | None:
    """The day, if there is such a one, of the time that facts are of."""
    try:
        return date(year, month, day) if year >= 1900 else None
    except ValueError:
        return None
