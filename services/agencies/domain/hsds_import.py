"""Reads services in the form of HSDS 3: what would be entered of them, and what is wrong in them.

Named persons, whom HSDS allows as contacts, are passed over: the directory has none.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from services.agencies.domain.agency import AGENCY
from services.agencies.domain.commands import OfferService, RegisterAgency
from services.agencies.domain.contact import Contact
from services.agencies.domain.errors import NotHsds
from services.agencies.domain.hsds import SCHEME
from services.agencies.domain.identity import agency_id_of
from services.agencies.domain.offer import Offer, Opening, described
from shared.domain.errors import Refusal

Row = dict[str, Any]
SOME_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # when it is asked is for the door to say
INACTIVE = frozenset({"inactive", "defunct"})


def examined(document: Mapping[str, Any]) -> Row:
    """Return what is to be asked of which door, and the faults, each with its place.

    Takes one service or a page of them; raises `NotHsds` for anything else.
    """
    services = document.get("contents", [document])
    if not isinstance(services, list) or not all(isinstance(each, dict) for each in services):
        raise NotHsds(at="contents")
    steps: list[Row] = []
    faults: list[Row] = []
    for number, each in enumerate(services):
        place = f"contents[{number}]" if "contents" in document else "service"
        try:
            steps += [step for step in steps_of(each) if step not in steps]
        except Refusal as refusal:
            said = {"code": refusal.code, "message": refusal.message, **refusal.details}
            faults.append({**said, "at": ".".join(filter(None, (place, said.get("at"))))})
    return {"steps": steps, "faults": faults}


def steps_of(document: Mapping[str, Any]) -> list[Row]:
    """Return the two things to ask for one service, or raise a refusal.

    What is not offered any more is nothing to ask for.
    """
    if text(document, "status") in INACTIVE:
        return []
    register, offer = agency_in(document), offer_in(document)
    agency = AGENCY.replay(AGENCY.decide(AGENCY.initial, register))
    asked = OfferService(
        agency_id=agency_id_of(register.code),
        service=term(document, "service"),
        at=SOME_TIME,
        **described(offer),
    )
    AGENCY.decide(agency, asked)
    entry = {
        "code": register.code,
        "name": register.name,
        "kind": register.kind,
        "contact": asdict(register.contact),
    }
    news = {"agency_id": str(asked.agency_id), "service": asked.service, **asdict(offer)}
    return [
        {"door": "register_agency", "fields": entry},
        {"door": "offer_service", "fields": news},
    ]


def agency_in(document: Mapping[str, Any]) -> RegisterAgency:
    """Return the institution that a service belongs to."""
    found = document.get("organization")
    if not isinstance(found, Mapping):
        raise NotHsds(at="organization")
    identifiers = {
        text(each, "identifier_scheme"): text(each, "identifier")
        for each in rows(found, "organization_identifiers")
    }
    if SCHEME not in identifiers:
        raise NotHsds(at="organization.organization_identifiers", missing=SCHEME)
    numbers = [text(each, "number") for each in rows(found, "phones")]
    return RegisterAgency(
        code=identifiers[SCHEME],
        name=text(found, "name"),
        kind=term(found, "organization"),
        contact=Contact(
            phone=numbers[0] if numbers else "",
            email=text(found, "email"),
            website=text(found, "website"),
        ),
        at=SOME_TIME,
    )


def offer_in(document: Mapping[str, Any]) -> Offer:
    """Return what is said of the service."""
    places = [each.get("location", {}) for each in rows(document, "service_at_locations")]
    return Offer(
        name=text(document, "name"),
        description=text(document, "description"),
        languages=sorted(text(each, "code") for each in rows(document, "languages")),
        interpretation_services=text(document, "interpretation_services"),
        schedule=[opening(each) for each in rows(document, "schedules")],
        required_documents=[text(e, "document") for e in rows(document, "required_documents")],
        eligibility=text(document, "eligibility_description"),
        wait_time=text(document, "wait_time"),
        service_area=[text(each, "extent") for each in rows(document, "service_areas")],
        cost=text(document, "fees_description"),
        accessibility=[
            text(each, "description") for place in places for each in rows(place, "accessibility")
        ],
    )


def opening(found: Mapping[str, Any]) -> Opening:
    """Return a weekly rule as opening hours."""
    if text(found, "freq") != "WEEKLY":
        raise NotHsds(at="schedules.freq")
    return Opening(
        days=text(found, "byday").split(","),
        opens_at=text(found, "opens_at")[:5],
        closes_at=text(found, "closes_at")[:5],
    )


def term(found: Mapping[str, Any], link: str) -> str:
    """Return the code that an attribute gives for the kind of `link`."""
    for each in rows(found, "attributes"):
        if each.get("link_entity") == link:
            return text(each, "value")
    raise NotHsds(at="attributes", missing=link)


def rows(found: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Return the objects of a list, which may be missing, or raise `NotHsds`."""
    values = found.get(name) or []
    if not isinstance(values, list) or not all(isinstance(each, Mapping) for each in values):
        raise NotHsds(at=name)
    return values


def text(found: Mapping[str, Any], name: str) -> str:
    """Return a text, which may be missing, or raise `NotHsds`."""
    value = found.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise NotHsds(at=name)
    return value
