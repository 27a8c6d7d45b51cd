"""The house: which room may import which, how long a module may be, and that it knows no centre."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from support.building import ROOT

HOOKS = ROOT / "hooks"
# Each room, and the rooms that it may import beside itself. The outputs never import one another.
SITE = {"facts", "languages", "site"}
MAY_IMPORT = {
    "facts": set[str](),
    "languages": {"facts"},
    "site": {"facts", "languages"},
    "pages": SITE,
    "search": SITE,
    "paper": SITE,
    "open_data": SITE,
    "offline": SITE,
    "build": {*SITE, "pages", "search", "paper", "open_data", "offline"},
    "interface_words": set[str](),
    "checking": {*SITE, "pages", "build", "interface_words"},
    "changes": {*SITE, "pages", "build", "checking"},
    "freshness": {"facts", "languages", "site", "changes"},
    "translators": {"facts", "languages"},
    "fixing": {"facts", "languages"},
    "replacing": {"facts"},
    "__main__": {
        *SITE,
        "paper",
        "offline",
        "build",
        "checking",
        "changes",
        "fixing",
        "freshness",
        "translators",
    },
    "__init__": set[str](),
}
LONGEST = 300
# What is long because it is one table, or one pass that has no joints.
LONGER = {"guide/open_data/hsds.py": 650}


MODULES = sorted((HOOKS / "guide").rglob("*.py"))


def name(module: Path) -> str:
    return module.relative_to(HOOKS / "guide").as_posix()


def imported(module: Path) -> Iterator[str]:
    """The dotted names that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative imports hide the room"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_room_imports_only_what_comes_before_it(module: Path) -> None:
    room = name(module).removesuffix(".py").split("/")[0]
    used = {parts[1] for used in imported(module) if (parts := used.split("."))[0] == "guide"}
    assert used - {room} <= MAY_IMPORT[room]


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_only_the_hooks_and_the_commands_know_mkdocs(module: Path) -> None:
    known = {used.split(".")[0] for used in imported(module)} & {"mkdocs", "mkdocs_static_i18n"}
    assert not known or name(module) == "__main__.py"


@pytest.mark.parametrize("module", [*MODULES, *sorted(HOOKS.glob("*.py"))], ids=str)
def test_a_module_can_be_read_in_one_sitting(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGER.get(module.relative_to(HOOKS).as_posix(), LONGEST)


def own_names() -> set[str]:
    """What only this centre has: ids and names of it, its agencies, its offices, its audiences."""
    found = set()
    for file in ("agencies", "offices", "audiences"):
        for record in yaml.safe_load((ROOT / f"data/{file}.yaml").read_text(encoding="utf-8")):
            names = (record["name"], record.get("short_name", record["name"]))
            found |= {record["id"], *re.split(r"[（）]", "（".join(names))}
    center = yaml.safe_load((ROOT / "data/center.yaml").read_text(encoding="utf-8"))
    found |= {center["id"], center["name"], center["reading"], "四谷", "yotsuya"}
    found |= {phone["number"] for phone in center["phones"]}
    return {one for one in found if len(one) > 1} - COMMON


# Words that name nothing of this centre where they stand alone.
COMMON = {"school", "employer", "tokyo", "外国人", "日本人", "企業", "学校"}


@pytest.mark.parametrize("folder", ["hooks", "overrides", "content", "print"])
def test_nothing_but_the_data_knows_this_centre(folder: str) -> None:
    told = []
    words = "|".join(re.escape(one) for one in sorted(own_names(), key=len, reverse=True))
    known = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])|fresc", re.IGNORECASE)
    for file in sorted((ROOT / folder).rglob("*")):
        if file.suffix not in {".py", ".html", ".md", ".js", ".css", ".typ", ".xml", ".svg"}:
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if found := known.search(line):
                told.append(f"{file.relative_to(ROOT)}:{number}: {found[0]}")
    assert told == []


def test_every_drawing_of_our_own_is_named_somewhere() -> None:
    drawings = ROOT / "overrides/.icons"
    asked = [*(ROOT / "overrides").rglob("*.html"), *(ROOT / "content").rglob("*.md")]
    asked += [*(ROOT / "hooks").rglob("*.py"), *(ROOT / "overrides/assets").rglob("*.js")]
    text = "".join(file.read_text(encoding="utf-8") for file in [*asked, ROOT / "mkdocs.yml"])
    names = [str(file.relative_to(drawings).with_suffix("")) for file in drawings.rglob("*.svg")]
    assert names
    assert [name for name in names if name not in text] == []


def test_every_package_that_the_build_imports_is_named_where_it_is_locked() -> None:
    """By another package's wish alone, one could go with it."""
    named = (ROOT / "requirements.in").read_text(encoding="utf-8")
    known = {re.split("[>=]", line)[0].lower() for line in named.splitlines()}
    known = {name.replace("_", "-") for name in known}
    packages = packages_distributions()
    imported = {
        name.split(".")[0]
        for file in (ROOT / "hooks").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in (
            [one.name for one in node.names] if isinstance(node, ast.Import)
            else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        )
    }  # fmt: skip
    unnamed = {
        name
        for name in imported & packages.keys()
        if not {one.lower().replace("_", "-") for one in packages[name]} & known
    }
    assert unnamed == set()
