"""The doors of the cases service: validates, delegates, holds no rules."""

from collections.abc import Callable
from typing import Any

from services.cases import foreign_events as heard
from services.cases import reactions
from services.cases.domain import commands as ask
from services.cases.domain.case import CASE
from services.cases.domain.finding import FINDING
from services.cases.domain.planning import CARE_PLAN
from services.cases.domain.standing import Found
from services.cases.domain.transfer import TRANSFER
from services.cases.projections import (
    care_plans,
    case_files,
    histories,
    known_consents,
    known_facts,
    known_links,
    known_referrals,
    owned_cases,
    plans_shown,
    questions,
    standing,
    transfers,
    worklist,
)
from shared.database import Row
from shared.domain.messages import Command
from shared.domain.working_days import day_of
from shared.eventstore.service import Service
from shared.messaging.doors import Commands, Request, answers, door
from shared.messaging.elsewhere import For, when_elsewhere
from shared.messaging.reactions import Given, Reading
from shared.messaging.subscriptions import Reactions, keep, subscription
from shared.messaging.timekeeping import timekeeping
from shared.messaging.wire import read_fields

SERVICE = Service(
    name="cases",
    aggregates=(CASE, CARE_PLAN, TRANSFER, FINDING),
    projections=(case_files.PROJECTION, care_plans.PROJECTION, transfers.PROJECTION),
    package="services.cases",
)


def when(fact: type[Any], react: Callable[..., list[Command]], *, given: Given) -> Reading:
    """Have `react` answer with commands for whoever keeps the case that a fact is about."""

    def react_at_the_keeper(heard: Any, found: Found) -> list[For]:
        return [For(found.keeper, command) for command in react(heard, found)]

    return when_elsewhere(fact, react_at_the_keeper, given=given)


REACTIONS = Reactions(
    keep(heard.ConsentGranted, known_consents.granted),
    keep(heard.ConsentNarrowed, known_consents.narrowed),
    keep(heard.ConsentWithdrawn, known_consents.ended),
    keep(heard.ConsentExpired, known_consents.ended),
    keep(heard.ClientsMerged, known_links.merged),
    keep(heard.ClientsUnmerged, known_links.unmerged),
    keep(heard.ReferralSubmitted, known_referrals.submitted),
    keep(heard.ReferralAccepted, known_referrals.engaged),
    keep(heard.ServiceStarted, known_referrals.engaged),
    *[keep(fact, known_referrals.ended) for fact in heard.ENDS],
    *[
        when(fact, reactions.when_plan_signed, given=standing.stand)
        for fact in (heard.CarePlanAgreed, heard.CarePlanRevised, heard.CarePlanConflictResolved)
    ],
    when(heard.ReferralAccepted, reactions.when_service_engaged, given=standing.stand),
    when(heard.ServiceStarted, reactions.when_service_engaged, given=standing.stand),
    when(heard.ReferralSubmitted, reactions.when_referral_submitted, given=standing.planned),
    when(heard.OutcomeConfirmed, reactions.when_outcome_confirmed, given=standing.planned),
    when(heard.ReferralSuspended, reactions.when_referral_suspended, given=standing.resting),
    *[
        when(fact, reactions.when_suspension_over, given=standing.resting)
        for fact in (heard.ReferralResumed, *heard.ENDS)
    ],
    when(heard.CaseTransferInitiated, reactions.when_case_transfer_initiated, given=standing.kept),
    when(heard.CaseTransferDue, reactions.when_case_transfer_due, given=standing.offered),
    when(heard.CaseTransferred, reactions.when_case_transferred, given=standing.kept),
    *[
        when(fact, reactions.when_transfer_failed, given=standing.kept)
        for fact in reactions.WHY_KEPT
    ],
    when(heard.CaseClosed, reactions.when_case_closed, given=standing.offer),
)


def case_door(command: Any, *, given: Any = known_facts.epoch, backdated: bool = False) -> Any:
    """Return the door of a command in a case, for its owner."""
    return door(command, given=given, owner=known_facts.keeper, backdated=backdated)


def plan_door(command: Any, *, given: Any = known_facts.known_plan) -> Any:
    """Return the door of a command about a plan, for the owner of its case."""
    return door(command, given=given, owner=known_facts.keeper_of_plan, backdated=True)


