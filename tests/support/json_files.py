"""What stands in files of the open data."""

from __future__ import annotations

import json
from typing import Any


def read(published: dict[str, bytes], path: str) -> Any:
    """What a JSON file says."""
    return json.loads(published[path])


def items(published: dict[str, bytes], path: str) -> dict[str, dict[str, Any]]:
    """The records of a JSON file by their ids."""
    return {item["id"]: item for item in read(published, path)["items"]}
