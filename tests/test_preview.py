"""`mkdocs serve`, as an editor uses it: what is saved is shown."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from support.building import SUB_PATH

SERVED = re.compile(r"Serving on (http://127\.0\.0\.1:\d+)/")
PHONE = re.compile(r'phone: "?(0[\d-]+\d)')
EPOCH = re.compile(r"livereload\((\d+), \d+\)")


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=120) as answer:
        return str(answer.read().decode())


@pytest.mark.slow
def test_a_number_that_is_saved_is_shown_without_asking_again(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project,
        env={**os.environ, "LOCALE": "en"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stderr is not None
        address = next(found[1] for line in server.stderr if (found := SERVED.search(line)))
        page = f"{address}{SUB_PATH}en/offices/"
        before = read(page)
        epoch = EPOCH.search(before)
        assert epoch is not None
        offices = project / "data/offices.yaml"
        text = offices.read_text(encoding="utf-8")
        number = PHONE.findall(text)[0]
        other = number[:-1] + str(9 - int(number[-1]))
        offices.write_text(text.replace(number, other), encoding="utf-8")
        # Answered once there is another version, as to the page that waits for it.
        read(f"{address}/livereload/{epoch[1]}/0")
        after = read(page)
    finally:
        server.terminate()
        server.wait()
    assert f">{number}<" in before
    assert f">{other}<" in after
    assert f">{number}<" not in after
