"""What is in a search index that was made: a call of the engine with a packed text."""

from __future__ import annotations

import ast
import json
from typing import Any


def load(script: str) -> dict[str, Any]:
    """The data of a script `search/index.js`."""
    swapped, packed = ast.literal_eval(script.removeprefix("guideSearch").removesuffix(";\n"))
    ones, others = swapped[::2], swapped[1::2]
    data: dict[str, Any] = json.loads(packed.translate(str.maketrans(ones + others, others + ones)))
    return data
