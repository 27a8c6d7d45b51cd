"""Values are written as each locale writes them."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
from guide.facts.dates import PartialDate
from guide.facts.values import Telephone
from guide.languages.editions import Edition
from guide.languages.formats import Formats
from guide.languages.phrases import Phrases, plain


def edition(editions: tuple[Edition, ...], id: str) -> Edition:
    return next(edition for edition in editions if edition.locale.id == id)


def test_plain_japanese_is_written_with_readings_and_half_days(
    editions: tuple[Edition, ...],
) -> None:
    easy = Formats(edition(editions, "ja-easy").locale)
    assert easy.time(time(17)) == "{午後|ごご}5{時|じ}"
    assert easy.date(PartialDate("2021-07-01")) == "2021{年|ねん}7{月|がつ}{1日|ついたち}"
    assert easy.date(PartialDate("2022-03-31")) == "2022{年|ねん}3{月|がつ}31{日|にち}"


@pytest.fixture
def japanese(editions: tuple[Edition, ...]) -> Formats:
    return Formats(editions[0].locale)


@pytest.fixture
def english(editions: tuple[Edition, ...]) -> Formats:
    return Formats(edition(editions, "en").locale)


def test_dates(japanese: Formats, english: Formats, editions: tuple[Edition, ...]) -> None:
    vietnamese = Formats(edition(editions, "vi").locale)
    assert vietnamese.date(date(2021, 7, 5)) == "5 tháng 7 năm 2021"
    assert vietnamese.date(PartialDate("2021-07")) == "tháng 7 năm 2021"
    assert japanese.date(PartialDate("2021-07-05")) == "2021年7月5日"
    assert english.date(PartialDate("2021-07-05")) == "July 5, 2021"
    assert japanese.date(PartialDate("2021-07")) == "2021年7月"
    assert english.date(date(2022, 3, 31)) == "March 31, 2022"
    assert japanese.day_of_year("12-29") == "12月29日"


def test_the_first_of_a_month_is_an_ordinal_where_people_write_it_so(
    editions: tuple[Edition, ...],
) -> None:
    """CLDR, which has a 1 there in every language, is not followed."""
    french, portuguese = (Formats(edition(editions, id).locale) for id in ("fr", "pt-BR"))
    assert french.date(date(2021, 7, 1)) == "1er juillet 2021"
    assert french.date(PartialDate("2021-01-01")) == "1er janvier 2021"
    assert french.day_of_year("01-01") == "1er janvier"
    assert french.date(date(2021, 7, 11)) == "11 juillet 2021"
    assert french.date(PartialDate("2021-07")) == "juillet 2021"
    assert portuguese.date(date(2021, 7, 1)) == "1º de julho de 2021"
    others = [one for one in editions if one.locale.id not in ("fr", "pt-BR")]
    for one in others:
        written = plain(Formats(one.locale).date(date(2021, 7, 1)))
        assert re.search(r"(?<![\d.])1(?![\d\w])|7月1日|1일", written), (one.locale.id, written)


def test_a_month_has_the_era_that_a_day_has(editions: tuple[Edition, ...]) -> None:
    thai = Formats(edition(editions, "th").locale)
    assert thai.date(PartialDate("2021-07-05")) == "5 กรกฎาคม ค.ศ. 2021"
    assert thai.date(PartialDate("2021-07")) == "กรกฎาคม ค.ศ. 2021"


def test_times(japanese: Formats, english: Formats) -> None:
    assert japanese.time(time(17)) == "17:00"
    assert english.time(time(17)).replace("\u202f", " ") == "5:00 PM"


def test_amounts(editions: tuple[Edition, ...]) -> None:
    written = [
        plain(Phrases(one).yen(10_000_000)) for one in (editions[0], edition(editions, "en"))
    ]
    assert written == ["1,000万円", "10,000,000 yen"]


def test_an_amount_that_is_no_round_myriad_is_written_out(japanese: Formats) -> None:
    assert japanese.amount(12_345) == "12,345"


def test_a_list_begins_as_it_goes_on(editions: tuple[Edition, ...]) -> None:
    for one in editions:
        listed = Formats(one.locale).joined(list("ABCD"))
        between = [listed[listed.index(a) + 1 : listed.index(b)] for a, b in ("AB", "BC")]
        assert between[0] == between[1], one.locale.id
    assert Formats(edition(editions, "en").locale).joined(list("ABC")) == "A, B, and C"
    assert Formats(edition(editions, "ne").locale).joined(list("AB")) == "A र B"


@pytest.mark.parametrize(
    ("printed", "dialled"),
    [
        ("022-256-6080", "tel:+81222566080"),
        # Navi Dial numbers cannot be reached through +81
        ("0570-011000", "tel:+81570011000"),
    ],
)
def test_a_telephone_is_dialled_in_e164(printed: str, dialled: str) -> None:
    assert Telephone(printed).href == dialled
