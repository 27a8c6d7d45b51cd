"""A translation as a PO file, for Weblate, Poedit and the like, and back.

Each message has the text's path for its context; a stale translation is fuzzy, with the Japanese
that it was made from; the notes have the terms of the glossary, the place of the Japanese and who
has read the translation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

import babel
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from guide.facts.locales import GlossaryTerm, Locale, Reviewer, Translation
from guide.facts.messages import told
from guide.facts.values import Text
from guide.languages.checks import terms_in
from guide.languages.editions import Edition

CHECKED = "checked"
"""What a reviewer writes as a comment of a message that is right as it stands."""


class UnreadablePo(Exception):
    """Why a PO file cannot be taken over."""


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
    made = edition.translations.texts if edition.translations else {}
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


@dataclass(frozen=True)
class Brought:
    """What a PO file brings: translations that are not as they stand, by their paths."""

    texts: dict[str, Translation]
    unknown: list[str]
    """Contexts that are no path of a text."""


def brought(
    content: bytes,
    edition: Edition,
    known: Collection[str],
    reviewer: Reviewer | None,
) -> Brought:
    """What is new in a PO file; `known` are the paths of all texts.

    With a `reviewer`, who answers for what is changed and for what carries the comment `checked`.
    Without one, a changed text that somebody had read counts as unread. Raises `UnreadablePo`.
    """
    try:
        catalog = read_po(BytesIO(content), _cldr(edition.locale), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise UnreadablePo(told("po-unreadable", error=error)) from None
    made = edition.translations.texts if edition.translations else {}
    file_by = edition.translations.made_by if edition.translations else "machine"
    texts, unknown = {}, []
    for message in catalog:
        path = str(message.context or "")
        if not message.id or not message.string or message.fuzzy:
            continue  # the header, what is not translated yet, what nobody has looked at
        if path not in known:
            unknown.append(path)
            continue
        old = made.get(path)
        source, text = str(message.id), Text(str(message.string))
        changed = old is None or (old.source, str(old.text)) != (source, str(text))
        if not changed and not (reviewer and CHECKED in map(str.strip, message.user_comments)):
            continue
        by = reviewer if reviewer else None if file_by == "machine" else "machine"
        new = Translation(source=source, text=text, made_by=None if by == file_by else by)
        if new != old:
            texts[path] = new
    return Brought(texts, unknown)
