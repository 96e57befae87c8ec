"""Who is accountable for a case, and who stands in."""

from datetime import date
from typing import Literal

from services.cases.domain.phase_commands import OfCase

CoverReason = Literal["sick_leave", "holiday", "training", "parental_leave", "other"]


class OfTeam(OfCase):
    """Any decision on who works on a case; the door adds in which role and for whom one asks."""

    role: str
    institution: str
    owner: str


class AssignManager(OfTeam):
    """Make one person of the team accountable for the case; a team lead does so."""

    manager: str


class ReportManagerAbsent(OfTeam):
    """Tell that the manager cannot work from a day on, so that somebody arranges cover."""

    absent_from: date


class ArrangeCover(OfTeam):
    """Have somebody stand in for the manager from one day to another."""

    deputy: str
    first_day: date
    last_day: date
    reason_code: CoverReason


class EndCover(OfTeam):
    """Have the manager take over again before the last day of the cover."""
