"""A key counts from a moment on until it is revoked; what was signed before stays signed."""

from base64 import b64encode
from datetime import timedelta
from typing import Any

import pytest

from services.agencies.domain.errors import KeyIdTaken, KeyValidTooEarly, NotASigningKey
from services.agencies.domain.signing_key import SIGNING_KEY, is_valid
from services.agencies.domain.subscription_commands import RegisterSigningKey, RevokeSigningKey
from services.agencies.domain.subscription_events import SigningKeyRegistered, SigningKeyRevoked
from shared.testing.specification import given
from tests.unit.agencies.examples import ASSIGNED, AT

KEY, OTHER = (b64encode(bytes([number]) * 32).decode() for number in (1, 2))
SECOND = timedelta(seconds=1)
REGISTERED = SigningKeyRegistered(agency="JC", key_id="jc-1", public_key=KEY, valid_from=AT)
REVOKE = RevokeSigningKey(agency="JC", key_id="jc-1", at=AT + timedelta(days=9))
REVOKED = SigningKeyRevoked(agency="JC", key_id="jc-1", at=AT + timedelta(days=9))


def registering(**changes: Any) -> RegisterSigningKey:
    known = {"agency": "JC", "key_id": "jc-1", "public_key": KEY, "at": AT}
    return RegisterSigningKey(**{**known, **changes})


def test_a_key_belongs_to_one_institution() -> None:
    own, other = (SIGNING_KEY.stream_of(registering(agency=code)) for code in ("JC", "GA"))
    assert own != other
    assert SIGNING_KEY.stream_of(REVOKE) == own


def test_a_key_is_registered_once() -> None:
    given(SIGNING_KEY).when(registering()).then(REGISTERED)
    given(SIGNING_KEY, REGISTERED).when(registering(at=AT + SECOND)).nothing_new()
    given(SIGNING_KEY, REGISTERED).when(registering(public_key=OTHER)).refuses(KeyIdTaken)
    given(SIGNING_KEY, REGISTERED, REVOKED).when(registering()).nothing_new()


def test_a_key_never_counts_before_it_was_registered() -> None:
    given(SIGNING_KEY).when(registering(valid_from=AT - SECOND)).refuses(KeyValidTooEarly)
    later = SigningKeyRegistered(agency="JC", key_id="jc-1", public_key=KEY, valid_from=AT + SECOND)
    given(SIGNING_KEY).when(registering(valid_from=AT + SECOND)).then(later)


@pytest.mark.parametrize(
    "wrong",
    [
        {"public_key": b64encode(bytes(31)).decode()},
        {"public_key": "not base64"},
        {"public_key": "ä"},
        {"key_id": "JC 1"},
        {"key_id": ""},
    ],
)
def test_a_key_has_a_name_and_its_length(wrong: dict[str, str]) -> None:
    given(SIGNING_KEY).when(registering(**wrong)).refuses(NotASigningKey)


def test_a_key_is_revoked_once() -> None:
    given(SIGNING_KEY, REGISTERED).when(REVOKE).then(REVOKED)
    given(SIGNING_KEY, REGISTERED, REVOKED).when(REVOKE).nothing_new()


def test_a_key_counts_from_its_first_moment_until_it_is_revoked() -> None:
    key = SIGNING_KEY.replay([REGISTERED])
    revoked = SIGNING_KEY.replay([REGISTERED, REVOKED])

    assert [is_valid(key, AT + shift) for shift in (-SECOND, 0 * SECOND, SECOND)] == [
        False,
        True,
        True,
    ]
    assert is_valid(revoked, REVOKED.at - SECOND)
    assert not is_valid(revoked, REVOKED.at)
    assert not is_valid(SIGNING_KEY.initial, AT)


def test_a_key_that_is_revoked_before_it_counts_never_does() -> None:
    future = SigningKeyRegistered(
        agency="JC", key_id="jc-1", public_key=KEY, valid_from=REVOKED.at + SECOND
    )
    revoked = SIGNING_KEY.replay([future, REVOKED])

    assert not is_valid(revoked, REVOKED.at - SECOND)
    assert not is_valid(revoked, REVOKED.at + 2 * SECOND)


def test_what_happens_elsewhere_changes_no_key() -> None:
    assert SIGNING_KEY.replay([REGISTERED, ASSIGNED]) == SIGNING_KEY.replay([REGISTERED])
