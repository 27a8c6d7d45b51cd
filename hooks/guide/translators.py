"""What translators work with outside YAML: a PO file of a language and back, a page to review.

Files are made in `.build/translations/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import jinja2
from pydantic import ValidationError

from guide.facts.document import Document
from guide.facts.locales import SOURCE_LOCALE, Reviewer
from guide.facts.messages import Message, told
from guide.facts.reading import read
from guide.facts.text_paths import place_of
from guide.facts.validating import explained
from guide.facts.values import Text
from guide.languages import skeletons
from guide.languages.checks import terms_in
from guide.languages.editions import Edition, load_editions, load_glossary
from guide.languages.entries import with_entries
from guide.languages.localize import texts
from guide.languages.po import po_file
from guide.languages.po_bringing import brought

MADE = Path(".build/translations")
FORMATS = ("po", "html")


class NoSuchTranslation(Exception):
    """The language that was asked for has none."""


class NoName(Exception):
    """What was given for a reviewer's name can be none."""


@dataclass(frozen=True)
class Work:
    """One language to work on, in the folder `data`."""

    data: Path
    edition: Edition
    japanese: dict[str, Text]

    @property
    def file(self) -> Path:
        """The file of its translations."""
        return self.data / "translations" / f"{self.edition.locale.id}.yaml"


def work_on(data: Path, locale: str, today: date) -> Work:
    """The work on one language. Raises `DataError`, and `NoSuchTranslation`."""
    editions = load_editions(data, unpublished=True, today=today)
    edition = next((one for one in editions if one.locale.id == locale), None)
    if edition is None or locale == SOURCE_LOCALE:
        raise NoSuchTranslation(told("no-translation", locale=locale))
    return Work(data, edition, texts(editions[0].guide))


def export(work: Work, form: str, folder: Path, today: date, repository: str = "") -> Path:
    """Make the PO file (`po`) or the page for reviewers (`html`); return where it is.

    `repository` is the one on GitHub to which the page links, where a text is corrected.
    """
    glossary = load_glossary(work.data)
    if form == "po":
        places = dict(_places(work))
        content = po_file(work.edition, work.japanese, places, glossary, today)
    else:
        content = _side_by_side(work, repository).encode()
    file = folder / f"{work.edition.locale.id}.{form}"
    folder.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def _places(work: Work) -> Iterator[tuple[str, tuple[str, int]]]:
    """Where the Japanese texts stand: file and line, by path."""
    documents: dict[str, Document] = {}
    for path in work.japanese:
        name = path.split(".")[0]
        if name not in documents:
            file = f"{name}.yaml"
            documents[name] = read(work.data / file, Path(work.data.name) / file)
        document = documents[name]
        line, _ = document.position(place_of(path, document.value))
        yield path, (document.file.as_posix(), line)


def _side_by_side(work: Work, repository: str) -> str:
    """A page with the Japanese, the translation and the terms beside each other."""
    folder = Path(__file__).parent / "languages"
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made = work.edition.translations.texts if work.edition.translations else {}
    glossary = load_glossary(work.data)
    locale = work.edition.locale
    rows = [
        {
            "path": path,
            "line": work.edition.lines.get(path),
            "japanese": str(text),
            "translation": made.get(path),
            "status": work.edition.texts[path].status,
            "by": work.edition.maker(work.edition.texts[path]),
            "terms": {
                term.term: term.forms.get(locale.id, []) for term in terms_in(text, glossary)
            },
        }
        for path, text in work.japanese.items()
    ]
    address = f"{repository}/blob/main/data/translations/{work.file.name}"
    template = environment.get_template("review.html")
    return template.render(locale=locale, rows=rows, file=work.file, address=address)


def reviewer_called(name: str, today: date) -> Reviewer:
    """Who has read translations today. Raises `NoName`."""
    try:
        return Reviewer(name=name, on=today.isoformat())
    except ValidationError as invalid:
        mistake = explained(invalid)[0]
        raise NoName(told("reviewer-name", name=name, mistake=mistake)) from None


def bring_back(
    work: Work, po: Path, reviewer: Reviewer | None, unmarked: bool = False
) -> Iterator[Message]:
    """Write into the language's file what a PO file brings; tell what was done.

    `unmarked`: also what has lost the mark of how it stood, over what may be newer here.
    Raises `UnreadablePo`, with nothing written.
    """
    found = brought(po, work.edition, work.japanese, reviewer, unmarked)
    before = work.file.read_text(encoding="utf-8")
    after = with_entries(before, found.texts)
    if after != before:
        work.file.write_bytes(after.encode())
    yield told("po-brought", count=len(found.texts), file=work.file)
    if after != before and skeletons.HEADING in after:
        left = [item for item in work.edition.pending() if item.path not in found.texts]
        yield from skeletons.write(work.file, [one for one in left if one.status == "missing"])
    if reviewer and not found.texts and not found.left.keys() - {"po-absent", "po-unknown"}:
        yield told("po-unread", name=reviewer.name)
    for name, paths in found.left.items():
        # Of a file that was cut short, the first that it lacks says where.
        named = paths[0] if name == "po-absent" else ", ".join(paths)
        yield told(name, count=len(paths), path=named, file=work.file)
