"""What `make diff` asks somebody to look at again: right as data, perhaps wrong as a fact."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from guide.__main__ import main
from support.changed import edit
from support.proposed import git, said


def test_a_new_value_with_its_own_date_or_source_needs_no_hint(root: Path) -> None:
    """Nor does one of whose source the date changes, nor what comes with a source of its own."""
    edit(root, "offices.yaml", "phone: 0857-00-0002", "phone: 0857-00-0123")
    edit(root, "offices.yaml", "as_of: 2025-10-01", "as_of: 2025-11-01")
    edit(root, "offices.yaml", "address: 島根県松江市にし町6-7", "address: 島根県松江市にし町6-8")
    phones = "  phones: [{id: fax, number: 0852-00-0077, source: {id: leaflet, slide: 3}}]"
    edit(root, "offices.yaml", "phone: 0570-000-003", f"phone: 0570-000-003\n{phones}")
    edit(root, "sources.yaml", "as_of: 2025-04", "as_of: 2025-07")
    japanese, english, _ = said(root)
    assert "0852-00-0077" in japanese
    assert "⚠️" not in japanese + english


def test_a_number_that_another_office_has_is_asked_about(root: Path) -> None:
    edit(root, "offices.yaml", "0857-00-0002", "0570-000-003")
    japanese, english, is_right = said(root)
    assert "⚠️ 東事務所：新しい番号は、西分室 の番号と同じです" in japanese
    assert "East Office: the new number is also that of West Branch" in english
    assert is_right


def test_a_number_of_another_prefecture_than_the_address_is_asked_about(root: Path) -> None:
    """Of one copied from the line above, of another number, of a place that moves."""
    edit(root, "offices.yaml", "0857-00-0002", "0852-00-0002")
    edit(root, "offices.yaml", "0857-00-0009", "0852-22-0009")
    edit(root, "offices.yaml", "phone: 0570-000-003", "phone: 0852-22-0003")
    edit(root, "center.yaml", "鳥取県鳥取市みなと町", "島根県松江市みなと町")
    japanese, english, is_right = said(root)
    assert "⚠️ 東事務所：0852-00-0002 の市外局番は「松江」のものですが、住所は鳥取県です" in japanese
    assert (
        "East Office: the area of 0852-00-0002 is Matsue, Shimane, but the address is in" in english
    )
    assert "⚠️ 東事務所 の電話 › ur：0852-22-0009 の市外局番" in japanese
    assert "⚠️ プラザ の電話 › main：0857-00-0001 の市外局番は「鳥取」のものですが" in japanese
    assert "西分室：0852" not in japanese
    assert is_right


@pytest.mark.parametrize(
    "number",
    ["0857-00-0123", "0859-22-0002", "0570-000-002", "0120-000-002", "03-3000-0002", "22-256"],
)
def test_nothing_is_asked_where_an_area_fits_or_is_not_known(root: Path, number: str) -> None:
    """Of the same prefecture; of none; of one that the guide does not know; of no number."""
    edit(root, "offices.yaml", "0857-00-0002", number)
    japanese, english, _ = said(root)
    assert number in japanese
    assert "市外局番" not in japanese
    assert "the area of" not in english


def test_prefectures_that_an_end_leaves_without_an_office_are_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the change and by the check, until another office takes over. It is no mistake."""
    edit(root, "offices.yaml", "as_of: 2025-10-01", "as_of: 2025-10-01\n  ends: 2027-03-31")
    japanese, english, is_right = said(root)
    assert "⚠️ 2027-03-31 のあと、鳥取県、岡山県 を担当する局がありません" in japanese
    assert "After 2027-03-31, no office covers Tottori, Okayama." in english
    assert is_right
    assert main(["check"]) == 0
    place = "data/offices.yaml:10:9: warning: offices.east.ends: after 2027-03-31, no office covers"
    assert f"{place} tottori, okayama;" in capsys.readouterr().out
    git(root, "commit", "--quiet", "--all", "--message", "The east ends")
    edit(root, "offices.yaml", "phone: 0570-000-003", "phone: 0570-000-004")
    assert "2027-03-31" not in said(root)[0]
    taken = "[shimane, tottori, okayama]"
    edit(
        root,
        "offices.yaml",
        "prefectures: [shimane]",
        f"prefectures: {taken}\n    ends: 2027-06-30",
    )
    japanese, _, _ = said(root)
    assert "2027-06-30 のあと、鳥取県、岡山県、島根県 を担当する局がありません" in japanese
    edit(root, "offices.yaml", f"{taken}\n    ends: 2027-06-30", taken)
    assert "担当する局がありません" not in said(root)[0]
    main(["check"])
    assert "warning" not in capsys.readouterr().out


