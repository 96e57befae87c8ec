"""What a leaf tells of an event: all that is not personal, and marks for the rest."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from services.audit.ledger.leaves import LeafRefused, loaded, require_profile
from services.audit.ledger.notes import to_base64

SALT_BYTES: Final = 16
KEY_BYTES: Final = 48
"""The salt in the leaf, and behind it the key that stays outside and can be destroyed."""
LARGEST_CLEAR: Final = 48_000


def described(row: Mapping[str, Any], key: bytes) -> dict[str, Any]:
    """Return the fields of an entry's leaf, but for its place.

    Who acted is a mark under the second part of `key`: once that is gone, it means nothing.
    """
    told = {
        "src": row["source"],
        "id": str(row["event_id"]),
        "type": row["type"],
        "tv": row["schema_version"],
        "stream": str(row["stream_id"]),
        "cat": row["category"],
        "kseq": row["stream_version"],
        "tenant": row["tenant"],
        "org": row["institution"],
        "role": row["actor_role"],
        "who": who(row["actor_user"], key),
        "occurred": timestamp(row["occurred_at"]),
        "recorded": timestamp(row["recorded_at"]),
        "corr": str(row["correlation_id"]),
        "salt": to_base64(key[:SALT_BYTES]),
        "pub": clear_part(row["data"]),
    }
    return told | {name: value for name, value in known(row).items() if value}


def known(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what not every entry has."""
    return {
        "cause": row["causation_id"] and str(row["causation_id"]),
        "cmd": row["command_id"] and str(row["command_id"]),
        "basis": row["legal_basis"],
        "purpose": row["purpose"],
        "ct": row["sealed_hash"] and {"h": row["sealed_hash"]},
    }


def who(user: str, key: bytes) -> str:
    """Return the mark of a name, as only the owner of the key can make it."""
    return to_base64(hmac.digest(key[SALT_BYTES:], user.encode(), "sha256"))


def timestamp(moment: datetime) -> str:
    """Return a moment as text, always as long, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def clear_part(text: str) -> Any:
    """Return the clear part of an event; of one that not everybody would write alike, the hash."""
    content = loaded(text.encode())
    try:
        require_profile(content)
    except LeafRefused:
        return {"sha256": hashlib.sha256(text.encode()).hexdigest()}
    if len(text.encode()) > LARGEST_CLEAR:
        return {"sha256": hashlib.sha256(text.encode()).hexdigest()}
    return content
