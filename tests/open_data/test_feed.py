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
from support.changed import edit

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
        "Plaza, days: Tuesday, Wednesday, Thursday, Friday, Saturday → "
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
