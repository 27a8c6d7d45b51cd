"""Python-Markdown is given the Markdown of a page only: what is HTML already passes by unparsed.

It would read all HTML twice, letter by letter, to find where it ends.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

HEADING = re.compile(r"^(#{1,6} .+)$", re.MULTILINE)
FIRST_TAG = re.compile(r"\s*</?(\w+)")
# A paragraph that begins with no tag is Markdown, wherever it stands.
TEXT = re.compile(r"\n\s*\n(?=[^\s<])")


class HtmlBlocks(Extension):  # type: ignore[misc]
    """Takes out of the Markdown what stands between two headings, where that is HTML."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Come after the lines' ends are made equal (30), before MkDocs looks for HTML (21)."""
        md.preprocessors.register(_HtmlBlocks(md), "html_blocks", 25)


class _HtmlBlocks(Preprocessor):  # type: ignore[misc]
    def run(self, lines: list[str]) -> list[str]:
        parts = HEADING.split("\n".join(lines))
        for place in range(0, len(parts), 2):
            if self._is_html(parts[place]):
                stored = self.md.htmlStash.store(parts[place].strip() + "\n")
                parts[place] = f"\n\n{stored}\n\n"
        return "".join(parts).split("\n")

    def _is_html(self, text: str) -> bool:
        tag = FIRST_TAG.match(text)
        return bool(tag and self.md.is_block_level(tag[1]) and not TEXT.search(text))
