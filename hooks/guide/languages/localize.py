"""Guide in Japanese in, the same guide in another language out, each text honest about itself."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from sys import intern
from typing import Any, cast

from guide.facts.guide import Guide
from guide.facts.locales import Locale, Translations
from guide.facts.record import Model, identity
from guide.facts.values import SearchWords, Text
from guide.languages.checks import numbers, placeholders


def texts(guide: Guide) -> dict[str, Text]:
    """Every text of the guide by its path, such as `agencies.ID.summary`."""
    found: dict[str, Text] = {}

    def note(path: str, text: Text) -> Text:
        found[path] = text
        return text

    _rebuild(guide, (), note)
    return found


def localize(guide: Guide, translations: Translations, locale: Locale) -> Guide:
    """The guide in `locale`.

    A text without a translation stays Japanese with status "missing"; one whose Japanese has
    changed since it was translated is "stale". A stale translation of a fact, or one with other
    numbers or values, gives way to the Japanese: a wrong address is worse than one to ask about.
    """

    def translate(path: str, text: Text) -> Text:
        translation = translations.texts.get(path)
        if translation is None:
            return type(text)(text, text.source, "ja", "missing")
        if translation.source == text.source:
            return type(text)(translation.text, text.source, locale.lang, "translated")
        if text.is_fact or _values_differ(translation.source, text):
            return type(text)(text, text.source, "ja", "stale")
        return type(text)(translation.text, text.source, locale.lang, "stale")

    return cast(Guide, _rebuild(guide, (), translate))


def _values_differ(old: str, new: Text) -> bool:
    """Whether a text has other numbers or placeholders than before; search words have none."""
    if isinstance(new, SearchWords):
        return False
    return placeholders(old) != placeholders(new) or numbers(old) != numbers(new)


def _rebuild(value: Any, path: tuple[str, ...], change: Callable[[str, Text], Text]) -> Any:
    """A copy of `value` with every text changed by `change(path, text)`.

    What has no text is no copy but the same: most of the guide, which there is in all languages.
    """
    if isinstance(value, Text):
        return change(intern(".".join(path)), value)
    if isinstance(value, Model):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        rebuilt = {
            name: new
            for name, old in fields.items()
            if (new := _rebuild(old, (*path, name), change)) is not old
        }
        return value.model_copy(update=rebuilt) if rebuilt else value
    if isinstance(value, dict):
        items = {key: _rebuild(item, (*path, key), change) for key, item in value.items()}
        return value if all(items[key] is item for key, item in value.items()) else items
    if isinstance(value, list):
        parts = [
            item if (key := identity(item)) is None else _rebuild(item, (*path, key), change)
            for item in value
        ]
        return value if all(map(is_, parts, value)) else parts
    return value
