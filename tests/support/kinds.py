"""The pages that every check of pages looks at: one of each kind, the longest where they differ."""

from __future__ import annotations

PAGES = [
    "",
    "topics/hiring/",
    "for/local-government/",
    "ways/",
    "ways/local-government/#local-desk",
    "ways/school/#jobs",
    "cards/",
    "cards/#office-naha",
    "agencies/",
    "agencies/isa/",
    "matrix/",
    "offices/",
    "offices/?prefecture=kanagawa#yokohama",
    "grant/",
    "coordinators/",
    "print/",
    "about/",
    "translations/",
    "not-kept/",
    "open-data/",
    "no-such-page/",
]
