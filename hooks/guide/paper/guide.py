"""The guide on paper, ordinary and large: everything the web pages say, in chapters."""

from __future__ import annotations

from typing import Any

from guide.paper.agencies import agencies, matrix, topics
from guide.paper.grant import grant
from guide.paper.offices import coordinators, offices
from guide.paper.parts import beginning, with_notices
from guide.paper.writer import Writer

# Words that its template asks for as they are.
LABELS = (
    "about.address",
    "about.as_of",
    "about.covers",
    "about.publisher",
    "about.translation_title",
    "about.unknown_title",
    "about.licence_title",
    "agency.about_title",
    "agency.activities_title",
    "agency.phone",
    "agency.services_title",
    "agency.under",
    "agency.unit",
    "agency.website",
    "audience.for",
    "coordinators.enquiries",
    "coordinators.roles_title",
    "grant.body",
    "grant.covered_title",
    "grant.eligible_title",
    "grant.limit",
    "grant.limits_title",
    "grant.purpose_title",
    "grant.rates_title",
    "matrix.service",
    "offices.address",
    "offices.jurisdiction",
    "offices.office",
    "offices.phone",
    "offices.section",
    "print.contents",
    "print.web",
)


def content(w: Writer, subtitle: str) -> dict[str, Any]:
    """What the guide says; `subtitle` is the word of the interface for this kind of it."""
    guide = w.guide
    made = beginning(w, w("site.name"), LABELS) | {
        "subtitle": w(subtitle),
        "as_of": [
            {"source": source.title, "date": w.date(source.as_of)} for source in guide.sources
        ],
        "topics": topics(w),
        "agencies": agencies(w),
        "matrix": matrix(w),
        "offices": offices(w),
        "coordinators": coordinators(w, guide.coordinators) if guide.coordinators else None,
        "grant": grant(w, guide.grant) if guide.grant else None,
        "about": _about(w),
    }
    return with_notices(made, w, w)


def _about(w: Writer) -> dict[str, Any]:
    return {
        "title": w("about.sources_title"),
        "lead": w("about.sources_lead"),
        "web": w.web("about"),
        "sources": [
            {
                "title": source.title,
                "japanese": w.japanese(source.title),
                "publisher": source.publisher or w("about.unknown"),
                "as_of": w.date(source.as_of),
                "url": str(source.url) if source.url else None,
                "covers": source.covers,
            }
            for source in w.guide.sources
        ],
        "unknown": w("about.unknown_text"),
        "translation": w("about.translation_text"),
        "licence": w("about.licence_facts"),
    }
