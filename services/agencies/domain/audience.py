"""Which types of events an institution may hear of, by its kind."""

from collections.abc import Iterable, Mapping
from typing import Final

from services.agencies.domain.errors import (
    NotForThisInstitution,
    UnknownEventType,
    WildcardNotAllowed,
)
from services.agencies.domain.subscribers import may_subscribe
from services.agencies.domain.vocabulary import KINDS

ADDRESSED: Final = frozenset(
    f"referrals.{name}"
    for name in (
        "referral_submitted", "referral_delivered", "information_provided", "outcome_confirmed",
        "referral_withdrawn", "referral_suspended", "suspension_eased", "referral_resumed",
        "referral_rerouted", "referral_expired", "referral_marked_in_error", "reminder_sent",
        "service_reopened", "recipient_notified_of_correction", "disclosure_package_released",
        "disclosure_recall_requested", "disclosure_recall_confirmed",
    )
)  # fmt: skip
"""What concerns whoever a referral is addressed to."""

KEPT_BACK: Final = frozenset(
    f"referrals.{name}"
    for name in (
        "referral_delivery_failed", "deadline_set", "deadline_paused", "deadline_resumed",
        "closing_days_noted", "escalation_raised", "escalation_resolved", "reroute_proposed",
        "referral_kept", "referral_acknowledged", "information_requested", "referral_waitlisted",
        "waitlist_position_updated", "referral_accepted", "referral_rejected",
        "late_answer_noted", "appointment_scheduled", "client_no_show_recorded",
        "service_started", "service_completed", "disclosure_package_opened", "referral_drafted",
        "draft_approved", "capacity_warning_given", "client_signposted", "referral_split",
    )
)  # fmt: skip
"""What is told of referrals, but to no institution: it is the sender's, or its own answer."""

CLOSED_FAMILIES: Final = frozenset({"agencies", "audit", "cases", "clients", "steering"})
"""Families of which no institution hears anything, whatever the type."""

STEERING_ONLY: Final = frozenset({"coordination", "regional_government", "federal_office"})
"""Kinds that steer and take no referrals."""

HEARD_BY: Final[Mapping[str, frozenset[str]]] = {
    kind: frozenset() if kind in STEERING_ONLY else ADDRESSED for kind in KINDS
}


def require_heard(kind: str, patterns: Iterable[str]) -> None:
    """Raise a refusal unless an institution of this kind may hear of every one of these."""
    heard = HEARD_BY.get(kind, frozenset())
    for pattern in patterns:
        if not may_subscribe(kind, pattern):
            raise WildcardNotAllowed(event_type=pattern)
        if not is_known(pattern):
            raise UnknownEventType(event_type=pattern)
        if not heard or pattern not in heard | {"*", "referrals.*"}:
            raise NotForThisInstitution(event_type=pattern)


def is_known(pattern: str) -> bool:
    """Say whether a pattern can mean anything; of closed families no type is told apart."""
    return (
        pattern in ADDRESSED | KEPT_BACK | {"*", "referrals.*"}
        or pattern.partition(".")[0] in CLOSED_FAMILIES
    )
