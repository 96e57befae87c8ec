"""What has happened to an obstacle; stored for ever."""

from datetime import date
from uuid import UUID

from shared.domain.messages import Event, event


@event("steering.obstacle_reported")
class ObstacleReported(Event):
    """Somebody has pointed out what holds people up."""

    obstacle_id: UUID
    kind: str
    service: str
    municipality: str
    source: str


@event("steering.obstacle_taken_up")
class ObstacleTakenUp(Event):
    """The coordination has begun to look into the obstacle."""

    obstacle_id: UUID


@event("steering.obstacle_confirmed")
class ObstacleConfirmed(Event):
    """The obstacle exists, and it lies in the structure rather than in a single case."""

    obstacle_id: UUID


@event("steering.obstacle_dismissed")
class ObstacleDismissed(Event):
    """The obstacle was not one, for this reason."""

    obstacle_id: UUID
    reason_code: str


@event("steering.obstacle_assigned")
class ObstacleAssigned(Event):
    """A project group has taken on the obstacle."""

    obstacle_id: UUID
    group_id: UUID


@event("steering.obstacle_analysed")
class ObstacleAnalysed(Event):
    """The project group has found where the obstacle comes from."""

    obstacle_id: UUID
    cause: str


@event("steering.proposal_attached")
class ProposalAttached(Event):
    """There is a proposal how to remove the obstacle."""

    obstacle_id: UUID
    proposal_id: UUID


@event("steering.obstacle_placed_on_agenda")
class ObstaclePlacedOnAgenda(Event):
    """A sitting will deal with a proposal about the obstacle."""

    obstacle_id: UUID
    sitting_id: UUID
    proposal_id: UUID


@event("steering.obstacle_decided")
class ObstacleDecided(Event):
    """The committee has decided what is done about the obstacle."""

    obstacle_id: UUID
    proposal_id: UUID
    reference: str


@event("steering.obstacle_returned")
class ObstacleReturned(Event):
    """The committee has rejected the proposal; the project group has the obstacle back."""

    obstacle_id: UUID
    proposal_id: UUID


@event("steering.measure_taken")
class MeasureTaken(Event):
    """What was decided about the obstacle is in force from this day; the directory may change."""

    obstacle_id: UUID
    service: str
    municipality: str
    in_force_on: date


@event("steering.obstacle_resolved")
class ObstacleResolved(Event):
    """The measure has helped; what was measured is kept also where the target was missed."""

    obstacle_id: UUID
    measured: int | None


@event("steering.obstacle_persisted")
class ObstaclePersisted(Event):
    """The measure has not helped."""

    obstacle_id: UUID
    measured: int | None


@event("steering.obstacle_escalated")
class ObstacleEscalated(Event):
    """The region cannot remove the obstacle; it was reported to the state."""

    obstacle_id: UUID
    measured: int | None


@event("steering.obstacle_accepted")
class ObstacleAccepted(Event):
    """The obstacle stays, and everybody knows it."""

    obstacle_id: UUID
    measured: int | None
