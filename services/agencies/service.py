"""The doors of the agencies service: validates, delegates, holds no rules."""

from datetime import date, datetime
from typing import Any

from services.agencies import foreign_events as heard
from services.agencies import reactions
from services.agencies.domain import commands as ask
from services.agencies.domain import hsds, hsds_import, starting_directory
from services.agencies.domain import subscription_commands as share
from services.agencies.domain.agency import AGENCY
from services.agencies.domain.closing import CLOSING
from services.agencies.domain.competence import COMPETENCE, require_known
from services.agencies.domain.data_quality import DATA_QUALITY_TASK
from services.agencies.domain.deadlines import DEFAULTS, SLA_POLICY
from services.agencies.domain.district import district_of
from services.agencies.domain.municipalities import EDITION, MUNICIPALITIES
from services.agencies.domain.signing_key import SIGNING_KEY
from services.agencies.domain.subscribers import NEVER_BY_WILDCARD
from services.agencies.domain.subscription import SUBSCRIPTION
from services.agencies.domain.vocabulary import KINDS, SERVICES
from services.agencies.projections import (
    agency_file,
    competences,
    data_quality,
    directory,
    known_facts,
    known_subscribers,
    offers,
    policies,
    referral_places,
    signing_keys,
    subscriptions,
    worklist,
)
from services.agencies.projections import questions as asked_for
from services.agencies.projections.leaving import left_behind
from shared.database import Row, Session
from shared.domain.messages import Command
from shared.domain.working_days import day_of
from shared.eventstore.service import Service
from shared.messaging.doors import Commands, Given, Request, answers, door
from shared.messaging.envelope import Delivery
from shared.messaging.subscriptions import Reactions, keep, subscription, when
from shared.messaging.wire import read_fields
from shared.paging import Page

SERVICE = Service(
    name="agencies",
    aggregates=(
        AGENCY,
        COMPETENCE,
        SLA_POLICY,
        CLOSING,
        DATA_QUALITY_TASK,
        SUBSCRIPTION,
        SIGNING_KEY,
    ),  # fmt: skip
    projections=(
        directory.PROJECTION,
        offers.PROJECTION,
        competences.PROJECTION,
        policies.PROJECTION,
        data_quality.PROJECTION,
        subscriptions.PROJECTION,
        signing_keys.PROJECTION,
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


def by_institution(command: type[Command], given: Given) -> Any:
    """Return the door through which an institution speaks for itself: its entry is another's."""
    return door(command, given=given, owner=known_subscribers.keeper_of)


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
    request_subscription = by_institution(share.RequestSubscription, known_subscribers.for_request)
    approve_subscription = door(share.ApproveSubscription, given=known_subscribers.for_approval)
    refuse_subscription = door(share.RefuseSubscription, given=known_subscribers.for_answer)
    pause_subscription = door(share.PauseSubscription)
    resume_subscription = door(share.ResumeSubscription, given=known_subscribers.for_resumption)
    revoke_subscription = door(share.RevokeSubscription)
    register_signing_key = by_institution(share.RegisterSigningKey, known_subscribers.for_key)
    revoke_signing_key = by_institution(share.RevokeSigningKey, known_subscribers.for_revocation)

    @answers
    def agencies(self, request: Request) -> Row:
        """List institutions by code, page by page, each with what it offers on a day."""
        asked = read_fields(asked_for.PageOnDay, request.query)
        return directory.page(request.db, asked, asked_day(request, asked.on))

    @answers
    def agency(self, request: Request) -> Row:
        """Show one institution as of a day: offers, capacity, competences and deadlines."""
        asked = read_fields(asked_for.OneAgency, request.query)
        return agency_file.of(request.db, asked.agency, asked_day(request, asked.on))

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
    def subscriptions(self, request: Request) -> Row:
        """List subscriptions and how they stand, page by page: all, or those of one."""
        return subscriptions.page(request.db, read_fields(asked_for.PageOfAgency, request.query))

    @answers
    def signing_keys(self, request: Request) -> Row:
        """List the keys of an institution, revoked ones as well."""
        agency = read_fields(asked_for.OneAgency, request.query).agency
        known_facts.require_known(request.db, agency)
        return {"items": (found := signing_keys.of(request.db, agency)), "total": len(found)}

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
