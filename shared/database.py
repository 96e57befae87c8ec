"""Connections and transactions: a small pool, and sessions bound to a tenant."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from queue import Empty, LifoQueue
from select import select
from typing import Any
from uuid import UUID

import orjson
import psycopg2
import psycopg2.errors
import psycopg2.extras
from psycopg2.extensions import (
    connection,
    cursor,
    make_dsn,
    new_type,
    register_adapter,
    register_type,
)

UUID_TYPE = 2950
Row = dict[str, Any]
Parameters = Mapping[str, Any] | Sequence[Any] | None

BEGIN = (
    "BEGIN; SELECT set_config('wegakte.tenant', %s, true), set_config('wegakte.agency', %s, true);"
)
KEEPALIVE = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15000,
}


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


psycopg2.extras.register_uuid()  # type: ignore[no-untyped-call]
register_type(
    new_type((UUID_TYPE,), "UUID", lambda text, _: None if text is None else same_uuid(text))
)
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


class Session:
    """One transaction, as its tenant sees the data."""

    def __init__(self, cursor_: cursor, prepared: set[str], beginning: bytes) -> None:
        """Work on `cursor_`, whose connection knows the statements in `prepared`.

        `beginning` begins the transaction; it travels with the first statement.
        """
        self._cursor = cursor_
        self._prepared = prepared
        self._beginning = beginning

    @property
    def has_begun(self) -> bool:
        """Say whether there is anything to commit."""
        return not self._beginning

    def execute(self, sql: str, parameters: Parameters = None) -> int:
        """Run a statement; return how many rows it touched."""
        with translated():
            self._run(sql, parameters)
        return int(self._cursor.rowcount)

    def rows(self, sql: str, parameters: Parameters = None) -> list[tuple[Any, ...]]:
        """Return the result as plain tuples."""
        with translated():
            self._run(sql, parameters)
            return self._cursor.fetchall()

    def _run(self, sql: str, parameters: Parameters) -> None:
        beginning, self._beginning = self._beginning, b""
        if beginning:
            self._cursor.execute(beginning + self._cursor.mogrify(sql, parameters))
        else:
            self._cursor.execute(sql, parameters)

    def all(self, sql: str, parameters: Parameters = None) -> list[Row]:
        """Return every row of the result."""
        rows = self.rows(sql, parameters)
        names = [column.name for column in self._cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in rows]

    def one(self, sql: str, parameters: Parameters = None) -> Row | None:
        """Return the first row of the result, if there is one."""
        rows = self.all(sql, parameters)
        return rows[0] if rows else None

    def prepare(self, name: str, statement: str) -> None:
        """Have the server keep a parsed `statement` for as long as the connection lasts."""
        if name not in self._prepared:
            self.execute(f"PREPARE {name} AS {statement}")
            self._prepared.add(name)

    def act_for(self, tenant: str, agency: str = "") -> None:
        """Go on in this transaction as another tenant."""
        self.execute(
            "SELECT set_config('wegakte.tenant', %s, true), set_config('wegakte.agency', %s, true)",
            (tenant, agency),
        )


def commit(cursor_: cursor) -> None:
    """Make the transaction last, or raise `DatabaseBusy` where a statement in it had failed."""
    with translated():
        cursor_.execute("COMMIT")
    if cursor_.statusmessage != "COMMIT":
        raise DatabaseBusy("the transaction had failed and was rolled back")


class Connection:
    """A connection and the statements the server has prepared on it."""

    def __init__(self, dsn: str) -> None:
        """Connect, or raise `DatabaseAway`."""
        with translated():
            self.raw: connection = psycopg2.connect(dsn)
            self.raw.autocommit = True
        self.prepared: set[str] = set()

    @contextmanager
    def session(self, tenant: str = "", agency: str = "") -> Iterator[Session]:
        """Open a transaction; commit at the end, roll back on any error."""
        with self.raw.cursor() as cursor_:
            opened = Session(cursor_, self.prepared, cursor_.mogrify(BEGIN, (tenant, agency)))
            try:
                yield opened
            except BaseException:
                if opened.has_begun:
                    self.roll_back(cursor_)
                raise
            if opened.has_begun:
                commit(cursor_)

    def roll_back(self, cursor_: cursor) -> None:
        """Undo; a connection that cannot even do that is closed."""
        try:
            cursor_.execute("ROLLBACK")
        except psycopg2.Error:
            self.close()

    def close(self) -> None:
        """Hang up, whatever state the connection is in."""
        with suppress(psycopg2.Error):
            self.raw.close()

    def has_hung_up(self) -> bool:
        """Say whether the server has said something unasked, such as goodbye."""
        return bool(select([self.raw], [], [], 0)[0])

    @property
    def usable(self) -> bool:
        """Say whether another transaction may begin here."""
        return self.raw.closed == 0


class Database:
    """A database as one role sees it."""

    def __init__(
        self,
        url: str,
        *,
        user: str | None = None,
        password: str | None = None,
        name: str | None = None,
        search_path: str | None = None,
        size: int = 8,
        patience: float = 5.0,
    ) -> None:
        """Prepare up to `size` connections; none is made before it is needed.

        `patience` is how many seconds a session waits for a free connection.
        """
        given = {"user": user, "password": password, "dbname": name}
        options = f"-csearch_path={search_path}" if search_path else None
        known = {key: value for key, value in {**given, "options": options}.items() if value}
        self.dsn = make_dsn(url, application_name=user or "wegakte", **known, **KEEPALIVE)
        self.patience = patience
        self._idle: LifoQueue[Connection | None] = LifoQueue()
        for _ in range(size):
            self._idle.put(None)

    def connect(self) -> Connection:
        """Return a connection of one's own, outside the pool."""
        return Connection(self.dsn)

    @contextmanager
    def session(self, tenant: str = "", agency: str = "") -> Iterator[Session]:
        """Open a transaction as `tenant`, and as `agency` for what is addressed to it.

        Raises `DatabaseAway` without a connection and `DatabaseBusy` without a free one.
        """
        kept = self._check_out()
        try:
            kept = self._answering(kept)
            with kept.session(tenant, agency) as session:
                yield session
        except DatabaseAway:
            if kept is not None:
                kept.close()
            raise
        finally:
            self._idle.put(kept if kept is not None and kept.usable else None)

    def _answering(self, kept: Connection | None) -> Connection:
        """Return a connection that was made just now, or on which nothing has been said since.

        The server may have been restarted meanwhile: then all idle connections are dead, and the
        one who comes next need not suffer for it.
        """
        if kept is not None and kept.usable and not kept.has_hung_up():
            return kept
        if kept is not None:
            kept.close()
        return self.connect()

    def _check_out(self) -> Connection | None:
        try:
            return self._idle.get(timeout=self.patience)
        except Empty:
            raise DatabaseBusy(f"no free connection within {self.patience:g} s") from None

    def close(self) -> None:
        """Hang up all idle connections."""
        for _ in range(self._idle.qsize()):
            with suppress(Empty):
                kept = self._idle.get_nowait()
                if kept is not None:
                    kept.close()
                self._idle.put(None)
