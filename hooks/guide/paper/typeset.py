"""What the PDFs say in, PDFs out: fonts, Typst, and a cache of what has been made.

Typst and the fonts come as locked packages; neither the system's fonts nor the network are used.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

import fontpkg_ibm_plex_sans_arabic
import manimgx_fonts
import manimgx_fonts_cjk
import segno
import typst

from guide.facts.locales import Locale
from guide.paper.content import Paper
from guide.paper.legible.mend import count_pages, mend
from guide.paper.workers import workers
from guide.paper.writer import scanned
from guide.site import Pdf

TEMPLATES = Path(__file__).parents[3] / "print"
PACKAGES = (
    "typst",
    "manimgx-fonts",
    "manimgx-fonts-cjk",
    "fontpkg-ibm-plex-sans-arabic",
    "pikepdf",
    "pillow",
    "fonttools",
    "segno",
)
JAPANESE_FONT = "Noto Sans CJK JP"
# The font of each script, before Noto Sans; Latin and Cyrillic need no other.
FONTS = {
    # Noto draws the dots of Arabic letters apart, so that copied words fall to pieces.
    "Arab": "IBM Plex Sans Arabic",
    "Beng": "Noto Sans Bengali",
    "Deva": "Noto Sans Devanagari",
    "Hang": "Noto Sans CJK KR",
    "Hans": "Noto Sans CJK SC",
    "Hant": "Noto Sans CJK TC",
    "Jpan": JAPANESE_FONT,
    "Khmr": "Noto Sans Khmer",
    "Mymr": "Noto Sans Myanmar",
    "Sinh": "Noto Sans Sinhala",
    "Thai": "Noto Sans Thai",
}
# Space between lines, in em. Marks above and below need more than plain letters.
LEADING = {"Latn": 0.5, "Cyrl": 0.5, "Mymr": 1.0, "Khmr": 0.95, "Arab": 0.8}
OTHER_LEADING = 0.7
RUBY_LEADING = 0.35  # readings take room of their own
# Typst chooses the forms of Chinese by region.
REGIONS = {"Hans": "CN", "Hant": "TW"}
# The sizes of a sheet's letters that are tried, in points.
SHEET_SIZES = [size / 4 for size in range(48, 31, -1)]

DAYS_KEPT = 7


class TypesettingError(Exception):
    """A PDF could not be made; says which, and why."""


def typeset(
    papers: Iterable[Paper], locales: Iterable[Locale], cache_dir: Path, timestamp: int
) -> list[Pdf]:
    """Make the PDFs, on all cores; what is in the cache is taken from there.

    `locales` are all languages that may stand in them. `timestamp`, in seconds since 1970, is
    written into them as the moment of their creation. The same input gives the same bytes. The
    cache can be deleted at any time.

    Raises `TypesettingError` on any error or warning, such as a letter that no font has.
    """
    cache_dir.mkdir(parents=True, exist_ok=True)
    settings = {locale.id: _setting(locale) for locale in locales}
    with workers() as pool:
        jobs = [
            pool.submit(_typeset_once, paper, settings, cache_dir, timestamp) for paper in papers
        ]
        made = [job.result() for job in jobs]
    _forget_old(cache_dir)
    return made


def _typeset_once(paper: Paper, settings: dict[str, Any], cache_dir: Path, timestamp: int) -> Pdf:
    inputs = {
        "data": json.dumps(paper.content, ensure_ascii=False, sort_keys=True),
        "locales": json.dumps(settings, ensure_ascii=False, sort_keys=True),
    }
    file = cache_dir / f"{_key(paper, inputs, timestamp)}.pdf"
    if not file.is_file():
        keep(file, mend(_compile(paper, inputs, timestamp), paper.locale.lang))
    file.touch()
    return Pdf(paper.address, file, count_pages(file), file.stat().st_size)


def keep(file: Path, made: bytes) -> None:
    """Write a file of the cache that is whole whenever another process sees it."""
    unfinished = file.with_suffix(f"{file.suffix}.{os.getpid()}")
    unfinished.write_bytes(made)
    unfinished.replace(file)


def _forget_old(cache_dir: Path) -> None:
    """Take out of the cache what has not been asked for in a while."""
    for file in cache_dir.iterdir():
        with suppress(FileNotFoundError):  # another process has finished it, or forgotten it, too
            if file.stat().st_mtime < time.time() - DAYS_KEPT * 86_400:
                file.unlink()


def _key(paper: Paper, inputs: dict[str, str], timestamp: int) -> str:
    """Stands for everything that the PDF is made from."""
    here = Path(__file__)
    makers = [here, *sorted((here.parent / "legible").glob("*.py"))]
    sources = [*sorted(TEMPLATES.glob("*.typ")), *makers]
    parts = [
        [paper.kind, paper.locale.lang, timestamp, inputs],
        [[name, version(name)] for name in PACKAGES],
        [[source.name, source.read_text(encoding="utf-8")] for source in sources],
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


def _setting(locale: Locale) -> dict[str, Any]:
    """How a language is set: its tags, its fonts in the order in which they are asked."""
    language, _, rest = locale.lang.partition("-")
    fonts = [FONTS[locale.script]] if locale.script in FONTS else []
    return {
        "lang": language,
        "region": REGIONS.get(rest, rest if len(rest) == 2 else None),
        # The others for names of people, such as who has read a translation.
        "fonts": list(dict.fromkeys([*fonts, "Noto Sans", JAPANESE_FONT, *FONTS.values()])),
        "start": "right" if locale.direction == "rtl" else "left",
        "leading": RUBY_LEADING
        if locale.plain_japanese
        else LEADING.get(locale.script, OTHER_LEADING),
    }


@cache
def fonts() -> typst.Fonts:
    """The fonts of the locked packages, and no others."""
    packages = (manimgx_fonts, manimgx_fonts_cjk, fontpkg_ibm_plex_sans_arabic)
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[Path(package.__file__ or "").parent for package in packages],
    )


def _compile(paper: Paper, inputs: dict[str, str], timestamp: int) -> bytes:
    """The PDF as Typst makes it; a sheet in the largest letters with which it is one page.

    If it is none in the smallest, it has more: an official cannot know how much fits.
    """
    codes = {url: _qr_code(url) for url in scanned(paper.content)}
    inputs = inputs | {"codes": json.dumps(codes)}
    if paper.kind != "sheet":
        return _compile_once(paper, inputs, timestamp)
    for size in SHEET_SIZES:
        made = _compile_once(paper, inputs | {"size": str(size)}, timestamp)
        if count_pages(made) == 1:
            break
    return made


def _qr_code(url: str) -> str:
    """The QR code of an address as SVG, with the quiet zone of four modules that it needs."""
    svg = BytesIO()
    segno.make(url, error="m", micro=False).save(
        svg, kind="svg", border=4, omitsize=True, xmldecl=False
    )
    return svg.getvalue().decode()


def _compile_once(paper: Paper, inputs: dict[str, str], timestamp: int) -> bytes:
    template = "guide" if paper.kind == "large" else paper.kind
    compiler = typst.Compiler(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        sys_inputs=inputs | ({"large": "yes"} if paper.kind == "large" else {}),
    )
    try:
        made, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=["ua-1"], timestamp=timestamp
        )
    except typst.TypstError as error:
        raise TypesettingError(f"{paper.address}: {error.diagnostic}") from None
    if warnings:
        raise TypesettingError(f"{paper.address}: {warnings[0].diagnostic}")
    if not isinstance(made, bytes):
        raise TypesettingError(f"{paper.address}: Typst made no PDF")
    return made
