"""The chapters of the guide on paper that say which agency helps with what, and whom."""

from __future__ import annotations

from typing import Any

from guide.facts.agencies import Agency, Service
from guide.facts.topics import TopicDesk
from guide.languages.phrases import Said
from guide.paper.contact import contact, contact_at_desk
from guide.paper.writer import Writer


def topics(w: Writer) -> dict[str, Any]:
    """From needs to desks."""

    def item(desk: TopicDesk) -> dict[str, Any]:
        agency, service = w.guide.service(desk.service)
        return {
            "agency": agency.name,
            "agency_japanese": w.japanese(agency.name),
            "why": desk.why,
            **_service(w, agency, service),
            "contact": contact_at_desk(w, agency, service),
        }

    return {
        "title": w("print.topics"),  # on the web they stand on the centre's page
        "items": [
            {
                "name": topic.name,
                "question": topic.question,
                "desks": [item(desk) for desk in topic.desks],
                "provenance": w.provenance(
                    [w.guide.service(desk.service)[1] for desk in topic.desks]
                ),
            }
            for topic in w.guide.topics
        ],
    }


def agencies(w: Writer) -> dict[str, Any]:
    """The agencies, with what they do."""
    return {
        "title": w("agencies.title"),
        "web": w.web("agencies/index"),
        "lead": w(
            "agencies.lead", agencies=w.formats.number(len(w.site.going_on(w.guide.agencies)))
        ),
        "items": [_agency(w, agency) for agency in w.guide.agencies],
    }


def matrix(w: Writer) -> dict[str, Any]:
    """Which service is for whom."""

    def row(agency: Agency, service: Service) -> dict[str, Any]:
        return {
            **_service(w, agency, service),
            "no_unit": None if service.unit else w("matrix.no_unit"),
            # A cell names the audience itself, so that it can be read without its column's head.
            "cells": [
                audience.name if audience.id in service.audiences else None
                for audience in w.guide.audiences
            ]
            if service.audiences
            else None,
        }

    return {
        "title": w("matrix.title"),
        "lead": w("matrix.lead"),
        "caption": w("matrix.caption"),
        "web": w.web("matrix"),
        "audiences": [audience.name for audience in w.guide.audiences],
        "agencies": [
            {
                "name": agency.name,
                "japanese": w.japanese(agency.name),
                "ended": w.ended(agency),
                "services": [row(agency, service) for service in agency.services],
            }
            for agency in w.guide.agencies
        ],
        "provenance": w.provenance(w.guide.services),
    }


def _service(w: Writer, agency: Agency, service: Service) -> dict[str, Any]:
    return {
        "name": service.name,
        "japanese": w.japanese(service.name),
        **_unit(w, agency, service.unit),
        "audience": w.audience(service),
        "note": service.audience_note,
        "ended": w.ended(agency, service),
    }


def _unit(w: Writer, agency: Agency, id: str | None) -> dict[str, Said | None]:
    if id is None:
        return {"unit": None, "unit_japanese": None, "unit_ended": None}
    unit = agency.unit(id)
    return {
        "unit": unit.name,
        "unit_japanese": w.japanese(unit.name),
        "unit_ended": w.ended(unit),
    }


def _agency(w: Writer, agency: Agency) -> dict[str, Any]:
    return {
        "name": agency.name,
        "japanese": w.japanese(agency.name),
        "ended": w.ended(agency),
        "summary": agency.summary,
        "web": w.web("agencies/_each", agency.id),
        "activities": [
            {
                "text": activity.text,
                **_unit(w, agency, activity.unit),
                "audience": w.enumeration(w.guide.audience(id).name for id in activity.audience)
                if activity.audience
                else None,
                "conditions": [w.condition(condition) for condition in activity.conditions],
                "ended": w.ended(agency, activity),
            }
            for activity in agency.activities
        ],
        "activities_provenance": w.provenance([agency, *agency.units, *agency.activities]),
        "services": [
            {**_service(w, agency, service), "contact": contact(w, service, agency)}
            for service in agency.services
        ],
        "services_provenance": w.provenance(agency.services),
        "under": {
            "text": agency.under.name,
            "japanese": w.japanese(agency.under.name),
            "ended": w.ended(agency.under),
            "provenance": w.provenance([agency.under]),
        },
        "website": {
            "url": str(agency.website.url),
            "ended": w.ended(agency, agency.website),
            "provenance": w.provenance([agency.website]),
        },
        "contact": contact(w, agency),
        "no_own_phone": None if agency.phones_are_known else w("agency.no_own_phone"),
        "units": [
            {
                "name": unit.name,
                "japanese": w.japanese(unit.name),
                "ended": w.ended(unit),
                "contact": contact(w, unit, agency),
            }
            for unit in agency.units
        ],
    }
