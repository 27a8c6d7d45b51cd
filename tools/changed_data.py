"""A copy of the project, its facts changed as officials rightly change them: `make test-changed`.

A change like these is published once `make test` passes, and who made it knows no Python: so no
test may be of today's facts. It changes whatever stands in `data/`, not what stands there today.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = """
- id: changed-notice
  title: 変更についてのお知らせ
  publisher: 出入国在留管理庁
  as_of: 2026-10-01
  covers: 電話番号、受付時間、事務所、業務
"""
OFFICE = """
- id: changed-office
  name: 松山出張所
  kind: branch
  address: 愛媛県松山市若草町4-3
  section: 審査部門
  phone: 089-932-0895
  as_of: 2026-10-01
  source: {id: changed-notice}
"""
SERVICE = """\
    - id: changed-service
      name: 留学生の在留手続についての相談（大学や専門学校の職員を含む）
      audience: [foreign-national, school]
      source: {id: changed-notice}
"""
NOTICE = "source: {id: changed-notice}"
THE_SECOND_AGENCY = r"\A(?:.*\n)*?- id: .*\n(?:.*\n)*?- id: .*\n(?:.*\n)*?"
# The one before the last is closed; the last one takes its prefectures over.
COVERED = r"    prefectures: \[(.*)\]\n"
THE_LAST_OFFICES = rf"- id: (?:.+\n)*{COVERED}\n(- id: (?:.+\n)*    prefectures: \[.*)\]\n\Z"

# By file: what is looked for, and what takes its place the first time it is found.
CHANGES = {
    "sources.yaml": [(r"\Z", SOURCE)],
    "offices.yaml": [
        (
            r"(  phone: 0\d{1,2}-\d+-)\d{4}\n  as_of: .*\n  source: .*",
            rf"\g<1>9014\n  as_of: 2026-10-01\n  {NOTICE}",
        ),
        (r"(  kind: branch\n(?:.*\n)*?)(  as_of: )", r"\1  ends: 2026-10-31\n\2"),
        (THE_LAST_OFFICES, r"\2, \1]\n"),
        (r"\Z", OFFICE),
    ],
    "center.yaml": [
        (r'closes: "(\d\d):\d\d"(\n(?:.*\n)*?)  source: .*', rf'closes: "\1:15"\2  {NOTICE}'),
        (
            r"(number: 0570-)\d{6}((?:\n    .*){2})\n    source: .*",
            rf"\g<1>013904\2\n    {NOTICE}",
        ),
    ],
    "agencies.yaml": [(rf"({THE_SECOND_AGENCY}  services:\n)", rf"\g<1>{SERVICE}")],
    "topics.yaml": [("(question: .*)", r"\1教えてください。")],
    "hints.yaml": [("(words: .*)", r"\1、出向、通勤手当")],
}


def lay_out(folder: Path) -> None:
    """Copy what stands here, committed or not, but nothing that a command has made."""
    made = {name.strip("/") for name in (ROOT / ".gitignore").read_text("utf-8").split()}

    def left_out(inside: str, names: list[str]) -> set[str]:
        return made & set(names) if Path(inside) == ROOT else {"__pycache__"}

    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT, folder, symlinks=True, ignore=left_out)


def main(folder: Path) -> None:
    """Lay the copy out in `folder`, in the place of an earlier one."""
    lay_out(folder)
    for name, changes in CHANGES.items():
        file = folder / "data" / name
        text = file.read_text(encoding="utf-8")
        for looked_for, instead in changes:
            text, times = re.subn(looked_for, instead, text, count=1)
            assert times == 1, f"data/{name} has no {looked_for} any more"
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
