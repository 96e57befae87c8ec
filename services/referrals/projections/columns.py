"""What the table of referrals takes of each event: column by column, as SQL."""

from collections.abc import Mapping
from typing import Any, Final

from services.referrals.domain import agency_events, events, platform_events
from services.referrals.domain.clock import PAUSING, STAGES
from services.referrals.domain.events import ReferralEvent
from shared.domain.personal import legible
from shared.eventstore.serialization import to_json

Columns = Mapping[str, str]

PERSONAL: Final = (
    "service", "data_classes", "preview", "missing", "rejection_text", "citation", "documents",
    "contact_route", "late_answer_text", "children", "signposted_to",
)  # fmt: skip
IN_JSON: Final = ("preview", "documents", "parts")


def fields(*names: str, **others: str) -> Columns:
    """Return columns that take the field of the same name, and others that take another."""
    return {column: f"%({field})s" for column, field in {**{n: n for n in names}, **others}.items()}


OWNED: Final[Columns] = {
    "owner": "coalesce(%(owner)s, owner)",
    "ownership_epoch": "coalesce(%(ownership_epoch)s, ownership_epoch)",
    "municipality": "coalesce(%(municipality)s, municipality)",
    "moved_at": "CASE WHEN %(owner)s IS NULL THEN moved_at ELSE %(at)s END",
}
DUE: Final[Columns] = {**fields("due_on", deadline="kind"), "days_left": "NULL"}
SUBMITTED: Final[Columns] = fields(
    "recipient", "case_id", "client_id", "plan_id", "measure_id", "municipality", "service",
    "service_shown", "legal_basis", "citation", "consent_id", "data_classes", "documents",
    "contact_route", "opaque", "urgent", "preview", "submitted_by", "approved_by", "supersedes",
    "competence_override",
    addressed_to="recipient", submitted_at="at",
)  # fmt: skip

NOTED: Final[Mapping[type[ReferralEvent], Columns]] = {
    events.ReferralDrafted: fields("parent_id", "group_id"),
    events.DraftApproved: fields("approved_by"),
    events.CapacityWarningGiven: fields(capacity_warning="capacity"),
    events.ReferralSubmitted: SUBMITTED,
    events.ClientSignposted: fields(signposted_to="to"),
    events.InformationProvided: {"missing": "NULL"},
    events.ReferralWithdrawn: {**fields("child_referral_id", rerouted_to="to"), **OWNED},
    events.ReferralSuspended: {"suspended_for": "suspended_for || %(reason)s::text"},
    events.SuspensionEased: {"suspended_for": "array_remove(suspended_for, %(reason)s)"},
    events.ReferralResumed: {**fields("consent_id"), "suspended_for": "'{}'"},
    events.ReferralSplit: fields("group_id", children="parts"),
    agency_events.ReferralAcknowledged: fields("late"),
    agency_events.InformationRequested: fields("missing", loops="loop"),
    agency_events.ReferralWaitlisted: fields("expected_on", awaited_position="position"),
    agency_events.WaitlistPositionUpdated: fields("expected_on", awaited_position="position"),
    agency_events.ReferralAccepted: fields("late"),
    agency_events.ReferralRejected: fields(
        "late", rejection_code="code", rejected_by="by", rejection_text="text"
    ),
    agency_events.ReferralRerouted: {**fields("child_referral_id", rerouted_to="to"), **OWNED},
    agency_events.LateAnswerNoted: fields(
        late_answer="answer", late_answer_code="code", late_answer_text="text"
    ),
    agency_events.AppointmentScheduled: fields(appointment_on="on"),
    agency_events.ClientNoShowRecorded: fields(no_shows="times"),
    agency_events.ServiceStarted: fields("expected_end"),
    agency_events.ServiceCompleted: fields("outcome"),
    agency_events.DisclosurePackageOpened: fields(package_opened_at="at"),
    agency_events.DisclosureRecallConfirmed: fields(
        recall_confirmed_at="at", recall_kept_as="kept_as"
    ),
    platform_events.DeadlineSet: DUE,
    platform_events.DeadlineResumed: DUE,
    platform_events.DeadlinePaused: {
        **fields("days_left", deadline="kind"), "due_on": "NULL",
    },
    platform_events.EscalationRaised: fields(escalation="level"),
    platform_events.EscalationResolved: {"escalation": "0"},
    platform_events.ReferralExpired: fields(expired_at="at"),
    platform_events.DisclosureRecallRequested: {
        **fields(recalled_at="at", recall_reason="reason"), "recall_confirmed_at": "NULL",
    },
    platform_events.RecipientNotifiedOfCorrection: fields(corrected="changed"),
    platform_events.RerouteProposed: fields("competent"),
    platform_events.ReferralKept: {**OWNED, "competent": "NULL"},
}  # fmt: skip
# A deadline stays while it runs, or waits for going on; the events that set it say so themselves.
STAYS: Final = "(%(pausing)s OR deadline IS NOT DISTINCT FROM %(stage)s)"
KEPT: Final[Columns] = {
    "due_on": f"CASE WHEN {STAYS} THEN due_on END",
    "days_left": f"CASE WHEN {STAYS} THEN days_left END",
    "deadline": f"CASE WHEN {STAYS} THEN deadline END",
}


def noted(event: ReferralEvent) -> Columns:
    """Return what the table takes of an event, and whether its deadline stays."""
    return {**KEPT, **NOTED.get(type(event), {})}


def values_of(event: ReferralEvent) -> dict[str, Any]:
    """Return an event's fields as columns take them."""
    values = legible(event)
    if isinstance(event, events.ReferralSplit):
        values["parts"] = parts_of(event)
    return {
        name: to_json(value) if name in IN_JSON and value is not None else value
        for name, value in values.items()
    }


def parts_of(event: events.ReferralSplit) -> list[dict[str, Any]] | None:
    """Return the parts into which a referral was split; none where their services were erased."""
    if not event.services:
        return None
    parts = zip(event.children, event.to, event.services, strict=True)
    return [
        {"referral_id": str(child), "recipient": to, "service": service}
        for child, to, service in parts
    ]


def stage(state: str) -> dict[str, Any]:
    """Return which deadline runs in a state, and whether it waits there."""
    return {"stage": STAGES.get(state), "pausing": state in PAUSING}
