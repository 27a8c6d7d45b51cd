"""Learn where queries lead, for whole stories that the search box is asked.

`make learn` runs it. It reads what is known (`examples.py`: the queries in `asked/`, those
in odd places of `tests/search/stories.yaml`, the search words in `data/`) and writes
`hooks/guide/search/weights/LOCALE.json`; of languages that people also type in Latin letters, which
`latin.mjs` writes, `weights/latin/LOCALE.json`, too. It is a multinomial logistic regression over
the signs of `overrides/assets/search/learnt.js`, of whose weights the strongest are kept, each as
one of three strengths for or against a place. The same input gives the same weights.
"""

from __future__ import annotations

import json
import re
import subprocess
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from examples import ASKED, NAMES, PLACES, ROOT, Example, examples_of
from scipy import sparse
from scipy.optimize import minimize

WEIGHTS = ROOT / "hooks/guide/search/weights"
PARTS = ROOT / "overrides/assets/search"

KEPT = 17_500  # weights of a language: about 17 kB
REWRITTEN_COUNTS = 0.5  # a query that we write in Latin letters, beside one that was typed in them
PENALTY = 1e-5  # on the squares of the weights: what was seen once is not believed
RARENESS = 0.6  # 1: each place counts as much as another, 0: as much as it is asked for
SEEN_OFTEN = 0.35  # 0: a weight is kept by its strength alone, 1: by how often it speaks
STEPS = 160

Asked = tuple[Example, list[int]]


def main() -> None:
    """Write the weights of all languages that have queries."""
    examples = {file.stem: examples_of(file.stem) for file in sorted(ASKED.glob("*.yaml"))}
    signs = signs_of({locale: [one.text for one in known] for locale, known in examples.items()})
    with ProcessPoolExecutor() as pool:
        jobs = {
            f"{part}{locale}.json": pool.submit(learn, asked)
            for locale, known in examples.items()
            for part, asked in by_letters(known, signs[locale]).items()
        }
        for file, job in jobs.items():
            written = json.dumps(job.result(), ensure_ascii=False, indent=1)
            (WEIGHTS / file).write_text(written + "\n", encoding="utf-8")


