"""An agency: an institution that offers services."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from services.agencies.domain.commands import OfferService, RegisterAgency
from services.agencies.domain.errors import (
    AgencyCodeTaken,
    AgencyIdNotOfCode,
    NameIsEmpty,
    NotAnAgencyCode,
    UnknownKind,
    UnknownService,
)
from services.agencies.domain.events import AgencyRegistered, ServiceOffered
from services.agencies.domain.identity import agency_id_of
from services.agencies.domain.vocabulary import KINDS, SERVICES
from shared.domain.aggregate import Aggregate
from shared.domain.messages import Event

CODE = re.compile(r"(?=.{1,20}$)[A-Z][A-Z0-9]*(-[A-Z0-9]+)*", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Agency:
    """The code, and the languages of each service offered."""

    code: str = ""
    name: str = ""
    kind: str = ""
    languages: Mapping[str, list[str]] = field(default_factory=dict)


def evolve(agency: Agency, event: Event) -> Agency:
    """Return the agency after `event`."""
    match event:
        case AgencyRegistered():
            return replace(agency, code=event.code, name=event.name, kind=event.kind)
        case ServiceOffered():
            offered = {**agency.languages, event.service: event.languages}
            return replace(agency, languages=offered)
        case _:
            return agency


def register_agency(agency: Agency, command: RegisterAgency) -> list[Event]:
    """Enter the institution; entering the same one again changes nothing."""
    agency_id, name = agency_id_of(command.code), " ".join(command.name.split())
    require_entry(command)
    if (agency.code, agency.name, agency.kind) == (command.code, name, command.kind):
        return []
    if agency.code:
        raise AgencyCodeTaken(code=command.code)
    return [AgencyRegistered(agency_id=agency_id, code=command.code, name=name, kind=command.kind)]


def require_entry(command: RegisterAgency) -> None:
    """Raise a refusal unless the entry is complete and right."""
    if not CODE.fullmatch(command.code):
        raise NotAnAgencyCode(code=command.code)
    if command.agency_id not in (None, agency_id_of(command.code)):
        raise AgencyIdNotOfCode(code=command.code, agency_id=str(agency_id_of(command.code)))
    if not command.name.strip():
        raise NameIsEmpty
    if command.kind not in KINDS:
        raise UnknownKind(kind=command.kind)


def offer_service(agency: Agency, command: OfferService) -> list[Event]:
    """Offer a service, or the same service in other languages."""
    if command.service not in SERVICES:
        raise UnknownService(service=command.service)
    languages = sorted(set(command.languages))
    if agency.languages.get(command.service) == languages:
        return []
    return [
        ServiceOffered(
            agency_id=command.agency_id,
            code=agency.code,
            service=command.service,
            languages=languages,
        )
    ]


AGENCY = Aggregate(
    category="agency",
    key="agency_id",
    keys={RegisterAgency: lambda command: agency_id_of(command.code)},
    initial=Agency(),
    evolve=evolve,
    decisions={RegisterAgency: register_agency, OfferService: offer_service},
    beginnings=frozenset({RegisterAgency}),
    about="An institution and the services it offers.",
)
