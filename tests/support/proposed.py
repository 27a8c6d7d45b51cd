"""What `make diff` says of a change that somebody proposes, without the marks of Markdown."""

from __future__ import annotations

import html
import re
import subprocess
from pathlib import Path

from guide.changes.report import report


def git(root: Path, *arguments: str) -> None:
    """Run git in a folder, as somebody who is not this machine's user."""
    named = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    subprocess.run(["git", *named, *arguments], cwd=root, check=True, capture_output=True)


def said(root: Path) -> tuple[str, str, bool]:
    """The report in Japanese and in English, without marks, and whether the change is right."""
    markdown, is_right = report(root, "main")
    # It is written by a machine that is trusted, the data by anybody.
    assert not re.search(r"@\w|!\[|\]\(|#1\b|www\.|[^;]//example", markdown)
    text = html.unescape(re.sub(r"</?(code|strong|del|ins|sub)>", "", markdown))
    japanese, english = text.split("<summary>English</summary>")
    return japanese, english, is_right
