"""The doors of the agencies service: validates, delegates, holds no rules."""

from datetime import date, datetime

from services.agencies import foreign_events as heard
from services.agencies import reactions
from services.agencies.domain import commands as ask
from services.agencies.domain import hsds, hsds_import, starting_directory
from services.agencies.domain.agency import AGENCY
from services.agencies.domain.closing import CLOSING
from services.agencies.domain.competence import COMPETENCE, require_known
from services.agencies.domain.data_quality import DATA_QUALITY_TASK
from services.agencies.domain.deadlines import DEFAULTS, SLA_POLICY
from services.agencies.domain.district import district_of
from services.agencies.domain.municipalities import EDITION, MUNICIPALITIES
from services.agencies.domain.subscribers import NEVER_BY_WILDCARD
from services.agencies.domain.vocabulary import KINDS, SERVICES
from services.agencies.projections import (
    competences,
    data_quality,
    directory,
    known_facts,
    offers,
    policies,
    referral_places,
    worklist,
)
from services.agencies.projections import questions as asked_for
from services.agencies.projections.leaving import left_behind
from shared.database import Row, Session
from shared.domain.working_days import day_of
from shared.eventstore.service import Service
from shared.messaging.doors import Commands, Request, answers, door
from shared.messaging.envelope import Delivery
from shared.messaging.subscriptions import Reactions, keep, subscription, when
from shared.messaging.wire import read_fields
from shared.paging import Page

SERVICE = Service(
    name="agencies",
    aggregates=(AGENCY, COMPETENCE, SLA_POLICY, CLOSING, DATA_QUALITY_TASK),
    projections=(
        directory.PROJECTION,
        offers.PROJECTION,
        competences.PROJECTION,
        policies.PROJECTION,
        data_quality.PROJECTION,
    ),
    package="services.agencies",
)


def when_recorded(db: Session, fact: object, delivery: Delivery) -> datetime:
    """Return when the fact was recorded."""
    return delivery.recorded_at


REACTIONS = Reactions(
    keep(heard.ReferralSubmitted, referral_places.keep),
    when(
        heard.ReferralRejected,
        reactions.when_referral_rejected,
        given=referral_places.place_of,
    ),
    when(heard.MeasureTaken, reactions.when_measure_taken, given=when_recorded),
    when(heard.AgencyDeactivated, reactions.when_agency_deactivated, given=left_behind),
    tenant=district_of,
)


def asked_day(request: Request, on: date | None) -> date:
    """Return the day that is asked about: today where none is said."""
    return on or day_of(request.now)


