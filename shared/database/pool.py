"""A small pool of connections of one role."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import Empty, LifoQueue

from psycopg2.extensions import make_dsn

from shared.database.driver import DatabaseAway, DatabaseBusy
from shared.database.session import Connection, Session

KEEPALIVE = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15000,
}


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
        """Hang up all idle connections; new ones are made when they are needed."""
        idle: list[Connection | None] = []
        with suppress(Empty):
            while True:
                idle.append(self._idle.get_nowait())
        for kept in idle:
            if kept is not None:
                kept.close()
            self._idle.put(None)
