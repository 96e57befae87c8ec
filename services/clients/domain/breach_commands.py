"""What can be asked when data may have been seen by somebody who must not see them."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from shared.domain.messages import Command

BreachDecision = Literal["notify", "no_risk"]


class OpenBreachAssessment(Command):
    """Begin to assess what an entry in a wrong file has led to; the authority's clock runs."""

    breach_id: UUID
    entry_id: UUID
    client_id: UUID
    at: datetime


class DocumentBreach(Command):
    """Write down what happened, whom it concerns, and what was done (Art. 33(5) GDPR)."""

    breach_id: UUID
    findings: str
    measures: str
    persons_concerned: int
    at: datetime


class CloseBreach(Command):
    """Decide whether the authority is notified, and say why."""

    breach_id: UUID
    decision: BreachDecision
    reason: str
    at: datetime


class ReviewBreach(Command):
    """Do what the passing of time asks for: say that the 72 hours are over."""

    breach_id: UUID
    at: datetime
