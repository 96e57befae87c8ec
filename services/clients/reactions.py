"""What clients does when it hears of a fact. Pure: facts in, commands out."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid5

from services.clients.domain.commands import (
    DemandReconfirmation,
    HandOverClient,
    LapseConsent,
    MarkEntryInError,
    MoveComingOfAge,
    OpenBreachAssessment,
    ReattributeEntry,
)
from services.clients.foreign_events import (
    CaseClosed,
    CaseTransferred,
    ClientDataCorrected,
    CustodySet,
    EntryMarkedInError,
    RecordAssigned,
)
from shared.domain.messages import Command

Found = tuple[datetime, Sequence[UUID]]


def when_case_transferred(fact: CaseTransferred, found: Found) -> list[Command]:
    """Put the new municipality in charge of those people whose records are kept here."""
    at, kept_here = found
    return [
        HandOverClient(
            client_id=client_id,
            to_tenant=fact.to_tenant,
            ownership_epoch=fact.ownership_epoch,
            at=at,
        )
        for client_id in kept_here
    ]


def when_case_closed(fact: CaseClosed, found: Found) -> list[Command]:
    """Let the consents to case management lapse: their occasion is over."""
    at, consents = found
    return [LapseConsent(consent_id=each, cause="case_closed", at=at) for each in consents]


def when_custody_set(fact: CustodySet, found: Found) -> list[Command]:
    """Have the consents asked for again that were given by who has no longer a say."""
    at, consents = found
    return [
        DemandReconfirmation(consent_id=each, cause="custody_changed", at=at) for each in consents
    ]


def when_client_data_corrected(
    fact: ClientDataCorrected, found: tuple[datetime, date | None, Sequence[UUID]]
) -> list[Command]:
    """Have a child asked with eighteen as it is counted from the right birth date."""
    at, born, consents = found
    if born is None or "birth_date" not in fact.changed:
        return []
    return [MoveComingOfAge(consent_id=each, born=born, at=at) for each in consents]


def when_entry_marked_in_error(fact: EntryMarkedInError, at: datetime) -> list[Command]:
    """Start the 72 hours."""
    return [
        OpenBreachAssessment(
            breach_id=uuid5(fact.entry_id, "breach"),
            entry_id=fact.entry_id,
            client_id=fact.client_id,
            at=at,
        )
    ]


def when_record_assigned(fact: RecordAssigned, at: datetime, right_tenant: str) -> list[Command]:
    """Put an entry into the file of the person it was found to be of."""
    if fact.kind != "entry" or fact.owner_id == fact.filed_under:
        return []
    return [
        MarkEntryInError(entry_id=fact.record_id, at=at),
        ReattributeEntry(
            entry_id=fact.record_id,
            right_client_id=fact.owner_id,
            right_tenant=right_tenant,
            at=at,
        ),
    ]
