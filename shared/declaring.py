"""How settings are declared, and how what an operator has set is checked."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import field
from typing import Any
from urllib.parse import urlsplit

from marshmallow import ValidationError
from marshmallow.validate import Range, Regexp

ROOT_KEY_BYTES = 32
PORT = Range(min=0, max=65535)
POSITIVE = Range(min=1)
NAME = Regexp(r"[^\s+]+\Z", error="Must have no spaces and no plus sign.")


def setting(default: Any, about: str, *, secret: bool = False, check: Any = None) -> Any:
    """Declare a setting; `secret` keeps it out of every print and log."""
    return field(
        default=default,
        repr=not secret,
        metadata={"about": about, "secret": secret, "check": check},
    )


def require_root_keys(value: str) -> None:
    """Raise `ValidationError` unless `value` holds base64 keys of 32 bytes, parted by commas."""
    for part in value.split(","):
        try:
            key = base64.b64decode(part.strip(), validate=True)
        except binascii.Error:
            key = b""
        if len(key) != ROOT_KEY_BYTES:
            raise ValidationError(
                "Must be 32 random bytes in base64 (`wegakte keyring secret` makes one)."
            )


def url_of(*schemes: str) -> Callable[[str], None]:
    """Return the check that a URL has one of the `schemes`."""

    def require_scheme(value: str) -> None:
        if urlsplit(value).scheme not in schemes:
            raise ValidationError(f"Must begin with {' or '.join(f'{s}://' for s in schemes)}.")

    return require_scheme
