"""Mistakes in the data, told so that the person who made them can mend them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it stands (line and column count from 1) and what to write."""

    file: Path
    line: int
    column: int
    path: str
    message: str

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        return f"{self.file}:{self.line}:{self.column}: {where}{self.message}"


class DataError(Exception):
    """All the mistakes found in one reading of the data, in the order of files and lines."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        super().__init__(
            "\n".join(str(problem) for problem in self.problems)
            + f"\n{count} {'mistake' if count == 1 else 'mistakes'} in the data; nothing was built."
        )