class Doors:
    """What can be asked of the cases service."""

    name = "cases"
    commands = Commands(SERVICE)

    receive_enquiry = door(ask.ReceiveEnquiry, backdated=True)
    admit_case = case_door(ask.AdmitCase, given=known_facts.consent_known)
    decline_admission = case_door(ask.DeclineAdmission)
    start_assessment = case_door(ask.StartAssessment, given=known_facts.basis_known)
    complete_assessment = case_door(ask.CompleteAssessment, backdated=True)
    trigger_reassessment = case_door(ask.TriggerReassessment)
    start_evaluation = case_door(ask.StartEvaluation, given=known_facts.open_goals)
    record_evaluation = case_door(ask.RecordEvaluation, backdated=True)
    pause_case = case_door(ask.PauseCase)
    resume_case = case_door(ask.ResumeCase)

    record_contact = case_door(ask.RecordContact, backdated=True)
    record_appointment = case_door(ask.RecordAppointment, backdated=True)
    identify_need = case_door(ask.IdentifyNeed, backdated=True)
    identify_resource = case_door(ask.IdentifyResource, backdated=True)
    record_assessment_result = case_door(ask.RecordAssessmentResult, backdated=True)
    file_document = case_door(ask.FileDocument, backdated=True)
    record_self_reliance = case_door(ask.RecordSelfReliance, backdated=True)
    report_structural_finding = door(ask.ReportStructuralFinding, given=known_facts.case_state)

    assign_manager = case_door(ask.AssignManager, given=known_facts.team)
    report_manager_absent = case_door(ask.ReportManagerAbsent, given=known_facts.team)
    arrange_cover = case_door(ask.ArrangeCover, given=known_facts.team)
    end_cover = case_door(ask.EndCover, given=known_facts.team)

    release_client = case_door(ask.ReleaseClient, given=known_facts.open_referrals)
    close_case = case_door(ask.CloseCase)
    reopen_case = case_door(ask.ReopenCase, given=known_facts.consent_known)
    schedule_follow_up = case_door(ask.ScheduleFollowUp)
    record_follow_up = case_door(ask.RecordFollowUp, backdated=True)

    agree_care_plan = door(
        ask.AgreeCarePlan, given=known_facts.new_plan, owner=known_facts.keeper, backdated=True
    )
    revise_care_plan = plan_door(ask.ReviseCarePlan)
    resolve_care_plan_conflict = plan_door(ask.ResolveCarePlanConflict)
    change_goal_status = plan_door(ask.ChangeGoalStatus, given=known_facts.same_epoch)

    initiate_transfer = case_door(ask.InitiateTransfer, given=known_facts.giver)
    accept_transfer = door(
        ask.AcceptTransfer, given=known_facts.receiver, owner=known_facts.keeper_for_receiver
    )
    decline_transfer = door(ask.DeclineTransfer, owner=known_facts.keeper_for_receiver)
    abort_transfer = door(ask.AbortTransfer, owner=known_facts.keeper_for_giver)

    @answers
    def case(self, request: Request) -> Row:
        """Show a case and all that is written down in it, as the asker may see it."""
        case_id = read_fields(questions.OneCase, request.query).case_id
        asker = request.context.tenant
        moves = transfers.of_case(request.db, case_id, asker)
        return owned_cases.shown(request.db, case_id, asker) | {"transfers": moves}

    @answers
    def cases(self, request: Request) -> Row:
        """List the cases of a tenant, or those it has handed over, page by page."""
        asked = read_fields(questions.ListedCases, request.query)
        return owned_cases.page(request.db, asked, request.context.tenant)

    @answers
    def plan(self, request: Request) -> Row:
        """Show the newest care plan of a case, how it stands, and all its versions."""
        case_id = read_fields(questions.OneCase, request.query).case_id
        row = owned_cases.seen(request.db, case_id, request.context.tenant)
        return plans_shown.of_case(request.db, case_id, row["transferred_position"])

    @answers
    def history(self, request: Request) -> Row:
        """Replay a case and its plans as was known, or as was true; content for case work only."""
        asked = read_fields(questions.Past, request.query)
        return histories.told(request, asked, self.commands.execution.keys)

    @answers
    def transfers(self, request: Request) -> Row:
        """List the transfers to the asker's tenant and from it, page by page."""
        asked = read_fields(questions.ListedTransfers, request.query)
        return transfers.page(request.db, asked, request.context.tenant)

    @answers
    def transfer(self, request: Request) -> Row:
        """Show one transfer; the summary is for the giver, and for a receiver who has accepted."""
        transfer_id = read_fields(questions.OneTransfer, request.query).transfer_id
        return transfers.shown(request.db, transfer_id, request.context.tenant)

    @answers
    def worklist(self, request: Request) -> Row:
        """List what is due for the asker's tenant now, or for the asker alone."""
        asked = read_fields(questions.Due, request.query)
        given = {
            "asker": request.context.tenant,
            "user": request.context.actor.user,
            "now": request.now,
            "today": day_of(request.now),
        }
        return worklist.due(request.db, asked, given)


class Subscriptions:
    """What the cases service hears of, and what it does when it is time."""

    name = "cases.subscriptions"
    hear = subscription(SERVICE, REACTIONS)
    wake = timekeeping(SERVICE)
