"""An invented centre, laid out as `data/`: what all tests of mistakes and of another centre stand on.

Its own facts are in `tests/fixtures/valid/`. The words of the interface belong to the templates, so
those that do not name a centre come from the real `data/`, with their translations.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

from support.building import ROOT

FIXTURE = ROOT / "tests/fixtures/valid"


def lay_out(target: Path) -> Path:
    """Write the invented centre's data to the folder `target`, which must not be there yet."""
    own = yaml.safe_load((FIXTURE / "interface.yaml").read_text(encoding="utf-8"))
    named = {f"interface.{group}.{word}" for group, words in own.items() for word in words}
    shutil.copytree(FIXTURE, target, ignore=shutil.ignore_patterns("README.md"))
    shutil.copytree(ROOT / "data/schema", target / "schema")
    shutil.copy(ROOT / "data/shapes/prefectures.json", target / "shapes")
    interface = (ROOT / "data/interface.yaml").read_text(encoding="utf-8")
    (target / "interface.yaml").write_text(_with(interface, own), encoding="utf-8")
    for file in (target / "translations").iterdir():
        real = yaml.safe_load((ROOT / "data/translations" / file.name).read_text(encoding="utf-8"))
        lent = {
            path: {"source": text["source"], "text": text["text"]}
            for path, text in real["texts"].items()
            if path.startswith("interface.") and path not in named
        }
        dumped = yaml.safe_dump(lent, allow_unicode=True, width=10**6, sort_keys=False)
        indented = "".join(f"  {line}\n" for line in dumped.splitlines())
        file.write_text(file.read_text(encoding="utf-8") + indented, encoding="utf-8")
    return target


def _with(interface: str, own: dict[str, dict[str, str]]) -> str:
    """The real words of the interface, in their lines, with the invented centre's own in them."""
    lines, group = [], ""
    for line in interface.splitlines():
        if found := re.match(r"(\w+):$", line):
            group = found[1]
        word = re.match(r"  (\w+):", line)
        if word and word[1] in own.get(group, {}):
            text = yaml.safe_dump(own[group][word[1]], allow_unicode=True, width=10**6)
            line = f"  {word[1]}: {text.splitlines()[0]}"
        lines.append(line)
    return "\n".join(lines) + "\n"
