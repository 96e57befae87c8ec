from datetime import UTC, datetime
from uuid import UUID

from services.steering.domain import commands as ask
from services.steering.domain.district import district_of
from services.steering.domain.obstacle import OBSTACLE
from services.steering.foreign_events import (
    AgendaItem,
    DecisionIssued,
    MotionRejected,
    ProjectGroupFormed,
    ProposalSubmitted,
    SittingConvened,
    StructuralFindingReported,
)
from services.steering.reactions import (
    obstacle_of,
    when_decision_issued,
    when_motion_rejected,
    when_project_group_formed,
    when_proposal_submitted,
    when_sitting_convened,
    when_structural_finding_reported,
)
from shared.testing.specification import given

OBSTACLE_ID, OTHER, GROUP, PROPOSAL, SITTING = (UUID(int=number) for number in range(1, 6))
AT = datetime(2025, 6, 1, 8, tzinfo=UTC)

finding = StructuralFindingReported(
    finding_id=UUID(int=7), kind="long_wait", service="integration_course", municipality="05974052"
)


def test_a_finding_becomes_an_obstacle():
    (report,) = when_structural_finding_reported(finding, AT)
    assert report == ask.ReportObstacle(
        obstacle_id=obstacle_of(finding.finding_id),
        kind="long_wait",
        service="integration_course",
        municipality="05974052",
        source="case_manager",
        at=AT,
    )


def test_a_finding_becomes_one_obstacle_however_often_it_is_told():
    (report,) = when_structural_finding_reported(finding, AT)
    reported = OBSTACLE.decide(OBSTACLE.initial, report)
    given(OBSTACLE, *reported).when(report).nothing_new()


def test_two_findings_are_two_obstacles():
    assert obstacle_of(UUID(int=7)) != obstacle_of(UUID(int=8))


def test_an_obstacle_follows_its_group():
    fact = ProjectGroupFormed(group_id=GROUP, obstacle_id=OBSTACLE_ID)
    expected = ask.AssignObstacle(obstacle_id=OBSTACLE_ID, group_id=GROUP)
    assert when_project_group_formed(fact) == [expected]


def test_an_obstacle_follows_a_proposal():
    fact = ProposalSubmitted(proposal_id=PROPOSAL, obstacle_id=OBSTACLE_ID)
    expected = ask.AttachProposal(obstacle_id=OBSTACLE_ID, proposal_id=PROPOSAL)
    assert when_proposal_submitted(fact) == [expected]


def test_every_obstacle_on_the_agenda_follows():
    agenda = [
        AgendaItem(proposal_id=PROPOSAL, obstacle_id=OBSTACLE_ID),
        AgendaItem(proposal_id=GROUP, obstacle_id=OTHER),
    ]
    placed = when_sitting_convened(SittingConvened(sitting_id=SITTING, agenda=agenda))
    assert placed == [
        ask.PlaceOnAgenda(obstacle_id=OBSTACLE_ID, sitting_id=SITTING, proposal_id=PROPOSAL),
        ask.PlaceOnAgenda(obstacle_id=OTHER, sitting_id=SITTING, proposal_id=GROUP),
    ]


def test_an_obstacle_follows_the_decision():
    fact = DecisionIssued(obstacle_id=OBSTACLE_ID, proposal_id=PROPOSAL, reference="D-2025-03")
    expected = ask.DecideObstacle(
        obstacle_id=OBSTACLE_ID, proposal_id=PROPOSAL, reference="D-2025-03"
    )
    assert when_decision_issued(fact) == [expected]


def test_a_rejection_gives_the_obstacle_back():
    fact = MotionRejected(obstacle_id=OBSTACLE_ID, proposal_id=PROPOSAL)
    expected = ask.ReturnObstacle(obstacle_id=OBSTACLE_ID, proposal_id=PROPOSAL)
    assert when_motion_rejected(fact) == [expected]


def test_steering_is_the_business_of_the_district():
    assert district_of("05974052") == "05974000"
    assert district_of("05974000") == "05974000"
    assert district_of("05911000") == "05911000"
    assert district_of("") == ""
