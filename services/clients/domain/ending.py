"""How a consent becomes smaller, is asked for again, and ends."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from services.clients.domain.commands import (
    DemandReconfirmation,
    LapseConsent,
    MoveComingOfAge,
    NarrowConsent,
    Permission,
    ReconfirmConsent,
    ReviewConsent,
    WithdrawConsent,
)
from services.clients.domain.consent_errors import (
    ConsentNotInForce,
    NobodyNamed,
    NotCovered,
    NothingCovered,
)
from services.clients.domain.consent_events import (
    ConsentComingOfAgeMoved,
    ConsentExpired,
    ConsentExpiryApproaching,
    ConsentNarrowed,
    ConsentReconfirmationDue,
    ConsentReconfirmed,
    ConsentWithdrawn,
)
from services.clients.domain.permitting import Consent
from services.clients.domain.speaking import of_age_on, require_say
from shared.domain.errors import NotFound
from shared.domain.messages import Event
from shared.domain.working_days import day_of

WARNED_BEFORE: Final = timedelta(days=30)


def narrow_consent(consent: Consent, command: NarrowConsent) -> list[Event]:
    """Keep a part of the consent only."""
    require_in_force(consent)
    recipients = remaining(consent.recipients, command.recipients)
    classes = remaining(consent.data_classes, command.data_classes)
    if not recipients:
        raise NobodyNamed
    if not classes:
        raise NothingCovered
    if (recipients, classes) == (consent.recipients, consent.data_classes):
        return []
    return [
        ConsentNarrowed(
            consent_id=command.consent_id,
            client_id=consent.client_id,  # type: ignore[arg-type]
            marks=marks_of(command.permissions, recipients, classes),
            recipients=sorted(recipients),
            data_classes=sorted(classes),
        )
    ]


def remaining(had: frozenset[str], asked: list[str] | None) -> frozenset[str]:
    """Return what stays, or raise `NotCovered` for what was never there."""
    if asked is None:
        return had
    if unknown := set(asked) - had:
        raise NotCovered(not_covered=sorted(unknown))
    return frozenset(asked)


def marks_of(
    permissions: Iterable[Permission], recipients: frozenset[str], classes: frozenset[str]
) -> list[str]:
    """Return the marks of those permissions that are within the scope."""
    return sorted(
        each.mark
        for each in permissions
        if each.recipient in recipients and each.data_class in classes
    )


def withdraw_consent(consent: Consent, command: WithdrawConsent) -> list[Event]:
    """Take the consent back, without any condition."""
    if consent.client_id is None:
        raise NotFound
    if consent.ended:
        return []
    return [ConsentWithdrawn(consent_id=command.consent_id, client_id=consent.client_id)]


def reconfirm_consent(consent: Consent, command: ReconfirmConsent) -> list[Event]:
    """Have the consent rest on the word of whoever may give it now."""
    require_in_force(consent)
    require_say(
        command.given_by, command.guardian_id, command.guardians, command.born, day_of(command.at)
    )
    if not consent.reconfirmation_due:
        return []
    return [
        ConsentReconfirmed(
            consent_id=command.consent_id,
            client_id=consent.client_id,  # type: ignore[arg-type]
            given_by=command.given_by,
            guardian_id=command.guardian_id,
            of_age_on=of_age_on(command.given_by, command.born),
        )
    ]


def demand_reconfirmation(consent: Consent, command: DemandReconfirmation) -> list[Event]:
    """Have somebody asked again; once is enough."""
    if consent.client_id is None or consent.ended or consent.reconfirmation_due:
        return []
    return [
        ConsentReconfirmationDue(
            consent_id=command.consent_id, client_id=consent.client_id, cause=command.cause
        )
    ]


def move_coming_of_age(consent: Consent, command: MoveComingOfAge) -> list[Event]:
    """Have the client asked on the right day, if that is still to come and a guardian spoke."""
    day = of_age_on(consent.given_by, command.born)
    if consent.client_id is None or consent.ended or consent.reconfirmation_due:
        return []
    if day == consent.of_age_on:
        return []
    return [
        ConsentComingOfAgeMoved(
            consent_id=command.consent_id, client_id=consent.client_id, of_age_on=day
        )
    ]


def lapse_consent(consent: Consent, command: LapseConsent) -> list[Event]:
    """End the consent, for its occasion is over."""
    if consent.client_id is None or consent.ended:
        return []
    return [
        ConsentExpired(
            consent_id=command.consent_id, client_id=consent.client_id, cause=command.cause
        )
    ]


def review_consent(consent: Consent, command: ReviewConsent) -> list[Event]:
    """Do all that is due on that day."""
    if consent.client_id is None or consent.ended:
        return []
    today, ids = day_of(command.at), {"consent_id": command.consent_id}
    if today > consent.valid_until:
        return [ConsentExpired(**ids, client_id=consent.client_id, cause="term")]
    due: list[Event] = []
    warned = warning_on(consent)
    if warned and today >= warned:
        due.append(
            ConsentExpiryApproaching(
                **ids, client_id=consent.client_id, valid_until=consent.valid_until
            )
        )
    if is_of_age(consent, today):
        due.append(ConsentReconfirmationDue(**ids, client_id=consent.client_id, cause="of_age"))
    return due


def warning_on(consent: Consent) -> date | None:
    """Return on which day the end is announced; a consent for less than that just ends."""
    day = consent.valid_until - WARNED_BEFORE
    return None if consent.expiry_told or day <= consent.valid_from else day


def is_of_age(consent: Consent, today: date) -> bool:
    """Say whether a client has grown up for whom somebody else had consented."""
    return (
        consent.of_age_on is not None
        and not consent.reconfirmation_due
        and today >= consent.of_age_on
    )


def require_in_force(consent: Consent) -> None:
    """Raise `NotFound` for none, `ConsentNotInForce` for one that has ended."""
    if consent.client_id is None:
        raise NotFound
    if consent.ended:
        raise ConsentNotInForce(state=consent.state)
