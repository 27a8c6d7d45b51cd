"""What `make diff` says of a change, to an official and to machines; on the invented centre."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import pytest
from guide.__main__ import main
from guide.facts.guide import Guide
from guide.facts.labels import labels
from guide.facts.record import Model, model_in
from guide.facts.schema import KINDS
from support.changed import append, edit
from support.proposed import git, said


def test_changes_are_told_in_words_with_what_follows_from_them(root: Path) -> None:
    """A number, a name, a last day, the order of desks."""
    edit(root, "offices.yaml", "phone: 0857-00-0002", "phone: 0857-00-0123")
    edit(root, "offices.yaml", "phone: 0570-000-003", "phone: 0570-000-003\n  ends: 2027-03-31")
    edit(root, "center.yaml", "name: みなと駅", "name: みなと中央駅")
    file = root / "data/topics.yaml"
    text = file.read_text("utf-8")
    first = text[text.index("    - service: job-placement") : text.rindex("    - service:")]
    file.write_text(text.replace(first, "").rstrip() + "\n" + first, "utf-8")
    japanese, english, is_right = said(root)
    assert "東事務所 の電話番号：0857-00-0002 → 0857-00-0123 data/offices.yaml:7" in japanese
    assert "East Office, telephone number: 0857-00-0002 → 0857-00-0123" in english
    assert "西分室 は終わります。最後の日：2027-03-31" in japanese
    assert "West Branch ends; the last day is 2027-03-31." in english
    assert "Minato Station, name (in Japanese): みなと駅 → みなと中央駅" in english
    assert "Minato Station → み" not in english
    assert "仕事 の窓口：順番が変わります" in japanese
    assert "⚠️ 東事務所：変わりますが、`as_of` と `source` は前のままです" in japanese
    assert "East Office: changes, but `as_of` and `source` stay" in english
    assert "⚠️ 西分室" not in japanese
    assert re.search(r"3 の言語で、\d+ ページが変わります：.*/offices/", japanese)
    assert "- en, ur：古くなる 1\n  - 文：center.stations.minato.name" in japanese
    assert "- ur：Aoi Sato（2026-01-15）の確認が、1 の文で外れます" in japanese
    assert "ur: texts that lose the review of Aoi Sato (2026-01-15): 1" in english
    assert is_right


def test_a_reading_is_told_by_the_word_that_is_read(root: Path) -> None:
    edit(root, "readings.yaml", "とっとりけん", "とっとりのけん")
    japanese, _, _ = said(root)
    assert re.search(r"鳥取県 の[^：\n]+：とっとりけん → とっとりのけん", japanese)


def test_a_removed_office_ends_and_its_addresses_lead_nowhere(root: Path) -> None:
    file = root / "data/offices.yaml"
    text = file.read_text("utf-8")
    east, west = text[: text.index("- id: west")], text[text.index("- id: west") :]
    file.write_text(west.replace("[shimane]", "[shimane, tottori, okayama]"), "utf-8")
    assert "0857-00-0002" in east
    japanese, english, is_right = said(root)
    listed = japanese.partition("東事務所：削除： data/offices.yaml:1\n")[2].partition("\n- ")[0]
    assert "  - 電話番号: 0857-00-0002\n" in listed
    assert "  - 電話:\n    - 番号: 0857-00-0009" in listed
    assert "東事務所 はこのガイドからなくなります。" in japanese
    assert "西分室 の管轄 › 都道府県：島根県 → 島根県、鳥取県、岡山県" in japanese
    assert re.search(r"ほかからのリンクは切れます：.*/offices/#east", japanese)
    assert re.search(r"- en：残る翻訳 \d+", japanese)
    assert "East Office is no longer in the guide." in english
    assert is_right


def test_a_new_record_begins_without_translations_and_a_text_is_worded_anew(root: Path) -> None:
    edit(
        root,
        "audiences.yaml",
        (root / "data/audiences.yaml").read_text("utf-8"),
        (root / "data/audiences.yaml").read_text("utf-8")
        + "- id: student\n  name: 学生\n  i_am: 学生です\n",
    )
    edit(root, "translations/en.yaml", "text: Minato Station", "text: Minato railway station")
    japanese, _, is_right = said(root)
    assert "学生：追加：名前: 学生; 「わたしは」のことば: 学生です" in japanese
    assert "学生 が加わります。" in japanese
    assert "- en：まだない 2, 書き直し 1\n" in japanese
    assert "- ur：まだない 2\n" in japanese
    assert "/for/student/" in japanese
    assert is_right


def test_translations_are_told_in_their_words_with_the_reviews_of_them(root: Path) -> None:
    """Reworded below a reviewer's name; reviewed from now on; taken out; with a mistake, too."""
    edit(root, "translations/ur.yaml", "میناتو اسٹیشن", "میناتو ریلوے")
    review = "text: Minato railway station\n    made_by: {name: Aoi Sato, on: 2026-02-15}"
    edit(root, "translations/en.yaml", "text: Minato Station", review)
    line = "  center.stations.minato.lines:\n    source: みなと線\n    text: Minato Line\n"
    edit(root, "translations/en.yaml", line, "")
    japanese, english, is_right = said(root)
    name = "center.stations.minato.name"
    assert f"en, {name}: Minato Station → Minato railway station data/tr" in english
    assert f"en, {name}：Minato Station → Minato railway station data/tr" in japanese
    assert f"ur, {name}：\u2068میناتو اسٹیشن\u2069 → \u2068میناتو ریلوے\u2069" in japanese
    assert "en, center.stations.minato.lines: removed: Minato Line" in english
    assert "en: texts that now count as reviewed by Aoi Sato (2026-02-15): 1\n" in english
    assert (
        "ur: texts that change but still stand as reviewed by Aoi Sato (2026-01-15): 1" in english
    )
    assert "⚠️ ur：変わるのに Aoi Sato（2026-01-15）の確認が残る文 1\n" in japanese
    assert "No fact in `data/` changes." in english
    assert is_right
    edit(root, "offices.yaml", "0857-00-0002", "22-256")
    assert "Minato Station → Minato railway station" in said(root)[1]


