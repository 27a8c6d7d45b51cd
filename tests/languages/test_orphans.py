"""A record that is removed or renamed: no translation has to be touched for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from guide.__main__ import main
from guide.facts.problems import DataError
from guide.languages.clearing import rewritten
from guide.languages.editions import Edition, load_editions

Change = Callable[[str, str, str], None]
Said = pytest.CaptureFixture[str]
STATION = """  - id: minato
    name: みなと駅
    lines: みなと線
    walk: 歩いて5分
    source: {id: leaflet, slide: 2}
"""


@pytest.fixture
def here(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the data, as the commands find it."""
    monkeypatch.chdir(data.parent)
    return data


def edition(data: Path, locale: str) -> Edition:
    return next(one for one in load_editions(data) if one.locale.id == locale)


def entries(data: Path, locale: str) -> dict[str, dict[str, str]]:
    file = data / f"translations/{locale}.yaml"
    texts: dict[str, dict[str, str]] = yaml.safe_load(file.read_text(encoding="utf-8"))["texts"]
    return texts


def retype(data: Path, locale: str, old: str, new: str) -> int:
    """Write a path otherwise in a file of translations; return its line."""
    file = data / f"translations/{locale}.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(f"  {old}:\n") == 1
    file.write_text(text.replace(f"  {old}:\n", f"  {new}:\n"), encoding="utf-8")
    return text[: text.index(f"  {old}:\n")].count("\n") + 1