def signs_of(texts: dict[str, list[str]]) -> dict[str, list[dict[str, Any]]]:
    """What `signs.mjs` says of the texts of each language."""
    node = subprocess.run(
        ["node", Path(__file__).with_name("signs.mjs")],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    said: dict[str, list[dict[str, Any]]] = json.loads(node.stdout)
    return said


def by_letters(known: list[Example], signs: list[dict[str, Any]]) -> dict[str, list[Asked]]:
    """What is learnt from for one language, and for it in Latin letters where that can be written.

    The key is the folder of the weights. What is typed in Latin letters is learnt apart, as the two
    have hardly a sign in common: together each took from the other what room there is.
    """
    both = list(zip(known, signs, strict=True))
    in_latin = [(one, its["own"]) for one, its in both if its["isLatin"]]
    rewritten = [
        (replace(one, counts=one.counts * REWRITTEN_COUNTS / len(its["ways"])), way)
        for one, its in both
        for way in its["ways"]
    ]
    if len(rewritten) < len(known) / 2:
        return {"": [(one, its["own"]) for one, its in both]}
    return {
        "": [(one, its["own"]) for one, its in both if not its["isLatin"]],
        "latin/": in_latin + rewritten,
    }


def learn(known: list[Asked]) -> dict[str, Any]:
    """A file of weights, from what is known and the buckets of the signs of each."""
    examples = [one for one, _ in known]
    asked_signs = matrix([own for _, own in known])
    about = np.array([[one.about.get(name, 0.0) for name in NAMES] for one in examples])
    # What is asked seldom is to be known, too: it counts more, but not as much as all together.
    rare = np.maximum(1, about.sum(axis=0)) ** -RARENESS
    counts = np.array([one.counts for one in examples]) * (about @ rare)
    counts /= counts.sum()
    # A sign that few texts have may tell more.
    texts = np.asarray((asked_signs > 0).sum(axis=0)).ravel()
    rarity = np.log((1 + len(known)) / (1 + texts)) + 1
    rated = (asked_signs @ sparse.diags(rarity)).tocsr()
    everything = np.ones((len(rarity), len(NAMES)), dtype=bool)
    weights = fitted(rated, about, counts, everything, np.zeros(everything.shape))
    weights -= np.median(weights, axis=1, keepdims=True)
    told = np.abs(weights) * (rarity * texts**SEEN_OFTEN)[:, None]
    strongest = told >= np.sort(told, axis=None)[-KEPT]
    strongest[-1] = True
    weights = fitted(rated, about, counts, strongest, weights) * rarity[:, None]
    return written(weights[:-1], prior=weights[-1])


def matrix(signs: list[list[int]]) -> sparse.csr_matrix:
    """A row for each text, as the engine sees it: each of its n signs counts 1 / √n.

    All texts have the last column: its weights are what is likely without any sign.
    """
    rows = np.repeat(np.arange(len(signs)), [len(one) for one in signs])
    columns = np.concatenate([np.array(one, dtype=int) for one in signs])
    values = np.concatenate([np.full(len(one), 1 / np.sqrt(max(1, len(one)))) for one in signs])
    by_sign = sparse.csr_matrix((values, (rows, columns)), shape=(len(signs), buckets()))
    return sparse.hstack([by_sign, np.ones((len(signs), 1))]).tocsr()


def fitted(
    asked_signs: sparse.csr_matrix,
    about: np.ndarray,
    counts: np.ndarray,
    free: np.ndarray,
    start: np.ndarray,
) -> np.ndarray:
    """The weights with which the examples are likeliest, zero where they are not `free`."""
    places = np.nonzero(free)
    backwards = asked_signs.T.tocsr()

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        weights = np.zeros(free.shape)
        weights[places] = values
        sums = asked_signs @ weights
        sums -= sums.max(axis=1, keepdims=True)
        likely = np.exp(sums)
        all_of_it = likely.sum(axis=1, keepdims=True)
        missed = -(counts[:, None] * about * (sums - np.log(all_of_it))).sum()
        slope = backwards @ ((likely / all_of_it - about) * counts[:, None])
        return missed + PENALTY * (values @ values) / 2, slope[places] + PENALTY * values

    options = {"maxiter": STEPS}
    best = minimize(loss, start[places], jac=True, method="L-BFGS-B", options=options)
    weights = np.zeros(free.shape)
    weights[places] = best.x
    return weights


def written(weights: np.ndarray, prior: np.ndarray) -> dict[str, Any]:
    """The weights as the engine reads them, each in the nearest of the strengths."""
    some = np.abs(weights[weights != 0])

    def nearest(scale: float) -> np.ndarray:
        levels = np.array([0.0, *strengths()]) * scale
        return np.asarray(np.abs(weights[..., None] - levels).argmin(axis=-1))

    def error(scale: float) -> float:
        levels = np.array([0.0, *strengths()]) * scale
        return float(((weights - levels[nearest(scale)]) ** 2).sum())

    scale = round(float(min(np.quantile(some, [0.05, 0.1, 0.2, 0.3, 0.4, 0.5]), key=error)), 3)
    first = number("FIRST_CODE")
    codes = [
        "".join(chr(first + len(strengths()) * at + row[at] - 1) for at in np.nonzero(row)[0])
        for row in nearest(scale)
    ]
    return {
        "places": list(PLACES.values()),
        "prior": [round(float(one), 2) for one in prior],
        "scale": scale,
        "buckets": " ".join(codes),
    }


# What both sides have to know, from the engine ----------------------------------------------------


def setting(name: str) -> str:
    """What the engine's `learnt.js` says of a constant."""
    source = (PARTS / "learnt.js").read_text(encoding="utf-8")
    found = re.search(rf"^ *const {name} = ([^;]+);", source, re.MULTILINE)
    assert found, f"learnt.js has no {name}"
    return found[1]


def number(name: str) -> int:
    """A constant of the engine that is a number."""
    return int(setting(name))


def buckets() -> int:
    """How many buckets the signs fall into."""
    return number("BUCKETS")


def strengths() -> list[float]:
    """How strong a weight can be."""
    return [float(strength) for strength in json.loads(setting("STRENGTHS"))]


if __name__ == "__main__":
    main()
