"""What becomes of the measures of a plan; nothing follows for one that is no longer planned."""

from collections.abc import Mapping
from typing import Final

from services.cases.domain import plan_commands as ask
from services.cases.domain import plan_events as told
from services.cases.domain.care_plan import CarePlan, of
from shared.domain.aggregate import Decision
from shared.domain.messages import Command, Event


def note_measure_referred(plan: CarePlan, command: ask.NoteMeasureReferred) -> list[Event]:
    """Take note of a referral, once."""
    measure, referral = command.measure_id, command.referral_id
    if measure not in plan.measures or plan.referred.get(measure) == referral:
        return []
    return [of(plan, told.MeasureReferred, measure_id=measure, referral_id=referral)]


def complete_measure(plan: CarePlan, command: ask.CompleteMeasure) -> list[Event]:
    """Take note of an outcome, once."""
    measure, referral = command.measure_id, command.referral_id
    if measure not in plan.measures or plan.completed.get(measure) == referral:
        return []
    return [
        of(
            plan,
            told.MeasureCompleted,
            measure_id=measure,
            referral_id=referral,
            outcome=command.outcome,
        )
    ]


def flag_measure(plan: CarePlan, command: ask.FlagMeasure) -> list[Event]:
    """Mark a measure, once, whose own referral cannot go on."""
    measure, referral = command.measure_id, command.referral_id
    planned = measure in plan.measures and plan.referred.get(measure) == referral
    if not planned or plan.flagged.get(measure) == referral:
        return []
    return [
        of(
            plan,
            told.MeasureFlagged,
            measure_id=measure,
            referral_id=referral,
            reason_code=command.reason_code,
        )
    ]


def unflag_measure(plan: CarePlan, command: ask.UnflagMeasure) -> list[Event]:
    """Take the mark away, if it is that of this referral."""
    measure, referral = command.measure_id, command.referral_id
    if plan.flagged.get(measure) != referral:
        return []
    return [of(plan, told.MeasureUnflagged, measure_id=measure, referral_id=referral)]


DECISIONS: Final[Mapping[type[Command], Decision[CarePlan]]] = {
    ask.NoteMeasureReferred: note_measure_referred,
    ask.CompleteMeasure: complete_measure,
    ask.FlagMeasure: flag_measure,
    ask.UnflagMeasure: unflag_measure,
}
