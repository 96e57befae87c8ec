"""How a consent is given or refused: it says clearly what it is for, or it is none."""

from typing import Final

from services.clients.domain.codes import require_code
from services.clients.domain.commands import GrantConsent, RefuseConsent
from services.clients.domain.consent_errors import (
    ConsentTooLong,
    ConsequencesNotExplained,
    CustodianNotNamed,
    ExplicitButNotCovered,
    ExplicitConsentMissing,
    NothingCovered,
    PeriodUpsideDown,
    UnknownDataClass,
    WitnessMissing,
)
from services.clients.domain.consent_events import ConsentGranted, ConsentRefused
from services.clients.domain.data_classes import DATA_CLASSES, SENSITIVE
from services.clients.domain.ending import marks_of
from services.clients.domain.permitting import Consent
from services.clients.domain.purposes import recipients_for
from services.clients.domain.speaking import of_age_on, require_say
from shared.domain.errors import AlreadyExists
from shared.domain.messages import Event
from shared.domain.working_days import day_of

AS_SAID: Final = (
    "consent_id", "client_id", "given_by", "guardian_id", "custodian", "insight", "view", "purpose",
    "direction", "valid_from", "valid_until", "text_version", "language", "mediator", "form",
    "witness", "consequences_explained", "evidence_file",
)  # fmt: skip


def grant_consent(consent: Consent, command: GrantConsent) -> list[Event]:
    """Record a consent of somebody who may give it."""
    if consent.client_id is not None:
        raise AlreadyExists(consent_id=str(command.consent_id))
    recipients = recipients_for(command.purpose, command.recipients, command.controller)
    require_wording(command)
    require_classes(command)
    require_period(command)
    require_speaker(command)
    require_form(command)
    classes = frozenset(command.data_classes)
    return [
        ConsentGranted(
            **{name: getattr(command, name) for name in AS_SAID},
            marks=marks_of(command.permissions, recipients, classes),
            recipients=sorted(recipients),
            data_classes=sorted(classes),
            explicit_classes=sorted(set(command.explicit_classes)),
            of_age_on=of_age_on(command.given_by, command.born),
        )
    ]


def refuse_consent(consent: Consent, command: RefuseConsent) -> list[Event]:
    """Record that somebody was asked for a consent and did not give it."""
    if consent.client_id is not None:
        raise AlreadyExists(consent_id=str(command.consent_id))
    recipients = recipients_for(command.purpose, command.recipients, command.controller)
    require_wording(command)
    require_known(set(command.data_classes))
    return [
        ConsentRefused(
            consent_id=command.consent_id,
            client_id=command.client_id,
            purpose=command.purpose,
            recipients=sorted(recipients),
            data_classes=sorted(set(command.data_classes)),
            text_version=command.text_version,
            language=command.language,
            mediator=command.mediator,
        )
    ]


def require_wording(command: GrantConsent | RefuseConsent) -> None:
    """Raise `NotACode` unless text and language are named as all do."""
    require_code(text_version=command.text_version, language=command.language)


def require_classes(command: GrantConsent) -> None:
    """Raise a refusal unless the classes exist and the sensitive ones are explicit."""
    classes, explicit = set(command.data_classes), set(command.explicit_classes)
    require_known(classes | explicit)
    if not classes:
        raise NothingCovered
    if unasked := explicit - classes:
        raise ExplicitButNotCovered(data_classes=sorted(unasked))
    if missing := (classes & SENSITIVE) - explicit:
        raise ExplicitConsentMissing(data_classes=sorted(missing))


def require_known(classes: set[str]) -> None:
    """Raise `UnknownDataClass` for a class that does not exist."""
    if unknown := classes - DATA_CLASSES:
        raise UnknownDataClass(data_classes=sorted(unknown))


def require_period(command: GrantConsent) -> None:
    """Raise a refusal unless the period lasts a day at least and twelve months at the most."""
    first, last = command.valid_from, command.valid_until
    if last < first:
        raise PeriodUpsideDown(valid_from=str(first), valid_until=str(last))
    if (last.year, last.month, last.day) > (first.year + 1, first.month, first.day):
        raise ConsentTooLong(valid_from=str(first), valid_until=str(last))


def require_speaker(command: GrantConsent) -> None:
    """Raise a refusal unless whoever consents may, and it is noted who that is."""
    require_say(
        command.given_by,
        command.guardian_id,
        command.guardians,
        command.born,
        day_of(command.at),
        insight=command.insight,
    )
    if command.given_by == "custodian" and not command.custodian:
        raise CustodianNotNamed


def require_form(command: GrantConsent) -> None:
    """Raise a refusal unless the client was told, and somebody heard what was only said."""
    if not command.consequences_explained:
        raise ConsequencesNotExplained
    if command.form == "verbal" and not command.witness:
        raise WitnessMissing
