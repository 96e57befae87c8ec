from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.steering.domain import commands as ask
from services.steering.domain import errors
from services.steering.domain import sitting_events as told
from services.steering.domain.obstacle_events import ObstacleConfirmed
from services.steering.domain.sitting import SITTING
from shared.domain.errors import AlreadyExists, IllegalTransition
from shared.testing.specification import given

ID, COMMITTEE, MOTION, PROPOSAL, OBSTACLE, OTHER = (UUID(int=number) for number in range(1, 7))
AT = datetime(2025, 6, 26, 9, tzinfo=UTC)
SEATS = [f"seat-{number}" for number in range(1, 22)]

convene = ask.ConveneSitting(
    sitting_id=ID,
    committee_id=COMMITTEE,
    held_on=date(2025, 6, 26),
    agenda=[PROPOSAL],
    at=AT,
    voting_seats=SEATS,
    advisory_seats=["adviser"],
    undecided=[
        told.AgendaItem(proposal_id=OTHER, obstacle_id=OBSTACLE),
        told.AgendaItem(proposal_id=PROPOSAL, obstacle_id=OBSTACLE),
    ],
)
convened = told.SittingConvened(
    sitting_id=ID,
    committee_id=COMMITTEE,
    held_on=date(2025, 6, 26),
    agenda=[told.AgendaItem(proposal_id=PROPOSAL, obstacle_id=OBSTACLE)],
    voting_seats=SEATS,
    advisory_seats=["adviser"],
)
opened = told.SittingOpened(sitting_id=ID)
closed = told.SittingClosed(sitting_id=ID)
open_it = ask.OpenSitting(sitting_id=ID, at=AT)
close_it = ask.CloseSitting(sitting_id=ID, at=AT)
put = ask.PutMotion(sitting_id=ID, motion_id=MOTION, proposal_id=PROPOSAL, at=AT, decided=False)
was_put = told.MotionPut(
    sitting_id=ID, motion_id=MOTION, proposal_id=PROPOSAL, present=12, needed=11
)
close_vote = ask.CloseVote(
    sitting_id=ID,
    motion_id=MOTION,
    reference="D-2025-03",
    responsible="KI",
    due_on=date(2025, 8, 1),
    evaluate_on=date(2026, 2, 28),
    at=AT,
    reference_taken=False,
    decided=False,
)
decided = told.DecisionIssued(
    sitting_id=ID,
    motion_id=MOTION,
    proposal_id=PROPOSAL,
    obstacle_id=OBSTACLE,
    reference="D-2025-03",
    responsible="KI",
    due_on=date(2025, 8, 1),
    evaluate_on=date(2026, 2, 28),
)


def come(seat):
    return told.AttendanceRecorded(sitting_id=ID, seat=seat, present=True)


def note(seat, *, present=True):
    return ask.RecordAttendance(sitting_id=ID, seat=seat, present=present, at=AT)


def vote(seat, choice="yes"):
    return ask.CastVote(sitting_id=ID, motion_id=MOTION, seat=seat, vote=choice, at=AT)


def voted(seat, choice="yes"):
    return told.VoteCast(sitting_id=ID, motion_id=MOTION, seat=seat, vote=choice)


def counted(result, yes, no, abstentions):
    return result(
        sitting_id=ID,
        motion_id=MOTION,
        proposal_id=PROPOSAL,
        obstacle_id=OBSTACLE,
        yes=yes,
        no=no,
        abstentions=abstentions,
    )


def attended_by(seats):
    return (convened, opened, *map(come, seats))


under_way = (*attended_by([*SEATS[:12], "adviser"]), was_put)
nine_two_one = (
    *(voted(seat) for seat in SEATS[:9]),
    *(voted(seat, "no") for seat in SEATS[9:11]),
    voted(SEATS[11], "abstain"),
)


def test_a_sitting_is_convened_with_the_seats_of_its_committee():
    given(SITTING).when(convene).then(convened)


def test_a_proposal_named_twice_is_one_item():
    given(SITTING).when(replace(convene, agenda=[PROPOSAL, PROPOSAL])).then(convened)


def test_a_sitting_is_convened_once():
    given(SITTING, convened).when(convene).refuses(AlreadyExists)


def test_only_a_committee_is_convened():
    given(SITTING).when(replace(convene, voting_seats=[])).refuses(errors.UnknownCommittee)


def test_nobody_is_convened_without_a_reason():
    given(SITTING).when(replace(convene, agenda=[])).refuses(errors.EmptyAgenda)


def test_what_was_never_proposed_or_is_decided_is_not_put_on_an_agenda():
    asking = given(SITTING).when(replace(convene, agenda=[PROPOSAL, UUID(int=99)]))
    asking.refuses(errors.UnknownProposal, missing=[str(UUID(int=99))])


