"""What is offered, in the form of HSDS 3 (Open Referral), for whoever reads directories."""

from collections.abc import Mapping
from math import ceil
from typing import Any, Final
from uuid import UUID, uuid5

Row = dict[str, Any]

SCHEME: Final = "wegakte"
"""Under which name the code of an institution stands among its identifiers."""


def page_of(found: Mapping[str, Any]) -> Row:
    """Return a page of offers, each with its institution, as HSDS has pages."""
    pages = ceil(found["total"] / found["page_size"])
    return {
        "total_items": found["total"],
        "total_pages": pages,
        "page_number": found["page"],
        "size": len(found["items"]),
        "first_page": found["page"] == 1,
        "last_page": found["page"] >= pages,
        "empty": not found["items"],
        "contents": [service(entry, offer) for entry, offer in found["items"]],
    }


def service(entry: Mapping[str, Any], offer: Mapping[str, Any]) -> Row:
    """Return one offer of an institution as a service."""
    own = uuid5(UUID(entry["agency_id"]), offer["service"])
    contact = entry["contact"]
    return {
        "id": str(own),
        "name": offer["name"] or offer["service"],
        "description": offer["description"],
        "url": contact["website"],
        "email": contact["email"],
        "status": "active" if entry["active"] else "inactive",
        "interpretation_services": offer["interpretation_services"],
        "fees_description": offer["cost"],
        "wait_time": offer["wait_time"],
        "eligibility_description": offer["eligibility"],
        "languages": parts(own, "language", "code", offer["languages"]),
        "schedules": [schedule(own, opening) for opening in offer["schedule"]],
        "required_documents": parts(own, "document", "document", offer["required_documents"]),
        "service_areas": [area(own, key) for key in offer["service_area"]],
        "service_at_locations": locations(own, offer["accessibility"]),
        "organization": organization(entry),
        "attributes": [attribute(own, "service", offer["service"])],
    }


def parts(own: UUID, kind: str, name: str, values: list[str]) -> list[Row]:
    """Return each value as an object of its own, with an id that stays the same."""
    return [{"id": str(uuid5(own, f"{kind}:{value}")), name: value} for value in values]


def schedule(own: UUID, opening: Mapping[str, Any]) -> Row:
    """Return opening hours as a weekly rule."""
    days = ",".join(opening["days"])
    return {
        "id": str(uuid5(own, f"schedule:{days}:{opening['opens_at']}")),
        "freq": "WEEKLY",
        "byday": days,
        "opens_at": opening["opens_at"],
        "closes_at": opening["closes_at"],
    }


def area(own: UUID, key: str) -> Row:
    """Return a municipality as a service area; its key is the extent."""
    return {"id": str(uuid5(own, f"area:{key}")), "name": key, "extent": key, "extent_type": "text"}


def locations(own: UUID, accessibility: list[str]) -> list[Row]:
    """Return the place where one comes to, if anything is known of how to enter it."""
    if not accessibility:
        return []
    place = {
        "id": str(uuid5(own, "location")),
        "location_type": "physical",
        "accessibility": parts(own, "accessibility", "description", accessibility),
    }
    return [{"id": str(uuid5(own, "at_location")), "location": place}]


def organization(entry: Mapping[str, Any]) -> Row:
    """Return the institution; its kind is an attribute, its code an identifier."""
    own = UUID(entry["agency_id"])
    contact = entry["contact"]
    phones = [contact["phone"]] if contact["phone"] else []
    return {
        "id": str(own),
        "name": entry["name"],
        "description": contact["note"] or entry["name"],
        "email": contact["email"],
        "website": contact["website"],
        "phones": parts(own, "phone", "number", phones),
        "organization_identifiers": [
            {
                "id": str(uuid5(own, SCHEME)),
                "organization_id": str(own),
                "identifier_scheme": SCHEME,
                "identifier": entry["code"],
            }
        ],
        "attributes": [attribute(own, "organization", entry["kind"])],
    }


def attribute(own: UUID, link: str, code: str) -> Row:
    """Return that something is what a code of ours says."""
    return {
        "id": str(uuid5(own, f"attribute:{code}")),
        "link_id": str(own),
        "link_entity": link,
        "value": code,
        "taxonomy_term": {"id": str(uuid5(own, f"term:{code}")), "code": code, "name": code},
    }
