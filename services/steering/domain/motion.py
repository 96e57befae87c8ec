"""A motion: put with a quorum, voted on seat by seat, counted once."""

from dataclasses import asdict
from datetime import date

from services.steering.domain import errors
from services.steering.domain import sitting_events as told
from services.steering.domain.codes import INSTITUTION, REFERENCE, require_codes
from services.steering.domain.commands import CastVote, CloseVote, PutMotion
from services.steering.domain.minutes import Motion, Sitting, require_opened
from services.steering.domain.voting import tally
from shared.domain.errors import AlreadyExists
from shared.domain.messages import Event


def put_motion(sitting: Sitting, command: PutMotion) -> list[Event]:
    """Put a proposal on the agenda to the vote, if enough voting seats are there right now."""
    require_opened(sitting)
    require_undecided(sitting, command)
    quorum = sitting.quorum
    if not quorum.reached:
        raise errors.NoQuorum(present=quorum.present, needed=quorum.needed)
    put = told.MotionPut(
        sitting_id=command.sitting_id,
        motion_id=command.motion_id,
        proposal_id=command.proposal_id,
        present=quorum.present,
        needed=quorum.needed,
    )
    return [put]


def require_undecided(sitting: Sitting, command: PutMotion) -> None:
    """Raise a refusal unless the proposal waits to be decided here, and no vote is running."""
    if command.motion_id in sitting.motions:
        raise AlreadyExists
    if command.proposal_id not in sitting.agenda:
        raise errors.NotOnAgenda
    if command.decided or command.proposal_id in sitting.decided:
        raise errors.AlreadyDecided
    if sitting.running:
        raise errors.VoteRunning(motion_id=str(sitting.running))


def cast_vote(sitting: Sitting, command: CastVote) -> list[Event]:
    """Take the one vote of a voting seat that is present."""
    motion = require_running(sitting, command)
    require_seat(sitting, command.seat)
    if command.seat in sitting.advisory_seats:
        raise errors.AdvisorySeat(seat=command.seat)
    if command.seat not in sitting.present:
        raise errors.SeatNotPresent(seat=command.seat)
    if command.seat in motion.votes:
        raise errors.AlreadyVoted(seat=command.seat)
    cast = told.VoteCast(
        sitting_id=command.sitting_id,
        motion_id=command.motion_id,
        seat=command.seat,
        vote=command.vote,
    )
    return [cast]


def require_seat(sitting: Sitting, seat: str) -> None:
    """Raise `UnknownSeat` unless the committee has this seat."""
    if seat not in sitting.voting_seats | sitting.advisory_seats:
        raise errors.UnknownSeat(seat=seat)


def require_running(sitting: Sitting, command: CastVote | CloseVote) -> Motion:
    """Return the motion, or raise a refusal where it is not being voted on."""
    motion = sitting.motions.get(command.motion_id)
    if motion is None:
        raise errors.UnknownMotion
    if motion.over:
        raise errors.VoteClosed
    return motion


def close_vote(sitting: Sitting, command: CloseVote) -> list[Event]:
    """Count the votes; with a majority, issue the decision in the same breath.

    Where another sitting was faster, there is nothing left to decide.
    """
    motion = require_running(sitting, command)
    if command.decided:
        return [set_aside(sitting, motion, command)]
    counted = tally(motion.votes.values())
    result = told.MotionCarried if counted.carried else told.MotionRejected
    counting = result(
        sitting_id=command.sitting_id,
        motion_id=command.motion_id,
        proposal_id=motion.proposal_id,
        obstacle_id=sitting.agenda[motion.proposal_id],
        **asdict(counted),
    )
    return [counting, issue(sitting, motion, command)] if counted.carried else [counting]


def set_aside(sitting: Sitting, motion: Motion, command: CloseVote) -> Event:
    """Return that the vote counts for nothing."""
    return told.MotionSetAside(
        sitting_id=command.sitting_id,
        motion_id=command.motion_id,
        proposal_id=motion.proposal_id,
        obstacle_id=sitting.agenda[motion.proposal_id],
    )


def issue(sitting: Sitting, motion: Motion, command: CloseVote) -> Event:
    """Return the decision, or raise a refusal where it lacks what every decision names."""
    wanted = {
        name: getattr(command, name)
        for name in ("reference", "responsible", "due_on", "evaluate_on")
    }
    if missing := sorted(name for name, value in wanted.items() if value is None):
        raise errors.DecisionIncomplete(missing=missing)
    require_codes(REFERENCE, reference=wanted["reference"])
    require_codes(INSTITUTION, responsible=wanted["responsible"])
    require_order(sitting.held_on, wanted["due_on"], wanted["evaluate_on"])
    if command.reference_taken:
        raise errors.ReferenceTaken(reference=command.reference)
    return told.DecisionIssued(
        sitting_id=command.sitting_id,
        motion_id=command.motion_id,
        proposal_id=motion.proposal_id,
        obstacle_id=sitting.agenda[motion.proposal_id],
        **wanted,
    )


def require_order(held_on: date, due_on: date, evaluate_on: date) -> None:
    """Raise `DatesOutOfOrder` unless the sitting comes first and the evaluation last."""
    if not held_on <= due_on <= evaluate_on:
        raise errors.DatesOutOfOrder(held_on=held_on.isoformat())
