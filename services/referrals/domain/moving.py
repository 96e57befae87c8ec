"""What becomes of a referral when competences change, or its case moves to another municipality."""

from collections.abc import Sequence
from typing import Any, Final, Literal

from services.referrals.domain.agency_events import ReferralRerouted
from services.referrals.domain.disclosing import recalled
from services.referrals.domain.events import ReferralWithdrawn
from services.referrals.domain.platform_commands import MoveReferral, ProposeReroute
from services.referrals.domain.platform_events import ReferralKept, RerouteProposed
from services.referrals.domain.progress import Referral, tell
from services.referrals.domain.transitions import TERMINAL, TRANSITIONS
from shared.domain.messages import Event

Fate = Literal["kept", "rerouted", "replaced", "withdrawn"]

# Help that has begun is brought to its end by whoever began it.
UNDER_WAY: Final = frozenset({"in_progress", "completed"})


def propose_reroute(referral: Referral, command: ProposeReroute) -> list[Event]:
    """Tell the sender who is competent by now, unless it knows, or nothing is open any more."""
    competent = sorted(command.competent)
    open_ = referral.state not in TERMINAL | UNDER_WAY
    news = referral.recipient not in competent and tuple(competent) != referral.proposed
    if not (open_ and news):
        return []
    return [tell(referral, RerouteProposed, command, competent=competent)]


def fate_of(state: str, recipient: str, competent: Sequence[str]) -> Fate:
    """Return what becomes of an open referral whose case belongs to another municipality now."""
    if recipient in competent or state in UNDER_WAY:
        return "kept"
    if not competent:
        return "withdrawn"
    return "rerouted" if "referral_rerouted" in TRANSITIONS[state] else "replaced"


def move_referral(referral: Referral, command: MoveReferral) -> list[Event]:
    """Keep the referral, pass it on, or take it back, for the new owner of its case."""
    if referral.state in TERMINAL or command.ownership_epoch <= referral.ownership_epoch:
        return []
    owner = {
        "owner": command.owner,
        "ownership_epoch": command.ownership_epoch,
        "municipality": command.municipality,
    }
    fate = fate_of(referral.state, referral.recipient, command.competent)
    if fate == "kept":
        return [tell(referral, ReferralKept, command, **owner)]
    ended = ended_by_move(referral, command, fate, owner)
    return [ended, *recalled(referral, command, reason="moved", waiting_on="nobody")]


def ended_by_move(
    referral: Referral, command: MoveReferral, fate: Fate, owner: dict[str, Any]
) -> Event:
    """Return how the referral ends, and what follows it where somebody else is competent."""
    if fate == "withdrawn":
        return tell(referral, ReferralWithdrawn, command, by="transfer", **owner)
    event = ReferralRerouted if fate == "rerouted" else ReferralWithdrawn
    successor = {
        "to": min(command.competent),
        "child_referral_id": command.child_referral_id,
        "by": "transfer",
    }
    return tell(referral, event, command, **successor, **owner)
