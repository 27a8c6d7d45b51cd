"""What `make learn` has learnt from queries of one language, for the index of its search box.

`tools/learn/` learns it, `overrides/assets/search/learnt.js` is sent with it and asks it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LEARNT = "search/learnt.js"
"""The script below a language's root, made from the one in `overrides/assets/`."""
FOLDER = Path(__file__).with_name("weights")


def learnt(locale: str) -> dict[str, Any]:
    """What the engine takes for the locale of this id; nothing where nobody has had it learnt.

    `places` are paths of pages below a language's root, and what has none: "elsewhere", for which
    no desk is known, and "emergency"; `scale` says how much a strength counts; `buckets` has for
    each bucket of signs a character for each place and strength, and a space after it.
    """
    file = FOLDER / f"{locale}.json"
    if not file.exists():
        return {"places": [], "scale": 0, "buckets": ""}
    written: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return written
