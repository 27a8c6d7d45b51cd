"""Mistakes in the data are answered with file, line, column, path and remedy, all at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from guide.facts.problems import DataError
from guide.languages.editions import load_editions
from support.building import ROOT

Change = Callable[[str, str, str], None]


def mistakes(data: Path) -> list[str]:
    """What is said about the data, one line a mistake."""
    with pytest.raises(DataError) as caught:
        load_editions(data)
    return [str(problem) for problem in caught.value.problems]


def test_what_is_right_is_taken(data: Path) -> None:
    japanese, *others = load_editions(data)
    assert [edition.locale.id for edition in others] == ["en", "ur"]
    assert len(japanese.guide.agencies) == len(japanese.guide.offices) == 2
    assert japanese.guide.grant is None
    assert japanese.guide.coordinators is None


def test_the_real_data_is_right_and_every_record_is_taken() -> None:
    guide = load_editions(ROOT / "data")[0].guide
    for name in ("agencies", "audiences", "topics", "offices", "prefectures", "sources"):
        written = yaml.safe_load((ROOT / f"data/{name}.yaml").read_text(encoding="utf-8"))
        assert [record.id for record in getattr(guide, name)] == [one["id"] for one in written]
    written = yaml.safe_load((ROOT / "data/agencies.yaml").read_text(encoding="utf-8"))
    services = [service["id"] for agency in written for service in agency["services"]]
    assert [service.id for service in guide.services] == services
    assert len(guide.prefectures) == 47


# file, what stands there, what an editor writes, and the end of the answer
MISTAKES = {
    "telephone": (
        "offices.yaml",
        "phone: 0857-00-0002",
        "phone: 22-256",
        'offices.east.phone: "22-256" is not a Japanese telephone number; '
        "write it like 022-256-6080",
    ),
    "telephone of the wrong length": (
        "offices.yaml",
        "phone: 0857-00-0002",
        "phone: 0857-00-00020",
        'offices.east.phone: "0857-00-00020" is not a Japanese telephone number; '
        "write it like 022-256-6080",
    ),
    "impossible date": (
        "agencies.yaml",
        "ends: 2026-03-31",
        "ends: 2026-02-31",
        'agencies.work.services.job-placement.ends: there is no "2026-02-31": month 2 has 28 days; '
        "write the day that is meant",
    ),
    "impossible month": (
        "sources.yaml",
        "as_of: 2025-04",
        "as_of: 2025-13",
        'sources.leaflet.as_of: "2025-13" is not a date; write it like 2021-07-05 or 2021-07',
    ),
    "unknown key": (
        "offices.yaml",
        "phone: 0857-00-0002",
        "phoen: 0857-00-0002",
        'offices.east.phoen: the key is not known; did you mean "phone"?',
    ),
    "comma in a text in braces": (
        "prefectures.yaml",
        "name: 鳥取県",
        "name: 鳥取県, 山陰, 日本海側",
        'within brackets, text in which "," stands must be in quotes; write "…"',
    ),
    "missing key": (
        "offices.yaml",
        "  phone: 0857-00-0002\n",
        "",
        'offices.east: "phone" is missing; add it',
    ),
    "Arabic letters from left to right": (
        "locales.yaml",
        ", direction: rtl",
        "",
        "locales.ur: the script Arab is not written in this direction; write direction: rtl",
    ),
    "letters of another language": (
        "locales.yaml",
        "lang: ur, script: Arab",
        "lang: ur, script: Thai",
        "locales.ur.script: the language ur is written in Arab; write script: Arab",
    ),
    "two languages of one name": (
        "locales.yaml",
        "name: اردو",
        "name: English",
        'locales.ur.name: another record above has "English", too; keep one of the two',
    ),
    "freephone from abroad": (
        "center.yaml",
        "number: 0857-00-0001",
        "number: 0120-000-001",
        'center.phones.main.number: "0120-000-001" cannot be dialled from abroad; '
        "write a number that can, or callers: in-japan",
    ),
    "year of long ago": (
        "center.yaml",
        "opened: 2024-04-02",
        "opened: 0202-04-02",
        "center.opened: is the year 202 right? Dates are from 1900 to 2100",
    ),
    "year to come": (
        "sources.yaml",
        "as_of: 2025-04",
        "as_of: 9025-04",
        "sources.leaflet.as_of: is the year 9025 right? Dates are from 1900 to 2100",
    ),
    "reading of one word twice": (
        "readings.yaml",
        "word: 東事務所",
        "word: 鳥取県",
        'readings.1.word: another record above has "鳥取県", too; keep one of the two',
    ),
    "search word that is missing": (
        "hints.yaml",
        "くらし、家賃",
        "くらし、、家賃",
        "hints.living.words: a word is missing between two separators, or at the beginning or the "
        "end; remove one of them",
    ),
    "search words with a wide space": (
        "hints.yaml",
        "くらし、家賃",
        "くらし\u3000家賃",
        "hints.living.words: a full-width space does not separate words; write 「、」 between them",
    ),
    "invisible mark": (
        "center.yaml",
        "name: みなと駅",
        "name: みなと\u034f駅",
        "center.stations.minato.name: the invisible character U+034F stands in the text; remove it",
    ),
    "emoji, which no font has": (
        "center.yaml",
        "name: みなと駅",
        "name: 🚉みなと駅",
        "center.stations.minato.name: the PDFs cannot show 🚉; remove it, or write what it says in words",
    ),
    "slide of a document without slides": (
        "agencies.yaml",
        "            source: {id: website}",
        "            source: {id: website, slide: 2}",
        "website has no slides; remove slide, or write slides in data/sources.yaml",
    ),
    "address with two dots": (
        "center.yaml",
        "address: ask@plaza",
        "address: ask..us@plaza",
        '"ask..us@plaza.example.jp" is not an e-mail address; write it like desk@example.go.jp',
    ),
    "id that is left blank": (
        "center.yaml",
        "confirm_at: advice",
        'confirm_at: ""',
        "center.confirm_at: the text is empty; write it, or remove the key",
    ),
    "near name of an agency": (
        "center.yaml",
        "confirm_at: advice",
        "confirm_at: advize",
        'did you mean "advice"?',
    ),
    "text in the place of keys": (
        "center.yaml",
        "english_name: {text: Minato Multicultural Plaza, source: {id: leaflet, slide: 2}}",
        "english_name: {text: Minato Multicultural Plaza, source: leaflet}",
        "center.english_name.source: keys are needed here, such as {id: …, slide: …}; "
        "write them in braces, or indented under this one",
    ),
    "text on several lines": (
        "center.yaml",
        "    walk: 歩いて5分\n",
        "    walk: |\n      歩いて\n      5分\n",
        "center.stations.minato.walk: a line break stands in the text; write it on one line",
    ),
    "duplicate key": (
        "offices.yaml",
        "phone: 0857-00-0002",
        "phone: 0857-00-0002\n  phone: 0857-00-0004",
        "offices.east.phone: the key is already on line 7; keep one of the two",
    ),
    "duplicate id": (
        "offices.yaml",
        "- id: west",
        "- id: east",
        'offices.east.id: another record above has the id "east"; give each its own',
    ),
    "service id of another agency": (
        "agencies.yaml",
        "- id: living-advice",
        "- id: job-placement",
        "agencies.work.services.job-placement.id: advice has a service "
        'with the id "job-placement"; give each service its own',
    ),
    "hint that leads to the same place twice": (
        "hints.yaml",
        "leads_to: topics.living",
        "leads_to: topics.living\n  then: topics.living",
        'hints.living.then: "topics.living" is where these words lead already; name another place '
        'in "then", or leave it out',
    ),
    "neighbour that is an emergency in a word of its own": (
        "neighbours.yaml",
        "- id: licence",
        "- id: licence\n  emergency: はい",
        "neighbours.licence.emergency: write true or false",
    ),
    "address without its prefecture": (
        "offices.yaml",
        "address: 鳥取県鳥取市",
        "address: 鳥取市",
        "offices.east.address: an address begins with the name of its prefecture,"
        " like 北海道札幌市…; write that first, before the building, and no postal code",
    ),
    "address behind its postal code": (
        "offices.yaml",
        "address: 鳥取県鳥取市",
        "address: 〒680-0002 鳥取県鳥取市",
        "write that first, before the building, and no postal code",
    ),
    "address of the centre without its prefecture": (
        "center.yaml",
        "text: 鳥取県鳥取市みなと町1-2-3 みなとビル2階",
        "text: みなとビル2階",
        "write that first, before the building, and no postal code",
    ),
    "building that is none": (
        "offices.yaml",
        "building: ひがしビル",
        "building: －",
        'offices.east.building: "－" says nothing; what is not known, or not there, is left out with '
        "its key",
    ),
    "bracket that is not closed": (
        "offices.yaml",
        "building: ひがしビル",
        "building: ひがしビル（2階",
        "offices.east.building: （ and ） are not paired",
    ),
    "reading beside its word": (
        "offices.yaml",
        "building: ひがしビル",
        "building: '{東|ひがし}ビル'",
        "offices.east.building: write 東 without its reading here; readings stand in "
        "data/readings.yaml",
    ),
    "space that does not break": (
        "offices.yaml",
        "building: ひがしビル",
        "building: ひがし\u00a0ビル",
        "offices.east.building: a space of another kind (U+00A0) stands in the text; write an "
        "ordinary one",
    ),
    "two offices of one name": (
        "offices.yaml",
        "name: 西分室",
        "name: 東事務所",
        'offices.west.name: another record above has "東事務所", too; keep one of the two',
    ),
    "two agencies of one short name": (
        "agencies.yaml",
        "short_name: 仕事センター",
        "short_name: くらしの窓",
        'agencies.work.short_name: another record above has "くらしの窓", too; keep one of the two',
    ),
    "English name in Japanese": (
        "center.yaml",
        "english_name: {text: Minato Multicultural Plaza,",
        "english_name: {text: みなと多文化プラザ,",
        'center.english_name.text: "みなと多文化プラザ" is not in English; write the English name in '
        "Latin letters",
    ),
    "no words of an emergency": (
        "neighbours.yaml",
        "  emergency: true\n",
        "",
        "neighbours.yaml:1:1: neighbours: no record has the words of an emergency, so the search box "
        "would tell nobody that this is no line for one; add a record with emergency: true and such "
        "words",
    ),
    "no neighbours": (
        "neighbours.yaml",
        "- id: licence\n  words: 運転免許\n- id: fire\n  emergency: true\n  words: 火事\n",
        "[]\n",
        "add a record with emergency: true and such words",
    ),
    "hint that leads nowhere": (
        "hints.yaml",
        "leads_to: topics.living",
        "leads_to: topics.livin",
        'hints.living.leads_to: "topics.livin" is not the id of any of the topics, '
        'services or pages; did you mean "topics.living"?',
    ),
    "activity of another agency": (
        "topics.yaml",
        "activities: [jobs]",
        "activities: [living]",
        'topics.jobs.desks.job-placement.activities.0: "living" is not an activity of the agency of '
        "job-placement; if it was removed from the data on purpose, remove it here, too; else write "
        "one of: jobs",
    ),
    "dangling source": (
        "center.yaml",
        "Plaza, source: {id: leaflet, slide: 2}",
        "Plaza, source: {id: leaflets, slide: 2}",
        'center.english_name.source.id: "leaflets" is not the id of any of the sources; '
        'did you mean "leaflet"? (a new document: add it to data/sources.yaml)',
    ),
    "slide that does not exist": (
        "center.yaml",
        "Plaza, source: {id: leaflet, slide: 2}",
        "Plaza, source: {id: leaflet, slide: 9}",
        "center.english_name.source: leaflet has 3 slides, so there is no slide 9",
    ),
    "unit of another agency": (
        "agencies.yaml",
        "    - id: jobs\n",
        "    - id: jobs\n      unit: desk\n",
        'agencies.work.activities.jobs.unit: "desk" is not one of this '
        "agency's units; add it to units, or remove the key; there is none yet",
    ),
    "prefecture twice in one office": (
        "offices.yaml",
        "prefectures: [shimane]",
        "prefectures: [shimane, shimane]",
        'offices.west.jurisdiction.prefectures.1: "shimane" is already in this list; name it once',
    ),
    "audience twice": (
        "agencies.yaml",
        "      name: 生活相談，法律相談\n      audience: [resident]",
        "      name: 生活相談，法律相談\n      audience: [resident, company, resident]",
        'agencies.advice.services.living-advice.audience.2: "resident" is already in this list; '
        "name it once",
    ),
    "condition twice": (
        "agencies.yaml",
        "conditions: [free]",
        "conditions: [free, free]",
        'agencies.advice.activities.living.conditions.1: "free" is already in this list; '
        "name it once",
    ),
    "activity twice at a desk": (
        "topics.yaml",
        "activities: [jobs]",
        "activities: [jobs, jobs]",
        'topics.jobs.desks.job-placement.activities.1: "jobs" is already in this list; name it once',
    ),
    "no audience named": (
        "agencies.yaml",
        "audience: none",
        "audience: []",
        "agencies.advice.services.statistics.audience: the list is empty; name at least one "
        "audience, or write none (the source has a dash) or unreadable (it cannot be read)",
    ),
    "desk for nobody": (
        "topics.yaml",
        "    - service: job-placement\n      why: 仕事",
        "    - service: statistics\n      why: 仕事",
        'topics.jobs.desks.statistics.service: "statistics" is for nobody (audience: none), so no reader '
        "can be sent there; name another service, or remove the desk",
    ),
    "prefecture without an office": (
        "prefectures.yaml",
        "name: 岡山県}",
        'name: 岡山県}\n- {id: hiroshima, code: "34", name: 広島県}',
        "prefectures.hiroshima: no office covers this prefecture; add it to one in data/offices.yaml",
    ),
    "codes swapped": (
        "prefectures.yaml",
        'shimane, code: "32"',
        'shimane, code: "33"',
        'prefectures.shimane.code: 33 is the code of 岡山県, not of 島根県; write "32"',
    ),
    "code of two prefectures": (
        "prefectures.yaml",
        'okayama, code: "33"',
        'okayama, code: "32"',
        "prefectures.okayama.code: 島根県 has the code 32; give each its own",
    ),
    "0570 for callers from abroad": (
        "center.yaml",
        "number: 0857-00-0001",
        "number: 0570-000-001",
        'center.phones.main.number: "0570-000-001" cannot be dialled from abroad; '
        "write a number that can, or callers: in-japan",
    ),
    "no telephone": (
        "center.yaml",
        "phones:\n  - id: main",
        "phones: []\nmain:\n  - id: main",
        "center.phones: the list is empty; write at least one item",
    ),
    "unit that is a list": (
        "agencies.yaml",
        "      unit: desk\n      text",
        "      unit: [desk]\n      text",
        "agencies.advice.activities.living.unit: text is needed here, not a list or further keys",
    ),
    "no number for callers in Japan": (
        "center.yaml",
        "callers: anywhere",
        "callers: abroad",
        "center.phones: no number is for callers in Japan; write callers: in-japan or anywhere "
        "for one",
    ),
    "end before the beginning": (
        "agencies.yaml",
        "ends: 2026-03-31",
        "ends: 2025-09-30",
        "agencies.work.services.job-placement.ends: this ends on 2025-09-30, before it was true "
        "(as_of: 2025-10-01); write a later day, or correct as_of",
    ),
    "end before the month of the source": (
        "center.yaml",
        "    from_abroad: 国の番号のあとの0をとってください\n",
        "    from_abroad: 国の番号のあとの0をとってください\n    ends: 2025-03-31\n",
        "center.phones.main.ends: this ends on 2025-03-31, before it was true (as_of: 2025-04); "
        "write a later day, or correct as_of",
    ),
    "a long sign in place of a hyphen": (
        "center.yaml",
        "みなと町1-2-3",
        "みなと町1ー2ー3",
        'center.address.text: in "1ー2" stands no hyphen; write 1-2, or run make fix',
    ),
    "full-width digits": (
        "center.yaml",
        "みなと町1-2-3",
        "みなと町１-2-3",
        "center.address.text: full-width １; write 1",
    ),
    "empty text": (
        "center.yaml",
        "reading: みなとたぶんかプラザ",
        'reading: " "',
        "center.reading: the text is empty; write it, or remove the key",
    ),
    "nothing after the colon": (
        "center.yaml",
        "reading: みなとたぶんかプラザ",
        "reading:",
        "center.reading: the text is empty; write it, or remove the key",
    ),
    "no": (
        "interface.yaml",
        "name: みなとガイド",
        "name: no",
        'interface.site.name: YAML reads no without quotes as yes or no; write "no"',
    ),
    "time of day": (
        "center.yaml",
        'opens: "10:00"',
        "opens: 9:00",
        'center.hours.spans.0.opens: "9:00" is not a time of day; write it in quotes like "09:00"',
    ),
    "day of the week": (
        "center.yaml",
        "days: [tuesday,",
        "days: [火曜日,",
        'center.hours.spans.0.days.0: "火曜日" is not known here; did you mean "tuesday"?',
    ),
    "leading zero": (
        "prefectures.yaml",
        'code: "31"',
        "code: 01",
        'prefectures.tottori.code: YAML drops the leading zeros of 01; write "01" in quotes',
    ),
    "id of a part of the pages": (
        "agencies.yaml",
        "- id: work\n",
        "- id: index\n",
        'agencies.index.id: "index" is the name of a part of the pages; give the record another id',
    ),
    "service twice in a topic": (
        "topics.yaml",
        "    - service: living-advice\n      why: 働く人",
        "    - service: job-placement\n      why: 働く人",
        'topics.jobs.desks.job-placement.service: "job-placement" is already a desk of this topic; name it once',
    ),
    "number for a text": (
        "center.yaml",
        "reading: みなとたぶんかプラザ",
        "reading: 2020",
        'center.reading: text is needed here; write "2020" in quotes',
    ),
    "text for a number": (
        "sources.yaml",
        "slides: 3",
        "slides: 3枚",
        'sources.leaflet.slides: "3枚" is not a whole number; write digits only, such as 3',
    ),
    "markup": (
        "center.yaml",
        "reading: みなとたぶんかプラザ",
        "reading: <b>プラザ</b>",
        'center.reading: "<" looks like markup; write plain text',
    ),
    "no audience in brackets": (
        "agencies.yaml",
        "      audience: none",
        "      audience: [none]",
        'agencies.advice.services.statistics.audience.0: "none" is no audience, but stands in the '
        "place of the list; write audience: none, without brackets",
    ),
    "no audience of an activity": (
        "agencies.yaml",
        "      audience: [resident]\n      conditions",
        "      audience: none\n      conditions",
        "agencies.advice.activities.living.audience: whom an activity is for is left out where its "
        "text names nobody; remove the key",
    ),
    "audience that does not exist": (
        "agencies.yaml",
        "      audience: unreadable",
        "      audience: [students]",
        'agencies.work.services.training.audience.0: "students" is not the '
        "id of any of the audiences; if it was removed from the data on purpose, remove it here, "
        "too; else write one of: resident, company",
    ),
    "not a web address": (
        "agencies.yaml",
        "https://work.example.jp/",
        "work.example.jp",
        'agencies.work.website.url: "work.example.jp" is not a web address; write it '
        "like https://www.example.go.jp/",
    ),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_answered_with_place_and_remedy(case: str, data: Path, change: Change) -> None:
    file, right, wrong, answer = MISTAKES[case]
    change(file, right, wrong)
    said = mistakes(data)
    assert any(line.startswith(f"data/{file}:") and line.endswith(answer) for line in said), said


def test_the_place_is_the_line_and_column_of_the_value(data: Path, change: Change) -> None:
    change("offices.yaml", "phone: 0857-00-0002", "phone: 22-256")
    lines = (data / "offices.yaml").read_text(encoding="utf-8").splitlines()
    line = lines.index("  phone: 22-256") + 1
    assert mistakes(data)[0].startswith(f"data/offices.yaml:{line}:10: offices.east.phone: ")


def test_one_mistake_does_not_hide_another(data: Path, change: Change) -> None:
    change("offices.yaml", "phone: 0857-00-0002", "phone: 22-256")
    change("offices.yaml", "  kind: branch\n  address: 島根県", "  address: 島根県")
    change("agencies.yaml", "- id: work\n", "- id: advice\n")
    change("center.yaml", "reading: みなとたぶんかプラザ", "reading: ")
    change("sources.yaml", "as_of: 2025-04", "as_of: 2025-13")
    change("topics.yaml", "service: job-placement", "service: job-placements")
    said = "\n".join(mistakes(data))
    for path in (
        "offices.east.phone",
        "offices.west",
        "agencies.advice.id",
        "center.reading",
        "sources.leaflet.as_of",
        "topics.jobs.desks.job-placements.service",
    ):
        assert f": {path}: " in said


def test_an_id_that_is_no_text_is_a_mistake_like_any_other(data: Path, change: Change) -> None:
    change("audiences.yaml", "- id: company", "- id: 5")
    assert any("audiences.5.id" in line for line in mistakes(data))


def test_a_file_that_is_not_yaml_is_named_with_its_line(data: Path, change: Change) -> None:
    change("center.yaml", "reading: みなと", "reading: [みなと")
    assert any(
        line.startswith("data/center.yaml:6:10: the bracket [ is not closed")
        for line in mistakes(data)
    )


def test_a_missing_file_is_named(data: Path) -> None:
    (data / "offices.yaml").unlink()
    (mistake,) = mistakes(data)
    assert mistake.startswith("data/offices.yaml:1:1: the file is missing; make it again")


@pytest.mark.parametrize("name", ["places.json", "prefectures.json"])
def test_a_missing_file_of_the_map_is_named(data: Path, name: str) -> None:
    (data / "shapes" / name).unlink()
    assert any(f"data/shapes/{name}:1:1: the file is missing" in line for line in mistakes(data))


@pytest.mark.parametrize("name", ["agencies", "audiences", "offices", "prefectures"])
def test_an_empty_list_that_pages_need_is_a_mistake(data: Path, name: str) -> None:
    (data / f"{name}.yaml").write_text("[]\n", encoding="utf-8")
    said = f"data/{name}.yaml:1:1: {name}: the list is empty; write at least one item"
    assert said in mistakes(data)


def test_nothing_leads_to_a_file_that_may_be_absent_and_is(data: Path, change: Change) -> None:
    change("hints.yaml", "leads_to: topics.living", "leads_to: grant")
    assert any('hints.living.leads_to: "grant" is not the id' in line for line in mistakes(data))


def test_three_kinds_of_no_audience_stay_apart(data: Path) -> None:
    guide = load_editions(data)[0].guide
    assert guide.service("statistics")[1].audience == "none"
    assert guide.service("training")[1].audience == "unreadable"
    assert guide.service("living-advice")[1].audience == ["resident"]


def test_a_record_takes_its_date_from_its_source_unless_it_has_its_own(data: Path) -> None:
    guide = load_editions(data)[0].guide
    assert guide.as_of(guide.agencies[0]) == "2025-04"
    assert guide.as_of(guide.offices[0]) == "2025-10-01"
    assert guide.as_of(guide.offices[0].jurisdiction) is None