def test_a_sitting_is_opened_once():
    given(SITTING, convened).when(open_it).then(opened)
    given(SITTING, convened, opened).when(open_it).nothing_new()


def test_a_closed_sitting_stays_closed():
    over = given(SITTING, convened, opened, closed)
    over.when(open_it).refuses(IllegalTransition, state="closed")
    over.when(note("seat-1")).refuses(IllegalTransition, state="closed")
    over.when(put).refuses(IllegalTransition, state="closed")
    over.when(close_it).nothing_new()


def test_a_sitting_is_closed():
    given(SITTING, convened, opened).when(close_it).then(closed)


def test_what_was_never_opened_is_not_closed():
    given(SITTING, convened).when(close_it).refuses(IllegalTransition, state="planned")


def test_a_sitting_is_not_closed_during_a_vote():
    given(SITTING, *under_way).when(close_it).refuses(errors.VoteRunning, motion_id=str(MOTION))


def test_a_seat_comes_and_goes():
    given(SITTING, convened).when(note("seat-1")).then(come("seat-1"))
    gone = told.AttendanceRecorded(sitting_id=ID, seat="seat-1", present=False)
    given(SITTING, convened, come("seat-1")).when(note("seat-1", present=False)).then(gone)


def test_a_seat_that_is_there_does_not_come_again():
    given(SITTING, convened, come("seat-1")).when(note("seat-1")).nothing_new()
    given(SITTING, convened).when(note("seat-1", present=False)).nothing_new()


def test_a_seat_of_another_committee_does_not_attend():
    given(SITTING, convened).when(note("stranger")).refuses(errors.UnknownSeat, seat="stranger")


def test_the_eleventh_of_twenty_one_makes_the_quorum():
    established = told.QuorumEstablished(sitting_id=ID, present=11, needed=11)
    sitting = given(SITTING, *attended_by(SEATS[:10]))
    sitting.when(note(SEATS[10])).then(come(SEATS[10]), established)


def test_the_quorum_is_lost_with_the_eleventh():
    lost = told.QuorumLost(sitting_id=ID, present=10, needed=11)
    gone = told.AttendanceRecorded(sitting_id=ID, seat="seat-1", present=False)
    sitting = given(SITTING, *attended_by(SEATS[:11]))
    sitting.when(note("seat-1", present=False)).then(gone, lost)


def test_advisers_make_no_quorum():
    sitting = given(SITTING, *attended_by(SEATS[:10]))
    sitting.when(note("adviser")).then(come("adviser"))


def test_ten_of_twenty_one_decide_nothing():
    sitting = given(SITTING, *attended_by([*SEATS[:10], "adviser"]))
    sitting.when(put).refuses(errors.NoQuorum, present=10, needed=11)


def test_the_quorum_counts_at_the_moment_of_the_motion():
    given(SITTING, *attended_by(SEATS[:12])).when(put).then(was_put)
    left = told.AttendanceRecorded(sitting_id=ID, seat="seat-1", present=False)
    gone = told.AttendanceRecorded(sitting_id=ID, seat="seat-2", present=False)
    sitting = given(SITTING, *attended_by(SEATS[:12]), left, gone)
    sitting.when(put).refuses(errors.NoQuorum, present=10, needed=11)


def test_nothing_is_put_before_the_sitting_is_opened():
    sitting = given(SITTING, convened, *map(come, SEATS))
    sitting.when(put).refuses(IllegalTransition, state="planned")


def test_only_what_is_on_the_agenda_is_put():
    sitting = given(SITTING, *attended_by(SEATS))
    sitting.when(replace(put, proposal_id=OTHER)).refuses(errors.NotOnAgenda)


def test_what_another_sitting_has_decided_is_not_put_again():
    sitting = given(SITTING, *attended_by(SEATS))
    sitting.when(replace(put, decided=True)).refuses(errors.AlreadyDecided)


def test_what_this_sitting_has_decided_is_not_put_again():
    rejected = counted(told.MotionRejected, 0, 0, 0)
    sitting = given(SITTING, *under_way, rejected)
    sitting.when(replace(put, motion_id=OTHER)).refuses(errors.AlreadyDecided)


def test_one_motion_is_voted_on_at_a_time():
    both = replace(convened, agenda=convene.undecided)
    sitting = given(SITTING, both, opened, *map(come, SEATS[:12]), was_put)
    another = replace(put, motion_id=UUID(int=50), proposal_id=OTHER)
    sitting.when(another).refuses(errors.VoteRunning, motion_id=str(MOTION))


def test_a_motion_is_put_once():
    given(SITTING, *under_way).when(put).refuses(AlreadyExists)


