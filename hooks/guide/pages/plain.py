"""Rendered pages in, the same pages as plain Markdown out, and `llms.txt`, a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import urljoin

from html_to_markdown import ConversionOptions, convert

from guide.facts.locales import Locale
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, plain
from guide.pages.markup import without_ruby
from guide.pages.render import Page
from guide.site import Site

# What only means something on the screen: forms, drawings, words that a table's head says again.
SCREEN_ONLY = [
    "[hidden]",
    "form",
    ".map",
    ".map-link",
    ".share",
    ".to-card",
    ".find",
    ".hear",
    ".trail__way",
    ".folded__line",
    ".desk__number",
    ".desk__open",
    ".card__doors",
    ".languages--here",
    ".copy",
    ".open-now",
    ".ways-back",
    ".chart",
    ".cards__label",
    ".matrix__mark",
    ".matrix__name",
    ".site-footer__print",
    ".site-footer__top",
]
DRAWING = re.compile(r"<svg\b.*?</svg>|<img\b[^>]*>", re.DOTALL)
# A heading that opens what stands below it: Markdown folds nothing, and no heading is a bold line.
OPENING = re.compile(r"<summary>\s*(<h3>.*?</h3>)\s*</summary>", re.DOTALL)
# Parts that stand on lines of their own by their style only.
TOUCHING = re.compile(
    r"<(?:(?<=[^\s>]<)(?=(?:bdi|span) class=)|(?:(?<=</bdi><)|(?<=</span><)|(?<=</a><))(?=span))"
)
# Brackets in texts, which would make links and pictures of Markdown, get a backslash.
# Code is written as it is. While HTML is converted, private characters stand for them.
BRACKET = re.compile(r"<(pre|code)\b.*?</\1>|(?:[\[\]]|&#9[13];)(?=[^<>]*<)", re.DOTALL)
HIDDEN = str.maketrans("[]", "\ue000\ue001")
SHOWN = str.maketrans({"\ue000": r"\[", "\ue001": r"\]"})
# The sections of llms.txt: the templates of their pages, and the word for them.
SECTIONS = {"topics/_each": "home.topics_title", "agencies/_each": "agencies.title"}
OTHER_PAGES = "navigation.pages"


def markdown(page: Page, content: str, site: Site) -> str:
    """A page as plain Markdown, with absolute links; `content` is the HTML of its body.

    At its end stands what the foot of every page says of the centre: both numbers, the days on
    which it is closed, that numbers may have changed, that this is no official site.
    Readings of kanji are left out: plain Markdown has no place for them.
    """
    address = urljoin(site.url, page.address)
    options = ConversionOptions(
        exclude_selectors=SCREEN_ONLY,
        compact_tables=True,
        base_url=address,
        extract_metadata=False,
    )
    # What calls itself a foot is left out by the converter.
    foot = f"<hr>{page.footer.replace('<footer', '<div').replace('</footer>', '</div>')}"
    html = OPENING.sub(r"\1", DRAWING.sub("", without_ruby(page.trail + content + foot)))
    html = BRACKET.sub(
        lambda found: found[0] if found[1] else unescape(found[0]).translate(HIDDEN), html
    )
    converted = convert(TOUCHING.sub(" <", html), options).content or ""
    return f"{converted.strip().translate(SHOWN)}\n\n<{address}>\n"


def lists(pages: Iterable[Page], site: Site) -> dict[str, str]:
    """`llms.txt` of each language, by its path below the site's root."""
    by_locale: dict[str, list[Page]] = {}
    for page in pages:
        by_locale.setdefault(page.edition.locale.id, []).append(page)
    return {
        _path(edition.locale): _list(edition, by_locale[edition.locale.id], site)
        for edition in site.editions
    }


def _list(edition: Edition, pages: list[Page], site: Site) -> str:
    words = Phrases(edition)

    def said(name: str) -> str:
        return plain(words(name))

    sections: dict[str, list[str]] = {name: [] for name in (*SECTIONS.values(), OTHER_PAGES)}
    for page in pages:
        if not page.key.is_listed:
            continue
        section = SECTIONS.get(page.key.template, OTHER_PAGES)
        address = urljoin(site.url, f"{page.address}index.md")
        sections[section].append(_link(page.title, address, page.description))
    lines = [
        f"# {said('site.name')}",
        "",
        f"> {said('about.lead')} {said('footer.independent')}",
    ]
    for name, links in sections.items():
        lines += ["", f"## {said(name)}", "", *links]
    data = urljoin(site.url, "data/v1/index.json")
    lines += ["", f"## {said('open_data.title')}", "", _link("index.json", data)]
    lines += ["", f"## {said('navigation.languages')}", ""]
    lines += [
        _link(other.locale.name, urljoin(site.url, _path(other.locale)))
        for other in site.editions
        if other is not edition
    ]
    return "\n".join(lines) + "\n"


def _path(locale: Locale) -> str:
    return f"{locale.prefix}llms.txt"


def _link(name: str, address: str, note: str = "") -> str:
    said = f"[{_escaped(name)}]({address})" + (f": {_escaped(note)}" if note else "")
    return f"- {said}"


def _escaped(text: str) -> str:
    return text.translate(HIDDEN).translate(SHOWN)
