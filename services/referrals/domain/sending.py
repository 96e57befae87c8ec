"""What the sender decides after the submission: to answer questions, to close the loop."""

from datetime import timedelta
from typing import Final

from services.referrals.domain.commands import (
    ConfirmOutcome,
    ProvideInformation,
    ReopenService,
    SplitReferral,
)
from services.referrals.domain.errors import SplitIntoOne, TooLateToReopen
from services.referrals.domain.events import (
    InformationProvided,
    OutcomeConfirmed,
    ReferralSplit,
    ServiceReopened,
)
from services.referrals.domain.package import require_known
from services.referrals.domain.progress import Referral, tell
from shared.domain.messages import Event
from shared.domain.working_days import day_of

MAY_REOPEN_FOR: Final = timedelta(days=14)


def provide_information(referral: Referral, command: ProvideInformation) -> list[Event]:
    """Hand the referral back to the recipient for review."""
    return [tell(referral, InformationProvided, command)]


def confirm_outcome(referral: Referral, command: ConfirmOutcome) -> list[Event]:
    """Close the loop, and say which measure of which plan it was for."""
    return [
        tell(
            referral,
            OutcomeConfirmed,
            command,
            plan_id=referral.plan_id,
            measure_id=referral.measure_id,
            outcome=referral.outcome,
        )
    ]


def reopen_service(referral: Referral, command: ReopenService) -> list[Event]:
    """Contradict the recipient within fourteen days of completion."""
    reopened = tell(referral, ServiceReopened, command)
    if day_of(command.at) - referral.completed_on > MAY_REOPEN_FOR:
        raise TooLateToReopen(completed_on=referral.completed_on.isoformat())
    return [reopened]


def split_referral(referral: Referral, command: SplitReferral) -> list[Event]:
    """End the referral in favour of several."""
    children = [part.referral_id for part in command.parts]
    split = tell(
        referral,
        ReferralSplit,
        command,
        group_id=command.group_id,
        children=children,
        to=[part.recipient for part in command.parts],
        services=[part.service for part in command.parts],
    )
    if len({*children} - {command.referral_id}) < max(len(children), 2):
        raise SplitIntoOne(fields={"parts": ["Two or more, each with an id of its own."]})
    for part in command.parts:
        require_known(part.service)
    return [split]
