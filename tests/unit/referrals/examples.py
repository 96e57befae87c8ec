"""Zahra's referral to the school advice, in pieces that a test puts together."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from services.referrals.domain import commands, events
from services.referrals.domain.consent import KnownConsent
from services.referrals.domain.transitions import TRANSITIONS
from shared.domain.messages import Command, Event, declared_events
from shared.testing.specification import shortest_ways

REFERRAL_ID = UUID("01890000-0000-7000-8000-000000000001")
CASE_ID = UUID("01890000-0000-7000-8000-000000000002")
CLIENT_ID = UUID("01890000-0000-7000-8000-000000000003")
PLAN_ID = UUID("01890000-0000-7000-8000-000000000004")
MEASURE_ID = UUID("01890000-0000-7000-8000-000000000005")
CONSENT_ID = UUID("01890000-0000-7000-8000-000000000006")
CHILD_ID = UUID("01890000-0000-7000-8000-000000000007")
NOON = datetime(2025, 3, 20, 11, 0, tzinfo=UTC)
AGENCY = "KI-SE"

PREVIEW = commands.Preview(
    age_band="13-15", language="prs", interpreter_needed=True, household_size=4
)
CONSENT = KnownConsent(
    consent_id=CONSENT_ID,
    client_id=CLIENT_ID,
    purpose="referral:school_place",
    recipients=[AGENCY],
    data_classes=["base", "contact", "education"],
    explicit_classes=[],
    valid_from=date(2025, 3, 5),
    valid_until=date(2026, 3, 4),
    withdrawn=False,
)

COMMON: dict[str, Any] = {
    "referral_id": REFERRAL_ID,
    "case_id": CASE_ID,
    "client_id": CLIENT_ID,
    "recipient": AGENCY,
}
SUBMISSION: dict[str, Any] = {
    "plan_id": PLAN_ID,
    "measure_id": MEASURE_ID,
    "municipality": "05974052",
    "service": "school_place",
    "legal_basis": "consent",
    "consent_id": CONSENT_ID,
    "data_classes": ["base", "education"],
    "urgent": False,
    "preview": PREVIEW,
    "submitted_by": "c.berger",
}
TOLD: dict[type[Event], dict[str, Any]] = {
    events.ReferralDrafted: {
        "municipality": "05974052",
        "service": "school_place",
        "service_shown": "school_place",
    },
    events.ReferralSubmitted: {**SUBMISSION, "service_shown": "school_place"},
    events.ReferralAcknowledged: {"late": False},
    events.InformationRequested: {"missing": ["last_report"]},
    events.ReferralWaitlisted: {"expected_on": date(2025, 7, 7)},
    events.ReferralAccepted: {"late": False},
    events.ReferralRejected: {
        "code": "no_longer_possible", "by": "agency", "text": None, "late": False,
    },
    events.ReferralRerouted: {"to": "JA-KREIS", "child_referral_id": CHILD_ID},
    events.AppointmentScheduled: {"on": date(2025, 3, 31)},
    events.ServiceCompleted: {"outcome": "achieved", "completed_on": date(2025, 3, 20)},
    events.OutcomeConfirmed: {
        "plan_id": PLAN_ID, "measure_id": MEASURE_ID, "outcome": "achieved",
    },
    events.ReferralWithdrawn: {"by": "sender"},
    events.ReferralSuspended: {"reason": "restriction"},
    events.ReferralResumed: {"consent_id": None},
    events.DisclosurePackageOpened: {"classes": ["base", "education"], "purpose": "first_talk"},
    events.EscalationRaised: {"level": 1},
}  # fmt: skip

ASKED: dict[type[Command], tuple[type[Event], dict[str, Any]]] = {
    commands.DraftReferral: (
        events.ReferralDrafted,
        {
            "case_id": CASE_ID,
            "client_id": CLIENT_ID,
            "municipality": "05974052",
            "service": "school_place",
            "recipient": AGENCY,
        },
    ),
    commands.SubmitReferral: (
        events.ReferralSubmitted,
        {**SUBMISSION, **COMMON, "consent": CONSENT, "competent": [AGENCY]},
    ),
    commands.DeliverReferral: (events.ReferralDelivered, {}),
    commands.NoteDeliveryFailure: (events.ReferralDeliveryFailed, {}),
    commands.AcknowledgeReferral: (events.ReferralAcknowledged, {}),
    commands.RequestInformation: (events.InformationRequested, {"missing": ["last_report"]}),
    commands.ProvideInformation: (events.InformationProvided, {}),
    commands.PlaceOnWaitlist: (events.ReferralWaitlisted, {"expected_on": date(2025, 7, 7)}),
    commands.AcceptReferral: (events.ReferralAccepted, {}),
    commands.RejectReferral: (
        events.ReferralRejected,
        {"code": "no_longer_possible", "by": "agency"},
    ),
    commands.RerouteReferral: (
        events.ReferralRerouted,
        {"to": "JA-KREIS", "child_referral_id": CHILD_ID},
    ),
    commands.ScheduleAppointment: (events.AppointmentScheduled, {"on": date(2025, 3, 31)}),
    commands.RecordNoShow: (events.ClientNoShowRecorded, {}),
    commands.StartService: (events.ServiceStarted, {}),
    commands.CompleteService: (events.ServiceCompleted, {"outcome": "achieved"}),
    commands.ConfirmOutcome: (events.OutcomeConfirmed, {}),
    commands.ReopenService: (events.ServiceReopened, {}),
    commands.OpenPackage: (
        events.DisclosurePackageOpened,
        {"purpose": "first_talk", "consent": CONSENT},
    ),
    commands.WithdrawReferral: (events.ReferralWithdrawn, {"by": "sender"}),
    commands.SuspendReferral: (events.ReferralSuspended, {"reason": "restriction"}),
    commands.ResumeReferral: (events.ReferralResumed, {"consent": CONSENT}),
    commands.ExpireReferral: (events.ReferralExpired, {}),
    commands.RaiseEscalation: (events.EscalationRaised, {"level": 1}),
    commands.MarkReferralInError: (events.ReferralMarkedInError, {}),
}


def ask(command: type[Command], **changed: Any) -> Command:
    """Return an ordinary command of that kind, with some fields changed."""
    fields = {"referral_id": REFERRAL_ID, "at": NOON, **ASKED[command][1], **changed}
    if issubclass(command, commands.ByRecipient):
        fields = {"agency": AGENCY, **fields}
    return command(**fields)


def told(event: type[Event], waiting_on: str = "recipient", **changed: Any) -> Event:
    """Return an ordinary event of that kind, with some fields changed."""
    return event(**{**COMMON, "waiting_on": waiting_on, **TOLD.get(event, {}), **changed})


# For every state the shortest way that leads there, found in the table itself.
HISTORIES = {
    state: [told(declared_events()[f"referrals.{step}"]) for step in steps]
    for state, steps in shortest_ways(TRANSITIONS).items()
}
