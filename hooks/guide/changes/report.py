"""What a change does, as Markdown for a comment: in Japanese, with the English folded behind it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from guide.build import Build
from guide.changes.effects import Left, Pages, left, pages, reviews_lost
from guide.changes.hints import hints
from guide.changes.states import State, lay_out_base, state
from guide.changes.telling import (
    LONGEST,
    Teller,
    code,
    difference,
    escaped,
    has_many_fields,
    is_long,
    named,
)
from guide.changes.wordings import reviews_kept, reviews_won, wordings
from guide.checking import ICONS, check_all
from guide.facts.compare import changes, renamed
from guide.facts.locales import SOURCE_LOCALE, Reviewer
from guide.facts.messages import Language, speaking, told
from guide.facts.problems import DataError, Problem
from guide.languages.editions import Edition, load_editions
from guide.site import Site, today

MARK = "<!-- guide-diff -->"
"""By which a comment is found again, to be updated."""
MOST = 40
"""Lines of a list; a comment on GitHub holds 65,536 characters."""
SAID_OF = {
    "changed": "change-changed",
    "added": "change-added",
    "removed": "change-removed",
    "reordered": "change-reordered",
}


def report(root: Path, base: str) -> tuple[str, bool]:
    """What the change from the branch `base` to `data/` as it stands does, and whether it is right.

    Raises `SettingError` where `base` cannot be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder) / "data"
        before.mkdir()
        lay_out_base(root, base, before)
        change = Comparison(root, read_state(before, load_editions), head_state(root / "data"))
        change.pages  # noqa: B018 - made while the folder is there
        return change.markdown(), change.is_right


def head_state(data: Path) -> State:
    """The state of the data as it stands, checked as `make check` does."""
    return read_state(data, check_all)


def read_state(data: Path, load: Callable[[Path], tuple]) -> State:  # type: ignore[type-arg]
    """The state of the folder `data`, loaded by `load`, which may raise `DataError`."""
    try:
        return state(data, load(data), None)
    except DataError as mistakes:
        return state(data, (), mistakes)


