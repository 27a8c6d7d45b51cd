"""What YAML stumbles over is answered at the line of the slip, in words for who knows no YAML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from guide.facts.messages import Language, speaking
from guide.facts.problems import DataError
from guide.languages.editions import load_editions

# file, what stands there, what an editor writes, and in what words and at which text it is answered
PHONE = "phone: 0857-00-0002"
SLIPS = {
    "full-width colon": ("offices", PHONE, "phone：0857-00-0002", "colon is full-width", "phone："),
    "full-width colon, space": ("offices", PHONE, "phone： 0857", "full-width", "phone："),
    "full-width colon of an id": ("offices", "- id: west", "- id：west", "full-width", "- id：west"),
    "full-width colon at the top": (
        "center", "reading: みなと", "reading：みなと", "full-width", "reading：",
    ),
    "full-width space after the colon": (
        "offices", PHONE, "phone:\u30000857-00-0002", "space after the colon", "phone:\u3000",
    ),
    "no space after the colon": ("offices", PHONE, "phone:0857", "space is missing", "phone:0857"),
    "no space before a list": (
        "offices", "prefectures: [shimane]", "prefectures:[shimane]", "space is missing",
        "prefectures:[",
    ),
    "full-width indentation": (
        "offices", f"  {PHONE}", f"\u3000{PHONE}", "a space of another kind", f"\u3000{PHONE}",
    ),
    "tab": ("offices", f"  {PHONE}", f"\t{PHONE}", "tab", f"\t{PHONE}"),
    "full-width dash": ("offices", "- id: west", "－ id: west", "dash", "－ id"),
    "long vowel for a dash": ("offices", "- id: west", "ー id: west", "dash", "ー id"),
    "no dash before a record": (
        "offices", "- id: west", "  id: west", "a dash is missing", "  id: west",
    ),
    "no dash before a desk": (
        "topics", "    - service: living-advice\n      why: 働", "      service: living-advice\n      why: 働",
        'write "- service: …"', "      service: living",
    ),
    "no dash before an activity": (
        "agencies", "    - id: lawyers", "      id: lawyers", "a dash is missing", "      id: lawyers",
    ),
    "an id twice": ("offices", "- id: west", "- id: west\n  id: west2", "is already on line", "west2"),
    "dash without space": ("offices", "- id: west", "-id: west", "space is missing", "-id: west"),
    "full-width braces": (
        "center", "source: {id: leaflet, slide: 1}\n\nphones",
        "source: ｛id: leaflet, slide: 1｝\n\nphones", "is full-width", "｛id",
    ),
    "open double quote": ("center", 'closes: "18:30"', 'closes: "18:30', "not closed", '"18:30'),
    "open single quote": (
        "center", "name: みなと多文化プラザ", "name: 'みなと多文化プラザ", "not closed", "name: 'み",
    ),
    "quote too many": ("center", 'closes: "18:30"', 'closes: "18:30""', "closing quote", '"18:30'),
    "apostrophe": (
        "center", "name: みなと多文化", "name: 'みなと'多文化", "double quotes", "name: 'み",
    ),
    "text after a quote": (
        "center", "name: みなと多文化", 'name: "みなと"多文化', "closing quote", 'name: "',
    ),
    "open bracket": (
        "offices", "prefectures: [shimane]", "prefectures: [shimane", "write ] at the end",
        "[shimane",
    ),
    "open bracket far above": (
        "offices", "prefectures: [tottori, okayama]", "prefectures: [tottori, okayama",
        "write ] at the end", "[tottori",
    ),
    "bracket too many": (
        "offices", "prefectures: [shimane]", "prefectures: [shimane]]", "one too many", "shimane]]",
    ),
    "colon in a text": ("offices", "name: 東事務所", "name: 事務所: 東", "in quotes", "name: 事務所"),
    "percent": ("offices", "name: 東事務所", "name: %東", "in quotes", "name: %"),
    "at": ("offices", "name: 東事務所", "name: @東", "in quotes", "name: @"),
    "too far to the left": (
        "offices", f"  {PHONE}", f" {PHONE}", "indentation does not fit", f" {PHONE}",
    ),
    "too far to the right": (
        "offices", f"  {PHONE}", f"   {PHONE}", "indentation does not fit", f"   {PHONE}",
    ),
    "no colon at the head of a record": (
        "offices", "- id: east", "- id east", "belongs to no key", "- id east",
    ),
    "no colon within a record": (
        "offices", PHONE, PHONE.replace(":", ""), "belongs to no key", PHONE.replace(":", ""),
    ),
    "no colon before braces": (
        "offices", "  source: {id: leaflet", "  source {id: leaflet", "belongs to no key", "source {",
    ),
    "no value and no colon": (
        "offices", "  jurisdiction:\n", "  area\n", "belongs to no key", "  area",
    ),
    "dash without indentation": (
        "offices", "- id: west", "id: west", "a dash is missing", "id: west",
    ),
    "no dash before the first record": (
        "offices", "- id: east", "  id: east", "a dash is missing", "  id: east",
    ),
    "comment with a full-width sign": (
        "offices", "- id: west", "＃ 移転予定\n- id: west", "begin a comment with", "＃",
    ),
    "comment of another language": (
        "offices", "- id: west", "// 移転予定\n- id: west", "begin a comment with", "// 移",
    ),
    "remark before a record": (
        "offices", "- id: west", "移転予定\n- id: west", "belongs to no key", "移転予定",
    ),
    "remark within a record": (
        "offices", f"  {PHONE}", f"  ※要確認\n  {PHONE}", "begin a comment with", "※",
    ),
    "remark at the top": (
        "offices", "- id: east", "担当：広報係\n- id: east", "keys are in English", "担当",
    ),
    "garbage at the end": (
        "offices", "prefectures: [shimane]\n", "prefectures: [shimane]\nああ\n", "belongs to no key",
        "ああ",
    ),
    "pasted from a comparison": (
        "offices", f"  {PHONE}", f"+  {PHONE}", "remove the +", "+  phone",
    ),
    "both lines of a comparison": (
        "offices", f"  {PHONE}", f"-  {PHONE}\n+  {PHONE}", "begins with the -", "+  phone",
    ),
    "fence before all": ("offices", "- id: east", "```yaml\n- id: east", "remove the line", "```"),
    "no line of texts": (
        "translations/en", "texts:\n", "", 'the line "texts:" is missing', "  center.name:",
    ),
    "conflict": (
        "offices", f"  {PHONE}", f"<<<<<<< HEAD\n  {PHONE}\n=======\n  {PHONE}\n>>>>>>> patch-1",
        "conflict", "<<<<<<<",
    ),
    "second document": ("offices", "- id: west", "---\n- id: west", "second document", "---"),
    "alias": ("offices", "name: 東事務所", "name: *東", "in quotes", "name: *"),
    "anchor": ("offices", "name: 東事務所", "name: &東 事務所", "in quotes", "name: &"),
    "tag": ("offices", "name: 東事務所", "name: !東 事務所", "in quotes", "name: !"),
    "binary": ("offices", "name: 東事務所", "name: !!binary RlJFU0M=", "tag", "name: !!"),
    "cut text": ("offices", "building: ひがしビル", "building: ひがしビル #3階", "is lost", "#3階"),
    "cut text with a space": (
        "offices", "building: ひがしビル", "building: ひがしビル # 3階", "is lost", "# 3階",
    ),
    "two lines": (
        "offices", "name: 東事務所", "name: 東\n    事務所", "on one line", "name: 東",
    ),
    "folded": ("offices", "name: 東事務所", "name: >-\n    東\n    事務所", "on one line", "name: >-"),
    "nothing": ("offices", "name: 東事務所", "name: null", "as nothing", "name: null"),
}  # fmt: skip


NAME = "name: 東事務所"
QUOTES = ("must stand in quotes", "引用符で囲んで")
PLACE = "prefectures: [tottori, okayama]"
SPAN = 'spans: [{days: [tuesday, friday], opens: "09:00", closes: "12:00"}]'
SEAL = "- {id: seal, text: はんこ}"
COMMA = ("does not separate items", "では区切れません")
MISSING = ("a comma is missing", "コンマがありません")
WIDE = ("is full-width", "全角です")
# In brackets: what stands in the offices, what an editor writes, with ▲ before the place that is
# named, and in what words.
IN_BRACKETS = {
    "full-width comma": (PLACE, "prefectures: [tottori▲，okayama]", COMMA),
    "ideographic comma": (PLACE, "prefectures: [tottori▲、okayama]", COMMA),
    "semicolon": (PLACE, "prefectures: [tottori▲; okayama]", COMMA),
    "no comma": (PLACE, "prefectures: [▲tottori okayama]", ("write tottori, okayama", "tottori, okayama と")),
    "dot for a comma": (PLACE, "prefectures: [▲tottori. okayama]", ("write tottori, okayama", "tottori, okayama と")),
    "no comma between quotes": (PLACE, 'prefectures: ["tottori"▲ "okayama"]', MISSING),
    "two commas": (PLACE, "prefectures: [tottori,▲, okayama]", ("before this comma", "この")),
    "full-width brackets": (PLACE, "prefectures: ▲［tottori, okayama］", WIDE),
    "full-width opening bracket": (PLACE, "prefectures: ▲［tottori, okayama]", WIDE),
    "full-width closing bracket": (PLACE, "prefectures: [tottori, okayama▲］", WIDE),
    "braces for a list": (PLACE, "prefectures: ▲{tottori, okayama}", ("a list is", "一覧")),
    "no comma between keys": (SEAL, "- {id: seal▲ text: はんこ}", MISSING),
    "full-width comma between keys": (SEAL, "- {id: seal▲、text: はんこ}", COMMA),
    "full-width braces": (SEAL, "- ▲｛id: seal, text: はんこ｝", WIDE),
    "full-width closing brace": (SEAL, "- {id: seal, text: はんこ▲｝", WIDE),
    "full-width colon": (SEAL, "- {id: seal, text▲：はんこ}", ("full-width", "全角")),
    "full-width space": (SEAL, "- {id: seal, text:▲\u3000はんこ}", ("full-width", "全角")),
    "no space after a colon": (SEAL, "- {id:▲seal, text: はんこ}", ("space is missing", "空白")),
    "no braces": (SEAL, "- ▲id: seal, text: はんこ", ("in braces", "囲んで")),
    "no comma at the end of a line": (SEAL, "- {id: seal▲\n         text: はんこ}", MISSING),
    "no comma between lines": (SEAL, "- {\n         id: seal▲\n         text: はんこ\n        }", MISSING),
    "no comma after a list": (SPAN, SPAN.replace("friday],", "friday]▲"), MISSING),
    "no comma after a quote": (SPAN, SPAN.replace('"09:00",', '"09:00"▲'), MISSING),
    "no comma between braces": (SPAN, SPAN.replace("}]", '}▲ {days: [monday], opens: "09:00"}]'), MISSING),
    "ideographic comma within": (SPAN, SPAN.replace("tuesday,", "火▲、"), COMMA),
    "full-width brackets within": (
        SPAN, SPAN.replace("[tuesday, friday]", "▲［tuesday, friday］"), WIDE
    ),
    "text that begins with a value": (NAME, "name: ▲{count}件の事務所", QUOTES),
    "text that begins with a reading": (NAME, "name: ▲{東|ひがし}事務所", QUOTES),
    "text that is a reading": (NAME, "name: ▲{東|ひがし}", QUOTES),
    "text of two readings": (NAME, "name: ▲{東|ひがし}{事務所|じむしょ}", QUOTES),
    "text that begins with square brackets": (NAME, "name: ▲[仮]東事務所", QUOTES),
    "text in square brackets": (NAME, "name: ▲[仮]", QUOTES),
    "apostrophe": (SEAL, "- {id: seal, text: 'the owner'▲s seal'}", ("double quotes", '"…"')),
    "brackets in a text within": (SEAL, "- {id: seal, text: はん▲[こ]です}", ("be in quotes", "引用符")),
    "item behind a list": (
        PLACE, "prefectures: [tottori▲], okayama", ("write [tottori, okayama]", "[tottori, okayama] と")
    ),
    "item behind a list without a comma": (
        PLACE, "prefectures: [tottori▲] okayama", ("write [tottori, okayama]", "[tottori, okayama] と")
    ),
    "list that ends twice": (
        PLACE, "prefectures: [tottori▲], okayama, shimane]",
        ("write [tottori, okayama, shimane]", "[tottori, okayama, shimane] と"),
    ),
    "item behind a list of Japanese words": (
        PLACE, "prefectures: [鳥取, 岡山▲], 島根", ("write what follows before it", "前に書いて")
    ),
    "key behind braces": (
        SEAL, "- {id: seal▲}, text: はんこ", ("write {id: seal, text: はんこ}", "{id: seal, text: はんこ} と")
    ),
    "line behind a list": (PLACE, "prefectures: [tottori]▲- id: north", ("line break", "改行")),
    "line behind braces": (SEAL, "- {id: seal, text: はんこ} ▲- {id: card, text: カード}", ("line break", "改行")),
    "quote open within": (SPAN, SPAN.replace('"12:00"', '▲"12:00'), ("not closed", "閉じて")),
}  # fmt: skip


@pytest.mark.parametrize("case", IN_BRACKETS)
def test_a_slip_in_brackets_is_answered_at_its_column_and_once(case: str, data: Path) -> None:
    right, marked, words = IN_BRACKETS[case]
    file = data / "offices.yaml"
    before, found, after = file.read_text(encoding="utf-8").partition(right)
    assert found
    file.write_text(before + marked.replace("▲", "") + after, encoding="utf-8")
    lines = (before + marked).split("▲")[0].split("\n")
    place = f"data/offices.yaml:{len(lines)}:{len(lines[-1]) + 1}: "
    languages: tuple[Language, ...] = ("en", "ja")
    for language, part in zip(languages, words, strict=True):
        with speaking(language):
            (said,) = told(data)
        assert said.startswith(place)
        assert part in said


@pytest.mark.parametrize("text", ["［別館］", "ビル［1階、2階］", "【A】、B；C", "A ［B］"])
def test_the_same_signs_are_right_in_a_text(text: str, data: Path) -> None:
    file = data / "offices.yaml"
    right = file.read_text(encoding="utf-8")
    file.write_text(right.replace("text: はんこ", f"text: {text}"), encoding="utf-8")
    load_editions(data)


def told(data: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_editions(data)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("case", SLIPS)
def test_a_slip_is_answered_at_its_line(case: str, data: Path) -> None:
    name, right, slip, words, needle = SLIPS[case]
    file = data / f"{name}.yaml"
    text = file.read_text(encoding="utf-8")
    assert right in text
    changed = text.replace(right, slip, 1)
    file.write_text(changed, encoding="utf-8")
    (line,) = (at for at, one in enumerate(changed.split("\n"), 1) if needle in one)
    (said,) = told(data)
    assert said.startswith(f"data/{name}.yaml:{line}:")
    assert words in said


def test_a_broken_file_says_nothing_of_the_references_to_it(data: Path) -> None:
    (data / "agencies.yaml").write_text("- id：isa\n  name: x\n", encoding="utf-8")
    assert len(told(data)) == 1


def test_one_line_that_is_not_utf8_is_told(data: Path) -> None:
    file = data / "offices.yaml"
    content = file.read_bytes().replace("西分室".encode(), "西分室".encode("cp932"))
    file.write_bytes(content)
    (said,) = told(data)
    line = content.split("西".encode("cp932"))[0].count(b"\n") + 1
    assert said.startswith(f"data/offices.yaml:{line}:")
    assert "UTF-8" in said


@pytest.mark.parametrize("encoding", ["utf-16", "shift_jis", "euc-jp", "iso-2022-jp"])
def test_another_encoding_is_told(data: Path, encoding: str) -> None:
    file = data / "offices.yaml"
    file.write_bytes(file.read_text(encoding="utf-8").encode(encoding))
    (said,) = told(data)
    assert "save the file as UTF-8" in said


def test_line_ends_and_marks_of_other_systems_are_taken(data: Path) -> None:
    for name, old, new in (("offices", b"\n", b"\r\n"), ("agencies", b"\n", b"\r")):
        file = data / f"{name}.yaml"
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(old, new))
    assert load_editions(data)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("agencies.yml", 'did you mean "agencies.yaml"?'),
        ("offices (1).yaml", 'did you mean "offices.yaml"?'),
        ("窓口.yaml", "remove it"),
        ("translations/de.yaml", "add the language to data/locales.yaml"),
        ("translations/EN.yaml", 'did you mean "en.yaml"?'),
        ("translations/old", "add the language"),
    ],
)
def test_a_file_that_nothing_reads_is_told(data: Path, name: str, words: str) -> None:
    (data / name).write_text("x: y\n", encoding="utf-8")
    (said,) = told(data)
    assert said.startswith(f"data/{name}:1:1: nothing reads this file")
    assert words in said


def test_a_link_is_refused_and_what_it_leads_to_not_shown(data: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("root: hidden\n", encoding="utf-8")
    (data / "offices.yaml").unlink()
    (data / "offices.yaml").symlink_to(secret)
    said = told(data)
    assert any(line.startswith("data/offices.yaml:1:1: this is a link") for line in said)
    assert "hidden" not in "".join(said)


@pytest.mark.parametrize("name", ["places.json", "prefectures.json"])
def test_a_shape_that_is_missing_or_broken_is_told(data: Path, name: str) -> None:
    (data / "shapes" / name).write_text("{\n", encoding="utf-8")
    (said,) = told(data)
    assert said.startswith(f"data/shapes/{name}:2:1:")
    (data / "shapes" / name).unlink()
    assert f"data/shapes/{name}:1:1: the file is missing; make it again" in "\n".join(told(data))


@pytest.mark.parametrize(
    ("before", "after", "line", "answer"),
    [
        ("made_by: machine\ntexts:\n", "made_by: machine\ntexts: {}\n", 2, 'remove {} behind "texts:"'),
        ("text: English\n", 'text: "Eng\\dlish"\n', None, "put the text in single quotes"),
        ("has {agencies} ag", "has {Agencies} ag", None, "{Agencies} is none of the values that the site puts in; write {agencies}"),
    ],
)  # fmt: skip
def test_a_translator_is_told_what_to_write(
    data: Path, before: str, after: str, line: int | None, answer: str
) -> None:
    file = data / "translations/en.yaml"
    text = file.read_text("utf-8")
    text = "made_by: machine\ntexts:\n" + text.split("texts:\n", 1)[1]
    found = re.search(re.escape(before), text) or re.search(r"text: [A-Za-z ]+\n", text)
    assert found
    text, at = text.replace(found[0], after, 1), found.start()
    file.write_text(text, "utf-8")
    with pytest.raises(DataError) as caught, speaking("en"):
        load_editions(data)
    said = [one for one in caught.value.problems if answer in one.message.said("en")]
    expected = line or text[:at].count("\n") + 1
    assert [one.line for one in said] == [expected]
