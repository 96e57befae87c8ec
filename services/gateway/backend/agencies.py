"""The calls we make to the agencies service."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.backend.calls import Accepted, Answer, Calls

Form = Mapping[str, Any]


def register_agency(calls: Calls, form: Form) -> Accepted:
    """Enter an institution into the directory."""
    return calls.command("agencies", "register_agency", **form)


def offer_service(calls: Calls, form: Form, agency_id: UUID) -> Accepted:
    """Enter what an agency offers."""
    return calls.command("agencies", "offer_service", agency_id=agency_id, **form)


def assign_jurisdiction(calls: Calls, form: Form) -> Accepted:
    """Make an agency competent."""
    return calls.command("agencies", "assign_jurisdiction", **form)


def end_jurisdiction(calls: Calls, form: Form) -> Accepted:
    """End an agency's competence."""
    return calls.command("agencies", "end_jurisdiction", **form)


def agencies(calls: Calls, query: Form) -> Answer:
    """Return a page of agencies."""
    return calls.query("agencies", "agencies", **query)


def jurisdictions(calls: Calls, service: str) -> Answer:
    """Return every competence for a service, past ones as well."""
    return calls.query("agencies", "jurisdictions", service=service)


def vocabulary(calls: Calls) -> Answer:
    """Return the services, the kinds of institution and the municipalities."""
    return calls.query("agencies", "vocabulary")


def starting_directory(calls: Calls) -> Answer:
    """Return a directory to begin with."""
    return calls.query("agencies", "starting_directory")


def resolve(calls: Calls, form: Form) -> Answer:
    """Return who is competent; today unless told otherwise."""
    return calls.query("agencies", "resolve", **{"on": calls.asking.at.date(), **form})
