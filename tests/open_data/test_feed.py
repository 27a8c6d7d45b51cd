"""What has changed is told from git's history, in Japanese and English, or not at all."""

from __future__ import annotations

import json
import subprocess
import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path

import pytest
from guide.facts.history import past_changes
from guide.facts.places import Places
from guide.languages.editions import Edition
from guide.open_data import files as open_data
from guide.open_data.records import Records
from guide.site import Site
from jsonschema import Draft202012Validator
from support.changed import GRANT, edit

ATOM = "{http://www.w3.org/2005/Atom}"
AS_EDITOR = ["-c", "user.name=e", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false"]


def git(folder: Path, *arguments: str, day: str = "2026-11-01") -> None:
    moment = f"{day}T16:00:00Z"  # in Japan, it is the next day
    subprocess.run(
        ["git", *AS_EDITOR, *arguments],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment},
        check=True,
        capture_output=True,
    )


@pytest.fixture
def history(data: Path) -> Path:
    """A number changes, then nobody can read the file, then an address, a last day and hours do."""
    root = data.parent
    git(root, "init", "--initial-branch", "main")
    offices = data / "offices.yaml"
    text = offices.read_text(encoding="utf-8")
    steps = [
        text.replace("0857-00-0002", "0857-00-0000"),
        text,
        text + "  not: [yaml\n",
        text.replace("ひがし町4-5", "ひがし町4-6").replace(
            "  as_of: 2025-10-01\n", "  as_of: 2025-10-01\n  ends: 2027-03-31\n", 1
        ),
    ]
    for number, step in enumerate(steps, 1):
        assert number == 2 or step != text
        offices.write_text(step, encoding="utf-8")
        if number == 4:
            hours = 'opens: "10:00"\n      closes: "18:30"'
            edit(root, "center.yaml", hours, hours.replace("10:00", "09:30"))
            edit(root, "center.yaml", "[tuesday, wednesday, ", "[wednesday, ")
        git(root, "add", ".")
        git(root, "commit", "-m", f"{number}", day=f"2026-11-0{number}")
    return root


def test_what_changed_is_told_the_newest_first(history: Path) -> None:
    found = past_changes(history) or []
    assert [(one.moment.date(), one.path, one.change.was, one.change.now) for one in found] == [
        (date(2026, 11, 5), ("offices", "east", "ends"), None, "2027-03-31"),
        (
            date(2026, 11, 5),
            ("offices", "east", "address"),
            "鳥取県鳥取市ひがし町4-5",
            "鳥取県鳥取市ひがし町4-6",
        ),
        (date(2026, 11, 5), ("center", "hours", "spans", "0", "opens"), "10:00", "09:30"),
        (
            date(2026, 11, 5),
            ("center", "hours", "spans", "0", "days"),
            ["tuesday", "wednesday", "thursday", "friday", "saturday"],
            ["wednesday", "thursday", "friday", "saturday"],
        ),
        (date(2026, 11, 3), ("offices", "east", "phone"), "0857-00-0000", "0857-00-0002"),
    ]


