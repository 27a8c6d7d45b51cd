"""What `make learn` has learnt from queries of one language, for the index of its search box.

`tools/learn/` learns it, `overrides/assets/search/learnt.js` is sent with it and asks it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LEARNT, LATIN = "search/learnt.js", "search/latin.js"
"""The scripts below a language's root; the second one, for queries in Latin letters, only where
they have been learnt apart."""
FOLDER = Path(__file__).with_name("weights")
FOLDER_IN_LATIN = FOLDER / "latin"


def learnt(locale: str) -> dict[str, dict[str, Any]]:
    """What the engine takes for the locale of this id, by the path of the script that brings it.

    Nothing where nobody has had it learnt. `part` is the name of the script; `places` are paths of
    pages below a language's root, and what has none: "elsewhere", for which no desk is known, and
    "emergency"; `scale` says how much a strength counts; `buckets` has for each bucket of signs a
    character for each place and strength, and a space after it.
    """
    own = _read(FOLDER / f"{locale}.json") or {"places": [], "scale": 0, "buckets": ""}
    latin = _read(FOLDER_IN_LATIN / f"{locale}.json")
    return {
        LEARNT: own | {"part": Path(LEARNT).stem},
        **({LATIN: latin | {"part": Path(LATIN).stem}} if latin else {}),
    }


def in_latin(locale: str) -> bool:
    """Whether queries in Latin letters have been learnt apart, as those of another script are."""
    return (FOLDER_IN_LATIN / f"{locale}.json").exists()


def _read(file: Path) -> dict[str, Any]:
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
