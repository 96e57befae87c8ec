"""The doors of the steering service: validates, delegates, holds no rules."""

from datetime import datetime

from services.steering import foreign_events as heard
from services.steering import reactions
from services.steering.domain import commands as ask
from services.steering.domain.committee import COMMITTEE
from services.steering.domain.district import district_of
from services.steering.domain.obstacle import OBSTACLE
from services.steering.domain.project_group import PROJECT_GROUP
from services.steering.domain.proposal import PROPOSAL
from services.steering.domain.sitting import SITTING
from services.steering.projections import (
    committees,
    decisions,
    evidence,
    known_facts,
    minutes,
    obstacles,
    project_groups,
    proposals,
    sittings,
    worklist,
)
from services.steering.projections.questions import (
    EvidenceAsked,
    OneObstacle,
    OneSitting,
    PageInState,
)
from shared.database import Row, Session
from shared.domain.context import Context
from shared.domain.errors import NotFound
from shared.domain.working_days import day_of
from shared.eventstore.serialization import load
from shared.eventstore.service import Service
from shared.messaging.doors import Commands, Request, answers, door
from shared.messaging.envelope import Delivery
from shared.messaging.subscriptions import Reactions, keep, subscription, when
from shared.paging import Page

SERVICE = Service(
    name="steering",
    package="services.steering",
    aggregates=(OBSTACLE, PROJECT_GROUP, COMMITTEE, PROPOSAL, SITTING),
    projections=(
        obstacles.PROJECTION,
        project_groups.PROJECTION,
        committees.PROJECTION,
        proposals.PROJECTION,
        sittings.PROJECTION,
        decisions.PROJECTION,
    ),
)


def when_recorded(db: Session, fact: object, delivery: Delivery) -> datetime:
    """Return when the fact was recorded."""
    return delivery.recorded_at


REACTIONS = Reactions(
    when(
        heard.StructuralFindingReported,
        reactions.when_structural_finding_reported,
        given=when_recorded,
    ),
    keep(heard.ReferralSubmitted, evidence.place),
    keep(heard.ReferralExpired, evidence.expired),
    keep(heard.EscalationRaised, evidence.escalated),
    keep(heard.ReferralRejected, evidence.rejected),
    when(heard.ProjectGroupFormed, reactions.when_project_group_formed),
    when(heard.ProposalSubmitted, reactions.when_proposal_submitted),
    when(heard.SittingConvened, reactions.when_sitting_convened),
    when(heard.DecisionIssued, reactions.when_decision_issued),
    when(heard.MotionRejected, reactions.when_motion_rejected),
    tenant=district_of,
)


def the_district(db: Session, payload: Row, context: Context) -> str:
    """Return whose business it is: the asker's district, or the one an agency reports about."""
    return district_of(context.tenant or str(payload.get("municipality", "")))


def seen_by(request: Request) -> Session:
    """Return the database as everybody in the district of the asker may see it."""
    context = request.context
    request.db.act_for(district_of(context.tenant), context.actor.institution)
    return request.db


class Doors:
    """What can be asked of steering, and about it."""

    name = "steering"
    commands = Commands(SERVICE)

    report_obstacle = door(ask.ReportObstacle, owner=the_district)
    take_up_obstacle = door(ask.TakeUpObstacle)
    confirm_obstacle = door(ask.ConfirmObstacle)
    dismiss_obstacle = door(ask.DismissObstacle)
    analyse_obstacle = door(ask.AnalyseObstacle)
    take_measure = door(ask.TakeMeasure)
    conclude_obstacle = door(ask.ConcludeObstacle)
    form_project_group = door(ask.FormProjectGroup, given=known_facts.for_project_group)
    constitute_committee = door(ask.ConstituteCommittee)
    submit_proposal = door(ask.SubmitProposal, given=known_facts.for_proposal)
    convene_sitting = door(ask.ConveneSitting, given=known_facts.for_sitting)
    open_sitting = door(ask.OpenSitting)
    record_attendance = door(ask.RecordAttendance)
    put_motion = door(ask.PutMotion, given=known_facts.for_motion)
    cast_vote = door(ask.CastVote)
    close_vote = door(ask.CloseVote, given=known_facts.for_result)
    close_sitting = door(ask.CloseSitting)

    @answers
    def obstacles(self, request: Request) -> Row:
        """Return a page of obstacles."""
        return obstacles.page(seen_by(request), load(PageInState, request.query))

    @answers
    def obstacle(self, request: Request) -> Row:
        """Return one obstacle, who works on it, what was proposed and what was decided."""
        db, asked = seen_by(request), load(OneObstacle, request.query)
        return found(obstacles.one(db, asked.obstacle_id)) | {
            "groups": project_groups.of_obstacle(db, asked.obstacle_id),
            "proposals": proposals.of_obstacle(db, asked.obstacle_id),
            "decisions": decisions.of_obstacle(db, asked.obstacle_id),
        }

    @answers
    def proposals(self, request: Request) -> Row:
        """Return a page of proposals."""
        return proposals.page(seen_by(request), load(PageInState, request.query))

    @answers
    def sitting(self, request: Request) -> Row:
        """Return the minutes of one sitting."""
        asked = load(OneSitting, request.query)
        return found(minutes.one(seen_by(request), asked.sitting_id))

    @answers
    def sittings(self, request: Request) -> Row:
        """Return a page of sittings."""
        return minutes.page(seen_by(request), load(Page, request.query))

    @answers
    def decisions(self, request: Request) -> Row:
        """Return a page of decisions."""
        return decisions.page(seen_by(request), load(Page, request.query))

    @answers
    def evidence(self, request: Request) -> Row:
        """Return a page of what went wrong between institutions, where enough persons were hit."""
        return evidence.page(seen_by(request), load(EvidenceAsked, request.query))

    @answers
    def worklist(self, request: Request) -> Row:
        """Return a page of what the coordination should see to next."""
        asked = load(Page, request.query)
        return worklist.page(seen_by(request), asked, day_of(request.now))

    @answers
    def committees(self, request: Request) -> Row:
        """Return a page of committees with their seats."""
        return committees.page(seen_by(request), load(Page, request.query))


def found(row: Row | None) -> Row:
    """Return what was found, or raise `NotFound`."""
    if row is None:
        raise NotFound
    return row


class Subscriptions:
    """What steering hears."""

    name = "steering.subscriptions"
    hear = subscription(SERVICE, REACTIONS)
