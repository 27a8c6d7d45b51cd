"""A copy of the project, its facts changed as officials rightly change them: `make test-changed`.

A change like these is published once `make test` passes, and who made it knows no Python: so no
test may be of today's facts. It changes whatever stands in `data/`, not what stands there today.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
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
SERVICE = """\\g<0>\
    - id: changed-service
      name: 留学生の在留手続についての相談（大学や専門学校の職員を含む）
      audience: [foreign-national, school]
      source: {id: changed-notice}
"""
FROM_THE_NOTICE = "  as_of: 2026-10-01\n  source: {id: changed-notice}"
PHONE_OF_AN_OFFICE = re.compile(r"(  phone: 0\d{1,2}-\d+-)\d{4}\n  as_of: .*\n  source: .*")
END_OF_A_BRANCH = re.compile(r"(  kind: branch\n(?:.*\n)*?)(  as_of: )")
PHONE_OF_THE_CENTER = re.compile(r"(number: 0570-)\d{6}((?:\n    .*){2})\n    source: .*")
HOURS = re.compile(r'closes: "(\d\d):\d\d"(\n(?:.*\n)*?)  source: .*')
SERVICES_OF_THE_SECOND = re.compile(
    r"\A(?:.*\n)*?- id: .*\n(?:.*\n)*?- id: .*\n(?:.*\n)*?  services:\n"
)

CHANGES: dict[str, list[Callable[[str], str]]] = {
    "sources.yaml": [lambda text: text + SOURCE],
    "offices.yaml": [
        lambda text: PHONE_OF_AN_OFFICE.sub(rf"\g<1>9014\n{FROM_THE_NOTICE}", text, count=1),
        lambda text: END_OF_A_BRANCH.sub(r"\g<1>  ends: 2026-10-31\n\2", text, count=1),
        lambda text: text + OFFICE,
    ],
    "center.yaml": [
        lambda text: HOURS.sub(
            r'closes: "\g<1>:15"\g<2>  source: {id: changed-notice}', text, count=1
        ),
        lambda text: PHONE_OF_THE_CENTER.sub(
            r"\g<1>013904\g<2>\n    source: {id: changed-notice}", text, count=1
        ),
    ],
    "agencies.yaml": [lambda text: SERVICES_OF_THE_SECOND.sub(SERVICE, text, count=1)],
    "topics.yaml": [lambda text: re.sub(r"(question: .*)", r"\1教えてください。", text, count=1)],
    "hints.yaml": [lambda text: re.sub(r"(words: .*)", r"\1、出向、通勤手当", text, count=1)],
}


def main(folder: Path) -> None:
    """Lay the copy out in `folder`, in the place of an earlier one."""
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
    for name, changes in CHANGES.items():
        file = folder / "data" / name
        for change in changes:
            before = file.read_text(encoding="utf-8")
            after = change(before)
            assert after != before, (
                f"{name} has nothing to change any more: see tools/{Path(__file__).name}"
            )
            file.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
