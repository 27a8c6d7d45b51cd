"""What stands on a card in, a vCard of version 4.0 (RFC 6350) or 3.0 (RFC 2426) out.

Importers that know only 3.0 refuse 4.0, so there are both. What only one of them can say (the
language of a name, a link for a number) is left out of the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import phonenumbers

from guide.facts.values import Telephone, Text
from guide.languages.ruby import without_readings

LINE_OCTETS = 75
Version = Literal["4.0", "3.0"]


@dataclass(frozen=True)
class Number:
    """A telephone number, and who calls it or what for; an empty label where that is not known."""

    number: Telephone
    label: str


@dataclass(frozen=True)
class Address:
    """An address in Japanese, in parts as far as they are known, and as the reader reads it."""

    street: str
    city: str
    prefecture: str
    postal_code: str
    label: str
    whose: str = ""
    """Whose it is, where that is not whose card it is."""


@dataclass(frozen=True)
class Card:
    """What stands on a card, in any version."""

    path: str
    """Of its file below the folder of its language and version."""
    uuid: str
    name: Text
    section: Text | None = None
    numbers: list[Number] = field(default_factory=list)
    address: Address | None = None
    mails: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    """Official addresses, and pages to write on; never those of this guide."""
    languages: list[str] = field(default_factory=list)
    """In which one is helped, as BCP 47 tags."""
    notes: list[str] = field(default_factory=list)
    day: date = date.min
    """The newest day of what is on it, in Japan."""


def written(card: Card, version: Version, address: str) -> bytes:
    """The card in one of the versions; `address` is where it is found on the web."""
    lines = _of_version_4(card) if version == "4.0" else _of_version_3(card)
    head = ["BEGIN:VCARD", f"VERSION:{version}", f"UID:urn:uuid:{card.uuid}", f"SOURCE:{address}"]
    whole = [*head, *lines, "END:VCARD"]
    return "".join(map(_folded, whole)).encode()


def _of_version_4(card: Card) -> Iterator[str]:
    yield "KIND:org"
    said = without_readings(card.name)
    if said == card.name.source:
        yield f"FN;LANGUAGE=ja:{_escaped(said)}"
    else:
        yield f"FN;ALTID=1;LANGUAGE={card.name.lang}:{_escaped(said)}"
        yield f"FN;ALTID=1;LANGUAGE=ja:{_escaped(card.name.source)}"
    if card.section:
        yield f"ORG:{_escaped(card.name)};{_escaped(card.section)}"
    for position, one in enumerate(card.numbers, 1):
        uri = _formatted(one.number, phonenumbers.PhoneNumberFormat.RFC3966)
        yield from _labelled(position, f'TEL;VALUE=uri;TYPE="voice,work":{uri}', one.label)
    yield from (f"EMAIL;TYPE=work:{mail}" for mail in card.mails)
    yield from (f"URL:{url}" for url in card.urls)
    yield from (f"LANG:{tag}" for tag in card.languages)
    if card.address:
        shown = card.address.label.replace("^", "^^").replace('"', "^'")
        line = f'ADR;TYPE=work;LANGUAGE=ja;LABEL="{shown}":{_parts(card.address)}'
        yield from _labelled(len(card.numbers) + 1, line, card.address.whose)
    yield f"NOTE:{_escaped(chr(10).join(card.notes))}"
    yield f"REV:{card.day:%Y%m%d}T000000+0900"


def _of_version_3(card: Card) -> Iterator[str]:
    said = without_readings(card.name)
    yield f"N:{_escaped(said)};;;;"
    yield f"FN:{_escaped(said)}"
    if said != card.name.source:
        yield f"NICKNAME:{_escaped(card.name.source)}"
    yield ";".join([f"ORG:{_escaped(said)}", *([_escaped(card.section)] if card.section else [])])
    # So that address books file it under organisations.
    yield "X-ABShowAs:COMPANY"
    for position, one in enumerate(card.numbers, 1):
        number = _formatted(one.number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        number = number.replace(" ", "-")
        yield from _labelled(position, f"TEL;TYPE=VOICE,WORK:{number}", one.label)
    yield from (f"EMAIL;TYPE=INTERNET:{mail}" for mail in card.mails)
    yield from (f"URL:{url}" for url in card.urls)
    if card.address:
        line = f"ADR;TYPE=WORK:{_parts(card.address)}"
        yield from _labelled(len(card.numbers) + 1, line, card.address.whose)
        yield f"LABEL;TYPE=WORK:{_escaped(card.address.label)}"
    yield f"NOTE:{_escaped(chr(10).join(card.notes))}"
    yield f"REV:{card.day}T00:00:00+09:00"


def _labelled(position: int, line: str, label: str) -> Iterator[str]:
    """A line with its label beside it, as address books write and read it: both in one group."""
    if label:
        yield f"item{position}.{line}"
        yield f"item{position}.X-ABLabel:{_escaped(label)}"
    else:
        yield line


def _formatted(number: Telephone, form: int) -> str:
    return phonenumbers.format_number(phonenumbers.parse(number, "JP"), form)


def _parts(address: Address) -> str:
    parts = (address.street, address.city, address.prefecture, address.postal_code, "日本")
    return ";;" + ";".join(map(_escaped, parts))


def _escaped(text: str) -> str:
    """A value: commas, semicolons, backslashes and line ends are escaped."""
    text = without_readings(text).replace("\\", "\\\\").replace("\n", "\\n")
    return text.replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which cuts a character."""
    if len(line.encode()) <= LINE_OCTETS:
        return line + "\r\n"
    pieces, piece, octets = [], "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > LINE_OCTETS:
            pieces.append(piece)
            piece, octets = " ", 1
        piece += character
        octets += size
    return "\r\n".join([*pieces, piece]) + "\r\n"
