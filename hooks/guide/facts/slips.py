"""Where the slip is that a YAML parser stumbles over, in words for who has never heard of YAML.

The parser tells where it could not go on, which is often a line below the slip or at the end of
the file. Here the slips that editors make are looked for in the lines around and above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from guide.facts.brackets import BRACKETS, QUOTES, WIDE_BRACKETS, after_quote, closes, first_slip
from guide.facts.messages import Message, told

KEY = r"\s*(?:- +)?(?P<key>[A-Za-z_][\w.-]*)"
VALUE = KEY + r":\s+(?=\S)|\s*- +(?=\S)"
"""What stands before a value on its line."""
MAKING_OPEN = (
    "slip-quote-open", "slip-after-quote", "slip-after-single-quote", "slip-bracket-open",
)  # fmt: skip
"""Slips that the parser notices far below."""
# A backslash in double quotes, with a letter for which YAML has no meaning.
ODD_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(?P<odd>\\[^\\0abtnvfre \"/N_LPxuU])")
EMPTY = re.compile(r"\s*(?:- +)?(?P<key>[A-Za-z_][\w.-]*): +(?P<found>\{ *\}|\[ *\])\s*(?:#.*)?$")
LONGEST_VALUE = 30
"""Lines that a value in brackets may have."""


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
    if slip := slip_in_brackets(lines, line):
        return slip
    if slip := _filled_below(lines, line):
        return slip
    for number in _near(lines, line):
        for message, at in _slips_of(lines[number - 1]):
            return Slip(number, at + 1, message)
    for number in range(1, line + 1):
        for message, at in _left_open(lines[number - 1]):
            return Slip(number, at + 1, message)
    if slip := _without_texts_key(lines):
        return slip
    while line > 1 and not lines[line - 1].strip():
        line, column = line - 1, 1
    number, message = _by_indentation(lines, line)
    return Slip(number, column if number == line else 1, message)


def slip_in_brackets(lines: Sequence[str], line: int, wide: bool = True) -> Slip | None:
    """What is wrong in a list or mapping in brackets that has a part on a line (from 1).

    With `wide`, its first bracket may be a full-width one; else a value with that is text.
    """
    brackets = [*BRACKETS, *(WIDE_BRACKETS if wide else ())]
    for number in range(line, max(line - LONGEST_VALUE, 0), -1):
        found = re.match(VALUE, lines[number - 1])
        if not found or lines[number - 1][found.end()] not in brackets:
            continue
        value = _value_from(lines, number, found.end())
        if number + value.count("\n") < line:
            return None
        if slip := first_slip(value):
            before = value[: slip[1]].split("\n")
            column = len(before[-1]) + (found.end() if len(before) == 1 else 0)
            return Slip(number + len(before) - 1, column + 1, slip[0])
    return None


def _value_from(lines: Sequence[str], number: int, column: int) -> str:
    """The value in brackets that begins on a line (from 1): to its end, or that of the line."""
    value = first = lines[number - 1][column:]
    for line in lines[number : number + LONGEST_VALUE]:
        if closes(value):
            return value
        if not line.strip(" ]}") or _indentation(line) > _indentation(lines[number - 1]):
            value += f"\n{line}"
        else:
            break
    return value if closes(value) else first


def _filled_below(lines: list[str], line: int) -> Slip | None:
    """An empty `{}` or `[]` that stays on its key's line, though entries stand below it."""
    indentation = _indentation(lines[line - 1])
    for number in _above(lines, line):
        above = _indentation(lines[number - 1])
        if above < indentation or lines[line - 1].lstrip().startswith("- "):
            found = EMPTY.match(lines[number - 1])
            if found and above <= indentation:
                message = told("slip-empty", key=found["key"], found=found["found"])
                return Slip(number, found.start("found") + 1, message)
        indentation = min(indentation, above)
    return None


def _without_texts_key(lines: list[str]) -> Slip | None:
    """The entries of a translation that stand below no `texts:`, without which none is read."""
    if any(line.startswith("texts") for line in lines):
        return None
    made_by = [at for at, line in enumerate(lines) if line.startswith("made_by")]
    entries = [at for at, line in enumerate(lines) if re.match(" +[a-z-]+[.][a-z_.-]+:", line)]
    if not made_by or not entries:
        return None
    return Slip(entries[0] + 1, 1, told("slip-texts-missing"))


