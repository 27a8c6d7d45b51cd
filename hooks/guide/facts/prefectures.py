"""That each prefecture stands in its file as JIS X 0401 has it: with its code, name and id."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

from guide.facts.document import Complaint, Document, records
from guide.facts.messages import told


@cache
def _ids() -> dict[str, str]:
    """Their ids by their codes: the names of ISO 3166-2:JP in small letters."""
    file = Path(__file__).with_name("prefecture_ids.json")
    ids: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return ids


def codes_are_those_of_their_prefectures(
    prefectures: Document, names: Mapping[str, str], outlines: Collection[str]
) -> Iterator[Complaint]:
    """`names` are the official ones by their codes, `outlines` the codes that the map has."""
    codes = {name: code for code, name in names.items()}
    owners: dict[str, str] = {}
    for position, prefecture in enumerate(records(prefectures.value)):
        code, name = prefecture.get("code"), prefecture.get("name")
        if not isinstance(code, str) or not isinstance(name, str):
            continue
        at = (position, "code")
        official = names.get(code)
        if code in owners:
            yield prefectures, at, told("code-twice", owner=owners[code], code=code)
        elif official and official != name:
            own = codes.get(name)
            remedy = told("write-code", code=own) if own else told("correct-code-or-name")
            yield (
                prefectures,
                at,
                told("code-of-another", code=code, official=official, name=name, remedy=remedy),
            )
        elif code not in outlines:
            yield prefectures, at, told("no-outline", code=code)
        owners.setdefault(code, name)


def ids_are_those_of_their_prefectures(
    prefectures: Document, names: Mapping[str, str]
) -> Iterator[Complaint]:
    """Told at the id itself: who is told where it is used would spread a misspelt one."""
    for position, prefecture in enumerate(records(prefectures.value)):
        code, id = str(prefecture.get("code")), prefecture.get("id")
        is_this = names.get(code) == prefecture.get("name")
        if is_this and id is not None and id != (own := _ids().get(code)):
            yield prefectures, (position, "id"), told("prefecture-id", name=names[code], id=own)


def no_prefecture_is_missing(
    prefectures: Document, names: Mapping[str, str]
) -> Iterator[Complaint]:
    """A guide that has most of the prefectures has all; one of a region has those of its offices.

    One is there by its code, its name or its id: a mistake in one of these is told by itself.
    """
    lines = records(prefectures.value)
    said = {str(line.get(key)) for line in lines for key in ("code", "name", "id")}
    missing = [code for code in names if said.isdisjoint((code, names[code], _ids().get(code, "")))]
    if not all(lines) or len(missing) > len(names) / 2:
        return
    for code in missing:
        after = [at for at, line in enumerate(lines) if str(line.get("code")) > code]
        example = f'- {{id: {_ids()[code]}, code: "{code}", name: {names[code]}}}'
        yield (
            prefectures,
            (min(after, default=len(lines) - 1),),
            told(
                "prefecture-missing", name=names[code], code=code, id=_ids()[code], example=example
            ),
        )
