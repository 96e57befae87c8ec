"""The doors of the clients service: validates, delegates, holds no rules."""

from typing import Any

from services.clients import foreign_events as heard
from services.clients import reactions
from services.clients.domain import commands as ask
from services.clients.domain.breach import BREACH
from services.clients.domain.client import CLIENT
from services.clients.domain.consent import CONSENT
from services.clients.domain.entry import ENTRY
from services.clients.domain.household import HOUSEHOLD
from services.clients.domain.identity import LINK
from services.clients.projections import (
    breaches,
    clients,
    consents,
    disclosure,
    entries,
    histories,
    households,
    keeping,
    known_facts,
    links,
    questions,
    records,
    refiling,
    worklist,
)
from shared.domain.messages import Command
from shared.domain.working_days import day_of
from shared.eventstore.postgres import PostgresEventStore
from shared.eventstore.service import Service
from shared.messaging.doors import Commands, Given, Request, answers, door
from shared.messaging.reactions import Reading
from shared.messaging.subscriptions import Reactions, subscription, when
from shared.messaging.timekeeping import timekeeping
from shared.messaging.wire import read_fields
from shared.paging import Page

Plain = dict[str, Any]

CASE_WORK = frozenset({"case_manager", "team_lead"})

SERVICE = Service(
    name="clients",
    aggregates=(CLIENT, HOUSEHOLD, CONSENT, LINK, ENTRY, BREACH),
    projections=(
        clients.PROJECTION,
        households.PROJECTION,
        consents.PROJECTION,
        links.PROJECTION,
        entries.PROJECTION,
        breaches.PROJECTION,
    ),
    package="services.clients",
)

REACTIONS = Reactions(
    when(heard.CaseTransferred, reactions.when_case_transferred, given=known_facts.kept_here),
    when(heard.CaseClosed, reactions.when_case_closed, given=known_facts.lapsing),
    when(
        heard.ClientDataCorrected,
        reactions.when_client_data_corrected,
        given=known_facts.spoken_for,
    ),
    when(heard.CustodySet, reactions.when_custody_set, given=known_facts.without_a_say),
    when(heard.EntryMarkedInError, reactions.when_entry_marked_in_error, given=known_facts.moment),
    Reading(heard.EntryReattributed, refiling.move),
    Reading(heard.EntryContentWithdrawn, refiling.destroy),
    Reading(heard.EntryDiscarded, refiling.destroy),
    Reading(heard.RecordAssigned, refiling.assign(reactions.when_record_assigned)),
)


def about_client(
    command: type[Command], given: Given | None = None, *, backdated: bool = False
) -> Any:
    """Return the door for what whoever is in charge of a person may ask."""
    return door(command, given=given, owner=keeping.of_client, backdated=backdated)


def in_household(command: type[Command], given: Given | None = None) -> Any:
    """Return the door for what whoever is in charge of a household may ask."""
    return door(command, given=given, owner=keeping.of_household, backdated=True)


