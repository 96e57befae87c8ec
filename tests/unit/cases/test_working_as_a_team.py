"""One person is accountable; somebody stands in when that person cannot; both are people."""

from datetime import timedelta
from typing import Any

import pytest

from services.cases.domain.case import CASE
from services.cases.domain.commands import (
    ArrangeCover,
    AssignManager,
    EndCover,
    ReportManagerAbsent,
)
from services.cases.domain.errors import (
    CoverInThePast,
    CoverUpsideDown,
    DeputyIsManager,
    NoCoverArranged,
    NotAPerson,
    NotATeamLead,
    NotOfTheTeam,
)
from services.cases.domain.team_events import (
    CaseManagerAssigned,
    CoverArranged,
    CoverEnded,
    ManagerReportedAbsent,
)
from shared.domain.messages import Command, Event
from shared.testing.specification import Given, given
from tests.unit.cases.examples import DISTRICT, HISTORIES, NOON, TODAY, WERL, ask, told

A_DAY = timedelta(days=1)
COVERED = told(CoverArranged)


def begun(*events: Event) -> Given:
    return given(CASE, *HISTORIES["linking"], *events)


def test_a_team_lead_makes_one_person_accountable() -> None:
    assigned = told(CaseManagerAssigned, manager="e.neu")

    begun().when(ask(AssignManager, manager="e.neu")).then(assigned)
    begun(assigned).when(ask(AssignManager, manager="e.neu")).nothing_new()
    assert CASE.replay([*HISTORIES["linking"], assigned]).manager == "e.neu"


def test_whoever_else_is_refused() -> None:
    begun().when(ask(AssignManager, role="case_manager")).refuses(NotATeamLead)


@pytest.mark.parametrize("command", [AssignManager, ReportManagerAbsent, ArrangeCover])
def test_only_the_owners_team_decides_who_works(command: type[Command]) -> None:
    begun().when(ask(command, institution="05974040")).refuses(NotOfTheTeam, owner=WERL)


def test_the_coordination_decides_for_the_cases_of_its_district() -> None:
    asked = {"role": "coordination", "institution": "KI", "owner": DISTRICT, "manager": "k.ina"}

    begun().when(ask(AssignManager, **asked)).then(told(CaseManagerAssigned, manager="k.ina"))


@pytest.mark.parametrize("name", ["", "system", WERL])
def test_a_program_or_an_office_is_nobody(name: str) -> None:
    begun().when(ask(AssignManager, manager=name)).refuses(NotAPerson)
    begun().when(ask(ArrangeCover, deputy=name)).refuses(NotAPerson)


def test_an_absence_is_told_once() -> None:
    absent = told(ManagerReportedAbsent)

    begun().when(ask(ReportManagerAbsent)).then(absent)
    begun(absent).when(ask(ReportManagerAbsent)).nothing_new()
    begun(absent, COVERED).when(ask(ReportManagerAbsent)).then(absent)


@pytest.mark.parametrize(
    ("reason", "first_day"),
    [("holiday", TODAY), ("sick_leave", TODAY), ("sick_leave", TODAY - A_DAY)],
)
def test_somebody_stands_in_from_today_on_or_for_the_sick_from_yesterday(
    reason: str, first_day: Any
) -> None:
    changed = {"reason_code": reason, "first_day": first_day}

    begun().when(ask(ArrangeCover, **changed)).then(told(CoverArranged, **changed))


@pytest.mark.parametrize(
    ("reason", "first_day"), [("holiday", TODAY - A_DAY), ("sick_leave", TODAY - 2 * A_DAY)]
)
def test_nobody_stood_in_before_it_was_arranged(reason: str, first_day: Any) -> None:
    begun().when(ask(ArrangeCover, reason_code=reason, first_day=first_day)).refuses(CoverInThePast)


def test_a_cover_ends_after_it_begins() -> None:
    begun().when(ask(ArrangeCover, last_day=TODAY)).refuses(CoverUpsideDown)


def test_nobody_stands_in_for_themselves() -> None:
    begun().when(ask(ArrangeCover, deputy="c.berger")).refuses(DeputyIsManager)


def test_the_manager_takes_over_again() -> None:
    begun(COVERED).when(ask(EndCover)).then(told(CoverEnded))


@pytest.mark.parametrize(
    "history", [[], [COVERED, told(CoverEnded)], [COVERED, told(CaseManagerAssigned)]]
)
def test_only_a_cover_that_there_is_can_end(history: list[Event]) -> None:
    begun(*history).when(ask(EndCover)).refuses(NoCoverArranged)


def test_a_cover_that_is_over_has_ended_by_itself() -> None:
    begun(COVERED).when(ask(EndCover, at=NOON + 30 * A_DAY)).refuses(NoCoverArranged)