def key_in_comment(lines: Sequence[str], line: int) -> tuple[str, int] | None:
    """The key, and its line, that is still a comment above its value, a line of which is given.

    So where a skeleton has lost some of its #, but not the first. Lines are numbered from 1.
    """
    indentation = _indentation(lines[line - 1])
    for number in range(line - 1, 0, -1):
        without_sign = re.sub("^#", " ", lines[number - 1])
        if _indentation(without_sign) < indentation:
            found = re.fullmatch(r"# *([\w.-]+):\s*", lines[number - 1])
            return (found[1], number) if found else None
    return None


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
    yield from _slips_of_value(line)


def _slips_of_value(line: str) -> Iterator[tuple[Message, int]]:
    found = re.match(VALUE, line)
    if not found:
        return
    value, at = line[found.end() :], found.end()
    if value[0] in QUOTES:
        closed = re.match(QUOTES[value[0]], value)
        if not closed:
            yield told("slip-quote-open", quote=value[0]), at
        elif re.match(r"\s*[^\s#]", value[closed.end() :]):
            yield after_quote(value[0]), at + closed.end()
        elif value[0] == '"' and (odd := ODD_ESCAPE.search(value[: closed.end()])):
            yield told("slip-backslash", found=odd["odd"]), at + odd.start("odd")
    elif value[0] in (*BRACKETS, *WIDE_BRACKETS):
        if slip := first_slip(value):
            yield slip[0], at + slip[1]
    elif value[0] in "@`%*&!|>,?]}#" or value.startswith("- "):
        yield told("slip-quote-needed", found=value[0]), at
    elif keys := re.match(r"(?P<first>[a-z_]+: )?[^,:]+, *[a-z_]+: ", value):
        yield told("slip-braces-missing"), at if keys["first"] else found.start("key")
    elif inside := re.search(r":(\s|$)", value.split(" #")[0]):
        yield told("slip-colon-in-text"), at + inside.start()


def _left_open(line: str) -> Iterator[tuple[Message, int]]:
    """A quote or bracket that a line leaves or makes open: the parser notices it far below."""
    for message, at in _slips_of_value(line):
        if message.name in MAKING_OPEN:
            yield message, at


def _by_indentation(lines: list[str], line: int) -> tuple[int, Message]:
    """The line that stands too far to the left or right, where each is well formed by itself."""
    here = lines[line - 1]
    if re.match(r"\s*:(\s|$)", here):
        return line, told("slip-key-missing")
    above, further = islice(chain(_above(lines, line), (line, line)), 2)
    is_deeper = _indentation(lines[above - 1]) > _indentation(here)  # then it may go on a text
    for number in (line,) if is_deeper else (above, line):
        if message := _is_no_key(lines[number - 1]):
            return number, message
    if begun := _without_dash(lines, line):
        return begun, told("slip-dash-missing", key=_key(lines[begun - 1]))
    if not is_deeper and re.match(r"\s*- [a-z_]+( |$)(?!\s*:)", lines[above - 1]):
        return above, told("slip-no-key")
    if _indentation(lines[above - 1]) < _indentation(here) == _indentation(lines[further - 1]):
        return above, told("slip-indentation")
    return line, told("slip-indentation")


def _is_no_key(line: str) -> Message | None:
    """What is wrong with a line that is neither a key nor an item of a list; None for these."""
    if re.match(KEY + r":(\s|$)|\s*- |\s*[\"'\[\]{}]", line):
        return None
    if re.match(r"\s*(＃|//|※|/\*|<!--)", line):
        return told("slip-comment")
    if line.startswith("+"):
        return told("slip-pasted-comparison")
    if re.match(r"\s*(```|~~~)", line):
        return told("slip-pasted-fence", found=line.strip())
    if found := re.match(r"\s*(- +)?([^\x00-\x7f：:]{1,20})[：:]", line):
        return told("slip-key-in-japanese", key=found[2])
    return told("slip-no-key")


def _without_dash(lines: list[str], line: int) -> int | None:
    """The line at or above this one that begins a record like those beside it, but for the dash."""
    key, indentation = _key(lines[line - 1]), _indentation(lines[line - 1])
    has_dash = lines[line - 1].lstrip().startswith("- ")
    for number in _above(lines, line):
        other = lines[number - 1]
        if _key(other) == key and 0 <= _indentation(other) - indentation <= (2 if has_dash else 0):
            if has_dash == other.lstrip().startswith("- "):
                return None
            return number if has_dash else line
    return None


def _key(line: str) -> str:
    found = re.match(KEY + ":", line)
    return found["key"] if found else ""


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())
