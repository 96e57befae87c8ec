"""A transaction, and the connection it runs on."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select
from typing import Any

import psycopg2
from psycopg2.extensions import connection, cursor

from shared.database.driver import DatabaseBusy, Parameters, Row, translated

BEGIN = (
    "BEGIN; SELECT set_config('wegakte.tenant', %s, true), set_config('wegakte.agency', %s, true);"
)


class Session:
    """One transaction, as its tenant sees the data."""

    def __init__(self, cursor_: cursor, prepared: set[str], beginning: bytes) -> None:
        """Work on `cursor_`, whose connection knows the statements in `prepared`.

        `beginning` begins the transaction; it travels with the first statement.
        """
        self._cursor = cursor_
        self._prepared = prepared
        self._beginning = beginning
        self._waiting = b""

    @property
    def has_begun(self) -> bool:
        """Say whether there is anything to commit."""
        return not self._beginning

    def execute(self, sql: str, parameters: Parameters = None) -> int:
        """Run a statement; return how many rows it touched."""
        with translated():
            self._run(sql, parameters)
        return int(self._cursor.rowcount)

    def later(self, sql: str, parameters: Parameters = None) -> None:
        """Run a statement along with the next one, or at the end: a write without an answer.

        It comes in its place among all statements; if it fails, so does the one it travels with.
        """
        with translated():
            self._waiting += self._cursor.mogrify(sql, parameters) + b";\n"

    def commit(self) -> None:
        """Make the transaction last, with what still waits for a next statement.

        Raises `DatabaseBusy` where a statement in it had failed.
        """
        if self._waiting or self.has_begun:
            with translated():
                self._run("COMMIT", None)
            if self._cursor.statusmessage != "COMMIT":
                raise DatabaseBusy("the transaction had failed and was rolled back")

    def rows(self, sql: str, parameters: Parameters = None) -> list[tuple[Any, ...]]:
        """Return the result as plain tuples."""
        with translated():
            self._run(sql, parameters)
            return self._cursor.fetchall()

    def each(self, sql: str, parameters: Parameters = None) -> Iterator[tuple[Any, ...]]:
        """Return the rows one by one: of a long result, none is kept longer than it is looked at.

        No other statement may run until the last was taken.
        """
        with translated():
            self._run(sql, parameters)
        return iter(self._cursor)

    def _run(self, sql: str, parameters: Parameters) -> None:
        before = self._beginning + self._waiting
        self._beginning = self._waiting = b""
        if before:
            self._cursor.execute(before + self._cursor.mogrify(sql, parameters))
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
                opened.commit()
            except BaseException:
                if opened.has_begun:
                    self.roll_back(cursor_)
                raise

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
