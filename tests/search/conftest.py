"""The search engine without a browser: `fold.js` and `match.js` in Node, one process per file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
PARTS = HERE.parent.parent / "overrides/assets/search"


class Engine:
    """Calls of the engine's functions: `engine.fold("ＶＩＳＡ")`."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __getattr__(self, name: str) -> Any:
        def call(*given: Any) -> Any:
            assert self._process.stdin
            assert self._process.stdout
            self._process.stdin.write(json.dumps([name, *given]) + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
            assert answer, f"{name} failed; Node says why above"
            return json.loads(answer)

        return call


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """The engine; before it is asked for an `answer`, it has to be `setUp` with an index."""
    process = subprocess.Popen(
        [
            Path(sys.executable).with_name("node"),
            HERE / "engine.js",
            *(PARTS / name for name in ("fold.js", "match.js")),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with process:
        yield Engine(process)
        assert process.stdin
        process.stdin.close()
