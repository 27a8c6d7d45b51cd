"""Han characters that are compared as one, for readers of either kind of Chinese."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import opencc

from guide.search.names import HAN


def variants(texts: Iterable[str]) -> str:
    """Han characters and what they are compared as, in pairs: 灣湾氣气…

    Traditional and Japanese characters are compared as the Simplified one. Only those are listed
    that lead to one that occurs in the texts.
    """
    occurring = {character for text in texts for character in text if HAN.match(character)}
    simplified = _simplified_characters()
    wanted = {simplified.get(character, character) for character in occurring}
    return "".join(
        character + compared for character, compared in simplified.items() if compared in wanted
    )


@cache
def _simplified_characters() -> dict[str, str]:
    """Traditional and Japanese characters that people type, with the Simplified form of each."""
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    apart = "\n".join(characters)
    traditional = opencc.OpenCC("jp2t").convert(apart)
    simplified = opencc.OpenCC("t2s").convert(traditional).split("\n")
    return {
        character: form
        for character, form in zip(characters, simplified, strict=True)
        if character != form and (_in(character, "big5") or _in(character, "shift_jis"))
    }


def _in(character: str, charset: str) -> bool:
    """Whether a character is in the charset of the everyday keyboards of a country."""
    try:
        return bool(character.encode(charset))
    except UnicodeEncodeError:
        return False
