"""What fits a query, on indexes that are small enough to read: likeness, ranking, what is not found."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from guide.search.index import listed
from support.building import ROOT

Find = Callable[[str], list[str]]
LEARNT = (ROOT / "overrides/assets/search/learnt.js").read_text(encoding="utf-8")


@pytest.fixture
def index(engine: Any) -> Callable[..., Find]:
    """Sets the engine up with entries and gives a function that finds: `page/#anchor` of each result.

    An entry has a `page`, and whatever else an index says of it: `anchor`, `title`, `names`, `hints`,
    `nextHints`, `circumstances`, `texts`, `details`, `phone`.
    """

    def set_up(*entries: dict[str, Any], **more: Any) -> Find:
        pages = list(dict.fromkeys(entry["page"] for entry in entries))
        column = {
            name: [entry.get(name, empty) for entry in entries]
            for name, empty in (("anchor", ""), ("title", ""), ("details", []))
        }
        joined = {
            name: [listed(entry.get(name, [])) for entry in entries]
            for name in ("names", "hints", "nextHints", "circumstances")
        }
        engine.setUp(
            {
                "japanese": False,
                "ignored": "",
                "pages": pages,
                "asksForNames": r"\p{Script=Hiragana}",
            }
            | {"elsewhere": "", "emergency": ""}
            | {"texts": ["|".join(entry.get("texts", [])) for entry in entries]}
            | {"page": [pages.index(entry["page"]) for entry in entries]}
            | {"phones": [[entry["phone"], ""] if "phone" in entry else 0 for entry in entries]}
            | column
            | joined
            | more
        )

        def find(query: str) -> list[str]:
            found = []
            for result in engine.answer(query)["pages"]:
                page = pages[result["main"]["page"]]
                found += [page, *(f"{page}#{part['anchor']}" for part in result["parts"])]
            return found

        return find

    return set_up


def page(title: str, **more: Any) -> dict[str, Any]:
    """A page that bears its title as its address."""
    return {"page": title, "title": title, **more}


OTHERS = [page(title) for title in ("lawyer", "tax office", "school", "landlord", "hospital")]


# ---- Likeness of two words --------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["permament", "permanet", "permannent", "premanent", "permanents", "lermanent"]
)
def test_a_word_with_one_letter_wrong_is_like_the_word(engine: Any, typed: str) -> None:
    assert 0.7 < engine.likeness(typed, "permanent") < 1


def test_only_long_words_may_have_two_letters_wrong(engine: Any) -> None:
    assert engine.likeness("resedancy", "residency") > 0.6
    assert engine.likeness("losyer", "lawyer") == 0


@pytest.mark.parametrize(("typed", "known"), [("is", "in"), ("tax", "fax"), ("vise", "wise")])
def test_short_words_are_not_taken_for_others(engine: Any, typed: str, known: str) -> None:
    assert engine.likeness(typed, known) == 0


def test_a_word_typed_in_part_is_liker_the_more_of_it_is_there(engine: Any) -> None:
    likenesses = [engine.likeness("discrimination"[:end], "discrimination") for end in (4, 8, 12)]
    assert 0.5 < likenesses[0] < likenesses[1] < likenesses[2] < 1
    assert engine.likeness("discrm", "discrimination") > 0.5


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("зарплату", "зарплата"),
        ("working", "worker"),
        ("lawyers", "lawyer"),
        ("studies", "student"),
    ],
)
def test_other_endings_leave_a_word_like_itself(engine: Any, typed: str, known: str) -> None:
    assert engine.likeness(typed, known) > 0.5


def test_a_wrong_letter_of_hangul_is_not_a_wrong_syllable(engine: Any) -> None:
    assert engine.likeness(engine.fold("변호사"), engine.fold("변허사")) > 0.7


# ---- Ranking ----------------------------------------------------------------------------------


def test_a_title_beats_a_name_beats_a_sentence(index: Callable[..., Find]) -> None:
    find = index(
        page("a", texts=["divorce and custody of children"]),
        page("b", names=["divorce and custody of children"]),
        page("divorce and custody of children"),
        *OTHERS,
    )
    assert find("divorce and custody of children")[:2] == ["divorce and custody of children", "b"]
    assert find("custody of children and divorce")[2] == "a"


def test_what_readers_type_counts_like_a_title(index: Callable[..., Find]) -> None:
    find = index(page("a", texts=["unpaid wages"]), page("b", hints=["unpaid wages"]), *OTHERS)
    assert find("unpaid wages")[0] == "b"


def test_a_phrase_that_is_wholly_there_beats_one_that_says_more(index: Callable[..., Find]) -> None:
    find = index(page("visa for members of the family"), page("visa"), *OTHERS)
    assert find("visa") == ["visa", "visa for members of the family"]


def test_a_page_with_both_words_beats_those_with_one(index: Callable[..., Find]) -> None:
    find = index(page("work permit"), page("work accident"), page("car accident"), *OTHERS)
    assert find("accident at work")[0] == "work accident"


def test_a_rare_word_tells_more_than_a_common_one(index: Callable[..., Find]) -> None:
    common = [page(f"work {name}") for name in ("hours", "rules", "permit", "clothes", "place")]
    find = index(page("work"), *common, page("pregnancy"), *OTHERS)
    assert find("work pregnancy")[0] == "pregnancy"


def test_words_that_stand_together_beat_the_same_words_apart(index: Callable[..., Find]) -> None:
    find = index(page("rights of human workers"), page("rights, human rights, laws"), *OTHERS)
    assert find("human rights")[0] == "rights, human rights, laws"


def test_the_order_of_the_words_does_not_decide(index: Callable[..., Find]) -> None:
    find = index(page("wages"), page("boss does not pay wages"), page("pay by card"), *OTHERS)
    assert find("wages pay not does boss")[0] == "boss does not pay wages"


def test_an_agencys_own_page_comes_before_its_desk_on_a_topics_page(
    index: Callable[..., Find],
) -> None:
    find = index(
        {"page": "topics/legal/", "title": "law"},
        {"page": "topics/legal/", "anchor": "desk", "title": "support center"},
        {"page": "agencies/legal/", "title": "support center"},
        *OTHERS,
    )
    assert find("support center")[:2] == ["agencies/legal/", "topics/legal/"]


# ---- What is understood -----------------------------------------------------------------------


def test_words_that_say_nothing_are_ignored(index: Callable[..., Find]) -> None:
    ignored = listed(["please", "tell", "me", "about", "について", "教えて"])
    find = index(page("visa"), page("about"), page("ビザの申請"), *OTHERS, ignored=ignored)
    assert find("please tell me about visa") == ["visa"]
    assert find("申請について教えて") == ["ビザの申請"]
    assert find("申請しながら踊る") == []


def test_a_query_of_ignored_words_alone_is_still_answered(index: Callable[..., Find]) -> None:
    find = index(page("visa"), page("about"), *OTHERS, ignored=listed(["about"]))
    assert find("about") == ["about"]


def test_a_typing_error_finds_the_word(index: Callable[..., Find]) -> None:
    find = index(page("permanent residence"), page("temporary work"), *OTHERS)
    assert find("permament residense") == ["permanent residence"]


def test_a_word_known_as_it_is_written_is_not_taken_for_another(
    index: Callable[..., Find],
) -> None:
    find = index(page("bullying"), page("building"), *OTHERS)
    assert find("bullding") == ["bullying", "building"]
    assert find("building") == ["building"]


def test_words_may_be_written_apart_or_together(index: Callable[..., Find]) -> None:
    find = index(page("night school"), page("workplace"), page("workshop"), *OTHERS)
    assert find("nightschool") == ["night school"]
    assert find("work place")[0] == "workplace"


def test_japanese_is_found_by_a_part_and_past_a_wrong_character(index: Callable[..., Find]) -> None:
    find = index(page("在留資格の変更"), page("弁護士"), page("交通事故"), *OTHERS)
    assert find("資格変更") == ["在留資格の変更"]
    assert find("弁護師") == ["弁護士"]


def test_names_in_kana_are_found_in_romaji(index: Callable[..., Find]) -> None:
    find = index(page("offices", names=["おおさか", "こうべ"]), *OTHERS)
    for query in ("osaka", "Oosaka", "kobe", "koube"):
        assert find(query) == ["offices"], query


def test_cyrillic_words_are_found_in_latin_letters(index: Callable[..., Find]) -> None:
    find = index(page("юрист"), page("зарплата"), *OTHERS)
    assert find("zarplata") == ["зарплата"]
    assert find("yurist") == ["юрист"]


# ---- Telephone numbers ------------------------------------------------------------------------

OFFICES = [
    {"page": "", "title": "centre", "phone": "0570-011000", "names": ["03-5363-3013"]},
    {"page": "offices/", "title": "offices"},
    {"page": "offices/", "anchor": "sendai", "title": "Sendai", "phone": "022-256-6080"},
    {"page": "offices/", "anchor": "kobe", "title": "Kobe", "phone": "078-391-4747"},
    {"page": "offices/", "anchor": "yokohama", "title": "Yokohama", "phone": "0570-045259"},
    page("step 256"),
]
SENDAI = ["offices/", "offices/#sendai"]
YOKOHAMA = ["offices/", "offices/#yokohama"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("022-256-6080", SENDAI),
        ("0222566080", SENDAI),
        ("０２２−２５６−６０８０", SENDAI),
        ("(022) 256 6080", SENDAI),
        ("٠٢٢٢٥٦٦٠٨٠", SENDAI),
        ("२५६६०८०", SENDAI),
        ("256-6080", SENDAI),
        ("6080", SENDAI),
        ("+81 22 256 6080", SENDAI),
        ("010 81 22-256-6080", SENDAI),
        ("0225256080", SENDAI),
        ("0222566808", SENDAI),
        ("0221116080", []),
        ("0570011000", [""]),
        ("+81 3 5363 3013", [""]),
        ("256", ["step 256"]),
        ("0312345678", []),
        ("9999", []),
        ("tel:0222566080", SENDAI),
        ("tel 022-256-6080", SENDAI),
        ("TEL：022（256）6080", SENDAI),
        ("ＴＥＬ０２２－２５６－６０８０", SENDAI),
        ("電話022-256-6080", SENDAI),
        ("電話番号は022ー256ー6080です", SENDAI),
        ("call me: 022 256 6080, please", SENDAI),
        ("هاتف ٠٢٢٢٥٦٦٠٨٠", SENDAI),
        ("022/256/6080", SENDAI),
        ("022.256.6080", SENDAI),
        ("022·256·6080", SENDAI),
        ("022／256／6080", SENDAI),
        ("+81 (0)22-256-6080", SENDAI),
        ("022-256-6080 (20)", SENDAI),
        ("\u200e022-256-6080\u200e", SENDAI),
        ("\u202d022-256-6080\u202c", SENDAI),
        ("022\u2060-256\u2060-6080", SENDAI),
        ("\ufeff0222566080", SENDAI),
        ("022\u00ad256\u00ad6080", SENDAI),
        ("\u2068+81\u200f22\u00a0256\u00a06080\u2069", SENDAI),
        ("step 256", ["step 256"]),
        ("lawyer 6080", []),
        # Of a nationwide number, one digit only may be wrong.
        ("0570-045259", YOKOHAMA),
        ("0570-045258", YOKOHAMA),
        ("0570-054259", YOKOHAMA),  # swapped
        ("0570-034259", []),
        ("0570-013904", []),
        ("0570 078 374", []),
    ],
)
def test_a_number_is_found_however_it_is_written(
    index: Callable[..., Find], typed: str, found: list[str]
) -> None:
    assert index(*OFFICES)(typed) == found


# ---- What is shown, and what is not found -----------------------------------------------------


@pytest.mark.parametrize("query", ["pizza", "horoscope for tomorrow", "天気予報", "피자", "", "?!"])
def test_what_the_guide_does_not_know_is_not_found(index: Callable[..., Find], query: str) -> None:
    assert index(page("visa"), page("弁護士"), page("비자"), *OTHERS)(query) == []


def test_one_known_word_in_a_long_sentence_is_enough_when_it_is_a_title(
    index: Callable[..., Find],
) -> None:
    find = index(page("visa"), page("x", texts=["lunch and dinner"]), *OTHERS)
    assert find("my grandmother wants her visa before lunch") == ["visa"]


def test_a_word_of_a_sentence_does_not_answer_a_long_query(index: Callable[..., Find]) -> None:
    find = index(page("x", texts=["lunch for all children"]), *OTHERS)
    assert find("where do elephants eat lunch") == []
    assert find("lunch for all children") == ["x"]


def test_the_services_that_fit_are_shown_with_their_page_best_first(
    index: Callable[..., Find],
) -> None:
    desks = [
        {"page": "topics/work/", "anchor": name, "title": name, "hints": [hint]}
        for name, hint in (("a", "wages"), ("b", "injury"), ("c", "dismissal"))
    ]
    find = index({"page": "topics/work/", "title": "work"}, *desks, *OTHERS)
    assert find("injury") == ["topics/work/", "topics/work/#b"]
    assert find("dismissal injurys") == ["topics/work/", "topics/work/#c", "topics/work/#b"]
    assert find("dismissals injury") == ["topics/work/", "topics/work/#b", "topics/work/#c"]


BUREAUS = [
    {"page": "offices/", "title": "offices", "hints": ["which immigration office is mine"]},
    *(
        {
            "page": "offices/",
            "anchor": name,
            "title": f"{name} immigration office",
            "circumstances": ["coordinator", *places],
        }
        for name, *places in (
            ("Tokyo", "Tokyo", "東京都"),
            ("Nagoya", "Mie", "津"),
            ("Osaka", "Kyoto", "京都府", "京都", "大津"),
            ("Naha", "Saga", "Sagamihara"),
        )
    ),
]


@pytest.mark.parametrize(
    ("query", "office"),
    [
        ("I live in Kyoto, which immigration office is mine, and what is its telephone?", "Osaka"),
        ("offices Saga", "Naha"),
        ("京都府 offices", "Osaka"),
        ("東京都 offices", "Tokyo"),  # 京都 stands in it
        ("offices coordinator Mie", "Nagoya"),
    ],
)
def test_of_offices_the_one_is_shown_whose_place_is_named(
    index: Callable[..., Find], query: str, office: str
) -> None:
    assert index(*BUREAUS, *OTHERS)(query) == ["offices/", f"offices/#{office}"]


def test_a_place_beside_something_else_leads_to_no_office(index: Callable[..., Find]) -> None:
    find = index(*BUREAUS, page("divorce of a husband who drinks"), *OTHERS)
    assert find("divorce of my husband in Kyoto who drinks") == ["divorce of a husband who drinks"]


def test_a_topic_is_shown_with_its_first_three_desks_when_none_fits_better(
    index: Callable[..., Find],
) -> None:
    desks = [{"page": "topics/work/", "anchor": name, "title": name} for name in "abcd"]
    find = index({"page": "topics/work/", "title": "work"}, *desks, *OTHERS)
    assert find("work") == ["topics/work/", *(f"topics/work/#{name}" for name in "abc")]


def test_at_most_six_pages_are_shown(index: Callable[..., Find]) -> None:
    find = index(*(page(f"visa {name}") for name in "abcdefgh"), *OTHERS)
    assert len(find("visa")) == 6


def test_a_page_that_fits_far_less_than_the_best_is_left_out(index: Callable[..., Find]) -> None:
    query = "how to change my address"
    more = "is told at the counter of the town hall by clerks who know many languages and the law"
    in_passing = page("x", texts=[f"{query} {more}, on every day of the week but Sunday"])
    assert index(in_passing, *OTHERS)(query) == ["x"]
    assert index(in_passing, page(query), *OTHERS)(query) == [query]


# ---- A whole story, and what no desk is known for ----------------------------------------------


def test_the_same_words_lead_to_two_places_in_order(index: Callable[..., Find]) -> None:
    words = ["bring my family here"]
    find = index(page("visa", nextHints=words), page("stay", hints=words), *OTHERS)
    assert find("how can I bring my family here") == ["stay", "visa"]


def test_what_no_desk_is_known_for_is_said_and_no_page_shown(
    index: Callable[..., Find], engine: Any
) -> None:
    find = index(
        page("visa"), page("work"), *OTHERS, elsewhere=listed(["driving licence", "nursery"])
    )
    assert find("driving licence") == []
    assert engine.answer("change my driving licence")["told"] == "elsewhere"
    assert engine.answer("work")["told"] == ""


def test_what_is_not_understood_is_not_said_to_have_no_desk(
    index: Callable[..., Find], engine: Any
) -> None:
    """It may be another language: nothing is found, then, and nothing said of it."""
    find = index(page("visa"), *OTHERS, elsewhere=listed(["driving licence"]))
    engine.setUpLearnt(learnt(["topics/visa/", "elsewhere"], strongly(1, 4)))
    assert engine.answer("my driving licence has expired")["told"] == "elsewhere"
    assert engine.answer("patronum maashimi vermiyor")["told"] == ""
    assert find("patronum maashimi vermiyor") == []


def test_a_place_alone_is_no_mistyped_word_of_what_has_no_desk(
    index: Callable[..., Find], engine: Any
) -> None:
    find = index(*BUREAUS, *OTHERS, elsewhere=listed(["oosaka", "kyotot"]))
    assert find("Kyoto") == ["offices/", "offices/#Osaka"]


def test_of_a_text_that_is_too_long_the_beginning_is_read(index: Callable[..., Find]) -> None:
    find = index(page("unpaid wages"), page("divorce"), *OTHERS)
    assert find("unpaid wages" + " " * 2000 + "divorce") == ["unpaid wages"]


def test_an_emergency_comes_before_every_page(index: Callable[..., Find], engine: Any) -> None:
    index(page("ambulance driver wanted"), *OTHERS, emergency=listed(["ambulance"]))
    assert engine.answer("ambulance")["told"] == "emergency"


def test_violence_that_happens_now_is_an_emergency_and_other_violence_has_a_desk(
    index: Callable[..., Find], engine: Any
) -> None:
    violence = page("violence", hints=["husband hits me with a belt at home"])
    find = index(violence, *OTHERS, emergency=listed(["hits me right now"]))
    assert find("at home my husband hits me with a belt") == ["violence"]
    now = "at home my husband with a belt hits me right now"
    assert engine.answer(now)["told"] == "emergency"


def test_an_emergency_is_told_by_words_that_are_ignored_elsewhere(
    index: Callable[..., Find], engine: Any
) -> None:
    alarm = listed(["want to die", "救急車をよぶ", "火事"])
    index(
        page("living"),
        page("dying of hunger"),
        *OTHERS,
        ignored=listed(["want", "to"]),
        emergency=alarm,
    )
    assert engine.answer("my friend says I want to die")["told"] == "emergency"
    assert engine.answer("where can he die")["told"] == ""
    assert engine.answer("いま 救急車を よぶ")["told"] == "emergency"


def test_a_place_said_beside_something_else_leads_nowhere(index: Callable[..., Find]) -> None:
    find = index(page("offices", circumstances=["Omiya"]), *OTHERS)
    assert find("Omiya") == ["offices"]
    assert find("last train from Omiya tonight") == []


def test_what_is_fetched_apart_is_found_and_compares_characters(
    index: Callable[..., Find], engine: Any
) -> None:
    find = index(page("签证"), *OTHERS)
    assert find("簽證") == []
    assert engine.asksForNames("簽證")
    assert not engine.asksForNames("签证")
    engine.setUpNames(
        {
            "names": [listed(["ビザ"])],
            "elsewhere": listed(["うんてん"]),
            "emergency": "",
            "variants": "簽签證证",
        }
    )
    assert find("簽證") == ["签证"]
    assert find("ビザ") == ["签证"]
    assert engine.answer("うんてん")["told"] == "elsewhere"


def strongly(place: int, strength: int) -> str:
    """What stands in a bucket that speaks for the place, or against it."""
    return chr(35 + 6 * place + [1, -1, 2, -2, 4, -4].index(strength))


def learnt(
    places: list[str],
    in_every_bucket: str,
    prior: float = 0,
    scale: float = 9,
    part: str = "learnt",
) -> str:
    """The script of a language in which all signs say the same."""
    buckets = " ".join([in_every_bucket] * 16384)
    known = {
        "part": part,
        "places": places,
        "prior": [0, prior],
        "scale": scale,
        "buckets": buckets,
    }
    return LEARNT.replace("LEARNT_AT_BUILD", json.dumps(known))


def test_where_nothing_speaks_for_a_page_what_is_likeliest_of_all_is_told(
    engine: Any, index: Callable[..., Find]
) -> None:
    index(page("wages"), page("visa"))
    asked = "goldfish visa"
    assert engine.answer(asked)["told"] == ""
    engine.setUpLearnt(learnt(["wages", "elsewhere"], "", prior=4))
    assert engine.answer(asked)["told"] == "elsewhere"
    engine.setUpLearnt(learnt(["wages", "elsewhere"], strongly(1, -4), prior=4))
    assert engine.answer(asked)["told"] == "", "the signs speak against it"


@pytest.mark.parametrize("places", [["gone", "visa"], ["visa", "gone"]])
def test_a_story_leads_where_it_was_learnt_to_lead_while_that_page_is_there(
    engine: Any, index: Callable[..., Find], places: list[str]
) -> None:
    find = index(page("wages"), page("visa"))
    assert find("she likes to come in spring") == []
    for place, found in (("visa", ["visa"]), ("gone", [])):
        engine.setUpLearnt(learnt(places, strongly(places.index(place), 4)))
        assert find("she likes to come in spring") == found
        assert find("spring") == [], "one word is no story"


def test_danger_is_told_however_well_the_words_of_a_page_fit(
    engine: Any, index: Callable[..., Find]
) -> None:
    find = index(page("help me please"), *OTHERS)
    for place, told in (("emergency", "emergency"), ("lawyer", "")):
        # Likely, yet not as good as certain.
        engine.setUpLearnt(learnt(["help me please", place], strongly(1, 1), scale=0.6))
        assert engine.answer("help me please")["told"] == told
    assert find("help me please")[0] == "help me please"


def test_who_wishes_to_die_is_told_an_emergency(engine: Any, index: Callable[..., Find]) -> None:
    """That is learnt apart, so that what is said of wages beside it does not outweigh it."""
    index(page("topics/work/"), *OTHERS, emergency=listed(["want to die"]))
    asked = "unpaid for months, I want to die"
    for places in (["topics/work/", "despair"], ["despair", "topics/work/"]):
        engine.setUpLearnt(learnt(places, strongly(places.index("despair"), 4)))
        assert engine.answer("unpaid for months, so tired of it all")["told"] == "emergency"
    # Not sure of it, but of the words.
    weak = strongly(0, 1)
    engine.setUpLearnt(learnt(["topics/work/", "despair"], weak, scale=0.3))
    assert engine.answer(asked)["told"] == "emergency"


def test_what_may_be_an_emergency_is_told_so_beside_its_desks(
    engine: Any, index: Callable[..., Find]
) -> None:
    find = index(page("topics/work/"), *OTHERS)
    asked = "he is under the machine at work"
    for scale, told in ((0.02, "emergency"), (1, "")):
        engine.setUpLearnt(learnt(["topics/work/", "emergency"], strongly(0, 4), scale=scale))
        assert find(asked) == ["topics/work/"]
        assert engine.answer(asked)["told"] == told


def test_the_second_likeliest_topic_of_a_story_is_shown_too(
    engine: Any, index: Callable[..., Find]
) -> None:
    find = index(page("topics/work/"), page("topics/residence/"), page("wages"))
    for places in (["topics/work/", "topics/residence/"], ["topics/residence/", "topics/work/"]):
        engine.setUpLearnt(learnt(places, strongly(0, 2) + strongly(1, 1), scale=0.47))
        assert find("she likes to come in spring") == places
        engine.setUpLearnt(learnt(places, strongly(0, 2) + strongly(1, 1)))
        assert find("she likes to come in spring") == places[:1], "as good as sure"


def test_what_is_surely_about_a_topic_is_not_told_to_be_elsewhere_by_its_words(
    engine: Any, index: Callable[..., Find]
) -> None:
    wages = {"page": "topics/work/", "title": "wages"}
    find = index(wages, *OTHERS, elsewhere=listed(["nursery"]))
    asked = "nursery pays"
    assert engine.answer(asked)["told"] == "elsewhere"
    engine.setUpLearnt(learnt(["topics/work/", "elsewhere"], strongly(0, 4)))
    assert find(asked)[0] == "topics/work/"


def test_who_types_a_whole_title_is_led_to_it_whatever_was_learnt(
    engine: Any, index: Callable[..., Find]
) -> None:
    find = index(page("human rights bureau"), page("human rights"), *OTHERS)
    engine.setUpLearnt(learnt(["human rights bureau", "human rights"], strongly(1, 4)))
    assert find("human rights bureau")[0] == "human rights bureau"
    assert find("who has some rights here")[0] == "human rights"