def pages_told(report: str) -> str:
    """What a report says of the pages that change."""
    return next(line for line in report.splitlines() if "ページが変わります" in line)


def test_who_answers_for_a_language_is_seen_on_all_of_its_pages(root: Path) -> None:
    """No translation of it changes, but the notice above each page does."""
    edit(root, "translations/ur.yaml", "{name: Aoi Sato, on: 2026-01-15}", "machine")
    assert "/agencies/advice/" in pages_told(said(root)[0])


def test_an_official_name_is_seen_on_the_page_of_its_owner(root: Path) -> None:
    """It stands in the glossary; of the language and of the facts nothing else changes."""
    told = '{form: "Minato Living Advice Office", page: "https://example.org/", as_of: 2026-11-01}'
    forms = 'forms: {en: ["Minato Living Advice Office"]}'
    line = f"- id: advice\n  term: みなと生活相談所\n  {forms}\n"
    append(root, "glossary.yaml", line)
    git(root, "commit", "--quiet", "--all", "--message", "A term")
    append(root, "glossary.yaml", f"  official: {{en: {told}}}\n")
    assert "1 の言語で、1 ページが変わります：/agencies/advice/" in said(root)[0]


def test_words_for_the_search_begin_for_nobody(root: Path) -> None:
    append(root, "hints.yaml", "- id: tax\n  leads_to: center\n  words: 税金\n")
    _, english, is_right = said(root)
    assert "tax: new: leads to: center" in english
    assert "is new" not in english
    assert is_right


def test_who_is_no_more_named_for_a_text_is_told_with_who_is_instead(root: Path) -> None:
    """Read by somebody else; read again by the same person, who loses nothing."""
    at = "    source: みなと駅\n    text: میناتو اسٹیشن\n"
    edit(root, "translations/ur.yaml", at, at + "    made_by: {name: Noor Ali, on: 2026-02-15}\n")
    _, english, is_right = said(root)
    assert "ur: texts that now count as reviewed by Noor Ali (2026-02-15): 1\n" in english
    assert "ur: texts that lose the review of Aoi Sato (2026-01-15): 1\n" in english
    assert is_right
    edit(root, "translations/ur.yaml", "Noor Ali", "Aoi Sato")
    assert "lose the review" not in said(root)[1]


