"""The calls we make to the agencies service."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from uuid6 import uuid7

from services.gateway.backend.calls import Accepted, Answer, Calls

Form = Mapping[str, Any]


def register_agency(calls: Calls, form: Form) -> Accepted:
    """Enter an institution into the directory."""
    return calls.command("agencies", "register_agency", **form)


def of_agency(calls: Calls, method: str, agency_id: UUID, form: Form) -> Accepted:
    """Change what is known of an institution."""
    return calls.command("agencies", method, agency_id=agency_id, **form)


def settle(calls: Calls, method: str, form: Form) -> Accepted:
    """Settle something about competences, deadlines or doubts."""
    return calls.command("agencies", method, **form)


def for_institution(calls: Calls, method: str, form: Form) -> Accepted:
    """Do something for an institution; the caller's own unless told."""
    return calls.command("agencies", method, **{"agency": calls.asking.institution, **form})


def declare_capacity(calls: Calls, form: Form) -> Accepted:
    """Say whether an institution can take on people."""
    return for_institution(calls, "declare_capacity", form)


def request_subscription(calls: Calls, form: Form) -> Accepted:
    """Ask that an institution's own systems hear of events."""
    return for_institution(calls, "request_subscription", {"subscription_id": uuid7(), **form})


def of_subscription(calls: Calls, method: str, subscription_id: UUID) -> Accepted:
    """Answer, pause, resume or end a subscription."""
    return calls.command("agencies", method, subscription_id=subscription_id)


def agencies(calls: Calls, query: Form) -> Answer:
    """Return a page of agencies."""
    return calls.query("agencies", "agencies", **query)


def of_code(calls: Calls, method: str, query: Form, agency: str) -> Answer:
    """Return what is known of one agency."""
    return calls.query("agencies", method, agency=agency, **query)


def asked(calls: Calls, method: str, query: Form) -> Answer:
    """Return what was asked about the directory."""
    return calls.query("agencies", method, **query)


def jurisdictions(calls: Calls, service: str) -> Answer:
    """Return every competence for a service, past ones as well."""
    return calls.query("agencies", "jurisdictions", service=service)


def vocabulary(calls: Calls) -> Answer:
    """Return the services, the kinds of institution and the municipalities."""
    return calls.query("agencies", "vocabulary")


def starting_directory(calls: Calls) -> Answer:
    """Return a directory to begin with."""
    return calls.query("agencies", "starting_directory")


def resolve(calls: Calls, query: Form) -> Answer:
    """Return who is competent; today unless told otherwise."""
    return calls.query("agencies", "resolve", **query)