class Doors:
    """What can be asked of the clients service."""

    name = "clients"
    commands = Commands(SERVICE)

    register_client = door(ask.RegisterClient, given=known_facts.who_looks_alike, backdated=True)
    correct_client_data = about_client(ask.CorrectClientData)
    add_name_variant = about_client(
        ask.AddNameVariant, known_facts.who_looks_alike_now, backdated=True
    )
    record_identifier = about_client(ask.RecordIdentifier)
    restrict_processing = about_client(ask.RestrictProcessing)
    unrestrict_processing = about_client(ask.UnrestrictProcessing)
    set_protected_location = about_client(ask.SetProtectedLocation)
    lift_protected_location = about_client(ask.LiftProtectedLocation)

    form_household = door(ask.FormHousehold, backdated=True)
    join_household = in_household(ask.JoinHousehold, known_facts.a_known_client)
    leave_household = in_household(ask.LeaveHousehold)
    set_custody = in_household(ask.SetCustody)

    grant_consent = about_client(ask.GrantConsent, known_facts.for_consent, backdated=True)
    refuse_consent = about_client(ask.RefuseConsent, known_facts.for_refusal, backdated=True)
    narrow_consent = door(
        ask.NarrowConsent, given=known_facts.for_narrowing, owner=keeping.of_consent
    )
    withdraw_consent = door(ask.WithdrawConsent, owner=keeping.of_any_consent)
    reconfirm_consent = door(
        ask.ReconfirmConsent, given=known_facts.for_reconfirmation, owner=keeping.of_consent
    )

    propose_merge = door(ask.ProposeMerge, given=known_facts.for_proposal)
    confirm_merge = door(ask.ConfirmMerge, given=known_facts.who_decides, owner=keeping.of_link)
    reject_merge = door(ask.RejectMerge, given=known_facts.who_decides, owner=keeping.of_link)
    undo_merge = door(ask.UndoMerge, owner=keeping.of_link)
    assign_record = door(ask.AssignRecord, owner=keeping.of_link_with_record)

    file_entry = about_client(ask.FileEntry, known_facts.a_known_client, backdated=True)
    mark_entry_in_error = door(ask.MarkEntryInError, owner=keeping.of_entry)
    reattribute_entry = door(
        ask.ReattributeEntry, given=known_facts.right_file, owner=keeping.of_entry
    )
    discard_entry = door(ask.DiscardEntry, owner=keeping.of_entry)

    document_breach = door(ask.DocumentBreach, owner=keeping.of_breach)
    close_breach = door(ask.CloseBreach, owner=keeping.of_breach)

    @answers
    def client(self, request: Request) -> Plain:
        """Show one person, who resembles them, and which records are linked."""
        asked = read_fields(questions.OneClient, request.query)
        found = records.shown(request.db, self.store(request), asked.client_id, tenant_of(request))
        return records.seen_by(found, works_on_cases(request))

    @answers
    def clients(self, request: Request) -> Plain:
        """List people by name, page by page."""
        asked = read_fields(Page, request.query)
        return records.page(request.db, asked, tenant_of(request), works_on_cases(request))

    @answers
    def household(self, request: Request) -> Plain:
        """Show who lives together; those whose place is protected only for case work."""
        asked = read_fields(questions.OneHousehold, request.query)
        everybody = asked.seen_by is None and works_on_cases(request)
        return households.of_id(
            request.db, asked.household_id, everybody=everybody, seen_by=asked.seen_by
        )

    @answers
    def households(self, request: Request) -> Plain:
        """List the households that somebody lives or has lived in."""
        asked = read_fields(questions.OneClient, request.query)
        records.place_of(request.db, asked.client_id)
        return whole(households.of_client(request.db, asked.client_id))

    @answers
    def consents(self, request: Request) -> Plain:
        """List what a person has allowed or refused, and how each consent stands today."""
        asked = read_fields(questions.OneClient, request.query)
        until = records.known_until(request.db, asked.client_id, tenant_of(request))
        return whole(consents.of_client(request.db, asked.client_id, day_of(request.now), until))

    @answers
    def links(self, request: Request) -> Plain:
        """List which records are linked, or proposed to be, and how that stands."""
        asked = read_fields(questions.PageOfLinks, request.query)
        return links.page(request.db, asked, asked.client_id)

    @answers
    def entries(self, request: Request) -> Plain:
        """List what is filed under a person; what was in error is an empty place."""
        asked = read_fields(questions.PageOfClient, request.query)
        until = records.known_until(request.db, asked.client_id, tenant_of(request))
        return entries.page(request.db, asked, asked.client_id, until)

    @answers
    def entry(self, request: Request) -> Plain:
        """Show an entry with its content."""
        asked = read_fields(questions.OneEntry, request.query)
        return entries.opened(request.db, self.store(request), asked.entry_id, tenant_of(request))

    @answers
    def breaches(self, request: Request) -> Plain:
        """List the breaches that are or were assessed, and until when."""
        return breaches.page(request.db, read_fields(Page, request.query))

    @answers
    def worklist(self, request: Request) -> Plain:
        """List what is due about the people one is in charge of."""
        return worklist.page(request.db, read_fields(Page, request.query), tenant_of(request))

    @answers
    def history(self, request: Request) -> Plain:
        """Tell what happened with a person, as was known then; content only for case work."""
        asked = read_fields(questions.Past, request.query)
        events = histories.told(
            request.db,
            self.store(request),
            asked,
            asker=tenant_of(request),
            content=works_on_cases(request),
        )
        return {"client_id": asked.client_id, "events": events}

    @answers
    def disclosure(self, request: Request) -> Plain:
        """Return what the recipient of an accepted referral may learn, and not one field more."""
        asked = read_fields(questions.Disclosure, request.query)
        return disclosure.package(
            request.db,
            asked,
            legal_basis=request.context.legal_basis,
            at=day_of(request.now),
        )

    def store(self, request: Request) -> PostgresEventStore:
        """Return the log as the asker may see it."""
        return PostgresEventStore(request.db, self.commands.execution.keys)


def tenant_of(request: Request) -> str:
    """Return for which municipality somebody asks."""
    return request.context.tenant


def works_on_cases(request: Request) -> bool:
    """Say whether the asker may see what is said about people."""
    return request.context.actor.role in CASE_WORK


def whole(found: list[Plain]) -> Plain:
    """Return a list that is never long as its one page."""
    return {"items": found, "total": len(found), "page": 1, "page_size": len(found)}


class Subscriptions:
    """What the clients service hears of, and what it does by time alone."""

    name = "clients.subscriptions"
    hear = subscription(SERVICE, REACTIONS)
    wake = timekeeping(SERVICE)
