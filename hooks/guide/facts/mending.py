"""The text of a YAML file in, the same without the slips that a machine can safely mend out.

- A byte order mark, line ends of Windows, spaces at the ends of lines: away.
- Full-width digits and letters: half width. In a value of nothing but digits and their signs (a
  telephone number, a postal code, a date, a time), full-width hyphens and colons as well; it gets
  quotes where YAML would take it for something else, such as `09:00`.
- Between two digits, a long sign or a full-width hyphen, as in 1ー3ー20: a hyphen.
- Half-width katakana and their 「、」: full width.
- The forms that Unicode calls the same: か and ゛ apart become が (NFC); a radical that looks like
  an ideograph becomes it (⼊, U+2F0A, is not 入).

Nothing else: ①, ㈱, ℡ and the like say more than the letters that Unicode would put there. Comments
stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

import yaml

from guide.facts.characters import LONG_HYPHEN
from guide.facts.reading import YamlLoader, meant

HALF_KATAKANA = re.compile("[\uff61-\uff9f]+")
# Full-width digits and letters, and the radicals that look like an ideograph.
ALIKE = re.compile("[０-９Ａ-Ｚａ-ｚ\u2e9f\u2ef3\u2f00-\u2fd5]")
DIGITS_ONLY = re.compile("[0-9０-９]+([-:/－‐‑–—−ー：／][0-9０-９]+)*")
SIGNS = str.maketrans(dict.fromkeys("－‐‑–—−ー", "-") | {"：": ":", "／": "/"})
# Not in a comment, nor what stands before a value.
TRAILING = re.compile(r"^([^#\n]*?)[ \t]+$(?=\n)", re.MULTILINE)


def mended(text: str) -> str:
    """The text of a file, mended; of what cannot be read as YAML only the ends of lines."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        tokens = [one for one in yaml.scan(text, YamlLoader) if isinstance(one, yaml.ScalarToken)]
    except yaml.YAMLError:
        return text
    made, end = "", 0
    for token in tokens:
        start, until = token.start_mark.index, token.end_mark.index
        made += TRAILING.sub(r"\1", text[end:start]) + _mended(text[start:until], token.plain)
        end = until
    return made + TRAILING.sub(r"\1", text[end:] + "\n")[:-1]


def _mended(value: str, plain: bool) -> str:
    """A scalar as it is written in the file, quotes and all."""
    made = HALF_KATAKANA.sub(lambda found: unicodedata.normalize("NFKC", found[0]), value)
    made = ALIKE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), made)
    made = LONG_HYPHEN.sub("-", unicodedata.normalize("NFC", made))
    if DIGITS_ONLY.fullmatch(made.strip("'\"")):
        made = made.translate(SIGNS)
    if not plain or made == value:
        return made
    _, complaint = meant(yaml.ScalarNode("", made))
    return f'"{made}"' if complaint else made
