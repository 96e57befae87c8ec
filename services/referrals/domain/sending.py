"""What the sender decides: to refer, to answer questions, to close the loop."""

from datetime import timedelta
from typing import Final

from services.referrals.domain.calendar import day_of
from services.referrals.domain.commands import (
    ConfirmOutcome,
    DeliverReferral,
    DraftReferral,
    NoteDeliveryFailure,
    ProvideInformation,
    ReopenService,
    SubmitReferral,
)
from services.referrals.domain.consent import Disclosure, named, require_consent
from services.referrals.domain.errors import (
    NotCompetent,
    TooLateToReopen,
)
from services.referrals.domain.events import (
    InformationProvided,
    OutcomeConfirmed,
    ReferralDelivered,
    ReferralDeliveryFailed,
    ReferralDrafted,
    ReferralSubmitted,
    ServiceReopened,
)
from services.referrals.domain.package import purpose_of, require_within_whitelist, shown
from services.referrals.domain.progress import Referral, require, tell
from services.referrals.domain.transitions import WAITING_ON
from shared.domain.messages import Event

MAY_REOPEN_FOR: Final = timedelta(days=14)


def draft_referral(referral: Referral, command: DraftReferral) -> list[Event]:
    """Begin a referral that only its sender knows."""
    state = require(referral, ReferralDrafted, command)
    return [
        ReferralDrafted(
            referral_id=command.referral_id,
            case_id=command.case_id,
            client_id=command.client_id,
            recipient=command.recipient,
            waiting_on=WAITING_ON[state],
            municipality=command.municipality,
            service=command.service,
            service_shown=shown(command.service),
        )
    ]


def submit_referral(referral: Referral, command: SubmitReferral) -> list[Event]:
    """Refer a client to a competent institution, on exactly one legal basis."""
    state = require(referral, ReferralSubmitted, command)
    require_within_whitelist(command.service, command.data_classes)
    require_competence(command)
    require_basis(command)
    return [submission(command, WAITING_ON[state])]


def require_competence(command: SubmitReferral) -> None:
    """Raise `NotCompetent` unless the directory names the recipient for service and place."""
    if command.recipient not in command.competent:
        raise NotCompetent(competent=sorted(command.competent))


def require_basis(command: SubmitReferral) -> None:
    """Raise a refusal unless the client allows all of it today, where only the client can."""
    if command.legal_basis != "consent":
        return
    disclosure = Disclosure(
        client_id=command.client_id,
        recipient=command.recipient,
        purpose=purpose_of(command.service),
        data_classes=command.data_classes,
    )
    consent = named(command.consent, command.consent_id)
    require_consent(consent, disclosure, day_of(command.at))


def submission(command: SubmitReferral, waiting_on: str) -> ReferralSubmitted:
    """Return the event; a consent is only named where the referral rests on it."""
    return ReferralSubmitted(
        referral_id=command.referral_id,
        case_id=command.case_id,
        client_id=command.client_id,
        recipient=command.recipient,
        waiting_on=waiting_on,
        plan_id=command.plan_id,
        measure_id=command.measure_id,
        municipality=command.municipality,
        service=command.service,
        service_shown=shown(command.service),
        legal_basis=command.legal_basis,
        consent_id=command.consent_id if command.legal_basis == "consent" else None,
        data_classes=sorted(set(command.data_classes)),
        urgent=command.urgent,
        preview=command.preview,
        submitted_by=command.submitted_by,
    )


def deliver_referral(referral: Referral, command: DeliverReferral) -> list[Event]:
    """Put the referral into the recipient's inbox."""
    return [tell(referral, ReferralDelivered, command)]


def note_delivery_failure(referral: Referral, command: NoteDeliveryFailure) -> list[Event]:
    """Take note that the recipient cannot be reached; the sender may submit again."""
    return [tell(referral, ReferralDeliveryFailed, command)]


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
