"""Where another sitting has decided on the proposal, the vote counts for nothing."""

from dataclasses import replace
from uuid import UUID

from services.steering.domain import errors
from services.steering.domain import sitting_events as told
from services.steering.domain.sitting import SITTING
from shared.testing.specification import given
from tests.unit.steering.test_a_sitting import (
    ID,
    MOTION,
    OBSTACLE,
    PROPOSAL,
    close_it,
    close_vote,
    closed,
    nine_two_one,
    put,
    under_way,
    vote,
)


def test_what_another_sitting_has_decided_meanwhile_is_set_aside_whatever_the_votes():
    late, aside = replace(close_vote, decided=True), set_aside()
    given(SITTING, *under_way, *nine_two_one).when(late).then(aside)
    over = given(SITTING, *under_way, *nine_two_one, aside)
    over.when(close_vote).refuses(errors.VoteClosed)
    over.when(vote("seat-12", "no")).refuses(errors.VoteClosed)
    over.when(replace(put, motion_id=UUID(int=99))).refuses(errors.AlreadyDecided)
    over.when(close_it).then(closed)


def set_aside():
    return told.MotionSetAside(
        sitting_id=ID, motion_id=MOTION, proposal_id=PROPOSAL, obstacle_id=OBSTACLE
    )
