"""The doors of the referrals service: validates, delegates, holds no rules."""

from typing import Any

from services.referrals import foreign_events as heard
from services.referrals import reactions
from services.referrals.domain import agency_commands as answer
from services.referrals.domain import commands as ask
from services.referrals.domain import platform_commands as platform
from services.referrals.domain.referral import REFERRAL
from services.referrals.projections import (
    affected,
    affected_by_competence,
    affected_by_consent,
    competences,
    histories,
    known_agencies,
    known_cases,
    known_clients,
    known_consents,
    known_facts,
    ownership,
    questions,
    referrals,
    sight,
    succession,
    waiting,
    worklist,
)
from shared.database import Row
from shared.eventstore.service import Service
from shared.messaging.doors import Commands, Request, answers, door
from shared.messaging.elsewhere import when_elsewhere
from shared.messaging.subscriptions import Reactions, keep, subscription
from shared.messaging.timekeeping import timekeeping
from shared.messaging.wire import read_fields
from shared.paging import Page

SERVICE = Service(
    name="referrals",
    aggregates=(REFERRAL,),
    projections=(referrals.PROJECTION,),
    package="services.referrals",
)

WHEN_ENDED = (heard.ReferralRerouted, heard.ReferralWithdrawn, heard.ReferralSplit)
WHEN_CONSENT_ENDED = (heard.ConsentWithdrawn, heard.ConsentExpired)
WHEN_COMPETENCE_CHANGED = (heard.JurisdictionAssigned, heard.JurisdictionEnded)

REACTIONS = Reactions(
    keep(heard.ConsentGranted, known_consents.granted),
    keep(heard.ConsentNarrowed, known_consents.narrowed),
    *[keep(fact, known_consents.ended) for fact in WHEN_CONSENT_ENDED],
    keep(heard.ProcessingRestricted, known_clients.restricted),
    keep(heard.ProcessingUnrestricted, known_clients.unrestricted),
    keep(heard.ClientsMerged, known_clients.merged),
    keep(heard.ClientsUnmerged, known_clients.unmerged),
    keep(heard.JurisdictionAssigned, competences.assigned),
    keep(heard.JurisdictionEnded, competences.ended),
    keep(heard.AgencyDeactivated, known_agencies.deactivated),
    keep(heard.ServiceOffered, known_agencies.offered),
    keep(heard.ServiceWithdrawn, known_agencies.withdrawn),
    keep(heard.CapacityDeclared, known_agencies.declared),
    keep(heard.SlaPolicySet, known_agencies.policy_set),
    keep(heard.ClosingDaysSet, known_agencies.closing_days_set),
    keep(heard.CaseTransferred, known_cases.transferred),
    when_elsewhere(
        heard.ReferralSubmitted, reactions.when_referral_submitted, given=affected.submitted
    ),
    *[
        when_elsewhere(fact, reactions.when_referral_ended, given=succession.children)
        for fact in WHEN_ENDED
    ],
    *[
        when_elsewhere(fact, reactions.when_consent_ended, given=affected.by_consent)
        for fact in WHEN_CONSENT_ENDED
    ],
    when_elsewhere(
        heard.ConsentNarrowed, reactions.when_consent_narrowed, given=affected_by_consent.narrowed
    ),
    when_elsewhere(
        heard.ConsentGranted,
        reactions.when_consent_granted,
        given=affected_by_consent.halted_by_consent,
    ),
    when_elsewhere(
        heard.ProcessingRestricted, reactions.when_processing_restricted, given=affected.by_client
    ),
    when_elsewhere(
        heard.ProcessingUnrestricted,
        reactions.when_processing_unrestricted,
        given=affected_by_consent.halted_by_restriction,
    ),
    when_elsewhere(
        heard.ClientDataCorrected, reactions.when_client_data_corrected, given=affected.by_reading
    ),
    when_elsewhere(
        heard.EntryMarkedInError, reactions.when_entry_marked_in_error, given=affected.by_mistake
    ),
    *[
        when_elsewhere(
            fact, reactions.when_competence_changed, given=affected_by_competence.by_jurisdiction
        )
        for fact in WHEN_COMPETENCE_CHANGED
    ],
    when_elsewhere(
        heard.AgencyDeactivated,
        reactions.when_competence_changed,
        given=affected_by_competence.by_agency,
    ),
    when_elsewhere(
        heard.ClosingDaysSet,
        reactions.when_closing_days_set,
        given=affected_by_competence.by_closing,
    ),
    when_elsewhere(heard.CaseClosed, reactions.when_case_closed, given=affected.by_case),
    when_elsewhere(
        heard.CaseTransferred, reactions.when_case_transferred, given=affected_by_competence.by_move
    ),
)


