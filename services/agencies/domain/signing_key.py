"""A key with which an institution signs, and when it counts."""

import re
from base64 import b64decode
from dataclasses import dataclass, replace
from datetime import datetime

from services.agencies.domain.errors import KeyIdTaken, KeyValidTooEarly, NotASigningKey
from services.agencies.domain.identity import signing_key_id_of
from services.agencies.domain.subscription_commands import RegisterSigningKey, RevokeSigningKey
from services.agencies.domain.subscription_events import SigningKeyRegistered, SigningKeyRevoked
from shared.domain.aggregate import Aggregate
from shared.domain.messages import Event

KEY_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)
ED25519_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class SigningKey:
    """The key, once it was registered, and since when it is revoked."""

    registered: SigningKeyRegistered | None = None
    revoked_at: datetime | None = None


def is_valid(key: SigningKey, at: datetime) -> bool:
    """Say whether a signature of that moment counts: revoking takes nothing back."""
    if key.registered is None or at < key.registered.valid_from:
        return False
    return key.revoked_at is None or at < key.revoked_at


def evolve(key: SigningKey, event: Event) -> SigningKey:
    """Return the key after `event`."""
    match event:
        case SigningKeyRegistered():
            return SigningKey(registered=event)
        case SigningKeyRevoked(at=moment):
            return replace(key, revoked_at=moment)
        case _:
            return key


def register(key: SigningKey, command: RegisterSigningKey) -> list[Event]:
    """Enter the key; the same one again is nothing new, and nothing brings back a revoked one."""
    require_key(command)
    if key.registered and key.registered.public_key == command.public_key:
        return []
    if key.registered:
        raise KeyIdTaken(key_id=command.key_id)
    if command.valid_from and command.valid_from < command.at:
        raise KeyValidTooEarly
    registered = SigningKeyRegistered(
        agency=command.agency,
        key_id=command.key_id,
        public_key=command.public_key,
        valid_from=command.valid_from or command.at,
    )
    return [registered]


def require_key(command: RegisterSigningKey) -> None:
    """Raise `NotASigningKey` unless it has a short name and the length of an Ed25519 key."""
    try:
        key = b64decode(command.public_key, validate=True)
    except ValueError:
        raise NotASigningKey from None
    if len(key) != ED25519_BYTES or not KEY_ID.fullmatch(command.key_id):
        raise NotASigningKey


def revoke(key: SigningKey, command: RevokeSigningKey) -> list[Event]:
    """Have the key count no more; revoking it again changes nothing of when it ended."""
    if key.revoked_at:
        return []
    return [SigningKeyRevoked(agency=command.agency, key_id=command.key_id, at=command.at)]


SIGNING_KEY = Aggregate(
    category="signing_key",
    key="key_id",
    keys={
        RegisterSigningKey: lambda command: signing_key_id_of(command.agency, command.key_id),
        RevokeSigningKey: lambda command: signing_key_id_of(command.agency, command.key_id),
    },
    initial=SigningKey(),
    evolve=evolve,
    decisions={RegisterSigningKey: register, RevokeSigningKey: revoke},
    beginnings=frozenset({RegisterSigningKey}),
    about="A key with which an institution signs, and when it counts.",
)
