"""A translation as a PO file, for Weblate, Poedit and the like, and back.

Each message has the text's path for its context; a stale translation is fuzzy, with the Japanese
that it was made from; the notes have the terms of the glossary, the place of the Japanese, who has
read the translation, and a mark of how it stood when it was handed out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import babel
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po
from pydantic import ValidationError

from guide.facts import messages
from guide.facts.locales import GlossaryTerm, Locale, Reviewer, Translation
from guide.facts.problems import Problem
from guide.facts.text_paths import kind_at
from guide.facts.validating import explained
from guide.facts.values import Text
from guide.languages.checks import mistakes, terms_in
from guide.languages.editions import Edition
from guide.languages.po_reading import UnreadablePo, read_messages

CHECKED = "checked"
"""What a reviewer writes as a comment of a message that is right as it stands."""
HANDED_OUT = "handed-out:"
"""What the mark begins with, in the notes of a message."""


def po_file(
    edition: Edition,
    texts: Mapping[str, Text],
    places: Mapping[str, tuple[str, int]],
    glossary: list[GlossaryTerm],
    today: date,
) -> bytes:
    """The translation into the language of `edition`; `texts` are the Japanese ones by path.

    `places` says in which file and line they stand.
    """
    moment = datetime.combine(today, time())
    catalog = Catalog(
        _cldr(edition.locale),
        charset="utf-8",
        project=edition.guide.center.id,
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        fuzzy=False,
        creation_date=moment,
        revision_date=moment,
        header_comment=f"# {edition.locale.name}",
    )
    made = _present(edition)
    for path, text in texts.items():
        translation = made.get(path)
        stale = translation is not None and translation.source != text
        message = catalog.add(
            str(text),
            translation.text if translation else "",
            context=path,
            auto_comments=list(_notes(edition, path, text, glossary)),
            locations=[places[path]] if path in places else [],
            previous_id=translation.source if translation and stale else (),
        )
        message.flags = {"fuzzy"} if stale else set()
    out = BytesIO()
    write_po(out, catalog, width=0, include_previous=True)
    return out.getvalue()


def _cldr(locale: Locale) -> babel.Locale:
    return babel.Locale.parse(locale.cldr or locale.id, sep="-")


def _notes(edition: Edition, path: str, text: Text, glossary: list[GlossaryTerm]) -> Iterator[str]:
    for term in terms_in(text, glossary):
        if forms := term.forms.get(edition.locale.id):
            yield f"{term.term} = {' / '.join(forms)}"
        if misleading := term.avoid.get(edition.locale.id):
            yield f"{term.term} ≠ {' / '.join(misleading)}"
    if isinstance(by := edition.maker(edition.texts[path]), Reviewer):
        yield f"{by.name}, {by.on}"
    yield _mark(_present(edition).get(path))


def _mark(translation: Translation | None) -> str:
    """One word for how a translation stands; no program breaks it into two lines."""
    text = str(translation.text) if translation else ""
    return HANDED_OUT + sha256(text.encode()).hexdigest()[:12]


def _present(edition: Edition) -> Mapping[str, Translation]:
    return edition.translations.texts if edition.translations else {}


@dataclass(frozen=True)
class Brought:
    """What a PO file brings: translations that are not as they stand, by their paths."""

    texts: dict[str, Translation] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    """Contexts that are no path of a text."""
    outdated: list[str] = field(default_factory=list)
    """Paths of what was translated from another Japanese than today's."""
    overtaken: list[str] = field(default_factory=list)
    """Paths of what somebody has changed here since the file was handed out."""
    absent: list[str] = field(default_factory=list)
    """Paths of texts that the file does not have: it may have been cut short."""


def brought(
    file: Path, edition: Edition, japanese: Mapping[str, Text], reviewer: Reviewer | None
) -> Brought:
    """What is new in a PO file; `japanese` are today's texts by their paths.

    With a `reviewer`, who answers for what is changed and for what carries the comment `checked`.
    Without one, a changed text that somebody had read counts as unread. Raises `UnreadablePo`.
    """
    every = read_messages(file, edition.locale)
    there = {str(message.context or "") for message in every}
    found, problems = Brought(absent=[path for path in japanese if path not in there]), []
    for message in every:
        path = str(message.context or "")
        old = _present(edition).get(path)
        if not message.string or message.fuzzy:
            continue  # what is not translated yet, what nobody has looked at
        if path not in japanese:
            found.unknown.append(path)
        elif message.id != japanese[path]:
            found.outdated.append(path)
        elif _is_overtaken(message, old):
            found.overtaken.append(path)
        elif _is_changed(message, old) or (reviewer and _is_checked(message)):
            wrong = _mistakes(message, path, edition)
            problems += [Problem(file, message.lineno or 1, 1, path, one) for one in wrong]
            new = None if wrong else _made(message, edition, reviewer)
            if new and new != old:
                found.texts[path] = new
    if problems:
        raise UnreadablePo(problems)
    return found


def _is_overtaken(message: Message, old: Translation | None) -> bool:
    """Whether the translation here is neither that of the message nor the one handed out."""
    marks = [note for note in message.auto_comments if note.startswith(HANDED_OUT)]
    is_same = old is not None and str(old.text) == message.string
    return bool(marks) and _mark(old) not in marks and not is_same


def _is_changed(message: Message, old: Translation | None) -> bool:
    return old is None or (old.source, str(old.text)) != (message.id, message.string)


def _is_checked(message: Message) -> bool:
    return CHECKED in map(str.strip, message.user_comments)


def _mistakes(message: Message, path: str, edition: Edition) -> list[messages.Message]:
    """What `make check` would say of the translation once it is written."""
    source, text = str(message.id), str(message.string)
    try:
        Translation(source=source, text=Text(text))
    except ValidationError as invalid:
        return explained(invalid)
    kind = kind_at(path)
    return list(mistakes(edition.locale, source, kind(text))) if kind else []


def _made(message: Message, edition: Edition, reviewer: Reviewer | None) -> Translation:
    file_by = edition.translations.made_by if edition.translations else "machine"
    by = reviewer or (None if file_by == "machine" else "machine")
    return Translation(
        source=str(message.id),
        text=Text(str(message.string)),
        made_by=None if by == file_by else by,
    )