def by_sender(command: Any, *, given: Any = None, backdated: bool = False) -> Any:
    """Return the door of a step that is taken by the tenant that works on the referral."""
    return door(command, given=given, owner=ownership.sender, backdated=backdated)


def by_recipient(command: Any, *, given: Any = None, backdated: bool = True) -> Any:
    """Return the door of a step that the recipient takes; it may tell of it later."""
    return door(command, given=given, owner=ownership.recipient, backdated=backdated)


class Doors:
    """What can be asked of the referrals service."""

    name = "referrals"
    commands = Commands(SERVICE)

    draft_referral = door(ask.DraftReferral, given=known_facts.for_draft, owner=ownership.beginner)
    approve_draft = by_sender(ask.ApproveDraft, given=known_facts.for_approval)
    submit_referral = door(
        ask.SubmitReferral, given=known_facts.for_submission, owner=ownership.beginner
    )
    signpost_client = door(ask.SignpostClient, owner=ownership.beginner)
    provide_information = by_sender(ask.ProvideInformation, backdated=True)
    confirm_outcome = by_sender(ask.ConfirmOutcome, backdated=True)
    reopen_service = by_sender(ask.ReopenService)
    split_referral = by_sender(ask.SplitReferral)
    withdraw_referral = by_sender(ask.WithdrawReferral)
    suspend_referral = by_sender(ask.SuspendReferral)
    resume_referral = by_sender(ask.ResumeReferral, given=known_facts.for_resumption)
    mark_referral_in_error = by_sender(ask.MarkReferralInError)
    note_delivery_failure = by_sender(platform.NoteDeliveryFailure)
    deliver_referral = by_sender(platform.DeliverReferral)
    expire_referral = by_sender(platform.ExpireReferral)

    acknowledge_referral = by_recipient(answer.AcknowledgeReferral)
    request_information = by_recipient(answer.RequestInformation)
    place_on_waitlist = by_recipient(answer.PlaceOnWaitlist)
    update_waitlist_position = by_recipient(answer.UpdateWaitlistPosition)
    accept_referral = by_recipient(answer.AcceptReferral, given=known_facts.for_opening)
    reject_referral = by_recipient(answer.RejectReferral)
    schedule_appointment = by_recipient(answer.ScheduleAppointment)
    record_no_show = by_recipient(answer.RecordNoShow)
    start_service = by_recipient(answer.StartService)
    complete_service = by_recipient(answer.CompleteService)
    open_package = by_recipient(answer.OpenPackage, given=known_facts.for_opening, backdated=False)
    confirm_recall = by_recipient(answer.ConfirmRecall, backdated=False)
    reroute_referral = door(answer.RerouteReferral, owner=ownership.either)

    raise_escalation = door(ask.RaiseEscalation, owner=ownership.sender_or_coordination)

    @answers
    def referral(self, request: Request) -> Row:
        """Show a referral, as much of it as the asker may see."""
        asked = read_fields(questions.OneReferral, request.query)
        return sight.one(request.db, asked.referral_id, request.context, request.now)

    @answers
    def inbox(self, request: Request) -> Row:
        """List what is addressed to the asker's institution."""
        page = read_fields(Page, request.query)
        return sight.inbox(request.db, request.context.actor.institution, page)

    @answers
    def escalations(self, request: Request) -> Row:
        """List where the coordination was asked to help."""
        return sight.escalated(request.db, read_fields(Page, request.query))

    @answers
    def referrals_of_case(self, request: Request) -> Row:
        """List the referrals of a case: who is waiting for whom."""
        asked = read_fields(questions.OneCase, request.query)
        found = sight.of_case(request.db, asked.case_id, request.context)
        return {"items": found, "total": len(found)}

    @answers
    def waiting(self, request: Request) -> Row:
        """Say who is waiting for whom in a case, since when, until when, how long already."""
        asked = read_fields(questions.OneCase, request.query)
        found = waiting.of_case(request.db, asked.case_id, request.context, request.now)
        return {"items": found, "total": len(found)}

    @answers
    def worklist(self, request: Request) -> Row:
        """List what the asker should do now, what is due first on top."""
        page = read_fields(Page, request.query)
        return worklist.due(request.db, request.context, page, request.now)

    @answers
    def history(self, request: Request) -> Row:
        """Replay a referral as was known, or as was true; its content only to its case work."""
        asked = read_fields(questions.Past, request.query)
        return histories.told(request, asked, self.commands.execution.keys)


class Subscriptions:
    """What the referrals service hears of, and what it does when it is time."""

    name = "referrals.subscriptions"
    hear = subscription(SERVICE, REACTIONS)
    wake = timekeeping(SERVICE)
