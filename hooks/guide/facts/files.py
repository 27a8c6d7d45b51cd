"""Which files `data/` has: what lies there and is read by nothing is a mistake."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from guide.facts.messages import told
from guide.facts.problems import Problem

# What is read of each file that a tool has made, and of what kind it is.
SHAPES: dict[str, dict[str, type]] = {
    "places.json": {"credit": dict, "prefectures": dict, "places": list},
    "prefectures.json": {"credit": dict, "view_box": str, "inset": str, "shapes": dict},
}
CREDIT = ("title", "url", "license")
PLACE = ("code", "prefecture", "name", "kind")
POINT = ("latitude", "longitude", "step", "geonames_id")
FOLDERS = ("schema", "shapes", "translations")


def mistaken_files(
    data: Path, names: Collection[str], locales: Collection[str] | None
) -> Iterator[Problem]:
    """What lies in the folder `data` under a wrong name, and the shapes that it lacks.

    `names` are the files that are read, without `.yaml`; `locales` the languages that may have a
    translation, None where they are not known.
    """
    files = {f"{name}.yaml" for name in names}
    for entry in (*_entries(data), *_entries(data / "translations")):
        if entry.is_symlink():
            file = Path(data.name) / entry.relative_to(data)
            yield Problem(file, 1, 1, "", told("file-is-link"))
    for entry in _entries(data):
        if entry.name not in files and not (entry.is_dir() and entry.name in FOLDERS):
            yield _unknown(Path(data.name) / entry.name, files)
    if locales is not None:
        translations = {f"{locale}.yaml" for locale in locales}
        for entry in _entries(data / "translations"):
            if entry.name not in translations:
                yield _unknown(Path(data.name) / "translations" / entry.name, translations)
    for name in SHAPES:
        yield from _mistakes_of_json(data / "shapes" / name, Path(data.name) / "shapes" / name)


def _entries(folder: Path) -> list[Path]:
    """What is in a folder but what systems and programs put there."""
    return sorted(entry for entry in folder.glob("*") if not entry.name.startswith("."))


def _unknown(file: Path, known: Collection[str]) -> Problem:
    of_a_language = file.parent.name == "translations"
    cutoff = 1.0 if of_a_language else 0.75
    if close := difflib.get_close_matches(file.name.casefold(), known, 1, cutoff):
        remedy = told("did-you-mean", close=close[0])
    else:
        remedy = told("locale-of-file" if of_a_language else "remove-it")
    return Problem(file, 1, 1, "", told("file-unknown", remedy=remedy))


def _mistakes_of_json(file: Path, shown_as: Path) -> Iterator[Problem]:
    try:
        table = json.loads(file.read_text(encoding="utf-8"))
        if lacks := _lacking(table, SHAPES[file.name]):
            yield Problem(shown_as, 1, 1, lacks, told("json-lacks", key=lacks))
    except FileNotFoundError:
        yield Problem(shown_as, 1, 1, "", told("file-missing"))
    except json.JSONDecodeError as error:
        yield Problem(shown_as, error.lineno, error.colno, "", told("not-json"))
    except (OSError, UnicodeDecodeError):
        yield Problem(shown_as, 1, 1, "", told("not-json"))


def _lacking(table: Any, needed: Mapping[str, type]) -> str | None:
    """The first key that a table lacks, or that does not hold what is read of it; None for none."""
    if not isinstance(table, dict):
        return next(iter(needed))
    if wrong := next(
        (key for key, kind in needed.items() if not isinstance(table.get(key), kind)), None
    ):
        return wrong
    if not all(isinstance(table["credit"].get(key), str) for key in CREDIT):
        return "credit"
    texts = next(key for key in ("prefectures", "shapes") if key in needed)
    if not table[texts] or not all(isinstance(one, str) for one in table[texts].values()):
        return texts
    if "view_box" in needed and not re.fullmatch(r"-?[\d.]+( -?[\d.]+){3}", table["view_box"]):
        return "view_box"
    return None if all(map(_is_place, table.get("places", ()))) else "places"


def _is_place(place: Any) -> bool:
    if not isinstance(place, dict) or not all(isinstance(place.get(key), str) for key in PLACE):
        return False
    point = place.get("point")
    if not isinstance(point, dict) or not all(
        isinstance(point.get(key), int | float) for key in POINT
    ):
        return False
    return bool(abs(point["latitude"]) <= 90 and abs(point["longitude"]) <= 180)
