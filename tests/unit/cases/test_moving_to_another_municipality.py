"""A case changes hands by one event, and whoever acts as before is told who owns it now."""

from typing import Any
from uuid import uuid4

import pytest

from services.cases.domain.case import CASE
from services.cases.domain.commands import (
    CloseCase,
    CutOverCase,
    InitiateTransfer,
    KeepCase,
    RecordContact,
)
from services.cases.domain.ending_events import CaseClosed
from services.cases.domain.errors import (
    AlreadyTheOwner,
    NoTransferConsent,
    OutsideTheState,
    OwnershipMoved,
)
from services.cases.domain.recording_events import ContactRecorded
from services.cases.domain.team_events import CaseManagerAssigned, CoverArranged
from services.cases.domain.transfer_events import CaseKept, CaseTransferInitiated, CaseTransferred
from shared.testing.specification import given
from tests.unit.cases.examples import (
    DISTRICT,
    HISTORIES,
    LIPPSTADT,
    TRANSFER_ID,
    WERL,
    ask,
    told,
)

OFFERED = [*HISTORIES["monitoring"], told(CaseTransferInitiated)]
MOVED = [*OFFERED, told(CaseTransferred), told(CaseManagerAssigned, manager="k.ina")]
BACK: dict[str, Any] = {
    "transfer_id": uuid4(),
    "from_tenant": DISTRICT,
    "to_tenant": WERL,
    "municipality": WERL,
}
MOVED_BACK = [
    *MOVED,
    told(CaseTransferInitiated, **BACK),
    told(CaseTransferred, **BACK, ownership_epoch=3),
]


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"consent_known": False}, NoTransferConsent),
        ({"municipality": "03404000"}, OutsideTheState),
        ({"to_tenant": WERL}, AlreadyTheOwner),
    ],
)
def test_some_moves_are_no_transfers(changed: dict[str, Any], refusal: Any) -> None:
    given(CASE, *HISTORIES["monitoring"]).when(ask(InitiateTransfer, **changed)).refuses(refusal)


def test_the_case_changes_hands_and_has_a_manager_from_the_same_moment_on() -> None:
    given(CASE, *OFFERED, told(CoverArranged)).when(ask(CutOverCase, manager="k.ina")).then(
        told(CaseTransferred), told(CaseManagerAssigned, manager="k.ina")
    )
    case = CASE.replay(MOVED)
    assert (case.owner, case.ownership_epoch, case.state) == (DISTRICT, 2, "monitoring")
    assert (case.manager, case.cover) == ("k.ina", None)


def test_another_transfer_than_the_one_waited_for_changes_nothing() -> None:
    other = {"transfer_id": uuid4()}

    given(CASE, *OFFERED).when(ask(CutOverCase, **other)).nothing_new()
    given(CASE, *OFFERED).when(ask(KeepCase, **other)).nothing_new()
    given(CASE, *OFFERED, told(CaseKept)).when(ask(CutOverCase)).nothing_new()


def test_a_case_closed_meanwhile_neither_moves_nor_stays() -> None:
    closed = given(CASE, *OFFERED, told(CaseClosed))

    closed.when(ask(CutOverCase)).nothing_new()
    closed.when(ask(KeepCase)).nothing_new()


def test_who_has_seen_the_case_before_it_moved_is_told_who_owns_it() -> None:
    moved = given(CASE, *MOVED)

    for command in (RecordContact, CloseCase, InitiateTransfer):
        moved.when(ask(command, ownership_epoch=1)).refuses(
            OwnershipMoved, owner=DISTRICT, ownership_epoch=2
        )


def test_after_a_return_within_two_weeks_the_old_page_is_still_stale() -> None:
    moved_back = given(CASE, *MOVED_BACK)

    for epoch in (1, 2):
        moved_back.when(ask(RecordContact, ownership_epoch=epoch)).refuses(
            OwnershipMoved, owner=WERL, ownership_epoch=3
        )
    moved_back.when(ask(RecordContact, ownership_epoch=3)).then(told(ContactRecorded))


def test_nobody_need_name_the_epoch() -> None:
    given(CASE, *MOVED).when(ask(RecordContact)).then(told(ContactRecorded))


def test_a_case_that_nobody_took_over_goes_on_where_it_was() -> None:
    case = CASE.replay([*OFFERED, told(CaseKept)])

    assert (case.state, case.ownership_epoch, case.move) == ("monitoring", 1, None)


def test_the_receiver_may_accompany_people_of_another_municipality() -> None:
    asked = ask(InitiateTransfer, to_tenant=DISTRICT, municipality=LIPPSTADT)

    given(CASE, *HISTORIES["monitoring"]).when(asked).then(
        told(CaseTransferInitiated, transfer_id=TRANSFER_ID)
    )
