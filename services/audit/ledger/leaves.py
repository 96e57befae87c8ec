"""The bytes of a leaf: one event, written in the one way that everybody writes it.

That way is RFC 8785 (JCS) on a narrower profile: no fractions, no number beyond 2^53 - 1, and no
names with characters beyond U+D7FF, whose order is disputed. On it, sorting names and leaving out
spaces is all there is to canonical JSON.
"""

import json
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

# Whoever verifies without our packages waits a little longer.
orjson: Any = import_module("orjson") if find_spec("orjson") else None

LARGEST: Final = 0xFFFF
LARGEST_NUMBER: Final = 2**53 - 1
LAST_OF_NAMES: Final = "\ud7ff"

Fields = dict[str, Any]


class LeafRefused(Exception):
    """This is no leaf, or it is not written in the one way that leaves are written."""


def written(fields: Mapping[str, Any]) -> bytes:
    """Return the bytes of a leaf, or raise `LeafRefused` for what the profile does not have."""
    require_profile(fields)
    leaf = dumped(fields)
    if len(leaf) > LARGEST:
        raise LeafRefused(f"{len(leaf)} bytes are more than a leaf may have")
    return leaf


def read(leaf: bytes) -> Fields:
    """Return the fields of a leaf, or raise `LeafRefused`.

    What is not written exactly so is refused: two ways to write it would be two leaves.
    """
    try:
        fields = loaded(leaf)
        same = isinstance(fields, dict) and dumped(fields) == leaf
    except (ValueError, TypeError, RecursionError):
        raise LeafRefused("not JSON") from None
    if not same:
        raise LeafRefused("not in the one way that leaves are written")
    found: Fields = fields
    return found


def dumped_plainly(value: Any) -> bytes:
    """Return canonical JSON of a value within the profile, with the standard library."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def dumped_fast(value: Any) -> bytes:
    """Return the same with orjson, ten times as fast."""
    encoded: bytes = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    return encoded


dumped: Callable[[Any], bytes] = dumped_fast if orjson else dumped_plainly
loaded: Callable[[bytes], Any] = orjson.loads if orjson else json.loads


def require_profile(value: Any) -> None:
    """Raise `LeafRefused` for what not everybody would write in the same way."""
    kind = type(value)
    if kind is str:
        require_characters(value)
    elif kind is dict:
        for name, each in value.items():
            require_name(name)
            require_profile(each)
    elif kind is list:
        for each in value:
            require_profile(each)
    elif kind is int:
        if abs(value) > LARGEST_NUMBER:
            raise LeafRefused(f"{value} is too large a number")
    elif kind is not bool and value is not None:
        raise LeafRefused(f"a leaf holds no {kind.__name__}")


def require_name(name: Any) -> None:
    """Raise `LeafRefused` for a name whose place among the others is disputed."""
    if type(name) is not str or not (name.isascii() or max(name) <= LAST_OF_NAMES):
        raise LeafRefused(f"{name!r} is no name")


def require_characters(text: str) -> None:
    """Raise `LeafRefused` for half a character."""
    if not text.isascii() and any("\ud800" <= each <= "\udfff" for each in text):
        raise LeafRefused("a text holds half a character")
