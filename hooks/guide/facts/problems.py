"""Mistakes in the data, told so that the person who made them can mend them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guide.facts.messages import Message, told


@dataclass(frozen=True)
class Problem:
    """One mistake: where it stands (line and column count from 1) and what to write."""

    file: Path
    line: int
    column: int
    path: str
    message: Message

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        return f"{self.file}:{self.line}:{self.column}: {where}{self.message}"


class DataError(Exception):
    """All the mistakes found in one reading of the data, in the order of files and lines."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems), key=_place)
        count = len(self.problems)
        total = told("one-mistake") if count == 1 else told("mistakes", count=count)
        super().__init__("\n".join(map(str, [*self.problems, total])))


def _place(problem: Problem) -> tuple[object, ...]:
    return problem.file, problem.line, problem.column, problem.path, str(problem.message)