def test_a_removed_record_is_told_in_one_line_and_built_without(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    center = project / "data/center.yaml"
    text = center.read_text(encoding="utf-8")
    assert STATION in text
    center.write_text(text.replace("stations:\n" + STATION, "stations: []\n"), encoding="utf-8")
    monkeypatch.chdir(project)
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    (line,) = [line for line in said.splitlines() if "minato" in line]
    assert re.match(
        r"data/translations/en\.yaml:\d+:3: warning: center\.stations\.minato\.name, "
        r"center\.stations\.minato\.lines, center\.stations\.minato\.walk: no text stands "
        r"here any more \(paths: 3, files: 2\);.* make fix clears them",
        line,
    )
    assert "The data is right." in said
    for one in load_editions(project / "data")[1:]:
        assert one.count("missing") == 0 or one.locale.id == "ur"
        assert "Minato Station" not in one.texts.values()
    assert main(["fix"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told == [
        f"data/translations/{locale}.yaml: translations cleared: 3 "
        "(center.stations.minato.name and so on)"
        for locale in ("en", "ur")
    ]
    assert main(["check"]) == 0
    assert "warning" not in capsys.readouterr().out


def test_what_an_orphan_says_is_not_compared_with_anything(data: Path) -> None:
    file = data / "translations/en.yaml"
    text = file.read_text(encoding="utf-8")
    orphan = "  agencies.gone.summary:\n    source: 5人\n    text: 窓口（ {a}\n"
    file.write_text(text + orphan, encoding="utf-8")
    assert list(edition(data, "en").orphans) == ["agencies.gone.summary"]


@pytest.mark.parametrize(
    ("path", "typed", "remedy"),
    [
        ("center.reading", "center.readng", 'did you mean "center.reading"?'),
        ("agencies.work.summary", "agencies.work.sumary", 'did you mean "agencies.work.summary"?'),
        ("agencies.work.summary", "agency.work.summary", 'did you mean "agencies.work.summary"?'),
        ("agencies.work.summary", "agencies.wrk.summary", 'did you mean "agencies.work.summary"?'),
        ("interface.home.lead", "interface.home.laed", 'did you mean "interface.home.lead"?'),
        ("interface.home.lead", "interface.hom.lead", 'did you mean "interface.home.lead"?'),
        ("center.reading", "center", "remove the entry"),
        ("center.reading", "center.phones.main.number", "no text stands at this path"),
    ],
)
def test_a_path_that_was_typed_wrongly_is_a_mistake_at_its_line(
    data: Path, path: str, typed: str, remedy: str
) -> None:
    line = retype(data, "en", path, typed)
    with pytest.raises(DataError) as caught:
        load_editions(data)
    (problem,) = caught.value.problems
    assert (str(problem.file), problem.line) == ("data/translations/en.yaml", line)
    assert remedy in str(problem.message)


def test_mistakes_in_translations_are_told_beside_those_in_facts(
    data: Path, change: Change
) -> None:
    change("center.yaml", "number: 0857-00-0001", "number: 1")
    file = data / "translations/en.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("text: Minato Multicultural Plaza", "text: 火曜日"), encoding="utf-8"
    )
    with pytest.raises(DataError) as caught:
        load_editions(data)
    assert [str(one.file) for one in caught.value.problems] == [
        "data/center.yaml",
        "data/translations/en.yaml",
    ]


def rename_agency(here: Path) -> None:
    """Call the agency `work` `work-desk`, wherever the facts name it, and change its summary."""
    file = here / "agencies.yaml"
    text = file.read_text(encoding="utf-8")
    text = text.replace("- id: work\n", "- id: work-desk\n")
    text, count = re.subn(r"(work-desk\n(?:.*\n)*?  summary: ).*", r"\1仕事の相談だけです。", text)
    assert count == 1
    file.write_text(text, encoding="utf-8")


def test_a_renamed_id_takes_its_translations_along(here: Path, capsys: Said) -> None:
    before = {locale: entries(here, locale) for locale in ("en", "ur")}
    english = (here / "translations/en.yaml").read_text(encoding="utf-8")
    rename_agency(here)
    assert {path.split(".")[1] for path in edition(here, "en").orphans} == {"work"}
    assert main(["fix", "--renamed", "work", "work-desk"]) == 0
    assert "data/translations/en.yaml: " in capsys.readouterr().out
    for locale, texts in before.items():
        expected = {
            path.replace("agencies.work.", "agencies.work-desk."): text
            for path, text in texts.items()
        }
        assert entries(here, locale) == expected
        assert edition(here, locale).orphans == {}
    # Every other byte is as it was, and the order is.
    assert (here / "translations/en.yaml").read_text(encoding="utf-8") == english.replace(
        "  agencies.work.", "  agencies.work-desk."
    )
    # The summary's Japanese is another now, so its translation is stale.
    assert edition(here, "en").guide.agency("work-desk").summary.status == "stale"


def test_a_path_with_dots_may_be_renamed(here: Path) -> None:
    rename_agency(here)
    assert main(["fix", "--renamed", "agencies.work", "agencies.work-desk"]) == 0
    assert edition(here, "en").count("missing") == 0


def test_the_same_japanese_under_a_new_id_takes_its_translation_along_by_itself(
    here: Path,
) -> None:
    before = entries(here, "en")["agencies.work.name"]
    rename_agency(here)
    assert main(["fix"]) == 0
    texts = entries(here, "en")
    assert texts["agencies.work-desk.name"] == before
    assert not [path for path in texts if path.startswith("agencies.work.")]
    assert "agencies.work-desk.summary" not in texts  # what it says is new


def test_what_has_been_carried_along_already_is_told_so(here: Path, capsys: Said) -> None:
    """By `make fix` alone, where the Japanese has stayed the same."""
    file = here / "agencies.yaml"
    text = file.read_text(encoding="utf-8").replace("- id: work\n", "- id: work-desk\n")
    file.write_text(text, encoding="utf-8")
    assert main(["fix", "--renamed", "work-desk", "work"]) == 1
    assert main(["fix"]) == 0
    before = entries(here, "en")
    capsys.readouterr()
    for _ in range(2):
        assert main(["fix", "--renamed", "work", "work-desk"]) == 0
        assert capsys.readouterr().out == (
            'the translations stand under "work-desk" already; none is left under "work"\n'
        )
    assert entries(here, "en") == before
    assert main(["fix", "--renamed", "wrok", "wrok-desk"]) == 1


def test_a_wrong_new_name_clears_nothing(here: Path, capsys: Said) -> None:
    rename_agency(here)
    before = entries(here, "en")
    for names in (("work", "wrok-desk"), ("wrok", "work-desk"), ("wor", "work-desk")):
        assert main(["fix", "--renamed", *names]) == 1
        assert f'no translation was left under "{names[0]}"' in capsys.readouterr().err
    assert entries(here, "en") == before


def test_an_id_of_another_record_with_the_same_name_is_left_alone(here: Path) -> None:
    """The topic `jobs` and the activity `jobs` have one name; only the topic is renamed."""
    file = here / "topics.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("- id: jobs\n", "- id: finding-work\n"), encoding="utf-8")
    hints = here / "hints.yaml"
    hints.write_text(
        hints.read_text(encoding="utf-8").replace("topics.jobs", "topics.finding-work"),
        encoding="utf-8",
    )
    assert main(["fix", "--renamed", "jobs", "finding-work"]) == 0
    texts = entries(here, "en")
    assert "topics.finding-work.name" in texts
    assert "agencies.work.activities.jobs.text" in texts
    assert edition(here, "en").count("missing") == 0


def test_comments_and_what_shares_a_line_are_left_alone(here: Path) -> None:
    file = here / "translations/en.yaml"
    kept = (
        "made_by: machine\ntexts:\n"
        "  # The name is on the door.\n"
        "  center.name: {source: みなと多文化プラザ, text: Minato Plaza}  # checked\n"
        "  # The next one is about nobody.\n"
        "%s"
        "\n"
        "  # At the end.\n"
    )
    gone = (
        "  agencies.gone.name:\n    source: 相談\n    text: Advice # old\n"
        "  agencies.gone.summary: {source: 相談, text: Advice}\n"
    )
    file.write_text(kept % gone, encoding="utf-8")
    assert main(["fix"]) == 0
    assert file.read_text(encoding="utf-8") == kept % ""
    file.write_text("made_by: machine\ntexts:\n" + gone, encoding="utf-8")
    assert main(["fix"]) == 0
    assert file.read_text(encoding="utf-8") == "made_by: machine\ntexts: {}\n"


def test_translations_wait_until_the_facts_are_right(here: Path, capsys: Said) -> None:
    rename_agency(here)
    before = entries(here, "en")
    center = here / "center.yaml"
    text = center.read_text(encoding="utf-8")
    center.write_text(text.replace("0857-00-0001", "1"), encoding="utf-8")
    assert main(["fix"]) == 1
    said = capsys.readouterr().err
    assert "data/center.yaml:13:13" in said
    assert "Correct the facts first" in said
    assert entries(here, "en") == before


def test_a_file_of_which_all_is_cleared_stays_one_whatever_its_comments_say() -> None:
    text = (
        "made_by: machine # as all texts: see above\ntexts:\n  a.b:\n    source: あ\n    text: a\n"
    )
    cleared = rewritten(text, {}, ["a.b"])
    assert cleared == "made_by: machine # as all texts: see above\ntexts: {}\n"
