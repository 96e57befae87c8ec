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


def of_client(calls: Calls, method: str, client_id: UUID, form: Form) -> Accepted:
    """Change what is known of a person, or allowed."""
    return calls.command("clients", method, client_id=client_id, **form)


def client(calls: Calls, client_id: UUID) -> Answer:
    """Return one client."""
    return calls.query("clients", "client", client_id=client_id)


def clients(calls: Calls, query: Form) -> Answer:
    """Return a page of clients."""
    return calls.query("clients", "clients", **query)


def history(calls: Calls, query: Form, client_id: UUID) -> Answer:
    """Return what happened to a client's record, as it was known, or true, at some moment."""
    return calls.query("clients", "history", client_id=client_id, **query)


def new_consent(calls: Calls, method: str, form: Form) -> Accepted:
    """Record what a client said when asked for a consent."""
    return calls.command("clients", method, consent_id=uuid7(), **form)


def of_consent(calls: Calls, method: str, consent_id: UUID, form: Form) -> Accepted:
    """Change how far a consent reaches, or who stands for it."""
    return calls.command("clients", method, consent_id=consent_id, **form)


def consents(calls: Calls, client_id: UUID) -> Answer:
    """Return the consents of a client."""
    return calls.query("clients", "consents", client_id=client_id)


def consent(calls: Calls, client_id: UUID, consent_id: UUID) -> Answer:
    """Return one consent of a client, or raise `Refused`."""
    for each in consents(calls, client_id)["items"]:
        if each["consent_id"] == str(consent_id):
            return dict(each)
    raise Refused("NOT_FOUND", "not_found", "", {})


def form_household(calls: Calls, form: Form) -> Accepted:
    """Begin a household."""
    return in_household(calls, "form_household", uuid7(), form)


def in_household(calls: Calls, method: str, household_id: UUID, form: Form) -> Accepted:
    """Change who lives in a household, or who decides for whom."""
    return calls.command("clients", method, household_id=household_id, **form)


def household(calls: Calls, household_id: UUID) -> Answer:
    """Return one household."""
    return calls.query("clients", "household", household_id=household_id)


def households(calls: Calls, client_id: UUID) -> Answer:
    """Return the households of a client."""
    return calls.query("clients", "households", client_id=client_id)


def disclosure(calls: Calls, **asked: Any) -> Answer:
    """Return the data of a client that a consent lets the recipient of a referral see."""
    return calls.query("clients", "disclosure", **asked)
