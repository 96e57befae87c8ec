"""The calls we make to the clients service."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from uuid6 import uuid7

from services.gateway.backend.calls import Accepted, Answer, Calls, Refused

Form = Mapping[str, Any]


def register_client(calls: Calls, form: Form) -> Accepted:
    """Open the record of a person."""
    return calls.command("clients", "register_client", client_id=uuid7(), **form)


def correct_client_data(calls: Calls, form: Form, client_id: UUID) -> Accepted:
    """Put right what is wrong about a person."""
    return calls.command("clients", "correct_client_data", client_id=client_id, **form)


def client(calls: Calls, client_id: UUID) -> Answer:
    """Return one client."""
    return calls.query("clients", "client", client_id=client_id)


def clients(calls: Calls, query: Form) -> Answer:
    """Return a page of clients."""
    return calls.query("clients", "clients", **query)


def grant_consent(calls: Calls, form: Form) -> Accepted:
    """Record that a client consents."""
    return calls.command("clients", "grant_consent", consent_id=uuid7(), **form)


def withdraw_consent(calls: Calls, consent_id: UUID) -> Accepted:
    """Take a consent back."""
    return calls.command("clients", "withdraw_consent", consent_id=consent_id)


def consents(calls: Calls, client_id: UUID) -> Answer:
    """Return the consents of a client."""
    return calls.query("clients", "consents", client_id=client_id)


def consent(calls: Calls, client_id: UUID, consent_id: UUID) -> Answer:
    """Return one consent of a client, or raise `Refused`."""
    for each in consents(calls, client_id)["items"]:
        if each["consent_id"] == str(consent_id):
            return dict(each)
    raise Refused("NOT_FOUND", "not_found", "", {})


def disclosure(calls: Calls, **asked: Any) -> Answer:
    """Return the data of a client that a consent lets the recipient of a referral see."""
    return calls.query("clients", "disclosure", **asked)
