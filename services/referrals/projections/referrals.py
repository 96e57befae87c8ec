"""Every referral as it stands, for those who may see it."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from services.referrals.domain import events as told
from services.referrals.domain.progress import Referral, evolve
from shared.database import Session
from shared.domain.personal import legible
from shared.eventstore.store import Recorded
from shared.projections import Projection

BEGIN = """
    INSERT INTO referral (referral_id, tenant, recipient, case_id, client_id, municipality,
                          service, service_shown, state, waiting_on, since, version)
    VALUES (%(referral_id)s, %(tenant)s, %(recipient)s, %(case_id)s, %(client_id)s,
            %(municipality)s, %(service)s, %(service_shown)s, 'none', %(waiting_on)s, %(at)s, 0)
    ON CONFLICT (referral_id) DO NOTHING
"""
BEGIN_PROGRESS = """
    INSERT INTO referral_progress (referral_id, tenant, recipient, municipality, service_shown,
                                   urgent, submitted_by, submitted_at, state, waiting_on, since,
                                   version)
    VALUES (%(referral_id)s, %(tenant)s, %(recipient)s, %(municipality)s, %(service_shown)s,
            %(urgent)s, %(submitted_by)s, %(at)s, 'none', %(waiting_on)s, %(at)s, 0)
    ON CONFLICT (referral_id)
    DO UPDATE SET recipient = excluded.recipient, municipality = excluded.municipality,
                  service_shown = excluded.service_shown, urgent = excluded.urgent
"""
CHANGE = """
    UPDATE {table}
       SET {noted} state = %(state)s, waiting_on = %(waiting_on)s, version = %(version)s,
           since = CASE WHEN waiting_on = %(waiting_on)s THEN since ELSE %(at)s END
     WHERE referral_id = %(referral_id)s
"""

PERSONAL: Final = ("service", "data_classes", "preview", "missing", "rejection_text")

# Which column takes which field of an event.
NOTED: Final[Mapping[type[told.ReferralEvent], Mapping[str, str]]] = {
    told.ReferralSubmitted: {
        "addressed_to": "recipient",
        "recipient": "recipient",
        "case_id": "case_id",
        "client_id": "client_id",
        "plan_id": "plan_id",
        "measure_id": "measure_id",
        "municipality": "municipality",
        "service": "service",
        "service_shown": "service_shown",
        "legal_basis": "legal_basis",
        "consent_id": "consent_id",
        "data_classes": "data_classes",
        "urgent": "urgent",
        "preview": "preview",
        "submitted_by": "submitted_by",
        "submitted_at": "at",
    },
    told.InformationRequested: {"missing": "missing"},
    told.InformationProvided: {"missing": "nothing"},
    told.ReferralWaitlisted: {"expected_on": "expected_on"},
    told.AppointmentScheduled: {"appointment_on": "on"},
    told.ServiceCompleted: {"outcome": "outcome"},
    told.ReferralRejected: {
        "rejection_code": "code",
        "rejected_by": "by",
        "rejection_text": "text",
    },
    told.ReferralRerouted: {"rerouted_to": "to", "child_referral_id": "child_referral_id"},
    told.ReferralSuspended: {"suspended_for": "reason"},
    told.ReferralResumed: {"suspended_for": "nothing", "consent_id": "consent_id"},
    told.DisclosurePackageOpened: {"package_opened_at": "at"},
    told.DisclosureRecallRequested: {"recalled_at": "at"},
    told.EscalationRaised: {"escalation": "level"},
}


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    event = recorded.event
    if not isinstance(event, told.ReferralEvent):
        return
    row = columns_of(event) | {
        "tenant": recorded.tenant,
        "at": recorded.occurred_at,
        "version": recorded.version,
        "nothing": None,
    }
    if isinstance(event, told.ReferralDrafted | told.ReferralSubmitted):
        db.execute(BEGIN, row)
    if isinstance(event, told.ReferralSubmitted):
        db.execute(BEGIN_PROGRESS, row)
    advance(db, event, row)


def advance(db: Session, event: told.ReferralEvent, row: dict[str, Any]) -> None:
    """Move a referral on, and write down what the event says."""
    known = db.one("SELECT state, before FROM referral WHERE referral_id = %(referral_id)s", row)
    stands = evolve(Referral(**known or {}), event)
    row |= {"state": stands.state, "before": stands.before}
    noted = NOTED.get(type(event), {})
    db.execute(change("referral", {"before": "before", **noted}), row)
    escalated = {name: field for name, field in noted.items() if name == "escalation"}
    db.execute(change("referral_progress", escalated), row)


def change(table: str, noted: Mapping[str, str]) -> str:
    """Return the statement that moves a referral on; the columns are ours, never a user's."""
    columns = "".join(f"{column} = %({field})s, " for column, field in noted.items())
    return CHANGE.format(table=table, noted=columns)


def forget(db: Session, client_id: UUID) -> None:
    """Purge what the table still says of a person whose key was destroyed."""
    blanks = ", ".join(f"{name} = NULL" for name in PERSONAL)
    db.execute(f"UPDATE referral SET {blanks} WHERE client_id = %s", (client_id,))


def columns_of(event: told.ReferralEvent) -> dict[str, Any]:
    """Return an event's fields as columns take them."""
    fields = legible(event)
    if fields.get("preview") is not None:
        fields["preview"] = vars(fields["preview"])
    return fields


PROJECTION = Projection(name="referrals", tables=("referral", "referral_progress"), project=project)
