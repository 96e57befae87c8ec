"""A consent: from the moment somebody was asked until it ends."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from services.clients.domain.commands import (
    DemandReconfirmation,
    GrantConsent,
    LapseConsent,
    MoveComingOfAge,
    NarrowConsent,
    ReconfirmConsent,
    RefuseConsent,
    ReviewConsent,
    WithdrawConsent,
)
from services.clients.domain.consent_events import (
    ConsentComingOfAgeMoved,
    ConsentExpired,
    ConsentExpiryApproaching,
    ConsentGranted,
    ConsentNarrowed,
    ConsentReconfirmationDue,
    ConsentReconfirmed,
    ConsentRefused,
    ConsentWithdrawn,
)
from services.clients.domain.consenting import grant_consent, refuse_consent
from services.clients.domain.ending import (
    demand_reconfirmation,
    lapse_consent,
    move_coming_of_age,
    narrow_consent,
    reconfirm_consent,
    review_consent,
    warning_on,
    withdraw_consent,
)
from services.clients.domain.permitting import Consent
from shared.domain.aggregate import Aggregate, Wake
from shared.domain.messages import Event
from shared.domain.working_days import HERE


def evolve(consent: Consent, event: Event) -> Consent:
    """Return the consent after `event`."""
    match event:
        case ConsentGranted():
            return granted(event)
        case ConsentRefused(client_id=client_id):
            return replace(consent, client_id=client_id, state="refused")
        case ConsentNarrowed():
            return replace(consent, **scope(event))
        case ConsentWithdrawn():
            return replace(consent, state="withdrawn")
        case ConsentExpired():
            return replace(consent, state="expired")
        case ConsentExpiryApproaching():
            return replace(consent, expiry_told=True)
        case ConsentReconfirmationDue():
            return replace(consent, reconfirmation_due=True)
        case ConsentComingOfAgeMoved(of_age_on=day):
            return replace(consent, of_age_on=day or None)
        case ConsentReconfirmed():
            return replace(consent, reconfirmation_due=False, **whose_word(event))
        case _:
            return consent


def granted(event: ConsentGranted) -> Consent:
    """Return the consent that was given with `event`."""
    return Consent(
        client_id=event.client_id,
        state="active",
        purpose=event.purpose or "",
        valid_from=event.valid_from,
        valid_until=event.valid_until,
        **scope(event),
        **whose_word(event),
    )


def scope(event: ConsentGranted | ConsentNarrowed) -> dict[str, Any]:
    """Return whom and what a consent covers; of somebody erased, nobody and nothing."""
    return {
        "recipients": frozenset(event.recipients or ()),
        "data_classes": frozenset(event.data_classes or ()),
    }


def whose_word(event: ConsentGranted | ConsentReconfirmed) -> dict[str, Any]:
    """Return on whose word a consent rests, and until when that is enough."""
    return {
        "given_by": event.given_by,
        "guardian_id": event.guardian_id or None,
        "of_age_on": event.of_age_on or None,
    }


def next_due(consent: Consent) -> datetime | None:
    """Return when time alone changes something about the consent."""
    if consent.ended:
        return None
    days = [consent.valid_until + timedelta(days=1)]
    if warned := warning_on(consent):
        days.append(warned)
    if consent.of_age_on and not consent.reconfirmation_due:
        days.append(consent.of_age_on)
    return beginning_of(min(days))


def beginning_of(day: date) -> datetime:
    """Return the first moment of a day."""
    return datetime.combine(day, time.min, HERE)


CONSENT = Aggregate(
    category="consent",
    key="consent_id",
    initial=Consent(),
    evolve=evolve,
    decisions={
        GrantConsent: grant_consent,
        RefuseConsent: refuse_consent,
        NarrowConsent: narrow_consent,
        WithdrawConsent: withdraw_consent,
        ReconfirmConsent: reconfirm_consent,
        DemandReconfirmation: demand_reconfirmation,
        MoveComingOfAge: move_coming_of_age,
        LapseConsent: lapse_consent,
        ReviewConsent: review_consent,
    },
    beginnings=frozenset({GrantConsent, RefuseConsent}),
    commuting=frozenset({WithdrawConsent}),
    wake=Wake(due=next_due, ask=ReviewConsent),
    about="What a client allows, whom, and until when.",
)