def test_a_topic_whose_desks_all_end_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the agency that has its one service; not where another desk goes on."""
    edit(root, "agencies.yaml", "- id: work\n", "- id: work\n  ends: 2026-12-31\n")
    assert "窓口が1つも" not in said(root)[0]
    edit(root, "agencies.yaml", "- id: advice\n", "- id: advice\n  ends: 2027-03-31\n")
    japanese, english, is_right = said(root)
    assert "⚠️ くらし：2027-03-31 のあと、窓口が1つも残りません" in japanese
    assert "⚠️ 仕事：2027-03-31 のあと" in japanese
    assert "Daily life: after 2027-03-31, none of its desks is left." in english
    assert is_right
    main(["check"])
    assert "data/topics.yaml:1:3: warning: topics.living: after 2027" in capsys.readouterr().out


def test_a_prefecture_that_a_second_office_covers_is_asked_about(root: Path) -> None:
    """Where it has moved, it is easily left in the old place; not where the old office ends."""
    edit(root, "offices.yaml", "[shimane]", "[shimane, okayama]")
    japanese, english, is_right = said(root)
    assert "⚠️ 岡山県：東事務所、西分室 が担当することになります" in japanese
    assert "Okayama: covered by East Office, West Branch from now on." in english
    assert is_right
    edit(root, "offices.yaml", "as_of: 2025-10-01", "as_of: 2025-10-01\n  ends: 2027-03-31")
    assert "担当することになります" not in said(root)[0]


def test_a_prefecture_that_another_office_gets_before_the_old_one_ends_is_asked_about(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until then readers would be sent to the wrong office; on the day itself it is right."""
    edit(root, "offices.yaml", "as_of: 2025-10-01", "as_of: 2025-10-01\n  ends: 2026-12-31")
    japanese, english, _ = said(root)
    assert "次の日になったら、あとを受ける局の管轄に加えてください" in japanese
    assert "On the next day, and not before, add these to the prefectures" in english
    git(root, "commit", "--quiet", "--all", "--message", "The east ends")
    edit(root, "offices.yaml", "[shimane]", "[shimane, okayama]")
    japanese, english, is_right = said(root)
    assert "⚠️ 岡山県：東事務所 が 2026-12-31 まで担当しますが、西分室 もいまから" in japanese
    assert "Okayama: West Branch is to cover it from now on, while East Office does" in english
    assert "島根県：" not in japanese
    assert is_right
    monkeypatch.setenv("TODAY", "2027-01-01")
    assert "もいまから担当します" not in said(root)[0]


def test_where_an_old_name_still_stands_is_asked_about(root: Path) -> None:
    """In its other fields, at an office, in words of pages; not in what readers type.

    An office that is renamed in only one of two places would lead to itself no more.
    """
    edit(root, "hints.yaml", "words: くらし、", "words: くらしの窓、")
    edit(root, "offices.yaml", "name: 西分室", "name: くらしの窓")
    git(root, "commit", "--quiet", "--all", "--message", "An office that is also an agency")
    edit(root, "agencies.yaml", "short_name: くらしの窓", "short_name: くらしの窓口")
    japanese, english, is_right = said(root)
    where = "⚠️ くらしの窓口 の名前：前の名前の くらしの窓 が残っています（これからは くらしの窓口）"
    assert where in japanese
    assert re.search(r"⚠️ くらしの窓 の名前：前の名前の .*data/offices.yaml:\d", japanese)
    assert re.search(
        r"⚠️ .*still says くらしの窓, which is くらしの窓口 .* data/interface.ya", english
    )
    assert "hints.yaml:" not in japanese
    assert is_right
    agencies = root / "data/agencies.yaml"
    text = agencies.read_text("utf-8")
    agencies.write_text(re.sub("くらしの窓(?!口)", "くらしの窓口", text), "utf-8")
    edit(root, "offices.yaml", "name: くらしの窓", "name: くらしの窓口")
    edit(root, "interface.yaml", "くらしの窓のホームページ", "くらしの窓口のホームページ")
    assert "前の名前" not in said(root)[0]


def test_a_translation_that_is_only_said_to_be_new_is_asked_about(root: Path) -> None:
    edit(root, "center.yaml", "name: みなと駅", "name: みなと中央駅")
    for locale in ("en", "ur"):
        edit(root, f"translations/{locale}.yaml", "source: みなと駅", "source: みなと中央駅")
    edit(root, "translations/ur.yaml", "میناتو اسٹیشن", "میناتو ریلوے")
    japanese, english, _ = said(root)
    assert "⚠️ en：`source` の日本語は新しくなりましたが、翻訳は前のままです：center.st" in japanese
    assert "⚠️ en: the Japanese in `source` is new, the translation is not: center.st" in english
