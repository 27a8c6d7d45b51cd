"""What is known of how somebody is reached is said in the reader's language, the nearest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from guide.facts.contact import Reachable, own_phone
from guide.languages.contact import KINDS, Row, at_desk, rows
from guide.languages.editions import Edition
from guide.languages.formats import Formats
from guide.languages.phrases import Phrases, plain

In = Callable[[str], Phrases]
TODAY = date(2026, 11, 28)


@pytest.fixture
def phrases(invented: tuple[Edition, ...]) -> In:
    """What the invented centre's edition with this id says."""
    return lambda id: Phrases(next(one for one in invented if one.locale.id == id))


def said(all_: list[Row]) -> dict[str, list[str]]:
    """The lines of each kind."""
    found: dict[str, list[str]] = {}
    for row in all_:
        found.setdefault(row.kind, []).extend(plain(line) for line in row.lines)
    return found


def carriers(t: Phrases, service: str) -> list[Reachable]:
    agency, own = t.guide.service(service)
    return agency.turned_to_for(own)


def test_all_that_is_known_is_said_in_the_readers_language(phrases: In) -> None:
    told = said(rows(phrases("en"), phrases("en").guide.center, TODAY))
    assert told["phone"][:3] == [
        "0857-00-0001",
        "The number that everyone can call",
        "Spoken on the phone: Japanese, English, and Urdu",
    ]
    assert "Cost of a call: the usual price of a call" in told["phone"]
    hours = told["phone"].index("Phone hours: Wednesday to Friday: 10:15\u202fAM to 5:00\u202fPM")
    assert told["phone"][hours + 1].startswith("Closed: ")
    assert told["counter"] == ["Floor 2 Information desk"]
    assert told["languages"] == [
        "Spoken by the staff: Japanese and English",
        "With an interpreter: Urdu, Vietnamese, and Chinese",
    ]
    assert told["bring"] == ["Residence card", "The letter that you got"]
    urdu = said(rows(phrases("ur"), phrases("ur").guide.center, TODAY))
    assert urdu["languages"][0] == "عملے کی زبانیں: جاپانی اور انگریزی"


def test_every_kind_stands_at_every_sort_of_record_of_the_invented_centre(phrases: In) -> None:
    guide = phrases("ja").guide
    for sort in (
        [guide.center],
        guide.agencies,
        [unit for agency in guide.agencies for unit in agency.units],
        guide.services,
        guide.offices,
    ):
        found = {row.kind for one in sort for row in rows(phrases("ja"), one, TODAY)}
        assert found == set(KINDS)


def test_links_dial_write_and_open(phrases: In) -> None:
    japanese = phrases("ja")
    known = rows(japanese, japanese.guide.agency("work"), TODAY)
    assert [(row.kind, row.link) for row in known if row.link] == [
        ("phone", "tel:+81857000008"),
        ("mail", "mailto:jobs@work.example.jp"),
        ("booking", "https://jobs.example.jp/booking"),
    ]


def test_what_is_over_comes_last_and_is_not_offered(phrases: In) -> None:
    japanese = phrases("ja")
    agency = japanese.guide.agency("work")
    over = [(plain(row.lines[0]), row.link) for row in rows(japanese, agency, TODAY) if row.over]
    assert over == [("0857-00-0007", None), ("https://jobs.example.jp/ask", None)]
    phones = [row.over for row in rows(japanese, agency, TODAY) if row.kind == "phone"]
    assert phones == [False, True]
    ended = agency.model_copy(update={"ends": date(2026, 3, 31)})
    service = agency.services[1]
    assert all(row.over for row in rows(japanese, service, TODAY, ended))
    assert at_desk(japanese, [service, ended], TODAY) == []


def test_a_desk_says_what_the_nearest_knows(phrases: In) -> None:
    english = phrases("en")
    told = said(at_desk(english, carriers(english, "living-advice"), TODAY))
    assert told["phone"][0] == "0857-00-0006", "the service's own"
    assert told["booking"] == ["An appointment is required", "Please call by the day before."]
    assert told["counter"] == ["Floor 3 Counter 5"], "that of its unit, not of its agency"
    assert said(at_desk(english, carriers(english, "statistics"), TODAY))["counter"] == [
        "Counter 1"
    ], "without a unit, that of its agency"


def test_what_is_over_gives_way_to_what_is_not(phrases: In) -> None:
    english = phrases("en")
    of_agency = carriers(english, "training")
    over = date(2026, 3, 31)
    mail = of_agency[0].mail
    assert mail
    gone = of_agency[0].model_copy(update={"mail": mail.model_copy(update={"ends": over})})
    assert said(at_desk(english, of_agency, TODAY))["mail"] == ["training@work.example.jp"]
    told = said(at_desk(english, [gone, *of_agency[1:]], TODAY))
    assert told["mail"] == ["jobs@work.example.jp", "Questions from companies"]
    assert said(at_desk(english, [gone], TODAY))["mail"] == ["training@work.example.jp"]


def test_the_number_to_call_is_the_nearest_that_is_not_over(phrases: In) -> None:
    japanese = phrases("ja")

    def number(service: str) -> str:
        phone = own_phone(carriers(japanese, service), TODAY)
        assert phone
        return phone.number

    assert number("living-advice") == "0857-00-0006"
    assert number("training") == "0857-00-0008", "its agency's first one is over"
    agency = japanese.guide.agency("work").model_copy(update={"ends": date(2026, 3, 31)})
    assert own_phone([agency], TODAY) is None


@pytest.mark.parametrize(
    ("locale", "tag", "name"),
    [
        ("ja", "pt-BR", "ポルトガル語"),
        ("en", "pt-BR", "Brazilian Portuguese"),
        ("ja-easy", "en", "{英語|えいご}"),
        ("ja-easy", "zh-Hans", "{簡体|かんたい}{中国語|ちゅうごくご}"),
        ("ja-easy", "vi", "ベトナム{語|ご}"),
        ("ur", "vi", "ویتنامی"),
    ],
)
def test_a_language_is_named_in_the_readers(
    editions: tuple[Edition, ...], locale: str, tag: str, name: str
) -> None:
    formats = Formats(next(one for one in editions if one.locale.id == locale).locale)
    assert formats.spoken(tag) == (name, None)


def test_a_language_without_a_name_here_has_its_own(editions: tuple[Edition, ...]) -> None:
    nepali = Formats(next(one for one in editions if one.locale.id == "ne").locale)
    assert nepali.spoken("tl") == ("Filipino", "tl")
    easy = Formats(next(one for one in editions if one.locale.plain_japanese).locale)
    assert easy.spoken("gan")[1] == "en", "贛語: no reading is known, and no own name"
