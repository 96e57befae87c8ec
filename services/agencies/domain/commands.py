"""What can be asked of agencies and of the order of competences."""

from datetime import date, datetime
from uuid import UUID

from shared.domain.messages import Command


class RegisterAgency(Command):
    """Enter an institution into the directory.

    Its id follows from its code; `agency_id` may be left out, and must be that id if it is not.
    """

    agency_id: UUID | None = None
    code: str
    name: str
    kind: str
    at: datetime


class OfferService(Command):
    """Say that an institution offers a service, and in which languages."""

    agency_id: UUID
    service: str
    languages: list[str]
    at: datetime


class AssignJurisdiction(Command):
    """Make an institution competent for a service in a municipality.

    The last day counts; without one the competence lasts until it is ended.
    """

    service: str
    municipality: str
    agency: str
    valid_from: date
    valid_until: date | None = None
    at: datetime


class EndJurisdiction(Command):
    """Let a competence end with the day `ends_on`; what was so before stays known."""

    service: str
    municipality: str
    agency: str
    ends_on: date
    at: datetime
