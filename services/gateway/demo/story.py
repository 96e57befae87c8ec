"""The story from its first scene to its last, in the order of time."""

from collections.abc import Callable
from typing import Final

from services.gateway.demo import (
    alongside,
    arrival,
    ending,
    handovers,
    identity,
    moving,
    planning,
    protecting,
    silence,
    sitting,
)
from services.gateway.demo.family import Family
from services.gateway.demo.stage import Stage

Scene = Callable[[Stage, Family], None]

SCENES: Final[tuple[Scene, ...]] = (
    arrival.competences,
    arrival.enquiry,
    arrival.base_consent,
    arrival.admission,
    planning.assessment,
    planning.care_plan,
    planning.bound_consents,
    handovers.school,
    handovers.course,
    silence.reminders,
    handovers.first_day_at_school,
    silence.escalation,
    silence.answer,
    protecting.health,
    protecting.kita,
    alongside.two_editors,
    alongside.late,
    protecting.withdrawal,
    identity.wrong_file,
    identity.one_man,
    sitting.obstacle,
    sitting.proposal,
    sitting.decision,
    moving.course_begins,
    sitting.in_force,
    moving.residence,
    moving.transfer,
    moving.cut_over,
    moving.late_answer,
    moving.going_on,
    ending.recognition,
    ending.release,
    ending.follow_up,
    ending.completeness,
)


def play(stage: Stage, family: Family, *, until: Scene = SCENES[-1]) -> None:
    """Play up to the end of a scene; raises `StoryBroke` at the first check that fails."""
    for scene in SCENES[: SCENES.index(until) + 1]:
        scene(stage, family)
