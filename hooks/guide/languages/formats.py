"""Dates, times, amounts and rates as each locale writes them (Unicode CLDR, through Babel)."""

from __future__ import annotations

import re
from datetime import date, time
from functools import cache, reduce

import babel
from babel import dates
from babel.core import get_global
from babel.dates import get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from guide.facts.dates import PartialDate
from guide.facts.hours import WEEKDAYS, Weekday
from guide.facts.locales import Locale
from guide.facts.values import Text
from guide.languages.ruby import without_readings

# What is counted in dates, times and amounts, and how it is read.
COUNTED = re.compile(r"(?<!\d)(?:10|20|[1-9])日|[年月日時分万]|午前|午後")
READINGS = {"年": "ねん", "月": "がつ", "日": "にち", "時": "じ", "分": "ふん", "万": "まん"} | {
    "午前": "ごぜん",
    "午後": "ごご",
    "1日": "ついたち",
    "2日": "ふつか",
    "3日": "みっか",
    "4日": "よっか",
    "5日": "いつか",
    "6日": "むいか",
    "7日": "なのか",
    "8日": "ようか",
    "9日": "ここのか",
    "10日": "とおか",
    "20日": "はつか",
}
# How days of the week are read, by their first letter.
WEEKDAY_READINGS = {
    "月": "げつ",
    "火": "か",
    "水": "すい",
    "木": "もく",
    "金": "きん",
    "土": "ど",
    "日": "にち",
}


# How the Japanese names of languages are read that many in Japan speak.
LANGUAGE_READINGS = {
    "日本語": "にほんご",
    "英語": "えいご",
    "中国語": "ちゅうごくご",
    "韓国語": "かんこくご",
    "広東語": "かんとんご",
    "閩南語": "びんなんご",
    "手話": "しゅわ",
    "簡体": "かんたい",
    "繁体": "はんたい",
    "語": "ご",
}
# Dates where CLDR's long form is not what people write: Vietnamese has the word for year.
OWN_DATES = {"vi": "d 'tháng' M 'năm' y"}
# Months of a year that CLDR writes without the era that it writes with days.
OWN_MONTHS = {"th": "MMMM G y"}
# The first of a month where it is an ordinal, unlike the other days. CLDR has 1 there, on purpose:
# its patterns know no ordinals.
FIRST_OF_MONTH = {"fr": "1er", "pt_BR": "1º"}
# What stands between a name and what is said of it, by script, where it is not ": ".
COLONS = {"Hans": "：", "Hant": "：", "Jpan": "：", "Khmr": "៖ "}
FRENCH_COLON = "\u00a0: "
# What stands around what is added to a name, by script, where it is not " (…)".
BRACKETS = {"Hang": "()", "Hans": "（）", "Hant": "（）", "Jpan": "（）"}
LANGUAGE_WORDS = re.compile("|".join(LANGUAGE_READINGS))
KANJI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff々]")


# The same dates and times stand on many pages.
format_date = cache(dates.format_date)
format_skeleton = cache(dates.format_skeleton)
format_time = cache(dates.format_time)


@cache
def as_in_cldr(tag: str, sep: str = "_") -> babel.Locale:
    """What CLDR calls a language, given as `pt_BR`."""
    return babel.Locale.parse(tag, sep=sep)


