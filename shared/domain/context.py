"""Who asks, for whom, when and why: what every command and every event carries along."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.domain.late_recording import LateReason


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The person or program that acts, the role it acts in, and its institution."""

    user: str
    role: str
    institution: str


@dataclass(frozen=True, kw_only=True)
class Context:
    """The circumstances of one command.

    `tenant` is the controller of the data; `expected_version` the version the asker has seen;
    `fingerprint` tells a repeated request from another one under the same `command_id`. What is
    recorded later than it happened has `occurred_at` and, where that is late, a `late_reason`.
    """

    command_id: UUID
    tenant: str
    actor: Actor
    correlation_id: UUID
    causation_id: UUID | None = None
    occurred_at: datetime | None = None
    late_reason: LateReason | None = None
    legal_basis: str | None = None
    purpose: str | None = None
    expected_version: int | None = None
    fingerprint: str = ""
    traceparent: str | None = None
