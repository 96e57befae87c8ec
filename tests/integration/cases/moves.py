"""A case that is offered, and taken over, as both sides do it."""

from typing import Any

from shared.testing.town import Plain, Town
from tests.integration.cases.office import (
    DISTRICT,
    LIPPSTADT,
    WERL,
    Post,
    consent_to_move,
    do,
    linked,
    new_id,
)

OWN = [
    "cases.care_plan_agreed", "cases.care_plan_revised", "cases.case_closed",
    "cases.case_transfer_initiated", "cases.case_transfer_due", "cases.case_transferred",
    "cases.case_transfer_declined", "cases.case_transfer_expired", "cases.case_transfer_aborted",
]  # fmt: skip
KI = {"user": "k.ina", "role": "coordination", "institution": "KI"}


def offer(town: Town, case: Plain, tenant: str = WERL, **changed: Any) -> str:
    """Offer a case; return the transfer's id."""
    post, transfer_id = Post(town, OWN), new_id()
    fields = {
        "transfer_id": transfer_id,
        "to_tenant": DISTRICT,
        "municipality": LIPPSTADT,
        "summary": "Six needs, four goals.",
        **changed,
    }
    do(town, "initiate_transfer", case, tenant, **fields)
    post.deliver()
    return transfer_id


def accept(town: Town, transfer_id: str, tenant: str = DISTRICT, **changed: Any) -> None:
    post = Post(town, OWN)
    fields = {"transfer_id": transfer_id, "manager": "k.ina", **changed}
    town.do("accept_transfer", tenant=tenant, context={"actor": KI}, **fields)
    post.deliver()


def move(town: Town, case: Plain, **changed: Any) -> str:
    """Hand a case over at once; return the transfer's id."""
    transfer_id = offer(town, case, **changed)
    accept(town, transfer_id)
    return transfer_id


def ready(town: Town) -> Plain:
    case, _ = linked(town)
    consent_to_move(town, case["client_id"])
    return case
