"""`python -m guide check`: it knows what the pages need, before they are built."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from guide.__main__ import main
from support.building import ROOT


def test_words_that_pages_need_are_missed_all_at_once(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert main(["check"]) == 0
    file = project / "data/interface.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    without = [one for one in lines if not one.startswith("  copy_address:")]
    assert len(lines) - len(without) == 1
    text = "".join(without).replace("not_found:\n  title:", "not_found:\n  titel:")
    file.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert 'interface.actions: the word "copy_address" is missing; add it' in said
    assert 'interface.not_found: the word "title" is missing; add it' in said
    assert "data/interface.yaml:" in said


@pytest.mark.parametrize(
    ("old", "new", "path", "told"),
    [
        ("  copied:", "  copyed:", "interface.actions.copyed",
         ['the word "copied" is missing', 'nothing shows this word; did you mean "copied"?']),
        ("  copied:", "  said: 言いました\n  copied:", "interface.actions.said",
         ["nothing shows this word; remove it"]),
        ("\nactions:\n", "\naction:\n", "interface.action",
         ['the word "actions" is missing', 'nothing shows this word; did you mean "actions"?']),
        # Only pages in other languages show it, and only those with a translation out of date.
        ("\n  stale: 日", "\n  stalled: 日", "interface.translation.stalled",
         ['the word "stale" is missing', 'nothing shows this word; did you mean "stale"?']),
    ],
)  # fmt: skip
def test_a_word_that_nothing_shows_is_a_mistake_at_its_line(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
    path: str,
    told: list[str],
) -> None:
    line, said = complaints(project, monkeypatch, capsys, "interface.yaml", old, new)
    assert len(said) == len(told)
    assert all(answer in one for one, answer in zip(said, told, strict=True))
    assert said[-1].startswith(f"data/interface.yaml:{line + new.startswith(chr(10))}:")
    assert f" {path}: " in said[-1]


def complaints(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    file: str,
    old: str,
    new: str,
) -> tuple[int, list[str]]:
    """The line of a change in a file of the data, and what the check answers."""
    changed = project / "data" / file
    text = changed.read_text(encoding="utf-8")
    assert text.count(old) == 1
    changed.write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.chdir(project)
    assert main(["check"]) == 1
    return text[: text.index(old)].count("\n") + 1, capsys.readouterr().err.splitlines()[:-1]


@pytest.mark.parametrize(
    ("file", "old", "new", "path", "told"),
    [
        ("interface.yaml", "見つかった数：{count}", "見つかった数：{cuont}",
         "interface.search.many", 'nothing is put in the place of "{cuont}"; write {count}'),
        ("interface.yaml", "業務の数：{count}", "業務の数",
         "interface.matrix.count", "{count} is missing; put it where the value is to stand"),
        ("interface.yaml", "{opens}から{closes}まで", "開く時間から閉じる時間まで",
         "interface.hours.times", "{closes} {opens} is missing"),
        ("interface.yaml", '{date}の情報です"', '{data}の情報です"',
         "interface.provenance.as_of", 'nothing is put in the place of "{data}"; write {date}'),
        ("center.yaml", "walk: 歩いて5分", 'walk: "歩いて{minutes}分"',
         "center.stations.minato.walk",
         'nothing is put in the place of "{minutes}"; write the words in its place'),
        ("topics.yaml", "why: 仕事を紹介しています。", 'why: "{officers}人が仕事を紹介します。"',
         "topics.jobs.desks.job-placement.why", 'nothing is put in the place of "{officers}"'),
    ],
)  # fmt: skip
def test_a_placeholder_that_is_lost_or_that_nothing_fills_is_a_mistake_at_its_line(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    file: str,
    old: str,
    new: str,
    path: str,
    told: str,
) -> None:
    line, said = complaints(project, monkeypatch, capsys, file, old, new)
    (answer,) = said
    assert answer.startswith(f"data/{file}:{line}:")
    assert f" {path}: {told}" in answer


@pytest.mark.parametrize("text", ["{四谷|よつや タワー", "四谷} タワー", "{ count }", "{{ 7*7 }}"])
def test_braces_that_are_neither_a_reading_nor_a_value_are_a_mistake(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    line, said = complaints(
        project, monkeypatch, capsys, "center.yaml", "name: みなと駅", f'name: "{text}"'
    )
    assert said[0].startswith(f"data/center.yaml:{line}:")
    assert "center.stations.minato.name: these braces are not closed" in said[0]


@pytest.mark.parametrize(
    ("file", "slip", "reason"),
    [
        ("content/about.md", "{{ titel }}", "'titel' is undefined"),
        ("content/about.md", "{{ guide.agences }}", "has no attribute 'agences'"),
        ("overrides/components/site-footer.html", "{{ titel }}", "'titel' is undefined"),
        ("content/about.md", '{{ icon("material/no-such") }}', ""),
    ],
)
def test_a_name_that_a_page_does_not_know_is_told_at_its_line(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    file: str,
    slip: str,
    reason: str,
) -> None:
    page = project / file
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}{slip}\n", encoding="utf-8")
    monkeypatch.chdir(project)
    assert main(["check"]) == 1
    (answer, _) = capsys.readouterr().err.splitlines()
    line = text.count("\n") + 1
    assert answer.startswith(f"{file}:{line}:1: the page cannot be made here (")
    assert reason in answer


def test_slips_in_pages_navigation_words_and_translations_are_told_at_once(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for file, old, new in (
        ("mkdocs.yml", "navigation.about: about.md", "navigation.about: abuot.md"),
        ("data/interface.yaml", "見つかった数：{count}", "見つかった数"),
        ("data/translations/en.yaml", "    text: ", "    text: \u200b"),
    ):
        text = (project / file).read_text(encoding="utf-8")
        assert old in text
        (project / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.chdir(project)
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert '"abuot.md" is not a page of content/' in said
    assert "interface.search.many: {count} is missing" in said
    assert "U+200B" in said
    page = project / "content/about.md"
    page.write_text("<<<<<<< HEAD\n" + page.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert "content/about.md:1:1: " in said
    assert "U+200B" in said


FAIR = """\
    - id: fair
      name: 説明会
      audience: [company]
      source: {id: website}
