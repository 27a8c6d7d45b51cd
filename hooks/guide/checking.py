"""All that can be known of the data before a build: every mistake in it, and what it needs.

Pages and papers are made once, in Japanese and for nobody: so what is called right can be built.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set
from difflib import get_close_matches
from pathlib import Path

import material

from guide.build import Build
from guide.facts.document import Document, Path_
from guide.facts.locales import SOURCE_LOCALE
from guide.facts.messages import Message, told
from guide.facts.offices import offices_elsewhere, prefectures_left
from guide.facts.problems import DataError, Problem
from guide.facts.reading import read
from guide.facts.text_paths import place_of
from guide.facts.topics import services_unreached, topics_left
from guide.facts.values import Text, Word
from guide.interface_words import asked_for
from guide.languages import clearing
from guide.languages.checks import placeholders
from guide.languages.easy_japanese import unexplained_terms
from guide.languages.editions import Edition, load_easy_words, load_editions
from guide.languages.noting import noting_values
from guide.pages import templates
from guide.pages.navigation import CONFIG, main_pages
from guide.site import Site, today

ICONS = Path(material.__file__).parent / "templates/.icons"
Values = Mapping[int, Collection[frozenset[str]]]


def check_all(data: Path) -> tuple[Edition, ...]:
    """Check the data, the templates and the navigation; return the editions. Raises `DataError`.

    What is wrong in a translation keeps nothing back: the Japanese is looked at with the pages.
    """
    problems = templates.mistakes(Path.cwd())
    are_right = not problems
    editions: tuple[Edition, ...] = ()
    try:
        editions = load_editions(data, today=today())
    except DataError as mistakes:
        problems += mistakes.problems
    for japanese in editions[:1] or _japanese_alone(data):
        problems += about_pages(japanese, data, are_right)
    if problems := problems or explain(editions, data):
        raise DataError(problems)
    return editions


def _japanese_alone(data: Path) -> tuple[Edition, ...]:
    """The Japanese edition, where only translations are wrong."""
    try:
        return load_editions(data, today=today(), only=SOURCE_LOCALE)
    except DataError:
        return ()


def about_pages(japanese: Edition, data: Path, are_right: bool) -> list[Problem]:
    """What is wrong between the facts and the pages; whether the templates `are_right` is known.

    Of a template that cannot be read nobody can tell which words it shows.
    """
    problems = templates.missing(Path.cwd(), japanese.guide)
    try:
        in_navigation: Collection[str] = main_pages(japanese.guide, Path.cwd())
    except DataError as mistakes:
        in_navigation = [
            f"navigation.{word}" for word in japanese.guide.interface.get("navigation", ())
        ]
        problems += mistakes.problems
    if are_right and all(one.file == Path(CONFIG) for one in problems):
        problems += compare_words(japanese, data, in_navigation)
        problems += rehearse(japanese, data)
    return problems


def warnings(editions: tuple[Edition, ...], data: Path) -> Iterator[str]:
    """A line for each thing that is no mistake, but that somebody should know of."""
    offices, topics, agencies, prefectures = (
        read(data / f"{name}.yaml", Path(data.name) / f"{name}.yaml")
        for name in ("offices", "topics", "agencies", "prefectures")
    )
    for path, address, covered in offices_elsewhere(offices, prefectures):
        yield _warning(offices, path, "office-elsewhere", address=address, prefectures=covered)
    for path, day, left in prefectures_left(offices):
        listed = ", ".join(left)
        yield _warning(offices, path, "prefectures-left", day=day, prefectures=listed)
    for path, day in topics_left(topics, agencies):
        yield _warning(topics, path, "topic-left", day=day)
    for path in services_unreached(topics, agencies):
        yield _warning(agencies, path, "service-unreached")
    yield from clearing.warnings(editions, data)


def _warning(document: Document, path: Path_, name: str, **values: object) -> str:
    message = told(name, path=document.name(path), **values)
    return str(Problem(document.file, *document.position(path), "", message))


def compare_words(japanese: Edition, data: Path, in_navigation: Collection[str]) -> list[Problem]:
    """The words of the interface that are missing, and those that nothing shows.

    A missing one stands for itself from then on, so that the rest can be looked at.
    """
    interface = japanese.guide.interface
    asked: dict[str, set[str]] = {}
    for group, word in [*asked_for(Path.cwd()), *(name.split(".") for name in in_navigation)]:
        asked.setdefault(group, set()).add(word)
    document = read(data / "interface.yaml", Path(data.name) / "interface.yaml")
    _compare(document, (), asked.keys(), interface.keys())
    for group, words in asked.items():
        there = interface.setdefault(group, {})
        if there:
            _compare(document, (group,), words, there.keys())
        there |= {word: Word(word) for word in words - there.keys()}
    return document.problems


def _compare(document: Document, at: Path_, asked: Set[str], there: Set[str]) -> None:
    for name in sorted(asked - there):
        document.complain(at, told("word-missing", word=name), of_key=True)
    for name in sorted(there - asked):
        close = get_close_matches(name, asked - there, 1)
        remedy = told("did-you-mean", close=close[0]) if close else told("remove-it")
        document.complain((*at, name), told("word-unused", remedy=remedy), of_key=True)


def rehearse(japanese: Edition, data: Path) -> list[Problem]:
    """Make the Japanese pages and papers, to find places for values that nothing fills."""
    site = Site("https://example.org/", "", today(), (japanese,))
    documents: dict[str, Document] = {}

    def document(name: str) -> Document:
        if name not in documents:
            file = f"{name}.yaml"
            documents[name] = read(data / file, Path(data.name) / file)
        return documents[name]

    try:
        with noting_values() as values:
            Build(Path.cwd(), site, ICONS).rehearse()
    except Exception as error:
        if found := templates.place_in_template(error, Path.cwd()):
            return [found]
        raise
    for path, text in japanese.texts.items():
        if wrong := _misfit(text, values):
            file = document(path.split(".")[0])
            file.complain(place_of(path, file.value), wrong)
    return [problem for one in documents.values() for problem in one.problems]


def _misfit(text: Text, values: Values) -> Message | None:
    """What is wrong with the placeholders of a text, given the values it is said with.

    Nothing is known of a word that was not said, such as one for a grant that there is not.
    """
    named = {one.strip("{}") for one in placeholders(text)}
    said_with = values.get(id(text), () if isinstance(text, Word) else (frozenset(),))
    for given in said_with:
        lost = sorted(given - named)
        for name in sorted(named - given):
            close = get_close_matches(name, lost, 1) or lost
            if close:
                return told("placeholder-meant", name=name, close=close[0])
            return told("placeholder-unknown", name=name)
        if lost:
            return told("placeholder-lost", names=" ".join(f"{{{name}}}" for name in lost))
    return None


def explain(editions: tuple[Edition, ...], data: Path) -> list[Problem]:
    """The hard words that a page in easy Japanese says without explaining them at first."""
    words = load_easy_words(data)
    site = Site("https://example.org/", "", today(), editions)
    renderer = Build(Path.cwd(), site, ICONS).renderer
    problems = []
    for edition in editions:
        if not edition.locale.plain_japanese:
            continue
        file = Path(data.name) / "translations" / f"{edition.locale.id}.yaml"
        paths = {text: path for path, text in edition.texts.items()}
        for page in renderer.pages(edition):
            for term, text in unexplained_terms(page.texts, words):
                path = paths[text]
                message = told("unexplained", page=page.address, term=term)
                problems.append(Problem(file, edition.lines[path], 1, path, message))
    return problems
