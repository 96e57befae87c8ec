"""People live together, and somebody decides for the children."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from services.clients.domain.commands import (
    FormHousehold,
    JoinHousehold,
    LeaveHousehold,
    SetCustody,
)
from services.clients.domain.errors import (
    AlreadyAMember,
    NobodyDecides,
    NotAMember,
    NotAnAdultMember,
)
from services.clients.domain.household import HOUSEHOLD
from services.clients.domain.household_events import (
    CustodySet,
    HouseholdFormed,
    HouseholdMemberJoined,
    HouseholdMemberLeft,
)
from shared.domain.errors import AlreadyExists, NotFound
from shared.domain.personal import ERASED
from shared.testing.specification import given
from tests.unit.clients.examples import AT, REGISTERED, YOUSEF, YUSUF

HOME = UUID("01959f40-0000-7000-8000-000000000010")
ZAHRA = UUID("01959f40-0000-7000-8000-000000000011")
FORM = FormHousehold(household_id=HOME, at=AT)
FORMED = HouseholdFormed(household_id=HOME)
JOIN = JoinHousehold(household_id=HOME, client_id=ZAHRA, role="child", at=AT)
ZAHRA_JOINED = HouseholdMemberJoined(household_id=HOME, client_id=ZAHRA, role="child")
YUSUF_JOINED = HouseholdMemberJoined(household_id=HOME, client_id=YUSUF, role="adult")
LEAVE = LeaveHousehold(household_id=HOME, client_id=ZAHRA, at=AT)
LEFT = HouseholdMemberLeft(household_id=HOME, client_id=ZAHRA)
DECIDE = SetCustody(household_id=HOME, client_id=ZAHRA, guardians=[YUSUF], at=AT)
DECIDED = CustodySet(household_id=HOME, client_id=ZAHRA, guardians=[YUSUF], custodian=None)
FAMILY = (FORMED, YUSUF_JOINED, ZAHRA_JOINED)


def test_a_household_is_formed_once() -> None:
    given(HOUSEHOLD).when(FORM).then(FORMED)
    given(HOUSEHOLD, FORMED).when(FORM).refuses(AlreadyExists, household_id=str(HOME))


def test_people_join_and_leave() -> None:
    given(HOUSEHOLD, FORMED).when(JOIN).then(ZAHRA_JOINED)
    given(HOUSEHOLD, FORMED, ZAHRA_JOINED).when(JOIN).nothing_new()
    given(HOUSEHOLD, FORMED, ZAHRA_JOINED).when(LEAVE).then(LEFT)
    given(HOUSEHOLD, FORMED, ZAHRA_JOINED, LEFT).when(LEAVE).nothing_new()
    given(HOUSEHOLD, FORMED, ZAHRA_JOINED, LEFT).when(JOIN).then(ZAHRA_JOINED)


def test_nobody_is_adult_and_child_at_once() -> None:
    given(HOUSEHOLD, *FAMILY).when(replace(JOIN, role="adult")).refuses(AlreadyAMember)


def test_an_adult_of_the_household_decides_for_a_child() -> None:
    given(HOUSEHOLD, *FAMILY).when(DECIDE).then(DECIDED)
    given(HOUSEHOLD, *FAMILY, DECIDED).when(DECIDE).nothing_new()


def test_a_custodian_from_outside_decides() -> None:
    outside = {"guardians": [], "custodian": "Jugendamt, Frau Vormund"}

    given(HOUSEHOLD, *FAMILY, DECIDED).when(replace(DECIDE, **outside)).then(
        replace(DECIDED, **outside)
    )


def test_a_guardian_who_has_moved_out_still_decides() -> None:
    yusuf_left = replace(LEFT, client_id=YUSUF)
    both = replace(DECIDE, guardians=[YUSUF], custodian="Frau Vormund")

    given(HOUSEHOLD, *FAMILY, DECIDED, yusuf_left).when(both).then(
        replace(DECIDED, custodian="Frau Vormund")
    )


def test_a_child_that_leaves_takes_nobodys_decisions_along() -> None:
    given(HOUSEHOLD, *FAMILY, DECIDED, LEFT, ZAHRA_JOINED).when(DECIDE).then(DECIDED)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"client_id": YUSUF}, NotAMember),
        ({"client_id": YOUSEF}, NotAMember),
        ({"guardians": [YOUSEF]}, NotAnAdultMember),
        ({"guardians": [ZAHRA]}, NotAnAdultMember),
        ({"guardians": []}, NobodyDecides),
    ],
)
def test_nobody_else_decides(changes: dict[str, Any], refusal: Any) -> None:
    given(HOUSEHOLD, *FAMILY).when(replace(DECIDE, **changes)).refuses(refusal)


@pytest.mark.parametrize("command", [JOIN, LEAVE, DECIDE])
def test_without_a_household_nobody_lives_there(command: Any) -> None:
    given(HOUSEHOLD).when(command).refuses(NotFound)


def test_an_erased_history_can_still_be_replayed() -> None:
    erased = replace(DECIDED, guardians=ERASED, custodian=ERASED)

    household = HOUSEHOLD.replay([*FAMILY, erased, REGISTERED])

    assert household.custody == {ZAHRA: (frozenset(), None)}
