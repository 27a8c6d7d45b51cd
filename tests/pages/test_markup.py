"""Nothing in the data can inject markup, script or Markdown into a page."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from guide.facts.values import Text
from guide.languages.editions import Edition
from guide.languages.phrases import Phrases, together
from guide.pages.markup import Html, escape, on_page
from support.building import build

HOSTILE = [
    "<script>alert(1)</script>",
    "*bold* _it_ `code` [a](javascript:alert(1)) ![i](x)",
    "{: onclick=alert(1) }",
    "# heading",
    "- item",
    "1. item",
    "    indented code",
    "{{ 7 * 7 }} {% raw %}",
    '" onmouseover="alert(1)',
    "a & b &amp; c",
    "[ref]: http://example.org",
    "=====",
    "---",
    "> quote",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_shown_as_it_is_written(text: str) -> None:
    html = markdown.markdown(f"{escape(text)}", extensions=["attr_list", "toc"])
    inside = html.removeprefix("<p>").removesuffix("</p>")
    assert html.startswith("<p>")
    assert "<" not in inside
    assert unescape(inside).strip() == text.strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_cannot_leave_an_attribute(text: str) -> None:
    assert not set(escape(text)) & set("<>\"'")


def test_a_text_without_translation_is_marked_as_japanese() -> None:
    text = Text("窓口", "窓口", "ja", "missing")
    assert escape(text) == '<span lang="ja" class="untranslated">窓口</span>'


def test_of_a_text_without_translation_only_the_japanese_is_marked(
    editions: tuple[Edition, ...],
) -> None:
    """The date in it is written in the reader's language."""
    text = Text("{date}まで", "{date}まで", "ja", "missing")
    marked = '<span lang="ja" class="untranslated">まで</span>'
    filled = phrases(editions, "en").fill(text, date="May 1")
    assert escape(filled) == f"May 1{marked}"
    apart = phrases(editions, "ur").fill(text, date="1 مئی")
    assert escape(apart) == f"<bdi>1 مئی</bdi>{marked}"


def test_on_a_page_from_right_to_left_japanese_runs_from_left_to_right(
    editions: tuple[Edition, ...],
) -> None:
    """Its full stop, and the values within it, would else stand at the wrong end."""
    text = Text("{date}まで。", "{date}まで。", "ja", "stale")
    urdu = phrases(editions, "ur")
    marked = '<span lang="ja" class="untranslated">まで。</span>'
    with on_page(urdu.edition.locale):
        filled = escape(together(urdu.fill(text, date="1 مئی"), " ", "مئی"))
        alone = escape(Text("窓口。", "窓口。", "ja", "missing"))
        translated = escape(Text("مئی", "5月", "ur", "translated"))
    assert filled == f'<span dir="ltr"><bdi>1 مئی</bdi>{marked}</span> مئی'
    assert alone == '<span dir="ltr"><span lang="ja" class="untranslated">窓口。</span></span>'
    assert translated == "مئی"
    with on_page(phrases(editions, "en").edition.locale):
        assert 'dir="ltr"' not in escape(Text("窓口。", "窓口。", "ja", "missing"))


def test_a_reading_is_written_as_ruby_with_brackets() -> None:
    ruby = "<ruby>窓口<rp>(<rt>まどぐち</rt><rp>)</ruby>"
    assert escape(Text("この{窓口|まどぐち}")) == f"この{ruby}"


def test_markup_can_be_a_value_of_a_text_that_has_none(editions: tuple[Edition, ...]) -> None:
    """The clock of "open now", among words with readings."""
    text = Text("{今|いま}は{time} & <b>")
    filled = escape(phrases(editions, "ja").fill(text, time=Html("<span data-clock></span>")))
    assert filled.startswith("<ruby>今<rp>")
    assert filled.endswith("は<span data-clock></span> &#38; &#60;b&#62;")


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_cannot_become_markup(editions: tuple[Edition, ...], value: str) -> None:
    filled = str(escape(phrases(editions, "en").fill(Text("Ask {name} now"), name=value)))
    assert not set(filled) & set("<>\"'")
    assert unescape(filled) == f"Ask {value} now"


def phrases(editions: tuple[Edition, ...], id: str) -> Phrases:
    return Phrases(next(edition for edition in editions if edition.locale.id == id))


def test_markdown_in_the_data_reaches_no_page(project: Path, tmp_path: Path) -> None:
    """The whole way: data, templates, Markdown, theme. (The checker refuses <, >, { and } before.)"""
    poison = '"*x* [y](javascript:alert(1)) `z` &'
    file = project / "data/audiences.yaml"
    records = yaml.safe_load(file.read_text(encoding="utf-8"))
    records[1]["name"] = poison
    records[1]["i_am"] = poison
    file.write_text(yaml.safe_dump(records, allow_unicode=True), encoding="utf-8")
    result = build(project, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    for page in ("index.html", "for/company/index.html", "matrix/index.html"):
        html = (tmp_path / "site" / page).read_text(encoding="utf-8")
        assert poison in unescape(html)
        tags, attributes = elements(html)
        assert "em" not in tags
        assert not {name for name, _ in attributes if name.startswith("on")}
        assert not {value for _, value in attributes if (value or "").startswith("javascript:")}
    # Nor does it lead anywhere in what programs read.
    for path in ("index.md", "for/company/index.md", "matrix/index.md", "llms.txt"):
        text = (tmp_path / "site" / path).read_text(encoding="utf-8")
        assert "](javascript:" in text
        _, attributes = elements(markdown.markdown(text))
        assert not {value for _, value in attributes if (value or "").startswith("javascript:")}


def elements(html: str) -> tuple[set[str], set[tuple[str, str | None]]]:
    """The names of all elements of a page, and all attributes, as a browser reads them."""
    tags: set[str] = set()
    attributes: set[tuple[str, str | None]] = set()

    class Collector(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.add(tag)
            attributes.update(attrs)

    Collector().feed(html)
    return tags, attributes
