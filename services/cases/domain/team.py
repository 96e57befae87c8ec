"""Who is accountable for a case, and who stands in: always a person, always of the owner's team."""

from datetime import timedelta
from typing import Final

from services.cases.domain.errors import (
    CoverInThePast,
    CoverUpsideDown,
    DeputyIsManager,
    NoCoverArranged,
    NotAPerson,
    NotATeamLead,
    NotOfTheTeam,
)
from services.cases.domain.progress import Case, tell
from services.cases.domain.team_commands import (
    ArrangeCover,
    AssignManager,
    EndCover,
    OfTeam,
    ReportManagerAbsent,
)
from services.cases.domain.team_events import (
    CaseManagerAssigned,
    CoverArranged,
    CoverEnded,
    ManagerReportedAbsent,
)
from shared.domain.messages import Event
from shared.domain.working_days import day_of

LEADS: Final = frozenset({"team_lead", "coordination"})
PROGRAMS: Final = frozenset({"", "system"})
A_DAY: Final = timedelta(days=1)


def assign_manager(case: Case, command: AssignManager) -> list[Event]:
    """Make one person accountable, in place of whoever was before."""
    assigned = tell(case, CaseManagerAssigned, command, manager=command.manager)
    require_team(command)
    if command.role not in LEADS:
        raise NotATeamLead
    require_person(command.manager, command.owner)
    return [] if case.manager == command.manager else [assigned]


def report_manager_absent(case: Case, command: ReportManagerAbsent) -> list[Event]:
    """Tell once that somebody has to stand in."""
    absent = tell(
        case,
        ManagerReportedAbsent,
        command,
        manager=case.manager,
        absent_from=command.absent_from,
    )
    require_team(command)
    return [] if case.absent_from == command.absent_from else [absent]


def arrange_cover(case: Case, command: ArrangeCover) -> list[Event]:
    """Have somebody stand in for the manager."""
    arranged = tell(
        case,
        CoverArranged,
        command,
        manager=case.manager,
        deputy=command.deputy,
        first_day=command.first_day,
        last_day=command.last_day,
        reason_code=command.reason_code,
    )
    require_team(command)
    require_person(command.deputy, command.owner)
    if command.deputy == case.manager:
        raise DeputyIsManager(fields={"deputy": ["Name somebody else than the manager."]})
    require_days(command)
    return [arranged]


def end_cover(case: Case, command: EndCover) -> list[Event]:
    """Have the manager take over again."""
    deputy = case.cover.deputy if case.cover else None
    ended = tell(case, CoverEnded, command, deputy=deputy)
    require_team(command)
    if case.cover is None or case.cover.last_day < day_of(command.at):
        raise NoCoverArranged
    return [ended]


def require_team(command: OfTeam) -> None:
    """Raise `NotOfTheTeam` unless one asks for the owner; coordination asks for its district."""
    if command.institution != command.owner and command.role != "coordination":
        raise NotOfTheTeam(owner=command.owner)


def require_person(name: str, owner: str = "") -> None:
    """Raise `NotAPerson` for a program or an institution."""
    if name.strip() in PROGRAMS | {owner}:
        raise NotAPerson


def require_days(command: ArrangeCover) -> None:
    """Raise a refusal unless a cover ends after it begins, and begins soon enough to help."""
    if command.last_day < command.first_day:
        raise CoverUpsideDown(fields={"last_day": ["It lies before first_day."]})
    today = day_of(command.at)
    earliest = today - A_DAY if command.reason_code == "sick_leave" else today
    if command.first_day < earliest:
        raise CoverInThePast(fields={"first_day": [f"It lies before {earliest}."]})
