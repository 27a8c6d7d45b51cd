"""The documentation leads somewhere: its links and anchors, the files that it names, its trees."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from support.building import ROOT

PAGES = sorted([*ROOT.glob("README.md"), *ROOT.glob("CONTRIBUTING*.md"), *ROOT.glob("docs/*.md")])
FOLDERS = ("bench", "content", "data", "docs", "hooks", "overrides", "print", "tests", "tools")
# What stands in the built site and is called like a file of ours.
OF_THE_SITE = ("data/v1/", "print/")
MADE = (
    "search.js",
    "search/index.js",
    "search/japanese.js",
    "search/learnt.js",
    "search/latin.js",
    "assets/readings.js",
)
SOURCE = re.compile(r"[\w.*/-]+\.(py|js|typ|ya?ml)")
# What stands for any name: `data/translations/LOCALE.yaml`.
ANY_NAME = re.compile(r"\b(?:ID|LOCALE|NAME|FOLDER|ROOM)\b")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def prose(page: Path) -> str:
    """The page without its blocks of code."""
    return re.sub(r"^( *)```.*?^\1```", "", page.read_text("utf-8"), flags=re.DOTALL | re.M)


@cache
def anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives to the headings of a page."""
    found: list[str] = []
    for heading in re.findall(r"^#+ +(.+?) *$", prose(page), re.M):
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        found.append(re.sub(r"[^\w\- ]", "", text).replace(" ", "-"))
    return {
        f"{anchor}-{found[:place].count(anchor)}" if anchor in found[:place] else anchor
        for place, anchor in enumerate(found)
    }


@cache
def files() -> frozenset[str]:
    """The files of the repository, and its folders with a slash at the end."""
    found = [file for file in ROOT.iterdir() if file.is_file()]
    for folder in (*FOLDERS, ".github"):
        found += [ROOT / folder, *(ROOT / folder).rglob("*")]
    return frozenset(name_of(one) + "/" * one.is_dir() for one in found)


def is_there(name: str) -> bool:
    """Whether a file is called so, from the root or, for a source, from any folder on."""
    pattern = "[^/]+".join(re.escape(part) for part in ANY_NAME.sub("*", name).split("*"))
    start = "(.*/)?" if SOURCE.fullmatch(name) else ""
    return any(re.fullmatch(f"{start}{pattern}/?", file) for file in files())


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_to_files_and_headings(page: Path) -> None:
    dead = []
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", prose(page)):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert dead == []


def is_ours(name: str) -> bool:
    """Whether something is called like a file of the repository."""
    in_a_folder = name.startswith(tuple(f"{folder}/" for folder in FOLDERS))
    if SOURCE.fullmatch(name):
        return name not in MADE
    return in_a_folder and not name.startswith(OF_THE_SITE)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_files_that_are_named_are_there(page: Path) -> None:
    named = re.findall(r"`([\w./*-]+)`", prose(page))
    assert [name for name in named if is_ours(name) and not is_there(name)] == []


def paths_in(tree: str) -> Iterator[str]:
    """The paths of a tree: a name to a line, two spaces further in below its folder."""
    above: list[str] = []
    for line in tree.splitlines():
        if found := re.match(r"( {0,8})(\S+)(?: |$)", line):
            above = [*above[: len(found[1]) // 2], found[2]]
            yield "".join(above)


@pytest.mark.parametrize("page", ["README.md", "docs/hacking.md"])
def test_the_trees_are_those_of_the_repository(page: str) -> None:
    blocks = re.findall(r"```text\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    (tree,) = [block for block in blocks if "\nhooks/ " in f"\n{block}"]
    assert [path for path in paths_in(tree) if path not in files()] == []


def test_every_room_is_on_the_map() -> None:
    rooms = {one.parent.name for one in (ROOT / "hooks/guide").glob("*/__init__.py")}
    tree = (ROOT / "docs/hacking.md").read_text("utf-8")
    assert {room for room in rooms if not re.search(rf"^ +{room}/ ", tree, re.M)} == set()


def test_what_another_centre_writes_is_named_in_full() -> None:
    told = (ROOT / "docs/another-centre.md").read_text("utf-8")
    table = told.partition("| Group | Words |")[2].partition("\n\n")[0]
    named = [re.findall(r"`(\w+)`", row) for row in table.splitlines()]
    words = yaml.safe_load((ROOT / "tests/fixtures/valid/interface.yaml").read_text("utf-8"))
    assert [row for row in named if row] == [[group, *words[group]] for group in words]
    files = [file.name for file in (ROOT / "data").glob("*.yaml")]
    assert [file for file in files if f"`{file}`" not in told] == []


ANSWER = re.compile(r"data/\S+:\d+(?::\d+)?: (.+)")
OF_THE_CHECK = {"CONTRIBUTING.md": "en", "docs/editing.ja.md": "ja"}


def sayings(language: str) -> list[re.Pattern[str]]:
    """What the check can say in a language, with anything in the place of a value."""
    table = yaml.safe_load((ROOT / "hooks/guide/facts/messages.yaml").read_text(encoding="utf-8"))
    parts = (string.Formatter().parse(row[language]) for row in table.values())
    said = ["".join(re.escape(text) + ".+" * bool(name) for text, name, *_ in one) for one in parts]
    return [re.compile(f"(?:[\\w.-]+: )?{one}") for one in said if one != ".+"]


@pytest.mark.parametrize(("page", "language"), OF_THE_CHECK.items())
def test_the_answers_that_are_shown_are_those_that_the_check_gives(
    page: str, language: str
) -> None:
    known = sayings(language)
    shown = [
        found[1]
        for line in (ROOT / page).read_text(encoding="utf-8").splitlines()
        if (found := ANSWER.fullmatch(line))
    ]
    assert len(shown) > 20
    assert [one for one in shown if not any(form.fullmatch(one) for form in known)] == []
