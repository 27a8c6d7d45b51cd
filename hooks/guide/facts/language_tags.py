"""Tags and codes of languages as they may be written, and which of them name the same language."""

from __future__ import annotations

import re
from typing import Annotated

import babel
from babel.core import get_global
from pydantic import AfterValidator, WithJsonSchema

from guide.facts.messages import wrong
from guide.facts.near import (
    LANGUAGE,
    codes_of_countries,
    language,
    language_of_country,
    languages,
    names_of_language,
)

# What mkdocs-static-i18n builds: a language of two letters, then a script or variant of four.
LOCALE_ID = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?")
TAG = re.compile(r"(?P<language>[a-z]{2,3})(-(?P<script>[A-Z][a-z]{3}))?(-(?P<country>[A-Z]{2}))?")
# Languages that hardly anybody in Japan speaks, by codes that are also those of countries: who
# writes one means the country's language, such as kr for Korean, la for Lao, br for Portuguese.
RARE = frozenset({
    "af", "bo", "br", "ch", "co", "cr", "cu", "cv", "cy", "ie", "kg", "kr", "kw", "la", "lb", "lu",
    "ng", "sa", "sc", "se", "sg", "tn", "tw", "ve", "za",
})  # fmt: skip
# First words of the Unicode names of the letters that a script is written with.
SCRIPT_LETTERS = {
    "Arab": ("ARABIC",),
    "Beng": ("BENGALI",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Hang": ("HANGUL",),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC"),
    "Khmr": ("KHMER",),
    "Latn": ("LATIN",),
    "Mymr": ("MYANMAR",),
    "Sinh": ("SINHALA",),
    "Thai": ("THAI",),
}


def _spoken_language(value: str) -> str:
    """Take what CLDR has a name for, so that every edition can say it."""
    if value in RARE:
        raise wrong(
            "language-or-country",
            value=value,
            names=", ".join(names_of_language(value)),
            close=language_of_country(value),
            tag=_unmistakable(value),
        )
    if value not in languages() and value not in map(_unmistakable, RARE):
        raise wrong("spoken-language", value=value, remedy=language(value, languages()))
    return value


def _unmistakable(code: str) -> str:
    """The tag of a language whose code is a country's, too: with its script, or its other code."""
    likely = get_global("likely_subtags").get(code)
    return f"{code}-{likely.split('_')[1]}" if likely else get_global("language_aliases")[code]


def _can_be_built(id: str) -> str:
    """Refuse what the plugin that builds the languages would refuse later, without a line."""
    if not LOCALE_ID.fullmatch(id):
        built = {tag for tag in languages() if LOCALE_ID.fullmatch(tag)}
        raise wrong("locale-id", id=id, remedy=language(id, built, "two-letters"))
    # Two letters that are neither a language's nor a country's may stand for one of three letters.
    code = id[:2]
    meant = code in codes_of_countries() or canonical(code) != code
    if id in RARE or (code not in languages() and meant):
        _spoken_language(code)
    return id


def _language_tag(tag: str) -> str:
    found = TAG.fullmatch(tag)
    if not found or found["language"] not in languages():
        raise wrong("language-tag", tag=tag, remedy=language(tag, languages()))
    if tag in RARE:
        _spoken_language(tag)
    return tag


def _known_to_cldr(id: str) -> str:
    if not is_in_cldr(id):
        raise wrong("cldr-locale", id=id, remedy=language(id, languages()))
    return id


def is_in_cldr(tag: str) -> bool:
    """Whether CLDR says how dates and numbers are written in a language."""
    try:
        babel.Locale.parse(tag, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return False
    return True


def canonical(tag: str) -> str:
    """The code of a tag's language: `fil` for tl, too, and `ja` for ja-easy."""
    code = tag.split("-")[0]
    return str(get_global("language_aliases").get(code, code)).split("_")[0]


def say_the_same(id: str, lang: str) -> bool:
    """Whether the id of a locale and its tag name one language, script and country.

    A language that only has a code of three letters has none that could be its id: then the id is
    two letters that are no language's.
    """
    if id[:2] not in languages():
        return len(canonical(lang)) == len("ceb")
    if canonical(id) != canonical(lang):
        return False
    ids = TAG.fullmatch(id)  # None for a variant such as ja-easy
    if not ids:
        return True
    country = lang[-2:] if lang[-3:-2] == "-" else None
    return ids["script"] in (None, script_of(lang)) and (
        None in (ids["country"], country) or ids["country"] == country
    )


def script_of(lang: str) -> str | None:
    """The script that a BCP 47 tag names, else the usual one of its language in its country.

    None where that is not known.
    """
    language, *others = lang.split("-")
    if named := next((one for one in others if len(one) == 4), None):
        return named
    usual = get_global("likely_subtags")
    likely = usual.get("_".join([language, *others])) or usual.get(language, "")
    script = likely.split("_")[1] if "_" in likely else None
    return {"Kore": "Hang"}.get(script, script) if script else None


def direction_of(lang: str, script: str) -> str | None:
    """How a language runs in a script, `ltr` or `rtl`; None where CLDR does not know."""
    for tag in (f"{canonical(lang)}-{script}", canonical(lang)):
        if is_in_cldr(tag):
            return babel.Locale.parse(tag, sep="-").text_direction
    return None


SpokenLanguage = Annotated[
    str,
    AfterValidator(_spoken_language),
    WithJsonSchema({"type": "string", "pattern": f"^{LANGUAGE.pattern}$"}),
]
"""A BCP 47 tag of a language that is spoken: en, zh, pt-BR, fil."""
LocaleId = Annotated[
    str,
    AfterValidator(_can_be_built),
    WithJsonSchema({"type": "string", "pattern": f"^{LOCALE_ID.pattern}$"}),
]
LanguageTag = Annotated[str, AfterValidator(_language_tag)]
CldrLocale = Annotated[str, AfterValidator(_known_to_cldr)]
