"""What cases does when it hears of a fact. Pure: facts in, commands out."""

from collections.abc import Mapping
from typing import Final

from services.cases.domain.commands import (
    AbortTransfer,
    CompleteMeasure,
    CompleteTransfer,
    CutOverCase,
    FlagMeasure,
    KeepCase,
    NoteMeasureReferred,
    OfferTransfer,
    StartMonitoring,
    TakeUpPlan,
    UnflagMeasure,
)
from services.cases.domain.standing import Found, Offer, Offered, Planned, Resting, Stand
from services.cases.foreign_events import (
    CaseClosed,
    CaseTransferAborted,
    CaseTransferDeclined,
    CaseTransferDue,
    CaseTransferExpired,
    CaseTransferInitiated,
    CaseTransferred,
    OfReferral,
    OfTransfer,
    OutcomeConfirmed,
    PlanSigned,
    ReferralSubmitted,
    ReferralSuspended,
)
from shared.domain.messages import Command

WAITING_FOR_TRANSFER: Final = "transferring"
WHY_KEPT: Final[Mapping[type[OfTransfer], str]] = {
    CaseTransferDeclined: "declined",
    CaseTransferExpired: "expired",
    CaseTransferAborted: "aborted",
}


def when_plan_signed(fact: PlanSigned, stand: Stand) -> list[Command]:
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


def when_referral_suspended(fact: ReferralSuspended, resting: Resting) -> list[Command]:
    """Mark the measure that rests on the referral."""
    if resting.plan_id is None or resting.measure_id is None:
        return []
    return [
        FlagMeasure(
            plan_id=resting.plan_id,
            measure_id=resting.measure_id,
            referral_id=fact.referral_id,
            reason_code=fact.reason,
            at=resting.at,
        )
    ]


def when_suspension_over(fact: OfReferral, resting: Resting) -> list[Command]:
    """Take the mark away, whether the referral goes on or has ended."""
    if resting.plan_id is None or resting.measure_id is None:
        return []
    return [
        UnflagMeasure(
            plan_id=resting.plan_id,
            measure_id=resting.measure_id,
            referral_id=fact.referral_id,
            at=resting.at,
        )
    ]


def when_case_transfer_initiated(fact: CaseTransferInitiated, found: Found) -> list[Command]:
    """Offer the case to the receiver."""
    return [OfferTransfer(**vars(fact), at=found.at)]


def when_case_transfer_due(fact: CaseTransferDue, offered: Offered) -> list[Command]:
    """Hand the case over, unless it was closed meanwhile, or the client has other plans."""
    transfer_id, at = fact.transfer_id, offered.at
    if offered.state != WAITING_FOR_TRANSFER:
        return [AbortTransfer(transfer_id=transfer_id, reason_code="case_closed", at=at)]
    if not offered.consent_known:
        return [AbortTransfer(transfer_id=transfer_id, reason_code="consent_withdrawn", at=at)]
    return [CutOverCase(case_id=fact.case_id, transfer_id=transfer_id, manager=fact.manager, at=at)]


def when_case_transferred(fact: CaseTransferred, found: Found) -> list[Command]:
    """Note that the transfer has done what it was for."""
    return [CompleteTransfer(transfer_id=fact.transfer_id, at=found.at)]


def when_transfer_failed(fact: OfTransfer, found: Found) -> list[Command]:
    """Go on with the case as before, which nobody took over."""
    reason = WHY_KEPT[type(fact)]
    return [
        KeepCase(
            case_id=fact.case_id, transfer_id=fact.transfer_id, reason_code=reason, at=found.at
        )
    ]


def when_case_closed(fact: CaseClosed, offer: Offer) -> list[Command]:
    """Take back the offer of a case that has ended."""
    if offer.transfer_id is None:
        return []
    return [AbortTransfer(transfer_id=offer.transfer_id, reason_code="case_closed", at=offer.at)]
