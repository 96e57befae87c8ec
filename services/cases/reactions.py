"""What cases does when it hears of a fact. Pure: facts in, commands out."""

from services.cases.domain.commands import (
    CompleteMeasure,
    NoteMeasureReferred,
    StartMonitoring,
    TakeUpPlan,
)
from services.cases.domain.standing import Planned, Stand
from services.cases.foreign_events import (
    CarePlanAgreed,
    OfReferral,
    OutcomeConfirmed,
    ReferralSubmitted,
)
from shared.domain.messages import Command


def when_care_plan_agreed(fact: CarePlanAgreed, stand: Stand) -> list[Command]:
    """Go on to linking; and to monitoring, where an institution was faster than the plan."""
    if stand.state != "planning":
        return []
    taken_up = TakeUpPlan(case_id=fact.case_id, plan_id=fact.plan_id, at=stand.at)
    if stand.engaged is None:
        return [taken_up]
    return [
        taken_up,
        StartMonitoring(case_id=fact.case_id, referral_id=stand.engaged, at=stand.at),
    ]


def when_service_engaged(fact: OfReferral, stand: Stand) -> list[Command]:
    """Go on to monitoring with the first institution that helps, or promises to."""
    if stand.state != "linking":
        return []
    return [StartMonitoring(case_id=fact.case_id, referral_id=fact.referral_id, at=stand.at)]


def when_referral_submitted(fact: ReferralSubmitted, planned: Planned) -> list[Command]:
    """Note in the plan who was asked; a referral without a plan is none of its business."""
    if fact.plan_id is None or fact.measure_id is None or not planned.known:
        return []
    return [
        NoteMeasureReferred(
            plan_id=fact.plan_id,
            measure_id=fact.measure_id,
            referral_id=fact.referral_id,
            at=planned.at,
        )
    ]


def when_outcome_confirmed(fact: OutcomeConfirmed, planned: Planned) -> list[Command]:
    """Note in the plan how the measure ended."""
    if fact.plan_id is None or fact.measure_id is None or not planned.known:
        return []
    return [
        CompleteMeasure(
            plan_id=fact.plan_id,
            measure_id=fact.measure_id,
            referral_id=fact.referral_id,
            outcome=fact.outcome,
            at=planned.at,
        )
    ]
