"""Of another's style sheet, what our pages can use.

A rule stays when a page may have all that its selector names, and when that cannot be told. What
pages may have is asked of the sources: whoever uses another class of that sheet in a template or a
script has its rules with the next build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from functools import lru_cache
from pathlib import Path

import tinycss2
from mkdocs.exceptions import Abort
from tinycss2.ast import AtRule, LiteralToken, Node, QualifiedRule

# What writes HTML: templates, drawings, scripts, and the hooks that put elements into pages.
SOURCES = (
    "content/**/*.md",
    "overrides/**/*.html",
    "overrides/**/*.svg",
    "overrides/**/*.js",
    "hooks/guide/pages/*.py",
)
WORD = re.compile(r"[\w-]+")
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
ANIMATION = re.compile(r"animation(?:-name)?:[^;}]*")
Fit = Callable[[Iterable[str]], bool]


def words(root: Path) -> frozenset[str]:
    """Every word of the sources below `root`: no page has an element or a class that is none."""
    files = [file for pattern in SOURCES for file in root.glob(pattern)]
    return frozenset(WORD.findall(" ".join(file.read_text(encoding="utf-8") for file in files)))


@lru_cache(maxsize=1)
def used(sheet: str, known: frozenset[str], beside: str) -> str:
    """The rules of `sheet` that name `known` words only.

    Variables and animations go, too, when neither they nor `beside`, our own sheet, use them.
    Raises Abort when something in the sheet cannot be read.
    """
    return _reduced(sheet, known, beside)


@lru_cache(maxsize=1)
def parted(sheet: str, apart: frozenset[str], beside: str) -> tuple[str, str]:
    """The rules of `sheet` that name none of the words `apart`, and those that name one.

    `beside` is our own sheet behind the first part. Variables of `:root` that neither of the two
    names stand with the second part, which a page reads after the first.
    """
    words = frozenset(WORD.findall(sheet))
    first = _text(_useful(_rules(sheet), apart.isdisjoint, words))
    second = _text(_useful(_rules(sheet), lambda names: not apart.isdisjoint(names), words))
    variables = {word for word in words if word.startswith("--")}
    moving = " ".join(ANIMATION.findall(second))
    lean = _reduced(first, words - variables, beside + moving)
    moved = variables - set(WORD.findall(lean + beside))
    roots = [rule for rule in _rules(first) if tinycss2.serialize(rule.prelude).strip() == ":root"]
    return lean, _text(_useful(roots, words.issuperset, moved)) + second


def _reduced(sheet: str, known: frozenset[str], beside: str) -> str:
    while True:
        animations = WORD.findall(" ".join(ANIMATION.findall(sheet + beside)))
        wanted = {*VARIABLE.findall(sheet + beside), *animations}
        rest = _text(_useful(_rules(sheet), known.issuperset, wanted))
        if rest == sheet:
            return sheet
        sheet = rest  # what used a variable may have gone


def _rules(sheet: str) -> list[Node]:
    rules: list[Node] = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return rules


def _text(rules: Iterable[Node]) -> str:
    text: str = tinycss2.serialize(list(rules))
    return text


def _useful(nodes: Iterable[Node], fit: Fit, wanted: Set[str]) -> Iterator[QualifiedRule | AtRule]:
    """The rules whose words `fit`, without the variables and animations that are not `wanted`."""
    for rule in nodes:
        if rule.type == "error":
            raise _unreadable(rule)
        if rule.type == "qualified-rule":
            may_match = [one for one in _parts(rule.prelude, ",") if fit(list(_names(one)))]
            is_used = [one for one in _parts(rule.content, ";") if _is_wanted(one, wanted)]
            rule.prelude, rule.content = _joined(may_match, ","), _joined(is_used, ";")
            if may_match and is_used:
                yield rule
        elif rule.lower_at_keyword in ("media", "supports"):
            inside = tinycss2.parse_rule_list(rule.content, skip_whitespace=True)
            rule.content = list(_useful(inside, fit, wanted))
            if rule.content:
                yield rule
        elif fit([]) and (
            "keyframes" not in rule.lower_at_keyword
            or not wanted.isdisjoint(WORD.findall(tinycss2.serialize(rule.prelude)))
        ):
            yield rule


def _names(selector: list[Node]) -> Iterator[str]:
    """The elements, classes, ids and attributes that a selector asks for outside of `:is(…)`."""
    before = ""
    for token in selector:
        if token.type == "error":
            raise _unreadable(token)
        if token.type == "[] block":
            yield from [part.value for part in token.content if part.type == "ident"][:1]
        elif token.type == "hash" or (token.type == "ident" and before != ":"):
            yield token.value
        before = token.value if token.type == "literal" else ""


def _is_wanted(declaration: list[Node], wanted: Set[str]) -> bool:
    name = next(token for token in declaration if token.type != "whitespace")
    return name.type != "ident" or not name.value.startswith("--") or name.value in wanted


def _parts(tokens: list[Node], separator: str) -> list[list[Node]]:
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token == separator:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if any(token.type != "whitespace" for token in part)]


def _joined(parts: list[list[Node]], separator: str) -> list[Node]:
    between = [LiteralToken(0, 0, separator)]
    return [token for part in parts for token in [*between, *part]][1:]


def _unreadable(node: Node) -> Abort:
    place = f"line {node.source_line}, column {node.source_column}"
    return Abort(f"The theme's style sheet cannot be read at {place}: {node.message}")
