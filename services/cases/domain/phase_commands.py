"""What moves a case from one phase to the next, or keeps it waiting."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from shared.domain.messages import Command

PauseReason = Literal[
    "client_ill", "client_away", "waiting_for_status", "client_asked", "other",
]  # fmt: skip
ReassessmentReason = Literal[
    "situation_changed", "new_need", "plan_does_not_fit", "client_asked", "other",
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


class OfCase(Command):
    """Any step in one case.

    `ownership_epoch` is the one the asker has seen: who asks under an old one is refused. The door
    fills in the one under which it let the asker in.
    """

    case_id: UUID
    at: datetime
    ownership_epoch: int | None = None


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
    """Begin to find out what the client needs; `consent_known` is looked up at the door."""

    consent_known: bool


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


class TriggerReassessment(OfCase):
    """Go back from monitoring to assessment, because the picture no longer fits."""

    reason_code: ReassessmentReason


class StartEvaluation(OfCase):
    """Look back on what was reached; `open_goals` is counted at the door."""

    open_goals: int


class PauseCase(OfCase):
    """Let a case rest for a reason, perhaps until a day."""

    reason_code: PauseReason
    resume_on: date | None = None


class ResumeCase(OfCase):
    """Go on where a case was paused."""
