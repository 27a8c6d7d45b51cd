"""Of a page, Python-Markdown reads the Markdown only, and makes the same of it as of the whole."""

from __future__ import annotations

import re
from datetime import date
from json import loads
from pathlib import Path

import material
import pytest
from guide.languages.editions import Edition
from guide.pages.render import Renderer
from guide.site import Site
from html_blocks import put_back, taken_out
from markdown import Markdown
from support.building import ROOT

HEADING = "# Title {: #top }"
HTML = '<div class="row">\n<p>One *two* <b>three</b></p>\n\n</div>\n<ul>\n<li>a</li>\n</ul>'
WRITTEN = {
    "headings between HTML": f"{HTML}\n\n{HEADING}\n\n{HTML}\n\n## More {{: #more }}\n{HTML}",
    "text among HTML": f"{HEADING}\n\n{HTML}\n\nWords *with* [a link](https://example.org).\n\n{HTML}",
    "text first": f"Words\n\n{HTML}",
    "an element of a line": f"{HEADING}\n\n<bdi>名</bdi>\n<p>a</p>",
    "nothing but text": "Words\n\n- one\n- two",
    "code": f"<pre><code>{{\n  a\n}}</code></pre>\n\n{HEADING}",
}


@pytest.mark.parametrize("source", WRITTEN.values(), ids=WRITTEN)
def test_a_page_becomes_what_markdown_makes_of_it(source: str) -> None:
    made = put_back(converted(taken_out(source)), source)
    assert re.sub("\n+", "\n", made) == re.sub("\n+", "\n", converted(source))


def test_hardly_anything_of_our_pages_is_left_to_it(invented: tuple[Edition, ...]) -> None:
    """What it reads, it reads letter by letter: a third of a build, before."""
    site = Site("https://example.org/", "https://example.com/", date(2026, 11, 28), invented)
    shapes = loads((ROOT / "data/shapes/prefectures.json").read_text(encoding="utf-8"))
    icons = Path(material.__file__).parent / "templates/.icons"
    for page in Renderer(ROOT, icons, shapes, site).pages(invented[1]):
        assert len(taken_out(page.body)) < 1000, page.address


def converted(source: str) -> str:
    """What Python-Markdown makes of it, with the extensions of mkdocs.yml."""
    return Markdown(extensions=["attr_list", "toc"]).convert(source)
