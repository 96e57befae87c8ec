"""What clients does by itself when something has happened elsewhere."""

from datetime import date
from uuid import UUID

from services.clients import foreign_events as heard
from services.clients.domain.commands import (
    DemandReconfirmation,
    HandOverClient,
    LapseConsent,
    MarkEntryInError,
    MoveComingOfAge,
    OpenBreachAssessment,
    ReattributeEntry,
)
from services.clients.reactions import (
    when_case_closed,
    when_case_transferred,
    when_client_data_corrected,
    when_custody_set,
    when_entry_marked_in_error,
    when_record_assigned,
)
from tests.unit.clients.examples import AT, CONSENT_ID, SOEST, YOUSEF, YUSUF

ENTRY_ID = UUID("01959f40-0000-7000-8000-000000000030")


def assigned(**changes: object) -> heard.RecordAssigned:
    told = {"record_id": ENTRY_ID, "kind": "entry", "filed_under": YUSUF, "owner_id": YOUSEF}
    return heard.RecordAssigned(**{**told, **changes})


def test_with_a_case_its_people_are_handed_over_as_far_as_they_are_kept_here() -> None:
    fact = heard.CaseTransferred(
        case_id=ENTRY_ID, client_ids=[YUSUF, YOUSEF], to_tenant=SOEST, ownership_epoch=2
    )

    assert when_case_transferred(fact, (AT, [YUSUF])) == [
        HandOverClient(client_id=YUSUF, to_tenant=SOEST, ownership_epoch=2, at=AT)
    ]


def test_with_a_case_ends_what_was_allowed_for_it() -> None:
    lapse = LapseConsent(consent_id=CONSENT_ID, cause="case_closed", at=AT)

    assert when_case_closed(heard.CaseClosed(client_id=YUSUF), (AT, [CONSENT_ID])) == [lapse]


def test_who_decides_anew_is_asked_anew() -> None:
    demand = DemandReconfirmation(consent_id=CONSENT_ID, cause="custody_changed", at=AT)

    assert when_custody_set(heard.CustodySet(client_id=YUSUF), (AT, [CONSENT_ID])) == [demand]


def test_a_wrong_entry_starts_the_clock_always_under_the_same_id() -> None:
    fact = heard.EntryMarkedInError(entry_id=ENTRY_ID, client_id=YUSUF)
    (opened,) = when_entry_marked_in_error(fact, AT)

    assert isinstance(opened, OpenBreachAssessment)
    assert (opened.entry_id, opened.client_id, opened.at) == (ENTRY_ID, YUSUF, AT)
    assert when_entry_marked_in_error(fact, AT) == [opened]


def test_an_entry_assigned_to_the_other_person_is_moved() -> None:
    assert when_record_assigned(assigned(), AT, SOEST) == [
        MarkEntryInError(entry_id=ENTRY_ID, at=AT),
        ReattributeEntry(entry_id=ENTRY_ID, right_client_id=YOUSEF, right_tenant=SOEST, at=AT),
    ]


def test_what_stays_where_it_is_needs_nothing() -> None:
    assert when_record_assigned(assigned(owner_id=YUSUF), AT, SOEST) == []
    assert when_record_assigned(assigned(kind="consent"), AT, SOEST) == []


def test_only_another_birth_date_moves_the_day_of_asking() -> None:
    born = date(2011, 3, 2)
    renamed = heard.ClientDataCorrected(client_id=YUSUF, changed=["given_name"])
    reborn = heard.ClientDataCorrected(client_id=YUSUF, changed=["birth_date"])

    assert when_client_data_corrected(renamed, (AT, born, [CONSENT_ID])) == []
    assert when_client_data_corrected(reborn, (AT, None, [CONSENT_ID])) == []
    assert when_client_data_corrected(reborn, (AT, born, [CONSENT_ID])) == [
        MoveComingOfAge(consent_id=CONSENT_ID, born=born, at=AT)
    ]