def test_what_is_over_has_ended(root: Path) -> None:
    edit(root, "offices.yaml", "phone: 0570-000-003", "phone: 0570-000-003\n  ends: 2026-11-27")
    japanese, english, _ = said(root)
    assert "西分室 は終わりました。最後の日：2026-11-27" in japanese
    assert "West Branch has ended; the last day was 2026-11-27." in english


def test_an_id_that_looks_renamed_is_told_until_its_translations_are_carried(root: Path) -> None:
    edit(root, "offices.yaml", "- id: east", "- id: tottori-east")
    japanese, english, _ = said(root)
    assert 'make fix RENAMED="east tottori-east" で翻訳を移せます' in japanese
    assert 'make fix RENAMED="east tottori-east" carries its translations' in english
    main(["fix", "--renamed", "east", "tottori-east"])
    assert "RENAMED" not in said(root)[0]


def test_mistakes_are_told_with_what_changes_nevertheless(root: Path) -> None:
    bad = "@octocat ![x](https://example.org/x.png) [y](javascript:1) --> #1 www.example.org"
    edit(root, "offices.yaml", "0857-00-0002", "22-256")
    edit(root, "offices.yaml", "building: ひがしビル", f'building: "{bad}"')
    japanese, english, is_right = said(root)
    assert "❌ データにまちがいがあります（2）" in japanese
    assert "data/offices.yaml:7:10 offices.east.phone: 「22-256」は日本の電話番号では" in japanese
    assert "東事務所 の電話番号：0857-00-0002 → 22-256" in japanese
    assert "www.example.org" in japanese
    assert '"22-256" is not a Japanese telephone number' in english
    assert "どのページと翻訳が変わるかは、まちがいがなくなるとわかります" in japanese
    assert not is_right


def test_what_cannot_be_read_is_not_called_unchanged(root: Path) -> None:
    edit(root, "offices.yaml", "  phone: 0857-00-0002", "  phone：0857-00-0123")
    append(root, "translations/ur.yaml", "\t- x: [\n")
    japanese, english, is_right = said(root)
    for file in ("data/offices.yaml", "data/translations/ur.yaml"):
        assert f"{file} が読めないので、そこで何が変わるかは分かりません" in japanese
        assert f"{file} cannot be read, so what changes in it is not known" in english
    assert "変わりません" not in japanese
    assert "No fact" not in english
    assert not is_right


def test_data_that_was_broken_before_can_be_mended(root: Path) -> None:
    edit(root, "offices.yaml", "0857-00-0002", "22-256")
    edit(root, "offices.yaml", "name: 西分室", "name：西分室")
    git(root, "commit", "--quiet", "--all", "--message", "Broken")
    edit(root, "offices.yaml", "22-256", "0857-00-0002")
    edit(root, "offices.yaml", "name：西分室", "name: 西分室")
    japanese, _, is_right = said(root)
    assert "✅ データにまちがいはありません。" in japanese
    assert "変更の前のデータにまちがいがあったので" in japanese
    assert "data/offices.yaml は変更の前は読めなかったので" in japanese
    assert "変わりません" not in japanese
    assert is_right


def test_what_others_have_merged_since_is_not_told_as_undone(root: Path) -> None:
    git(root, "switch", "--quiet", "--create", "patch-1")
    edit(root, "offices.yaml", "0857-00-0002", "0857-00-0123")
    git(root, "commit", "--quiet", "--all", "--message", "A number")
    git(root, "switch", "--quiet", "main")
    edit(root, "offices.yaml", "name: 西分室", "name: 西事務所")
    git(root, "commit", "--quiet", "--all", "--message", "A name")
    git(root, "switch", "--quiet", "patch-1")
    japanese, _, _ = said(root)
    assert "0857-00-0123" in japanese
    assert "西" not in japanese


