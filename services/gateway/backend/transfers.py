"""The calls we make to the cases service when somebody moves to another municipality."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.backend.calls import Accepted, Answer, Calls

Form = Mapping[str, Any]


def initiate_transfer(calls: Calls, form: Form, case_id: UUID) -> tuple[UUID, Accepted]:
    """Ask somebody else to go on with a case; returns the transfer's id."""
    transfer_id = calls.asking.id_of("transfer")
    fields = {"transfer_id": transfer_id, "case_id": case_id, **form}
    return transfer_id, calls.command("cases", "initiate_transfer", **fields)


def accept_transfer(calls: Calls, form: Form, transfer_id: UUID) -> Accepted:
    """Take a case over; the caller will manage it unless told otherwise."""
    return step(
        calls, "accept_transfer", transfer_id, {"manager": calls.asking.caller.user, **form}
    )


def step(calls: Calls, method: str, transfer_id: UUID, form: Form) -> Accepted:
    """Take a step in a transfer."""
    return calls.command("cases", method, transfer_id=transfer_id, **form)


def transfer(calls: Calls, transfer_id: UUID) -> Answer:
    """Return one transfer."""
    return calls.query("cases", "transfer", transfer_id=transfer_id)


def transfers(calls: Calls, query: Form) -> Answer:
    """Return a page of transfers."""
    return calls.query("cases", "transfers", **query)
