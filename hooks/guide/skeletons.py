"""Empty entries for a translator to fill in, as comments: an unfinished one breaks nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

from guide.editions import ToDo

HEADING = "# Still to be translated: write the text and remove the # of its three lines.\n"


def write(file: Path, missing: Iterable[ToDo]) -> None:
    """Put skeletons for the missing texts at the end of `file`, in the place of earlier ones."""
    kept = file.read_text(encoding="utf-8").split(HEADING)[0].rstrip() + "\n"
    skeletons = "".join(_skeleton(item) for item in missing)
    file.write_text(kept + (f"\n{HEADING}{skeletons}" if skeletons else ""), encoding="utf-8")


def _skeleton(item: ToDo) -> str:
    source = yaml.safe_dump(item.new_source, allow_unicode=True, width=10**6).split("\n")[0]
    return f"#  {item.path}:\n#    source: {source}\n#    text:\n"
