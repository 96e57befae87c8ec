"""What may be done with a person's data can be limited, and who is in charge can change."""

from dataclasses import replace
from typing import Any

import pytest

from services.clients.domain.client import CLIENT
from services.clients.domain.commands import (
    HandOverClient,
    LiftProtectedLocation,
    RestrictProcessing,
    SetProtectedLocation,
    UnrestrictProcessing,
)
from services.clients.domain.errors import (
    AlreadyRestricted,
    ClientErased,
    NotACode,
    ReasonMissing,
)
from services.clients.domain.events import (
    ClientHandedOver,
    LocationProtectionLifted,
    LocationProtectionSet,
    ProcessingRestricted,
    ProcessingUnrestricted,
)
from shared.domain.errors import NotFound
from shared.testing.specification import given
from tests.unit.clients.examples import AT, ERASED_PERSON, REGISTERED, SOEST, YUSUF

RESTRICT = RestrictProcessing(
    client_id=YUSUF, ground="accuracy_contested", reason="the birth date", at=AT
)
RESTRICTED = ProcessingRestricted(
    client_id=YUSUF, ground="accuracy_contested", reason="the birth date"
)
FREE = UnrestrictProcessing(client_id=YUSUF, reason="it was put right", at=AT)
FREED = ProcessingUnrestricted(client_id=YUSUF, reason="it was put right")
PROTECT = SetProtectedLocation(client_id=YUSUF, basis="shelter", note="by telephone", at=AT)
PROTECTED = LocationProtectionSet(client_id=YUSUF, basis="shelter", note="by telephone")
LIFT = LiftProtectedLocation(client_id=YUSUF, reason="moved", at=AT)
LIFTED = LocationProtectionLifted(client_id=YUSUF, reason="moved")
HAND_OVER = HandOverClient(client_id=YUSUF, to_tenant=SOEST, ownership_epoch=2, at=AT)
HANDED_OVER = ClientHandedOver(client_id=YUSUF, to_tenant=SOEST, ownership_epoch=2)


def test_processing_is_restricted_and_set_free_again() -> None:
    given(CLIENT, REGISTERED).when(RESTRICT).then(RESTRICTED)
    given(CLIENT, REGISTERED, RESTRICTED).when(FREE).then(FREED)
    given(CLIENT, REGISTERED, RESTRICTED, FREED).when(RESTRICT).then(RESTRICTED)


def test_what_is_restricted_already_stays_so_on_its_ground() -> None:
    restricted = given(CLIENT, REGISTERED, RESTRICTED)

    restricted.when(RESTRICT).nothing_new()
    restricted.when(replace(RESTRICT, ground="objection")).refuses(AlreadyRestricted)
    given(CLIENT, REGISTERED).when(FREE).nothing_new()


def test_a_location_is_protected_until_that_is_lifted() -> None:
    given(CLIENT, REGISTERED).when(PROTECT).then(PROTECTED)
    given(CLIENT, REGISTERED, PROTECTED).when(PROTECT).nothing_new()
    given(CLIENT, REGISTERED, PROTECTED).when(LIFT).then(LIFTED)
    given(CLIENT, REGISTERED, PROTECTED, LIFTED).when(LIFT).nothing_new()


def test_the_basis_of_a_protection_is_a_code() -> None:
    given(CLIENT, REGISTERED).when(replace(PROTECT, basis="he hits her")).refuses(NotACode)


@pytest.mark.parametrize("command", [RESTRICT, FREE, LIFT])
def test_whoever_changes_it_says_why(command: Any) -> None:
    given(CLIENT, REGISTERED).when(replace(command, reason=" ")).refuses(ReasonMissing)


@pytest.mark.parametrize("command", [RESTRICT, FREE, PROTECT, LIFT])
def test_there_is_nothing_to_guard_of_nobody(command: Any) -> None:
    given(CLIENT).when(command).refuses(NotFound)
    given(CLIENT, ERASED_PERSON).when(command).refuses(ClientErased)


def test_a_person_is_handed_over_once_for_each_time_of_being_in_charge() -> None:
    given(CLIENT, REGISTERED).when(HAND_OVER).then(HANDED_OVER)
    given(CLIENT, REGISTERED, HANDED_OVER).when(HAND_OVER).nothing_new()
    given(CLIENT, REGISTERED, HANDED_OVER).when(replace(HAND_OVER, ownership_epoch=3)).then(
        replace(HANDED_OVER, ownership_epoch=3)
    )
