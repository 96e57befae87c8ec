"""The doors of the agencies service: validates, delegates, holds no rules."""

from typing import Any

from services.agencies.domain import starting_directory
from services.agencies.domain.agency import AGENCY
from services.agencies.domain.commands import (
    AssignJurisdiction,
    EndJurisdiction,
    OfferService,
    RegisterAgency,
)
from services.agencies.domain.competence import COMPETENCE, require_known
from services.agencies.domain.errors import UnknownAgency
from services.agencies.domain.municipalities import EDITION, MUNICIPALITIES
from services.agencies.domain.vocabulary import KINDS, SERVICES
from services.agencies.projections import competences, directory
from services.agencies.projections.questions import Competent, OfService
from shared.database import Session
from shared.domain.context import Context
from shared.eventstore.service import Service
from shared.messaging.doors import Commands, Request, answers, door
from shared.messaging.wire import read_fields
from shared.paging import Page

SERVICE = Service(
    name="agencies",
    aggregates=(AGENCY, COMPETENCE),
    projections=(directory.PROJECTION, competences.PROJECTION),
    package="services.agencies",
)

Plain = dict[str, Any]


def a_known_agency(db: Session, payload: Plain, context: Context) -> Plain:
    """Raise `UnknownAgency` unless the institution is in the directory."""
    asked = read_fields(AssignJurisdiction, payload)
    if not directory.knows(db, asked.agency):
        raise UnknownAgency(agency=asked.agency)
    return {}


class Doors:
    """What can be asked of the agencies service."""

    name = "agencies"
    commands = Commands(SERVICE)

    register_agency = door(RegisterAgency)
    offer_service = door(OfferService)
    assign_jurisdiction = door(AssignJurisdiction, given=a_known_agency)
    end_jurisdiction = door(EndJurisdiction)

    @answers
    def agencies(self, request: Request) -> Plain:
        """List institutions by code, page by page, each with the services it offers."""
        return directory.page(request.db, read_fields(Page, request.query))

    @answers
    def resolve(self, request: Request) -> Plain:
        """Say who is competent for a service, in a municipality, on a day."""
        asked = read_fields(Competent, request.query)
        require_known(asked.service, asked.municipality)
        agency = competences.resolve(request.db, asked.service, asked.municipality, asked.on)
        return {
            "agency": agency,
            "service": asked.service,
            "municipality": asked.municipality,
            "on": asked.on.isoformat(),
        }

    @answers
    def jurisdictions(self, request: Request) -> Plain:
        """List every competence for a service, past ones as well."""
        asked = read_fields(OfService, request.query)
        found = competences.of_service(request.db, asked.service)
        return {"items": found, "total": len(found)}

    @answers
    def vocabulary(self, request: Request) -> Plain:
        """Return the services, the kinds of institution and the municipalities."""
        known = [{"key": key, "name": name, "pilot": pilot} for key, name, pilot in MUNICIPALITIES]
        return {
            "services": list(SERVICES),
            "kinds": list(KINDS),
            "municipalities": known,
            "edition": EDITION,
        }

    @answers
    def starting_directory(self, request: Request) -> Plain:
        """Return a directory to begin with; nothing of it holds until it was registered."""
        return {
            "edition": starting_directory.EDITION,
            "agencies": [
                {"code": code, "name": name, "kind": kind, "services": list(services)}
                for code, name, kind, services in starting_directory.institutions()
            ],
            "jurisdictions": [
                {
                    "service": service,
                    "municipality": municipality,
                    "agency": agency,
                    "valid_from": starting_directory.IN_FORCE_FROM,
                }
                for service, municipality, agency in starting_directory.competences()
            ],
        }


Subscriptions = None
