"""The calls we make to the clients service about links, entries and breaches."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from uuid6 import uuid7

from services.gateway.backend.calls import Accepted, Answer, Calls

Form = Mapping[str, Any]


def propose_merge(calls: Calls, form: Form) -> Accepted:
    """Propose that two records are of one person."""
    return calls.command("clients", "propose_merge", link_id=uuid7(), **form)


def of_link(calls: Calls, method: str, link_id: UUID, form: Form) -> Accepted:
    """Decide on a link."""
    return calls.command("clients", method, link_id=link_id, **form)


def file_entry(calls: Calls, form: Form, client_id: UUID) -> Accepted:
    """File something under a client."""
    return calls.command("clients", "file_entry", entry_id=uuid7(), client_id=client_id, **form)


def of_entry(calls: Calls, method: str, entry_id: UUID, form: Form) -> Accepted:
    """Put right where an entry is filed."""
    return calls.command("clients", method, entry_id=entry_id, **form)


def of_breach(calls: Calls, method: str, breach_id: UUID, form: Form) -> Accepted:
    """Take a step in the assessment of a breach."""
    return calls.command("clients", method, breach_id=breach_id, **form)


def asked(calls: Calls, method: str, query: Form) -> Answer:
    """Return what was asked about links, entries or breaches."""
    return calls.query("clients", method, **query)
