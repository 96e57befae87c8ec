"""What must be so before an institution is asked to help a client."""

from dataclasses import replace

from services.referrals.domain.commands import Preview, SubmitReferral
from services.referrals.domain.consent import Disclosure, named, require_consent
from services.referrals.domain.drafting import about
from services.referrals.domain.errors import (
    AlreadyReferred,
    CitationMissing,
    DraftForSomebodyElse,
    NotCompetent,
    OneLegalBasisOnly,
    ProcessingRestricted,
    SecondPersonMissing,
)
from services.referrals.domain.events import ReferralSubmitted
from services.referrals.domain.package import (
    NEVER_EXPIRE,
    OPAQUE,
    require_chosen,
    require_route,
    require_within_whitelist,
    shown,
)
from services.referrals.domain.policy import hastened
from services.referrals.domain.progress import Referral, require
from services.referrals.domain.transitions import WAITING_ON
from shared.domain.messages import Event
from shared.domain.working_days import day_of


def submit_referral(referral: Referral, command: SubmitReferral) -> list[Event]:
    """Refer a client to a competent institution, on exactly one legal basis."""
    state = require(referral, ReferralSubmitted, command)
    require_same_person(referral, command)
    require_package(command)
    require_free_way(command)
    require_basis(command)
    approved_by = seconded(referral, command)
    return [submission(command, approved_by, WAITING_ON[state])]


def require_same_person(referral: Referral, command: SubmitReferral) -> None:
    """Raise `DraftForSomebodyElse` where what was begun for one is submitted for another."""
    drafted = (referral.client_id, referral.case_id)
    if referral.client_id and drafted != (command.client_id, command.case_id):
        raise DraftForSomebodyElse


def require_package(command: SubmitReferral) -> None:
    """Raise a refusal unless the service may be told all of it, in this way."""
    require_within_whitelist(command.service, command.data_classes)
    require_chosen(command.service, command.data_classes, command.documents)
    require_route(command.service, command.contact_route)


def require_free_way(command: SubmitReferral) -> None:
    """Raise a refusal unless the recipient may be asked, and was not asked already."""
    if command.restricted:
        raise ProcessingRestricted
    if command.recipient not in command.competent and not command.competence_override:
        raise NotCompetent(competent=sorted(command.competent))
    others = set(command.active) - {command.supersedes, command.referral_id}
    if others:
        raise AlreadyReferred(active=sorted(map(str, others)))


def require_basis(command: SubmitReferral) -> None:
    """Raise a refusal unless the client allows all of it today, or the law does, by citation."""
    if command.legal_basis != "consent":
        if command.consent_id:
            raise OneLegalBasisOnly(fields={"consent_id": ["Only with the basis `consent`."]})
        if not command.citation:
            raise CitationMissing(fields={"citation": ["Cite what allows it."]})
        return
    disclosure = Disclosure(client_id=command.client_id, data_classes=command.data_classes)
    consent = named(command.consent, command.consent_id)
    require_consent(consent, disclosure, day_of(command.at))


def seconded(referral: Referral, command: SubmitReferral) -> str | None:
    """Return who approved of a disclosure that nobody may decide on alone."""
    if command.legal_basis != "child_protection":
        return None
    same = (referral.service, referral.recipient) == (command.service, command.recipient)
    if not same or referral.approved_by in (None, command.submitted_by):
        raise SecondPersonMissing
    return referral.approved_by


def submission(
    command: SubmitReferral, approved_by: str | None, waiting_on: str
) -> ReferralSubmitted:
    """Return the event, with the deadlines that count for this referral from now on."""
    service = command.service
    protects = command.legal_basis == "child_protection"
    return ReferralSubmitted(
        **about(command),
        waiting_on=waiting_on,
        plan_id=command.plan_id,
        measure_id=command.measure_id,
        municipality=command.municipality,
        service=service,
        service_shown=shown(service),
        legal_basis=command.legal_basis,
        citation=command.citation,
        consent_id=command.consent_id,
        data_classes=sorted(set(command.data_classes)),
        documents=command.documents,
        contact_route=command.contact_route,
        opaque=service in OPAQUE,
        urgent=command.urgent,
        preview=preview(command),
        submitted_by=command.submitted_by,
        approved_by=approved_by,
        supersedes=command.supersedes,
        competence_override=overridden(command),
        policy=hastened(command.policy, urgent=command.urgent),
        closed=sorted(command.closed),
        expires=not protects and service not in NEVER_EXPIRE,
    )


def preview(command: SubmitReferral) -> Preview:
    """Return what may be seen before acceptance; of an opaque service not even the household."""
    if command.service in OPAQUE:
        return replace(command.preview, household_size=None, document_types=[])
    return command.preview


def overridden(command: SubmitReferral) -> str | None:
    """Return why another than the competent institution is asked, where that is so."""
    return None if command.recipient in command.competent else command.competence_override
