"""Empty entries for a translator to fill in, as comments: an unfinished one breaks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import yaml

from guide.facts.messages import Message, told
from guide.languages.editions import PendingText

HEADING = "# Still to be translated: write the text and remove the # of its three lines.\n"
# A skeleton that has been filled in has lost its # and stays.
FIRST_LINE = re.compile(r"#  (\S+):\s*$")
LATER_LINE = re.compile(r"#    ")
EMPTY_LINE = re.compile(r"#    (source:.*|text:\s*)$")


def write(file: Path, missing: Iterable[PendingText]) -> list[Message]:
    """Put skeletons for the missing texts at the end of `file`, in the place of earlier ones.

    Of these, one in which somebody has written stays as it is, though its # are still there.
    Returns what is to be said: how many are to be filled in, and which still have their #.
    """
    rest, earlier = _parted(file.read_text(encoding="utf-8").splitlines(keepends=True))
    begun = {path: lines for path, lines in earlier.items() if _is_begun(lines)}
    empty = [item for item in missing if item.path not in begun]
    skeletons = "".join([*map("".join, begun.values()), *map(_skeleton, empty)])
    heading = f"\n{HEADING}" if skeletons else ""
    file.write_text(f"{rest.rstrip()}\n{heading}{skeletons}", encoding="utf-8")
    said = [told("skeletons", count=len(empty), file=file)] if empty else []
    return [*said, told("skeletons-begun", file=file, paths=", ".join(begun))] if begun else said


def _parted(lines: Iterable[str]) -> tuple[str, dict[str, list[str]]]:
    """What stands in a file beside its skeletons, and the lines of these by path."""
    rest, skeletons, inside = "", dict[str, list[str]](), list[str]()
    for line in lines:
        if line.startswith(HEADING.split(":")[0]):
            continue
        if found := FIRST_LINE.match(line):
            inside = skeletons.setdefault(found[1], [])
            inside.append(line)
        elif inside and LATER_LINE.match(line):
            inside.append(line)
        else:
            inside = []
            rest += "" if EMPTY_LINE.match(line) else line
    return rest, skeletons


def _is_begun(skeleton: Iterable[str]) -> bool:
    return not all(FIRST_LINE.match(line) or EMPTY_LINE.match(line) for line in skeleton)


def _skeleton(item: PendingText) -> str:
    source = yaml.safe_dump(item.new_source, allow_unicode=True, width=10**6).split("\n")[0]
    return f"#  {item.path}:\n#    source: {source}\n#    text:\n"
