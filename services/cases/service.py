"""The doors of the cases service: validates, delegates, holds no rules."""

from typing import Any

from services.cases import foreign_events as heard
from services.cases import reactions
from services.cases.domain import commands as ask
from services.cases.domain.care_plan import CarePlan
from services.cases.domain.case import CASE
from services.cases.domain.finding import FINDING
from services.cases.domain.planning import CARE_PLAN
from services.cases.domain.progress import Case
from services.cases.domain.transfer import TRANSFER
from services.cases.projections import (
    care_plans,
    case_files,
    known_consents,
    known_facts,
    known_referrals,
    questions,
    standing,
)
from shared.database import Row
from shared.eventstore.narration import narrate
from shared.eventstore.postgres import PostgresEventStore
from shared.eventstore.service import Service
from shared.messaging.doors import Commands, Request, answers, door
from shared.messaging.subscriptions import Reactions, keep, subscription, when
from shared.messaging.wire import read_fields

CASE_WORK = frozenset({"case_manager", "team_lead"})

SERVICE = Service(
    name="cases",
    aggregates=(CASE, CARE_PLAN, TRANSFER, FINDING),
    projections=(case_files.PROJECTION, care_plans.PROJECTION),
    package="services.cases",
)

REACTIONS = Reactions(
    keep(heard.ConsentGranted, known_consents.granted),
    keep(heard.ConsentWithdrawn, known_consents.withdrawn),
    keep(heard.ReferralSubmitted, known_referrals.submitted),
    keep(heard.ReferralAccepted, known_referrals.engaged),
    keep(heard.ServiceStarted, known_referrals.engaged),
    keep(heard.OutcomeConfirmed, known_referrals.ended),
    keep(heard.ReferralRejected, known_referrals.ended),
    keep(heard.ReferralRerouted, known_referrals.ended),
    keep(heard.ReferralWithdrawn, known_referrals.ended),
    keep(heard.ReferralMarkedInError, known_referrals.ended),
    when(heard.CarePlanAgreed, reactions.when_care_plan_agreed, given=standing.stand),
    when(heard.ReferralAccepted, reactions.when_service_engaged, given=standing.stand),
    when(heard.ServiceStarted, reactions.when_service_engaged, given=standing.stand),
    when(heard.ReferralSubmitted, reactions.when_referral_submitted, given=standing.planned),
    when(heard.OutcomeConfirmed, reactions.when_outcome_confirmed, given=standing.planned),
)


class Doors:
    """What can be asked of the cases service."""

    name = "cases"
    commands = Commands(SERVICE)

    receive_enquiry = door(ask.ReceiveEnquiry)
    admit_case = door(ask.AdmitCase, given=known_facts.consent_known)
    decline_admission = door(ask.DeclineAdmission)
    start_assessment = door(ask.StartAssessment)
    complete_assessment = door(ask.CompleteAssessment)
    record_contact = door(ask.RecordContact)
    release_client = door(ask.ReleaseClient, given=known_facts.open_referrals)
    close_case = door(ask.CloseCase)
    reopen_case = door(ask.ReopenCase, given=known_facts.consent_known)
    agree_care_plan = door(ask.AgreeCarePlan, given=known_facts.case_of_plan)
    revise_care_plan = door(ask.ReviseCarePlan)
    report_structural_finding = door(ask.ReportStructuralFinding, given=known_facts.case_state)

    @answers
    def case(self, request: Request) -> Row:
        """Show a case and the contacts in it."""
        return case_files.shown(request.db, read_fields(questions.OneCase, request.query).case_id)

    @answers
    def cases(self, request: Request) -> Row:
        """List the cases of a municipality, page by page."""
        return case_files.page(request.db, read_fields(questions.PageInState, request.query))

    @answers
    def plan(self, request: Request) -> Row:
        """Show the newest care plan of a case, with how each measure stands."""
        return care_plans.of_case(request.db, read_fields(questions.OneCase, request.query).case_id)

    @answers
    def history(self, request: Request) -> Row:
        """Replay a case and its plans as was known at a moment; content only for case work."""
        asked = read_fields(questions.Past, request.query)
        case_files.of_id(request.db, asked.case_id)
        plans = care_plans.ids_of_case(request.db, asked.case_id)
        store = PostgresEventStore(request.db, self.commands.execution.keys)
        told: dict[str, Any] = {
            "content": request.context.actor.role in CASE_WORK,
            "as_of": asked.as_of,
        }
        events = narrate(CASE, store.read(asked.case_id).recorded, how_case_stands, **told)
        for plan_id in plans:
            events += narrate(CARE_PLAN, store.read(plan_id).recorded, how_plan_stands, **told)
        events.sort(key=lambda happening: happening["recorded_at"])
        return {"case_id": asked.case_id, "events": events}


def how_case_stands(case: Case) -> Row:
    """Return where a case stands, as a history shows it."""
    return {"state": case.state}


def how_plan_stands(plan: CarePlan) -> Row:
    """Return where a plan stands, as a history shows it."""
    return {
        "measures": sorted(map(str, plan.measures)),
        "referred": sorted(map(str, plan.referred)),
        "completed": sorted(map(str, plan.completed)),
    }


class Subscriptions:
    """What the cases service hears of."""

    name = "cases.subscriptions"
    hear = subscription(SERVICE, REACTIONS)