def test_machines_read_the_exit_status(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    append(root, "offices.yaml", "")
    assert main(["diff"]) == 0
    assert "`data/` の情報は変わりません。" in capsys.readouterr().out
    edit(root, "offices.yaml", "0857-00-0002", "22-256")
    assert main(["diff", "main"]) == 1
    assert "22-256" in capsys.readouterr().out
    for unknown in ("no-such-branch", "--output=x"):
        assert main(["diff", unknown]) == 2
        assert f'git knows no branch or commit "{unknown}"' in capsys.readouterr().err


def fields_of(kind: object, seen: set[type[Model]]) -> Iterator[str]:
    model = model_in(kind)
    if model is not None and model not in seen:
        seen.add(model)
        for name, hint in get_type_hints(model).items():
            if name in model.model_fields:
                yield name
                yield from fields_of(hint, seen)


def test_every_field_of_a_fact_has_a_name_in_both_languages() -> None:
    seen: set[type[Model]] = {Guide}
    kinds = {
        name: kind for name, kind in KINDS.items() if name not in ("translations", "interface")
    }
    fields = {field for kind in kinds.values() for field in fields_of(kind, seen)} - {"page"}
    assert fields - labels().keys() == set()
    assert labels().keys() - fields == set()
    assert all({"ja", "en"} <= label.keys() for label in labels().values())


@pytest.mark.parametrize("file", ["offices", "agencies", "interface"])
def test_a_file_that_is_gone_is_told_in_a_line_with_how_to_bring_it_back(
    root: Path, file: str
) -> None:
    (root / f"data/{file}.yaml").unlink()
    japanese, english, is_right = said(root)
    assert (
        f"data/{file}.yaml:1:1 ファイルがありません。mainブランチの同じファイルの中身を" in japanese
    )
    assert f"- data/{file}.yaml:1:1 the file is missing; make it again under this name" in english
    assert max(map(len, english.splitlines())) < 300
    assert not is_right


@pytest.mark.parametrize(("file", "is_right"), [("coordinators", True), ("translations/ur", False)])
def test_a_file_that_is_gone_is_named(root: Path, file: str, is_right: bool) -> None:
    (root / f"data/{file}.yaml").unlink()
    japanese, english, right = said(root)
    assert f"- data/{file}.yaml：ファイルがなくなります\n" in japanese
    assert f"- data/{file}.yaml: the whole file is removed\n" in english
    assert right == is_right


@pytest.mark.parametrize(
    ("old", "new", "told", "kind"),
    [
        ("- id: west\n", "- id: east\n", "西分室 のid：west → east", "an id of another"),
        ("- id: west\n", "- id: east\n  name: 別\n- id: west\n", "別：追加：", "one more"),
        ("- id: west\n", "- name: 別\n- id: west\n", "別：追加：", "one without an id"),
        ("- id: west\n", "- 別\n- id: west\n", "2：追加：別", "what is no record"),
    ],
)
def test_one_mistake_in_a_list_does_not_make_all_of_it_another(
    root: Path, old: str, new: str, told: str, kind: str
) -> None:
    edit(root, "offices.yaml", old, new)
    japanese, english, is_right = said(root)
    assert told in japanese, kind
    assert "0857-00-0002" not in japanese
    assert max(map(len, english.splitlines())) < 400
    assert not is_right


def test_of_a_long_text_the_place_that_changes_is_told(root: Path) -> None:
    words = "、".join(f"ことば{number}" for number in range(300))
    edit(root, "hints.yaml", "words: 電話、", f"words: {words}、電話、")
    git(root, "commit", "--quiet", "--all", "--message", "Words")
    edit(root, "hints.yaml", "ことば150、", "ことば150、くらしのことば、")
    japanese, _, _ = said(root)
    (line,) = [one for one in japanese.splitlines() if "検索のことば：" in one]
    assert "ことば150、くらしのことば、ことば151" in line
    assert len(line) < 700


def test_a_copy_beside_the_files_is_a_mistake_and_no_new_fact(root: Path) -> None:
    shutil.copy(root / "data/offices.yaml", root / "data/offices のコピー.yaml")
    japanese, _, is_right = said(root)
    assert "data/offices のコピー.yaml:1:1 このファイルは使われません" in japanese
    assert "東事務所" not in japanese
    assert not is_right