@pytest.mark.parametrize("choice", ["yes", "no", "abstain"])
def test_a_voting_seat_that_is_present_votes(choice):
    given(SITTING, *under_way).when(vote("seat-1", choice)).then(voted("seat-1", choice))


def test_an_adviser_does_not_vote():
    given(SITTING, *under_way).when(vote("adviser")).refuses(errors.AdvisorySeat, seat="adviser")


def test_who_is_not_there_does_not_vote():
    given(SITTING, *under_way).when(vote("seat-13")).refuses(errors.SeatNotPresent, seat="seat-13")


def test_a_seat_of_another_committee_does_not_vote():
    given(SITTING, *under_way).when(vote("stranger")).refuses(errors.UnknownSeat)


@pytest.mark.parametrize("choice", ["yes", "no"])
def test_a_seat_has_one_vote_and_does_not_change_it(choice):
    sitting = given(SITTING, *under_way, voted("seat-1"))
    sitting.when(vote("seat-1", choice)).refuses(errors.AlreadyVoted, seat="seat-1")


def test_a_motion_nobody_has_put_is_not_voted_on():
    sitting = given(SITTING, *attended_by(SEATS))
    sitting.when(vote("seat-1")).refuses(errors.UnknownMotion)
    sitting.when(close_vote).refuses(errors.UnknownMotion)


def test_nine_to_two_with_one_abstention_is_carried_and_decided():
    carried = counted(told.MotionCarried, 9, 2, 1)
    given(SITTING, *under_way, *nine_two_one).when(close_vote).then(carried, decided)


@pytest.mark.parametrize(
    ("votes", "result"),
    [
        ((), (0, 0, 0)),
        ((voted("seat-1"), voted("seat-2", "no")), (1, 1, 0)),
        ((voted("seat-1", "no"),), (0, 1, 0)),
        ((voted("seat-1", "abstain"),), (0, 0, 1)),
    ],
)
def test_without_a_majority_the_motion_is_rejected_and_nothing_decided(votes, result):
    rejected = counted(told.MotionRejected, *result)
    given(SITTING, *under_way, *votes).when(close_vote).then(rejected)


def test_a_rejection_needs_neither_reference_nor_dates():
    bare = ask.CloseVote(
        sitting_id=ID, motion_id=MOTION, at=AT, reference_taken=False, decided=False
    )
    rejected = counted(told.MotionRejected, 0, 0, 0)
    given(SITTING, *under_way).when(bare).then(rejected)


def test_a_decision_names_who_does_it_and_by_when():
    bare = replace(close_vote, responsible=None, evaluate_on=None)
    sitting = given(SITTING, *under_way, voted("seat-1"))
    sitting.when(bare).refuses(errors.DecisionIncomplete, missing=["evaluate_on", "responsible"])


@pytest.mark.parametrize(
    ("due_on", "evaluate_on"),
    [
        (date(2025, 6, 25), date(2026, 2, 28)),
        (date(2025, 8, 1), date(2025, 7, 31)),
    ],
)
def test_a_decision_is_due_after_the_sitting_and_evaluated_after_it_is_due(due_on, evaluate_on):
    sitting = given(SITTING, *under_way, voted("seat-1"))
    disordered = replace(close_vote, due_on=due_on, evaluate_on=evaluate_on)
    sitting.when(disordered).refuses(errors.DatesOutOfOrder, held_on="2025-06-26")


def test_a_decision_mentions_nobody():
    sitting = given(SITTING, *under_way, voted("seat-1"))
    private = replace(close_vote, responsible="Ms Schmidt")
    sitting.when(private).refuses(errors.OnlyCodes, fields=["responsible"])
    private = replace(close_vote, reference="the case of Mr R.")
    sitting.when(private).refuses(errors.OnlyCodes, fields=["reference"])


def test_two_decisions_have_two_references():
    sitting = given(SITTING, *under_way, voted("seat-1"))
    taken = replace(close_vote, reference_taken=True)
    sitting.when(taken).refuses(errors.ReferenceTaken, reference="D-2025-03")


def test_what_was_decided_stays_as_it_is():
    over = given(SITTING, *under_way, *nine_two_one, counted(told.MotionCarried, 9, 2, 1), decided)
    over.when(vote("seat-12", "no")).refuses(errors.VoteClosed)
    over.when(replace(close_vote, reference="D-2025-04")).refuses(errors.VoteClosed)
    over.when(close_it).then(closed)


def test_what_is_not_of_a_sitting_changes_nothing():
    foreign = ObstacleConfirmed(obstacle_id=OBSTACLE)
    assert SITTING.evolve(SITTING.initial, foreign) == SITTING.initial
