"""The Rahmanis' case, in pieces that a test puts together."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from services.cases.domain import commands, events
from services.cases.domain.transitions import TRANSITIONS
from shared.domain.messages import Command, Event, declared_events
from shared.testing.specification import shortest_ways

CASE_ID = UUID("01890000-0000-7000-8000-000000000002")
CLIENT_ID = UUID("01890000-0000-7000-8000-000000000003")
SPOUSE_ID = UUID("01890000-0000-7000-8000-000000000013")
PLAN_ID = UUID("01890000-0000-7000-8000-000000000004")
MEASURE_ID = UUID("01890000-0000-7000-8000-000000000005")
REFERRAL_ID = UUID("01890000-0000-7000-8000-000000000001")
CONTACT_ID = UUID("01890000-0000-7000-8000-000000000008")
FINDING_ID = UUID("01890000-0000-7000-8000-000000000009")
GOAL_ID = UUID("01890000-0000-7000-8000-000000000010")
NOON = datetime(2025, 3, 17, 11, 0, tzinfo=UTC)

CRITERIA = commands.Criteria(
    complex_need=True,
    many_actors=True,
    regular_paths_failed=True,
    lacks_own_resources=True,
    consent_given=True,
)
MET = [
    "complex_need", "consent_given", "lacks_own_resources", "many_actors", "regular_paths_failed",
]  # fmt: skip
SCHOOL = commands.Goal(
    goal_id=GOAL_ID,
    code="school",
    measure=commands.Measure(measure_id=MEASURE_ID, service="school_place"),
)
ENQUIRY: dict[str, Any] = {
    "client_id": CLIENT_ID,
    "client_ids": [CLIENT_ID, SPOUSE_ID],
    "municipality": "05974052",
    "source": "social_office",
    "reason": "Four offices, four answers.",
}
CONTACT: dict[str, Any] = {
    "contact_id": CONTACT_ID,
    "channel": "phone",
    "note": "Zahra is looking forward to school.",
}
TOLD: dict[type[Event], dict[str, Any]] = {
    events.EnquiryReceived: ENQUIRY,
    events.CaseAdmitted: {"criteria": MET},
    events.CaseManagerAssigned: {"manager": "c.berger"},
    events.CaseNotAdmitted: {"reason_code": "no_complex_need", "pointer": "MBE"},
    events.AssessmentCompleted: {"needs": ["school"], "resources": ["family"], "note": None},
    events.PlanTakenUp: {"plan_id": PLAN_ID},
    events.MonitoringStarted: {"referral_id": REFERRAL_ID},
    events.ContactRecorded: CONTACT,
    events.ClientReleased: {"copes_alone": True, "follow_up_on": date(2026, 4, 12)},
    events.CaseClosed: {"reason_code": "contact_lost"},
    events.CaseReopened: {"reason": "She came back."},
}
ASKED: dict[type[Command], tuple[type[Event], dict[str, Any]]] = {
    commands.ReceiveEnquiry: (events.EnquiryReceived, ENQUIRY),
    commands.AdmitCase: (
        events.CaseAdmitted,
        {"criteria": CRITERIA, "manager": "c.berger", "consent_known": True},
    ),
    commands.DeclineAdmission: (
        events.CaseNotAdmitted,
        {"reason_code": "no_complex_need", "pointer": "MBE"},
    ),
    commands.StartAssessment: (events.AssessmentStarted, {}),
    commands.CompleteAssessment: (
        events.AssessmentCompleted,
        {"needs": ["school"], "resources": ["family"]},
    ),
    commands.TakeUpPlan: (events.PlanTakenUp, {"plan_id": PLAN_ID}),
    commands.StartMonitoring: (events.MonitoringStarted, {"referral_id": REFERRAL_ID}),
    commands.RecordContact: (events.ContactRecorded, CONTACT),
    commands.ReleaseClient: (
        events.ClientReleased,
        {"copes_alone": True, "follow_up_on": date(2026, 4, 12), "open_referrals": 0},
    ),
    commands.CloseCase: (events.CaseClosed, {"reason_code": "contact_lost"}),
    commands.ReopenCase: (
        events.CaseReopened,
        {"reason": "She came back.", "consent_known": True},
    ),
}


def ask(command: type[Command], **changed: Any) -> Command:
    """Return an ordinary command of that kind, with some fields changed."""
    return command(**{"case_id": CASE_ID, "at": NOON, **ASKED[command][1], **changed})


def told(event: type[Event], **changed: Any) -> Event:
    """Return an ordinary event of that kind, with some fields changed."""
    ids = {"case_id": CASE_ID, "client_id": CLIENT_ID}
    return event(**{**ids, **TOLD.get(event, {}), **changed})


# For every state the shortest way that leads there, found in the table itself.
HISTORIES = {
    state: [told(declared_events()[f"cases.{step}"]) for step in steps]
    for state, steps in shortest_ways(TRANSITIONS).items()
}
