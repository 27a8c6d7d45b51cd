"""A PO file in, its messages out, or what is wrong with the file, each mistake at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email import message_from_string
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from guide.facts import messages
from guide.facts.language_tags import canonical, script_of
from guide.facts.locales import Locale
from guide.facts.messages import told
from guide.facts.problems import Problem
from guide.facts.text_file import Unreadable, read_text

LINE = re.compile(r'(?:(?P<keyword>msgctxt|msgid|msgstr) +)?"(?:[^"\\]|\\.)*"')
BEFORE = {"msgctxt": ("", "msgstr"), "msgid": ("", "msgstr", "msgctxt"), "msgstr": ("msgid",)}
"""What may stand before a keyword; nothing at the beginning of the file."""
COUNTRY = re.compile("-[A-Z]{2}$")


class UnreadablePo(Exception):
    """Why a PO file cannot be taken over: every mistake with its file and line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))


def read_messages(file: Path, locale: Locale) -> list[Message]:
    """The messages of a PO file in the language of `locale`, without its header.

    Raises `UnreadablePo`.
    """
    try:
        lines = read_text(file).split("\n")
    except Unreadable as error:
        raise UnreadablePo([Problem(file, error.line, error.column, "", error.message)]) from None
    if fault := _fault_of_form(lines):
        raise UnreadablePo([_problem(file, *fault)])
    every = _EveryMessage(charset="utf-8")
    # Babel does not know the notes of what is obsolete.
    known = ["" if line.startswith("#~|") else line for line in lines]
    try:
        PoFileParser(every, ignore_obsolete=True, abort_invalid=True).parse(known)
    except PoFileError as error:
        fault = error.lineno + 1, told("po-unreadable")
        raise UnreadablePo([_problem(file, *fault)]) from None
    found = [one for one in every.messages if one.id or one.context]
    faults = [*_of_another_language(every.messages, lines, locale), *_repeated(found)]
    if faults:
        raise UnreadablePo([_problem(file, *fault) for fault in faults])
    return found


Fault = tuple[int, messages.Message]
"""A line from 1, and what is wrong there."""


def _problem(file: Path, line: int, message: messages.Message) -> Problem:
    return Problem(file, line, 1, "", message)


class _EveryMessage(Catalog):
    """Keeps each message as it stands: a catalog makes one of two that have the same source."""

    def __init__(self, charset: str) -> None:
        super().__init__(charset=charset)
        self.messages: list[Message] = []

    def __setitem__(self, id: Any, message: Message) -> None:
        self.messages.append(message)


def _fault_of_form(lines: Sequence[str]) -> Fault | None:
    """The first line that is none of a PO file, or not in its place; Babel would guess there."""
    last = ""
    for number, line in enumerate(lines, 1):
        written = line.removeprefix("#~").strip()
        if not written or written.startswith(("#", "|")):
            continue
        if written.startswith(("msgid_plural", "msgstr[")):
            return number, told("po-plural")
        found = LINE.fullmatch(written)
        if not found:
            return number, told("po-line")
        keyword = found["keyword"]
        if not last if keyword is None else last not in BEFORE[keyword]:
            return number, told("po-order")
        last = keyword or last
    if not last:
        return 1, told("file-empty")
    return None if last == "msgstr" else (len(lines), told("po-order"))


def _of_another_language(
    every: Sequence[Message], lines: Sequence[str], locale: Locale
) -> Iterator[Fault]:
    """The header, where it names another language; one without a name may be of any."""
    header = next((str(one.string) for one in every if not one.id and not one.context), "")
    named = (message_from_string(header)["Language"] or "").strip()
    if named and not _names(named, locale):
        at = (number for number, line in enumerate(lines, 1) if line.startswith('"Language:'))
        yield next(at, 1), told("po-language", found=named, expected=locale.id, name=locale.name)


def _names(named: str, locale: Locale) -> bool:
    """Whether a code such as vi, vi_VN, vie or zh_TW.UTF-8 names the language of `locale`."""
    code = re.split("[.@]", named.replace("_", "-"))[0].casefold()
    if code in {one.casefold() for one in (locale.id, locale.lang, locale.cldr or locale.id)}:
        return True
    language, *others = code.split("-")
    # A script is written Hans, a country CN.
    parts = [one.title() if len(one) == len("hans") else one.upper() for one in others]
    countries = {tag[-2:] for tag in (locale.lang, "-".join(["", *parts])) if COUNTRY.search(tag)}
    tag = "-".join([canonical(language), *parts])
    return (
        canonical(tag) == canonical(locale.lang)
        and script_of(tag) == script_of(locale.lang)
        and len(countries) < 2
    )


def _repeated(found: Sequence[Message]) -> Iterator[Fault]:
    """The messages whose context has stood before."""
    first: dict[str, int] = {}
    for message in found:
        path, line = message.context, message.lineno or 1
        if path and first.setdefault(path, line) != line:
            yield line, told("po-twice", path=path, first=first[path])
