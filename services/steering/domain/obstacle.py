"""An obstacle: something in the structure, and never a person, that holds people up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from services.steering.domain import commands as ask
from services.steering.domain import obstacle_events as told
from services.steering.domain.codes import MUNICIPALITY, WORDS, require_codes
from shared.domain.aggregate import Aggregate
from shared.domain.errors import AlreadyExists, IllegalTransition
from shared.domain.messages import Command, Event

State = Literal[
    "unreported", "signalled", "under_review", "confirmed", "dismissed", "assigned", "analysed",
    "proposal_ready", "on_agenda", "decided", "being_resolved", "resolved", "persisting",
    "escalated_to_state", "accepted_as_is",
]  # fmt: skip

TRANSITIONS: Mapping[State, Mapping[str, State]] = {
    "unreported": {"obstacle_reported": "signalled"},
    "signalled": {
        "obstacle_taken_up": "under_review",
        "obstacle_confirmed": "confirmed",
        "obstacle_dismissed": "dismissed",
    },
    "under_review": {"obstacle_confirmed": "confirmed", "obstacle_dismissed": "dismissed"},
    "confirmed": {"obstacle_assigned": "assigned"},
    "assigned": {"obstacle_analysed": "analysed", "proposal_attached": "proposal_ready"},
    "analysed": {
        "proposal_attached": "proposal_ready",
        "obstacle_placed_on_agenda": "on_agenda",
        "obstacle_decided": "decided",
    },
    "proposal_ready": {"obstacle_placed_on_agenda": "on_agenda", "obstacle_decided": "decided"},
    "on_agenda": {
        "obstacle_placed_on_agenda": "on_agenda",
        "obstacle_decided": "decided",
        "obstacle_returned": "analysed",
    },
    "decided": {"measure_taken": "being_resolved"},
    "being_resolved": {
        "obstacle_resolved": "resolved",
        "obstacle_persisted": "persisting",
        "obstacle_escalated": "escalated_to_state",
        "obstacle_accepted": "accepted_as_is",
    },
    "persisting": {"obstacle_taken_up": "under_review"},
    "dismissed": {},
    "resolved": {},
    "escalated_to_state": {},
    "accepted_as_is": {},
}

OUTCOMES: Mapping[ask.Outcome, type[Event]] = {
    "resolved": told.ObstacleResolved,
    "persisting": told.ObstaclePersisted,
    "escalated_to_state": told.ObstacleEscalated,
    "accepted_as_is": told.ObstacleAccepted,
}


@dataclass(frozen=True, kw_only=True)
class Obstacle:
    """Where an obstacle stands on its way to being removed, and what was told of it last."""

    state: State = "unreported"
    report: told.ObstacleReported | None = None
    last: Event | None = None


def step_of(event: Event) -> str:
    """Return the event's name in the table of transitions."""
    return event.type.removeprefix("steering.")


def evolve(obstacle: Obstacle, event: Event) -> Obstacle:
    """Return `obstacle` as it stands after `event`."""
    state = TRANSITIONS[obstacle.state].get(step_of(event), obstacle.state)
    report = event if isinstance(event, told.ObstacleReported) else obstacle.report
    return replace(obstacle, state=state, report=report, last=event)


def retell(kind: type[Event], command: Command) -> Event:
    """Return the event whose fields are all fields of the command."""
    return kind(**{name: getattr(command, name) for name in kind.__annotations__})


def allows(obstacle: Obstacle, event: Event) -> bool:
    """Say whether the event is a next step, rather than one told again."""
    return step_of(event) in TRANSITIONS[obstacle.state] and event != obstacle.last


def advance(obstacle: Obstacle, event: Event) -> list[Event]:
    """Tell the event where the table allows it, nothing where just this was told last.

    Raises `IllegalTransition` where neither is so.
    """
    if allows(obstacle, event):
        return [event]
    if event == obstacle.last:
        return []
    raise IllegalTransition(state=obstacle.state, possible=sorted(TRANSITIONS[obstacle.state]))


def moved_by(kind: type[Event]) -> Callable[[Obstacle, Any], list[Event]]:
    """Return the decision of a command by which people move the obstacle on."""
    return lambda obstacle, command: advance(obstacle, retell(kind, command))


def following(kind: type[Event]) -> Callable[[Obstacle, Any], list[Event]]:
    """Return the decision of a command by which the obstacle follows what has happened elsewhere.

    What happened is not for the obstacle to refuse: where it has moved on, nothing is told.
    """

    def decide(obstacle: Obstacle, command: Command) -> list[Event]:
        event = retell(kind, command)
        return [event] if allows(obstacle, event) else []

    return decide


def report(obstacle: Obstacle, command: ask.ReportObstacle) -> list[Event]:
    """Begin an obstacle; the same report told again says nothing new."""
    require_codes(WORDS, kind=command.kind, service=command.service, source=command.source)
    require_codes(MUNICIPALITY, municipality=command.municipality)
    reported = retell(told.ObstacleReported, command)
    if obstacle.report is None:
        return [reported]
    if obstacle.report == reported:
        return []
    raise AlreadyExists


def dismiss(obstacle: Obstacle, command: ask.DismissObstacle) -> list[Event]:
    """End an obstacle that is none."""
    require_codes(WORDS, reason_code=command.reason_code)
    return advance(obstacle, retell(told.ObstacleDismissed, command))


def analyse(obstacle: Obstacle, command: ask.AnalyseObstacle) -> list[Event]:
    """Note where the obstacle comes from."""
    require_codes(WORDS, cause=command.cause)
    return advance(obstacle, retell(told.ObstacleAnalysed, command))


def take_measure(obstacle: Obstacle, command: ask.TakeMeasure) -> list[Event]:
    """Note from when on something is done, for which service, and where."""
    if obstacle.report is None:
        raise IllegalTransition(state=obstacle.state, possible=sorted(TRANSITIONS[obstacle.state]))
    taken = told.MeasureTaken(
        obstacle_id=command.obstacle_id,
        service=obstacle.report.service,
        municipality=obstacle.report.municipality,
        in_force_on=command.in_force_on,
    )
    return advance(obstacle, taken)


def conclude(obstacle: Obstacle, command: ask.ConcludeObstacle) -> list[Event]:
    """Note what has become of the obstacle."""
    return advance(obstacle, retell(OUTCOMES[command.outcome], command))


OBSTACLE = Aggregate(
    category="obstacle",
    key="obstacle_id",
    initial=Obstacle(),
    evolve=evolve,
    decisions={
        ask.ReportObstacle: report,
        ask.TakeUpObstacle: moved_by(told.ObstacleTakenUp),
        ask.ConfirmObstacle: moved_by(told.ObstacleConfirmed),
        ask.DismissObstacle: dismiss,
        ask.AssignObstacle: following(told.ObstacleAssigned),
        ask.AnalyseObstacle: analyse,
        ask.AttachProposal: following(told.ProposalAttached),
        ask.PlaceOnAgenda: following(told.ObstaclePlacedOnAgenda),
        ask.DecideObstacle: following(told.ObstacleDecided),
        ask.ReturnObstacle: following(told.ObstacleReturned),
        ask.TakeMeasure: take_measure,
        ask.ConcludeObstacle: conclude,
    },
    beginnings=frozenset({ask.ReportObstacle}),
    about="Something in the structure, never a person, that holds people up.",
)
