"""What has happened to a consent; stored for ever.

Others learn only `marks`: one for each recipient and class of data, which nobody can read who does
not already know both. What the consent says is sealed.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeVar
from uuid import UUID

from services.clients.domain.consent_commands import (
    ConsentForm,
    Direction,
    GivenBy,
    LapseCause,
    ReconfirmationCause,
)
from shared.domain.messages import Event, event
from shared.domain.personal import Sealed

T = TypeVar("T")
Said = Annotated[T, Sealed(category="consent")]


@dataclass(frozen=True, kw_only=True)
class ConsentEvent(Event):
    """Which consent, and whose."""

    consent_id: UUID
    client_id: UUID


@event("clients.consent_granted", subject="client_id")
class ConsentGranted(ConsentEvent):
    """A client allowed the recipients to learn these classes of data for one purpose."""

    marks: list[str]
    valid_from: date
    valid_until: date
    given_by: Said[GivenBy]
    guardian_id: Said[UUID | None]
    custodian: Said[str | None]
    insight: Said[str | None]
    view: Said[str | None]
    purpose: Said[str]
    recipients: Said[list[str]]
    direction: Said[Direction]
    data_classes: Said[list[str]]
    explicit_classes: Said[list[str]]
    text_version: Said[str]
    language: Said[str]
    mediator: Said[str | None]
    form: Said[ConsentForm]
    witness: Said[str | None]
    consequences_explained: Said[bool]
    evidence_file: Said[str | None]
    of_age_on: Said[date | None]


@event("clients.consent_refused", subject="client_id")
class ConsentRefused(ConsentEvent):
    """A client was asked and did not consent."""

    purpose: Said[str]
    recipients: Said[list[str]]
    data_classes: Said[list[str]]
    text_version: Said[str]
    language: Said[str]
    mediator: Said[str | None]


@event("clients.consent_narrowed", subject="client_id")
class ConsentNarrowed(ConsentEvent):
    """A client took a part of a consent back; the marks are those of the part that stays."""

    marks: list[str]
    recipients: Said[list[str]]
    data_classes: Said[list[str]]


@event("clients.consent_withdrawn")
class ConsentWithdrawn(ConsentEvent):
    """A client took a consent back; what was done until then stays lawful."""


@event("clients.consent_expiry_approaching")
class ConsentExpiryApproaching(ConsentEvent):
    """A consent ends within a month."""

    valid_until: date


@event("clients.consent_expired")
class ConsentExpired(ConsentEvent):
    """A consent has ended by itself: its last day is over, or its occasion."""

    cause: LapseCause


@event("clients.consent_reconfirmation_due", subject="client_id")
class ConsentReconfirmationDue(ConsentEvent):
    """Whoever consented for the client has no longer a say; the client, or who has, is asked."""

    cause: Said[ReconfirmationCause]


@event("clients.consent_coming_of_age_moved", subject="client_id")
class ConsentComingOfAgeMoved(ConsentEvent):
    """The client of whom a guardian spoke grows up on another day than was thought."""

    of_age_on: Said[date | None]


@event("clients.consent_reconfirmed", subject="client_id")
class ConsentReconfirmed(ConsentEvent):
    """A consent that somebody else had given goes on."""

    given_by: Said[GivenBy]
    guardian_id: Said[UUID | None]
    of_age_on: Said[date | None]
