"""What is wrong within the brackets of a list or mapping, in words for who knows no YAML.

The text of a value that begins with a bracket in, what is wrong with it and where out. A value of
plain words is not looked at: there, full-width brackets and commas are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.facts.messages import Message, told

QUOTES = {'"': r'"(?:[^"\\]|\\.)*"', "'": r"'(?:[^']|'')*'"}
BRACKETS = {"[": "]", "{": "}"}
WIDE_BRACKETS = {"［": "］", "｛": "｝", "〔": "〕", "【": "】"}
KEY = r"[\"']?(?P<key>[A-Za-z_][\w.-]*)[\"']?"
ITEM = r"(?<=[\[{,])\s*"
"""Where an item begins, and the spaces before it."""

Found = tuple[Message, int]
"""What is wrong, and at which character of the value, from 0."""


def first_slip(value: str) -> Found | None:
    """The first slip in a value that begins with a bracket; it may go over several lines."""
    masked = _without_texts(value)
    if behind := _behind_the_end(value, masked):
        return behind
    if _goes_on_as_text(masked):
        return told("slip-quote-needed", found=value[0]), 0
    slips = [*_brackets(masked), *_commas(masked), *_colons(masked)]
    if slips:
        return min(slips, key=lambda one: one[1])
    return next(iter([*_open_quotes(masked), *_unpaired(masked)]), None)


# What a list of ids, or a mapping, holds: so a text such as [仮]庁舎 is taken for neither.
WORD = r"(?:[a-z0-9][\w-]*|[\"']x*[\"'])"
WORDS = rf"\s*{WORD}(?:\s*,\s*{WORD})*\s*"
KEYS = rf"\s*{KEY.replace('(?P<key>', '(?:')}:\s[^\[\]{{}}\n]*"
ENDED = re.compile(rf"(?:\[{WORDS}(?=\])|\{{{KEYS}(?=\}}))(?P<closing>.)")


def _behind_the_end(value: str, masked: str) -> Found | None:
    """What follows a list or mapping that has ended: an item too late, or the next line."""
    if not (ended := ENDED.match(masked)):
        list_and_comma = re.match(r"\[[^\[\]{}]*,[^\[\]{}]*\](?=\s*,)", masked)
        return (told("slip-behind-list"), list_and_comma.end() - 1) if list_and_comma else None
    rest = masked[ended.end() :].partition("\n")[0].rstrip()
    if next_line := re.match(rf"\s*(?=-\s*(?:\{{|{KEY}:))", rest):
        return told("slip-line-break"), ended.end() + next_line.end()
    more = WORDS if value[0] == "[" else KEYS
    if late := re.fullmatch(rf"\s*,?\s*(?P<more>{more}),?\s*[\]}}]?", rest):
        start, end = (ended.end() + late.span("more")[at] for at in (0, 1))
        whole = f"{value[: ended.end() - 1]}, {value[start:end].strip()}{ended['closing']}"
        return told("slip-behind-bracket", closing=ended["closing"], whole=whole), ended.end() - 1
    return None


def closes(value: str) -> bool:
    """Whether the bracket with which a value begins is closed in it."""
    masked = _without_texts(value)
    return sum(map(masked.count, BRACKETS)) <= sum(map(masked.count, BRACKETS.values()))


def _without_texts(value: str) -> str:
    """The value with `x` for what stands in quotes, and without comments."""

    def cover(found: re.Match[str]) -> str:
        text = found[0]
        return text[0] + "x" * (len(text) - 2) + text[-1]

    covered = re.sub("|".join(QUOTES.values()), cover, value)
    return re.sub(r"(?<=\s)#[^\n]*", lambda found: " " * len(found[0]), covered)


def _goes_on_as_text(value: str) -> bool:
    """Whether a value begins with brackets as a text may: `{count}件`, `[仮]庁舎`."""
    begins = re.match(r"[\[{][^\[\]{}]*[\]}](?=\s*[^\s\]},])", value)
    return begins is not None and not re.search(rf"{KEY}[:：]", begins[0])


def _brackets(value: str) -> Iterator[Found]:
    """Full-width brackets around an item."""
    for found in re.finditer(rf"(?:^|{ITEM}|:\s+)([{''.join(WIDE_BRACKETS)}])", value):
        yield told("slip-bracket", found=found[1]), found.start(1)
    for opening, closing in WIDE_BRACKETS.items():
        for found in re.finditer(rf"{closing}(?=\s*([,\]}}]|$))", value):
            item = re.split(r"[\[{,]", value[: found.start()])[-1]
            if opening not in item:
                yield told("slip-bracket", found=closing), found.start()
    for found in re.finditer(r"""(?<=[^\s,:\[\]{}"'])[\[{]""", value):
        yield told("slip-bracket-in-text", found=found[0]), found.start()


def _commas(value: str) -> Iterator[Found]:
    """Commas that are missing, twice, or full-width."""
    for found in re.finditer(rf"([，、；;])\s*(?={KEY}[:：])", value):
        yield told("slip-comma", found=found[1]), found.start()
    for found in re.finditer("[，、；;]", value):
        if _stands_in(value, found.start()) == "[":
            yield told("slip-comma", found=found[0]), found.start()
    for found in re.finditer(rf"{ITEM}(,)", value):
        yield told("slip-comma-twice"), found.start(1)
    for found in re.finditer(r"""["'\]}](?=\s*["'\[{\w])""", value):
        if value[found.start()] in "]}":
            yield told("slip-comma-missing"), found.end()
        elif _ends_a_text(value, found.start()):
            yield _behind_a_text(value, found.end()), found.end()
    for found in re.finditer(rf"[^\s,{{\[:：，、；;](?=\s+{KEY}:(\s|$))", value):
        if _stands_in(value, found.start()) == "{":
            yield told("slip-comma-missing"), found.end()


def _behind_a_text(value: str, at: int) -> Message:
    """What is wrong with what follows the closing quote of a text within brackets."""
    is_item = _stands_in(value, at) == "[" or re.match(rf"\s*([\"'\[{{]|{KEY}:)", value[at:])
    return told("slip-comma-missing") if is_item else after_quote(value[at - 1])


def after_quote(quote: str) -> Message:
    """What to write where text goes on behind a quote, such as an apostrophe, that has ended it."""
    return told("slip-after-quote" if quote == '"' else "slip-after-single-quote", quote=quote)


def _colons(value: str) -> Iterator[Found]:
    """Colons that are full-width or lack their space, and those that stand in a text."""
    for found in re.finditer(rf"{ITEM}{KEY}(：)", value):
        yield told("slip-colon", key=found["key"]), found.end() - 1
    for found in re.finditer(rf"{ITEM}{KEY}:([\u00a0\u3000])", value):
        yield told("slip-space-after-colon", key=found["key"]), found.end() - 1
    for found in re.finditer(rf"{ITEM}(?P<key>[A-Za-z_]+):(?=[^\s/,\]}}])", value):
        yield told("slip-colon-space", key=found["key"]), found.end()
    for found in re.finditer(rf"(?<=[\[{{,])\s*([\u00a0\u3000])\s*{KEY}:", value):
        yield told("slip-space", name=f"U+{ord(found[1]):04X}"), found.start(1)
    for found in re.finditer(r":\s[^,\[\]{}]*?(?<!\s)(:)\s", value):
        yield told("slip-colon-in-text"), found.start(1)


def _open_quotes(value: str) -> Iterator[Found]:
    """A quote before a text that is closed nowhere."""
    quotes = [found.start() for found in re.finditer("[\"']", value)]
    for at in quotes:
        begins = re.search(rf"({ITEM}|:\s+)$", value[:at])
        if begins and not re.match(r"""(["'])x*\1""", value[at:]):
            yield told("slip-quote-open", quote=value[at]), at


def _unpaired(value: str) -> Iterator[Found]:
    """Brackets of which one is too many, or missing."""
    opened: list[tuple[str, int]] = []
    for position, character in enumerate(value):
        if character in BRACKETS:
            opened.append((character, position))
        elif character in BRACKETS.values():
            if not opened or BRACKETS[opened[-1][0]] != character:
                yield told("slip-bracket-extra", found=character), position
                return
            opened.pop()
        elif not opened and not character.isspace():
            yield told("slip-quote-needed", found=value[0]), 0
            return
    if opened:
        opening, position = opened[-1]
        yield told("slip-bracket-open", opening=opening, closing=BRACKETS[opening]), position


def _stands_in(value: str, at: int) -> str:
    """The innermost bracket in which a character stands; empty outside of all."""
    opened: list[str] = []
    for character in value[:at]:
        if character in BRACKETS:
            opened.append(character)
        elif character in BRACKETS.values() and opened:
            opened.pop()
    return opened[-1] if opened else ""


def _ends_a_text(value: str, at: int) -> bool:
    """Whether a quote is the closing one of a text."""
    return re.search(r"""(?:[\[{,]|:\s)\s*(["'])x*$""", value[:at]) is not None
