"""Translators work in PO files: nothing is lost on the way there and back, reviews come with names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from guide.__main__ import main
from guide.facts.locales import Reviewer, Translation
from guide.languages.editions import load_editions
from guide.languages.entries import with_entries
from guide.languages.po import UnreadablePo
from guide.translators import Work, bring_back, export, work_on
from hypothesis import given, settings
from hypothesis import strategies as st
from support.building import ROOT

DAY = date(2026, 11, 28)
NOOR = Reviewer(name="نور احمد", on="2026-11-28")
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
    # So they do into a file that has lost everything.
    made = {
        message.context: Translation(source=message.id, text=message.string)
        for message in catalog
        if message.id
    }
    texts = plain(with_entries("made_by: machine\ntexts: {}\n", made))
    assert texts == plain(before.decode())


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
    by = {"name": "نور احمد", "on": "2026-11-28"}
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


def test_what_is_no_po_file_is_refused(data: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.po").write_bytes(b'msgid "x\nmsgstr "\xff"\n')
    with pytest.raises(UnreadablePo, match="cannot be read"):
        list(bring_back(work_on(data, "ur", DAY), tmp_path / "bad.po", None))


def test_the_page_for_reviewers_shows_both_languages_side_by_side(
    data: Path, tmp_path: Path
) -> None:
    html = export(work_on(data, "ur", DAY), "html", tmp_path, DAY).read_text("utf-8")
    row = next(row for row in html.split("<tr>") if "center.stations.minato.name" in row)
    assert ">みなと駅<" in row
    assert '<td lang="ur" dir="rtl">میناتو اسٹیشن' in row


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
    by = {"name": name, "on": "2026-11-28"}
    assert plain(once)["center.name"] == {"source": source, "text": text, "made_by": by}
