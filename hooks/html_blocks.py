"""Python-Markdown is given the Markdown of a page only; its HTML is put back into what it makes.

It and MkDocs would each read all HTML, letter by letter, to find where it ends.
"""

from __future__ import annotations

import re

from markdown.util import BLOCK_LEVEL_ELEMENTS

HEADING = re.compile(r"(\n#{1,6} .+)")  # begins with what is looked for at once
FIRST_TAG = re.compile(r"\s*</?(\w+)")
# A paragraph that begins with no tag is Markdown, wherever it stands.
TEXT = re.compile(r"\n\s*\n(?=[^\s<])")
MARK = re.compile(r"<!--html (\d+)-->")


def taken_out(markdown: str) -> str:
    """The Markdown, with a comment for what stands between two headings, where that is HTML."""
    parts = HEADING.split(markdown)
    for place in range(0, len(parts), 2):
        if _is_html(parts[place]):
            parts[place] = f"\n\n<!--html {place}-->\n\n"
    return "".join(parts)


def put_back(html: str, markdown: str) -> str:
    """What was made of it, with the HTML of the whole `markdown` in the place of the comments."""
    parts = HEADING.split(markdown)
    return MARK.sub(lambda found: parts[int(found[1])].strip() + "\n", html).strip()


def _is_html(text: str) -> bool:
    tag = FIRST_TAG.match(text)
    return bool(tag and tag[1] in BLOCK_LEVEL_ELEMENTS and not TEXT.search(text))
