"""How a case is looked back on, how it ends, and what is asked afterwards."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from services.cases.domain.phase_commands import OfCase

ClosingReason = Literal[
    "client_withdrew", "contact_lost", "moved_out_of_area", "deceased", "no_longer_eligible",
    "duplicate",
]  # fmt: skip
Attained = Literal["reached", "partly_reached", "not_reached"]
FollowUpResult = Literal["copes_alone", "needs_help_again", "not_reached"]


@dataclass(frozen=True, kw_only=True)
class Attainment:
    """How far one goal was reached."""

    goal_id: UUID
    attained: Attained


class RecordEvaluation(OfCase):
    """Write down how far each goal was reached, and how the client rates the help from 1 to 5."""

    attainment: list[Attainment]
    client_rating: int
    remaining_needs: list[str] = field(default_factory=list)
    note: str | None = None


class ReleaseClient(OfCase):
    """End the case because the client copes alone.

    `handed_over` are the referrals that the client knowingly goes on with alone;
    `open_referrals` are looked up at the door. The follow-up is three months later unless told.
    """

    copes_alone: bool
    open_referrals: list[UUID]
    handed_over: list[UUID] = field(default_factory=list)
    follow_up_on: date | None = None


class CloseCase(OfCase):
    """End the case for another reason; who moves out of the state takes an export along."""

    reason_code: ClosingReason
    export_note: str | None = None
    follow_up_on: date | None = None


class ReopenCase(OfCase):
    """Take up a closed case again; `consent_known` is looked up at the door."""

    reason: str
    consent_known: bool


class ScheduleFollowUp(OfCase):
    """Choose the day on which somebody asks how the client is getting on."""

    follow_up_on: date


class RecordFollowUp(OfCase):
    """Write down how the client is getting on."""

    result: FollowUpResult
    note: str | None = None


class PassTime(OfCase):
    """Do what is due in a case by now; nobody asks for it."""
