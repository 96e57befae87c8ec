from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.steering.domain import commands as ask
from services.steering.domain import obstacle_events as told
from services.steering.domain.errors import OnlyCodes
from services.steering.domain.obstacle import OBSTACLE, OUTCOMES, TRANSITIONS, Obstacle, step_of
from shared.domain.errors import AlreadyExists, IllegalTransition
from shared.testing.specification import given

ID, GROUP, PROPOSAL, SITTING = (UUID(int=number) for number in range(1, 5))
AT = datetime(2025, 6, 1, 8, tzinfo=UTC)

report = ask.ReportObstacle(
    obstacle_id=ID,
    kind="long_wait",
    service="integration_course",
    municipality="05974052",
    source="case_manager",
    at=AT,
)
reported = told.ObstacleReported(
    obstacle_id=ID,
    kind="long_wait",
    service="integration_course",
    municipality="05974052",
    source="case_manager",
)
taken_up = told.ObstacleTakenUp(obstacle_id=ID)
confirmed = told.ObstacleConfirmed(obstacle_id=ID)
dismissed = told.ObstacleDismissed(obstacle_id=ID, reason_code="single_case")
assigned = told.ObstacleAssigned(obstacle_id=ID, group_id=GROUP)
analysed = told.ObstacleAnalysed(obstacle_id=ID, cause="separate_waiting_lists")
attached = told.ProposalAttached(obstacle_id=ID, proposal_id=PROPOSAL)
placed = told.ObstaclePlacedOnAgenda(obstacle_id=ID, sitting_id=SITTING, proposal_id=PROPOSAL)
decided = told.ObstacleDecided(obstacle_id=ID, proposal_id=PROPOSAL, reference="D-2025-03")
returned = told.ObstacleReturned(obstacle_id=ID, proposal_id=PROPOSAL)
measure = told.MeasureTaken(
    obstacle_id=ID,
    service="integration_course",
    municipality="05974052",
    in_force_on=date(2025, 8, 1),
)
resolved = told.ObstacleResolved(obstacle_id=ID, measured=61)
persisted = told.ObstaclePersisted(obstacle_id=ID, measured=97)

take_up = ask.TakeUpObstacle(obstacle_id=ID, at=AT)
confirm = ask.ConfirmObstacle(obstacle_id=ID, at=AT)
dismiss = ask.DismissObstacle(obstacle_id=ID, reason_code="single_case", at=AT)
assign = ask.AssignObstacle(obstacle_id=ID, group_id=GROUP)
analyse = ask.AnalyseObstacle(obstacle_id=ID, cause="separate_waiting_lists", at=AT)
attach = ask.AttachProposal(obstacle_id=ID, proposal_id=PROPOSAL)
place = ask.PlaceOnAgenda(obstacle_id=ID, sitting_id=SITTING, proposal_id=PROPOSAL)
decide = ask.DecideObstacle(obstacle_id=ID, proposal_id=PROPOSAL, reference="D-2025-03")
return_ = ask.ReturnObstacle(obstacle_id=ID, proposal_id=PROPOSAL)
take_measure = ask.TakeMeasure(obstacle_id=ID, in_force_on=date(2025, 8, 1), at=AT)
conclude = ask.ConcludeObstacle(obstacle_id=ID, outcome="resolved", measured=61, at=AT)

the_whole_way = (reported, taken_up, confirmed, assigned, analysed, attached, placed, decided)


def test_an_obstacle_is_reported():
    given(OBSTACLE).when(report).then(reported)


def test_a_code_may_name_a_level():
    levelled = replace(report, service="integration_course_b1")
    expected = replace(reported, service="integration_course_b1")
    given(OBSTACLE).when(levelled).then(expected)


def test_the_same_report_twice_says_nothing_new_however_far_the_obstacle_is():
    given(OBSTACLE, *the_whole_way).when(report).nothing_new()


def test_another_report_under_the_same_id_is_refused():
    other = replace(report, municipality="05974028")
    given(OBSTACLE, reported).when(other).refuses(AlreadyExists)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "Yusuf Rahmani waits since January"),
        ("kind", ""),
        ("kind", "wait_" * 20 + "long"),
        ("service", "0192f0c1-77aa-7bbb-8ccc-0123456789ab"),
        ("service", "integration_course_1988"),
        ("source", "yusuf@example.org"),
        ("municipality", "Werl"),
        ("municipality", "059740520"),
    ],
)
def test_a_report_takes_nothing_but_codes(field, value):
    mentioning = replace(report, **{field: value})
    given(OBSTACLE).when(mentioning).refuses(OnlyCodes, fields=[field])


