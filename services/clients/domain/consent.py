"""A consent: who may learn which data of a client, for what, and for how long."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from services.clients.domain.codes import require_code
from services.clients.domain.commands import GrantConsent, WithdrawConsent
from services.clients.domain.data_classes import DATA_CLASSES, SENSITIVE
from services.clients.domain.errors import (
    ConsentTooLong,
    ExplicitButNotCovered,
    ExplicitConsentMissing,
    NobodyNamed,
    NothingCovered,
    PeriodUpsideDown,
    UnknownDataClass,
    UnknownPurpose,
)
from services.clients.domain.events import ConsentGranted, ConsentWithdrawn
from shared.domain.aggregate import Aggregate
from shared.domain.errors import AlreadyExists, NotFound
from shared.domain.messages import Event

CASE_MANAGEMENT = "case_management"
REFERRAL = "referral:"


@dataclass(frozen=True, kw_only=True)
class Consent:
    """A consent as it stands; one that was never given covers nothing."""

    client_id: UUID | None = None
    purpose: str = ""
    recipients: frozenset[str] = frozenset()
    data_classes: frozenset[str] = frozenset()
    valid_from: date = date.max
    valid_until: date = date.min
    withdrawn: bool = False


def covers(
    consent: Consent, *, recipient: str, purpose: str, classes: Iterable[str], on: date
) -> bool:
    """Say whether `recipient` may learn `classes` for `purpose` on that day.

    The last day counts. A withdrawn consent covers nothing any more, whatever the day: what was
    covered earlier is asked of the history up to then.
    """
    return (
        not consent.withdrawn
        and consent.purpose == purpose
        and recipient in consent.recipients
        and consent.data_classes.issuperset(classes)
        and consent.valid_from <= on <= consent.valid_until
    )


def evolve(consent: Consent, event: Event) -> Consent:
    """Return the consent after `event`."""
    match event:
        case ConsentGranted():
            return Consent(
                client_id=event.client_id,
                purpose=event.purpose,
                recipients=frozenset(event.recipients),
                data_classes=frozenset(event.data_classes),
                valid_from=event.valid_from,
                valid_until=event.valid_until,
            )
        case ConsentWithdrawn():
            return replace(consent, withdrawn=True)
        case _:
            return consent


def grant_consent(consent: Consent, command: GrantConsent) -> list[Event]:
    """Record a consent that says clearly what it is for."""
    if consent.client_id is not None:
        raise AlreadyExists(consent_id=str(command.consent_id))
    require_codes(command)
    require_purpose(command)
    require_classes(command)
    require_period(command)
    return [
        ConsentGranted(
            consent_id=command.consent_id,
            client_id=command.client_id,
            given_by=command.given_by,
            purpose=command.purpose,
            recipients=sorted(set(command.recipients)),
            data_classes=sorted(set(command.data_classes)),
            explicit_classes=sorted(set(command.explicit_classes)),
            valid_from=command.valid_from,
            valid_until=command.valid_until,
            text_version=command.text_version,
            language=command.language,
            mediator=command.mediator,
            form=command.form,
        )
    ]


def withdraw_consent(consent: Consent, command: WithdrawConsent) -> list[Event]:
    """Take the consent back, without any condition."""
    if consent.client_id is None:
        raise NotFound
    if consent.withdrawn:
        return []
    return [
        ConsentWithdrawn(
            consent_id=command.consent_id, client_id=consent.client_id, purpose=consent.purpose
        )
    ]


def require_codes(command: GrantConsent) -> None:
    """Raise `NotACode` where free text stands in a clear field."""
    require_code(
        purpose=command.purpose, text_version=command.text_version, language=command.language
    )
    for recipient in command.recipients:
        require_code(recipients=recipient)


def require_purpose(command: GrantConsent) -> None:
    """Raise a refusal unless the purpose is known and somebody is named for it."""
    if command.purpose == CASE_MANAGEMENT:
        return
    if not command.purpose.startswith(REFERRAL) or command.purpose == REFERRAL:
        raise UnknownPurpose(purpose=command.purpose)
    if not command.recipients:
        raise NobodyNamed


def require_classes(command: GrantConsent) -> None:
    """Raise a refusal unless the classes exist and the sensitive ones are explicit."""
    classes, explicit = set(command.data_classes), set(command.explicit_classes)
    if not classes:
        raise NothingCovered
    if unknown := (classes | explicit) - DATA_CLASSES:
        raise UnknownDataClass(data_classes=sorted(unknown))
    if unasked := explicit - classes:
        raise ExplicitButNotCovered(data_classes=sorted(unasked))
    if missing := (classes & SENSITIVE) - explicit:
        raise ExplicitConsentMissing(data_classes=sorted(missing))


def require_period(command: GrantConsent) -> None:
    """Raise a refusal unless the period lasts a day at least and twelve months at the most."""
    first, last = command.valid_from, command.valid_until
    if last < first:
        raise PeriodUpsideDown(valid_from=str(first), valid_until=str(last))
    if (last.year, last.month, last.day) > (first.year + 1, first.month, first.day):
        raise ConsentTooLong(valid_from=str(first), valid_until=str(last))


CONSENT = Aggregate(
    category="consent",
    key="consent_id",
    initial=Consent(),
    evolve=evolve,
    decisions={GrantConsent: grant_consent, WithdrawConsent: withdraw_consent},
    beginnings=frozenset({GrantConsent}),
    about="What a client allows, whom, and until when.",
)
