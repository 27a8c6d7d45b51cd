"""The languages of the guide as a list: Japanese is first, and each is called what it calls itself.

A reader chooses a language by its name, on every page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import babel

from guide.facts.document import Path_
from guide.facts.language_tags import SCRIPT_LETTERS, canonical, is_in_cldr
from guide.facts.locales import SOURCE_LOCALE, Locale
from guide.facts.messages import Message, told
from guide.facts.near import names_of_language


def rules_across_languages(locales: Sequence[Locale]) -> Iterator[tuple[Path_, Message]]:
    """What is wrong in the list, and where."""
    if locales[0].id != SOURCE_LOCALE:
        yield (0, "id"), told("first-locale", locale=SOURCE_LOCALE)
    elif not locales[0].publish:
        yield (0, "publish"), told("japanese-is-published")
    for position, locale in enumerate(locales):
        if not _is_its_own(locale, locales):
            yield (position, "name"), told("not-its-name", name=locale.name, remedy=_remedy(locale))


def _is_its_own(locale: Locale, locales: Sequence[Locale]) -> bool:
    """Whether a name is in the letters of its language, and not the name of another language.

    CLDR's own name need not be written: 國語 is right, too, and so is Português (Brasil).
    """
    own = _own_name(locale)
    if own and _says(locale.name, own):
        return True
    others = [_own_name(other) for other in locales]
    if any(other and _says(locale.name, other) for other in others):
        return False
    in_english = own and locale.name.casefold() in _foreign_names(locale)
    return _is_in_script(locale) and not in_english


def _says(name: str, own: str) -> bool:
    """Whether one of two names has all words of the other: Bahasa Indonesia, indonesia."""
    one, other = (f" {words} ".casefold() for words in (name, own))
    return one in other or other in one


def _foreign_names(locale: Locale) -> set[str]:
    return {name.casefold() for name in names_of_language(canonical(locale.lang))}


def _is_in_script(locale: Locale) -> bool:
    letters = SCRIPT_LETTERS[locale.script]
    return any(unicodedata.name(character, "").startswith(letters) for character in locale.name)


def _own_name(locale: Locale) -> str | None:
    """What CLDR says that a language calls itself: 简体中文, of its script where it has a name."""
    tag = f"{canonical(locale.lang)}-{locale.script}"
    for known in (tag, canonical(locale.lang)):
        if is_in_cldr(known):
            names = babel.Locale.parse(known, sep="-").languages
            name = names.get(known.replace("-", "_")) or names.get(canonical(locale.lang))
            return str(name) if name else None
    return None


def _remedy(locale: Locale) -> str | Message:
    own = _own_name(locale)
    return own[0].upper() + own[1:] if own else told("in-its-letters")
