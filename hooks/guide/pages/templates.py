"""The files that pages and papers are written in, in; what is wrong with them as they stand, out.

What shows only where a page is made is found there: `place_in_template` leads back to the line.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from guide.facts.guide import Guide
from guide.facts.messages import Message, told
from guide.facts.problems import Problem
from guide.facts.text_file import Unreadable, read_text
from guide.pages.render import templates_of
from guide.site import page_keys

FOLDERS = ("content", "overrides", "print")
OF_PAGES = "content"
OF_PARTS = "overrides/components"
WRITTEN = {".md", ".html", ".typ", ".css", ".js", ".svg", ".xml"}
NEEDED = ("title", "description")
PAGES_ALIKE = 0.9
"""How like another a name is that is a slip of it: `topics/_each` is none of `offices/_each`."""
# Browsers and word processors put them in the place of those that a template needs.
TYPOGRAPHIC_QUOTES = re.compile("[“”„‘’«»]")


def mistakes(root: Path) -> list[Problem]:
    """Every mistake in `content/`, `overrides/` and `print/` of the project in `root`."""
    environment = templates_of(root)
    pages = {
        file.relative_to(root / OF_PAGES).as_posix() for file in (root / OF_PAGES).rglob("*.md")
    }
    files = (file for folder in FOLDERS for file in sorted((root / folder).rglob("*")))
    return [
        Problem(file.relative_to(root), line, column, "", message)
        for file in files
        if file.is_file() and file.suffix in WRITTEN
        for line, column, message in _wrong(file, root, environment, pages)
    ]


def missing(root: Path, guide: Guide) -> list[Problem]:
    """The pages that the guide has, and that no template is there for."""
    sources = {key.source for key in page_keys(guide)}
    lost = (Path(OF_PAGES) / source for source in sources)
    return [
        Problem(file, 1, 1, "", told("template-missing"))
        for file in lost
        if not (root / file).exists()
    ]


def place_in_template(error: BaseException, root: Path) -> Problem | None:
    """Where in a template a page could not be made; None: no template has to do with it."""
    for frame, line in reversed([*traceback.walk_tb(error.__traceback__)]):
        file = Path(frame.f_code.co_filename)
        for folder in (OF_PAGES, OF_PARTS):
            if not file.is_relative_to((root / folder).resolve()):
                continue
            # A line of what Jinja made of the template, unless Jinja has put its own already.
            made = frame.f_globals.get("__jinja_template__")
            line = made.get_corresponding_lineno(line) if made else line
            message = told("template-stops", reason=f"{error or type(error).__name__}")
            named = Path(folder) / file.relative_to((root / folder).resolve())
            return Problem(named, line, 1, "", message)
    return None


def _wrong(
    file: Path, root: Path, environment: Environment, pages: Collection[str]
) -> Iterator[tuple[int, int, Message]]:
    """Line, column and message of each mistake in a file."""
    try:
        text = read_text(file)
    except Unreadable as reason:
        yield reason.line, reason.column, reason.message
        return
    is_page = file.is_relative_to(root / OF_PAGES)
    if not is_page and not file.is_relative_to(root / OF_PARTS):
        return
    try:
        template = environment.parse(text)
    except TemplateSyntaxError as error:
        yield error.lineno, 1, _unreadable(error, text.splitlines())
        return
    for call in template.find_all(nodes.Call):
        if (page := _page_named(call)) and page not in pages:
            yield call.lineno, 1, _unknown("not-a-page", page, pages, PAGES_ALIKE)
    for part in template.find_all(nodes.Include):
        if isinstance(part.template, nodes.Const):
            known = environment.list_templates()
            if part.template.value not in known:
                yield part.lineno, 1, _unknown("not-a-part", part.template.value, known)
    for used in template.find_all(nodes.Filter):
        if used.name not in environment.filters:
            yield used.lineno, 1, _unknown("not-a-filter", used.name, environment.filters)
    if is_page:
        written = {
            one.target.name
            for one in template.body
            if isinstance(one, nodes.Assign | nodes.AssignBlock)
            and isinstance(one.target, nodes.Name)
        }
        for name in NEEDED:
            if name not in written:
                yield 1, 1, told("template-without", name=name)


def _page_named(call: nodes.Call) -> str | None:
    """The file of the page that a link leads to, where the template says it: `url("matrix")`."""
    match call:
        case nodes.Call(node=nodes.Name(name="url"), args=[nodes.Const(value=str(page)), *_]):
            return f"{page}.md"
    return None


def _unreadable(error: TemplateSyntaxError, lines: list[str]) -> Message:
    line = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
    if quote := TYPOGRAPHIC_QUOTES.search(line):
        return told("template-quotes", found=quote[0])
    return told("template-unreadable", reason=error.message or "")


def _unknown(mistake: str, given: str, known: Collection[str], alike: float = 0.6) -> Message:
    close = get_close_matches(given, known, 1, alike)
    remedy = told("did-you-mean", close=close[0]) if close else told("name-another")
    return told(mistake, given=given, remedy=remedy)
