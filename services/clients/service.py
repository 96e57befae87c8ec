"""The doors of the clients service: validates, delegates, holds no rules."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from services.clients.domain.client import CLIENT
from services.clients.domain.commands import (
    CorrectClientData,
    GrantConsent,
    RegisterClient,
    WithdrawConsent,
)
from services.clients.domain.consent import CONSENT
from services.clients.domain.errors import UnknownClient
from services.clients.projections import clients, consents, disclosure, look_alikes
from services.clients.projections.questions import Disclosure, OneClient
from shared.database import Session
from shared.domain.context import Context
from shared.eventstore.service import Service
from shared.messaging.doors import Commands, Request, answers, door
from shared.messaging.wire import read_fields
from shared.paging import Page

HERE = ZoneInfo("Europe/Berlin")

SERVICE = Service(
    name="clients",
    aggregates=(CLIENT, CONSENT),
    projections=(clients.PROJECTION, consents.PROJECTION),
    package="services.clients",
)

Plain = dict[str, Any]


def who_looks_alike(db: Session, payload: Plain, context: Context) -> Plain:
    """Return who resembles the person to be registered."""
    asked = read_fields(RegisterClient, payload)
    found = look_alikes.resembling(db, asked.given_name, asked.family_name, asked.birth_date)
    own = str(asked.client_id)
    return {"look_alikes": [each for each in found if each["client_id"] != own]}


def a_known_client(db: Session, payload: Plain, context: Context) -> Plain:
    """Raise `UnknownClient` unless the consent is of somebody registered here."""
    asked = read_fields(GrantConsent, payload)
    if clients.of_id(db, asked.client_id) is None:
        raise UnknownClient(client_id=str(asked.client_id))
    return {}


class Doors:
    """What can be asked of the clients service."""

    name = "clients"
    commands = Commands(SERVICE)

    register_client = door(RegisterClient, given=who_looks_alike)
    correct_client_data = door(CorrectClientData)
    grant_consent = door(GrantConsent, given=a_known_client)
    withdraw_consent = door(WithdrawConsent)

    @answers
    def client(self, request: Request) -> Plain:
        """Show one person and who resembles them."""
        asked = read_fields(OneClient, request.query)
        found = clients.of_id(request.db, asked.client_id)
        if found is None:
            raise UnknownClient(client_id=str(asked.client_id))
        return found

    @answers
    def clients(self, request: Request) -> Plain:
        """List people by name, page by page."""
        return clients.page(request.db, read_fields(Page, request.query))

    @answers
    def consents(self, request: Request) -> Plain:
        """List what a person has allowed, and how each consent stands today."""
        asked = read_fields(OneClient, request.query)
        if clients.of_id(request.db, asked.client_id) is None:
            raise UnknownClient(client_id=str(asked.client_id))
        found = consents.of_client(request.db, asked.client_id, datetime.now(HERE).date())
        return {"items": found, "total": len(found), "page": 1, "page_size": len(found)}

    @answers
    def disclosure(self, request: Request) -> Plain:
        """Return what the recipient of an accepted referral may learn, and not one field more."""
        asked = read_fields(Disclosure, request.query)
        return disclosure.package(
            request.db,
            asked,
            legal_basis=request.context.legal_basis,
            on=datetime.now(HERE).date(),
        )


Subscriptions = None
