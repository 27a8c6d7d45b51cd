"""The project's folder in, the words of `data/interface.yaml` that it asks for out.

A word is asked for by its whole name in quotes: in a call that says it, or in a table of the rooms
that turn facts into words. So it is known which words have to be there, whatever the language and
the state in which they are shown, and which are there for nobody.
"""

from __future__ import annotations

import re
from pathlib import Path

TEMPLATES = (("content", "*.md"), ("overrides", "*.html"))
HOUSE = Path(__file__).parent
WITH_TABLES = ("languages", "pages", "paper")

NAME = re.compile(r'"([a-z_]+)\.([a-z_]+)"')
# What says words, such as `t`, `self` or `self._words`, with all that stands in its call.
CALL = re.compile(
    r"(?<![.\w])(?:t|w|self|[\w.]*\b_?(?:word|words|phrases|page))\((?:[^()]|\([^()]*\))*"
)


def asked_for(project: Path) -> set[tuple[str, str]]:
    """Group and name of each word that templates and code ask for, but the navigation's.

    `project` is the folder with `content/` and `overrides/`.
    """
    templates = [file for folder, kind in TEMPLATES for file in (project / folder).rglob(kind)]
    code = {file: file.read_text(encoding="utf-8") for file in HOUSE.rglob("*.py")}
    said = [*code.values(), *(file.read_text(encoding="utf-8") for file in templates)]
    called = {word for text in said for call in CALL.findall(text) for word in NAME.findall(call)}
    groups = {group for group, _ in called}
    tables = [text for file, text in code.items() if file.parent.name in WITH_TABLES]
    return called | {word for text in tables for word in NAME.findall(text) if word[0] in groups}