EAST = '    spans: [{days: [tuesday, friday], opens: "09:00", closes: "12:00"}]\n'
EAST_NOON = EAST.replace("]\n", ', {days: [friday], opens: "13:00", closes: "16:00"}]\n')
# A commit of 6 November before, and one after, in files of the data; what is told, as texts.
TOLD: dict[str, tuple[str, str, str, list[str]]] = {
    "a number ends, and another is written above it": (
        "center.yaml",
        "  - id: main\n    number: 0857-00-0001\n",
        "  - id: new\n    number: 0857-00-0101\n    callers: anywhere\n"
        "    source: {id: leaflet, slide: 1}\n"
        "  - id: main\n    number: 0857-00-0001\n    ends: 2026-11-05\n",
        [
            "Plaza, telephone number 0857-00-0001, last day: not stated → November 5, 2026",
            "Plaza, telephone number: not stated → 0857-00-0101",
        ],
    ),
    "a number gives way to another with another id": (
        "offices.yaml",
        "{id: ur, number: 0857-00-0009, use:",
        "{id: urdu, number: 0857-00-0019, use:",
        [
            "East Office, telephone number: 0857-00-0009 → not stated",
            "East Office, telephone number: not stated → 0857-00-0019",
        ],
    ),
    "a number has another id": ("offices.yaml", "{id: ur, number:", "{id: urdu, number:", []),
    "hours end": (
        "offices.yaml", EAST, f"{EAST}    ends: 2026-12-01\n",
        ["East Office, hours, last day: not stated → December 1, 2026"],
    ),
    "the hours of a number end": (
        "center.yaml",
        '      spans: [{days: [wednesday, thursday, friday], opens: "10:15"',
        '      ends: 2026-12-01\n'
        '      spans: [{days: [wednesday, thursday, friday], opens: "10:15"',
        ["Plaza, telephone number 0857-00-0001, hours, last day: not stated → December 1, 2026"],
    ),
    "an area ends": (
        "offices.yaml",
        "    prefectures: [shimane]",
        "    ends: 2026-12-01\n    prefectures: [shimane]",
        ["West Branch, jurisdiction, last day: not stated → December 1, 2026"],
    ),
    "a site ends": (
        "agencies.yaml",
        "{url: https://advice.example.jp/,",
        "{url: https://advice.example.jp/, ends: 2026-12-01,",
        ["Kurashi no Mado, official site, last day: not stated → December 1, 2026"],
    ),
    "a station ends": (
        "center.yaml",
        "    lines: みなと線\n",
        "    lines: みなと線\n    ends: 2026-12-01\n",
        ["Plaza, Minato Station, last day: not stated → December 1, 2026"],
    ),
    "an address for e-mail": (
        "offices.yaml",
        "east@office",
        "new@office",
        ["East Office, e-mail: east@office.example.jp → new@office.example.jp"],
    ),
    "times of one of several spans": (
        "offices.yaml", EAST_NOON, EAST_NOON.replace("13:00", "13:30"),
        ["East Office, hours, Friday, opens at: 13:00 → 13:30"],
    ),
    "days of one of several spans": (
        "offices.yaml", EAST_NOON, EAST_NOON.replace("[friday]", "[tuesday]"),
        ["East Office, hours, 13:00–16:00, days: Friday → Tuesday"],
    ),
    "other times on a date": (
        "offices.yaml",
        f'{EAST}    exceptions: [{{first: 2026-12-08, opens: "10:00", closes: "11:00"}}]\n',
        f'{EAST}    exceptions: [{{first: 2026-12-08, opens: "10:30", closes: "11:00"}}]\n',
        ["East Office, hours, exceptions: December 8, 2026: 10:00 AM to 11:00 AM → "
         "December 8, 2026: 10:30 AM to 11:00 AM"],
    ),
    "a date comes, one goes, one that is over is taken out": (
        "offices.yaml",
        f"{EAST}    exceptions: [{{first: 2026-12-08}}, {{first: 2026-11-03}}]\n",
        f"{EAST}    exceptions: [{{first: 2026-12-11, last: 2026-12-12, reason: 例}}]\n",
        ["East Office, hours, exceptions: December 8, 2026: closed → "
         "December 11, 2026 to December 12, 2026: closed"],
    ),
    "the reason of a date": (
        "offices.yaml",
        f"{EAST}    exceptions: [{{first: 2026-12-08}}]\n",
        f"{EAST}    exceptions: [{{first: 2026-12-08, reason: 例}}]\n",
        [],
    ),
    "yearly closed days": (
        "offices.yaml",
        f'{EAST}    closed_every_year: [{{first: "12-29", last: "01-03"}}, {{first: "08-14"}}]\n',
        f'{EAST}    closed_every_year: [{{first: "12-27", last: "01-05"}}, {{first: "08-14"}}]\n',
        ["East Office, hours, closed every year: "
         "December 29 to January 3 → December 27 to January 5"],
    ),
    "yearly closed days come": (
        "offices.yaml", EAST, f'{EAST}    closed_every_year: [{{first: "08-14"}}]\n',
        ["East Office, hours, closed every year: not stated → August 14"],
    ),
    "hours that were written in another form": (
        "offices.yaml",
        '    opens: "09:00"\n    new_year_closure: ["12-29", "01-03"]\n',
        f'{EAST}    closed_every_year: [{{first: "12-29", last: "01-03"}}]\n',
        [],
    ),
    "public holidays": (
        "center.yaml",
        "  closed_on_public_holidays: false\n",
        "  closed_on_public_holidays: true\n",
        ["Plaza, hours, closed on public holidays: no → yes"],
    ),
    "a limit of several": (
        "grant.yaml",
        "residents_below: 50, limit: 200}",
        "residents_below: 50, limit: 250}",
        ["みなと補助金, kind of local government: municipality; foreign residents below: 50, "
         "limit (yen): 200 → 250"],
    ),
    "a day that there is not, mended": (
        "center.yaml", "opened:", "ends: 2027-02-30\nopened:", [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD)
def test_the_part_of_a_record_that_changes_is_named(
    case: str, data: Path, invented: tuple[Edition, ...], invented_places: Places
) -> None:
    """Neither a record nor an office is over, or has moved, because a part of it does."""
    file, old, new, expected = TOLD[case]
    root = data.parent
    (data / "grant.yaml").write_text(GRANT, encoding="utf-8")
    if old not in (data / file).read_text(encoding="utf-8"):
        edit(root, file, EAST, old)
    git(root, "init", "--initial-branch", "main")
    for number, (one, other) in enumerate([("", ""), (old, new)]):
        if one:
            edit(root, file, one, other)
        git(root, "add", ".")
        git(root, "commit", "-m", f"{number}", day="2026-11-06")
    site = Site("https://example.org/", "https://example.com/repo", date(2026, 11, 23), invented)
    editions = [Records(site, edition, invented_places) for edition in invented]
    made = dict(open_data.files(editions, past_changes(root)))
    items = json.loads(made["data/v1/changes.json"])["items"]
    assert sorted(item["text"]["en"] for item in items) == sorted(expected)
    assert len({item["uuid"] for item in items}) == len(items)


def test_without_the_whole_history_nothing_is_told(history: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--depth", "1", f"file://{history}", str(shallow))
    assert past_changes(shallow) is None
    assert past_changes(history / "data") is None
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    (nowhere / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    assert past_changes(nowhere) is None


def test_the_feed_says_it_in_japanese_and_english(
    history: Path, invented: tuple[Edition, ...], invented_places: Places
) -> None:
    site = Site("https://example.org/", "https://example.com/repo", date(2026, 11, 23), invented)
    editions = [Records(site, edition, invented_places) for edition in invented]
    made = dict(open_data.files(editions, past_changes(history)))
    whole = json.loads(made["data/v1/changes.json"])
    schema = json.loads(made["data/v1/schema/changes.json"])
    Draft202012Validator(schema).validate(whole)
    assert schema["$defs"]["ChangedFact"]["examples"] == whole["items"][:1]
    number = whole["items"][-1]
    assert number["text"] == {
        "ja": "東事務所 の電話番号：0857-00-0000 → 0857-00-0002",
        "en": "East Office, telephone number: 0857-00-0000 → 0857-00-0002",
    }
    assert whole["items"][0]["text"] == {
        "ja": "東事務所 の最後の日：記載なし → 2027年3月31日",
        "en": "East Office, last day: not stated → March 31, 2027",
    }
    days = next(one for one in whole["items"] if one["path"].endswith("days"))
    assert (days["old"], days["new"]) == ("火、水、木、金、土", "水、木、金、土")
    assert days["text"]["en"] == (
        "Plaza, hours, days: Tuesday, Wednesday, Thursday, Friday, Saturday → "
        "Wednesday, Thursday, Friday, Saturday"
    )
    assert (whole["items"][0]["old"], whole["items"][0]["new"]) == (None, "2027-03-31")
    assert number["page"]["en"] == "https://example.org/en/offices/#east"
    for locale in ("ja", "en"):
        feed = ElementTree.fromstring(made[f"data/v1/{locale}/changes.atom"])
        assert (feed.findtext(f"{ATOM}updated") or "").startswith("2026-11-05T01:00:00+09:00")
        entries = feed.findall(f"{ATOM}entry")
        assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
            item["text"][locale] for item in whole["items"]
        ]
        assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    assert "data/v1/ur/changes.atom" not in made
    catalogue = json.loads(made["data/v1/catalogue.jsonld"])
    (listed,) = [one for one in catalogue["dataset"] if one["title"].get("en") == "Changed facts"]
    assert [one["downloadURL"].rpartition("/v1/")[2] for one in listed["distribution"]] == [
        "changes.json", "ja/changes.atom", "en/changes.atom",
    ]  # fmt: skip
    described = json.loads(made["data/v1/openapi.json"])["paths"]["/{locale}/changes.atom"]
    assert [one["schema"]["enum"] for one in described["parameters"]] == [["ja", "en"]]
    assert not [path for path, _ in open_data.files(editions) if "changes" in path]