"""


def test_a_service_that_no_topic_leads_to_is_a_warning_and_no_mistake(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As long as it is for somebody, and nothing is known of its end."""
    agencies, topics = (project / f"data/{name}.yaml" for name in ("agencies", "topics"))
    before, training, after = agencies.read_text(encoding="utf-8").partition("    - id: training\n")
    agencies.write_text(before + FAIR + training + after, encoding="utf-8")
    monkeypatch.chdir(project)
    assert main(["check"]) == 0
    (warning,) = [one for one in capsys.readouterr().out.splitlines() if "warning" in one]
    line = before.count("\n") + 1
    assert warning.startswith(
        f"data/agencies.yaml:{line}:7: warning: agencies.work.services.fair: no topic leads to"
    )
    without = topics.read_text(encoding="utf-8")
    desk = "    - service: fair\n      why: 会社のための説明会があります。\n"
    topics.write_text(without + desk, encoding="utf-8")
    assert main(["check"]) == 0
    assert "warning" not in capsys.readouterr().out
    topics.write_text(without, encoding="utf-8")
    over = f"{FAIR}      as_of: 2025-10-01\n      ends: 2026-03-31\n"
    agencies.write_text(before + over + training + after, encoding="utf-8")
    assert main(["check"]) == 0
    assert "warning" not in capsys.readouterr().out


def test_an_office_outside_of_its_prefectures_is_a_warning_at_its_address(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It may stand there: an office that covers no prefecture stands somewhere, too."""
    file = project / "data/offices.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count("address: 鳥取県鳥取市") == 1
    file.write_text(
        text.replace("address: 鳥取県鳥取市", "address: 島根県鳥取市"), encoding="utf-8"
    )
    monkeypatch.chdir(project)
    assert main(["check"]) == 0
    (warning,) = [one for one in capsys.readouterr().out.splitlines() if "offices.yaml" in one]
    line = text[: text.index("address: 鳥取県鳥取市")].count("\n") + 1
    assert warning.startswith(f"data/offices.yaml:{line}:")
    assert "offices.east.address: the office covers 鳥取県、岡山県, but 島根県鳥取市" in warning
    airport = re.sub(r"  jurisdiction:\n    source: .*\n    prefectures: \[shimane\]\n", "", text)
    assert airport != text
    covered = airport.replace("[tottori, okayama]", "[tottori, okayama, shimane]")
    file.write_text(covered, encoding="utf-8")
    assert main(["check"]) == 0
    assert "offices.yaml" not in capsys.readouterr().out


def test_a_hard_word_in_easy_japanese_that_a_page_does_not_explain_is_a_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("content", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    locales = tmp_path / "data/locales.yaml"
    lines = [
        line if "lang: ja," in line else line.replace("}", ", publish: false}")
        for line in locales.read_text(encoding="utf-8").splitlines(keepends=True)
    ]
    locales.write_text("".join(lines), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 0
    file = tmp_path / "data/translations/ja-easy.yaml"
    text, count = re.subn("＜＝[^＞]*＞", "", file.read_text(encoding="utf-8"))
    assert count
    file.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    said = capsys.readouterr().err.splitlines()
    form = (
        r"data/translations/ja-easy\.yaml:\d+:1: \S+: /ja-easy/\S* says (.+) here first; explain it"
    )
    assert len([line for line in said if re.match(form, line)]) > 5


@pytest.mark.parametrize("command", ["diff", "translations", "pdf", "offline", "check"])
def test_who_asks_for_help_is_told_what_there_is(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help"]) == 0
    assert f"{command} " in capsys.readouterr().out
