"""One search index for all languages in, one for each language out."""

from __future__ import annotations

import json
from pathlib import Path

from guide.model import Locale

INDEX = Path("search/search_index.json")


def split(site: Path, locales: list[Locale]) -> None:
    """Replace the index that the search plugin wrote in `site` by one below each locale's root.

    Locations become relative to that root, where the theme looks for the index.
    """
    whole = json.loads((site / INDEX).read_text(encoding="utf-8"))
    prefixes = [locale.prefix for locale in locales if locale.prefix]
    for locale in locales:
        own = [
            {**document, "location": document["location"].removeprefix(locale.prefix)}
            for document in whole["docs"]
            if _belongs(document["location"], locale.prefix, prefixes)
        ]
        index = {"config": whole["config"], "docs": own}
        file = site / locale.prefix / INDEX
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
        )


def _belongs(location: str, prefix: str, prefixes: list[str]) -> bool:
    if prefix:
        return location.startswith(prefix)
    return not location.startswith(tuple(prefixes))
