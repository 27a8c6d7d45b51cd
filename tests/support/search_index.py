"""What is in a search index that was made: a call of the engine with a packed text."""

from __future__ import annotations

import ast
import json
import re
from typing import Any


def load(script: str) -> dict[str, Any]:
    """The data of a script `search/index.js`."""
    swapped, packed = ast.literal_eval(script.removeprefix("guideSearch").removesuffix(";\n"))
    ones, others = swapped[::2], swapped[1::2]
    data: dict[str, Any] = json.loads(packed.translate(str.maketrans(ones + others, others + ones)))
    return data


def names(script: str) -> dict[str, Any]:
    """The data of a script `search/japanese.js`."""
    data: dict[str, Any] = json.loads(script.removeprefix("guideSearchNames(").removesuffix(");\n"))
    return data


def words(listed: str) -> list[str]:
    """The words of a list that is not shown, as `guide.search.index.listed` has written it."""
    found, word = [], ""
    for start, rest in re.findall("([A-Z])([^A-Z]*)", listed):
        word = word[: ord(start) - ord("A")] + rest
        found.append(word)
    return found