class Doors:
    """What can be asked of the agencies service."""

    name = "agencies"
    commands = Commands(SERVICE)

    register_agency = door(ask.RegisterAgency)
    update_agency = door(ask.UpdateAgency)
    rename_agency = door(ask.RenameAgency)
    deactivate_agency = door(ask.DeactivateAgency)
    merge_agency = door(ask.MergeAgency, given=known_facts.for_merger)
    offer_service = door(ask.OfferService)
    change_offer = door(ask.ChangeOffer)
    withdraw_offer = door(ask.WithdrawOffer)
    declare_capacity = door(
        ask.DeclareCapacity, given=known_facts.for_capacity, owner=known_facts.keeper_of
    )
    assign_jurisdiction = door(ask.AssignJurisdiction, given=known_facts.for_assignment)
    end_jurisdiction = door(ask.EndJurisdiction)
    set_sla_policy = door(ask.SetSlaPolicy, given=known_facts.for_policy)
    set_closing_days = door(ask.SetClosingDays, given=known_facts.for_closing)
    resolve_data_quality_task = door(ask.ResolveDataQualityTask)

    @answers
    def agencies(self, request: Request) -> Row:
        """List institutions by code, page by page, each with what it offers on a day."""
        asked = read_fields(asked_for.PageOnDay, request.query)
        return directory.page(request.db, asked, asked_day(request, asked.on))

    @answers
    def agency(self, request: Request) -> Row:
        """Show one institution as of a day: offers, capacity, competences and deadlines."""
        asked = read_fields(asked_for.OneAgency, request.query)
        on = asked_day(request, asked.on)
        entry = directory.one(request.db, asked.agency, on)
        found = competences.of_agency(request.db, asked.agency, on)
        set_ = policies.of(request.db, asked_for.PoliciesAsked(agency=asked.agency))
        return {
            **entry,
            "on": on.isoformat(),
            "capacity": offers.capacity_of(request.db, asked.agency),
            "competences": [each for each in found if each["holds"]],
            "deadlines": {
                offer["service"]: policies.days_on(set_, offer["service"], asked.agency, on)
                for offer in entry["services"]
            },
        }

    @answers
    def competences(self, request: Request) -> Row:
        """List every competence of an institution, past ones as well."""
        asked = read_fields(asked_for.OneAgency, request.query)
        on = asked_day(request, asked.on)
        known_facts.require_known(request.db, asked.agency)
        found = competences.of_agency(request.db, asked.agency, on)
        return {"items": found, "total": len(found), "on": on.isoformat()}

    @answers
    def resolve(self, request: Request) -> Row:
        """Say who is competent for a service, in a municipality, on a day."""
        asked = read_fields(asked_for.Competent, request.query)
        require_known(asked.service, asked.municipality)
        on = asked_day(request, asked.on)
        found = competences.resolve(request.db, asked.service, asked.municipality, on)
        return {
            "agency": found[0] if found else None,
            "agencies": found,
            "service": asked.service,
            "municipality": asked.municipality,
            "on": on.isoformat(),
        }

    @answers
    def jurisdictions(self, request: Request) -> Row:
        """List every competence for a service, past ones as well."""
        asked = read_fields(asked_for.OfService, request.query)
        found = competences.of_service(request.db, asked.service)
        return {"items": found, "total": len(found)}

    @answers
    def policies(self, request: Request) -> Row:
        """List deadlines that were set; for a service, also those that hold on a day."""
        asked = read_fields(asked_for.PoliciesAsked, request.query)
        found = policies.of(request.db, asked)
        answer = {"items": found, "total": len(found), "defaults": dict(DEFAULTS)}
        if asked.service is None:
            return answer
        on = asked_day(request, asked.on)
        holding = policies.days_on(found, asked.service, asked.agency or "", on)
        return {**answer, "in_force": holding, "on": on.isoformat()}

    @answers
    def closing_days(self, request: Request) -> Row:
        """List the closing days of institutions and municipalities."""
        found = policies.closed(request.db, read_fields(asked_for.ClosingDaysAsked, request.query))
        return {"items": found, "total": len(found)}

    @answers
    def data_quality_tasks(self, request: Request) -> Row:
        """List doubts about the directory, page by page: all, or those in one state."""
        return data_quality.page(request.db, read_fields(asked_for.PageInState, request.query))

    @answers
    def worklist(self, request: Request) -> Row:
        """List what those who keep the directory should do next, page by page."""
        return worklist.page(request.db, read_fields(Page, request.query), day_of(request.now))

    @answers
    def hsds_services(self, request: Request) -> Row:
        """Give a page of all that is offered on a day, in the form of HSDS 3."""
        asked = read_fields(asked_for.PageOnDay, request.query)
        return hsds.page_of(directory.offers(request.db, asked, asked_day(request, asked.on)))

    @answers
    def check_hsds(self, request: Request) -> Row:
        """Say what would be entered of a document in the form of HSDS 3, and what is wrong."""
        return hsds_import.examined(request.query)

    @answers
    def vocabulary(self, request: Request) -> Row:
        """Return the services, the kinds of institution and the municipalities."""
        known = [{"key": key, "name": name, "pilot": pilot} for key, name, pilot in MUNICIPALITIES]
        return {
            "services": list(SERVICES),
            "kinds": list(KINDS),
            "never_by_wildcard": sorted(NEVER_BY_WILDCARD),
            "municipalities": known,
            "edition": EDITION,
        }

    @answers
    def starting_directory(self, request: Request) -> Row:
        """Return a directory to begin with; nothing of it holds until it was registered."""
        return starting_directory.proposal()


class Subscriptions:
    """What the directory hears."""

    name = "agencies.subscriptions"
    hear = subscription(SERVICE, REACTIONS)
