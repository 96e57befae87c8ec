"""An institution hears of what its kind may hear, once somebody else has agreed to it."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from services.agencies.domain import subscription_commands as ask
from services.agencies.domain import subscription_events as told
from services.agencies.domain.audience import ADDRESSED, HEARD_BY, KEPT_BACK, STEERING_ONLY
from services.agencies.domain.errors import (
    FourEyesNeeded,
    NotForThisInstitution,
    NothingSubscribed,
    SubscriptionIdTaken,
    SubscriptionNotInState,
    UnknownEventType,
    WildcardNotAllowed,
)
from services.agencies.domain.subscription import SUBSCRIPTION
from services.agencies.domain.vocabulary import KINDS
from shared.testing.specification import given
from tests.unit.agencies.examples import ASSIGNED, AT

ID: UUID = uuid4()
KNOWN: dict[str, Any] = {"subscription_id": ID, "agency": "JC", "at": AT}
REQUESTED = told.SubscriptionRequested(
    **KNOWN, event_types=["referrals.*"], channel="feed", requested_by="lead"
)
APPROVED = told.SubscriptionApproved(**KNOWN, approved_by="registrar")
REFUSED = told.SubscriptionRefused(**KNOWN, refused_by="registrar")
PAUSED = told.SubscriptionPaused(**KNOWN)
RESUMED = told.SubscriptionResumed(**KNOWN)
REVOKED = told.SubscriptionRevoked(**KNOWN)
PAUSE = ask.PauseSubscription(subscription_id=ID, at=AT)
REVOKE = ask.RevokeSubscription(subscription_id=ID, at=AT)
REFUSE = ask.RefuseSubscription(subscription_id=ID, by="registrar", at=AT)


def requesting(*types: str, kind: str = "jobcenter", **changes: Any) -> ask.RequestSubscription:
    known = {**KNOWN, "channel": "feed", "by": "lead", **changes}
    return ask.RequestSubscription(event_types=list(types), institution_kind=kind, **known)


def approving(by: str = "registrar", kind: str = "jobcenter") -> ask.ApproveSubscription:
    return ask.ApproveSubscription(subscription_id=ID, institution_kind=kind, by=by, at=AT)


def resuming(kind: str = "jobcenter") -> ask.ResumeSubscription:
    return ask.ResumeSubscription(subscription_id=ID, institution_kind=kind, at=AT)


def test_a_subscription_is_asked_for_once() -> None:
    again = requesting("referrals.*", "referrals.*")
    given(SUBSCRIPTION).when(requesting("referrals.*")).then(REQUESTED)
    given(SUBSCRIPTION, REQUESTED).when(again).nothing_new()
    given(SUBSCRIPTION, REQUESTED).when(requesting("*")).refuses(SubscriptionIdTaken)


def test_a_subscription_is_to_something() -> None:
    given(SUBSCRIPTION).when(requesting()).refuses(NothingSubscribed)


@pytest.mark.parametrize("kind", ["immigration_authority", "naturalisation_authority"])
@pytest.mark.parametrize("pattern", ["*", "referrals.*", "clients.#"])
def test_the_immigration_authority_names_what_it_wants_to_hear(kind: str, pattern: str) -> None:
    named = "referrals.referral_submitted"
    asked = requesting(named, pattern, kind=kind)
    given(SUBSCRIPTION).when(asked).refuses(WildcardNotAllowed, event_type=pattern)
    requested = told.SubscriptionRequested(
        **KNOWN, event_types=[named], channel="feed", requested_by="lead"
    )
    given(SUBSCRIPTION).when(requesting(named, kind=kind)).then(requested)


@pytest.mark.parametrize("type_", ["referrals.lost", "referrals.#", "weather.*", "", "re*"])
def test_there_is_no_subscription_to_what_does_not_exist(type_: str) -> None:
    given(SUBSCRIPTION).when(requesting(type_)).refuses(UnknownEventType, event_type=type_)


@pytest.mark.parametrize(
    "type_", ["clients.*", "clients.client_registered", "cases.case_closed", *sorted(KEPT_BACK)]
)
def test_nobody_hears_of_clients_and_cases_or_of_what_is_the_senders(type_: str) -> None:
    given(SUBSCRIPTION).when(requesting(type_)).refuses(NotForThisInstitution, event_type=type_)


@pytest.mark.parametrize("kind", [*sorted(STEERING_ONLY), "unknown"])
@pytest.mark.parametrize("type_", ["*", "referrals.*", "referrals.referral_submitted"])
def test_whoever_only_steers_hears_nothing(kind: str, type_: str) -> None:
    given(SUBSCRIPTION).when(requesting(type_, kind=kind)).refuses(NotForThisInstitution)


def test_it_is_said_of_every_kind_what_it_may_hear() -> None:
    assert set(HEARD_BY) == set(KINDS)
    assert all(heard in (ADDRESSED, frozenset()) for heard in HEARD_BY.values())


def test_somebody_else_agrees() -> None:
    waiting = given(SUBSCRIPTION, REQUESTED)
    waiting.when(approving()).then(APPROVED)
    waiting.when(approving(by="lead")).refuses(FourEyesNeeded)
    given(SUBSCRIPTION, REQUESTED, APPROVED).when(approving()).nothing_new()
    given(SUBSCRIPTION, REQUESTED, REFUSED).when(approving()).refuses(SubscriptionNotInState)


def test_an_institution_that_became_another_kind_gets_no_approval() -> None:
    kind = "immigration_authority"
    given(SUBSCRIPTION, REQUESTED).when(approving(kind=kind)).refuses(WildcardNotAllowed)
    paused = given(SUBSCRIPTION, REQUESTED, APPROVED, PAUSED)
    paused.when(resuming(kind)).refuses(WildcardNotAllowed)


def test_somebody_else_turns_it_down() -> None:
    own = ask.RefuseSubscription(subscription_id=ID, by="lead", at=AT)
    given(SUBSCRIPTION, REQUESTED).when(REFUSE).then(REFUSED)
    given(SUBSCRIPTION, REQUESTED).when(own).refuses(FourEyesNeeded)
    given(SUBSCRIPTION, REQUESTED, REFUSED).when(REFUSE).nothing_new()
    given(SUBSCRIPTION, REQUESTED, APPROVED).when(REFUSE).refuses(
        SubscriptionNotInState, state="active"
    )


def test_a_subscription_pauses_and_goes_on() -> None:
    given(SUBSCRIPTION, REQUESTED, APPROVED).when(PAUSE).then(PAUSED)
    given(SUBSCRIPTION, REQUESTED, APPROVED, PAUSED).when(PAUSE).nothing_new()
    given(SUBSCRIPTION, REQUESTED, APPROVED, PAUSED).when(resuming()).then(RESUMED)
    given(SUBSCRIPTION, REQUESTED, APPROVED, PAUSED, RESUMED).when(resuming()).nothing_new()


def test_nothing_pauses_or_goes_on_before_somebody_agreed() -> None:
    given(SUBSCRIPTION, REQUESTED).when(PAUSE).refuses(SubscriptionNotInState, state="requested")
    given(SUBSCRIPTION, REQUESTED).when(resuming()).refuses(SubscriptionNotInState)


def test_a_revoked_subscription_stays_so() -> None:
    for before in ([REQUESTED], [REQUESTED, APPROVED], [REQUESTED, APPROVED, PAUSED]):
        given(SUBSCRIPTION, *before).when(REVOKE).then(REVOKED)
    ended = given(SUBSCRIPTION, REQUESTED, APPROVED, REVOKED)
    ended.when(REVOKE).nothing_new()
    ended.when(resuming()).refuses(SubscriptionNotInState, state="revoked")
    given(SUBSCRIPTION, REQUESTED, REFUSED).when(REVOKE).refuses(SubscriptionNotInState)


def test_what_happens_elsewhere_changes_no_subscription() -> None:
    assert SUBSCRIPTION.replay([REQUESTED, ASSIGNED]) == SUBSCRIPTION.replay([REQUESTED])
