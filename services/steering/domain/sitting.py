"""A sitting: convened with an agenda, opened, attended, closed."""

from services.steering.domain import commands as ask
from services.steering.domain import errors
from services.steering.domain import sitting_events as told
from services.steering.domain.minutes import Sitting, attending, evolve, require_opened
from services.steering.domain.motion import cast_vote, close_vote, put_motion, require_seat
from services.steering.domain.voting import Quorum
from shared.domain.aggregate import Aggregate
from shared.domain.errors import AlreadyExists, IllegalTransition
from shared.domain.messages import Event


def convene(sitting: Sitting, command: ask.ConveneSitting) -> list[Event]:
    """Call a committee together to deal with proposals that are not yet decided."""
    if sitting.state != "unknown":
        raise AlreadyExists
    if not command.voting_seats:
        raise errors.UnknownCommittee
    if not command.agenda:
        raise errors.EmptyAgenda
    undecided = {item.proposal_id: item for item in command.undecided}
    if missing := [str(each) for each in command.agenda if each not in undecided]:
        raise errors.UnknownProposal(missing=missing)
    convened = told.SittingConvened(
        sitting_id=command.sitting_id,
        committee_id=command.committee_id,
        held_on=command.held_on,
        agenda=[undecided[each] for each in dict.fromkeys(command.agenda)],
        voting_seats=command.voting_seats,
        advisory_seats=command.advisory_seats,
    )
    return [convened]


def open_sitting(sitting: Sitting, command: ask.OpenSitting) -> list[Event]:
    """Begin a sitting that was convened."""
    if sitting.state == "opened":
        return []
    if sitting.state != "planned":
        raise IllegalTransition(state=sitting.state)
    return [told.SittingOpened(sitting_id=command.sitting_id)]


def record_attendance(sitting: Sitting, command: ask.RecordAttendance) -> list[Event]:
    """Note who comes and goes until the sitting is closed, and whether that makes a quorum."""
    if sitting.state == "closed":
        raise IllegalTransition(state=sitting.state)
    require_seat(sitting, command.seat)
    recorded = told.AttendanceRecorded(
        sitting_id=command.sitting_id, seat=command.seat, present=command.present
    )
    if attending(sitting.present, recorded) == sitting.present:
        return []
    before, after = sitting.quorum, evolve(sitting, recorded).quorum
    if before.reached == after.reached:
        return [recorded]
    return [recorded, quorum_changed(command, after)]


def quorum_changed(command: ask.RecordAttendance, quorum: Quorum) -> Event:
    """Return that there is a quorum from now on, or that there is none any more."""
    change = told.QuorumEstablished if quorum.reached else told.QuorumLost
    return change(sitting_id=command.sitting_id, present=quorum.present, needed=quorum.needed)


def close_sitting(sitting: Sitting, command: ask.CloseSitting) -> list[Event]:
    """End a sitting in which no vote is running."""
    if sitting.state == "closed":
        return []
    require_opened(sitting)
    if sitting.running:
        raise errors.VoteRunning(motion_id=str(sitting.running))
    return [told.SittingClosed(sitting_id=command.sitting_id)]


SITTING = Aggregate(
    category="sitting",
    key="sitting_id",
    initial=Sitting(),
    evolve=evolve,
    decisions={
        ask.ConveneSitting: convene,
        ask.OpenSitting: open_sitting,
        ask.RecordAttendance: record_attendance,
        ask.PutMotion: put_motion,
        ask.CastVote: cast_vote,
        ask.CloseVote: close_vote,
        ask.CloseSitting: close_sitting,
    },
    beginnings=frozenset({ask.ConveneSitting}),
    commuting=frozenset({ask.RecordAttendance, ask.CastVote}),
    about="A meeting of a committee: who is there, what is put to the vote, what is decided.",
)
