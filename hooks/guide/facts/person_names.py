"""Whether a name can be that of a person who has read something (`nobody.yaml`: what is none)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain
from pathlib import Path

import yaml

from guide.facts.messages import wrong

BETWEEN_LETTERS = " \u3000.'’‘-‐‑・·゠＝&,、()（）\u200c\u200d"
"""What stands in names beside letters and their marks: Mary-Ann O'Brien, ジャン・ポール."""
IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]")
# Scripts that put spaces between words: within other letters of theirs, a word is another one.
SPACED = "a-z\u00df-\u024f\u0400-\u04ff\u1e00-\u1eff"


def is_a_person(name: str) -> str:
    """The name as it is. Raises an error with the remedy where nobody can be called so."""
    if _is_nobody(name):
        raise wrong("machine-as-reviewer", name=name)
    letters = [one for one in name if unicodedata.category(one)[0] in "LM"]
    is_a_word = len(letters) >= 2 or bool(re.search("[\u3400-\u9fff]", name))  # 愛 is a name
    if not is_a_word or not set(name) <= {*letters, *BETWEEN_LETTERS}:
        raise wrong("person-name", name=name)
    return name


def _is_nobody(name: str) -> bool:
    """Whether a name says a machine, a role, an organisation or nothing, but for brackets."""
    alone = IN_BRACKETS.sub("", name)
    folded = unicodedata.normalize("NFKC", alone).casefold()
    organisation = _any_of("organisations")
    if re.search(f"^(?:{organisation})|(?:{organisation})[.]?$", folded):
        return True
    if not re.fullmatch(rf"(?:{_any_of('programs', 'roles', 'short')}|[\W\d_])+", folded):
        return False
    is_written_like_a_name = bool(re.search(r"[^\W\d_]", folded)) and alone.istitle()
    return not is_written_like_a_name or bool(re.search(_any_of("programs", "roles"), folded))


@cache
def _any_of(*kinds: str) -> str:
    """A pattern of the words of some kinds, the longest first."""
    file = Path(__file__).with_name("nobody.yaml")
    table: dict[str, list[list[str]]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    words = {word for kind in kinds for word in chain(*table[kind])}
    return "|".join(map(_pattern, sorted(words, key=len, reverse=True)))


def _pattern(word: str) -> str:
    within = rf"(?<![{SPACED}]){re.escape(word)}(?![{SPACED}])"
    return within if re.match(f"[{SPACED}]", word) else re.escape(word)
