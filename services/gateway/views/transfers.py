"""Transfers: somebody moves, and another tenant goes on with the case."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.transfers import TransferAnswer
from services.gateway.backend import transfers as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import transfers as forms
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
giving = Routes("giving", "cases", "A case is offered to where its client moves.")
routes = Routes("transfers", "transfers", "Cases that are offered to you, or by you.")


@giving.creates("/<uuid:case_id>/transfers", forms.TransferForm)
@requires("transfer:initiate")
def initiate(calls: Calls, form: Form, case_id: UUID) -> Created:
    """Offer a case to a municipality, or to the coordination of a district.

    The client consents to it. The receiver sees nothing but the offer until it accepts.
    """
    transfer_id, accepted = backend.initiate_transfer(calls, form, case_id)
    return created(accepted, "transfers.transfer", id=transfer_id, transfer_id=transfer_id)


@routes.lists("", TransferAnswer, query=forms.TransfersForm)
@requires("transfer:read")
def transfers(calls: Calls, query: Form) -> Answer:
    """List the transfers to you and from you."""
    return backend.transfers(calls, query)


@routes.reads("/<uuid:transfer_id>", TransferAnswer)
@requires("transfer:read")
def transfer(calls: Calls, transfer_id: UUID) -> Answer:
    """Show a transfer; its summary is for the giver, and for the receiver once it has accepted."""
    return backend.transfer(calls, transfer_id)


@routes.changes("/<uuid:transfer_id>/acceptance", forms.AcceptanceForm)
@requires("transfer:answer")
def accept(calls: Calls, form: Form, transfer_id: UUID) -> Accepted:
    """Take the case over."""
    return backend.accept_transfer(calls, form, transfer_id)


@routes.changes("/<uuid:transfer_id>/refusal", forms.DecliningForm)
@requires("transfer:answer")
def decline(calls: Calls, form: Form, transfer_id: UUID) -> Accepted:
    """Do not take the case over."""
    return backend.step(calls, "decline_transfer", transfer_id, form)


@routes.changes("/<uuid:transfer_id>/abort", forms.AbortForm)
@requires("transfer:initiate")
def abort(calls: Calls, form: Form, transfer_id: UUID) -> Accepted:
    """Take the offer back, also after it was accepted, until the day it takes effect."""
    return backend.step(calls, "abort_transfer", transfer_id, form)
