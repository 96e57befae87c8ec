"""What questions to the directory look like."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Competent:
    """Who is competent for which service, where and when."""

    service: str
    municipality: str
    on: date


@dataclass(frozen=True, kw_only=True)
class OfService:
    """Which service."""

    service: str
