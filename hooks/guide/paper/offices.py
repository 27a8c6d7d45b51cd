"""The chapters of the guide on paper about the regional offices and their coordinators."""

from __future__ import annotations

from typing import Any

from guide.facts.coordinators import Coordinators
from guide.facts.offices import Office
from guide.languages.phrases import together
from guide.paper.contact import contact
from guide.paper.parts import official_site, phone
from guide.paper.writer import Writer


def offices(w: Writer) -> dict[str, Any]:
    """The regional offices."""
    offices = w.guide.offices
    names = {prefecture.id: prefecture.name for prefecture in w.guide.prefectures}

    def item(office: Office) -> dict[str, Any]:
        number = office.section_number
        return {
            "name": office.name,
            "japanese": w.japanese(office.name),
            **phone(w, office.phone, office),
            "section_number": w("offices.section_number", number=number) if number else None,
            "section_number_note": w("offices.section_number_note") if number else None,
            "section": office.section,
            "section_japanese": w.japanese(office.section),
            "address": together(office.address, " ", office.building)
            if office.building
            else office.address,
            "address_japanese": w.japanese(office.address, office.building),
            "jurisdiction": w.enumeration(names[id] for id in office.prefectures)
            if office.jurisdiction
            else w("offices.no_prefecture"),
            "jurisdiction_ended": w.ended(office.jurisdiction),
            "contact": contact(w, office),
        }

    return {
        "title": w("offices.title"),
        "lead": w.list_of_offices(len(w.site.going_on(offices))),
        "for_whom": w("offices.for_local_governments") if w.guide.coordinators else None,
        "for_whom_ended": w.ended(w.guide.coordinators),
        "residents": w("offices.residents"),
        "caption": w("offices.caption"),
        "web": w.web("offices"),
        "items": [item(office) for office in offices],
        "provenance": w.provenance(offices),
        "jurisdiction_provenance": w.provenance(
            [office.jurisdiction for office in offices if office.jurisdiction]
        ),
        "confirm": {"text": w("confirm.phone"), **official_site(w)},
    }


def coordinators(w: Writer, coordinators: Coordinators) -> dict[str, Any]:
    """The coordinators in the regional offices."""
    return {
        "title": coordinators.name,
        "japanese": w.japanese(coordinators.name),
        "ended": w.ended(coordinators),
        "purpose": coordinators.purpose,
        "goal": coordinators.goal,
        "posted_title": w("coordinators.posted_title"),
        "posted": w.posted(coordinators),
        "contact_for": coordinators.contact_for,
        "roles": [role.text for role in coordinators.roles],
        "enquiries": w.guide.agency(coordinators.enquiries).name,
        "web": w.web("coordinators"),
        "provenance": w.provenance([coordinators]),
    }