@pytest.mark.parametrize(
    ("history", "command", "event"),
    [
        ((reported,), take_up, taken_up),
        ((reported,), confirm, confirmed),
        ((reported, taken_up), confirm, confirmed),
        ((reported, taken_up), dismiss, dismissed),
        (the_whole_way[:3], assign, assigned),
        (the_whole_way[:4], analyse, analysed),
        (the_whole_way[:4], attach, attached),
        (the_whole_way[:5], attach, attached),
        (the_whole_way[:6], place, placed),
        (the_whole_way[:7], decide, decided),
        (the_whole_way[:7], return_, returned),
        (the_whole_way, take_measure, measure),
        ((*the_whole_way, measure), conclude, resolved),
        ((*the_whole_way, measure, persisted), take_up, taken_up),
    ],
)
def test_an_obstacle_goes_on_step_by_step(history, command, event):
    given(OBSTACLE, *history).when(command).then(event)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_what_has_become_of_an_obstacle_is_told_with_what_was_measured(outcome):
    concluding = replace(conclude, outcome=outcome)
    expected = OUTCOMES[outcome](obstacle_id=ID, measured=61)
    given(OBSTACLE, *the_whole_way, measure).when(concluding).then(expected)


@pytest.mark.parametrize(
    ("history", "command"),
    [
        ((reported, confirmed), confirm),
        ((reported, dismissed), dismiss),
        ((*the_whole_way, measure), take_measure),
        ((*the_whole_way, measure, resolved), conclude),
        (the_whole_way[:7], place),
    ],
)
def test_asking_again_for_what_was_told_last_says_nothing_new(history, command):
    given(OBSTACLE, *history).when(command).nothing_new()


def test_a_measure_in_force_is_not_moved_to_another_day():
    later = replace(take_measure, in_force_on=date(2025, 9, 1))
    refusing = given(OBSTACLE, *the_whole_way, measure).when(later)
    refusing.refuses(IllegalTransition, state="being_resolved")


def test_a_refused_step_tells_which_steps_are_possible():
    refusing = given(OBSTACLE, reported, taken_up).when(take_measure)
    refusing.refuses(
        IllegalTransition,
        state="under_review",
        possible=["obstacle_confirmed", "obstacle_dismissed"],
    )


def test_nothing_is_done_about_an_obstacle_that_nobody_reported():
    refusing = given(OBSTACLE).when(take_measure)
    refusing.refuses(IllegalTransition, state="unreported", possible=["obstacle_reported"])


def test_a_reason_and_a_cause_are_codes():
    talkative = replace(dismiss, reason_code="it was only Mr R.")
    given(OBSTACLE, reported).when(talkative).refuses(OnlyCodes, fields=["reason_code"])
    talkative = replace(analyse, cause="Ms K. never answers")
    given(OBSTACLE, reported).when(talkative).refuses(OnlyCodes, fields=["cause"])


@pytest.mark.parametrize("command", [assign, attach, place, decide, return_])
def test_an_obstacle_that_has_moved_on_does_not_follow(command):
    given(OBSTACLE, reported, dismissed).when(command).nothing_new()


def test_a_proposal_that_fails_in_the_sitting_does_not_hide_the_other_that_is_carried():
    given(OBSTACLE, *the_whole_way[:7], returned).when(decide).then(decided)


def test_an_item_may_be_placed_on_the_agenda_of_the_next_sitting():
    again = replace(place, sitting_id=UUID(int=9))
    expected = replace(placed, sitting_id=UUID(int=9))
    given(OBSTACLE, *the_whole_way[:7]).when(again).then(expected)


def test_every_step_of_the_table_is_an_event_and_leads_to_a_state_of_the_table():
    declared = {
        step_of(kind)
        for kind in vars(told).values()
        if isinstance(kind, type) and getattr(kind, "type", "").startswith("steering.")
    }
    steps = {step for steps in TRANSITIONS.values() for step in steps}
    states = {state for steps in TRANSITIONS.values() for state in steps.values()}
    assert steps == declared
    assert states | {"unreported"} == set(TRANSITIONS)


def test_what_has_happened_is_never_refused():
    assert OBSTACLE.evolve(Obstacle(state="resolved"), confirmed).state == "resolved"
