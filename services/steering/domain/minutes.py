"""What a sitting remembers: its agenda, who is there, and how every motion stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal
from uuid import UUID

from services.steering.domain import sitting_events as told
from services.steering.domain.voting import Quorum, Tally, Vote, tally
from shared.domain.errors import IllegalTransition
from shared.domain.messages import Event


@dataclass(frozen=True, kw_only=True)
class Motion:
    """A proposal put to the vote, and the votes by seat."""

    proposal_id: UUID
    votes: Mapping[str, Vote] = field(default_factory=dict)
    tally: Tally | None = None
    set_aside: bool = False

    @property
    def over(self) -> bool:
        """Whether nobody votes on it any more."""
        return self.tally is not None or self.set_aside


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """How a sitting stands: `agenda` maps a proposal to the obstacle it is about."""

    state: Literal["unknown", "planned", "opened", "closed"] = "unknown"
    held_on: date = date.min
    agenda: Mapping[UUID, UUID] = field(default_factory=dict)
    voting_seats: frozenset[str] = frozenset()
    advisory_seats: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    motions: Mapping[UUID, Motion] = field(default_factory=dict)

    @property
    def quorum(self) -> Quorum:
        """How many of the voting seats are present at this moment."""
        return Quorum(seats=len(self.voting_seats), present=len(self.present & self.voting_seats))

    @property
    def running(self) -> UUID | None:
        """The motion that is being voted on."""
        return next((id_ for id_, motion in self.motions.items() if not motion.over), None)

    @property
    def decided(self) -> frozenset[UUID]:
        """The proposals on which the vote is over."""
        return frozenset(each.proposal_id for each in self.motions.values() if each.over)


def evolve(sitting: Sitting, event: Event) -> Sitting:
    """Return `sitting` as it stands after `event`."""
    match event:
        case told.SittingConvened():
            return convened(event)
        case told.SittingOpened():
            return replace(sitting, state="opened")
        case told.SittingClosed():
            return replace(sitting, state="closed")
        case told.AttendanceRecorded():
            return replace(sitting, present=attending(sitting.present, event))
        case told.MotionPut():
            return with_motion(sitting, event.motion_id, Motion(proposal_id=event.proposal_id))
        case told.VoteCast():
            return with_vote(sitting, event)
        case told.MotionCarried() | told.MotionRejected():
            motion = sitting.motions[event.motion_id]
            counted = replace(motion, tally=tally(motion.votes.values()))
            return with_motion(sitting, event.motion_id, counted)
        case told.MotionSetAside():
            aside = replace(sitting.motions[event.motion_id], set_aside=True)
            return with_motion(sitting, event.motion_id, aside)
        case _:
            return sitting


def convened(event: told.SittingConvened) -> Sitting:
    """Return a sitting that was just convened."""
    return Sitting(
        state="planned",
        held_on=event.held_on,
        agenda={item.proposal_id: item.obstacle_id for item in event.agenda},
        voting_seats=frozenset(event.voting_seats),
        advisory_seats=frozenset(event.advisory_seats),
    )


def attending(present: frozenset[str], event: told.AttendanceRecorded) -> frozenset[str]:
    """Return who is there after somebody came or went."""
    return present | {event.seat} if event.present else present - {event.seat}


def with_motion(sitting: Sitting, motion_id: UUID, motion: Motion) -> Sitting:
    """Return the sitting with this motion as it now stands."""
    return replace(sitting, motions={**sitting.motions, motion_id: motion})


def with_vote(sitting: Sitting, event: told.VoteCast) -> Sitting:
    """Return the sitting with one vote more."""
    motion = sitting.motions[event.motion_id]
    voted = replace(motion, votes={**motion.votes, event.seat: event.vote})
    return with_motion(sitting, event.motion_id, voted)


def require_opened(sitting: Sitting) -> None:
    """Raise `IllegalTransition` unless the sitting is going on."""
    if sitting.state != "opened":
        raise IllegalTransition(state=sitting.state)