class Comparison:
    """Two states of the data and what lies between them."""

    def __init__(self, root: Path, base: State, head: State) -> None:
        self._root = root
        self._base = base
        self._head = head
        self._changes = list(changes(base.documents, head.documents))

    @property
    def is_right(self) -> bool:
        """Whether the data has no mistakes, and no link leads nowhere."""
        return not self._head.problems and not (self.pages and self.pages.dead)

    @cached_property
    def pages(self) -> Pages | None:
        """What becomes of the pages; None where one of the states has mistakes."""
        if not self._base.editions or not self._head.editions:
            return None
        base, head = (Build(self._root, _site(one), ICONS) for one in (self._base, self._head))
        return pages(base, head)

    def markdown(self) -> str:
        """The report in both languages."""
        parts = [MARK, *self._in("ja"), "<details><summary>English</summary>", ""]
        return "\n".join([*parts, *self._in("en"), "</details>", ""])

    def _in(self, language: Language) -> Iterator[str]:
        with speaking(language):
            yield f"### {told('change-title')}\n"
            yield from self._verdict()
            yield from _section("change-unknown", list(self._unknown()))
            nothing = None if self.pages is None else "change-none"
            yield from _section("change-facts", list(self._facts(language)), nothing)
            for title, lines in hints(self._changes, self._base, self._head, language):
                yield from _section(title, lines)
            yield from _section("change-from-until", list(self._from_until(language)))
            if self.pages is not None:
                yield from _section("change-pages", list(self._pages(self.pages)))
                yield from _section("change-translations", list(self._translations()))
            yield from _section("change-wordings", list(self._wordings()))

    def _verdict(self) -> Iterator[str]:
        for problems, wrong in ((self._head.problems, "change-wrong"),
                                (self._base.problems, "change-base-wrong")):  # fmt: skip
            if problems:
                yield f"{told(wrong, count=len(problems))}\n"
                yield from _capped([_mistake(problem) for problem in problems])
                yield ""
        if not self._head.problems:
            yield f"{told('change-right')}\n"

    def _unknown(self) -> Iterator[str]:
        """The files that cannot be compared, and what follows only from data without mistakes."""
        for file in self._head.unreadable:
            yield f"- {told('change-unreadable', file=code(file))}"
        for file in self._base.unreadable:
            if file not in self._head.unreadable:
                yield f"- {told('change-was-unreadable', file=code(file))}"
        if self._head.problems:
            yield f"- {told('change-pages-unknown')}"

    def _facts(self, language: Language) -> Iterator[str]:
        was, now = Teller(self._base, language), Teller(self._head, language)
        was_japanese, now_japanese = Teller(self._base, "ja"), Teller(self._head, "ja")
        for change in self._changes:
            document, path = change.place
            if change.kind == "removed" and not path:
                yield f"- {told('change-file-removed', file=code(document.file))}"
                continue
            teller = was if change.old else now
            place = teller.place(*(change.old or change.place))
            # Of two texts, of which one has no translation, the Japanese is compared.
            spoken = was.speaks(change.was, *change.old) if change.old else set()
            spoken |= now.speaks(change.now, *change.new) if change.new else set()
            in_japanese = change.kind == "changed" and len(spoken) > 1
            before, after = (was_japanese, now_japanese) if in_japanese else (was, now)
            old = before.value(change.was, *change.old) if change.old else ""
            new = after.value(change.now, *change.new) if change.new else ""
            if in_japanese:
                place = str(told("change-in-japanese", place=place))
            fields: list[str] = []
            if change.kind == "changed" and is_long(old, new):
                said = told("change-difference", place=place, difference=difference(old, new))
            elif change.kind != "changed" and has_many_fields(record := change.now or change.was):
                said = told(SAID_OF[change.kind], place=place, old="", new="")
                fields = list(teller.outline(record, *change.place))
            else:
                said = told(SAID_OF[change.kind], place=place, old=code(old), new=code(new))
            there = escaped(f"{document.file}:{document.position(path)[0]}")
            yield "\n".join([f"- {str(said).rstrip()} <sub>{there}</sub>", *fields])
        for locale in sorted(self._base.translations.keys() - self._head.translations):
            file = self._base.translations[locale].file
            yield f"- {told('change-file-removed', file=code(file))}"

    def _from_until(self, language: Language) -> Iterator[str]:
        """What begins or ends: records that come or go, and their last days."""
        was, now = Teller(self._base, language), Teller(self._head, language)
        for change in self._changes:
            if change.field == "ends":
                document, path = change.place
                place = (now if change.new else was).place(document, path[:-1])
                over = str(change.now) < today().isoformat()
                ends = "change-ended" if over else "change-ends"
                name = ends if change.new else "change-goes-on"
                yield f"- {told(name, place=place, day=code(change.now))}"
            elif change.place[1] and isinstance(change.place[1][-1], int):
                if not (now if change.new else was).steps(*change.place)[0]:
                    continue  # words for the search begin and end for no reader
                if change.kind == "added":
                    yield f"- {told('change-begins', place=now.place(*change.place))}"
                elif change.kind == "removed":
                    yield f"- {told('change-gone', place=was.place(*change.place))}"
        for old, new in renamed(self._changes):
            if not self._head.translates(new.place):
                ids = escaped(old.was["id"]), escaped(new.now["id"])
                yield f"- {told('change-renamed', old=ids[0], new=ids[1])}"

    def _pages(self, found: Pages) -> Iterator[str]:
        count = sum(map(len, found.touched.values()))
        locales = {locale for touched in found.touched.values() for locale in touched}
        shown = named(f"/{address}" for address in sorted(found.touched))
        if count:
            yield f"- {told('change-pages-count', pages=count, locales=len(locales), named=shown)}"
        else:
            yield f"- {told('change-pages-none')}"
        for name, links in (("lost", found.lost), ("dead", found.dead)):
            if links:
                shown = named(link if name == "dead" else f"/{link}" for link in links)
                message = "change-pages-lost" if name == "lost" else "change-links-dead"
                yield f"- {told(message, named=shown)}"

    def _translations(self) -> Iterator[str]:
        before = {edition.locale.id: edition for edition in self._base.editions}
        alike: dict[Left, list[str]] = {}
        reviews: list[str] = []
        for edition in self._head.editions:
            locale = edition.locale.id
            if locale == SOURCE_LOCALE:
                continue
            alike.setdefault(left(before.get(locale), edition), []).append(locale)
            reviews += _reviews(before.get(locale), edition)
        rows = [(one, locales) for one, locales in alike.items() if one != Left()]
        if not rows and not reviews:
            yield f"- {told('change-translations-none')}"
        for one, locales in rows:
            kinds = {
                "change-stale": one.stale,
                "change-missing": one.missing,
                "change-done": one.done,
                "change-reworded": one.reworded,
                "change-orphaned": one.orphaned,
            }
            counts = (str(told(kind, count=len(paths))) for kind, paths in kinds.items() if paths)
            row = told(
                "change-translations-row", locales=", ".join(locales), told=", ".join(counts)
            )
            yield f"- {row}"
            paths = dict.fromkeys(path for paths in kinds.values() for path in paths)
            yield f"  - {told('change-texts', named=named(paths))}"
        yield from reviews

    def _wordings(self) -> Iterator[str]:
        """The translations that are worded otherwise, in their languages."""
        for one in wordings(self._base, self._head):
            kind = "changed" if one.old and one.new else "added" if one.new else "removed"
            place = f"{one.locale}, {code(one.path)}"
            said = told(SAID_OF[kind], place=place, old=code(one.old), new=code(one.new))
            if kind == "changed" and is_long(one.old, one.new, limit=LONGEST):
                changed = difference(one.old, one.new)
                said = told("change-difference", place=place, difference=changed)
            document, line = one.place
            yield f"- {said} <sub>{escaped(f'{document.file}:{line}')}</sub>"


def _site(of: State) -> Site:
    """The site that a state of the data becomes today."""
    return Site("https://example.org/", "", today(), of.editions, glossary=of.glossary)


def _reviews(base: Edition | None, head: Edition) -> Iterator[str]:
    """What becomes of the reviews in one language; `base` is None for a new one."""
    kinds: dict[str, dict[Reviewer, list[str]]] = {"change-review-won": reviews_won(base, head)}
    if base:
        kinds["change-review-kept"] = reviews_kept(base, head)
        kinds["change-review-lost"] = reviews_lost(base, head)
    for kind, found in kinds.items():
        for reviewer, paths in found.items():
            name, day = escaped(reviewer.name), reviewer.on
            said = told(kind, locale=head.locale.id, count=len(paths), name=name, day=day)
            yield f"- {said}"


def _section(title: str, lines: list[str], otherwise: str | None = None) -> Iterator[str]:
    if lines or otherwise:
        yield f"#### {told(title)}\n"
        yield from _capped(lines) if lines else [str(told(otherwise or ""))]
        yield ""


def _capped(lines: list[str]) -> Iterator[str]:
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield f"- {told('change-more', count=len(lines) - MOST)}"


def _mistake(problem: Problem) -> str:
    place = code(f"{problem.file}:{problem.line}:{problem.column}")
    path = f"{problem.path}: " if problem.path else ""
    return f"- {place} {escaped(f'{path}{problem.message}')}"
