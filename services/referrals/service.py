"""The doors of the referrals service: validates, delegates, holds no rules."""

from typing import Any

from services.referrals import foreign_events as heard
from services.referrals import reactions
from services.referrals.domain import commands as ask
from services.referrals.domain.progress import Referral
from services.referrals.domain.referral import REFERRAL
from services.referrals.domain.transitions import WAITING_ON
from services.referrals.projections import (
    competences,
    known_consents,
    known_facts,
    questions,
    referrals,
    sight,
    unfinished,
)
from shared.database import Row
from shared.eventstore.narration import narrate
from shared.eventstore.postgres import PostgresEventStore
from shared.eventstore.service import Service
from shared.messaging.doors import Commands, Request, answers, door
from shared.messaging.subscriptions import Reactions, keep, subscription, when
from shared.messaging.wire import read_fields
from shared.paging import Page

CASE_WORK = frozenset({"case_manager", "team_lead"})

SERVICE = Service(
    name="referrals",
    aggregates=(REFERRAL,),
    projections=(referrals.PROJECTION,),
    package="services.referrals",
)

REACTIONS = Reactions(
    keep(heard.ConsentGranted, known_consents.granted),
    keep(heard.ConsentWithdrawn, known_consents.withdrawn),
    keep(heard.JurisdictionAssigned, competences.assigned),
    keep(heard.JurisdictionEnded, competences.ended),
    when(
        heard.ReferralSubmitted,
        reactions.when_referral_submitted,
        given=unfinished.undelivered,
    ),
    when(heard.ConsentWithdrawn, reactions.when_consent_withdrawn, given=unfinished.resting_on),
    when(heard.ConsentGranted, reactions.when_consent_granted, given=unfinished.halted),
    when(heard.CaseClosed, reactions.when_case_closed, given=unfinished.of_case),
)


class Doors:
    """What can be asked of the referrals service."""

    name = "referrals"
    commands = Commands(SERVICE)

    draft_referral = door(ask.DraftReferral)
    submit_referral = door(ask.SubmitReferral, given=known_facts.for_submission)
    deliver_referral = door(ask.DeliverReferral)
    note_delivery_failure = door(ask.NoteDeliveryFailure)
    provide_information = door(ask.ProvideInformation)
    confirm_outcome = door(ask.ConfirmOutcome)
    reopen_service = door(ask.ReopenService)
    withdraw_referral = door(ask.WithdrawReferral)
    suspend_referral = door(ask.SuspendReferral)
    resume_referral = door(ask.ResumeReferral, given=known_facts.for_resumption)
    expire_referral = door(ask.ExpireReferral)
    mark_referral_in_error = door(ask.MarkReferralInError)

    acknowledge_referral = door(ask.AcknowledgeReferral, owner=known_facts.owner)
    request_information = door(ask.RequestInformation, owner=known_facts.owner)
    place_on_waitlist = door(ask.PlaceOnWaitlist, owner=known_facts.owner)
    accept_referral = door(ask.AcceptReferral, owner=known_facts.owner)
    reject_referral = door(ask.RejectReferral, owner=known_facts.owner)
    reroute_referral = door(ask.RerouteReferral, owner=known_facts.owner)
    schedule_appointment = door(ask.ScheduleAppointment, owner=known_facts.owner)
    record_no_show = door(ask.RecordNoShow, owner=known_facts.owner)
    start_service = door(ask.StartService, owner=known_facts.owner)
    complete_service = door(ask.CompleteService, owner=known_facts.owner)
    open_package = door(ask.OpenPackage, given=known_facts.for_opening, owner=known_facts.owner)

    raise_escalation = door(ask.RaiseEscalation, owner=known_facts.owner_for_coordination)

    @answers
    def referral(self, request: Request) -> Row:
        """Show a referral, as much of it as the asker may see."""
        asked = read_fields(questions.OneReferral, request.query)
        return sight.one(request.db, asked.referral_id, request.context)

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
    def history(self, request: Request) -> Row:
        """Replay a referral as was known at a moment; its content only to those who sent it."""
        asked = read_fields(questions.Past, request.query)
        tenant = known_facts.owner(request.db, {"referral_id": asked.referral_id}, request.context)
        own = tenant == request.context.tenant and request.context.actor.role in CASE_WORK
        request.db.act_for(tenant)
        store = PostgresEventStore(request.db, self.commands.execution.keys)
        recorded = store.read(asked.referral_id).recorded
        events = narrate(REFERRAL, recorded, stand, content=own, as_of=asked.as_of)
        return {"referral_id": asked.referral_id, "events": events}


def stand(referral: Referral) -> dict[str, Any]:
    """Return where a referral stands, as a history shows it."""
    return {"state": referral.state, "waiting_on": WAITING_ON.get(referral.state)}


class Subscriptions:
    """What the referrals service hears of."""

    name = "referrals.subscriptions"
    hear = subscription(SERVICE, REACTIONS)
