from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.steering.domain.commands import (
    ConstituteCommittee,
    FormProjectGroup,
    SubmitProposal,
)
from services.steering.domain.committee import COMMITTEE
from services.steering.domain.errors import (
    NobodyInGroup,
    NobodyVotes,
    ObstacleNotConfirmed,
    OnlyCodes,
    PersonMentioned,
    SeatTwice,
    UnknownGroup,
)
from services.steering.domain.events import (
    CommitteeConstituted,
    ProjectGroupFormed,
    ProposalSubmitted,
    Seat,
)
from services.steering.domain.obstacle_events import ObstacleConfirmed
from services.steering.domain.project_group import PROJECT_GROUP
from services.steering.domain.proposal import PROPOSAL
from shared.domain.errors import AlreadyExists
from shared.testing.specification import given

OBSTACLE_ID, GROUP_ID, PROPOSAL_ID, COMMITTEE_ID = (UUID(int=number) for number in range(1, 5))
AT = datetime(2025, 6, 2, 8, tzinfo=UTC)

form = FormProjectGroup(
    group_id=GROUP_ID,
    obstacle_id=OBSTACLE_ID,
    name="Sprachkurszugang",
    members=["VHS", "BAMF-RK", "JC"],
    at=AT,
    obstacle_state="confirmed",
)
formed = ProjectGroupFormed(
    group_id=GROUP_ID,
    obstacle_id=OBSTACLE_ID,
    name="Sprachkurszugang",
    members=["VHS", "BAMF-RK", "JC"],
)
submit = SubmitProposal(
    proposal_id=PROPOSAL_ID,
    group_id=GROUP_ID,
    obstacle_id=OBSTACLE_ID,
    title="One waiting list for the whole district, seats exchanged every week",
    target_metric="median_days_to_start",
    target_value=60,
    evaluate_on=date(2026, 2, 28),
    at=AT,
    group_works_on=OBSTACLE_ID,
)
submitted = ProposalSubmitted(
    proposal_id=PROPOSAL_ID,
    group_id=GROUP_ID,
    obstacle_id=OBSTACLE_ID,
    title="One waiting list for the whole district, seats exchanged every week",
    target_metric="median_days_to_start",
    target_value=60,
    evaluate_on=date(2026, 2, 28),
)
werl = Seat(seat="Stadt Werl", institution="GEM-WERL", voting=True)
centre = Seat(seat="Kommunales Integrationszentrum", institution="KI", voting=False)
constitute = ConstituteCommittee(
    committee_id=COMMITTEE_ID, name="Lenkungskreis", seats=[werl, centre], at=AT
)
constituted = CommitteeConstituted(
    committee_id=COMMITTEE_ID, name="Lenkungskreis", seats=[werl, centre]
)


def test_a_group_is_formed_for_a_confirmed_obstacle():
    given(PROJECT_GROUP).when(form).then(formed)


@pytest.mark.parametrize("state", [None, "signalled", "assigned", "dismissed"])
def test_no_group_is_formed_for_what_is_not_confirmed_or_has_one(state):
    hasty = replace(form, obstacle_state=state)
    given(PROJECT_GROUP).when(hasty).refuses(ObstacleNotConfirmed, state=state)


@pytest.mark.parametrize("members", [[], ["JC", "VHS", "JC"]])
def test_a_group_consists_of_institutions_named_once(members):
    given(PROJECT_GROUP).when(replace(form, members=members)).refuses(NobodyInGroup)


def test_members_of_a_group_are_institutions_and_not_people():
    private = replace(form, members=["JC", "Ms Schmidt of the VHS"])
    given(PROJECT_GROUP).when(private).refuses(OnlyCodes, fields=["members"])


def test_a_group_is_formed_once():
    given(PROJECT_GROUP, formed).when(form).refuses(AlreadyExists)


def test_the_group_of_the_obstacle_submits_a_proposal():
    given(PROPOSAL).when(submit).then(submitted)


@pytest.mark.parametrize("works_on", [None, UUID(int=77)])
def test_only_the_group_of_the_obstacle_proposes_something_about_it(works_on):
    given(PROPOSAL).when(replace(submit, group_works_on=works_on)).refuses(UnknownGroup)


def test_a_proposal_is_submitted_once():
    given(PROPOSAL, submitted).when(submit).refuses(AlreadyExists)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "   ",
        "Course for 0192f0c1-77aa-7bbb-8ccc-0123456789ab",
        "Write to yusuf@example.org",
        "Call 02921 30 24 50",
        "See file 200112345678",
    ],
)
def test_a_title_leads_to_no_person(title):
    given(PROPOSAL).when(replace(submit, title=title)).refuses(PersonMentioned, fields=["title"])


def test_a_year_or_a_day_in_a_title_leads_to_nobody():
    dated = "Places for the school year 2025/2026, from 2025-08-01"
    expected = replace(submitted, title=dated)
    given(PROPOSAL).when(replace(submit, title=dated)).then(expected)


def test_a_target_is_measured_by_a_known_metric():
    vague = replace(submit, target_metric="everybody is happier")
    given(PROPOSAL).when(vague).refuses(OnlyCodes, fields=["target_metric"])


def test_a_committee_is_constituted_with_its_seats():
    given(COMMITTEE).when(constitute).then(constituted)


def test_a_committee_is_constituted_once():
    given(COMMITTEE, constituted).when(constitute).refuses(AlreadyExists)


def test_each_seat_is_named_once():
    twice = replace(constitute, seats=[werl, centre, werl])
    given(COMMITTEE).when(twice).refuses(SeatTwice, seats=["Stadt Werl"])


@pytest.mark.parametrize("seats", [[], [centre]])
def test_somebody_votes_in_a_committee(seats):
    given(COMMITTEE).when(replace(constitute, seats=seats)).refuses(NobodyVotes)


def test_a_seat_is_held_by_an_institution():
    private = replace(constitute, seats=[replace(werl, institution="the mayor herself")])
    given(COMMITTEE).when(private).refuses(OnlyCodes, fields=["institution"])


@pytest.mark.parametrize("aggregate", [PROJECT_GROUP, PROPOSAL, COMMITTEE])
def test_what_is_not_theirs_changes_nothing(aggregate):
    foreign = ObstacleConfirmed(obstacle_id=OBSTACLE_ID)
    assert aggregate.evolve(aggregate.initial, foreign) == aggregate.initial
