"""A directory that the tests of agencies tell about."""

from datetime import UTC, date, datetime
from typing import Any

from services.agencies.domain.commands import (
    AssignJurisdiction,
    EndJurisdiction,
    OfferService,
    RegisterAgency,
)
from services.agencies.domain.competence_events import JurisdictionAssigned, JurisdictionEnded
from services.agencies.domain.contact import Contact
from services.agencies.domain.events import AgencyRegistered, ServiceOffered
from services.agencies.domain.identity import agency_id_of

AT = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)
WERL, LIPPSTADT = "05974052", "05974028"

REGISTER = RegisterAgency(
    code="ABH-KREIS", name="Ausländerbehörde Kreis Soest", kind="immigration_authority", at=AT
)
REGISTERED = AgencyRegistered(
    agency_id=agency_id_of("ABH-KREIS"),
    code="ABH-KREIS",
    name="Ausländerbehörde Kreis Soest",
    kind="immigration_authority",
    languages=[],
    contact=Contact(),
)
OFFER = OfferService(
    agency_id=agency_id_of("ABH-KREIS"),
    service="residence_permit",
    languages=["de", "ar"],
    at=AT,
)
OFFERED = ServiceOffered(
    agency_id=agency_id_of("ABH-KREIS"),
    code="ABH-KREIS",
    service="residence_permit",
    valid_from=AT.date(),
    languages=["ar", "de"],
)
PERIOD: dict[str, Any] = {
    "service": "residence_permit",
    "municipality": WERL,
    "agency": "ABH-KREIS",
    "valid_from": date(2025, 1, 1),
    "valid_until": None,
    "shared": False,
}
ASSIGNED = JurisdictionAssigned(**PERIOD)


def assigning(**changes: Any) -> AssignJurisdiction:
    return AssignJurisdiction(**{**PERIOD, "at": AT, **changes})


def assigned(**changes: Any) -> JurisdictionAssigned:
    return JurisdictionAssigned(**{**PERIOD, **changes})


def ending(on: date, **changes: Any) -> EndJurisdiction:
    named = {name: PERIOD[name] for name in ("service", "municipality", "agency")}
    return EndJurisdiction(**{**named, "ends_on": on, "at": AT, **changes})


def ended(on: date, **changes: Any) -> JurisdictionEnded:
    named = {name: value for name, value in PERIOD.items() if name not in ("valid_until", "shared")}
    return JurisdictionEnded(**{**named, "ends_on": on, **changes})
