"""Opening the package of a referral: two services have to agree."""

from typing import Any, Final
from uuid import UUID

from services.gateway.backend import clients, referrals
from services.gateway.backend.calls import Answer, Calls

# What envelopes say in the clear; the particular purpose could tell what somebody suffers from.
ENVELOPE: Final = "referral"


def open_package(calls: Calls, referral_id: UUID, purpose: str) -> Answer:
    """Return what may be disclosed of the client; that it was read is recorded first.

    The referral says whether the package may be opened at all, and how much of it; the clients
    service says whether the consent still covers that. Of somebody who must not be found there is
    a way to be reached, and nothing else.
    """
    referral = referrals.referral(calls, referral_id)
    disclosing = calls.for_disclosure(
        tenant=referral.get("tenant", ""),
        legal_basis=referral.get("legal_basis"),
        purpose=ENVELOPE,
    )
    referrals.by_recipient(disclosing, "open_package", referral_id, purpose=purpose)
    shown = {"referral_id": str(referral_id), "purpose": purpose}
    if "client_id" not in referral:
        return {**shown, "classes": {}, "contact_route": referral.get("contact_route")}
    found = clients.disclosure(disclosing, **what_of(referral), recipient=calls.asking.institution)
    return {**shown, "documents": referral.get("documents") or [], **found}


def what_of(referral: Answer) -> dict[str, Any]:
    """Return whose data are asked for, which, and for what."""
    return {
        "client_id": referral["client_id"],
        "data_classes": referral["data_classes"],
        "purpose": f"referral:{referral['service']}",
    }
