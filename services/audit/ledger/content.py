"""Whether two deliveries say the same."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any


def digest(content: Mapping[str, Any]) -> bytes:
    """Return a hash of what an entry says, whatever the order and the spelling of its fields."""
    text = json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=plainly
    )
    return hashlib.sha256(text.encode()).digest()


def plainly(value: Any) -> str:
    """Return a value that JSON does not know as text: times in UTC, all else as it is written."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value)
