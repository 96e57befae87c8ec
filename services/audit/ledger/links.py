"""What an entry is about: its stream, and everything whose id it mentions."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

OF_ONE, OF_MANY = re.compile(r"(?:.*_)?([a-z]+)_id"), re.compile(r"(?:.*_)?([a-z]+)_ids")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
CODES = {"recipient": "agency", "agency": "agency"}


class Link(NamedTuple):
    """A thing that an entry is about."""

    kind: str
    id: str


def links(category: str, stream_id: UUID, data: Mapping[str, Any]) -> list[Link]:
    """Return everything that an entry of this stream with this content is about, once each.

    The kind is the last word before `_id`: a `client_id`, one of `other_client_ids` and the
    stream of a client are all a client.
    """
    kind = category.rpartition("_")[2]
    return sorted({Link(kind, str(stream_id)), *mentioned(data)})


def mentioned(value: Any) -> Iterator[Link]:
    """Yield what is mentioned anywhere within `value`."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            yield from named(name, part)
            yield from mentioned(part)
    elif isinstance(value, list):
        for part in value:
            yield from mentioned(part)


def named(name: str, value: Any) -> Iterator[Link]:
    """Yield what a field mentions by its own name."""
    if name in CODES and (code := code_of(value)):
        yield Link(CODES[name], code)
    elif (one := OF_ONE.fullmatch(name)) and (id_ := as_id(value)):
        yield Link(one[1], id_)
    elif (many := OF_MANY.fullmatch(name)) and isinstance(value, list):
        yield from (Link(many[1], id_) for id_ in map(as_id, value) if id_)


def code_of(value: Any) -> str | None:
    """Return the code of an institution, or `None` where it is something else."""
    return value if isinstance(value, str) and CODE.fullmatch(value) else None


def as_id(value: Any) -> str | None:
    """Return an id in its usual form, or `None` where it is something else."""
    try:
        return str(UUID(value))
    except (ValueError, TypeError, AttributeError):
        return None
