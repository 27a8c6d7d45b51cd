"""What the fields of facts are called in Japanese and English (`labels.yaml`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def labels() -> dict[str, dict[str, Any]]:
    """By the field's name: `ja`, `en`, and what its values are called."""
    file = Path(__file__).with_name("labels.yaml")
    table: dict[str, dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return table
