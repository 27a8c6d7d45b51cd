"""A file's bytes in, its text out, or the place where it is no text."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from guide.facts.messages import Message, told

LARGEST = 20_000_000
"""Bytes that a file may have; ours have under 300,000."""
# What no editor's program writes into a text on purpose; U+0085 and others end lines for YAML only.
NOT_TEXT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})( .*)?$", re.MULTILINE)


class Unreadable(Exception):
    """What keeps a file from being read, or read any further; where: line and column from 1."""

    def __init__(self, message: Message, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


def read_text(file: Path) -> str:
    """The text of a file in UTF-8, in composed characters (NFC), with `\\n` at the ends of lines.

    Raises `Unreadable`.
    """
    if file.is_dir():
        raise Unreadable(told("file-is-folder"))
    if not file.exists():
        raise Unreadable(told("no-such-file"))
    content = file.read_bytes()
    if len(content) > LARGEST:
        raise Unreadable(told("file-too-large", megabytes=LARGEST // 1_000_000))
    text = re.sub("\r\n?", "\n", _decoded(content))
    if found := CONFLICT.search(text):
        raise Unreadable(told("conflict", marker=found[0][:7]), *_place(text, found.start()))
    if found := NOT_TEXT.search(text):
        name = f"U+{ord(found[0]):04X}"
        raise Unreadable(told("control-character", name=name), *_place(text, found.start()))
    return unicodedata.normalize("NFC", text)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x1b$" in content:
        raise Unreadable(told("not-utf8"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        raise Unreadable(told("not-utf8"), *_place(before, len(before))) from None


def _place(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1
