"""Empty entries for a translator to fill in, as comments: an unfinished one breaks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import yaml

from guide.languages.editions import PendingText

HEADING = "# Still to be translated: write the text and remove the # of its three lines.\n"
# A skeleton that has been filled in has lost its # and stays.
SKELETON_LINE = re.compile(r"# Still to be translated|#  \S+:$|#    (source|text):")


def write(file: Path, missing: Iterable[PendingText]) -> None:
    """Put skeletons for the missing texts at the end of `file`, in the place of earlier ones."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = "".join(line for line in lines if not SKELETON_LINE.match(line)).rstrip() + "\n"
    skeletons = "".join(_skeleton(item) for item in missing)
    file.write_text(kept + (f"\n{HEADING}{skeletons}" if skeletons else ""), encoding="utf-8")


def _skeleton(item: PendingText) -> str:
    source = yaml.safe_dump(item.new_source, allow_unicode=True, width=10**6).split("\n")[0]
    return f"#  {item.path}:\n#    source: {source}\n#    text:\n"