class Formats:
    """The ways one locale writes values."""

    def __init__(self, locale: Locale) -> None:
        self._cldr = as_in_cldr(locale.cldr or locale.id, sep="-")
        self.first_of_month = FIRST_OF_MONTH.get(str(self._cldr), "1")
        """How the number of a month's first day is written."""
        french = self._cldr.language == "fr"
        self.colon = FRENCH_COLON if french else COLONS.get(locale.script, ": ")
        """What stands between a name and what is said of it."""
        self.brackets = tuple(BRACKETS.get(locale.script, (" (", ")")))
        """What stands before and behind what is added to a name."""
        self._myriads = locale.myriads
        self._plain_japanese = locale.plain_japanese

    def date(self, value: PartialDate | date) -> str:
        """A date to the day, or to the month where only that is known: `July 2021`."""
        if isinstance(value, date):
            pattern = OWN_DATES.get(self._cldr.language, "long")
            return self._of_day(value.day, format_date(value, pattern, self._cldr))
        if len(value) > len("2021-07"):
            return self.date(date.fromisoformat(value))
        month = date.fromisoformat(f"{value}-01")
        if own := OWN_MONTHS.get(self._cldr.language):
            return self._readable(format_date(month, own, self._cldr))
        return self._readable(format_skeleton("yMMMM", month, locale=self._cldr))

    def day_of_year(self, value: str) -> str:
        """A day of every year, given as `12-29`."""
        day = date.fromisoformat(f"2024-{value}")
        return self._of_day(day.day, format_skeleton("MMMMd", day, locale=self._cldr))

    def _of_day(self, day: int, written: str) -> str:
        """A date with this day of its month, as CLDR's pattern wrote it; the first as people do."""
        if day == 1:
            written = re.sub(r"(?<!\d)1(?!\d)", self.first_of_month, written, count=1)
        return self._readable(written)

    def weekday(self, day: Weekday) -> str:
        """The name of a day of the week."""
        name = str(get_day_names("wide", locale=self._cldr)[WEEKDAYS.index(day)])
        if not self._plain_japanese:
            return name
        return Text(f"{{{name}|{WEEKDAY_READINGS[name[0]]}ようび}}")

    def time(self, value: time) -> str:
        """A time of day."""
        if self._plain_japanese:
            pattern = "aK時m分" if value.minute else "aK時"
            return self._readable(format_time(value, pattern, locale=self._cldr))
        return format_time(value, "short", locale=self._cldr)

    def each_hour(self) -> list[str]:
        """34 minutes past each hour of a day, without readings: what scripts write times after.

        Browsers do not know all languages, nor write the others as the pages do.
        """
        return [without_readings(self.time(time(hour, 34))) for hour in range(24)]

    def each_month(self) -> list[str]:
        """The 28th of each month of 2001, without readings: what scripts write dates after."""
        return [without_readings(self.date(date(2001, month, 28))) for month in range(1, 13)]

    def language(self, locale: Locale) -> str | None:
        """What a language is called; None where CLDR does not say."""
        return as_in_cldr(locale.cldr or locale.id, sep="-").get_language_name(str(self._cldr))

    def country(self, locale: Locale) -> str | None:
        """What the country is called where a language is most spoken; None where CLDR is silent."""
        language = as_in_cldr(locale.cldr or locale.id, sep="-")
        likely = get_global("likely_subtags")
        whole = likely.get(str(language)) or likely[language.language]
        territory = language.territory or as_in_cldr(whole).territory
        return self._cldr.territories.get(territory or "")

    def spoken(self, tag: str) -> tuple[str, str | None]:
        """The name of a language that somebody speaks, given as a BCP 47 tag such as `pt-BR`.

        Where CLDR has no name for it here (or one without a known reading, in plain Japanese), the
        language's own name is taken, else the English one. Beside the name, the tag of the language
        that it is in, None where that is this locale's own.
        """
        code = tag.replace("-", "_")
        for known in (code, code.split("_")[0]):
            name = self._cldr.languages.get(known)
            if name and (read := self._with_readings(name)):
                return read, None
        try:
            own = babel.Locale.parse(code).get_language_name()
        except babel.UnknownLocaleError:
            own = None
        english = babel.Locale("en").languages
        return (own, tag) if own else (english.get(code) or english[code.split("_")[0]], "en")

    def _with_readings(self, name: str) -> str | None:
        """The name of a language; in plain Japanese with readings, None where one is not known."""
        if not self._plain_japanese:
            return name
        if KANJI.search(LANGUAGE_WORDS.sub("", name)):
            return None
        return Text(
            LANGUAGE_WORDS.sub(lambda found: f"{{{found[0]}|{LANGUAGE_READINGS[found[0]]}}}", name)
        )

    def number(self, value: int) -> str:
        """A whole number with the locale's grouping."""
        return str(format_decimal(value, locale=self._cldr))

    def amount(self, yen: int) -> str:
        """An amount of yen without its unit; `1,000万` where the locale counts in myriads."""
        if self._myriads and yen % 10_000 == 0:
            return self._readable(f"{self.number(yen // 10_000)}万")
        return self.number(yen)

    def file_size(self, size: int) -> str:
        """The size of a file, given in bytes, as `350 kB`."""
        kilobytes = -(-size // 1000)
        return format_unit(kilobytes, "digital-kilobyte", "short", locale=self._cldr)

    def _readable(self, written: str) -> str:
        """What was written, with readings where the locale is plain Japanese."""
        if not self._plain_japanese:
            return written
        return Text(COUNTED.sub(lambda found: f"{{{found[0]}|{READINGS[found[0]]}}}", written))

    def joined(self, items: list[str]) -> str:
        """Strings joined as the locale lists them: `A, B, and C`."""
        if len(items) < 3:
            return format_list(items, locale=self._cldr)
        # CLDR begins Nepali lists without the space that it has between their other parts.
        patterns = babel.Locale.parse(self._cldr).list_patterns["standard"]
        begun = reduce(patterns["middle"].format, items[:-1])
        return str(patterns["end"].format(begun, items[-1]))
