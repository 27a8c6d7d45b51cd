"""The oldest browsers served (`browserslist` in package.json): what is sent to readers runs in them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import minify
import pytest
from support.building import ROOT

NODE = Path(sys.executable).with_name("node")
ESLINT = ROOT / "node_modules/eslint/bin/eslint.js"


def complaints(text: str, name: str) -> list[str]:
    """What ESLint says of a script or a style sheet, by the rules that the project keeps to."""
    said = subprocess.run(
        [NODE, ESLINT, "--stdin", "--stdin-filename", f"overrides/{name}", "--format", "json"],
        cwd=ROOT,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.stdout, said.stderr
    return [message["message"] for file in json.loads(said.stdout) for message in file["messages"]]


@pytest.mark.parametrize(
    "path",
    ["assets/guide.js", "assets/pages.js", "assets/search.js", "service-worker.js"],
)
def test_what_is_built_has_nothing_newer_than_the_oldest_browsers_served(
    site: Path, path: str
) -> None:
    assert complaints((site / path).read_text(encoding="utf-8"), Path(path).name) == []


@pytest.mark.parametrize("name", ["guide.css", "pages.css"])
def test_our_styles_have_nothing_newer_when_they_are_made_smaller(name: str) -> None:
    sheet = (ROOT / "overrides/assets" / name).read_text(encoding="utf-8")
    assert complaints(minify.string("text/css", sheet), name) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("const word = /(?<!a)b/;", "look-behind.js"),
        ("const word = new RegExp(`(?<=${location.hash})b`);", "look-behind-in-a-text.js"),
        ("class Desk { static { } }", "syntax.js"),
        ("const last = (list) => list.at(-1);", "method.js"),
        ("const copy = structuredClone({});", "function.js"),
        ("const words = new Intl.Segmenter('th');", "object.js"),
        (".service:has(:target) { color: red; }", "selector.css"),
        (".card { & p { color: red; } }", "nesting.css"),
        (".card { text-box-trim: both; }", "property.css"),
        ("@container (width > 9rem) { p { color: red; } }", "at-rule.css"),
    ],
)
def test_what_they_do_not_know_is_named(text: str, name: str) -> None:
    assert complaints(text, name)


def test_a_style_may_ask_whether_the_browser_knows_it() -> None:
    asked = "@supports selector(:has(a)) { .service:has(:target) { color: red; } }"
    assert complaints(asked, "asked.css") == []
