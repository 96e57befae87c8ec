"""What questions about clients and consents look like."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class OneClient:
    """Which client."""

    client_id: UUID


@dataclass(frozen=True, kw_only=True)
class Disclosure:
    """Which data of a client, for whom, and what for."""

    client_id: UUID
    data_classes: list[str]
    purpose: str
    recipient: str
