"""What can be asked of agencies and of the order of competences."""

from dataclasses import field
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from services.agencies.domain.contact import Contact
from services.agencies.domain.offer import Offer, Opening
from shared.domain.messages import Command

Capacity = Literal["has_capacity", "none", "waitlist", "assessment_needed"]
Reason = Literal["not_competent", "measure_in_force"]
Resolution = Literal["directory_corrected", "agency_informed", "no_fault_found"]


class RegisterAgency(Command):
    """Enter an institution into the directory.

    Its id follows from its code; `agency_id` may be left out, and must be that id if it is not.
    """

    agency_id: UUID | None = None
    code: str
    name: str
    kind: str
    languages: list[str] = field(default_factory=list)
    contact: Contact = Contact()
    at: datetime


class UpdateAgency(Command):
    """Correct what case managers need to reach an institution; what is left out stays."""

    agency_id: UUID
    kind: str | None = None
    languages: list[str] | None = None
    contact: Contact | None = None
    at: datetime


class RenameAgency(Command):
    """Give an institution another name from a day on; for days before it keeps the old one."""

    agency_id: UUID
    name: str
    valid_from: date
    at: datetime


class DeactivateAgency(Command):
    """Let an institution be none any more from a day on; its competences end the day before."""

    agency_id: UUID
    valid_from: date
    at: datetime


class MergeAgency(Command):
    """Let another institution, by its code, take an institution's place from a day on."""

    agency_id: UUID
    into: str
    valid_from: date
    at: datetime


class OfferService(Offer, Command):
    """Say that an institution offers a service, and everything about it; from today if no day."""

    agency_id: UUID
    service: str
    valid_from: date | None = None
    at: datetime


class ChangeOffer(Command):
    """Change some of what is said about an offer, from a day on; what is left out stays."""

    agency_id: UUID
    service: str
    valid_from: date | None = None
    name: str | None = None
    description: str | None = None
    languages: list[str] | None = None
    interpretation_services: str | None = None
    schedule: list[Opening] | None = None
    required_documents: list[str] | None = None
    eligibility: str | None = None
    wait_time: str | None = None
    service_area: list[str] | None = None
    cost: str | None = None
    accessibility: list[str] | None = None
    at: datetime


class WithdrawOffer(Command):
    """Say that an institution does not offer a service any more, from a day on."""

    agency_id: UUID
    service: str
    valid_from: date | None = None
    at: datetime


class DeclareCapacity(Command):
    """Say whether an institution can take on people for a service, and when again if not."""

    agency: str
    service: str
    capacity: Capacity
    expected_on: date | None = None
    at: datetime


class AssignJurisdiction(Command):
    """Make an institution competent for a service in a municipality.

    The last day counts; without one the competence lasts until it is ended. Several may be
    competent on the same day only where each of them shares.
    """

    service: str
    municipality: str
    agency: str
    valid_from: date
    valid_until: date | None = None
    shared: bool = False
    at: datetime


class EndJurisdiction(Command):
    """Let a competence end with the day `ends_on`; what was so before stays known."""

    service: str
    municipality: str
    agency: str
    ends_on: date
    at: datetime


class HandOverJurisdictions(Command):
    """Have the competences for a service follow: an institution is none any more from a day on."""

    service: str
    agency: str
    into: str | None
    valid_from: date


class SetSlaPolicy(Command):
    """Say how many days an answer may take, for a service, at one institution or at all of them.

    Working days, but for the refresh of a waiting list, which counts calendar days.
    """

    service: str
    agency: str | None = None
    valid_from: date
    acknowledge_days: int = 3
    decide_days: int = 10
    appointment_days: int = 20
    waitlist_refresh_days: int = 30
    outcome_days: int = 10
    at: datetime


class SetClosingDays(Command):
    """Say on which working days an institution, or everything in a municipality, is closed.

    These days and no others: what was said before is replaced.
    """

    agency: str | None = None
    municipality: str | None = None
    days: list[date]
    at: datetime


class RaiseDataQualityTask(Command):
    """Note that the directory should be looked at: somebody found it wrong, or it must change."""

    task_id: UUID
    reason: Reason
    service: str
    municipality: str
    agency: str | None
    due_on: date | None
    at: datetime


class ResolveDataQualityTask(Command):
    """Say what became of a doubt about the directory."""

    task_id: UUID
    resolution: Resolution
    at: datetime
