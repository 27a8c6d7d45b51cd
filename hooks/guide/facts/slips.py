"""Where the slip is that a YAML parser stumbles over, in words for who has never heard of YAML.

The parser tells where it could not go on, which is often a line below the slip or at the end of
the file. Here the slips that editors make are looked for in the lines around and above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from guide.facts.messages import Message, told

KEY = r"\s*(?:- +)?(?P<key>[A-Za-z_][\w.-]*)"
QUOTES = {'"': r'"(?:[^"\\]|\\.)*"', "'": r"'(?:[^']|'')*'"}
BRACKETS = {"[": "]", "{": "}"}


@dataclass(frozen=True)
class Slip:
    """A slip and its place: line and column from 1."""

    line: int
    column: int
    message: Message


def find_slip(text: str, line: int, column: int) -> Slip:
    """The slip behind a mistake that the parser noticed at a line and column (from 1)."""
    lines = text.split("\n")
    line = min(line, len(lines))
    for number in _near(lines, line):
        for message, at in _slips_of(lines[number - 1]):
            return Slip(number, at + 1, message)
    for number in range(1, line + 1):
        for message, at in _left_open(lines[number - 1]):
            return Slip(number, at + 1, message)
    while line > 1 and not lines[line - 1].strip():
        line, column = line - 1, 1
    number, message = _by_indentation(lines, line)
    return Slip(number, column if number == line else 1, message)


def _near(lines: list[str], line: int) -> Iterator[int]:
    """The line, and the one above it that says something."""
    yield line
    yield from islice(_above(lines, line), 1)


def _above(lines: list[str], line: int) -> Iterator[int]:
    """The lines above one that say something, from below."""
    for number in range(line - 1, 0, -1):
        if lines[number - 1].strip() and not lines[number - 1].lstrip().startswith("#"):
            yield number


def _slips_of(line: str) -> Iterator[tuple[Message, int]]:
    """What is wrong with a line by itself, the most telling first, with the column from 0."""
    if line.lstrip().startswith("#"):
        return
    if found := re.match(r" *(- +)?(\t)", line):
        yield told("slip-tab"), found.start(2)
    if found := re.match(r"[ \t]*([\u00a0\u2000-\u200a\u202f\u3000])", line):
        yield told("slip-space", name=f"U+{ord(found[1]):04X}"), found.start(1)
    if found := re.match(r"\s*([－ー―–—‐−])\s*\S", line):
        yield told("slip-dash", found=found[1]), found.start(1)
    if found := re.match(r"\s*-(?=[^\s-])", line):
        yield told("slip-dash-space"), found.end() - 1
    if found := re.match(KEY + "(：)", line):
        yield told("slip-colon", key=found["key"]), found.end() - 1
    if found := re.match(KEY + r":([\u00a0\u3000])", line):
        yield told("slip-space-after-colon", key=found["key"]), found.end() - 1
    if found := re.match(KEY + r":(?=[^\s/])", line):
        yield told("slip-colon-space", key=found["key"]), found.end()
    if found := re.match(KEY + r":\s+([｛［〔【])", line):
        yield told("slip-bracket", found=found[2]), found.end() - 1
    yield from _slips_of_value(line)


def _slips_of_value(line: str) -> Iterator[tuple[Message, int]]:
    found = re.match(KEY + r":\s+(?=\S)|\s*- +(?=\S)", line)
    if not found:
        return
    value, at = line[found.end() :], found.end()
    if value[0] in QUOTES:
        closed = re.match(QUOTES[value[0]], value)
        if not closed:
            yield told("slip-quote-open", quote=value[0]), at
        elif re.match(r"\s*[^\s#]", value[closed.end() :]):
            yield told("slip-after-quote", quote=value[0]), at + closed.end()
    elif value[0] in BRACKETS:
        yield from _brackets(value, at)
    elif value[0] in "@`%*&!|>,?]}#" or value.startswith("- "):
        yield told("slip-quote-needed", found=value[0]), at
    elif inside := re.search(r":(\s|$)", value.split(" #")[0]):
        yield told("slip-colon-in-text"), at + inside.start()


def _brackets(value: str, at: int) -> Iterator[tuple[Message, int]]:
    """What is wrong with a list or mapping in brackets that stands on one line."""
    without_quotes = re.sub("|".join(QUOTES.values()), lambda one: "x" * len(one[0]), value)
    opened: list[tuple[str, int]] = []
    for position, character in enumerate(without_quotes.split(" #")[0]):
        if character in BRACKETS:
            opened.append((character, position))
        elif character in BRACKETS.values():
            if not opened or BRACKETS[opened[-1][0]] != character:
                yield told("slip-bracket-extra", found=character), at + position
                return
            opened.pop()
        elif not opened and not character.isspace():
            yield told("slip-quote-needed", found=value[0]), at
            return
    if opened:
        opening, position = opened[-1]
        yield told("slip-bracket-open", opening=opening, closing=BRACKETS[opening]), at + position


def _left_open(line: str) -> Iterator[tuple[Message, int]]:
    """A quote or bracket that a line leaves or makes open: the parser notices it far below."""
    for message, at in _slips_of_value(line):
        if message.name in ("slip-quote-open", "slip-after-quote", "slip-bracket-open"):
            yield message, at


def _by_indentation(lines: list[str], line: int) -> tuple[int, Message]:
    """The line that stands too far to the left or right, where each is well formed by itself."""
    here = lines[line - 1]
    if re.match(r"\s*:(\s|$)", here):
        return line, told("slip-key-missing")
    if not re.match(KEY + r":(\s|$)|\s*- ", here):
        return line, told("slip-no-key")
    above, further = islice(chain(_above(lines, line), (line, line)), 2)
    if _indentation(lines[above - 1]) < _indentation(here) == _indentation(lines[further - 1]):
        return above, told("slip-indentation")
    return line, told("slip-indentation")


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())
