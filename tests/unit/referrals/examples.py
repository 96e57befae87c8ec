"""Zahra's referral to the school advice, in pieces that a test puts together."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from services.referrals.domain import (
    agency_commands,
    agency_events,
    commands,
    events,
    platform_commands,
    platform_events,
)
from services.referrals.domain.consent import KnownConsent
from services.referrals.domain.policy import Policy
from services.referrals.domain.referral import REFERRAL
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
GROUP_ID = UUID("01890000-0000-7000-8000-000000000008")
OTHER_CHILD_ID = UUID("01890000-0000-7000-8000-000000000009")
NOON = datetime(2025, 3, 20, 11, 0, tzinfo=UTC)
AGENCY = "KI-SE"

PREVIEW = commands.Preview(
    age_band="13-15", language="prs", interpreter_needed=True, household_size=4
)
CONSENT = KnownConsent(
    consent_id=CONSENT_ID,
    client_id=CLIENT_ID,
    covered=["base", "contact", "education"],
    valid_from=date(2025, 3, 5),
    valid_until=date(2026, 3, 4),
    withdrawn=False,
)

COMMON: dict[str, Any] = {
    "referral_id": REFERRAL_ID,
    "case_id": CASE_ID,
    "client_id": CLIENT_ID,
    "recipient": AGENCY,
    "at": NOON,
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
ABOUT: dict[str, Any] = {
    "case_id": CASE_ID,
    "client_id": CLIENT_ID,
    "municipality": "05974052",
    "service": "school_place",
    "recipient": AGENCY,
}
DRAFT: dict[str, Any] = {
    "municipality": "05974052", "service": "school_place", "service_shown": "school_place",
    "parent_id": None, "group_id": None,
}  # fmt: skip
EXPECTED: dict[str, Any] = {"position": 4, "expected_on": date(2025, 7, 7)}
TOLD: dict[type[Event], dict[str, Any]] = {
    events.ReferralDrafted: DRAFT,
    events.DraftApproved: {"approved_by": "t.lead"},
    events.CapacityWarningGiven: {"capacity": "none"},
    events.ReferralSubmitted: {
        **SUBMISSION,
        "service_shown": "school_place",
        "citation": None,
        "documents": [],
        "contact_route": None,
        "opaque": False,
        "approved_by": None,
        "supersedes": None,
        "competence_override": None,
        "policy": Policy(),
        "closed": [],
        "expires": True,
    },
    events.ClientSignposted: {
        "municipality": "05974052", "service": "school_place", "service_shown": "school_place",
        "to": AGENCY, "recipient": "",
    },
    events.OutcomeConfirmed: {
        "plan_id": PLAN_ID, "measure_id": MEASURE_ID, "outcome": "achieved",
    },
    events.ReferralWithdrawn: {"by": "sender"},
    events.ReferralSuspended: {"reason": "restriction"},
    events.SuspensionEased: {"reason": "restriction"},
    events.ReferralResumed: {"consent_id": None},
    events.ReferralSplit: {
        "group_id": GROUP_ID, "children": [CHILD_ID, OTHER_CHILD_ID],
        "to": ["JA-KREIS", "VHS"], "services": ["kita", "integration_course"],
    },
    agency_events.ReferralAcknowledged: {"late": False},
    agency_events.InformationRequested: {
        "missing": ["last_report"], "loop": 1, "waiting_on": "sender",
    },
    agency_events.ReferralWaitlisted: EXPECTED,
    agency_events.WaitlistPositionUpdated: EXPECTED,
    agency_events.ReferralAccepted: {"late": False},
    agency_events.ReferralRejected: {
        "code": "no_longer_possible", "by": "agency", "text": None, "late": False,
    },
    agency_events.ReferralRerouted: {
        "to": "JA-KREIS", "child_referral_id": CHILD_ID, "by": "sender",
    },
    agency_events.LateAnswerNoted: {"answer": "accepted", "code": None, "text": None},
    agency_events.AppointmentScheduled: {"on": date(2025, 3, 31)},
    agency_events.ClientNoShowRecorded: {"times": 1},
    agency_events.ServiceStarted: {"expected_end": None},
    agency_events.ServiceCompleted: {"outcome": "achieved", "completed_on": date(2025, 3, 20)},
    agency_events.DisclosurePackageReleased: {"classes": ["base", "education"]},
    agency_events.DisclosurePackageOpened: {
        "classes": ["base", "education"], "purpose": "first_talk",
    },
    agency_events.DisclosureRecallConfirmed: {"kept_as": None},
    platform_events.ReminderSent: {
        "to": "clerk", "kind": "acknowledge", "due_on": date(2025, 3, 25),
    },
    platform_events.EscalationRaised: {"level": 1},
    platform_events.EscalationResolved: {"level": 1},
    platform_events.DisclosureRecallRequested: {"reason": "taken_back"},
    platform_events.RecipientNotifiedOfCorrection: {"changed": ["phone"]},
    platform_events.RerouteProposed: {"competent": ["JA-LP"]},
    platform_events.ReferralKept: {
        "owner": "05974028", "ownership_epoch": 2, "municipality": "05974028",
    },
}  # fmt: skip

# Who asks for a way in the table, and how.
ASKED: dict[type[Command], tuple[type[Event], dict[str, Any]]] = {
    commands.DraftReferral: (events.ReferralDrafted, ABOUT),
    commands.ApproveDraft: (events.DraftApproved, {"approved_by": "t.lead"}),
    commands.SubmitReferral: (
        events.ReferralSubmitted,
        {**SUBMISSION, **COMMON, "consent": CONSENT, "competent": [AGENCY]},
    ),
    commands.SignpostClient: (events.ClientSignposted, ABOUT),
    commands.ProvideInformation: (events.InformationProvided, {}),
    commands.ConfirmOutcome: (events.OutcomeConfirmed, {}),
    commands.ReopenService: (events.ServiceReopened, {}),
    commands.SplitReferral: (
        events.ReferralSplit,
        {
            "group_id": GROUP_ID,
            "parts": [
                commands.Part(referral_id=CHILD_ID, service="kita", recipient="JA-KREIS"),
                commands.Part(
                    referral_id=OTHER_CHILD_ID, service="integration_course", recipient="VHS"
                ),
            ],
        },
    ),
    commands.WithdrawReferral: (events.ReferralWithdrawn, {"by": "sender"}),
    commands.SuspendReferral: (events.ReferralSuspended, {"reason": "restriction"}),
    commands.ResumeReferral: (events.ReferralResumed, {"consent": CONSENT}),
    commands.RaiseEscalation: (platform_events.EscalationRaised, {"level": 1}),
    commands.MarkReferralInError: (events.ReferralMarkedInError, {}),
    agency_commands.AcknowledgeReferral: (agency_events.ReferralAcknowledged, {}),
    agency_commands.RequestInformation: (
        agency_events.InformationRequested,
        {"missing": ["last_report"]},
    ),
    agency_commands.PlaceOnWaitlist: (agency_events.ReferralWaitlisted, EXPECTED),
    agency_commands.UpdateWaitlistPosition: (agency_events.WaitlistPositionUpdated, EXPECTED),
    agency_commands.AcceptReferral: (agency_events.ReferralAccepted, {}),
    agency_commands.RejectReferral: (
        agency_events.ReferralRejected,
        {"code": "no_longer_possible", "by": "agency"},
    ),
    agency_commands.RerouteReferral: (
        agency_events.ReferralRerouted,
        {"to": "JA-KREIS", "child_referral_id": CHILD_ID},
    ),
    agency_commands.ScheduleAppointment: (
        agency_events.AppointmentScheduled,
        {"on": date(2025, 3, 31)},
    ),
    agency_commands.RecordNoShow: (agency_events.ClientNoShowRecorded, {}),
    agency_commands.StartService: (agency_events.ServiceStarted, {}),
    agency_commands.CompleteService: (agency_events.ServiceCompleted, {"outcome": "achieved"}),
    agency_commands.OpenPackage: (
        agency_events.DisclosurePackageOpened,
        {"purpose": "first_talk", "consent": CONSENT},
    ),
    platform_commands.DeliverReferral: (platform_events.ReferralDelivered, {}),
    platform_commands.NoteDeliveryFailure: (platform_events.ReferralDeliveryFailed, {}),
    platform_commands.ExpireReferral: (platform_events.ReferralExpired, {}),
}
# Whoever asks for these need not care for the state: they are told beside the way.
BESIDE_THE_WAY: dict[type[Command], dict[str, Any]] = {
    agency_commands.ConfirmRecall: {},
    platform_commands.PassTime: {},
    platform_commands.NoteClosingDays: {"closed": [date(2025, 3, 24)]},
    platform_commands.ProposeReroute: {"competent": ["JA-LP"]},
    platform_commands.DraftChild: {**ABOUT, "parent_id": CHILD_ID},
    platform_commands.MoveReferral: {
        "owner": "05974028", "ownership_epoch": 2, "municipality": "05974028",
        "competent": [AGENCY], "child_referral_id": CHILD_ID,
    },
    platform_commands.RequestRecall: {"reason": "wrong_person"},
    platform_commands.NotifyOfCorrection: {"changed": ["phone"]},
}  # fmt: skip


def ask(command: type[Command], **changed: Any) -> Command:
    """Return an ordinary command of that kind, with some fields changed."""
    usual = ASKED[command][1] if command in ASKED else BESIDE_THE_WAY[command]
    fields = {"referral_id": REFERRAL_ID, "at": NOON, **usual, **changed}
    if issubclass(command, agency_commands.ByRecipient):
        fields = {"agency": AGENCY, **fields}
    return command(**fields)


def told(event: type[Event], waiting_on: str = "recipient", **changed: Any) -> Event:
    """Return an ordinary event of that kind, with some fields changed."""
    return event(**{**COMMON, "waiting_on": waiting_on, **TOLD.get(event, {}), **changed})


def steps(*asked: Command) -> list[Event]:
    """Return all that has happened when these things were asked for, one after the other."""
    happened: list[Event] = []
    for command in asked:
        happened += REFERRAL.decide(REFERRAL.replay(happened), command)
    return happened


def follows(history: list[Event], command: Command) -> list[Event]:
    """Return all that follows from a command, with what it does to the clock."""
    return REFERRAL.decide(REFERRAL.replay(history), command)


# For every state the shortest way that leads there, found in the table itself.
HISTORIES = {
    state: [told(declared_events()[f"referrals.{step}"]) for step in steps]
    for state, steps in shortest_ways(TRANSITIONS).items()
}
# It was suspended for another reason than the one that will be asked for.
HISTORIES["suspended"][-1] = told(events.ReferralSuspended, "sender", reason="transfer")
