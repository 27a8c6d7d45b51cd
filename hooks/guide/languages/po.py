"""A translation as a PO file, for Weblate, Poedit and the like; back: `po_bringing.py`.

Each message has the text's path for its context; a stale translation is fuzzy, with the Japanese
that it was made from; the notes have the terms of the glossary, the place of the Japanese, and who
has read the translation. A comment has a mark of how it stood when it was handed out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from hashlib import sha256
from io import BytesIO

import babel
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from guide.facts.locales import GlossaryTerm, Locale, Reviewer, Translation
from guide.facts.values import Text
from guide.languages.checks import terms_in
from guide.languages.editions import Edition

HANDED_OUT = "handed-out:"
"""What the mark begins with, in the translator's comments of a message.

Programs that bring a file up to date (msgmerge, Poedit) take notes (`#.`) from the new file, and
translations from the old one: only a translator's comment goes with the translation.
"""


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
        fuzzy=False,
        creation_date=moment,
        revision_date=moment,
        header_comment=f"# {edition.locale.name}",
    )
    # Babel invents people and a version where it is given none.
    catalog.version = today.isoformat()
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = ""
    made = present(edition)
    for path, text in texts.items():
        translation = made.get(path)
        stale = translation is not None and translation.source != text
        handed_out = str(translation.text) if translation else ""
        message = catalog.add(
            str(text),
            handed_out,
            context=path,
            auto_comments=list(_notes(edition, path, text, glossary)),
            user_comments=[mark(path, handed_out)],
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


def mark(path: str, text: str) -> str:
    """One word for how the translation of a path stands; no program breaks it into two lines."""
    return mark_of(path) + sha256(text.encode()).hexdigest()[:12]


def mark_of(path: str) -> str:
    """What the marks of a path begin with: programs lend a text the translation of a like one."""
    return HANDED_OUT + sha256(path.encode()).hexdigest()[:8]


def present(edition: Edition) -> Mapping[str, Translation]:
    """The translations of an edition by their paths."""
    return edition.translations.texts if edition.translations else {}
