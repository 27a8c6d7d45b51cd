"""The plugin mkdocs-static-i18n, which builds one language after the other, and what it is told.

It runs MkDocs' build for the first language and then, out of its own on_post_build, for each of the
others: so every event but on_startup comes once for each language, all in one process.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from guide.languages.editions import Edition
from guide.languages.ruby import without_readings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler
from mkdocs_static_i18n.plugin import I18n

# The plugin answers events at -100: what is done at 0 it sees, and this is done to what it made.
after_plugin = event_priority(-150)
# It tells of every setting that it changes for a language; its warnings are shown.
logging.getLogger("mkdocs.plugins.mkdocs_static_i18n").setLevel(logging.WARNING)


def announce(config: MkDocsConfig, editions: Iterable[Edition], nav: dict[str, str]) -> None:
    """Tell the plugin of the languages, with their words for the `nav`: files by words."""
    config.nav = [{word: file} for word, file in nav.items()]
    plugin = _plugin(config)
    # It would make every page twice over for each pair of languages, to know where it is in others.
    plugin.reconfigure_files_alternates = lambda *_: None
    plugin.config.load_dict({"languages": [_language(edition, nav) for edition in editions]})
    errors, _ = plugin.config.validate()
    if errors:
        raise Abort(f"data/locales.yaml, as mkdocs-static-i18n reads it: {errors}")
    # The first build has begun to count warnings and goes on to the end of the last; otherwise the
    # first language that has one would stop the later ones.
    config.strict = False


def is_first(config: MkDocsConfig) -> bool:
    """Whether this is the build that all others come out of, which begins first and ends last."""
    return not _plugin(config).building


def is_last(config: MkDocsConfig) -> bool:
    """Whether the pages of all languages have been made."""
    plugin = _plugin(config)
    return bool(plugin.current_language == plugin.build_languages[-1])


def has_warned() -> bool:
    """Whether there has been a warning, for which MkDocs will fail the build in the end."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(one.get_counts() for one in handlers if isinstance(one, CountHandler))


def locale(config: MkDocsConfig) -> str:
    """The id of the language that is being built."""
    return str(_plugin(config).current_language)


def _plugin(config: MkDocsConfig) -> I18n:
    return config.plugins["i18n"]


def _language(edition: Edition, words: Iterable[str]) -> dict[str, Any]:
    """A language as the plugin wants it."""
    return {
        "locale": edition.locale.id,
        "name": edition.locale.name,
        "default": not edition.locale.prefix,
        "site_name": without_readings(edition.word("site.name")),
        "theme": {"language": edition.locale.lang},
        "nav_translations": {word: edition.word(word) for word in words},
    }
