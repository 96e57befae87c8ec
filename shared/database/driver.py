"""What the driver gives and takes, and what its errors mean to us."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
import psycopg2
import psycopg2.errors
import psycopg2.extras
from psycopg2.extensions import new_type, register_adapter, register_type

UUID_TYPE, TIME_TYPE = 2950, 1184
Row = dict[str, Any]
Parameters = Mapping[str, Any] | Sequence[Any] | None


class DatabaseAway(Exception):
    """The database does not answer; nothing was changed, or nobody knows whether it was."""


class DatabaseBusy(Exception):
    """The database could not do it now (deadlock, lock time-out, no free connection)."""


AWAY = (psycopg2.OperationalError, psycopg2.InterfaceError)
BUSY = (
    psycopg2.errors.DeadlockDetected,
    psycopg2.errors.SerializationFailure,
    psycopg2.errors.LockNotAvailable,
    psycopg2.errors.QueryCanceled,
)


def as_json(value: Any) -> Any:
    """Return `value` as a parameter for a json column."""
    return psycopg2.extras.Json(value, dumps=lambda plain: orjson.dumps(plain).decode())


@lru_cache(maxsize=1 << 16)
def same_uuid(text: str) -> UUID:
    """Return a UUID. The same few come again and again, and making one takes a while."""
    return UUID(text)


def time(text: str | bytes) -> datetime:
    """Return a time. The driver's own way makes a time zone for each, and takes twice as long."""
    return datetime.fromisoformat(text)  # type: ignore[arg-type]


psycopg2.extras.register_uuid()  # type: ignore[no-untyped-call]
register_type(
    new_type((UUID_TYPE,), "UUID", lambda text, _: None if text is None else same_uuid(text))
)
register_type(new_type((TIME_TYPE,), "TIME", lambda text, _: None if text is None else time(text)))
psycopg2.extras.register_default_json(loads=orjson.loads, globally=True)
psycopg2.extras.register_default_jsonb(loads=orjson.loads, globally=True)
register_adapter(dict, as_json)


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors about the server's state into `DatabaseBusy` and `DatabaseAway`."""
    try:
        yield
    except BUSY as error:
        raise DatabaseBusy(str(error).strip()) from error
    except AWAY as error:
        raise DatabaseAway(str(error).strip()) from error
