"""What is known of where queries lead: those in `asked/`, and the words in `data/`."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import opencc
import yaml

ROOT = Path(__file__).parents[2]
ASKED = Path(__file__).with_name("asked")

# What queries are about: the names in `asked/`, and where they lead. Of the words in `data/`, the
# record that they lead to.
PLACES = {
    "visa": "topics/visa/",
    "residence": "topics/residence/",
    "legal": "topics/legal/",
    "rights": "topics/rights/",
    "labor": "topics/work/",
    "jobs": "topics/jobs/",
    "employers": "topics/hiring/",
    "disclosure": "topics/records/",
    "local": "topics/local-desk/",
    "offices": "offices/",
    "index": "",
    "print": "print/",
    "cards": "cards/",
    "elsewhere": "elsewhere",
    "emergency": "emergency",
    "despair": "despair",
}
SAME = {"phone": "index", "near": "elsewhere", "nonsense": "elsewhere"}
RECORDS = {
    **{f"topics.{path.split('/')[1]}": name for name, path in PLACES.items() if "topics" in path},
    "center": "index",
    "offices": "offices",
    "print": "print",
    "cards": "cards",
}
NAMES = list(PLACES)
PAPERS = ("large", "sheet", "pointing")  # their names stand in `data/interface.yaml`

FIRST_SHARE = 0.65  # of a query that leads to several places, the first one's
WORD_COUNTS = 0.7  # a search word, beside a query that somebody typed
NAME_COUNTS = 3  # what the guide itself says, which everybody reads who has come so far
# What despair is mixed with, how often, and what stands between the two.
TROUBLES = {"visa", "residence", "legal", "rights", "labor", "jobs"}
MIXED, MIXED_COUNTS = 600, 0.5
BETWEEN = {
    **dict.fromkeys(("ja", "zh-Hans", "zh-Hant"), "、"),
    **dict.fromkeys(("th", "my", "km", "ja-easy"), " "),
}
# Chinese is asked for in two scripts: OpenCC writes the queries of the other one in this one.
SAME_LANGUAGE = {"zh-Hans": ("zh-Hant", "tw2sp"), "zh-Hant": ("zh-Hans", "s2twp")}
WITH_READING = re.compile(r"\{([^|]*)\|([^}]*)\}")


@dataclass(frozen=True)
class Example:
    """Something that is asked, what it is about (shares of 1 by name), and how much it counts."""

    text: str
    about: dict[str, float]
    counts: float = 1


def examples_of(locale: str) -> list[Example]:
    """All that is known for one language."""
    known = list(queries_of(locale))
    mixed = despair_and_troubles(known, locale)
    words = dict.fromkeys(search_words(locale))
    names = dict.fromkeys(own_names(locale))
    return [
        *known,
        *mixed,
        *(Example(text, {name: 1.0}, WORD_COUNTS) for name, text in words),
        *(Example(text, {name: 1.0}, NAME_COUNTS) for name, text in names),
    ]


def queries_of(locale: str) -> Iterator[Example]:
    """What was asked in one language, and in the other script of it."""
    yield from (example for item in load(ASKED / f"{locale}.yaml") if (example := asked(item)))
    if locale in SAME_LANGUAGE:
        other, conversion = SAME_LANGUAGE[locale]
        rewritten = opencc.OpenCC(conversion).convert
        for example in filter(None, map(asked, load(ASKED / f"{other}.yaml"))):
            yield Example(rewritten(example.text), example.about)
    stories = load(ROOT / "tests/search/stories.yaml")["queries"].get(locale, [])
    yield from (example for item in stories[::2] if (example := asked(item)))


def despair_and_troubles(known: list[Example], locale: str) -> Iterator[Example]:
    """Who wishes to die and says why, put together: it is told for that, not for the why."""
    chance = random.Random(locale)
    despair = [one.text for one in known if set(one.about) == {"despair"}]
    troubles = [one.text for one in known if set(one.about) <= TROUBLES and len(one.text) > 8]
    for at in range(MIXED if despair else 0):
        said = [despair[at % len(despair)], chance.choice(troubles)]
        chance.shuffle(said)
        yield Example(BETWEEN.get(locale, ", ").join(said), {"despair": 1.0}, MIXED_COUNTS)


def asked(item: dict[str, Any]) -> Example | None:
    """A query of `asked/`; None where it leads somewhere that is not learnt."""
    kind = SAME.get(item["kind"], item["kind"])
    if kind in NAMES:
        return Example(str(item["q"]), {kind: 1.0})
    names = list(dict.fromkeys(SAME.get(name, name) for name in item["leads_to"]))
    if not names or not set(names) <= set(NAMES):
        return None
    rest = (1 - FIRST_SHARE) / max(1, len(names) - 1)
    shares = [FIRST_SHARE, *[rest] * (len(names) - 1)] if len(names) > 1 else [1.0]
    return Example(str(item["q"]), dict(zip(names, shares, strict=True)))


def search_words(locale: str) -> Iterator[tuple[str, str]]:
    """Words of `data/hints.yaml` and `data/neighbours.yaml`, prefectures, sections; their places.

    Those of easy Japanese as they are written and as they are read, for both kinds of Japanese.
    """
    said = texts_of(locale)
    for kind in ("hints", "neighbours"):
        for record in load(ROOT / f"data/{kind}.yaml"):
            if kind == "hints":
                name = RECORDS.get(record["leads_to"])
            else:
                name = "emergency" if record.get("emergency") else "elsewhere"
            for text in said(f"{kind}.{record['id']}.words", record["words"]):
                for words in re.split("[,、]", text) if name else []:
                    yield str(name), words.strip()
    coordinators = load(ROOT / "data/interface.yaml")["navigation"]["coordinators"]
    titles = ["", *said("interface.navigation.coordinators", coordinators)]
    for record in load(ROOT / "data/prefectures.yaml"):
        for prefecture in said(f"prefectures.{record['id']}.name", record["name"]):
            yield from (("offices", f"{prefecture} {title}".strip()) for title in titles)
    for record in load(ROOT / "data/offices.yaml"):
        for section in said(f"offices.{record['id']}.section", record.get("section") or ""):
            yield "offices", section


def own_names(locale: str) -> Iterator[tuple[str, str]]:
    """What the guide itself calls its topics, and asks of them, and its papers; their places."""
    said = texts_of(locale)
    for record in load(ROOT / "data/topics.yaml"):
        for part in ("name", "question"):
            for text in said(f"topics.{record['id']}.{part}", record[part]):
                yield RECORDS[f"topics.{record['id']}"], text
    papers = load(ROOT / "data/interface.yaml")["print"]
    for paper in PAPERS:
        for text in said(f"interface.print.{paper}", papers[paper]):
            yield "print", text


def texts_of(locale: str) -> Callable[[str, str], Iterator[str]]:
    """A function that gives the text at a path, and its Japanese, as the language says it.

    None where it is not translated; with readings, as it is written and as it is read.
    """
    translation = "ja-easy" if locale == "ja" else locale
    translated = load(ROOT / f"data/translations/{translation}.yaml")["texts"]

    def said(path: str, japanese: str) -> Iterator[str]:
        texts = [translated[path]["text"]] if path in translated else []
        for text in [*texts, japanese] if locale == "ja" else texts:
            yield from dict.fromkeys(WITH_READING.sub(form, text) for form in (r"\1", r"\2"))

    return said


def load(file: Path) -> Any:
    """What stands in a YAML file."""
    return yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
