"""Translators work in PO files: nothing is lost on the way there and back, reviews come with names."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from guide.__main__ import main
from guide.facts.locales import Locale, Reviewer, Translation
from guide.languages.editions import load_editions
from guide.languages.entries import with_entries
from guide.languages.po_reading import UnreadablePo, read_messages
from guide.translators import Work, bring_back, export, work_on
from hypothesis import given, settings
from hypothesis import strategies as st
from support.building import ROOT

# Later than any day on which somebody has read something that stands in the real data.
DAY = date(2099, 11, 28)
NOOR = Reviewer(name="نور احمد", on=DAY.isoformat())
LOCALES = yaml.safe_load((ROOT / "data/locales.yaml").read_text("utf-8"))
Change = Callable[[str, str, str], None]


def handed_out(work: Work, folder: Path) -> Catalog:
    return read_po(BytesIO(export(work, "po", folder, DAY).read_bytes()))


def brought_back(
    work: Work, catalog: Catalog, folder: Path, reviewer: Reviewer | None = None
) -> str:
    """What is told when a translator sends the catalog; written by another program, with wrapping."""
    file = folder / "back.po"
    with file.open("wb") as out:
        write_po(out, catalog, width=60)
    return " ".join(map(str, bring_back(work, file, reviewer)))


def entry(work: Work, path: str) -> dict[str, object]:
    return plain(work.file.read_text("utf-8"))[path]


def plain(file: str) -> dict[str, dict[str, object]]:
    """The entries of a file; all scalars as they are written, because YAML takes `on` for true."""
    texts: dict[str, dict[str, object]] = yaml.load(file, yaml.BaseLoader)["texts"]
    return texts


@pytest.mark.parametrize("locale", ["my", "ur"])
def test_all_translations_come_back_as_they_went(
    locale: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = work_on(ROOT / "data", locale, DAY)
    before = work.file.read_bytes()
    catalog = handed_out(work, tmp_path)
    assert len(catalog) == work.edition.count_all()
    assert "0 translations written" in brought_back(work, catalog, tmp_path)
    assert work.file.read_bytes() == before
    assert "lacks" not in brought_back(work, catalog, tmp_path)
    assert "nothing is marked as read by" in brought_back(work, catalog, tmp_path, NOOR)
    # So they do into a file that has lost everything.
    made = {
        message.context: Translation(source=message.id, text=message.string)
        for message in catalog
        if message.id and message.string and not message.fuzzy
    }
    assert plain(with_entries("made_by: machine\ntexts: {}\n", made)) == {
        path: {"source": one["source"], "text": one["text"]}
        for path, one in plain(before.decode()).items()
        if one["source"] == work.japanese.get(path)
    }


def test_a_stale_text_is_fuzzy_with_what_it_was_made_from(
    data: Path, change: Change, tmp_path: Path
) -> None:
    change("center.yaml", "name: みなと駅", "name: みなと中央駅")
    work = work_on(data, "ur", DAY)
    catalog = handed_out(work, tmp_path)
    message = catalog.get("みなと中央駅", "center.stations.minato.name")
    assert message.fuzzy
    assert message.string == "میناتو اسٹیشن"
    assert '#| msgid "みなと駅"\n' in (tmp_path / "ur.po").read_text("utf-8")
    assert message.locations[0][0] == "data/center.yaml"
    # Nobody has looked at it: it stays stale.
    brought_back(work, catalog, tmp_path)
    assert entry(work, "center.stations.minato.name")["source"] == "みなと駅"
    message.flags.discard("fuzzy")
    assert "1 translations written" in brought_back(work, catalog, tmp_path)
    ours = entry(work, "center.stations.minato.name")
    assert ours == {"source": "みなと中央駅", "text": "میناتو اسٹیشن"}


def test_a_file_that_was_cut_short_says_so(data: Path, tmp_path: Path) -> None:
    work = work_on(data, "ur", DAY)
    catalog = handed_out(work, tmp_path)
    last = list(catalog)[-1]
    catalog.delete(last.id, last.context)
    assert f"lacks 1 texts of this language, {last.context} first" in brought_back(
        work, catalog, tmp_path
    )


def test_each_text_that_is_left_out_is_named(data: Path, change: Change, tmp_path: Path) -> None:
    old = handed_out(work_on(data, "ur", DAY), tmp_path)
    change("translations/ur.yaml", "text: میناتو اسٹیشن\n", "text: نیا میناتو\n")
    change("translations/ur.yaml", "text: میناتو لائن\n", "text: نئی لائن\n")
    for gone in ("offices.gone.name", "offices.gone.address"):
        old.add("消えた文", "گیا", context=gone)
    said = brought_back(work_on(data, "ur", DAY), old, tmp_path)
    assert "2 were left out, because there is no such text any more: offices.gone.name, " in said
    assert "offices.gone.address" in said
    station, lines = "center.stations.minato.name", "center.stations.minato.lines"
    assert "2 texts skipped: the translation has been changed here" in said
    assert f"{station}, {lines}" in said


def test_the_notes_have_the_terms(data: Path, tmp_path: Path) -> None:
    catalog = handed_out(work_on(data, "en", DAY), tmp_path)
    notes = [note for message in catalog for note in message.auto_comments]
    assert any(" = " in note for note in notes)


def test_a_review_comes_back_with_name_and_day(data: Path, tmp_path: Path) -> None:
    work = work_on(data, "ur", DAY)
    catalog = handed_out(work, tmp_path)
    catalog.get("みなと駅", "center.stations.minato.name").string = "میناتو ریلوے اسٹیشن"
    catalog.get("みなと線", "center.stations.minato.lines").user_comments.append("checked")
    missing = next(message for message in catalog if message.id and not message.string)
    missing.string = "نیا"
    assert "3 translations written" in brought_back(work, catalog, tmp_path, NOOR)
    by = {"name": "نور احمد", "on": DAY.isoformat()}
    assert entry(work, "center.stations.minato.name")["made_by"] == by
    assert entry(work, "center.stations.minato.lines")["made_by"] == by
    assert entry(work, missing.context) == {"source": missing.id, "text": "نیا", "made_by": by}
    (edition,) = (one for one in load_editions(data, today=DAY) if one.locale.id == "ur")
    assert len(edition.reviews[NOOR]) == 3


def test_what_is_changed_by_nobody_known_counts_as_unread(
    data: Path, change: Change, tmp_path: Path
) -> None:
    change("translations/ur.yaml", "made_by: machine", "made_by: {name: نور, on: 2026-01-15}")
    work = work_on(data, "ur", DAY)
    catalog = handed_out(work, tmp_path)
    catalog.get("みなと駅", "center.stations.minato.name").string = "میناتو ریلوے اسٹیشن"
    brought_back(work, catalog, tmp_path)
    assert entry(work, "center.stations.minato.name")["made_by"] == "machine"


def test_what_has_no_text_any_more_is_told(data: Path, tmp_path: Path) -> None:
    work = work_on(data, "ur", DAY)
    catalog = handed_out(work, tmp_path)
    catalog.add("消えた文", "گیا", context="offices.gone.name")
    said = brought_back(work, catalog, tmp_path)
    assert "1 were left out, because there is no such text any more: offices.gone.name" in said


def test_a_file_of_another_japanese_is_left_out_and_signed_by_nobody(
    data: Path, change: Change, tmp_path: Path
) -> None:
    old = handed_out(work_on(data, "ur", DAY), tmp_path)
    old.get("みなと駅", "center.stations.minato.name").string = "میناتو ریلوے اسٹیشن"
    old.get("みなと駅", "center.stations.minato.name").user_comments.append("checked")
    change("center.yaml", "name: みなと駅", "name: みなと中央駅")
    change("translations/ur.yaml", "source: みなと駅\n", "source: みなと中央駅\n")
    work = work_on(data, "ur", DAY)
    before = work.file.read_bytes()
    said = brought_back(work, old, tmp_path, NOOR)
    assert "0 translations written" in said
    assert "1 texts skipped: their Japanese in the file (msgid) is not that of the data" in said
    assert "or in the file: center.stations.minato.name" in said
    assert work.file.read_bytes() == before


@pytest.mark.parametrize("touched", [False, True])
def test_newer_work_is_not_overwritten_by_an_older_file(
    data: Path, change: Change, tmp_path: Path, touched: bool
) -> None:
    old = handed_out(work_on(data, "ur", DAY), tmp_path)
    message = old.get("みなと駅", "center.stations.minato.name")
    message.string += " نیا" if touched else ""
    message.user_comments.append("checked")
    change("translations/ur.yaml", "text: میناتو اسٹیشن\n", "text: نیا میناتو\n")
    work = work_on(data, "ur", DAY)
    before = work.file.read_bytes()
    said = brought_back(work, old, tmp_path, NOOR)
    assert "1 texts skipped: the translation has been changed here" in said
    assert work.file.read_bytes() == before
    # What has come in by another way is the same here and there: that may be checked.
    message.string = "نیا میناتو"
    assert "1 translations written" in brought_back(work, old, tmp_path, NOOR)


def brought_up_to_date(old: Catalog, new: Catalog) -> Catalog:
    """What msgmerge and Poedit make of a translator's file and a newer one.

    The notes are those of the new file, translations and their comments those of the old one.
    """
    for message in new:
        if message.id and (before := old.get(message.id, message.context)):
            message.string, message.user_comments = before.string, before.user_comments
    return new


def test_a_file_brought_up_to_date_by_a_newer_one_undoes_nothing(
    data: Path, change: Change, tmp_path: Path
) -> None:
    old = handed_out(work_on(data, "ur", DAY), tmp_path)
    old.get("みなと線", "center.stations.minato.lines").string += " نیا"
    change("translations/ur.yaml", "text: میناتو اسٹیشن\n", "text: نیا میناتو\n")
    work = work_on(data, "ur", DAY)
    merged = brought_up_to_date(old, handed_out(work, tmp_path))
    said = brought_back(work, merged, tmp_path, NOOR)
    assert "1 translations written" in said
    assert "1 texts skipped: the translation has been changed here" in said
    assert entry(work, "center.stations.minato.name")["text"] == "نیا میناتو"
    assert str(entry(work, "center.stations.minato.lines")["text"]).endswith(" نیا")


def test_a_text_that_a_like_one_has_lent_its_translation_is_taken_once_it_is_renewed(
    data: Path, tmp_path: Path
) -> None:
    """Programs propose it with its comments, for what has no translation yet."""
    work = work_on(data, "ur", DAY)
    catalog = handed_out(work, tmp_path)
    missing = next(message for message in catalog if message.id and not message.string)
    like = catalog.get("みなと駅", "center.stations.minato.name")
    missing.string, missing.user_comments = "نیا", list(like.user_comments)
    assert "1 translations written" in brought_back(work, catalog, tmp_path)
    assert entry(work, missing.context)["text"] == "نیا"


def without_comments(work: Work, catalog: Catalog, folder: Path) -> Path:
    """The catalog as a program writes it that keeps no comments, marks and flags."""
    file = folder / "bare.po"
    with file.open("wb") as out:
        write_po(out, catalog, width=60)
    file.write_text(re.sub(r"(?m)^#.*\n", "", file.read_text("utf-8")), "utf-8")
    return file


def test_a_file_that_has_lost_its_comments_undoes_nothing(
    data: Path,
    change: Change,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    catalog = handed_out(work_on(data, "ur", DAY), tmp_path)
    missing = next(message for message in catalog if message.id and not message.string)
    missing.string = "نیا"
    change("translations/ur.yaml", "text: میناتو اسٹیشن\n", "text: نیا میناتو\n")
    work = work_on(data, "ur", DAY)
    file = without_comments(work, catalog, tmp_path)
    said = " ".join(map(str, bring_back(work, file, None)))
    # What was missing overwrites nothing.
    assert "1 translations written" in said
    assert entry(work, missing.context)["text"] == "نیا"
    assert entry(work, "center.stations.minato.name")["text"] == "نیا میناتو"
    assert re.search(
        r"1 texts skipped: they differ .*: center\.stations\.minato\.name\. .* add UNMARKED=true",
        said,
    )
    # Who has changed it there is told how it comes in.
    monkeypatch.chdir(data.parent)
    assert main(["translations", "ur", "--from", str(file), "--unmarked"]) == 0
    assert entry(work, "center.stations.minato.name")["text"] == "میناتو اسٹیشن"
    assert "skipped" not in capsys.readouterr().out


def test_a_stale_text_without_its_flag_does_not_count_as_renewed(
    data: Path, change: Change, tmp_path: Path
) -> None:
    change("center.yaml", "name: みなと駅", "name: みなと中央駅")
    work = work_on(data, "ur", DAY)
    catalog = handed_out(work, tmp_path)
    file = without_comments(work, catalog, tmp_path)
    for unmarked in (False, True):
        said = " ".join(map(str, bring_back(work, file, NOOR, unmarked)))
        assert "1 texts skipped: they count as not finished" in said
        assert entry(work, "center.stations.minato.name")["source"] == "みなと駅"


def test_work_that_is_left_out_is_told(data: Path, change: Change, tmp_path: Path) -> None:
    """What is renewed and still fuzzy, what is emptied, what is checked by nobody."""
    change("center.yaml", "name: みなと駅", "name: みなと中央駅")
    work = work_on(data, "ur", DAY)
    before = work.file.read_bytes()
    catalog = handed_out(work, tmp_path)
    assert "fuzzy" not in brought_back(work, catalog, tmp_path)
    catalog.get("みなと中央駅", "center.stations.minato.name").string = "میناتو مرکزی"
    said = brought_back(work, catalog, tmp_path, NOOR)
    assert (
        "1 texts skipped: they count as not finished; in each that is right, remove the mark"
        in said
    )
    assert "center.stations.minato.name" in said
    assert "nothing is marked as read" not in said
    lines = catalog.get("みなと線", "center.stations.minato.lines")
    lines.user_comments.append("checked")
    said = brought_back(work, catalog, tmp_path)
    assert '1 texts have the comment "checked", but nobody\'s name' in said
    assert "center.stations.minato.lines" in said
    lines.string = ""
    said = brought_back(work, catalog, tmp_path)
    assert "1 texts are empty in the file and stay here as they are" in said
    assert "center.stations.minato.lines" in said
    assert work.file.read_bytes() == before


@pytest.mark.parametrize(
    ("comment", "is_taken"),
    [
        ("Checked", True), ("checked.", True), ("#checked", True), ("✓ checked", True),
        ("確認済み", True), ("チェック済", True), ("checked by me", True), ("reviewed", True),
        ("handed-out:0123456789abcdef0123 checked", True),
        ("not checked", False), ("checked?", False), ("確認できません", False), ("please check", False),
    ],
)  # fmt: skip
def test_checked_is_understood_as_people_write_it(
    data: Path, tmp_path: Path, comment: str, is_taken: bool
) -> None:
    work = work_on(data, "ur", DAY)
    catalog = handed_out(work, tmp_path)
    catalog.get("みなと線", "center.stations.minato.lines").user_comments.append(comment)
    said = brought_back(work, catalog, tmp_path, NOOR)
    assert f"{int(is_taken)} translations written" in said
    told = '1 comments do not say clearly that a text is right; write only "checked"' in said
    assert told != is_taken


def test_the_header_names_nobody(data: Path, tmp_path: Path) -> None:
    handed_out(work_on(data, "ur", DAY), tmp_path)
    header = (tmp_path / "ur.po").read_text("utf-8").split("\n\n")[0]
    assert "@" not in header
    assert "FULL NAME" not in header
    assert "VERSION" not in header
    assert '"Last-Translator: \\n"' in header
    assert '"Language-Team: \\n"' in header


STATION = 'msgctxt "center.stations.minato.name"\nmsgid "みなと駅"\nmsgstr "نیا"\n'
LINES = 'msgctxt "center.stations.minato.lines"\nmsgid "みなと線"\nmsgstr "نیا"\n'
HEADER = 'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n"Language: {}\\n"\n\n'


@pytest.mark.parametrize(
    ("po", "place", "said"),
    [
        (STATION + LINES.replace('نیا"', "نیا"), ":6:1: ", "no line of a PO file"),
        (STATION.replace('msgid "', "msgid ") + LINES, ":2:1: ", "no line of a PO file"),
        (STATION.replace('نیا"', 'ن"یا"'), ":3:1: ", "no line of a PO file"),
        ("made_by: machine\n" + STATION, ":1:1: ", "no line of a PO file"),
        (STATION.replace('msgid "みなと駅"\n', "") + LINES, ":2:1: ", "missing or too many"),
        (STATION + 'msgstr "گیا"\n', ":4:1: ", "missing or too many"),
        (STATION + 'msgctxt "center.name"\n', ":5:1: ", "missing or too many"),
        (STATION.replace("msgstr", "# note\nmsgstr"), ":2:1: ", "cannot be read"),
        (STATION.replace("msgstr", 'msgid_plural "みなと駅"\nmsgstr[0]'), ":3:1: ", "no plurals"),
        (STATION + STATION.replace("نیا", "اور"), ":5:1: ", "already on line 2"),
        (STATION + STATION.replace("みなと", "港"), ":5:1: ", "already on line 2"),
        (STATION.replace("نیا", "{نیا"), ":2:1: ", "center.stations.minato.name: "),
        (STATION.replace("نیا", "{name} نیا"), ":2:1: ", "center.stations.minato.name: "),
        (STATION.replace("نیا", "نیا\\nنیا"), ":2:1: ", "center.stations.minato.name: "),
        (STATION.replace("نیا", "<b>نیا"), ":2:1: ", "center.stations.minato.name: "),
        (STATION.replace("نیا", "3 نیا"), ":2:1: ", "center.stations.minato.name: "),
        (HEADER.format("vi") + STATION, ":4:1: ", "another language: vi, not ur"),
        (HEADER.format("pt-BR") + STATION, ":4:1: ", "another language: pt-BR, not ur"),
        ("", ":1:1: ", "file is empty"),
        (STATION.encode("utf-16"), ":1:1: ", "not UTF-8"),
        (None, ":1:1: ", "there is no such file"),
    ],
)
def test_what_is_wrong_is_told_at_its_line_and_nothing_is_written(
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    po: str | bytes | None,
    place: str,
    said: str,
) -> None:
    monkeypatch.chdir(data.parent)
    if po is not None:
        Path("ur.po").write_bytes(po.encode() if isinstance(po, str) else po)
    before = Path("data/translations/ur.yaml").read_bytes()
    command = ["translations", "ur", "--from", "ur.po", "--reviewer", "Noor"]
    assert main(command) == 1
    (english,) = capsys.readouterr().err.splitlines()
    assert english.startswith(f"ur.po{place}")
    assert said in english
    assert main(["--lang", "ja", *command]) == 1
    (japanese,) = capsys.readouterr().err.splitlines()
    assert japanese.startswith(f"ur.po{place}")
    assert re.search("[ぁ-ん]", japanese)
    assert Path("data/translations/ur.yaml").read_bytes() == before


def test_a_reviewer_has_a_name(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(data.parent)
    Path("ur.po").write_text(STATION, "utf-8")
    before = Path("data/translations/ur.yaml").read_bytes()
    command = ["translations", "ur", "--from", "ur.po", "--reviewer", "<b>Noor</b>"]
    assert main(command) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith('"<b>Noor</b>" cannot be the name of a reviewer: ')
    assert Path("data/translations/ur.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("locale", "named"),
    [("pt-BR", "pt_BR"), ("pt-BR", "pt-BR"), ("tl", "fil"), ("ja-easy", "ja"), ("zh-Hans", ""),
     ("vi", "vi_VN"), ("vi", "vi-VN"), ("vi", "vie"), ("vi", "VI"), ("ur", "ur_PK"), ("pt-BR", "pt"),
     ("zh-Hans", "zh_CN"), ("zh-Hans", "zh"), ("zh-Hant", "zh_TW"), ("zh-Hant", "zh_HK"), ("zh-Hans", "zh_hans_CN"),
     ("vi", "vi_VN.UTF-8")],
)  # fmt: skip
def test_a_language_may_be_written_in_both_forms(locale: str, named: str, tmp_path: Path) -> None:
    (listed,) = (one for one in LOCALES if one["id"] == locale)
    content = HEADER.format(named) + STATION + '#~| msgid "x"\n#~ msgid "y"\n#~ msgstr ""\n'
    (tmp_path / "back.po").write_bytes(b"\xef\xbb\xbf" + content.replace("\n", "\r\n").encode())
    (message,) = read_messages(tmp_path / "back.po", Locale.model_validate(listed))
    assert (message.context, message.string) == ("center.stations.minato.name", "نیا")


@pytest.mark.parametrize(
    ("locale", "named"),
    [("zh-Hans", "zh_TW"), ("zh-Hant", "zh_CN"), ("zh-Hant", "zh"), ("vi", "Vietnamese"), ("pt-BR", "pt_PT")],
)  # fmt: skip
def test_a_header_of_another_language_is_told_with_the_remedy(
    locale: str, named: str, tmp_path: Path
) -> None:
    (listed,) = (one for one in LOCALES if one["id"] == locale)
    (tmp_path / "back.po").write_text(HEADER.format(named) + STATION, "utf-8")
    with pytest.raises(UnreadablePo, match=f'{named}, not {locale} .* write "Language: {locale}"'):
        read_messages(tmp_path / "back.po", Locale.model_validate(listed))


def test_the_page_for_reviewers_shows_both_languages_side_by_side(
    data: Path, tmp_path: Path
) -> None:
    """And the name of each place leads to its line, where it is corrected."""
    work = work_on(data, "ur", DAY)
    page = export(work, "html", tmp_path, DAY, "https://github.com/example/guide")
    html = page.read_text("utf-8")
    row = next(row for row in html.split("<tr>") if "center.stations.minato.name" in row)
    assert ">みなと駅<" in row
    assert '<td lang="ur" dir="rtl">میناتو اسٹیشن' in row
    (place,) = re.findall(r'href="https://github.com/example/guide/blob/main/([^"#]+)#L(\d+)"', row)
    line = (data.parent / place[0]).read_text("utf-8").splitlines()[int(place[1]) - 1]
    assert "میناتو اسٹیشن" in line or "center.stations.minato.name" in line


def test_the_commands_hand_out_and_take_in(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(data.parent)
    assert main(["translations", "ur", "--format", "po"]) == 0
    po = capsys.readouterr().out.strip()
    assert main(["translations", "ur", "--from", po, "--reviewer", "Noor"]) == 0
    assert "0 translations written" in capsys.readouterr().out
    assert main(["translations", "ja", "--format", "po"]) == 1
    assert main(["translations", "ur", "--from", "nowhere.po"]) == 1


LETTERS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1
).filter(lambda text: text.strip() == text)


@settings(max_examples=25, deadline=None)
@given(text=LETTERS, source=LETTERS, name=LETTERS)
def test_any_letters_survive_the_way_there_and_back(text: str, source: str, name: str) -> None:
    catalog = Catalog()
    catalog.add(source, text, context="center.name", previous_id=[source])
    out = BytesIO()
    write_po(out, catalog, width=0, include_previous=True)
    (message,) = [one for one in read_po(BytesIO(out.getvalue())) if one.id]
    assert (message.id, message.string) == (source, text)
    reviewer = Reviewer.model_construct(name=name, on=DAY)
    made = Translation.model_construct(source=source, text=text, made_by=reviewer)
    before = "# note\nmade_by: machine\ntexts:\n  a.b:\n    source: x\n    text: y\n  # kept\n"
    once = with_entries(before, {"center.name": made})
    assert once.startswith(before)
    assert with_entries(once, {"center.name": made}) == once
    by = {"name": name, "on": DAY.isoformat()}
    assert plain(once)["center.name"] == {"source": source, "text": text, "made_by": by}


@pytest.mark.parametrize(
    "before",
    [
        "texts:\n  a.b:\n    source: x\n    text: y\n  # noted\nmade_by: machine\n",
        "texts:\n    a.b:\n        source: x\n        text: |\n            y\n\n# noted\nmade_by: machine",
        "made_by: machine # noted\ntexts: {a.b: {source: x, text: y}} # noted\n",
        "texts: {a.b: {source: x, text: y},\n  }\nmade_by: machine\n# noted\n",
        "{made_by: machine, texts: {a.b: {source: x, text: 'y'}}}\n",
        "texts: {} # noted\nmade_by: machine\n",
        "made_by: machine\ntexts:\n\n# Still to be translated: noted\n#  a.b:\n#    text:\n",
        "made_by: machine\n",
    ],
)
def test_what_comes_in_can_be_read_however_the_file_is_laid_out(before: str) -> None:
    """With `texts` above what else there is, in one line, indented by four, empty or not there."""
    old = yaml.safe_load(before)
    made = {path: Translation(source="む", text="no: 1") for path in ("a.b", "center.name", "c.d")}
    came = {path: {"source": "む", "text": "no: 1"} for path in made}
    first = with_entries(before, {"center.name": made["center.name"]})
    one = (old.get("texts") or {}) | {"center.name": came["center.name"]}
    assert yaml.safe_load(first) == {"made_by": "machine", "texts": one}
    assert before.count("noted") == first.count("noted")
    every = with_entries(first, made)
    assert yaml.safe_load(every) == {"made_by": "machine", "texts": came}
    assert with_entries(every, made) == every
    assert with_entries(before, {}) == before
