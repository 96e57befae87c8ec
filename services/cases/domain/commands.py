"""What can be asked of a case, of a care plan, and of the experience made with many."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from shared.domain.messages import Command

ClosingReason = Literal[
    "client_withdrew", "contact_lost", "moved_out_of_area", "deceased", "no_longer_eligible",
    "duplicate",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """What has to be true of a case before it is admitted."""

    complex_need: bool
    many_actors: bool
    regular_paths_failed: bool
    lacks_own_resources: bool
    consent_given: bool

    @property
    def unmet(self) -> list[str]:
        """The criteria that are not met."""
        return [each.name for each in fields(self) if not getattr(self, each.name)]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What is to be done for a goal, by which kind of service."""

    measure_id: UUID
    service: str


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What the client wants to reach."""

    goal_id: UUID
    code: str
    measure: Measure


class OfCase(Command):
    """Any step in one case."""

    case_id: UUID
    at: datetime


class ReceiveEnquiry(OfCase):
    """Take down that somebody, with others or alone, may need to be accompanied."""

    client_id: UUID
    client_ids: list[UUID]
    municipality: str
    source: str
    reason: str


class AdmitCase(OfCase):
    """Begin to accompany the client; `consent_known` is looked up at the door."""

    criteria: Criteria
    manager: str
    consent_known: bool


class DeclineAdmission(OfCase):
    """Point the client elsewhere."""

    reason_code: str
    pointer: str | None = None


class StartAssessment(OfCase):
    """Begin to find out what the client needs and can do."""


class CompleteAssessment(OfCase):
    """Agree with the client on the picture of needs and resources."""

    needs: list[str]
    resources: list[str]
    note: str | None = None


class TakeUpPlan(OfCase):
    """Go from planning to linking, now that there is a plan."""

    plan_id: UUID


class StartMonitoring(OfCase):
    """Go from linking to monitoring, now that a first service is engaged."""

    referral_id: UUID


class RecordContact(OfCase):
    """Write down a talk, a call or a visit."""

    contact_id: UUID
    channel: str
    note: str


class ReleaseClient(OfCase):
    """End the case because help is no longer needed; `open_referrals` is counted at the door."""

    copes_alone: bool
    follow_up_on: date
    open_referrals: int


class CloseCase(OfCase):
    """End the case for another reason."""

    reason_code: ClosingReason


class ReopenCase(OfCase):
    """Take up a closed case again; `consent_known` is looked up at the door."""

    reason: str
    consent_known: bool


class ReportStructuralFinding(Command):
    """Tell the coordination what stands in the way of many; `case_state` comes from the door."""

    case_id: UUID
    finding_id: UUID
    kind: str
    service: str
    municipality: str
    case_state: str
    at: datetime


class OfPlan(Command):
    """Any step with one care plan."""

    plan_id: UUID
    at: datetime


class AgreeCarePlan(OfPlan):
    """Agree on goals and measures; `case_state` comes from the door."""

    case_id: UUID
    client_id: UUID
    goals: list[Goal]
    signed_by_client: bool
    signed_by_manager: bool
    case_state: str


class ReviseCarePlan(OfPlan):
    """Agree on other goals and measures."""

    goals: list[Goal]
    signed_by_client: bool
    signed_by_manager: bool


class NoteMeasureReferred(OfPlan):
    """Take note that an institution was asked to carry out a measure."""

    measure_id: UUID
    referral_id: UUID


class CompleteMeasure(OfPlan):
    """Take note of how a measure ended."""

    measure_id: UUID
    referral_id: UUID
    outcome: str
